//! Names of the index near a name typed: same strict key, same loose key, strict key within one edit. Each spelling
//! found weighs by its tier and by how far it is from what was typed. Where next: `words.rs` makes queries of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::forms::{NameKeys, may_be_near, name_keys};
use super::vocabulary::{Beginning, MAX_TERMS, OneEdit, Vocabulary};
use crate::analysis::names;
use crate::schema::{NameField, NameFields, SPELLED};

const SAME: f32 = 1.0;
const LOOSE: f32 = 0.6;
const NEAR: f32 = 0.4;
/// What a whole letter apart costs of the weight.
const LETTER_APART: f32 = 0.08;
/// Spellings of one name asked for.
const MAX_SPELLINGS: usize = 48;

/// What a name may be spelled like.
pub(crate) struct Spellings {
    /// Whole terms of the field of loose keys, with their weights, best first.
    pub(crate) terms: Vec<(String, f32)>,
    /// There are more with the same strict or loose key: these keys are to be asked for as such.
    pub(crate) more: bool,
}

/// The spellings to ask for.
pub(crate) fn spellings(
    typed: &str,
    declared: &NameField,
    fields: &NameFields,
    near: bool,
    vocabulary: Vocabulary<'_>,
) -> Arc<Spellings> {
    vocabulary.spellings((fields.loose, typed, near), || walk(typed, declared, fields, near, vocabulary))
}

fn walk(
    typed: &str,
    declared: &NameField,
    fields: &NameFields,
    near: bool,
    vocabulary: Vocabulary<'_>,
) -> Spellings {
    let NameKeys { strict, loose, long } = name_keys(typed, declared);
    let mut tiers: HashMap<String, f32> = HashMap::new();
    let mut more = false;
    let mut tier = |terms: std::collections::BTreeSet<String>, weight: f32| {
        more |= terms.len() >= MAX_TERMS;
        for term in terms {
            if let Some((_, spelling)) = term.split_once(SPELLED) {
                let best = tiers.entry(spelling.to_owned()).or_insert(weight);
                *best = best.max(weight);
            }
        }
    };
    let beginning = format!("{strict}{SPELLED}");
    tier(vocabulary.matching(fields.strict, || Beginning(beginning.as_bytes())), SAME);
    if long || near {
        let beginning = format!("{loose}{SPELLED}");
        tier(vocabulary.matching(fields.loose, || Beginning(beginning.as_bytes())), LOOSE);
    }
    if near && may_be_near(&strict) && strict.len() <= OneEdit::LONGEST {
        let closed_by = SPELLED as u8;
        tier(vocabulary.matching(fields.strict, || OneEdit { word: strict.as_bytes(), closed_by }), NEAR);
    }
    let weighed = tiers.into_iter().map(|(spelling, weight)| {
        let apart = names::distance(typed, &spelling);
        let weight = (weight - LETTER_APART * apart).max(weight * 0.5);
        (format!("{}{SPELLED}{spelling}", names::keys(&spelling, declared.patronymic).1), weight)
    });
    let mut weighed: Vec<_> = weighed.collect();
    weighed.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
    more |= weighed.len() > MAX_SPELLINGS;
    weighed.truncate(MAX_SPELLINGS);
    Spellings { terms: weighed, more }
}
