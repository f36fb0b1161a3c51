//! The index against the profile: what it holds of somebody is what the profile says; and neutrality. `scan` asks rules of
//! everybody, `sensitivity` asks what another rule would change, `profiles` makes the people.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use search_index::{Change, OpenOptions, SearchRequest};

use crate::matching::document;
use crate::matching::facts_columns::FactsOf;
use crate::matching::filters::{Criteria, SearchForm};
use crate::matching::merit::{Beside, FieldFit, Merit, RegionFit, Yardstick};
use crate::matching::passages::{Piece, pieces};
use crate::matching::reach::within;
use crate::matching::tenure::Tenure;
use crate::people::profile::Kato;
use crate::people::reach::Reach;
use crate::people::{Person, Profile, State};
use crate::platform::config::Settings;
use crate::platform::ids::PersonId;
use crate::posts::Weights;
use crate::reference::codes::{Grade, ServiceKind, Sex};
use crate::reference::data::{Names, Reference};
use crate::rules::tests::strategies::{any_rule, setting};
use crate::rules::{self, Day, PersonFacts, Rule};

mod facets;
mod profiles;
mod scan;
mod searching;
mod sensitivity;
mod similar;
use profiles::{PLACES, day, on, profile};

fn rule() -> impl Strategy<Value = Rule> {
    select(rules::shipped().unwrap())
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

/// The settings as shipped.
fn shipped() -> Settings {
    Settings::from_parts(None, BTreeMap::new()).unwrap()
}

/// Where days of instants are told in tests.
const ZONE: chrono_tz::Tz = chrono_tz::Tz::Asia__Almaty;

fn indexed(profiles: &[Profile]) -> (tempfile::TempDir, search_index::Index) {
    let options = OpenOptions { writer_bytes: 15_000_000, ..OpenOptions::default() };
    indexed_with(profiles, options)
}

fn indexed_with(profiles: &[Profile], options: OpenOptions) -> (tempfile::TempDir, search_index::Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = document::schema(&Reference::load().unwrap(), &shipped().search_weights);
    let index = search_index::Index::open(folder.path(), &schema, document::VERSION, options).unwrap().index;
    let batch: Vec<_> =
        profiles.iter().filter_map(|one| document::document(one, today())).map(Change::Put).collect();
    index.apply(&batch, "here").unwrap();
    (folder, index)
}

fn number(person: PersonId) -> u128 {
    person.uuid().as_u128()
}

fn wished(profile: &Profile) -> Vec<u64> {
    profile.wishes.regions.iter().map(|kato| u64::from(kato.region_number())).collect()
}

/// The facts of a profile with its lists sorted, as the index keeps periods.
fn sorted(mut facts: PersonFacts) -> PersonFacts {
    facts.periods.sort_unstable();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn facts_come_back_from_the_index(profiles in vec(profile(), 1..12)) {
        let (_folder, index) = indexed(&profiles);
        let found = index.scan(&[], None, &FactsOf).unwrap();
        prop_assert_eq!(found.len(), profiles.len());
        for profile in &profiles {
            let whole = &found[&number(profile.person.id)];
            prop_assert_eq!(&whole.facts, &sorted(profile.facts()));
            prop_assert_eq!(&whole.wished, &wished(profile));
        }
    }

    #[test]
    fn years_of_work_are_filtered_as_of_the_day_of_the_question(profiles in vec(profile(), 1..15), from in 0_u32..20, length in 0_u32..10) {
        let (_folder, index) = indexed(&profiles);
        let form = SearchForm { years_from: from.to_string(), years_to: (from + length).to_string(), ..SearchForm::default() };
        let criteria = Criteria::parse(&form, &Reference::load().unwrap()).unwrap();
        // long after the people were indexed
        let later = today().plus_years(3);
        let request = SearchRequest { filters: criteria.filters(later, ZONE), limit: 100, ..SearchRequest::default() };
        let mut found: Vec<_> = index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect();
        found.sort();
        let worked = |profile: &&Profile| {
            (from..=from + length).contains(&(Tenure::default().months(&profile.facts(), later) / 12))
        };
        let mut expected: Vec<_> = profiles.iter().filter(worked).map(|profile| document::key(profile.person.id)).collect();
        expected.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn name_sex_and_age_never_move_anybody(profile in profile(), rule in rule(), born_on in day(), sex in select(Sex::ALL)) {
        let yardstick = Yardstick::new(&rule, PLACES[2].parse().unwrap(), today(), Weights::default());
        let merit = |profile: &Profile| {
            let wishes = wished(profile).contains(&u64::from(yardstick.region_number()));
            let beside = Beside { wishes, ..Beside::default() };
            yardstick.measure(&profile.facts(), beside, &mut Tenure::default())
        };
        let mut other = profile.clone();
        other.person.born_on = Some(born_on);
        other.person.sex = Some(sex);
        other.person.surname = Some("Ким".into());
        other.person.given = Some("Виктор".into());
        other.person.citizenship = None;
        other.person.grade = Grade::Registry;
        prop_assert_eq!(merit(&profile), merit(&other));
        prop_assert!(merit(&profile).score(Weights::default()).total <= 10_000);
    }
}

/// The title of the posts that random people hold.
fn title() -> Names {
    Names {
        kk: "Бас маман".into(), ru: "Главный специалист".into(), en: "Chief specialist".into()
    }
}

#[test]
fn only_submitted_people_have_a_document() {
    let mut profile = Profile::of(Person::blank());
    profile.person.surname = Some("Ким".into());
    profile.person.given = Some("Виктор".into());
    for (state, is_in) in
        [(State::Draft, false), (State::Submitted, true), (State::Paused, false), (State::Withdrawn, false)]
    {
        profile.person.state = state;
        assert_eq!(document::document(&profile, today()).is_some(), is_in);
    }
    profile.person.state = State::Submitted;
    profile.person.given = None;
    assert!(document::document(&profile, today()).is_none(), "nobody can be listed without a name");
}

#[test]
fn tenure_counts_overlaps_once_and_not_the_day_itself() {
    let period = |start: NaiveDate, end: Option<NaiveDate>, leading| {
        rules::facts::Period::pack(rules::facts::PeriodParts {
            started_on: Day::from_date(start).unwrap(),
            ended_on: end.map(|day| Day::from_date(day).unwrap()),
            kind: ServiceKind::Private,
            category: None,
            sector: None,
            leading,
            elected: false,
            grade: Grade::Declared,
        })
        .unwrap()
    };
    let facts = PersonFacts::default()
        .with_period(period(on(2020, 3, 1), Some(on(2022, 2, 28)), false))
        .with_period(period(on(2021, 3, 1), None, true));
    let mut tenure = Tenure::default();
    let as_of = |year, month, day| Day::from_ymd(year, month, day).unwrap();
    assert_eq!(tenure.months(&facts, as_of(2023, 3, 1)), 36);
    assert_eq!(tenure.months(&facts, as_of(2023, 2, 28)), 35);
    assert_eq!(tenure.leading_months(&facts, as_of(2023, 3, 1)), 24);
    assert_eq!(tenure.months(&facts, as_of(2019, 1, 1)), 0);
    assert_eq!(tenure.months(&PersonFacts::default(), as_of(2023, 3, 1)), 0);
}

#[test]
fn the_scorecard_adds_up_to_a_hundred() {
    let best = Merit {
        service_months: 500,
        surplus_months: 500,
        leading_months: 500,
        field: FieldFit::Within,
        languages: 9,
        region: RegionFit::Lives,
        member: true,
        test_points: 100,
        words: 3,
        words_of: 3,
    };
    for weights in
        [Weights::default(), Weights::of([100, 0, 0, 0, 0, 0, 0]), Weights::of([1, 2, 3, 4, 5, 6, 79])]
    {
        let score = best.score(weights);
        assert_eq!(score.total, 10_000);
        assert_eq!(score.list().into_iter().sum::<u32>(), score.total);
    }
    let none = Merit {
        service_months: 0,
        surplus_months: 0,
        leading_months: 0,
        field: FieldFit::Other,
        languages: 0,
        region: RegionFit::Neither,
        member: false,
        test_points: 0,
        words: 0,
        words_of: 0,
    };
    assert_eq!(none.score(Weights::default()).total, 0);
}

#[test]
fn a_place_holds_what_lies_in_it() {
    let kato = |text: &str| text.parse::<Kato>().unwrap();
    let inside = |place: &str, scope: &[&str]| {
        let places = scope.iter().map(|text| kato(text)).collect();
        Reach { places, ..Reach::default() }.has_place(Some(kato(place)))
    };
    assert!(
        inside("103231100", &["100000000"])
            && inside("103231100", &["103200000"])
            && inside("103231100", &["103231000"])
    );
    assert!(
        !inside("103231100", &["103400000"])
            && !inside("103200000", &["103231000"])
            && !inside("110000000", &["100000000"])
    );
}

#[test]
fn a_search_in_an_address_is_checked_field_by_field() {
    let reference = Reference::load().unwrap();
    let form = SearchForm {
        region: vec!["999999999".into()],
        level: vec!["kindergarten".into()],
        years_from: "ten".into(),
        years_to: "90".into(),
        available_within: "2".into(),
        available_by: "soon".into(),
        submitted_from: "31.12.1999".into(),
        submitted_to: "2101-01-01".into(),
        sort: "beauty".into(),
        ..SearchForm::default()
    };
    let Err(crate::platform::error::Error::Invalid(problems)) = Criteria::parse(&form, &reference) else {
        panic!()
    };
    let fields: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    let expected = [
        ("region", "kato-code"),
        ("years_from", "number-format"),
        ("years_to", "number-range"),
        ("available_within", "unknown-option"),
        ("available_by", "date-format"),
        ("submitted_from", "date-too-early"),
        ("submitted_to", "date-too-late"),
        ("sort", "unknown-option"),
        ("level", "unknown-option"),
    ];
    assert_eq!(fields, expected);
    let empty = SearchForm { region: vec![String::new()], ..SearchForm::default() };
    assert!(
        Criteria::parse(&empty, &reference).is_ok_and(|criteria| criteria.filters(today(), ZONE).is_empty())
    );
}

#[test]
fn marks_cut_a_passage_into_pieces() {
    let fragment =
        |marks| search_index::Fragment {
            text: "бас <маман>".into(), start: 0, cut: (false, false), marks
        };
    let piece = |text: &str, found| Piece { text: text.into(), found };
    assert_eq!(pieces(&fragment(vec![(0, 6)])), [piece("бас", true), piece(" <маман>", false)]);
    // inside a letter, overlapping, beyond the end: left out
    assert_eq!(pieces(&fragment(vec![(1, 6)])), [piece("бас <маман>", false)]);
    assert_eq!(
        pieces(&fragment(vec![(0, 6), (2, 8), (0, 900)])),
        [piece("бас", true), piece(" <маман>", false)]
    );
    assert_eq!(pieces(&fragment(vec![])), [piece("бас <маман>", false)]);
}

#[test]
fn the_document_version_follows_the_facts() {
    assert_eq!(document::VERSION & 0xffff_ffff, u64::from(rules::FACTS_VERSION));
}
