//! A survey of a change against asking every person both rules; and what is told of it.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::profiles::{day, profile, reach};
use super::{any_rule, indexed, rule, setting, today, within};
use crate::matching::sensitivity::{Alteration, Asking, Moves, Survey, Tally, change_of, told};
use crate::people::Profile;
use crate::people::reach::Reach;
use crate::platform::error::Error;
use crate::reference::codes::Sex;
use crate::reference::keys::Kato;
use crate::rules::{Change, Day, Outcome, Rule, Setting, outcome};

/// Profiles whose sex is known, or not.
fn people() -> impl Strategy<Value = Vec<Profile>> {
    let person = (profile(), proptest::option::of(select(Sex::ALL))).prop_map(|(mut profile, sex)| {
        profile.person.sex = sex;
        profile
    });
    vec(person, 1..25)
}

fn alteration() -> impl Strategy<Value = Alteration> {
    let asking = (any_rule(), any::<Index>()).prop_map(|(other, which)| {
        let leaves = other.leaves();
        let leaf = which.get(&leaves);
        Alteration::Asking(Asking { test: leaf.test.clone(), grade: leaf.grade })
    });
    prop_oneof![Just(Alteration::Easier), Just(Alteration::Harder), Just(Alteration::Without), asking]
}

/// The same without the short cut: everybody is asked both rules.
fn brute_force(
    change: &Change,
    people: &[Profile],
    reach: &Reach,
    rule: &Rule,
    post: &Setting,
    day: Day,
) -> Moves {
    let mut moves = Moves::default();
    for profile in people.iter().filter(|one| reach.holds(one, today().date())) {
        let facts = profile.facts();
        // the change of a leaf of the way through the reserve is about that way; leaves here are of the requirement
        let before = outcome(rule, post, &facts, day);
        let after = change.outcomes(&facts, day).map_or(before, |(_, after)| after);
        let region = profile.person.residence_kato.map_or(0, |kato| u64::from(kato.region_number()));
        let sex = profile.person.sex.map_or(0, |sex| u64::from(sex.number()));
        use Outcome::{CannotTell, DoesNot, Meets};
        match (before, after) {
            (CannotTell | DoesNot, Meets) => moves.gained.add(region, sex),
            (Meets, CannotTell | DoesNot) => moves.lost.add(region, sex),
            (DoesNot, CannotTell) => moves.opened.add(region, sex),
            (CannotTell, DoesNot) => moves.closed.add(region, sex),
            (Meets, Meets) | (DoesNot, DoesNot) | (CannotTell, CannotTell) => {}
        }
    }
    moves
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_survey_counts_whom_the_two_rules_part(
        people in people(), rule in prop_oneof![rule(), any_rule()], post in setting(), as_of in day(),
        which in any::<Index>(), alteration in alteration(), reach in reach(),
    ) {
        let as_of = Day::from_date(as_of).unwrap();
        let leaves = rule.leaves();
        let id = which.get(&leaves).id.clone();
        // some steps are not there, and some tests a rule may not ask; `rules` tests those
        if let Ok(change) = change_of(&rule, &post, &id, alteration) {
            let (_folder, index) = indexed(&people);
            let filters = within(&reach, today());
            let expected = brute_force(&change, &people, &reach, &rule, &post, as_of);
            let found = index.snapshot().unwrap().scan(&filters, None, &Survey::new(change, as_of)).unwrap();
            prop_assert_eq!(found, expected);
        }
    }
}

#[test]
fn what_is_told_names_every_region_of_the_officer_and_hides_small_counts() {
    let kato = |text: &str| text.parse::<Kato>().unwrap();
    let regions = [kato("100000000"), kato("110000000"), kato("750000000")];
    let tally = Tally {
        regions: BTreeMap::from([(10, 40), (11, 2), (75, 9)]),
        sexes: BTreeMap::from([(1, 30), (2, 21)]),
    };
    let moved = told(&tally, &regions);
    assert_eq!(moved.people, Some(50), "fifty-one");
    let shown: Vec<_> = moved.regions.iter().map(|one| one.people).collect();
    assert_eq!(shown, [Some(40), None, None], "the smallest of the others goes with the small one");
    assert_eq!(moved.sexes.iter().map(|one| one.people).collect::<Vec<_>>(), [Some(30), Some(20)]);
    let unknown =
        Tally { sexes: BTreeMap::from([(1, 30), (0, 21)]), regions: BTreeMap::from([(10, 40), (0, 11)]) };
    let moved = told(&unknown, &regions);
    assert_eq!((moved.regions.len(), moved.sexes.len()), (4, 3), "and those of whom it is not known");
    let few = Tally { regions: BTreeMap::from([(10, 4)]), sexes: BTreeMap::from([(1, 4)]) };
    let moved = told(&few, &regions);
    assert!(moved.people.is_none() && moved.regions.iter().all(|one| one.people.is_none()));
}

#[test]
fn a_change_that_cannot_be_asked_is_said_by_its_field() {
    let rule: Rule = serde_json::from_value(serde_json::json!({
        "id": "own", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" },
        "root": { "leaf": { "id": "citizen", "cites": "law", "test": { "citizenship": { "country": "KZ" } } } },
        "citations": { "law": { "act": "Law", "status": "unverified" } },
    }))
    .unwrap();
    let refused = |id: &str, alteration| match change_of(&rule, &Setting::default(), id, alteration) {
        Err(Error::Invalid(problems)) => (problems[0].field.clone(), problems[0].code),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("nobody", Alteration::Without), ("leaf".to_owned(), "unknown-option"));
    assert_eq!(refused("citizen", Alteration::Easier), ("change".to_owned(), "rule-no-step"));
    let asking = serde_json::from_value(serde_json::json!({ "test": { "age": { "min": 121 } } })).unwrap();
    assert_eq!(
        refused("citizen", Alteration::Asking(asking)),
        ("change.asking.test.age".to_owned(), "rule-age")
    );
}
