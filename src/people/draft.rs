//! Basics as a draft keeps them: what is there is valid, what is missing is missing. The rules of `profile::Basics`
//! hold for every field; only "must not be empty" waits until submission. The IIN is read here too, because it has
//! to agree with birth date and sex, and may supply both.

use chrono::NaiveDate;

use super::fields::{Checks, FieldError};
use super::iin::{Iin, IinMismatch};
use super::profile::{Basics, BasicsForm, Contacts, ContactsForm, Country, Kato};
use super::{Content, Person};
use crate::reference::codes::Sex;
use crate::reference::data::Reference;

/// The basics of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    pub surname: Option<String>,
    pub given: Option<String>,
    pub patronymic: Option<String>,
    pub latin_surname: Option<String>,
    pub latin_given: Option<String>,
    pub latin_patronymic: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub citizenship: Option<Country>,
    pub residence_kato: Option<Kato>,
}

/// What a reader of the form knows besides it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub today: NaiveDate,
    pub reference: &'a Reference,
    /// The IIN stored before; typing none keeps it.
    pub iin: Option<&'a Iin>,
}

/// Reads the form; `iin` as typed, empty to keep what is stored. Answers the draft and the IIN if it is a new one.
pub fn read(form: &BasicsForm, iin: &str, known: Known<'_>) -> Result<(Draft, Option<Iin>), Vec<FieldError>> {
    let mut checks = Checks::default();
    let typed = match iin.trim() {
        "" => None,
        text => checks.take("iin", Iin::parse(text, known.today).map_err(|error| error.code())),
    };
    let iin = typed.as_ref().or(known.iin);
    let blank = |text: &str| text.trim().is_empty();

    // stand-ins let the full check run over an unfinished form; they are dropped again below
    let mut filled = form.clone();
    let stand_in = |text: &mut String, value: String| {
        if blank(text) {
            *text = value;
        }
    };
    stand_in(&mut filled.name.surname, "А".into());
    stand_in(&mut filled.name.given, "А".into());
    let carried = iin.and_then(Iin::born_on);
    stand_in(&mut filled.born_on, carried.map_or("1990-01-01".into(), |day| day.to_string()));
    stand_in(&mut filled.sex, iin.and_then(Iin::sex).unwrap_or(Sex::Female).code().into());
    stand_in(&mut filled.citizenship, Country::KAZAKHSTAN.to_string());
    let basics = match Basics::parse(&filled, known.today) {
        Ok(basics) => basics,
        Err(errors) => {
            checks.extend(errors);
            return Err(checks.into_errors());
        }
    };
    checks.require(known.reference.countries.has(&basics.citizenship), "citizenship", "country-code");

    let sex = if blank(&form.sex) { iin.and_then(Iin::sex) } else { Some(basics.sex) };
    let born_on = if blank(&form.born_on) { carried } else { Some(basics.born_on) };
    if let Some(iin) = iin {
        checks.require(sex.is_some(), "sex", "required");
        let agrees = born_on.map_or(Ok(()), |born_on| iin.agrees_with(born_on, basics.sex));
        match agrees {
            Err(mismatch @ IinMismatch::BornOn) => checks.report("born_on", mismatch.code()),
            Err(mismatch @ IinMismatch::Sex) => checks.report("sex", mismatch.code()),
            Ok(()) => {}
        }
    }
    let given = |typed: &str, value: String| (!blank(typed)).then_some(value);
    let latin = basics.name.latin;
    let draft = Draft {
        surname: given(&form.name.surname, basics.name.native.surname),
        given: given(&form.name.given, basics.name.native.given),
        patronymic: basics.name.native.patronymic,
        latin_surname: latin.as_ref().map(|latin| latin.surname.clone()),
        latin_given: latin.as_ref().map(|latin| latin.given.clone()),
        latin_patronymic: latin.and_then(|latin| latin.patronymic),
        born_on,
        sex,
        citizenship: (!blank(&form.citizenship)).then_some(basics.citizenship),
        residence_kato: basics.residence_kato,
    };
    checks.finish((draft, typed))
}

/// Reads contacts of a draft: either may be missing.
pub fn read_contacts(form: &ContactsForm) -> Result<(Option<String>, Option<String>), Vec<FieldError>> {
    if !form.email.trim().is_empty() {
        return Contacts::parse(form).map(|contacts| (Some(contacts.email), contacts.phone));
    }
    let stand_in = ContactsForm { email: "nobody@example.org".into(), phone: form.phone.clone() };
    Contacts::parse(&stand_in).map(|contacts| (None, contacts.phone))
}

impl Draft {
    /// The basics of a person as stored.
    pub fn of(person: &Person) -> Self {
        Self {
            surname: person.surname.clone(),
            given: person.given.clone(),
            patronymic: person.patronymic.clone(),
            latin_surname: person.latin_surname.clone(),
            latin_given: person.latin_given.clone(),
            latin_patronymic: person.latin_patronymic.clone(),
            born_on: person.born_on,
            sex: person.sex,
            citizenship: person.citizenship,
            residence_kato: person.residence_kato,
        }
    }

    /// The form that shows them for editing.
    pub fn to_form(&self) -> BasicsForm {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut form = BasicsForm {
            born_on: self.born_on.map(|day| day.to_string()).unwrap_or_default(),
            sex: self.sex.map(|sex| sex.code().to_owned()).unwrap_or_default(),
            citizenship: self.citizenship.map(|country| country.to_string()).unwrap_or_default(),
            residence_kato: self.residence_kato.map(|kato| kato.to_string()).unwrap_or_default(),
            ..BasicsForm::default()
        };
        form.name.surname = text(&self.surname);
        form.name.given = text(&self.given);
        form.name.patronymic = text(&self.patronymic);
        form.name.latin_surname = text(&self.latin_surname);
        form.name.latin_given = text(&self.latin_given);
        form.name.latin_patronymic = text(&self.latin_patronymic);
        form
    }

    /// Whether evidence for one says something about the other: the facts a grade stands behind are the same.
    pub fn same_facts(&self, other: &Self) -> bool {
        let facts = |draft: &Self| (draft.born_on, draft.sex, draft.citizenship, draft.residence_kato);
        facts(self) == facts(other)
    }
}

impl Content {
    /// What submission lacks, in the order of the task list. Contacts and IIN are kept apart, so the caller tells.
    pub fn lacks(&self, has_iin: bool, has_email: bool) -> Vec<Lack> {
        let all = [
            (self.name.is_none(), Lack::Name),
            (self.born_on.is_none(), Lack::BornOn),
            (!has_iin || self.sex.is_none(), Lack::Iin),
            (self.citizenship.is_none(), Lack::Citizenship),
            (self.residence_kato.is_none(), Lack::Residence),
            (!has_email, Lack::Email),
            (self.lists.education.is_empty(), Lack::Education),
        ];
        all.into_iter().filter_map(|(missing, lack)| missing.then_some(lack)).collect()
    }
}

/// Something without which a profile cannot be submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    Name,
    BornOn,
    Iin,
    Citizenship,
    Residence,
    Email,
    Education,
}

impl Lack {
    /// Key of the message that says what to do.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Name => "people-lack-name",
            Self::BornOn => "people-lack-born-on",
            Self::Iin => "people-lack-iin",
            Self::Citizenship => "people-lack-citizenship",
            Self::Residence => "people-lack-residence",
            Self::Email => "people-lack-email",
            Self::Education => "people-lack-education",
        }
    }

    /// The section where it is given.
    pub const fn section(self) -> super::Section {
        match self {
            Self::Email => super::Section::Contacts,
            Self::Education => super::Section::Education,
            _ => super::Section::Basics,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn code(form: &BasicsForm, iin: &str) -> Vec<(String, &'static str)> {
        let reference = Reference::load().unwrap();
        let known = Known { today: today(), reference: &reference, iin: None };
        let errors = read(form, iin, known).unwrap_err();
        errors.into_iter().map(|error| (error.field.into_owned(), error.code)).collect()
    }

    fn ok(form: &BasicsForm, iin: &str) -> Draft {
        let reference = Reference::load().unwrap();
        read(form, iin, Known { today: today(), reference: &reference, iin: None }).unwrap().0
    }

    #[test]
    fn an_empty_form_is_a_draft() {
        assert_eq!(ok(&BasicsForm::default(), ""), Draft::default());
        let named = ok(&BasicsForm { citizenship: "KZ".into(), ..BasicsForm::default() }, "");
        assert_eq!(named, Draft { citizenship: Some(Country::KAZAKHSTAN), ..Draft::default() });
        assert_eq!(Draft::of(&Person::blank()).to_form(), BasicsForm::default());
    }

    #[test]
    fn the_iin_supplies_birth_date_and_sex_and_must_agree() {
        let read = ok(&BasicsForm::default(), "900517300128");
        assert_eq!((read.born_on, read.sex), (NaiveDate::from_ymd_opt(1990, 5, 17), Some(Sex::Male)));
        let other_day = BasicsForm { born_on: "1990-05-18".into(), ..BasicsForm::default() };
        assert_eq!(code(&other_day, "900517300128"), [("born_on".into(), "iin-born-on-mismatch")]);
        let other_sex = BasicsForm { sex: "female".into(), ..BasicsForm::default() };
        assert_eq!(code(&other_sex, "900517300128"), [("sex".into(), "iin-sex-mismatch")]);
        assert_eq!(code(&BasicsForm::default(), "900517300129"), [("iin".into(), "iin-checksum")]);
    }

    #[test]
    fn an_iin_without_sex_asks_for_it() {
        let digits = [9, 0, 0, 5, 1, 7, 0, 0, 0, 1, 2];
        let control = crate::people::iin::control_digit(digits).unwrap();
        let text: String = digits.iter().chain(&[control]).map(u8::to_string).collect();
        assert_eq!(code(&BasicsForm::default(), &text), [("sex".into(), "required")]);
        let told = BasicsForm { sex: "female".into(), born_on: "1990-05-17".into(), ..BasicsForm::default() };
        assert_eq!(ok(&told, &text).sex, Some(Sex::Female));
    }

    #[test]
    fn what_is_there_must_be_valid() {
        let form =
            BasicsForm { born_on: "1990-02-30".into(), citizenship: "QQ".into(), ..BasicsForm::default() };
        assert_eq!(code(&form, "1"), [("iin".into(), "iin-length"), ("born_on".into(), "date-format")]);
        let form = BasicsForm { citizenship: "QQ".into(), ..BasicsForm::default() };
        assert_eq!(code(&form, ""), [("citizenship".into(), "country-code")]);
    }

    #[test]
    fn contacts_of_a_draft_may_be_missing_but_not_wrong() {
        let form = |email: &str, phone: &str| ContactsForm { email: email.into(), phone: phone.into() };
        assert_eq!(read_contacts(&form("", "")), Ok((None, None)));
        assert_eq!(read_contacts(&form("", "87011234567")), Ok((None, Some("+77011234567".into()))));
        assert!(read_contacts(&form("", "12")).is_err() && read_contacts(&form("a@b", "")).is_err());
    }

    #[test]
    fn lacks_are_named_in_order() {
        let content = super::super::Profile::of(Person::blank()).content();
        assert_eq!(
            content.lacks(false, true),
            [Lack::Name, Lack::BornOn, Lack::Iin, Lack::Citizenship, Lack::Residence, Lack::Education]
        );
    }
}
