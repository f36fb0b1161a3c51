//! The counts beside the filters against brute force over random profiles: what a value says it gives is what choosing it
//! gives, within the officer's places and no further.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use search_index::SearchRequest;

use super::profiles::{PLACES, place};
use super::{indexed, today};
use crate::matching::counts::{self, FilterCounts, FineNames};
use crate::matching::filters::{Criteria, Order, SearchForm, YEARS_FROM, lies_within, within};
use crate::matching::search::Question;
use crate::matching::tenure::Tenure;
use crate::people::Profile;
use crate::people::profile::Kato;
use crate::reference::codes::{EducationLevel, Language, LanguageLevel, Sector};
use crate::reference::data::Reference;

/// A profile in which, as in the database, each language stands once.
fn profile() -> impl Strategy<Value = Profile> {
    super::profiles::profile().prop_map(|mut profile| {
        let mut known = std::collections::BTreeSet::new();
        profile.languages.retain(|entry| known.insert(entry.fact.language.number()));
        profile
    })
}

fn criteria() -> impl Strategy<Value = Criteria> {
    (
        vec(place(), 0..3),
        vec(select(EducationLevel::ALL), 0..3),
        vec(select(Language::ALL), 0..2),
        option::of(select(LanguageLevel::ALL)),
        vec(select(Sector::ALL), 0..3),
        option::of((0_u32..12, 0_u32..12)),
    )
        .prop_map(|(regions, levels, languages, language_level, sectors, years)| Criteria {
            text: String::new(),
            regions,
            levels,
            fields: vec![],
            categories: vec![],
            years: years.map_or((None, None), |(from, more)| (Some(from), Some(from + more))),
            languages,
            language_level,
            sectors,
            order: Order::Newest,
        })
}

fn question(criteria: &Criteria, scope: &[Kato]) -> Question {
    Question {
        extras: Vec::new(),
        criteria: criteria.clone(),
        own: within(scope),
        day: today(),
        time_limit: Duration::from_secs(60),
    }
}

fn counted(index: &search_index::Index, criteria: &Criteria, scope: &[Kato]) -> (u64, FilterCounts) {
    let results = index.search(&question(criteria, scope).counting()).unwrap();
    let reference = Reference::load().unwrap();
    (results.total, counts::counts(&results.facets, criteria, &reference, &FineNames::default()))
}

fn years(profile: &Profile) -> u32 {
    Tenure::default().months(&profile.facts(), today()) / 12
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Each count is the length of the list that choosing this value alone would give.
    #[test]
    fn a_count_is_what_choosing_the_value_gives(
        profiles in vec(profile(), 0..25), criteria in criteria(), scope in vec(place(), 0..2),
    ) {
        let (_folder, index) = indexed(&profiles);
        let total = |criteria: &Criteria| {
            let request = SearchRequest { limit: 0, ..question(criteria, &scope).counting() };
            index.search(&request).unwrap().total
        };
        let (_, counts) = counted(&index, &criteria, &scope);
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
    }

    /// The same from the profiles themselves: places rolled up, years in ranges, and nobody beyond the scope.
    #[test]
    fn places_and_years_equal_brute_force(
        profiles in vec(profile(), 0..25), criteria in criteria(), scope in vec(place(), 0..2),
    ) {
        let (_folder, index) = indexed(&profiles);
        let inside: Vec<Profile> = profiles
            .iter()
            .filter(|profile| lies_within(profile.person.residence_kato, &scope))
            .cloned()
            .collect();
        let (total, counts) = counted(&index, &criteria, &scope);
        // nothing is told that would not be told if only the people inside existed
        let (_other, alone) = indexed(&inside);
        prop_assert_eq!((total, &counts), (counted(&alone, &criteria, &[]).0, &counted(&alone, &criteria, &[]).1));

        let free = Criteria { years: (None, None), regions: vec![], levels: vec![], languages: vec![], sectors: vec![], ..criteria };
        let (total, counts) = counted(&index, &free, &scope);
        prop_assert_eq!(total, inside.len() as u64);
        let mut ranges = vec![0_u64; YEARS_FROM.len()];
        for profile in &inside {
            let range = YEARS_FROM.iter().rposition(|from| *from <= years(profile)).unwrap();
            ranges[range] += 1;
        }
        prop_assert_eq!(counts.years.iter().map(|range| range.people).collect::<Vec<_>>(), ranges);
        let opened = Criteria { regions: PLACES.map(|text| text.parse().unwrap()).to_vec(), ..free };
        let (_, counts) = counted(&index, &opened, &scope);
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

    /// Where a search finds nobody, each piece of advice gives as many people as it says.
    #[test]
    fn advice_keeps_its_word(profiles in vec(profile(), 0..12), criteria in criteria()) {
        let (_folder, index) = indexed(&profiles);
        let question = question(&criteria, &[]);
        let snapshot = index.snapshot().unwrap();
        for advice in question.advice(&snapshot).unwrap() {
            let wider = criteria.without(advice.leave_out);
            let wider = advice.and.map_or(wider.clone(), |part| wider.without(part));
            prop_assert!(advice.people > 0 && criteria.has(advice.leave_out));
            prop_assert_eq!(counted(&index, &wider, &[]).0, advice.people);
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
        Criteria::parse(&form, &reference).unwrap().filters(today())
    };
    let same = |a: &[&str], b: &[&str]| format!("{:?}", people(a)) == format!("{:?}", people(b));
    assert!(same(&["100000000", "103200000"], &["103200000"]));
    assert!(!same(&["100000000", "750000000"], &["750000000"]));
    assert!(same(&["103233127", "100000000", "750000000"], &["103233127", "750000000"]));
}
