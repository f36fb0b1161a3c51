//! Fields of the section pages as data: one template draws them all, and the same list tells in words what is stored
//! when two tabs meet. The fields of a list's entries are in `entries`. Choices come from the vocabularies and the reference data.

pub(super) mod evidence;

use super::typed::Typed;
use crate::people::profile::Kato;
use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::reference::codes::{Direction, Sex};

/// Code and text.
pub(super) type Choice = (String, String);

/// One field of a form.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// Key of its label.
    pub(super) label: &'static str,
    /// Words below the label; empty for none.
    pub(super) hint: String,
    pub(super) control: Control,
}

/// How a field is filled in.
pub(super) enum Control {
    Input {
        kind: &'static str,
        autocomplete: &'static str,
        width: &'static str,
    },
    Area {
        rows: u8,
    },
    Select(Vec<Choice>),
    /// Places under the headings of their regions.
    Places(Vec<(String, Vec<Choice>)>),
    /// Day, month and year.
    Date,
    /// Boxes of which any number may be ticked.
    Checks(Vec<Choice>),
    /// One box.
    Tick,
}

impl Field {
    pub(super) fn new(name: &'static str, label: &'static str, control: Control) -> Self {
        Self { name, label, hint: String::new(), control }
    }

    pub(super) fn hint(mut self, ui: &Ui, key: &str) -> Self {
        self.hint = ui.t(key);
        self
    }

    /// What is filled in, in words.
    pub(super) fn words(&self, ui: &Ui, form: &Typed) -> String {
        let value = form.get(self.name);
        let named = |choices: &[Choice]| {
            choices
                .iter()
                .find(|(code, _)| code == value)
                .map_or_else(|| value.to_owned(), |(_, text)| text.clone())
        };
        match &self.control {
            Control::Input { .. } | Control::Area { .. } => value.to_owned(),
            Control::Select(_) | Control::Places(_) if value.is_empty() => String::new(),
            Control::Select(choices) => named(choices),
            Control::Places(groups) => {
                named(&groups.iter().flat_map(|(_, list)| list.clone()).collect::<Vec<_>>())
            }
            Control::Date => {
                let date = form.date(self.name);
                date.parse().map_or(date, |day| ui.day(&day))
            }
            Control::Checks(choices) => {
                let ticked = choices.iter().filter(|(code, _)| form.has(self.name, code));
                ticked.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", ")
            }
            Control::Tick => ui.t(if value.is_empty() { "people-no" } else { "people-yes" }),
        }
    }
}

pub(super) fn input(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Control::Input { kind: "text", autocomplete: "", width: "" })
}

pub(super) fn input_for(name: &'static str, label: &'static str, autocomplete: &'static str) -> Field {
    Field::new(name, label, Control::Input { kind: "text", autocomplete, width: "" })
}

pub(super) fn short(name: &'static str, label: &'static str, width: &'static str) -> Field {
    Field::new(name, label, Control::Input { kind: "text", autocomplete: "off", width })
}

/// Every value of a vocabulary as a choice.
macro_rules! codes {
    ($ui:expr, $name:ident) => {
        $name::ALL
            .iter()
            .map(|code| (code.code().to_owned(), $ui.t(code.message_key())))
            .collect::<Vec<$crate::people::web::fields::Choice>>()
    };
}
pub(super) use codes;

/// A list of choices that begins with "choose".
pub(super) fn select(ui: &Ui, name: &'static str, label: &'static str, choices: Vec<Choice>) -> Field {
    let all = std::iter::once((String::new(), ui.t("people-choose"))).chain(choices).collect();
    Field::new(name, label, Control::Select(all))
}

pub(super) fn countries(ui: &Ui, app: &App) -> Vec<Choice> {
    let rows = app.reference.countries.iter();
    rows.map(|row| (row.code.to_string(), row.names.get(ui.locale).to_owned())).collect()
}

pub(super) fn regions(ui: &Ui, app: &App) -> Vec<Choice> {
    app.reference
        .regions
        .iter()
        .map(|row| (row.kato.to_string(), row.names.get(ui.locale).to_owned()))
        .collect()
}

/// Every region with its districts. A finer place that is stored already stays a choice.
fn places(ui: &Ui, app: &App, stored: &str) -> Vec<(String, Vec<Choice>)> {
    let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
    let mut known = stored.is_empty();
    for region in &app.reference.regions {
        let name = region.names.get(ui.locale);
        let whole = (region.kato.to_string(), ui.t1("people-whole-region", "region", name));
        let districts = app.reference.districts_of(region.kato);
        let rest = districts.map(|row| (row.kato.to_string(), row.names.get(ui.locale).to_owned()));
        let list: Vec<Choice> = std::iter::once(whole).chain(rest).collect();
        known |= list.iter().any(|(code, _)| code == stored);
        groups.push((name.to_owned(), list));
    }
    if !known && let Ok(kato) = stored.parse::<Kato>() {
        let text = format!("{} ({kato})", app.reference.place_name(kato, ui.locale));
        groups.insert(0, (ui.t("people-stored-place"), vec![(stored.to_owned(), text)]));
    }
    groups
}

/// Names, birth date, IIN, citizenship, residence. Sex is asked only when the IIN does not carry it.
pub(super) fn basics(
    ui: &Ui,
    app: &App,
    form: &Typed,
    iin_masked: Option<&str>,
    ask_sex: bool,
) -> Vec<Field> {
    let iin_hint = match iin_masked {
        Some(masked) => ui.t1("people-iin-stored", "iin", masked),
        None => ui.t("people-field-iin-hint"),
    };
    let mut fields = vec![
        input_for("surname", "people-field-surname", "family-name"),
        input_for("given", "people-field-given", "given-name"),
        input_for("patronymic", "people-field-patronymic", "additional-name").hint(ui, "people-optional"),
        Field::new("born_on", "people-field-born-on", Control::Date).hint(ui, "people-field-born-on-hint"),
        Field { hint: iin_hint, ..short("iin", "people-field-iin", "10") },
    ];
    if ask_sex {
        fields.push(select(ui, "sex", "people-field-sex", codes!(ui, Sex)).hint(ui, "people-field-sex-hint"));
    }
    let residence = places(ui, app, form.get("residence_kato"));
    fields.extend([
        select(ui, "citizenship", "people-field-citizenship", countries(ui, app)),
        Field::new("residence_kato", "people-field-residence", Control::Places(residence))
            .hint(ui, "people-field-residence-hint"),
        input("latin_surname", "people-field-latin-surname").hint(ui, "people-field-latin-hint"),
        input("latin_given", "people-field-latin-given"),
        input("latin_patronymic", "people-field-latin-patronymic"),
    ]);
    fields
}

pub(super) fn contacts(ui: &Ui) -> Vec<Field> {
    let kind = |kind, autocomplete, width| Control::Input { kind, autocomplete, width };
    vec![
        Field::new("email", "people-field-email", kind("email", "email", ""))
            .hint(ui, "people-field-email-hint"),
        Field::new("phone", "people-field-phone", kind("tel", "tel", "20"))
            .hint(ui, "people-field-phone-hint"),
    ]
}

pub(super) fn wishes(ui: &Ui, app: &App) -> Vec<Field> {
    vec![
        Field::new("directions", "people-field-directions", Control::Checks(codes!(ui, Direction)))
            .hint(ui, "people-field-directions-hint"),
        Field::new("regions", "people-field-regions", Control::Checks(regions(ui, app)))
            .hint(ui, "people-field-regions-hint"),
        Field::new("available_from", "people-field-available-from", Control::Date)
            .hint(ui, "people-field-available-from-hint"),
        Field::new("statement", "people-field-statement", Control::Area { rows: 10 })
            .hint(ui, "people-field-statement-hint"),
    ]
}
