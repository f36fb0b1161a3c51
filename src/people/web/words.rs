//! A profile in words: rows of label and value, items with a title and lines. The check page, the lists and the
//! officer's view of a file say the same because they all come through here.

use chrono::NaiveDate;

use super::entries::Shown;
use crate::people::lists::{InProfile as _, for_each_list};
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
    fn items<T: Shown>(ui: &Ui, app: &App, list: &[T]) -> Part {
        let items = list.iter().map(|fact| fact.item(ui, app)).collect();
        Part { section: T::SECTION, rows: Vec::new(), items, grade: None }
    }
    let rows = |section, rows, grade| Part { section, rows, items: Vec::new(), grade };
    let mut parts = vec![rows(Section::Basics, basics(ui, app, content), Some(content.grade))];
    for_each_list!(T => { parts.push(items(ui, app, T::facts(&content.lists))); });
    parts.push(rows(Section::Wishes, wishes(ui, app, content), None));
    parts
}
