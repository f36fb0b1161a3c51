//! Who the person is: name, birth date, sex, citizenship, residence. The IIN is a secret and kept apart (`iin`).

use chrono::{Months, NaiveDate};

use super::{Checks, Country, FieldError, Kato, WORK_AGE, choice, day, optional};
use crate::people::names::{NameForm, PersonName};
use crate::reference::codes::Sex;

/// The basic facts of a person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Basics {
    /// Native and Latin spelling.
    pub name: PersonName,
    /// Birth date.
    pub born_on: NaiveDate,
    /// As in the identity papers; read only where a rule cites law.
    pub sex: Sex,
    /// Country of citizenship.
    pub citizenship: Country,
    /// Where the person lives, as exactly as they like.
    pub residence_kato: Option<Kato>,
}

/// The basic facts as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the fact of the same name")]
pub struct BasicsForm {
    #[serde(flatten)]
    pub name: NameForm,
    pub born_on: String,
    pub sex: String,
    pub citizenship: String,
    pub residence_kato: String,
}

impl Basics {
    /// Reads a form. Errors of the name carry its own fields: `surname`, `latin_given` …
    pub fn parse(form: &BasicsForm, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let name = PersonName::parse(&form.name).map_err(|errors| checks.extend(errors)).ok();
        let born_on = checks.take("born_on", day(&form.born_on).and_then(|day| birthday(day, today)));
        let sex = checks.take("sex", choice(&form.sex, "unknown-option"));
        let citizenship = checks.take("citizenship", choice(&form.citizenship, "country-code"));
        let residence = optional(&form.residence_kato, |text| choice(text, "kato-code"));
        let residence_kato = checks.take("residence_kato", residence).flatten();
        match (name, born_on, sex, citizenship) {
            (Some(name), Some(born_on), Some(sex), Some(citizenship)) => {
                checks.finish(Self { name, born_on, sex, citizenship, residence_kato })
            }
            _ => Err(checks.into_errors()),
        }
    }

    /// Checks typed data.
    pub fn check(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        match self.name.clone().check() {
            Ok(name) => self.name = name,
            Err(errors) => checks.extend(errors),
        }
        checks.take("born_on", birthday(self.born_on, today));
        checks.finish(self)
    }

    /// Full years of age on a day; zero before birth.
    pub fn age_on(&self, day: NaiveDate) -> u32 {
        day.years_since(self.born_on).unwrap_or_default()
    }
}

fn birthday(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let youngest = today.checked_sub_months(Months::new(WORK_AGE * 12));
    if NaiveDate::from_ymd_opt(1900, 1, 1).is_some_and(|oldest| day < oldest) {
        Err("born-too-early")
    } else if day > today {
        Err("date-in-future")
    } else if youngest.is_some_and(|youngest| day > youngest) {
        Err("born-too-late")
    } else {
        Ok(day)
    }
}
