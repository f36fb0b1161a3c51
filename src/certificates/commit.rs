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
        let way = verdict.through_reserve.as_ref();
        let text = Text(
            verdict.outcome,
            leaves(&verdict.root),
            way.map(|way| (way.outcome, leaves(&way.root))),
        );
        // no map and no number that JSON cannot hold: this cannot fail
        let text = serde_json::to_vec(&text).unwrap_or_default();
        Committed { pseudonym: half(pseudonym), facts: half(facts), verdict: self.hash(b"verdict", &text) }
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
