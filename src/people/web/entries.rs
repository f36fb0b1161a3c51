//! How each list looks: an entry in words and the fields of its form, the one beside the other.

use super::fields::{Choice, Control, Field, codes, countries, input, input_for, regions, select, short};
use super::words::Item;
use crate::people::lists::Listed;
use crate::people::profile::{
    EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry, TestResultEntry,
};
use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::reference::codes::{
    Category, Degree, EducationLevel, Funding, Kinship, Language, LanguageLevel, PaperKind, Programme,
    Sector, ServiceKind, StateTest,
};
use crate::reference::load::{body, body_id};

/// A list and its pages.
pub(super) trait Shown: Listed {
    /// Addresses: all, new, one, removal.
    const PATHS: [&'static str; 4];
    /// An entry in words.
    fn item(&self, ui: &Ui, app: &App) -> Item;
    /// The fields of its form.
    fn fields(ui: &Ui, app: &App) -> Vec<Field>;
}

macro_rules! paths {
    ($section:literal) => {
        [
            concat!("/me/", $section),
            concat!("/me/", $section, "/new"),
            concat!("/me/", $section, "/{id}"),
            concat!("/me/", $section, "/{id}/remove"),
        ]
    };
}

fn filled(lines: impl IntoIterator<Item = Option<String>>) -> Vec<String> {
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// A date with a hint.
fn date(ui: &Ui, name: &'static str, label: &'static str, hint: &str) -> Field {
    Field::new(name, label, Control::Date).hint(ui, hint)
}

impl Shown for EducationEntry {
    const PATHS: [&'static str; 4] = paths!("education");

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
            self.funding.map(|funding| ui.t(funding.message_key())),
            country.map(|country| country.names.get(ui.locale).to_owned()),
        ]);
        Item { title: self.institution.clone(), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, app: &App) -> Vec<Field> {
        let rows = app.reference.fields.iter();
        let study = |row: &crate::reference::data::Field| -> Choice {
            (row.code.to_string(), format!("{} {}", row.code, row.names.get(ui.locale)))
        };
        let studies = rows.map(study).collect();
        let degrees = codes!(ui, Degree);
        vec![
            select(ui, "level", "people-field-education-level", codes!(ui, EducationLevel)),
            input("institution", "people-field-institution").hint(ui, "people-field-institution-hint"),
            select(ui, "country", "people-field-country", countries(ui, app)),
            select(ui, "field", "people-field-field", studies).hint(ui, "people-field-field-hint"),
            input("speciality", "people-field-speciality").hint(ui, "people-field-speciality-hint"),
            short("started_year", "people-field-started-year", "4").hint(ui, "people-optional"),
            short("completed_year", "people-field-completed-year", "4")
                .hint(ui, "people-field-completed-year-hint"),
            date(ui, "completed_on", "people-field-completed-on", "people-field-completed-on-hint"),
            select(ui, "degree", "people-field-degree", degrees).hint(ui, "people-field-degree-hint"),
            select(ui, "funding", "people-field-funding", codes!(ui, Funding))
                .hint(ui, "people-field-funding-hint"),
        ]
    }
}

impl Shown for ServiceEntry {
    const PATHS: [&'static str; 4] = paths!("service");

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
            self.elected.then(|| ui.t("people-elected")),
            self.region.map(|region| app.reference.place_name(region, ui.locale)),
        ]);
        Item { title: self.post_title.clone(), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, app: &App) -> Vec<Field> {
        let all = Category::all();
        let categories = all.map(|category| (category.to_string(), category.to_string())).collect();
        vec![
            input("organisation", "people-field-organisation").hint(ui, "people-field-organisation-hint"),
            input_for("post_title", "people-field-post-title", "organization-title"),
            date(ui, "started_on", "people-field-started-on", "people-field-started-on-hint"),
            date(ui, "ended_on", "people-field-ended-on", "people-field-ended-on-hint"),
            select(ui, "kind", "people-field-service-kind", codes!(ui, ServiceKind)),
            select(ui, "category", "people-field-category", categories)
                .hint(ui, "people-field-category-hint"),
            select(ui, "sector", "people-field-sector", codes!(ui, Sector)),
            select(ui, "region", "people-field-work-region", regions(ui, app)).hint(ui, "people-optional"),
            Field::new("leading", "people-field-leading", Control::Tick),
            Field::new("elected", "people-field-elected", Control::Tick),
            short("subordinates", "people-field-subordinates", "4").hint(ui, "people-optional"),
        ]
    }
}

impl Shown for LanguageEntry {
    const PATHS: [&'static str; 4] = paths!("languages");

    fn item(&self, ui: &Ui, _: &App) -> Item {
        let lines = filled([
            Some(ui.t(self.level.message_key())),
            self.certificate.clone(),
            self.certificate_level
                .map(|level| ui.t1("people-certificate-level", "level", ui.t(level.message_key()))),
            self.certificate_issued_on.map(|day| ui.t1("people-issued", "day", ui.day(&day))),
            self.certificate_expires_on.map(|day| ui.t1("people-valid-until", "day", ui.day(&day))),
        ]);
        Item { title: ui.t(self.language.message_key()), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, _: &App) -> Vec<Field> {
        let expires = "people-field-certificate-expires-on";
        vec![
            select(ui, "language", "people-field-language", codes!(ui, Language)),
            select(ui, "level", "people-field-language-level", codes!(ui, LanguageLevel))
                .hint(ui, "people-field-language-level-hint"),
            input("certificate", "people-field-certificate").hint(ui, "people-field-certificate-hint"),
            select(ui, "certificate_level", "people-field-certificate-level", codes!(ui, LanguageLevel))
                .hint(ui, "people-field-certificate-level-hint"),
            date(
                ui,
                "certificate_issued_on",
                "people-field-certificate-issued-on",
                "people-field-certificate-issued-on-hint",
            ),
            date(ui, "certificate_expires_on", expires, "people-field-certificate-expires-on-hint"),
        ]
    }
}

impl Shown for MembershipEntry {
    const PATHS: [&'static str; 4] = paths!("memberships");

    fn item(&self, ui: &Ui, _: &App) -> Item {
        let lines = filled([
            Some(ui.t1("people-entered", "day", ui.day(&self.entered_on))),
            self.until.map(|day| ui.t1("people-last-day", "day", ui.day(&day))),
        ]);
        Item { title: ui.t(self.programme.message_key()), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, _: &App) -> Vec<Field> {
        vec![
            select(ui, "programme", "people-field-programme", codes!(ui, Programme)),
            date(ui, "entered_on", "people-field-entered-on", "people-field-entered-on-hint"),
            date(ui, "until", "people-field-until", "people-field-until-hint"),
        ]
    }
}

impl Shown for TestResultEntry {
    const PATHS: [&'static str; 4] = paths!("tests");

    fn item(&self, ui: &Ui, _: &App) -> Item {
        let lines = filled([
            Some(ui.t(if self.passed { "people-passed" } else { "people-not-passed" })),
            self.points.map(|points| ui.t1("people-points", "points", i32::from(points))),
            Some(ui.t1("people-taken", "day", ui.day(&self.taken_on))),
            self.valid_until.map(|day| ui.t1("people-valid-until", "day", ui.day(&day))),
        ]);
        Item { title: ui.t(self.test.message_key()), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, _: &App) -> Vec<Field> {
        let choice = |code: &str, key: &str| -> Choice { (code.to_owned(), ui.t(key)) };
        let passed = vec![choice("yes", "people-passed"), choice("no", "people-not-passed")];
        vec![
            select(ui, "test", "people-field-test", codes!(ui, StateTest)),
            select(ui, "passed", "people-field-passed", passed),
            short("points", "people-field-points", "4").hint(ui, "people-field-points-hint"),
            date(ui, "taken_on", "people-field-taken-on", "people-field-taken-on-hint"),
            date(ui, "valid_until", "people-field-valid-until", "people-field-valid-until-hint"),
        ]
    }
}

impl Shown for PaperEntry {
    const PATHS: [&'static str; 4] = paths!("papers");

    fn item(&self, ui: &Ui, _: &App) -> Item {
        let lines = filled([
            self.number.as_ref().map(|number| ui.t1("people-paper-number", "number", number)),
            Some(ui.t1("people-issued", "day", ui.day(&self.issued_on))),
            self.valid_until.map(|day| ui.t1("people-valid-until", "day", ui.day(&day))),
        ]);
        Item { title: ui.t(self.kind.message_key()), lines, grade: self.grade }
    }

    fn fields(ui: &Ui, _: &App) -> Vec<Field> {
        vec![
            select(ui, "kind", "people-field-paper", codes!(ui, PaperKind))
                .hint(ui, "people-field-paper-hint"),
            input("number", "people-field-paper-number").hint(ui, "people-optional"),
            date(ui, "issued_on", "people-field-issued-on", "people-field-issued-on-hint"),
            date(ui, "valid_until", "people-field-valid-until", "people-field-valid-until-hint"),
        ]
    }
}

impl Shown for RelativeEntry {
    const PATHS: [&'static str; 4] = paths!("relatives");

    fn item(&self, ui: &Ui, app: &App) -> Item {
        let body = body(&app.reference, self.body).map(|body| body.names.get(ui.locale).to_owned());
        Item { title: ui.t(self.kinship.message_key()), lines: filled([body]), grade: self.grade }
    }

    fn fields(ui: &Ui, app: &App) -> Vec<Field> {
        let bodies = app.reference.bodies.iter();
        let bodies =
            bodies.map(|body| (body_id(&body.code).to_string(), body.names.get(ui.locale).to_owned()));
        vec![
            select(ui, "kinship", "people-field-kinship", codes!(ui, Kinship))
                .hint(ui, "people-field-kinship-hint"),
            select(ui, "body", "people-field-relative-body", bodies.collect()),
        ]
    }
}
