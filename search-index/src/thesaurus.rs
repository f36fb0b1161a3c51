//! The thesaurus: concepts with their names in three languages, and what is broader than what. It is data (see
//! `config/thesaurus/README.md` for the columns); this module reads it and answers what a concept stands for.
//! Where next: `analysis/concepts.rs` finds concepts in words, `query/words.rs` asks for them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::document::order_of;
use crate::error::{Error, Result};

/// Weight of a broader concept where a narrower one was asked for.
pub const BROADER_WEIGHT: f32 = 0.4;
/// Most levels of broader concepts; the data has two.
pub const LEVELS: usize = 4;

/// One concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable identity, like `POS014`.
    pub id: String,
    /// Ids of the concepts this one is a kind of.
    pub broader: Vec<String>,
    /// What it is: field, function, post, occupation, degree, skill, language, body, rank, place.
    pub kind: String,
    /// Names in Kazakh, the preferred one first.
    pub kk: Vec<String>,
    /// Names in Russian, the preferred one first.
    pub ru: Vec<String>,
    /// Names in English, the preferred one first.
    pub en: Vec<String>,
    /// Where the names come from.
    pub source: String,
    /// How far it was checked, or by whom it is still to be: `native` for a native speaker of Kazakh.
    pub check: String,
}

/// All concepts.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    concepts: Vec<Concept>,
    numbers: HashMap<String, u32>,
    /// What each concept stands for, itself first, with weights.
    expanded: Vec<Vec<(u32, f32)>>,
}

impl Thesaurus {
    /// Reads TSV texts, each with the name to tell it by in errors. Names inside a cell are separated by `|`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with file and line: a row without an id or without any name, an id given twice, a broader
    /// concept that is not there or leads back.
    ///
    /// ```
    /// use search_index::Thesaurus;
    ///
    /// let rows = "id\tbroader\tkind\tkk\tru\ten\tsource\tcheck\n\
    ///     POS016\t\tpost\tмаман\tспециалист\tspecialist\tOWN\tnative\n\
    ///     POS014\tPOS016\tpost\tбас маман\tглавный специалист\tchief specialist\tOWN\tnative\n";
    /// let thesaurus = Thesaurus::read([("posts.tsv", rows)]).unwrap();
    /// let chief = thesaurus.number("POS014").unwrap();
    /// let any = thesaurus.number("POS016").unwrap();
    /// assert_eq!(thesaurus.expand(any), [(any, 1.0), (chief, 1.0)]);
    /// assert_eq!(thesaurus.expand(chief), [(chief, 1.0), (any, 0.4)]);
    /// ```
    pub fn read<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut concepts = Vec::new();
        for (file, text) in texts {
            for (line, number) in text.lines().zip(1_usize..) {
                if line.starts_with('#') || line.trim().is_empty() || line.starts_with("id\t") {
                    continue;
                }
                let place = format!("{file}, line {number}");
                let concept = row(line).ok_or_else(|| {
                    Error::Invalid(format!(
                        "{place}: id, broader, kind, kk, ru, en, source and check are wanted, and a name"
                    ))
                })?;
                concepts.push((place, concept));
            }
        }
        Self::of(concepts)
    }

    /// Of these concepts.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the id: one given twice, a broader concept that is not there or leads back.
    pub fn new(concepts: impl IntoIterator<Item = Concept>) -> Result<Self> {
        Self::of(concepts.into_iter().map(|concept| (concept.id.clone(), concept)))
    }

    /// Of concepts, each with the place to tell it by in errors.
    fn of(concepts: impl IntoIterator<Item = (String, Concept)>) -> Result<Self> {
        let mut this = Self::default();
        let mut places = Vec::new();
        for (place, concept) in concepts {
            let next = u32::try_from(this.concepts.len()).unwrap_or(u32::MAX);
            if this.numbers.insert(concept.id.clone(), next).is_some() {
                return Err(Error::Invalid(format!("{place}: {} is there already", concept.id)));
            }
            this.concepts.push(concept);
            places.push(place);
        }
        this.expanded = vec![Vec::new(); this.concepts.len()];
        let mut narrower: Vec<Vec<u32>> = vec![Vec::new(); this.concepts.len()];
        for ((concept, place), number) in this.concepts.iter().zip(&places).zip(0_u32..) {
            let broader = this.broader(concept).map_err(|what| Error::Invalid(format!("{place}: {what}")))?;
            for above in &broader {
                if let Some(below) = narrower.get_mut(usize::try_from(*above).unwrap_or(usize::MAX)) {
                    below.push(number);
                }
            }
            if let Some(stands_for) = this.expanded.get_mut(usize::try_from(number).unwrap_or(usize::MAX)) {
                stands_for.push((number, 1.0));
                stands_for.extend(broader.into_iter().map(|above| (above, BROADER_WEIGHT)));
            }
        }
        for (stands_for, below) in this.expanded.iter_mut().zip(narrower) {
            stands_for.splice(1..1, below.into_iter().map(|number| (number, 1.0)));
        }
        Ok(this)
    }

    /// Reads all `.tsv` files of a folder, in the order of their names.
    ///
    /// # Errors
    /// As [`Self::read`], and [`Error::Io`].
    pub fn folder(folder: &Path) -> Result<Self> {
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "tsv") {
                texts.insert(path.display().to_string(), std::fs::read_to_string(&path)?);
            }
        }
        Self::read(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// All concepts in the order read; a concept's number is its place here.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// A concept by its number.
    #[must_use]
    pub fn concept(&self, number: u32) -> Option<&Concept> {
        self.concepts.get(usize::try_from(number).ok()?)
    }

    /// The number of a concept by its id.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// What is to be searched for a concept: itself and everything narrower at full weight, what is broader at
    /// [`BROADER_WEIGHT`]; never what only shares a broader one.
    #[must_use]
    pub fn expand(&self, number: u32) -> &[(u32, f32)] {
        usize::try_from(number).ok().and_then(|place| self.expanded.get(place)).map_or(&[], Vec::as_slice)
    }

    /// A number of everything that decides what is found: ids, kinds, names, what is broader, and the order; not sources
    /// and checks.
    #[must_use]
    pub fn fingerprint(&self) -> u128 {
        let mut text = String::new();
        for concept in &self.concepts {
            text.push_str(&concept.id);
            text.push('\n');
            text.push_str(&concept.kind);
            for names in [&concept.broader, &concept.kk, &concept.ru, &concept.en] {
                text.push('\n');
                text.push_str(&names.join("|"));
            }
            text.push('\n');
        }
        order_of(&text)
    }

    /// Everything above a concept.
    fn broader(&self, concept: &Concept) -> Result<Vec<u32>, String> {
        let mut found: Vec<u32> = Vec::new();
        let mut level: Vec<&str> = concept.broader.iter().map(String::as_str).collect();
        for _ in 0..LEVELS {
            let mut next = Vec::new();
            for id in level {
                let number =
                    self.number(id).ok_or_else(|| format!("the broader concept {id} is not there"))?;
                if id == concept.id {
                    return Err(format!("{id} is broader than itself"));
                }
                if !found.contains(&number) {
                    found.push(number);
                }
                next.extend(self.concept(number).iter().flat_map(|above| &above.broader).map(String::as_str));
            }
            level = next;
        }
        if level.is_empty() {
            Ok(found)
        } else {
            Err(format!("{} has more than {LEVELS} levels above it", concept.id))
        }
    }
}

fn row(line: &str) -> Option<Concept> {
    let mut cells = line.split('\t').map(str::trim);
    let mut next = || cells.next();
    let list = |cell: &str| -> Vec<String> {
        cell.split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let concept = Concept {
        id: next()?.to_owned(),
        broader: list(next()?),
        kind: next()?.to_owned(),
        kk: list(next()?),
        ru: list(next()?),
        en: list(next()?),
        source: next()?.to_owned(),
        check: next()?.to_owned(),
    };
    let named = !(concept.kk.is_empty() && concept.ru.is_empty() && concept.en.is_empty());
    (named && !concept.id.is_empty()).then_some(concept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Thesaurus> {
        Thesaurus::read([("t", rows)])
    }

    #[test]
    fn mistakes_are_told_by_line() {
        for (rows, told) in [
            ("A\t\tpost\t\t\t\tOWN\tnative", "line 1"),
            ("A\t\tpost\tа\t\t\tOWN\tx\nA\t\tpost\tб\t\t\tOWN\tx", "line 2: A is there"),
            ("A\tB\tpost\tа\t\t\tOWN\tx", "B is not there"),
            ("A\tB\tpost\tа\t\t\tOWN\tx\nB\tA\tpost\tа\t\t\tOWN\tx", "itself"),
        ] {
            let problem = read(rows).unwrap_err().to_string();
            assert!(problem.contains(told), "{problem}");
        }
    }

    #[test]
    fn siblings_are_never_meant() {
        let all = read(
            "A\t\tx\tа\t\t\tOWN\tx\nB\tA\tx\tб\t\t\tOWN\tx\nC\tA\tx\tв\t\t\tOWN\tx\nD\tB\tx\tг\t\t\tOWN\tx",
        )
        .unwrap();
        assert_eq!(all.expand(1), [(1, 1.0), (3, 1.0), (0, 0.4)].map(|(n, w): (u32, f32)| (n, w)));
        assert_eq!(all.expand(3), [(3, 1.0), (1, 0.4), (0, 0.4)]);
        assert_eq!(all.expand(0).len(), 4 - 1 + usize::from(all.expand(0).iter().any(|(n, _)| *n == 3)));
    }

    #[test]
    fn the_fingerprint_is_of_what_decides() {
        let row = "A\t\tx\tа|ә\tв\tg\tOWN\tx";
        let before = read(row).unwrap().fingerprint();
        for (from, to, same) in [("OWN\tx", "LAW\ty", true), ("а|ә", "ә|а", false), ("\tx\t", "\ty\t", false)]
        {
            let after = read(&row.replacen(from, to, 1)).unwrap().fingerprint();
            assert_eq!(before == after, same, "{from} → {to}");
        }
    }
}
