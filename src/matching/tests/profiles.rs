//! Random profiles with everything that can be stated or recorded: what the property tests are about. Records come from
//! the rules' own strategies, so that both agree on what there is.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::people::evidence::InForce;
use crate::people::profile::{
    Country, EducationEntry, FieldCode, Kato, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry,
    ServiceEntry, TestResultEntry, Wishes,
};
use crate::people::reach::Reach;
use crate::people::{Entry, Person, Profile, State};
use crate::platform::ids::BodyId;
use crate::reference::codes::{
    Category, Degree, EducationLevel, Funding, Grade, Kinship, Language, LanguageLevel, Programme, Sector,
    ServiceKind,
};
use crate::rules::Day;
use crate::rules::tests::strategies;

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
    let when = (option::of(1995_i16..2025), option::of(day()));
    let which = (option::of(select(Degree::ALL)), option::of(select(Funding::ALL)), any::<bool>());
    let what = (select(EducationLevel::ALL), select(&["KZ", "RU"][..]), field);
    (what, when, which, grade()).prop_map(
        |((level, country, field), (completed_year, completed_on), (degree, funding, recognised), grade)| {
            Entry::unsaved(EducationEntry {
                level,
                institution: "ЕҰУ".into(),
                country: country.parse().unwrap(),
                field: field.map(|code| code.parse::<FieldCode>().unwrap()),
                speciality: Some("Құқықтану".into()),
                started_year: None,
                completed_year,
                completed_on,
                degree,
                funding,
                recognised,
                grade,
            })
        },
    )
}

pub fn service() -> impl Strategy<Value = Entry<ServiceEntry>> {
    let what = (
        select(ServiceKind::ALL),
        option::of(select(Category::all().collect::<Vec<_>>())),
        select(Sector::ALL),
    );
    let how = (any::<bool>(), prop::bool::weighted(0.2));
    (day(), option::weighted(0.7, 0_i64..4_000), what, how, grade()).prop_map(
        |(started_on, length, (kind, category, sector), (leading, elected), grade)| {
            Entry::unsaved(ServiceEntry {
                started_on,
                ended_on: length.map(|days| started_on + chrono::TimeDelta::days(days)),
                organisation: "Әкімдік".into(),
                sector,
                kind,
                category,
                post_title: "Бас маман".into(),
                leading,
                elected,
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

fn date(day: Option<Day>) -> Option<NaiveDate> {
    day.map(Day::date)
}

fn membership() -> impl Strategy<Value = Entry<MembershipEntry>> {
    strategies::membership().prop_map(|parts| {
        let (programme, entered_on, until) = (parts.programme, parts.entered_on.date(), date(parts.until));
        Entry::unsaved(MembershipEntry { programme, entered_on, until, grade: parts.grade })
    })
}

fn test_result() -> impl Strategy<Value = Entry<TestResultEntry>> {
    strategies::test_result().prop_map(|parts| {
        Entry::unsaved(TestResultEntry {
            test: parts.test,
            taken_on: parts.taken_on.date(),
            valid_until: date(parts.valid_until),
            points: Some(i16::from(parts.points)),
            passed: parts.passed,
            grade: parts.grade,
        })
    })
}

fn paper() -> impl Strategy<Value = Entry<PaperEntry>> {
    strategies::paper().prop_map(|parts| {
        let (issued_on, valid_until) = (parts.issued_on.date(), date(parts.valid_until));
        Entry::unsaved(PaperEntry {
            kind: parts.kind,
            issued_on,
            valid_until,
            number: None,
            grade: parts.grade,
        })
    })
}

/// One of the bodies that random posts belong to.
fn body() -> impl Strategy<Value = BodyId> {
    (0_u128..3).prop_map(|body| BodyId::from_uuid(uuid::Uuid::from_u128(body)))
}

/// Bounds of an officer, often none.
pub fn reach() -> impl Strategy<Value = Reach> {
    (vec(place(), 0..2), vec(select(Programme::ALL), 0..2), option::of(body()))
        .prop_map(|(places, programmes, body)| Reach { places, programmes, body })
}

fn relative() -> impl Strategy<Value = Entry<RelativeEntry>> {
    (body(), select(Kinship::ALL), grade())
        .prop_map(|(body, kinship, grade)| Entry::unsaved(RelativeEntry { body, kinship, grade }))
}

fn evidence() -> impl Strategy<Value = InForce> {
    (vec(strategies::check(), 0..10), vec(strategies::confirmation(), 0..5))
        .prop_map(|(checks, confirmations)| InForce { checks, confirmations })
}

pub fn profile() -> impl Strategy<Value = Profile> {
    let person = (
        option::weighted(0.9, day()),
        option::weighted(0.9, select(&["KZ", "RU"][..])),
        option::of(place()),
        vec(body(), 0..2),
        grade(),
    );
    let lists = (vec(study(), 0..3), vec(service(), 0..6), vec(language(), 0..3), vec(place(), 0..2));
    let records =
        (vec(membership(), 0..3), vec(test_result(), 0..3), vec(paper(), 0..4), vec(relative(), 0..2));
    (person, lists, records, evidence()).prop_map(
        |((born_on, citizenship, residence, hidden_from, grade), lists, records, evidence)| {
            let (education, service, languages, regions) = lists;
            let (memberships, tests, papers, relatives) = records;
            let mut profile = Profile::of(Person::blank());
            profile.person.state = State::Submitted;
            profile.person.surname = Some("Серікбаева".into());
            profile.person.given = Some("Айгерім".into());
            profile.person.born_on = born_on;
            profile.person.citizenship = citizenship.map(|code| code.parse::<Country>().unwrap());
            profile.person.residence_kato = residence;
            profile.person.hidden_from = hidden_from;
            profile.person.grade = grade;
            profile.wishes = Wishes { regions, ..Wishes::default() };
            profile.education = education;
            profile.service = service;
            profile.languages = languages;
            profile.memberships = memberships;
            profile.tests = tests;
            profile.papers = papers;
            profile.relatives = relatives;
            profile.evidence = evidence;
            profile
        },
    )
}
