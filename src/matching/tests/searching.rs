//! What officers type and whom it finds: names, the other language's word, names of fields.

use search_index::{Filter, IgnoredReason, OpenOptions, SearchRequest};

use super::{indexed_with, on};
use crate::matching::document::{self, field};
use crate::people::profile::{Country, EducationEntry, LanguageEntry, ServiceEntry};
use crate::people::{Entry, Person, Profile, State};
use crate::reference::codes::{EducationLevel, Grade, Language, LanguageLevel, Locale, Sector, ServiceKind};
use crate::thesaurus::shipped;

fn somebody() -> Profile {
    let mut profile = Profile::of(Person::blank());
    profile.person.state = State::Submitted;
    profile.person.surname = Some("Төлеуханов".into());
    profile.person.given = Some("Ержан".into());
    profile.person.patronymic = Some("Маратұлы".into());
    profile.service = vec![Entry::unsaved(ServiceEntry {
        started_on: on(2015, 9, 1),
        ended_on: None,
        organisation: "Семей қаласының әкімдігі".into(),
        sector: Sector::PublicAdministration,
        kind: ServiceKind::CorpsB,
        category: "E-3".parse().ok(),
        post_title: "Қаржы бөлімінің басшысы".into(),
        leading: true,
        elected: false,
        subordinates: None,
        region: None,
        grade: Grade::Declared,
    })];
    profile.education = vec![Entry::unsaved(EducationEntry {
        level: EducationLevel::Master,
        institution: "ЕҰУ".into(),
        country: Country::KAZAKHSTAN,
        field: "042".parse().ok(),
        speciality: None,
        started_year: None,
        completed_year: Some(2014),
        completed_on: None,
        degree: None,
        funding: None,
        recognised: false,
        grade: Grade::Declared,
    })];
    profile.person.residence_kato = "751110000".parse().ok();
    profile.languages = vec![Entry::unsaved(LanguageEntry {
        language: Language::English,
        level: LanguageLevel::C1,
        certificate: None,
        certificate_level: None,
        certificate_issued_on: None,
        certificate_expires_on: None,
        grade: Grade::Declared,
    })];
    profile
}

fn index_of(profile: &Profile) -> (tempfile::TempDir, search_index::Index) {
    let options = OpenOptions {
        writer_bytes: 15_000_000,
        analyser: shipped::analyser().unwrap(),
        ..OpenOptions::default()
    };
    indexed_with(std::slice::from_ref(profile), options)
}

fn total(index: &search_index::Index, text: &str) -> u64 {
    let request = SearchRequest { text: text.into(), widen: false, ..SearchRequest::default() };
    index.search(&request).unwrap().total
}

#[test]
fn people_are_found_by_name_post_and_the_other_languages_name_of_a_field() {
    let profile = somebody();
    let (_folder, index) = index_of(&profile);
    for text in ["Tuleukhanov", "Толеуханов Ержан", "бөлім басшысы", "Маратович", "право", "law"]
    {
        assert_eq!(total(&index, text), 1, "{text}");
    }
    assert_eq!(total(&index, "геолог"), 0);
    let hits = index
        .search(&SearchRequest {
            filters: vec![Filter::key(field::ID, [document::key(profile.person.id).as_str()])],
            ..SearchRequest::default()
        })
        .unwrap()
        .hits;
    let row: document::Row = serde_json::from_slice(&hits[0].payload).unwrap();
    assert_eq!(row.name, "Төлеуханов Ержан Маратұлы");
    assert_eq!(row.last_post.unwrap().title, "Қаржы бөлімінің басшысы");
}

#[test]
fn a_concept_is_found_by_its_name_in_any_language() {
    let (_folder, index) = index_of(&somebody());
    for text in ["қаржы", "финансы", "finance", "начальник отдела", "head of division", "karzhy", "каржы"]
    {
        assert_eq!(total(&index, text), 1, "{text}");
    }
}

#[test]
fn fields_are_asked_by_their_names_in_three_languages() {
    let (_folder, index) = index_of(&somebody());
    for (text, people) in [
        ("лауазымы:басшы", 1),
        ("должность:финансы", 1),
        ("post:\"қаржы бөлімі\"", 1),
        ("білімі:қаржы", 0),
        ("білімі:құқық", 1),
        ("образование:право", 1),
        ("education:law -post:engineer", 1),
        ("field:law", 1),
        ("тіл:ағылшын", 1),
        ("язык:английский", 1),
        ("language:english", 1),
        ("language:\"english c1\"", 1),
        ("language:german OR english", 1),
        ("язык:немецкий", 0),
        ("өңір:Алматы", 1),
        ("регион:Алматы", 1),
        ("region:Almaty", 1),
        ("region:Aktobe", 0),
        ("аты:Төлеуханов", 1),
        ("имя:Tuleukhanov", 1),
        ("отчество:Маратович", 1),
        ("surname:Ержан", 0),
        // What is asked by name alone is not found otherwise.
        ("английский", 0),
    ] {
        assert_eq!(total(&index, text), people, "{text}");
    }
    let text = "кафедра:право".to_owned();
    let results = index.search(&SearchRequest { text, ..SearchRequest::default() }).unwrap();
    assert_eq!((results.total, results.ignored[0].reason), (1, IgnoredReason::UnknownField));
}

/// The examples that a page shows are understood.
#[test]
fn the_hint_on_the_page_tells_what_works() {
    let (_folder, index) = index_of(&somebody());
    for locale in Locale::ALL {
        let hint = crate::platform::i18n::text(*locale, "search-words-hint");
        let fields: Vec<&str> = hint
            .split([' ', ',', '.'])
            .filter_map(|word| word.split_once(':'))
            .filter(|(name, value)| !name.is_empty() && !value.is_empty())
            .map(|(name, _)| name)
            .collect();
        assert_eq!(fields.len(), 4, "{hint}");
        for name in fields {
            let text = format!("{name}:сөз");
            let results = index.search(&SearchRequest { text, ..SearchRequest::default() }).unwrap();
            assert!(results.ignored.is_empty(), "{name}");
        }
    }
}
