//! A scan against asking everybody: verdicts, both ways, who is listed in which order, and what each requirement keeps out.
//! What a requirement keeps out is told here by putting another answer in its place and walking the tree again.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::profiles::{PLACES, day, profile, reach};
use super::{any_rule, indexed, number, on, rule, setting, title, today, wished, within};
use crate::matching::closeness::Closeness;
use crate::matching::evaluation::{Counts, Evaluated, Exclusion, Listed, Near, Question, SOON_MONTHS};
use crate::matching::merit::{Beside, Yardstick};
use crate::matching::tenure::Tenure;
use crate::people::profile::{EducationEntry, ServiceEntry};
use crate::people::{Entry, Person, Profile, State};
use crate::posts::Weights;
use crate::reference::codes::{EducationLevel, Grade, Sector, ServiceKind};
use crate::rules::{Day, GroupKind, Node, NodeResult, Outcome, Rule, Setting, Verdict, evaluate, shipped};

/// The tree walked with other answers to one leaf: met where the rule wants it met, not met under an odd number of `not`.
fn satisfied(node: &Node, told: &Verdict, id: &str, wanted: Outcome) -> Outcome {
    let each = |of: &[Node]| of.iter().map(|child| satisfied(child, told, id, wanted)).collect::<Vec<_>>();
    match node {
        Node::Leaf(leaf) if leaf.id == id => wanted,
        Node::Leaf(leaf) => told.leaves().into_iter().find(|found| found.leaf == leaf.id).unwrap().outcome,
        Node::Not(inner) => !satisfied(inner, told, id, !wanted),
        Node::All(of) => each(of).into_iter().min().unwrap(),
        Node::Any(of) => each(of).into_iter().max().unwrap(),
        Node::AtLeast(group) => {
            let mut outcomes = each(&group.of);
            outcomes.sort_unstable_by(|one, other| other.cmp(one));
            outcomes[usize::from(group.n) - 1]
        }
        Node::Include(_) => panic!("a rule holds what it includes"),
    }
}

/// Leaves that came out, like every group around them, as the whole did.
fn holding<'n>(node: &'n NodeResult, wanted: Outcome, whole: Outcome, found: &mut Vec<&'n str>) {
    let seen = if wanted == Outcome::Meets { node.outcome() } else { !node.outcome() };
    if seen != whole {
        return;
    }
    match node {
        NodeResult::Leaf(leaf) => found.push(&leaf.leaf),
        NodeResult::Group(group) => {
            let wanted = if group.kind == GroupKind::Not { !wanted } else { wanted };
            group.children.iter().for_each(|child| holding(child, wanted, whole, found));
        }
    }
}

fn count(rule: &Rule, told: &Verdict, exclusions: &mut [Exclusion]) {
    if told.outcome == Outcome::Meets {
        return;
    }
    let mut held = Vec::new();
    holding(&told.root, Outcome::Meets, told.outcome, &mut held);
    for (leaf, exclusion) in rule.leaves().into_iter().zip(exclusions) {
        let holds = held.contains(&leaf.id.as_str());
        exclusion.keeps_out += u64::from(holds && told.outcome == Outcome::DoesNot);
        exclusion.unclear += u64::from(holds && told.outcome == Outcome::CannotTell);
        if told.outcome == Outcome::DoesNot {
            let then = satisfied(rule.root(), told, &leaf.id, Outcome::Meets);
            exclusion.alone += u64::from(then == Outcome::Meets);
            exclusion.alone_unclear += u64::from(then == Outcome::CannotTell);
        }
    }
}

fn near(told: &Verdict, as_of: Day) -> Option<Near> {
    let by = as_of.plus_months(SOON_MONTHS);
    match (told.when.eligible_from, told.when.possible_from) {
        (Some(day), _) if day <= by => Some(Near { day, perhaps: false }),
        (_, Some(day)) if day <= by => Some(Near { day, perhaps: true }),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_scan_says_of_everybody_what_the_evaluator_says(
        profiles in vec(profile(), 1..25), rule in prop_oneof![1 => rule(), 3 => any_rule()], post in setting(),
        as_of in day(), listed in select(&Listed::ALL[..]), leaf in option::of(any::<Index>()), keep in 1_usize..30,
        reach in reach(),
    ) {
        let (_folder, index) = indexed(&profiles);
        let as_of = Day::from_date(as_of).unwrap();
        let yardstick = Yardstick::new(&rule, PLACES[0].parse().unwrap(), as_of, Weights::default());
        let leaf = leaf.map(|leaf| leaf.index(rule.leaves().len()));
        let snapshot = index.snapshot().unwrap();
        let closeness = Closeness::of(&snapshot, &title()).unwrap();
        let question = Question::new(&rule, &post, as_of, yardstick, listed, keep).near(closeness).held_by(leaf);
        let filters = within(&reach, today());
        let found = snapshot.scan(&filters, None, &question.ready()).unwrap();

        let mut counts = Counts::default();
        let mut exclusions = vec![Exclusion::default(); rule.leaves().len()];
        let mut ranked = Vec::new();
        for profile in profiles.iter().filter(|profile| reach.holds(profile, today().date())) {
            let facts = profile.facts();
            let told = evaluate(&rule, &post, &facts, as_of);
            counts.add(told.outcome);
            let way = told.through_reserve.as_ref().is_some_and(|way| way.outcome == Outcome::Meets);
            let way = way && told.outcome != Outcome::Meets;
            counts.through_reserve += u64::from(way);
            count(&rule, &told, &mut exclusions);
            let near = near(&told, as_of).filter(|_| told.outcome != Outcome::Meets);
            let in_list = match listed {
                Listed::Verdict(verdict) => told.outcome == verdict,
                Listed::ThroughReserve => way,
                Listed::Soon => near.is_some(),
            };
            let mut held = Vec::new();
            if told.outcome != Outcome::Meets {
                holding(&told.root, Outcome::Meets, told.outcome, &mut held);
            }
            if in_list && leaf.is_none_or(|leaf| held.contains(&rule.leaves()[leaf].id.as_str())) {
                let worked = !profile.service.is_empty();
                let wishes = wished(profile).contains(&u64::from(yardstick.region_number()));
                let beside = Beside { wishes, words: (if worked { 2 } else { 0 }, 2) };
                let merit = yardstick.measure(&facts, beside, &mut Tenure::default());
                let from = near.filter(|_| listed == Listed::Soon);
                let score = std::cmp::Reverse(merit.score(Weights::default()).total);
                ranked.push((from, score, number(profile.person.id)));
            }
        }
        ranked.sort_unstable();
        prop_assert_eq!(found.listed, u64::try_from(ranked.len()).unwrap());
        // what a requirement is said to do to people is the list behind the number
        if let (Some(leaf), Listed::Verdict(Outcome::DoesNot)) = (leaf, listed) {
            prop_assert_eq!(found.listed, exclusions[leaf].keeps_out);
        }
        ranked.truncate(keep);
        prop_assert_eq!(found.counts, counts);
        let places: Vec<_> =
            found.ranked.iter().map(|one| (one.from, std::cmp::Reverse(one.score), one.person)).collect();
        prop_assert_eq!(places, ranked);
        prop_assert_eq!(found.exclusions, exclusions);
    }
}

fn scanned(profiles: &[Profile], rule: &Rule, listed: Listed, leaf: Option<&str>) -> Evaluated {
    let (_folder, index) = indexed(profiles);
    let day = Day::from_ymd(2026, 12, 1).unwrap();
    let yardstick = Yardstick::new(rule, PLACES[0].parse().unwrap(), day, Weights::default());
    let leaf = leaf.map(|id| rule.leaves().into_iter().position(|leaf| leaf.id == id).unwrap());
    let question = Question::new(rule, &Setting::default(), day, yardstick, listed, 10).held_by(leaf);
    index.snapshot().unwrap().scan(&[], None, &question.ready()).unwrap()
}

/// A bachelor who has served since a day.
fn servant(country: &str, since: chrono::NaiveDate) -> Profile {
    let mut profile = Profile::of(Person::blank());
    profile.person.state = State::Submitted;
    profile.person.surname = Some("Ким".into());
    profile.person.given = Some("Виктор".into());
    profile.person.citizenship = country.parse().ok();
    profile.education = vec![Entry::unsaved(EducationEntry {
        level: EducationLevel::Bachelor,
        institution: "ЕҰУ".into(),
        country: "KZ".parse().unwrap(),
        field: None,
        speciality: None,
        started_year: None,
        completed_year: None,
        completed_on: Some(on(2015, 6, 30)),
        degree: None,
        funding: None,
        recognised: false,
        grade: Grade::Document,
    })];
    profile.service = vec![Entry::unsaved(ServiceEntry {
        started_on: since,
        ended_on: None,
        organisation: "Әкімдік".into(),
        sector: Sector::PublicAdministration,
        kind: ServiceKind::CorpsB,
        category: None,
        post_title: "Маман".into(),
        leading: false,
        elected: false,
        subordinates: None,
        region: None,
        grade: Grade::Document,
    })];
    profile
}

#[test]
fn an_alternative_that_is_not_needed_keeps_nobody_out() {
    let rules = shipped().unwrap();
    let rule = rules.iter().find(|rule| rule.id() == "demo-chief-specialist").unwrap();
    // two and a half years: public service is met, so three years of other work are not needed
    let people = [servant("DE", on(2024, 6, 1))];
    let found = scanned(&people, rule, Listed::Verdict(Outcome::DoesNot), None);
    let of = |id: &str| {
        let place = rule.leaves().into_iter().position(|leaf| leaf.id == id).unwrap();
        found.exclusions[place]
    };
    assert_eq!(of("bars-on-record.citizen"), Exclusion { keeps_out: 1, alone: 1, ..Exclusion::default() });
    for id in ["education", "public_service", "work", "work_matches"] {
        assert_eq!(of(id), Exclusion::default(), "{id}");
    }
    let held = |id: &str| scanned(&people, rule, Listed::Verdict(Outcome::DoesNot), Some(id)).listed;
    assert_eq!((held("bars-on-record.citizen"), held("work")), (1, 0));
}

#[test]
fn who_waits_for_a_check_besides_is_near_too_and_after_who_does_not() {
    let rule = |root: serde_json::Value| -> Rule {
        serde_json::from_value(serde_json::json!({
            "id": "own", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": root,
            "citations": { "law": { "act": "Law", "status": "unverified" } },
        }))
        .unwrap()
    };
    let years = serde_json::json!({ "leaf": { "id": "years", "cites": "law", "test": { "service": { "years": 2 } } } });
    let bars = serde_json::json!({ "leaf": { "id": "bars", "cites": "law", "test": { "official_check": { "bars": ["incapacity"] } } } });
    let people =
        [servant("KZ", on(2025, 3, 1)), servant("KZ", on(2025, 2, 1)), servant("KZ", on(2026, 3, 1))];
    let day = |month| Day::from_ymd(2027, month, 1).unwrap();
    let soon = |rule: &Rule| -> Vec<_> {
        scanned(&people, rule, Listed::Soon, None).ranked.into_iter().map(|one| one.from.unwrap()).collect()
    };
    let surely = [Near { day: day(2), perhaps: false }, Near { day: day(3), perhaps: false }];
    assert_eq!(soon(&rule(years.clone())), surely);
    let with_bars = rule(serde_json::json!({ "all": [years, bars] }));
    assert_eq!(soon(&with_bars), surely.map(|near| Near { perhaps: true, ..near }), "nobody was near before");
    let mut both = [Near { day: day(2), perhaps: true }, Near { day: day(2), perhaps: false }];
    both.sort();
    assert!(!both[0].perhaps);
}
