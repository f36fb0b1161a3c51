//! What stands for a person and a verdict in a certificate: hashes with a salt that only the installation can make. Without
//! it nobody can tell who a line is about, nor try out birth days until a hash fits; with it the same facts give the same
//! hashes, so a check says whether the facts changed or the verdict did.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::matching::merit::Beside;
use crate::platform::ids::VacancyId;
use crate::platform::keys::Salter;
use crate::rules::{NodeResult, Outcome, PersonFacts, Reason, UsedFact, Verdict};

/// Use of the signing key that these salts are for.
pub const PURPOSE: &str = "certificate";

/// What is written of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    pub pseudonym: [u8; 16],
    /// Of every fact that is measured, with what points are given for beside the facts.
    pub facts: [u8; 16],
    /// Of the outcome, and of every requirement's outcome, reason and facts.
    pub verdict: [u8; 32],
}

/// One person's salt for one vacancy.
pub struct Commitment([u8; 32]);

/// A requirement in the text that is hashed.
type Leaf<'v> = (&'v str, Outcome, &'v Reason, &'v [UsedFact]);

/// The text that is hashed, as JSON.
#[derive(Serialize)]
struct Text<'v>(Outcome, Vec<Leaf<'v>>, Option<(Outcome, Vec<Leaf<'v>>)>);

impl Commitment {
    pub fn new(salter: &Salter, vacancy: VacancyId, person: u128) -> Self {
        Self(salter.salt(&[vacancy.uuid().as_bytes(), &person.to_be_bytes()]))
    }

    /// The hashes. Lists of facts must be sorted.
    pub fn of(&self, facts: &PersonFacts, beside: Beside, verdict: &Verdict) -> Committed {
        let [pseudonym, facts] = [self.hash(b"person", &[]), self.hash(b"facts", &packed(facts, beside))];
        let verdict = self.hash(b"verdict", &told(verdict));
        Committed { pseudonym: half(pseudonym), facts: half(facts), verdict }
    }

    fn hash(&self, what: &[u8], text: &[u8]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(b"kadr certificate 1 ");
        hasher.update(what);
        hasher.update(b"\n");
        hasher.update(self.0);
        hasher.update(text);
        hasher.finalize().into()
    }
}

/// A verdict with everything behind it, in one text.
fn told(verdict: &Verdict) -> Vec<u8> {
    let way = verdict.through_reserve.as_ref();
    let way = way.map(|way| (way.outcome, leaves(&way.root)));
    // no map and no number that JSON cannot hold: this cannot fail
    serde_json::to_vec(&Text(verdict.outcome, leaves(&verdict.root), way)).unwrap_or_default()
}

fn half(hash: [u8; 32]) -> [u8; 16] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..] = hash;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
}

fn leaves(root: &NodeResult) -> Vec<Leaf<'_>> {
    let mut all: Vec<Leaf<'_>> = Vec::new();
    root.for_each_leaf(&mut |leaf| all.push((&leaf.leaf, leaf.outcome, &leaf.reason, &leaf.used)));
    all
}

/// Every fact as its packed number, list by list with their lengths, big-endian; then what is measured beside them.
fn packed(facts: &PersonFacts, beside: Beside) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    let scalars = [
        facts.birth.map(|fact| fact.packed()),
        facts.citizenship.map(|fact| fact.packed()),
        facts.residence.map(|fact| fact.packed()),
    ];
    let mut list = |values: &[u64]| {
        bytes.extend(u32::try_from(values.len()).unwrap_or(u32::MAX).to_be_bytes());
        values.iter().for_each(|value| bytes.extend(value.to_be_bytes()));
    };
    for scalar in &scalars {
        list(scalar.as_slice());
    }
    for values in facts.lists() {
        list(values);
    }
    bytes.push(u8::from(beside.wishes));
    bytes.extend(beside.words.0.to_be_bytes());
    bytes.extend(beside.words.1.to_be_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::merit::{SCORECARD_VERSION, Yardstick};
    use crate::matching::tenure::Tenure;
    use crate::platform::keys::Keys;
    use crate::posts::Weights;
    use crate::reference::codes::{EducationLevel, Grade, LanguageLevel, Sector, ServiceKind};
    use crate::rules::facts::{
        Birth, Certificate, Citizenship, Education, EducationParts, LanguageParts, LanguageSkill, Period,
        PeriodParts,
    };
    use crate::rules::{Day, EVALUATOR_VERSION, FACTS_VERSION, Rule, Setting, evaluate};

    const RULE: &str = r#"
id = "golden"
edition = "1"
title = { kk = "т", ru = "т", en = "t" }
[citations.act]
act = "Act"
status = "unverified"
[root]
all = [
  { leaf = { id = "citizen", cites = "act", test = { citizenship = { country = "KZ" } } } },
  { leaf = { id = "age", cites = "act", test = { age = { min = 25 } } } },
  { leaf = { id = "study", cites = "act", grade = "document", test = { education = { min = "bachelor" } } } },
  { any = [
    { leaf = { id = "long", cites = "act", test = { service = { years = 30 } } } },
    { leaf = { id = "public", cites = "act", test = { service = { years = 1, counting = [{ kinds = ["corps_b"] }] } } } },
  ] },
  { leaf = { id = "fits", cites = "act", test = { confirmation = { what = "field_matching_post_functions" } } } },
]
"#;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn facts() -> PersonFacts {
        let education = Education::pack(EducationParts {
            level: EducationLevel::Master,
            field: None,
            completed_on: Some(day(2012, 6, 30)),
            degree: None,
            funding: None,
            recognised: true,
            grade: Grade::Declared,
        });
        let period = Period::pack(PeriodParts {
            started_on: day(2013, 2, 1),
            ended_on: None,
            kind: ServiceKind::CorpsB,
            category: None,
            sector: Some(Sector::PublicAdministration),
            leading: true,
            elected: false,
            grade: Grade::Document,
        });
        let language = LanguageSkill::pack(LanguageParts {
            language: crate::reference::codes::Language::Kazakh,
            level: LanguageLevel::C1,
            certificate: Certificate::None,
            certified_level: None,
            certified_on: None,
            grade: Grade::Declared,
        });
        let facts = PersonFacts {
            birth: Some(Birth::pack(day(1990, 5, 17), Grade::Registry)),
            citizenship: Some(Citizenship::pack("KZ".parse().unwrap(), Grade::Registry)),
            ..PersonFacts::default()
        };
        facts.with_education(education).with_period(period.unwrap()).with_language(language)
    }

    /// The meaning of verdicts and points, pinned. Certificates that are out in the world were computed with it: when this
    /// fails, raise `EVALUATOR_VERSION`, `FACTS_VERSION` or `SCORECARD_VERSION`, and only then write the new values here.
    #[test]
    fn what_the_versions_stand_for_has_not_changed() {
        let rule = Rule::from_toml(RULE).unwrap();
        let verdict = evaluate(&rule, &Setting::default(), &facts(), day(2026, 12, 1));
        let text = String::from_utf8(told(&verdict)).unwrap();
        let numbers = hex::encode(Sha256::digest(packed(&facts(), Beside::default())));
        let yardstick =
            Yardstick::new(&rule, "710000000".parse().unwrap(), day(2026, 12, 1), Weights::default());
        let merit = yardstick.measure(&facts(), Beside::default(), &mut Tenure::default());
        let points = merit.score(Weights::default()).total;
        let verdict = hex::encode(Sha256::digest(&text));
        assert_eq!(
            [(EVALUATOR_VERSION, verdict), (FACTS_VERSION, numbers), (SCORECARD_VERSION, points.to_string())],
            [
                (2, "3a24c3c3e557f5ce6754522513bcd8bc3df144b32ac566ce59a7d11e6f2fd318".to_owned()),
                (3, "8043e620482c756ef70711f73367954b1498c1fb99b0b78dea953711afeec148".to_owned()),
                (4, "3333".to_owned()),
            ],
            "{text}"
        );
        // Points for words rest on the search's analysis: with it, the scorecard's version rises.
        assert_eq!((search_index::analysis::ANALYSIS_VERSION, SCORECARD_VERSION), (5, 4));
    }

    #[test]
    fn hashes_tell_people_facts_and_vacancies_apart_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
        let key = keys.signing().current().unwrap();
        let salter = keys.signing().salter(key, PURPOSE).unwrap();
        let rule = Rule::from_toml(RULE).unwrap();
        let (one, other) = (VacancyId::new(), VacancyId::new());
        let of = |vacancy, person, facts: &PersonFacts, beside| {
            let verdict = evaluate(&rule, &Setting::default(), facts, day(2026, 12, 1));
            Commitment::new(&salter, vacancy, person).of(facts, beside, &verdict)
        };
        let plain = of(one, 1, &facts(), Beside::default());
        assert_eq!(plain, of(one, 1, &facts(), Beside::default()));
        let somebody_else = of(one, 2, &facts(), Beside::default());
        let elsewhere = of(other, 1, &facts(), Beside::default());
        for different in [somebody_else, elsewhere] {
            assert_ne!(plain.pseudonym, different.pseudonym);
            // equal facts of two people must not show
            assert_ne!(plain.facts, different.facts);
            assert_ne!(plain.verdict, different.verdict);
        }
        let wishes = of(one, 1, &facts(), Beside { wishes: true, words: (0, 0) });
        assert_eq!((plain.pseudonym, plain.verdict), (wishes.pseudonym, wishes.verdict));
        assert_ne!(plain.facts, wishes.facts);
        let older = PersonFacts { birth: Some(Birth::pack(day(1989, 5, 17), Grade::Registry)), ..facts() };
        let older = of(one, 1, &older, Beside::default());
        // the outcome is the same, what it was read from is not
        assert_ne!(plain.facts, older.facts);
        assert_ne!(plain.verdict, older.verdict);
    }
}
