use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::people::profile::{Bounds, EducationEntry, ServiceEntry};
use crate::reference::codes::{
    Degree, EducationLevel, Funding, Grade, Kinship, PaperKind, Programme, ServiceKind, StateTest,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn lives(seed: u64, people: usize) -> Vec<Life> {
    Lives::new(seed, people, today(), &Reference::load().unwrap()).collect()
}

fn consistent(life: &Life, today: NaiveDate) {
    let basics = life.basics.clone().check(today).unwrap();
    assert_eq!(basics, life.basics);
    assert!((19..=64).contains(&basics.age_on(today)), "{}", basics.age_on(today));
    assert_eq!(Iin::parse(&life.iin.expose(), today).as_ref(), Ok(&life.iin));
    life.iin.agrees_with(basics.born_on, basics.sex).unwrap();
    let bounds = Bounds { today, born_on: Some(basics.born_on) };
    let mut done = None;
    for entry in &life.lists.education {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
        assert!(entry.started_year >= done, "{:?}", life.lists.education);
        done = entry.completed_year;
    }
    assert!(!life.lists.education.is_empty());
    for entry in &life.lists.service {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
        let categorised = entry.kind == ServiceKind::CorpsB && entry.started_on.year() >= 2000;
        assert_eq!(entry.category.is_some(), categorised);
        assert!(!entry.organisation.contains(['{', '}']) && !entry.organisation.contains("  "));
    }
    for entry in &life.lists.languages {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
    }
    for entry in &life.lists.memberships {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
        let studied = |study: &EducationEntry| {
            study.level.is_higher() && study.completed_by().is_some_and(|day| day <= entry.entered_on)
        };
        assert!(life.lists.education.iter().any(studied) && basics.age_on(entry.entered_on) <= 35);
        assert!(life.lists.service.iter().any(|period| period.started_on < entry.entered_on));
    }
    for entry in &life.lists.tests {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
        assert!(basics.age_on(entry.taken_on) >= 18);
    }
    for entry in &life.lists.papers {
        assert_eq!(entry.clone().check(&bounds).as_ref(), Ok(entry));
    }
    let elected = |period: &&ServiceEntry| period.elected;
    for period in life.lists.service.iter().filter(elected) {
        let rural = period.category.is_some_and(|category| category.code() == "E-G-1");
        assert!(period.kind == ServiceKind::Deputy || rural, "{period:?}");
    }
    let languages: HashSet<_> = life.lists.languages.iter().map(|entry| entry.language).collect();
    assert_eq!(languages.len(), life.lists.languages.len());
    assert_eq!(life.wishes.clone().check(today).as_ref(), Ok(&life.wishes));
    assert_eq!(life.contacts.clone().check().as_ref(), Ok(&life.contacts));
    let reserved = ["@example.org", "@example.com", "@example.net"];
    assert!(reserved.iter().any(|domain| life.contacts.email.ends_with(domain)));
    let statement = &life.wishes.statement;
    let words = statement.split_whitespace().count();
    assert!((40..=120).contains(&words), "{words}: {statement}");
    assert!(!statement.contains(['{', '}']) && !statement.contains("  "), "{statement}");
}

#[test]
fn every_life_is_consistent_and_everything_occurs() {
    let people = lives(7, 2_000);
    assert_eq!(people.len(), 2_000);
    people.iter().for_each(|life| consistent(life, today()));

    let occur = |count: usize, what: &str, all: usize| assert_eq!(count, all, "{what}");
    let distinct = |values: Vec<u32>| values.into_iter().collect::<HashSet<u32>>().len();
    let education = || people.iter().flat_map(|life| &life.lists.education);
    let service = || people.iter().flat_map(|life| &life.lists.service);
    occur(
        distinct(education().map(|entry| entry.level.number().into()).collect()),
        "levels",
        EducationLevel::ALL.len(),
    );
    occur(
        distinct(education().filter_map(|entry| entry.degree).map(|d| d.number().into()).collect()),
        "degrees",
        Degree::ALL.len(),
    );
    occur(
        distinct(service().map(|entry| entry.sector.number().into()).collect()),
        "sectors",
        Sector::ALL.len(),
    );
    occur(
        distinct(service().map(|entry| entry.kind.number().into()).collect()),
        "kinds",
        ServiceKind::ALL.len(),
    );
    occur(distinct(service().map(|entry| entry.grade.number().into()).collect()), "grades", Grade::ALL.len());
    occur(
        distinct(service().filter_map(|entry| entry.region).map(|kato| kato.number()).collect()),
        "regions",
        20,
    );
    occur(
        distinct(
            people
                .iter()
                .filter_map(|life| life.basics.residence_kato)
                .map(|kato| kato.region().number())
                .collect(),
        ),
        "homes",
        20,
    );
    occur(
        distinct(people.iter().flat_map(|life| &life.wishes.directions).map(|d| d.number().into()).collect()),
        "directions",
        Direction::ALL.len(),
    );
    let languages = people.iter().flat_map(|life| &life.lists.languages);
    occur(
        distinct(languages.map(|entry| entry.language.number().into()).collect()),
        "languages",
        Language::ALL.len(),
    );
    let funding = education().filter_map(|entry| entry.funding);
    occur(distinct(funding.map(|code| code.number().into()).collect()), "funding", Funding::ALL.len());
    let programmes = people.iter().flat_map(|life| &life.lists.memberships);
    occur(
        distinct(programmes.map(|entry| entry.programme.number().into()).collect()),
        "programmes",
        Programme::ALL.len(),
    );
    let tests = people.iter().flat_map(|life| &life.lists.tests);
    occur(distinct(tests.map(|entry| entry.test.number().into()).collect()), "tests", StateTest::ALL.len());
    let papers = people.iter().flat_map(|life| &life.lists.papers);
    occur(distinct(papers.map(|entry| entry.kind.number().into()).collect()), "papers", PaperKind::ALL.len());
    let relatives = people.iter().flat_map(|life| &life.lists.relatives);
    occur(
        distinct(relatives.map(|entry| entry.kinship.number().into()).collect()),
        "kinships",
        Kinship::ALL.len(),
    );
    assert!(service().any(|entry| entry.elected && entry.kind != ServiceKind::Deputy));
    occur(distinct(people.iter().map(|life| life.locale.number().into()).collect()), "locales", 3);
    let districts = distinct(
        people.iter().filter_map(|life| life.basics.residence_kato).map(|kato| kato.number()).collect(),
    );
    assert!(districts > 220, "{districts} districts");

    let unique = |values: Vec<String>| values.into_iter().collect::<HashSet<_>>().len();
    assert_eq!(unique(people.iter().map(|life| life.iin.expose()).collect()), people.len());
    assert_eq!(unique(people.iter().map(|life| life.contacts.email.clone()).collect()), people.len());
    assert_eq!(unique(people.iter().map(|life| life.wishes.statement.clone()).collect()), people.len());
}

#[test]
fn careers_grow_and_studies_pay() {
    let people = lives(11, 2_000);
    let share = |count: usize| count * 100 / people.len();
    let higher = |life: &&Life| {
        life.lists.education.iter().any(|entry| entry.level.is_higher() && entry.completed_year.is_some())
    };
    let public = |life: &&Life| life.lists.service.iter().any(|entry| entry.kind.is_public_service());
    let led = |life: &&Life| life.lists.service.iter().any(|entry| entry.leading);
    assert!((60..=85).contains(&share(people.iter().filter(higher).count())));
    assert!((30..=60).contains(&share(people.iter().filter(public).count())));
    assert!((20..=60).contains(&share(people.iter().filter(led).count())));
    let held = |life: &&Life| !life.lists.memberships.is_empty();
    let tested = |life: &&Life| !life.lists.tests.is_empty();
    let related = |life: &&Life| !life.lists.relatives.is_empty();
    assert!((2..=20).contains(&share(people.iter().filter(held).count())));
    assert!((15..=50).contains(&share(people.iter().filter(tested).count())));
    assert!((3..=12).contains(&share(people.iter().filter(related).count())));
    let reservist = |life: &&Life| {
        life.lists.memberships.iter().any(|term| {
            let proven = [Grade::Document, Grade::Registry].contains(&term.grade);
            term.programme == Programme::Regional && proven && term.until.is_none_or(|until| until >= today())
        })
    };
    assert!(people.iter().filter(reservist).count() >= 5, "nobody for the way through the reserve");
    let gap = |life: &&Life| {
        life.lists
            .service
            .windows(2)
            .any(|pair| pair[0].ended_on.is_some_and(|end| pair[1].started_on > after(end, 2)))
    };
    let beside = |life: &&Life| {
        life.lists.service.windows(2).any(|pair| pair[0].ended_on.is_none_or(|end| pair[1].started_on <= end))
    };
    assert!(
        share(people.iter().filter(gap).count()) >= 10 && share(people.iter().filter(beside).count()) >= 4
    );
}

#[test]
fn the_same_seed_gives_the_same_lives() {
    assert_eq!(lives(3, 50), lives(3, 50));
    assert_eq!(lives(3, 10), lives(3, 50)[..10]);
    assert_ne!(lives(3, 10), lives(4, 10));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_seed_and_day_will_do(seed: u64, days in 0..9_000_i32) {
        let today = after(NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), days);
        let people: Vec<Life> = Lives::new(seed, 20, today, &Reference::load().unwrap()).collect();
        prop_assert_eq!(people.len(), 20);
        people.iter().for_each(|life| consistent(life, today));
    }
}
