//! What a row of the thesaurus must be before it is kept, and what its author should know before keeping it.
//! Names are compared as a search compares them: word by word, without regard to capitals and signs.

use std::collections::BTreeSet;

use search_index::analysis::{Analyser, is_function_word};
use search_index::{Concept, LEVELS, Thesaurus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::error::FieldProblem;
use crate::reference::codes::Locale;
use crate::thesaurus::{Named, Present, Proposal, Row};

/// Most names of a concept in one language; the shipped rows have up to six.
pub const MOST_NAMES: usize = 12;
/// Longest name, in characters.
const LONGEST_NAME: usize = 100;
/// Most words of a name.
const MOST_WORDS: usize = 12;
/// Most concepts directly above one.
pub const MOST_BROADER: usize = 3;
/// Longest source, in characters.
const LONGEST_SOURCE: usize = 200;
/// Most concepts that are used at once.
const MOST_CONCEPTS: usize = 5_000;

/// What keeps a proposal from being carried out; the fields are those of a row.
pub fn faults(
    analyser: &Analyser,
    shipped: &Thesaurus,
    present: &Present,
    code: &str,
    proposal: &Proposal,
) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut fault = |field: &str, code: &'static str| found.push(FieldProblem::new(field, code));
    let stands = present.standings.concept(shipped, code);
    let row = match proposal {
        Proposal::Save(row) => Some(row.clone()),
        Proposal::Retire => None,
        Proposal::TakeBack => concept_of(shipped, code).and_then(Row::of),
    };
    let Some(row) = row else {
        if present.thesaurus.concepts().iter().any(|one| one.broader.iter().any(|above| above == code)) {
            fault("form", "thesaurus-narrower-there");
        }
        return found;
    };
    if stands.as_ref().and_then(Row::of).as_ref() == Some(&row) {
        fault("form", "thesaurus-unchanged");
    }
    if stands.is_none() && present.thesaurus.concepts().len() >= MOST_CONCEPTS {
        fault("form", "thesaurus-full");
    }
    for locale in Locale::ALL {
        let names = row.names(*locale);
        let problem = if names.is_empty() {
            Some("thesaurus-name-required")
        } else if names.len() > MOST_NAMES {
            Some("thesaurus-too-many-names")
        } else {
            names.iter().find_map(|name| name_fault(analyser, name))
        };
        let keys: Vec<String> = names.iter().map(|name| key(analyser, name)).collect();
        let once: BTreeSet<&String> = keys.iter().collect();
        let problem = problem.or((once.len() < keys.len()).then_some("thesaurus-name-twice"));
        let taken = || {
            others(analyser, present, code, &row, *locale)
                .iter()
                .any(|other| other.is_fault(shipped, code, analyser))
        };
        match problem {
            Some(problem) => fault(locale.code(), problem),
            None if taken() => fault(locale.code(), "thesaurus-name-taken"),
            None => {}
        }
    }
    match row.source.chars().count() {
        0 => fault("source", "thesaurus-source-required"),
        length if length > LONGEST_SOURCE => fault("source", "too-long"),
        _ => {}
    }
    if let Some(problem) = broader_fault(present, code, &row) {
        fault("broader", problem);
    }
    found
}

fn concept_of<'a>(thesaurus: &'a Thesaurus, code: &str) -> Option<&'a Concept> {
    thesaurus.number(code).and_then(|number| thesaurus.concept(number))
}

fn name_fault(analyser: &Analyser, name: &str) -> Option<&'static str> {
    let words = analyser.analyse(name).len();
    if name.chars().any(|letter| letter == '|' || letter.is_control()) {
        Some("thesaurus-name-signs")
    } else if words == 0 {
        Some("thesaurus-name-no-word")
    } else if name.chars().count() > LONGEST_NAME || words > MOST_WORDS {
        Some("thesaurus-name-long")
    } else {
        None
    }
}

/// The words of a name as they are compared.
fn key(analyser: &Analyser, name: &str) -> String {
    let words = analyser.analyse(name);
    words.iter().map(|word| word.forms.surface.as_str()).collect::<Vec<_>>().join(" ")
}

fn broader_fault(present: &Present, code: &str, row: &Row) -> Option<&'static str> {
    let mut once = BTreeSet::new();
    if row.broader.len() > MOST_BROADER {
        return Some("thesaurus-too-many-broader");
    }
    for above in &row.broader {
        if above == code {
            return Some("thesaurus-broader-itself");
        }
        if concept_of(&present.thesaurus, above).is_none() {
            return Some("thesaurus-broader-unknown");
        }
        if !once.insert(above) {
            return Some("thesaurus-broader-twice");
        }
    }
    let below = levels(present, code, false, &[code.to_owned()]);
    let above = levels(present, code, true, &row.broader);
    match (above, below) {
        (Some(above), Some(below)) if above + below <= LEVELS => None,
        (None, _) => Some("thesaurus-circle"),
        _ => Some("thesaurus-too-deep"),
    }
}

/// How many levels there are from these upwards, or below them; nothing if the way up comes back to the concept.
fn levels(present: &Present, code: &str, up: bool, from: &[String]) -> Option<usize> {
    let mut level: BTreeSet<String> = from.iter().cloned().collect();
    let mut count = 0_usize;
    while !level.is_empty() && count <= LEVELS {
        if up && level.contains(code) {
            return None;
        }
        let concepts = present.thesaurus.concepts().iter();
        level = if up {
            let there = concepts.filter(|one| level.contains(&one.id));
            there.flat_map(|one| one.broader.iter().cloned()).collect()
        } else {
            let under = concepts.filter(|one| one.broader.iter().any(|above| level.contains(above)));
            under.map(|one| one.id.clone()).collect()
        };
        count += usize::from(up || !level.is_empty());
    }
    Some(count)
}

/// A name of the row that another concept has in the same language.
#[derive(Debug, Clone)]
pub struct Shared {
    pub locale: Locale,
    pub name: String,
    pub other: Concept,
    same_kind: bool,
}

impl Shared {
    /// Two concepts of one kind may not have a name together, unless the shipped files give it to both.
    fn is_fault(&self, shipped: &Thesaurus, code: &str, analyser: &Analyser) -> bool {
        let wanted = key(analyser, &self.name);
        let has = |code: &str| {
            let row = concept_of(shipped, code).and_then(Row::of);
            row.is_some_and(|row| row.names(self.locale).iter().any(|name| key(analyser, name) == wanted))
        };
        self.same_kind && !(has(code) && has(&self.other.id))
    }
}

/// Names of a row in a language that other concepts have in it.
pub fn others(analyser: &Analyser, present: &Present, code: &str, row: &Row, locale: Locale) -> Vec<Shared> {
    let own: Vec<(String, &String)> =
        row.names(locale).iter().map(|name| (key(analyser, name), name)).collect();
    let mut found = Vec::new();
    for concept in present.thesaurus.concepts().iter().filter(|concept| concept.id != code) {
        let names = match locale {
            Locale::Kk => &concept.kk,
            Locale::Ru => &concept.ru,
            Locale::En => &concept.en,
        };
        for other in names {
            let other = key(analyser, other);
            if let Some((_, name)) = own.iter().find(|(key, _)| *key == other) {
                found.push(Shared {
                    locale,
                    name: (*name).clone(),
                    other: concept.clone(),
                    same_kind: concept.kind == row.kind.code(),
                });
            }
        }
    }
    found
}

/// Something to know before a row is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Warning {
    /// `shared` (another concept has the name), `frequent` (many people's texts have it already) or `capitals` (a word of
    /// grammar that counts in capitals only).
    pub code: &'static str,
    pub language: Locale,
    pub name: String,
    /// The other concept.
    pub concept: Option<Named>,
}

/// What is odd about the names of a row, as far as the thesaurus alone tells.
pub fn warnings(analyser: &Analyser, present: &Present, code: &str, row: &Row) -> Vec<Warning> {
    let mut found = Vec::new();
    for locale in Locale::ALL {
        for shared in others(analyser, present, code, row, *locale) {
            let concept = Some(Named::of(&shared.other));
            found.push(Warning { code: "shared", language: *locale, name: shared.name, concept });
        }
        for name in row.names(*locale) {
            let words = analyser.analyse(name);
            if words.len() == 1 && words.iter().all(|word| is_function_word(&word.forms.surface)) {
                found.push(Warning {
                    code: "capitals",
                    language: *locale,
                    name: name.clone(),
                    concept: None,
                });
            }
        }
    }
    found
}
