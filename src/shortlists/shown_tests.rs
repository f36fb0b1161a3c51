//! What is frozen of a verdict: each requirement with its own answer, both verdicts, and no birth date.

use super::*;
use crate::matching::used::Record;
use crate::platform::ids::{BodyId, PersonId, VacancyId};
use crate::reference::codes::Grade;
use crate::reference::data::Names;
use crate::rules::facts::{
    Birth, Check, CheckParts, Citizenship, Membership, MembershipParts, Relative, RelativeParts,
};
use crate::rules::vocabulary::Bar;
use crate::rules::{Day, PersonFacts, Setting, evaluate, shipped};

fn titles() -> Titles {
    Titles { kk: "Қ".into(), ru: "Р".into(), en: "E".into() }
}

fn day() -> Day {
    Day::from_ymd(2026, 11, 1).unwrap()
}

fn vacancy(rule: Rule) -> Vacancy {
    Vacancy {
        id: VacancyId::new(),
        body: BodyId::new(),
        is_public: true,
        title: titles(),
        body_name: titles(),
        region: "100000000".into(),
        as_of_on: day().date(),
        rule_id: RuleId::new(),
        rule,
        setting: Setting::default(),
        applies: true,
    }
}

fn person(vacancy: &Vacancy, facts: &PersonFacts) -> Person {
    Person {
        id: PersonId::new(),
        name: "Серікбаева Айгерім".into(),
        region: None,
        in_reserve: true,
        is_covered: true,
        programmes: Vec::new(),
        last_post: None,
        years: 0,
        verdict: evaluate(&vacancy.rule, &vacancy.setting, facts, day()),
        records: Records::default(),
    }
}

fn shown(rule: Rule, facts: &PersonFacts) -> ShownVerdict {
    let vacancy = vacancy(rule);
    ShownVerdict::of(&vacancy, &person(&vacancy, facts), &Reference::load().unwrap())
}

fn of_id(id: &str) -> Rule {
    shipped().unwrap().into_iter().find(|rule| rule.id() == id).unwrap()
}

#[test]
fn a_frozen_verdict_is_read_back_as_it_was() {
    for rule in shipped().unwrap() {
        let shown = shown(rule, &PersonFacts::default());
        let kept = serde_json::to_value(&shown).unwrap();
        assert_eq!(serde_json::from_value::<ShownVerdict>(kept).unwrap(), shown);
    }
}

#[test]
fn a_list_frozen_before_the_second_verdict_was_kept_is_still_read() {
    let mut kept = serde_json::to_value(shown(of_id("category-c-o-5"), &PersonFacts::default())).unwrap();
    kept.as_object_mut().unwrap().remove("through_reserve");
    assert!(serde_json::from_value::<ShownVerdict>(kept).unwrap().through_reserve.is_none());
}

#[test]
fn each_requirement_is_shown_with_its_own_answer() {
    for rule in shipped().unwrap() {
        let vacancy = vacancy(rule.clone());
        let person = person(&vacancy, &PersonFacts::default());
        let shown = ShownVerdict::of(&vacancy, &person, &Reference::load().unwrap());
        let leaves: Vec<_> = shown.lines.iter().filter(|line| line.leaf.is_some()).collect();
        assert_eq!(leaves.len(), person.verdict.leaves().len(), "{}", rule.id());
        for (line, leaf) in leaves.into_iter().zip(person.verdict.leaves()) {
            assert_eq!((line.leaf.as_ref(), line.outcome), (Some(&leaf.leaf), leaf.outcome));
            assert!(line.law.is_some() && !line.asks.is_empty() && !line.why.is_empty());
        }
        let in_the_way = shown.lines.iter().filter(|line| line.in_the_way).count();
        assert_eq!(in_the_way, person.verdict.obstacles().len(), "{}", rule.id());
    }
}

#[test]
fn a_reservist_is_shown_with_the_way_that_is_open() {
    let term = MembershipParts {
        programme: crate::reference::codes::Programme::Regional,
        entered_on: Day::from_ymd(2026, 1, 1).unwrap(),
        until: None,
        grade: Grade::Registry,
    };
    let member = PersonFacts {
        citizenship: Some(Citizenship::pack("KZ".parse().unwrap(), Grade::Declared)),
        memberships: vec![Membership::pack(term).unwrap().packed()],
        ..PersonFacts::default()
    };
    let shown = shown(of_id("category-c-o-5"), &member);
    assert_eq!(shown.outcome, Outcome::DoesNot);
    assert!(shown.is_through_reserve());
    let way = shown.through_reserve.unwrap();
    assert_eq!(way.outcome, Outcome::Meets);
    let reservist = way.lines.iter().find(|line| line.leaf.as_deref() == Some("reservist")).unwrap();
    assert!(!way.summary.is_empty() && reservist.used[0].en.contains("1 January 2026"), "{way:?}");
}

#[test]
fn what_is_frozen_says_nothing_of_birth_relatives_or_sex() {
    let rule: Rule = serde_json::from_value(serde_json::json!({
        "id": "own", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" },
        "root": { "all": [
            { "leaf": { "id": "age", "cites": "law", "test": { "age": { "min": 18 } } } },
            { "leaf": { "id": "kin", "cites": "law", "test": { "no_relatives": {} } } },
            { "leaf": { "id": "bars", "cites": "law", "test": { "official_check": { "bars": ["incapacity"] } } } },
        ] },
        "citations": { "law": { "act": "Law", "status": "unverified" } },
    }))
    .unwrap();
    let mut vacancy = vacancy(rule);
    vacancy.setting.body = Some(7);
    let kin =
        RelativeParts { body: 7, kinship: crate::reference::codes::Kinship::Spouse, grade: Grade::Declared };
    let check = CheckParts {
        bar: Bar::Incapacity,
        found: false,
        on: day(),
        valid_until: None,
        body: None,
        grade: Grade::Document,
    };
    let facts = PersonFacts {
        birth: Some(Birth::pack(Day::from_ymd(1985, 2, 3).unwrap(), Grade::Registry)),
        relatives: vec![Relative::pack(kin).packed()],
        checks: vec![Check::pack(check).unwrap().packed()],
        ..PersonFacts::default()
    };
    let mut person = person(&vacancy, &facts);
    let by = Names { kk: "Әкімдік".into(), ru: "Акимат".into(), en: "Akimat".into() };
    let code = Bar::Incapacity.code().to_owned();
    person.records =
        Records(vec![Record { is_check: true, code, family: None, yes: false, on: day().date(), by }]);
    let shown = ShownVerdict::of(&vacancy, &person, &Reference::load().unwrap());
    let used: Vec<_> = shown.lines.iter().map(|line| line.used.len()).collect();
    assert_eq!(used, [0, 0, 0, 1], "the check alone is shown: {shown:?}");
    assert!(shown.lines[3].used[0].en.ends_with("recorded by Akimat"), "{shown:?}");
    let kept = serde_json::to_string(&shown).unwrap();
    for word in ["1985", "\"birth\"", "spouse", "Spouse", "\"sex\"", "born_on", "iin", "party"] {
        assert!(!kept.contains(word), "{word} in {kept}");
    }
}
