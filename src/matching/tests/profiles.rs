//! Random profiles: what the property tests are about.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::people::profile::{Country, EducationEntry, FieldCode, Kato, LanguageEntry, ServiceEntry, Wishes};
use crate::people::{Entry, Person, Profile, State};
use crate::reference::codes::{
    Category, EducationLevel, Grade, Language, LanguageLevel, Sector, ServiceKind,
};

pub const PLACES: [&str; 4] = ["100000000", "103200000", "750000000", "751110000"];

pub fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn day() -> impl Strategy<Value = NaiveDate> {
    (0_i64..12_000).prop_map(|days| on(1990, 1, 1) + chrono::TimeDelta::days(days))
}

pub fn place() -> impl Strategy<Value = Kato> {
    select(&PLACES[..]).prop_map(|text| text.parse().unwrap())
}

pub fn grade() -> impl Strategy<Value = Grade> {
    select(Grade::ALL)
}

pub fn study() -> impl Strategy<Value = Entry<EducationEntry>> {
    let field = option::of(select(&["04", "041", "042", "06", "061"][..]));
    (select(EducationLevel::ALL), select(&["KZ", "RU"][..]), field, option::of(1995_i16..2025), grade())
        .prop_map(|(level, country, field, completed_year, grade)| {
            Entry::unsaved(EducationEntry {
                level,
                institution: "ЕҰУ".into(),
                country: country.parse().unwrap(),
                field: field.map(|code| code.parse::<FieldCode>().unwrap()),
                speciality: Some("Құқықтану".into()),
                started_year: None,
                completed_year,
                completed_on: None,
                degree: None,
                funding: None,
                recognised: false,
                grade,
            })
        })
}

pub fn service() -> impl Strategy<Value = Entry<ServiceEntry>> {
    let what = (
        select(ServiceKind::ALL),
        option::of(select(Category::all().collect::<Vec<_>>())),
        select(Sector::ALL),
    );
    (day(), option::weighted(0.7, 0_i64..4_000), what, any::<bool>(), grade()).prop_map(
        |(started_on, length, (kind, category, sector), leading, grade)| {
            Entry::unsaved(ServiceEntry {
                started_on,
                ended_on: length.map(|days| started_on + chrono::TimeDelta::days(days)),
                organisation: "Әкімдік".into(),
                sector,
                kind,
                category,
                post_title: "Бас маман".into(),
                leading,
                elected: false,
                subordinates: None,
                region: None,
                grade,
            })
        },
    )
}

pub fn language() -> impl Strategy<Value = Entry<LanguageEntry>> {
    let known = select(&[Language::Kazakh, Language::Russian, Language::English][..]);
    (known, select(LanguageLevel::ALL), option::of(day()), grade()).prop_map(
        |(language, level, until, grade)| {
            Entry::unsaved(LanguageEntry {
                language,
                level,
                certificate: until.map(|_| "ҚАЗТЕСТ".to_owned()),
                certificate_expires_on: until,
                grade,
                certificate_level: until.map(|_| level),
                certificate_issued_on: None,
            })
        },
    )
}

pub fn profile() -> impl Strategy<Value = Profile> {
    let person = (
        option::weighted(0.9, day()),
        option::weighted(0.9, select(&["KZ", "RU"][..])),
        option::of(place()),
        grade(),
    );
    let lists = (vec(study(), 0..3), vec(service(), 0..6), vec(language(), 0..3), vec(place(), 0..2));
    (person, lists).prop_map(
        |((born_on, citizenship, residence, grade), (education, service, languages, regions))| {
            let mut profile = Profile::of(Person::blank());
            profile.person.state = State::Submitted;
            profile.person.surname = Some("Серікбаева".into());
            profile.person.given = Some("Айгерім".into());
            profile.person.born_on = born_on;
            profile.person.citizenship = citizenship.map(|code| code.parse::<Country>().unwrap());
            profile.person.residence_kato = residence;
            profile.person.grade = grade;
            profile.wishes = Wishes { regions, ..Wishes::default() };
            profile.education = education;
            profile.service = service;
            profile.languages = languages;
            profile
        },
    )
}
