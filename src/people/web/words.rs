//! A profile in words: rows of label and value, items with a title and lines. The check page, the lists and the
//! officer's view of a file say the same because they all come through here.

use chrono::NaiveDate;

use super::fields::{self, Field};
use crate::people::lists::Listed;
use crate::people::profile::{EducationEntry, LanguageEntry, ServiceEntry};
use crate::people::{Content, Section};
use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::reference::codes::Grade;

/// One entry of a list, in words.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) grade: Grade,
}

impl Item {
    /// How the badge of its grade looks.
    pub(super) fn badge(&self) -> &'static str {
        badge(self.grade)
    }
}

/// The look of a grade.
pub(super) const fn badge(grade: Grade) -> &'static str {
    match grade {
        Grade::Declared => "unverified",
        Grade::Document => "document",
        Grade::Registry => "registry",
    }
}

/// One section, in words: rows, or items.
pub(super) struct Part {
    pub(super) section: Section,
    /// Label and value; a value may be empty.
    pub(super) rows: Vec<(String, String)>,
    pub(super) items: Vec<Item>,
    /// Who stands behind the rows, where they are facts.
    pub(super) grade: Option<Grade>,
}

impl Part {
    pub(super) fn badge(&self) -> &'static str {
        self.grade.map_or("", badge)
    }
}

/// A list and its page.
pub(super) trait Shown: Listed {
    fn item(&self, ui: &Ui, app: &App) -> Item;
    fn fields(ui: &Ui, app: &App) -> Vec<Field>;
}

fn filled(lines: impl IntoIterator<Item = Option<String>>) -> Vec<String> {
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

impl Shown for EducationEntry {
    fn item(&self, ui: &Ui, app: &App) -> Item {
        let field = self.field.and_then(|field| app.reference.fields.get(&field));
        let country = app.reference.countries.get(&self.country);
        let years = match (self.started_year, self.completed_year) {
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (None, Some(to)) => ui.t1("people-completed", "year", to.to_string()),
            (Some(from), None) => ui.t1("people-studies-since", "year", from.to_string()),
            (None, None) => ui.t("people-studies-now"),
        };
        let lines = filled([
            Some(ui.t(self.level.message_key())),
            field.map(|field| format!("{} {}", field.code, field.names.get(ui.locale))),
            self.speciality.clone(),
            Some(years),
            self.completed_on.map(|day| ui.t1("people-diploma-of", "day", ui.day(&day))),
            self.degree.map(|degree| ui.t(degree.message_key())),
            country.map(|country| country.names.get(ui.locale).to_owned()),
        ]);
        Item { title: self.institution.clone(), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, app: &App) -> Vec<Field> {
        fields::education(ui, app)
    }
}

impl Shown for ServiceEntry {
    fn item(&self, ui: &Ui, app: &App) -> Item {
        let kind = match self.category {
            Some(category) => format!("{}, {category}", ui.t(self.kind.message_key())),
            None => ui.t(self.kind.message_key()),
        };
        let leading = match (self.leading, self.subordinates) {
            (true, Some(count)) => Some(ui.t1("people-leads", "count", count)),
            (true, None) => Some(ui.t("people-leading")),
            (false, _) => None,
        };
        let until = self.ended_on.map_or_else(|| ui.t("people-to-present"), |day| ui.day(&day));
        let lines = filled([
            Some(self.organisation.clone()),
            Some(format!("{} – {until}", ui.day(&self.started_on))),
            Some(kind),
            Some(ui.t(self.sector.message_key())),
            leading,
            self.region.map(|region| app.reference.place_name(region, ui.locale)),
        ]);
        Item { title: self.post_title.clone(), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, app: &App) -> Vec<Field> {
        fields::service(ui, app)
    }
}

impl Shown for LanguageEntry {
    fn item(&self, ui: &Ui, _: &App) -> Item {
        let lines = filled([
            Some(ui.t(self.level.message_key())),
            self.certificate.clone(),
            self.certificate_expires_on.map(|day| ui.t1("people-valid-until", "day", ui.day(&day))),
        ]);
        Item { title: ui.t(self.language.message_key()), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, _: &App) -> Vec<Field> {
        fields::languages(ui)
    }
}

fn day(ui: &Ui, day: Option<NaiveDate>) -> String {
    day.map(|day| ui.day(&day)).unwrap_or_default()
}

fn basics(ui: &Ui, app: &App, content: &Content) -> Vec<(String, String)> {
    let name = content.name.as_ref();
    let country = content.citizenship.and_then(|country| app.reference.countries.get(&country));
    let residence = content.residence_kato.map(|kato| {
        let place = app.reference.place_name(kato, ui.locale);
        let region = app.reference.place_name(kato.region(), ui.locale);
        if place == region { place } else { format!("{place}, {region}") }
    });
    let row = |key: &str, value: String| (ui.t(key), value);
    vec![
        row("people-row-name", name.map(|name| name.full()).unwrap_or_default()),
        row(
            "people-row-latin",
            name.and_then(|name| name.latin.as_ref()).map(|latin| latin.full()).unwrap_or_default(),
        ),
        row("people-field-born-on", day(ui, content.born_on)),
        row(
            "people-field-citizenship",
            country.map(|row| row.names.get(ui.locale).to_owned()).unwrap_or_default(),
        ),
        row("people-field-residence", residence.unwrap_or_default()),
    ]
}

fn wishes(ui: &Ui, app: &App, content: &Content) -> Vec<(String, String)> {
    let wishes = &content.wishes;
    let list = |texts: Vec<String>| if texts.is_empty() { ui.t("people-any") } else { texts.join(", ") };
    let directions = wishes.directions.iter().map(|direction| ui.t(direction.message_key())).collect();
    let regions = wishes.regions.iter().map(|region| app.reference.place_name(*region, ui.locale)).collect();
    let from = wishes.available_from.map_or_else(|| ui.t("people-at-once"), |day| ui.day(&day));
    vec![
        (ui.t("people-field-directions"), list(directions)),
        (ui.t("people-field-regions"), list(regions)),
        (ui.t("people-field-available-from"), from),
        (ui.t("people-field-statement"), wishes.statement.clone()),
    ]
}

/// All sections but the contacts, which are kept apart.
pub(super) fn parts(ui: &Ui, app: &App, content: &Content) -> Vec<Part> {
    fn items<T: Shown>(ui: &Ui, app: &App, section: Section, list: &[T]) -> Part {
        let items = list.iter().map(|fact| fact.item(ui, app)).collect();
        Part { section, rows: Vec::new(), items, grade: None }
    }
    let rows = |section, rows, grade| Part { section, rows, items: Vec::new(), grade };
    vec![
        rows(Section::Basics, basics(ui, app, content), Some(content.grade)),
        items(ui, app, Section::Education, &content.education),
        items(ui, app, Section::Service, &content.service),
        items(ui, app, Section::Languages, &content.languages),
        rows(Section::Wishes, wishes(ui, app, content), None),
    ]
}
