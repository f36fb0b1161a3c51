//! The counts beside the filters against brute force over random profiles: what a value says it gives is what choosing it
//! gives, within the officer's places and no further.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use search_index::SearchRequest;

use super::profiles::{PLACES, place, reach};
use super::{ZONE, indexed, today};
use crate::matching::counts::{self, FilterCounts, FineNames};
use crate::matching::dates::{Available, Submitted, WITHIN};
use crate::matching::document;
use crate::matching::filters::{Criteria, Order, SearchForm, YEARS_FROM};
use crate::matching::reach::within;
use crate::matching::search::Question;
use crate::matching::tenure::Tenure;
use crate::people::Profile;
use crate::people::profile::Kato;
use crate::people::reach::Reach;
use crate::reference::codes::{EducationLevel, Language, LanguageLevel, Sector};
use crate::reference::data::Reference;
use crate::rules::Day;

/// A profile in which, as in the database, each language stands once, with a day of a start and of a submission.
fn profile() -> impl Strategy<Value = Profile> {
    let own = (super::profiles::profile(), option::of(start()), option::weighted(0.9, submission()));
    own.prop_map(|(mut profile, available_from, submitted_at)| {
        let mut known = std::collections::BTreeSet::new();
        profile.languages.retain(|entry| known.insert(entry.fact.language.number()));
        profile.wishes.available_from = available_from;
        profile.person.submitted_at = submitted_at;
        profile
    })
}

/// A day about which the steps to a start change, or any in a year before and after.
fn start() -> impl Strategy<Value = NaiveDate> {
    let edge = (select(&WITHIN[..]), 0_i64..3)
        .prop_map(|(months, beside)| today().date() + Months::new(months) + TimeDelta::days(beside - 1));
    prop_oneof![edge, (-300_i64..300).prop_map(|days| today().date() + TimeDelta::days(days))]
}

/// A second about which a month begins in the zone, or any of some years up to a little later than today.
fn submission() -> impl Strategy<Value = DateTime<Utc>> {
    let edge = (0_u32..16, 0_i64..3).prop_map(|(ago, beside)| {
        let first = today().date().with_day(1).unwrap() + Months::new(1) - Months::new(ago);
        let begins = first.and_hms_opt(0, 0, 0).unwrap().and_local_timezone(ZONE).unwrap();
        begins.with_timezone(&Utc) + TimeDelta::seconds(beside - 1)
    });
    let any = (-3_000_000_i64..60_000_000)
        .prop_map(|ago| today().date().and_hms_opt(12, 0, 0).unwrap().and_utc() - TimeDelta::seconds(ago));
    prop_oneof![edge, any]
}

fn available() -> impl Strategy<Value = Available> {
    (option::weighted(0.3, select(&WITHIN[..])), option::weighted(0.3, start()))
        .prop_map(|(within, by)| Available { within, by: by.map(|day| Day::from_date(day).unwrap()) })
}

fn submitted() -> impl Strategy<Value = Submitted> {
    let day = || option::weighted(0.3, submission().prop_map(on_the_day));
    (day(), day()).prop_map(|(from, to)| Submitted { from, to })
}

fn on_the_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&ZONE).date_naive()
}

/// Whether somebody could start as wanted, as of a day.
fn could_start(profile: &Profile, wanted: Available, day: Day) -> bool {
    let within = wanted.within.map(|months| day.date() + Months::new(months));
    let from = profile.wishes.available_from;
    within.into_iter().chain(wanted.by.map(Day::date)).all(|latest| from.is_none_or(|from| from <= latest))
}

/// Whether somebody submitted between the days.
fn has_submitted(profile: &Profile, between: Submitted) -> bool {
    let day = profile.person.submitted_at.map(on_the_day);
    between.from.is_none_or(|from| day.is_some_and(|day| day >= from))
        && between.to.is_none_or(|to| day.is_some_and(|day| day <= to))
}

fn criteria() -> impl Strategy<Value = Criteria> {
    (
        vec(place(), 0..3),
        vec(select(EducationLevel::ALL), 0..3),
        vec(select(Language::ALL), 0..2),
        option::of(select(LanguageLevel::ALL)),
        vec(select(Sector::ALL), 0..3),
        option::of((0_u32..12, 0_u32..12)),
        (available(), submitted()),
    )
        .prop_map(|(regions, levels, languages, language_level, sectors, years, days)| Criteria {
            text: String::new(),
            regions,
            levels,
            fields: vec![],
            categories: vec![],
            years: years.map_or((None, None), |(from, more)| (Some(from), Some(from + more))),
            languages,
            language_level,
            sectors,
            available: days.0,
            submitted: days.1,
            order: Order::Newest,
        })
}

fn question(criteria: &Criteria, reach: &Reach) -> Question {
    Question {
        extras: Vec::new(),
        criteria: criteria.clone(),
        own: within(reach, today()),
        day: today(),
        zone: ZONE,
        time_limit: Duration::from_secs(60),
    }
}

fn counted(index: &search_index::Index, criteria: &Criteria, reach: &Reach) -> (u64, FilterCounts) {
    let results = index.search(&question(criteria, reach).counting()).unwrap();
    let reference = Reference::load().unwrap();
    (results.total, counts::counts(&results.facets, criteria, today(), (&reference, &FineNames::default())))
}

fn years(profile: &Profile) -> u32 {
    Tenure::default().months(&profile.facts(), today()) / 12
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Each count is the length of the list that choosing this value alone would give.
    #[test]
    fn a_count_is_what_choosing_the_value_gives(
        profiles in vec(profile(), 0..25), criteria in criteria(), reach in reach(),
    ) {
        let (_folder, index) = indexed(&profiles);
        let total = |criteria: &Criteria| {
            let request = SearchRequest { limit: 0, ..question(criteria, &reach).counting() };
            index.search(&request).unwrap().total
        };
        let (_, counts) = counted(&index, &criteria, &reach);
        let expect = |wanted: Criteria, people: u64| {
            prop_assert_eq!(total(&wanted), people);
            Ok::<(), TestCaseError>(())
        };
        for one in &counts.places {
            expect(Criteria { regions: vec![one.code], ..criteria.clone() }, one.people)?;
        }
        for one in &counts.region {
            expect(Criteria { regions: vec![one.code.parse().unwrap()], ..criteria.clone() }, one.people)?;
        }
        for one in &counts.level {
            expect(Criteria { levels: vec![one.code.parse().unwrap()], ..criteria.clone() }, one.people)?;
        }
        for one in &counts.language {
            expect(Criteria { languages: vec![one.code.parse().unwrap()], ..criteria.clone() }, one.people)?;
        }
        for one in &counts.sector {
            expect(Criteria { sectors: vec![one.code.parse().unwrap()], ..criteria.clone() }, one.people)?;
        }
        for one in &counts.years {
            expect(Criteria { years: (Some(one.from), one.to), ..criteria.clone() }, one.people)?;
        }
        for one in &counts.available {
            let available = Available { within: one.within, by: None };
            expect(Criteria { available, ..criteria.clone() }, one.people)?;
        }
        for one in &counts.submitted {
            let submitted = Submitted { from: one.from, to: Some(one.to) };
            expect(Criteria { submitted, ..criteria.clone() }, one.people)?;
        }
    }

    /// The same from the profiles themselves: places rolled up, years in ranges, and nobody beyond the reach.
    #[test]
    fn places_and_years_equal_brute_force(
        profiles in vec(profile(), 0..25), criteria in criteria(), reach in reach(),
    ) {
        let (_folder, index) = indexed(&profiles);
        let inside: Vec<Profile> = profiles
            .iter()
            .filter(|profile| reach.holds(profile, today().date()))
            .cloned()
            .collect();
        let (total, counts) = counted(&index, &criteria, &reach);
        // nothing is told that would not be told if only the people inside existed
        let (_other, alone) = indexed(&inside);
        prop_assert_eq!((total, &counts), (counted(&alone, &criteria, &Reach::default()).0, &counted(&alone, &criteria, &Reach::default()).1));

        let free = Criteria {
            years: (None, None), regions: vec![], levels: vec![], languages: vec![], sectors: vec![],
            available: Available::default(), submitted: Submitted::default(), ..criteria
        };
        let (total, counts) = counted(&index, &free, &reach);
        prop_assert_eq!(total, inside.len() as u64);
        let mut ranges = vec![0_u64; YEARS_FROM.len()];
        for profile in &inside {
            let range = YEARS_FROM.iter().rposition(|from| *from <= years(profile)).unwrap();
            ranges[range] += 1;
        }
        prop_assert_eq!(counts.years.iter().map(|range| range.people).collect::<Vec<_>>(), ranges);
        let opened = Criteria { regions: PLACES.map(|text| text.parse().unwrap()).to_vec(), ..free };
        let (_, counts) = counted(&index, &opened, &reach);
        let mut places: BTreeMap<Kato, u64> = PLACES.iter().map(|text| (text.parse().unwrap(), 0)).collect();
        for (place, people) in &mut places {
            *people = inside
                .iter()
                .filter(|profile| profile.person.residence_kato.is_some_and(|kato| kato.lies_in(*place)))
                .count() as u64;
        }
        let told: BTreeMap<_, _> = counts
            .places
            .iter()
            .filter(|place| places.contains_key(&place.code))
            .map(|place| (place.code, place.people))
            .collect();
        prop_assert_eq!(told, places);
    }

    /// The days from the profiles themselves: whom they find on the day they are asked, long after people were indexed, and
    /// what is counted beside them.
    #[test]
    fn days_equal_brute_force(
        profiles in vec(profile(), 0..25), available in available(), submitted in submitted(), later in 0_i32..200,
    ) {
        let (_folder, index) = indexed(&profiles);
        let criteria = Criteria { available, submitted, ..Criteria::parse(&SearchForm::default(), &Reference::load().unwrap()).unwrap() };
        let day = today().plus_days(later);
        let request = SearchRequest { filters: criteria.filters(day, ZONE), limit: 100, ..SearchRequest::default() };
        let mut found: Vec<_> = index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect();
        found.sort();
        let wanted = |profile: &&Profile| could_start(profile, available, day) && has_submitted(profile, submitted);
        let mut expected: Vec<_> = profiles.iter().filter(wanted).map(|one| document::key(one.person.id)).collect();
        expected.sort();
        prop_assert_eq!(&found, &expected);
        // what does not move with the days finds the same people on every day
        if !criteria.is_timed() {
            let request = SearchRequest { filters: criteria.filters(today(), ZONE), limit: 0, ..SearchRequest::default() };
            prop_assert_eq!(index.search(&request).unwrap().total, expected.len() as u64);
        }

        let (_, counts) = counted(&index, &criteria, &Reach::default());
        let there: Vec<&Profile> = profiles.iter().filter(|one| has_submitted(one, submitted)).collect();
        let steps = WITHIN.into_iter().map(Some).chain([None]).map(|within| {
            let able = |one: &&&Profile| could_start(one, Available { within, by: None }, today());
            (within, there.iter().filter(able).count() as u64)
        });
        let told: Vec<_> = counts.available.iter().map(|step| (step.within, step.people)).collect();
        prop_assert_eq!(told, steps.collect::<Vec<_>>());

        let able = profiles.iter().filter(|one| could_start(one, available, today()));
        let months: Vec<_> = able.filter_map(|one| one.person.submitted_at.map(on_the_day)).collect();
        let first = today().date().with_day(1).unwrap();
        let month = |ago: u32| months.iter().filter(|day| day.with_day(1).unwrap() == first - Months::new(ago)).count();
        let earliest = first - Months::new(11);
        let expected = (0..12).map(month).chain([months.iter().filter(|day| **day < earliest).count()]);
        let told: Vec<_> = counts.submitted.iter().map(|range| range.people).collect();
        prop_assert_eq!(told, expected.map(|people| people as u64).collect::<Vec<_>>());
        prop_assert_eq!(counts.submitted[12].to, earliest - Days::new(1));
        prop_assert_eq!(counts.submitted[12].from, None);
    }

    /// Where a search finds nobody, each piece of advice gives as many people as it says.
    #[test]
    fn advice_keeps_its_word(profiles in vec(profile(), 0..12), criteria in criteria()) {
        let (_folder, index) = indexed(&profiles);
        let question = question(&criteria, &Reach::default());
        let snapshot = index.snapshot().unwrap();
        for advice in question.advice(&snapshot).unwrap() {
            let wider = criteria.without(advice.leave_out);
            let wider = advice.and.map_or(wider.clone(), |part| wider.without(part));
            prop_assert!(advice.people > 0 && criteria.has(advice.leave_out));
            prop_assert_eq!(counted(&index, &wider, &Reach::default()).0, advice.people);
        }
    }
}

#[test]
fn a_place_chosen_inside_another_narrows_it() {
    let reference = Reference::load().unwrap();
    let people = |region: &[&str]| {
        let form = SearchForm {
            region: region.iter().map(|kato| (*kato).into()).collect(),
            ..SearchForm::default()
        };
        Criteria::parse(&form, &reference).unwrap().filters(today(), ZONE)
    };
    let same = |a: &[&str], b: &[&str]| format!("{:?}", people(a)) == format!("{:?}", people(b));
    assert!(same(&["100000000", "103200000"], &["103200000"]));
    assert!(!same(&["100000000", "750000000"], &["750000000"]));
    assert!(same(&["103233127", "100000000", "750000000"], &["103233127", "750000000"]));
}
