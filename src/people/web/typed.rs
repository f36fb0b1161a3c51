//! What was typed into a form, kept exactly as typed, so that a page shown again loses nothing. Dates are three fields
//! on the page (`born_on_day`, `born_on_month`, `born_on_year`) and one text everywhere else.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::platform::error::{Error, Result};

/// Fields that are dates: three inputs on the page.
const DATES: [&str; 15] = [
    "born_on",
    "completed_on",
    "started_on",
    "ended_on",
    "certificate_expires_on",
    "certificate_issued_on",
    "entered_on",
    "until",
    "taken_on",
    "issued_on",
    "valid_until",
    "available_from",
    "answered_on",
    "confirmed_on",
    "confirmed_until",
];
/// Fields that may be given several times.
const LISTS: [&str; 3] = ["regions", "directions", "bars"];

/// Names and values of a form.
#[derive(Clone, Default)]
pub(super) struct Typed(Vec<(String, String)>);

impl Typed {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The values of a form that is stored.
    pub(super) fn of<F: Serialize>(form: &F) -> Result<Self> {
        let Value::Object(fields) = serde_json::to_value(form).map_err(Error::internal)? else {
            return Ok(Self::default());
        };
        let mut pairs = Vec::new();
        for (name, value) in fields {
            match value {
                Value::String(text) if DATES.contains(&name.as_str()) => {
                    let mut parts = text.split('-');
                    for part in ["year", "month", "day"] {
                        // written as people write it: 5, not 05
                        let digits = parts.next().unwrap_or_default().trim_start_matches('0').to_owned();
                        pairs.push((format!("{name}_{part}"), digits));
                    }
                }
                Value::String(text) => pairs.push((name, text)),
                Value::Array(list) => {
                    let texts = list.into_iter().filter_map(|item| item.as_str().map(str::to_owned));
                    pairs.extend(texts.map(|text| (name.clone(), text)));
                }
                _ => {}
            }
        }
        Ok(Self(pairs))
    }

    /// The value of a field, or nothing.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// One part of a date: `day`, `month`, `year`.
    pub(super) fn part(&self, name: &str, part: &str) -> &str {
        self.get(&format!("{name}_{part}"))
    }

    /// Whether a box with this value is ticked.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(own, own_value)| own == name && own_value == value)
    }

    /// Leaves a field out.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self
    }

    /// The version the form was made for.
    pub(super) fn version(&self) -> Result<i32> {
        self.get("version").parse().map_err(|_| Error::Malformed("version"))
    }

    /// A date as one text: `1990-05-17`; empty if nothing was typed.
    pub(super) fn date(&self, name: &str) -> String {
        let [day, month, year] = ["day", "month", "year"].map(|part| self.part(name, part).trim());
        if [day, month, year].iter().all(|part| part.is_empty()) {
            return String::new();
        }
        format!("{year:0>4}-{month:0>2}-{day:0>2}")
    }

    /// The form that a use case reads.
    pub(super) fn read<F: DeserializeOwned>(&self) -> Result<F> {
        let mut fields = Map::new();
        for (name, value) in self.0.iter().rev() {
            if LISTS.contains(&name.as_str()) {
                let list = fields.entry(name.clone()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.insert(0, Value::String(value.clone()));
                }
            } else {
                fields.insert(name.clone(), Value::String(value.clone()));
            }
        }
        for name in DATES {
            let date = self.date(name);
            if !date.is_empty() {
                fields.insert(name.to_owned(), Value::String(date));
            }
        }
        serde_json::from_value(Value::Object(fields)).map_err(|_| Error::Malformed("form"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::profile::{BasicsForm, WishesForm};

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn dates_and_lists_go_both_ways() {
        let form: WishesForm = typed(&[
            ("regions", "100000000"),
            ("regions", "710000000"),
            ("statement", "ә"),
            ("available_from_day", "1"),
            ("available_from_month", "3"),
            ("available_from_year", "2027"),
            ("version", "4"),
        ])
        .read()
        .unwrap();
        assert_eq!((form.regions.len(), form.available_from.as_str()), (2, "2027-03-01"));
        assert_eq!(form.regions[0], "100000000");
        let again = Typed::of(&form).unwrap();
        assert_eq!((again.part("available_from", "month"), again.get("statement")), ("3", "ә"));
        assert!(again.has("regions", "710000000") && !again.has("regions", "x"));
        assert_eq!(again.read::<WishesForm>().unwrap(), form);
    }

    #[test]
    fn half_a_date_is_a_wrong_date_and_none_is_empty() {
        let form: BasicsForm = typed(&[("born_on_year", "90"), ("surname", "Ким")]).read().unwrap();
        assert_eq!((form.born_on.as_str(), form.name.surname.as_str()), ("0090-00-00", "Ким"));
        assert_eq!(typed(&[("born_on_day", " ")]).read::<BasicsForm>().unwrap().born_on, "");
        assert!(typed(&[]).version().is_err() && typed(&[("version", "3")]).version().is_ok_and(|v| v == 3));
    }
}
