//! One row of a file read as a person: the same checks as for what people type, and problems by the row's own columns.
//! Pure apart from sealing: nothing is looked up in the database here.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::rows::Problem;
use crate::people::draft::{self, Draft, Known};
use crate::people::fields::{FieldError, line};
use crate::people::lists::{InProfile as _, Listed, Lists, MOST_ENTRIES, for_each_list};
use crate::people::profile::{BasicsForm, Bounds, ContactsForm, Kato, Wishes, WishesForm};
use crate::people::sections::{seal_contacts, seal_iin};
use crate::people::store::sections::{SealedContacts, SealedIin};
use crate::people::{Content, Person, Profile};
use crate::platform::keys::{Keys, Purpose};
use crate::reference::codes::Grade;
use crate::reference::data::Reference;

/// A person ready to be written.
pub struct Arrival {
    /// System the row comes from.
    pub source: String,
    /// The row's key in it.
    pub key: String,
    pub draft: Draft,
    pub iin: Option<SealedIin>,
    pub contacts: SealedContacts,
    pub wishes: Wishes,
    pub lists: Lists,
    pub grade: Grade,
    /// Keyed hash of everything above, to see whether the row changed.
    pub hash: Vec<u8>,
}

/// What a row is measured against.
pub struct Reading<'a> {
    pub today: NaiveDate,
    pub reference: &'a Reference,
    /// Every place that may be named.
    pub places: &'a HashSet<Kato>,
    pub keys: &'a Keys,
}

const TEXTS: [&str; 18] = [
    "key",
    "source",
    "grade",
    "surname",
    "given",
    "patronymic",
    "latin_surname",
    "latin_given",
    "latin_patronymic",
    "born_on",
    "sex",
    "iin",
    "citizenship",
    "residence_kato",
    "email",
    "phone",
    "statement",
    "available_from",
];
const CHOICES: [&str; 2] = ["regions", "directions"];

/// A list: its name, its fields, how many numbered columns it may have.
struct Columns {
    name: &'static str,
    fields: Vec<String>,
    most: usize,
}

/// The columns of every list: its fields are those of its form.
static LISTS: LazyLock<Vec<Columns>> = LazyLock::new(|| {
    fn columns<T: Listed>() -> Columns {
        let form = serde_json::to_value(T::Form::default()).unwrap_or_default();
        let fields = form.as_object().into_iter().flat_map(Map::keys).cloned().collect();
        Columns { name: T::SECTION.code(), fields, most: T::COLUMNS }
    }
    let mut all = Vec::new();
    for_each_list!(T => { all.push(columns::<T>()); });
    all
});

/// Entries of one list: how their columns begin, and their fields.
type Entries = Vec<(String, Map<String, Value>)>;

/// A row taken apart.
#[derive(Default)]
struct Cells {
    texts: BTreeMap<&'static str, String>,
    choices: BTreeMap<&'static str, Vec<String>>,
    lists: BTreeMap<&'static str, Entries>,
    problems: Vec<Problem>,
}

impl Cells {
    fn of(row: Map<String, Value>) -> Self {
        let mut cells = Self::default();
        let mut numbered: BTreeMap<(&'static str, usize), Map<String, Value>> = BTreeMap::new();
        for (column, value) in row {
            if let Some(name) = TEXTS.iter().find(|name| **name == column) {
                match text_of(value) {
                    Some(text) => drop(cells.texts.insert(name, text)),
                    None => cells.problems.push((column, "cell-type")),
                }
            } else if let Some(name) = CHOICES.iter().find(|name| **name == column) {
                match choices_of(value) {
                    Some(list) => drop(cells.choices.insert(name, list)),
                    None => cells.problems.push((column, "list-format")),
                }
            } else if let Some(list) = LISTS.iter().find(|list| list.name == column) {
                cells.take_list(list, value);
            } else if let Some((name, number, field)) = numbered_column(&column) {
                match text_of(value) {
                    Some(text) if text.trim().is_empty() => {}
                    Some(text) => drop(
                        numbered.entry((name, number)).or_default().insert(field.to_owned(), json!(text)),
                    ),
                    None => cells.problems.push((column, "cell-type")),
                }
            } else if !column.is_empty() || !value.is_null() {
                cells.problems.push((column, "unknown-column"));
            }
        }
        for ((name, number), fields) in numbered {
            cells.lists.entry(name).or_default().push((format!("{name}_{number}_"), fields));
        }
        cells
    }

    /// A JSON list, or the text of one.
    fn take_list(&mut self, columns: &'static Columns, value: Value) {
        let name = columns.name;
        let list = match value {
            Value::Null => return,
            Value::String(text) if text.trim().is_empty() => return,
            Value::String(text) => serde_json::from_str(&text).unwrap_or(Value::Null),
            other => other,
        };
        let Value::Array(items) = list else {
            return self.problems.push((name.into(), "list-format"));
        };
        for (at, item) in items.into_iter().enumerate() {
            let prefix = format!("{name}.{at}.");
            let Value::Object(item) = item else {
                self.problems.push((format!("{name}.{at}"), "list-format"));
                continue;
            };
            let mut entry = Map::new();
            for (field, value) in item {
                if !columns.fields.contains(&field) {
                    self.problems.push((format!("{prefix}{field}"), "unknown-column"));
                } else if let Some(text) = text_of(value) {
                    entry.insert(field, Value::String(text));
                } else {
                    self.problems.push((format!("{prefix}{field}"), "cell-type"));
                }
            }
            self.lists.entry(name).or_default().push((prefix, entry));
        }
    }

    fn text(&self, name: &str) -> String {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// Takes a value, or notes its problem under the column.
    fn take<T>(&mut self, column: &str, value: Result<T, &'static str>) -> Option<T> {
        value.map_err(|code| self.problems.push((column.to_owned(), code))).ok()
    }

    fn take_all<T>(&mut self, value: Result<T, Vec<FieldError>>) -> Option<T> {
        value.map_err(|errors| self.note("", errors)).ok()
    }

    fn note(&mut self, prefix: &str, errors: Vec<FieldError>) {
        self.problems
            .extend(errors.into_iter().map(|error| (format!("{prefix}{}", error.field), error.code)));
    }

    fn entries<T: Listed>(&mut self, bounds: &Bounds, reference: &Reference) -> Vec<T> {
        let name = T::SECTION.code();
        let entries = self.lists.remove(name).unwrap_or_default();
        if i64::try_from(entries.len()).is_ok_and(|count| count > MOST_ENTRIES) {
            self.problems.push((name.into(), "too-many-entries"));
            return Vec::new();
        }
        let mut facts = Vec::with_capacity(entries.len());
        for (prefix, fields) in entries {
            let form = serde_json::from_value(Value::Object(fields)).unwrap_or_default();
            match <T as Listed>::parse(&form, bounds) {
                Err(errors) => self.note(&prefix, errors),
                Ok(fact) => {
                    self.note(&prefix, fact.unknown(reference));
                    facts.push(fact);
                }
            }
        }
        let clash = |(at, fact): (usize, &T)| facts.iter().take(at).find_map(|other| fact.clash(other));
        if let Some(code) = facts.iter().enumerate().find_map(clash) {
            self.problems.push((name.into(), code));
        }
        facts
    }
}

/// `education_2_level`: list, number from 1, field.
fn numbered_column(column: &str) -> Option<(&'static str, usize, &'static str)> {
    LISTS.iter().find_map(|list| {
        let (number, field) = column.strip_prefix(list.name)?.strip_prefix('_')?.split_once('_')?;
        let number: usize = number.parse().ok().filter(|number| (1..=list.most).contains(number))?;
        let field = list.fields.iter().find(|own| *own == field)?;
        Some((list.name, number, field.as_str()))
    })
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn choices_of(value: Value) -> Option<Vec<String>> {
    match value {
        Value::Array(list) => list.into_iter().map(text_of).collect(),
        other => {
            let text = text_of(other)?;
            Some(text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect())
        }
    }
}

impl Arrival {
    /// Reads a row, or names every column that is wrong.
    pub fn read(row: Map<String, Value>, reading: &Reading<'_>) -> Result<Self, Vec<Problem>> {
        let Reading { today, reference, places, keys } = *reading;
        let mut cells = Cells::of(row);
        let mut form = BasicsForm {
            born_on: cells.text("born_on"),
            sex: cells.text("sex"),
            citizenship: cells.text("citizenship"),
            residence_kato: cells.text("residence_kato"),
            ..BasicsForm::default()
        };
        form.name.surname = cells.text("surname");
        form.name.given = cells.text("given");
        form.name.patronymic = cells.text("patronymic");
        form.name.latin_surname = cells.text("latin_surname");
        form.name.latin_given = cells.text("latin_given");
        form.name.latin_patronymic = cells.text("latin_patronymic");
        let known = Known { today, reference, iin: None };
        for (text, column) in [(&form.name.surname, "surname"), (&form.name.given, "given")] {
            let told = cells.problems.iter().any(|(known, _)| known == column);
            if text.trim().is_empty() && !told {
                cells.problems.push((column.into(), "required"));
            }
        }
        let basics = cells.take_all(draft::read(&form, &cells.text("iin"), known));
        if let Some((draft, _)) = &basics {
            // asked only when the rest could be read: a wrong IIN must not look like a missing birth date
            for (missing, column) in [(draft.born_on.is_none(), "born_on"), (draft.sex.is_none(), "sex")] {
                if missing {
                    cells.problems.push((column.into(), "required"));
                }
            }
        }
        let (draft, iin) = basics.unwrap_or_default();
        if draft.residence_kato.is_some_and(|kato| !places.contains(&kato)) {
            cells.problems.push(("residence_kato".into(), "kato-code"));
        }
        let contacts = ContactsForm { email: cells.text("email"), phone: cells.text("phone") };
        let (email, phone) = cells.take_all(draft::read_contacts(&contacts)).unwrap_or_default();
        let wishes = WishesForm {
            regions: cells.choices.remove("regions").unwrap_or_default(),
            directions: cells.choices.remove("directions").unwrap_or_default(),
            statement: cells.text("statement"),
            available_from: cells.text("available_from"),
        };
        let wishes = cells.take_all(Wishes::parse(&wishes, today)).unwrap_or_default();
        if !wishes.regions.iter().all(|region| reference.regions.has(region)) {
            cells.problems.push(("regions".into(), "kato-code"));
        }
        let bounds = Bounds { today, born_on: draft.born_on };
        let mut lists = Lists::default();
        for_each_list!(T => { *T::facts_mut(&mut lists) = cells.entries::<T>(&bounds, reference); });
        let grade = match cells.text("grade").trim() {
            "" => Some(Grade::Declared),
            text => cells.take("grade", text.parse().map_err(|_| "unknown-option")),
        };
        let grade = grade.unwrap_or(Grade::Declared);
        for_each_list!(T => {
            T::facts_mut(&mut lists).iter_mut().for_each(|fact| fact.set_grade(grade));
        });

        let source = match cells.text("source").trim() {
            "" => Some("import".to_owned()),
            text => cells.take("source", line(text, 60)),
        };
        let sealed = iin.as_ref().map(|iin| seal_iin(keys, iin)).transpose();
        let sealed = cells.take("iin", sealed.map_err(|_| "row-unreadable")).flatten();
        let key = match (cells.text("key").trim(), &sealed) {
            ("", Some(iin)) => Some(hex::encode(&iin.index)),
            ("", None) if cells.text("iin").trim().is_empty() => cells.take("key", Err("required")),
            ("", None) => None,
            (text, _) => cells.take("key", line(text, 100)),
        };
        let (Some(source), Some(key), true) = (source, key, cells.problems.is_empty()) else {
            return Err(cells.problems);
        };
        let contacts = seal_contacts(keys, email.as_deref(), phone.as_deref())
            .map_err(|_| vec![("email".to_owned(), "row-unreadable")])?;
        let mut arrival =
            Self { source, key, draft, iin: sealed, contacts, wishes, lists, grade, hash: Vec::new() };
        let secrets = (iin.map(|iin| iin.expose()), email, phone);
        let everything = json!([arrival.content(), secrets]).to_string();
        arrival.hash = keys.blind(Purpose::Iin, &everything);
        Ok(arrival)
    }

    /// What is frozen as submitted.
    pub fn content(&self) -> Content {
        let draft = self.draft.clone();
        let person = Person {
            surname: draft.surname,
            given: draft.given,
            patronymic: draft.patronymic,
            latin_surname: draft.latin_surname,
            latin_given: draft.latin_given,
            latin_patronymic: draft.latin_patronymic,
            born_on: draft.born_on,
            sex: draft.sex,
            citizenship: draft.citizenship,
            residence_kato: draft.residence_kato,
            grade: self.grade,
            ..Person::blank()
        };
        // in the order of a stored profile, so that nothing seems changed afterwards
        Profile::unsaved(person, self.wishes.clone(), self.lists.clone()).content()
    }
}
