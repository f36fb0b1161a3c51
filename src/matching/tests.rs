//! The index against the profile: what a scan finds is what the evaluator says of each profile; and neutrality.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use search_index::{Change, OpenOptions, SearchRequest};

use crate::matching::closeness::Closeness;
use crate::matching::document;
use crate::matching::evaluation::{Counts, Exclusion, Listed, Question, SOON_MONTHS};
use crate::matching::facts_columns::FactsOf;
use crate::matching::filters::{Criteria, SearchForm, lies_within, within};
use crate::matching::merit::{Beside, FieldFit, Merit, RegionFit, Yardstick};
use crate::matching::search::{Piece, pieces};
use crate::matching::tenure::Tenure;
use crate::people::profile::Kato;
use crate::people::{Person, Profile, State};
use crate::platform::ids::PersonId;
use crate::posts::Weights;
use crate::reference::codes::{Grade, ServiceKind, Sex};
use crate::reference::data::{Names, Reference};
use crate::rules::tests::strategies::{any_rule, setting};
use crate::rules::{self, Day, Outcome, PersonFacts, Rule, evaluate};

mod facets;
mod profiles;
mod searching;
mod sensitivity;
use profiles::{PLACES, day, on, place, profile};

fn rule() -> impl Strategy<Value = Rule> {
    select(rules::shipped().unwrap())
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

fn indexed(profiles: &[Profile]) -> (tempfile::TempDir, search_index::Index) {
    let options = OpenOptions { writer_bytes: 15_000_000, ..OpenOptions::default() };
    indexed_with(profiles, options)
}

fn indexed_with(profiles: &[Profile], options: OpenOptions) -> (tempfile::TempDir, search_index::Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = search_index::Index::open(folder.path(), &document::schema(), document::VERSION, options)
        .unwrap()
        .index;
    let reference = Reference::load().unwrap();
    let batch: Vec<_> = profiles
        .iter()
        .filter_map(|one| document::document(one, &reference, today()))
        .map(Change::Put)
        .collect();
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
    fn a_scan_says_of_everybody_what_the_evaluator_says(
        profiles in vec(profile(), 1..25), rule in prop_oneof![rule(), any_rule()], post in setting(), as_of in day(),
        listed in select(&Listed::ALL[..]), leaf in option::of(any::<Index>()), keep in 1_usize..30,
        scope in vec(place(), 0..2),
    ) {
        let (_folder, index) = indexed(&profiles);
        let as_of = Day::from_date(as_of).unwrap();
        let yardstick = Yardstick::new(&rule, PLACES[0].parse().unwrap(), as_of, Weights::default());
        let leaf = leaf.map(|leaf| leaf.index(rule.leaves().len()));
        let snapshot = index.snapshot().unwrap();
        let closeness = Closeness::of(&snapshot, &title()).unwrap();
        let question = Question::new(&rule, &post, as_of, yardstick, listed, keep).near(closeness).held_by(leaf);
        let filters: Vec<_> = within(&scope).into_iter().collect();
        let found = snapshot.scan(&filters, None, &question.ready()).unwrap();

        let mut counts = Counts::default();
        let mut exclusions = vec![Exclusion::default(); rule.leaves().len()];
        let mut ranked = Vec::new();
        for profile in profiles.iter().filter(|profile| lies_within(profile.person.residence_kato, &scope)) {
            let facts = profile.facts();
            let told = evaluate(&rule, &post, &facts, as_of);
            counts.add(told.outcome);
            let way = told.through_reserve.as_ref().is_some_and(|way| way.outcome == Outcome::Meets);
            let way = way && told.outcome != Outcome::Meets;
            counts.through_reserve += u64::from(way);
            let wanted = as_wanted(&rule, &told);
            if told.outcome != Outcome::Meets {
                let failed = wanted.iter().filter(|outcome| **outcome == Outcome::DoesNot).count();
                for (exclusion, outcome) in exclusions.iter_mut().zip(&wanted) {
                    exclusion.keeps_out += u64::from(*outcome == Outcome::DoesNot);
                    exclusion.unclear += u64::from(*outcome == Outcome::CannotTell);
                    let alone = failed == 1 && told.outcome == Outcome::DoesNot && *outcome == Outcome::DoesNot;
                    exclusion.alone += u64::from(alone);
                }
            }
            let soon = told.when.eligible_from.filter(|from| *from <= as_of.plus_months(SOON_MONTHS));
            let in_list = match listed {
                Listed::Verdict(verdict) => told.outcome == verdict,
                Listed::ThroughReserve => way,
                Listed::Soon => told.outcome != Outcome::Meets && soon.is_some(),
            };
            if in_list && leaf.is_none_or(|leaf| wanted[leaf] != Outcome::Meets) {
                let worked = !profile.service.is_empty();
                let wishes = wished(profile).contains(&u64::from(yardstick.region_number()));
                let beside = Beside { wishes, words: (if worked { 2 } else { 0 }, 2) };
                let merit = yardstick.measure(&facts, beside, &mut Tenure::default());
                let from = soon.filter(|_| listed == Listed::Soon);
                let score = std::cmp::Reverse(merit.score(Weights::default()).total);
                ranked.push((from, score, number(profile.person.id)));
            }
        }
        ranked.sort_unstable();
        prop_assert_eq!(found.listed, u64::try_from(ranked.len()).unwrap());
        ranked.truncate(keep);
        prop_assert_eq!(found.counts, counts);
        let places: Vec<_> =
            found.ranked.iter().map(|one| (one.from, std::cmp::Reverse(one.score), one.person)).collect();
        prop_assert_eq!(places, ranked);
        prop_assert_eq!(found.exclusions, exclusions);
    }

    #[test]
    fn years_of_work_are_filtered_as_of_the_day_of_the_question(profiles in vec(profile(), 1..15), from in 0_u32..20, length in 0_u32..10) {
        let (_folder, index) = indexed(&profiles);
        let form = SearchForm { years_from: from.to_string(), years_to: (from + length).to_string(), ..SearchForm::default() };
        let criteria = Criteria::parse(&form, &Reference::load().unwrap()).unwrap();
        // long after the people were indexed
        let later = today().plus_years(3);
        let request = SearchRequest { filters: criteria.filters(later), limit: 100, ..SearchRequest::default() };
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

/// The outcomes of the leaves as the rule wants them: under `not`, turned.
fn as_wanted(rule: &Rule, told: &rules::Verdict) -> Vec<Outcome> {
    fn below(node: &rules::Node, negated: bool, found: &mut Vec<bool>) {
        match node {
            rules::Node::Leaf(_) => found.push(negated),
            rules::Node::Not(inner) => below(inner, !negated, found),
            group => group.children().iter().for_each(|child| below(child, negated, found)),
        }
    }
    let mut negated = Vec::new();
    below(rule.root(), false, &mut negated);
    let leaves = told.leaves().into_iter().zip(negated);
    leaves.map(|(leaf, negated)| if negated { !leaf.outcome } else { leaf.outcome }).collect()
}

#[test]
fn only_submitted_people_have_a_document() {
    let reference = Reference::load().unwrap();
    let mut profile = Profile::of(Person::blank());
    profile.person.surname = Some("Ким".into());
    profile.person.given = Some("Виктор".into());
    for (state, is_in) in
        [(State::Draft, false), (State::Submitted, true), (State::Paused, false), (State::Withdrawn, false)]
    {
        profile.person.state = state;
        assert_eq!(document::document(&profile, &reference, today()).is_some(), is_in);
    }
    profile.person.state = State::Submitted;
    profile.person.given = None;
    assert!(
        document::document(&profile, &reference, today()).is_none(),
        "nobody can be listed without a name"
    );
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
        lies_within(Some(kato(place)), &scope.iter().map(|text| kato(text)).collect::<Vec<_>>())
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
    assert!(lies_within(None, &[]) && !lies_within(None, &[kato("100000000")]));
}

#[test]
fn a_search_in_an_address_is_checked_field_by_field() {
    let reference = Reference::load().unwrap();
    let form = SearchForm {
        region: vec!["999999999".into()],
        level: vec!["kindergarten".into()],
        years_from: "ten".into(),
        years_to: "90".into(),
        sort: "beauty".into(),
        ..SearchForm::default()
    };
    let Err(crate::platform::error::Error::Invalid(problems)) = Criteria::parse(&form, &reference) else {
        panic!()
    };
    let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["region", "years_from", "years_to", "sort", "level"]);
    let empty = SearchForm { region: vec![String::new()], ..SearchForm::default() };
    assert!(Criteria::parse(&empty, &reference).is_ok_and(|criteria| criteria.filters(today()).is_empty()));
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
