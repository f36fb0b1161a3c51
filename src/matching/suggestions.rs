//! What an officer may be about to type: posts, fields of study, places and other concepts by their names in three
//! languages, from a table made for each edition of the thesaurus; and words of names, from the people within the officer's reach alone.
//! Whatever is slow or busy is left out: a suggestion that is late is none.
//! Next: `api/suggestions` and `web/suggestions` give it out, `assets/js/suggestions.js` shows it beside the search box.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use search_index::analysis::{fold::fold, latin, layout, names};
use search_index::{SearchRequest, Thesaurus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::document::Row;
use crate::matching::reach::within;
use crate::matching::today;
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::reference::codes::Locale;
use crate::reference::data::{Names, Reference};

/// Most suggestions of one answer.
pub const MOST: usize = 10;
/// Of which words of names.
const MOST_NAMES: usize = 4;
/// People looked at for words of names.
const MOST_PEOPLE: usize = 60;
/// Letters before names are looked for: one letter begins a third of them.
const LETTERS_OF_NAME: usize = 2;
/// Longest text that is completed, in characters.
const LONGEST_TEXT: usize = 100;
/// Words at the end of the text that are completed together.
const MOST_WORDS: usize = 4;
/// Beginnings of names compared for one text.
const MOST_COMPARED: usize = 4_000;
/// The longest that names are waited for: once for a turn among the searches, once for the answer.
const NAMES_WITHIN: Duration = Duration::from_millis(20);

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A post or an occupation.
    Post,
    /// A field of study.
    Field,
    /// A region, district or city.
    Place,
    /// Another concept of the thesaurus: a function, a skill, a degree, a body.
    Concept,
    /// A word of somebody's name.
    Name,
}

impl Kind {
    /// Key of the message that names it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Post => "suggestion-post",
            Self::Field => "suggestion-field",
            Self::Place => "suggestion-place",
            Self::Concept => "suggestion-concept",
            Self::Name => "suggestion-name",
        }
    }
}

/// A way to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    pub kind: Kind,
    /// The whole text of the search with this chosen.
    pub text: String,
    /// What it is called in the reader's language; the same as typed where that is the language.
    pub label: String,
    /// Code of a field or a place, id of a concept; absent for a name.
    pub code: Option<String>,
}

/// Everything that has a name, by the beginnings of the words of its names.
#[derive(Debug)]
pub struct Table {
    entries: Vec<Entry>,
    /// Folded rest of a name from one of its words on, sorted; which entry and name, and the word's number.
    beginnings: Vec<(String, Place)>,
}

#[derive(Debug)]
struct Entry {
    kind: Kind,
    code: String,
    /// Preferred names in Kazakh, Russian and English.
    labels: Names,
    names: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    entry: usize,
    name: usize,
    word: usize,
}

impl Table {
    /// Collects the names of the reference data and of the thesaurus.
    pub fn new(reference: &Reference, thesaurus: &Thesaurus) -> Self {
        let mut table = Self { entries: Vec::new(), beginnings: Vec::new() };
        let three = |names: &Names| vec![names.kk.clone(), names.ru.clone(), names.en.clone()];
        for field in reference.fields.iter() {
            table.add(Kind::Field, field.code.to_string(), field.names.clone(), three(&field.names));
        }
        let regions = reference.regions.iter().map(|row| (row.kato, &row.names));
        for (kato, names) in regions.chain(reference.districts.iter().map(|row| (row.kato, &row.names))) {
            table.add(Kind::Place, kato.to_string(), names.clone(), three(names));
        }
        for concept in thesaurus.concepts() {
            let kind = match concept.kind.as_str() {
                "post" | "occupation" => Kind::Post,
                // the classifiers above have these
                "place" => continue,
                _ => Kind::Concept,
            };
            let preferred = |names: &[String]| names.first().cloned().unwrap_or_default();
            let labels =
                Names { kk: preferred(&concept.kk), ru: preferred(&concept.ru), en: preferred(&concept.en) };
            let names = [&concept.kk, &concept.ru, &concept.en].into_iter().flatten().cloned().collect();
            table.add(kind, concept.id.clone(), labels, names);
        }
        table.beginnings.sort_unstable();
        table
    }

    /// The name of a concept in a language, by its id.
    pub fn concept(&self, id: &str, locale: Locale) -> Option<&str> {
        let known = |entry: &&Entry| matches!(entry.kind, Kind::Post | Kind::Concept) && entry.code == id;
        self.entries.iter().find(known).map(|entry| entry.labels.get(locale))
    }

    fn add(&mut self, kind: Kind, code: String, labels: Names, names: Vec<String>) {
        let entry = self.entries.len();
        for (name, text) in names.iter().enumerate() {
            let words: Vec<String> = key(text).split(' ').map(str::to_owned).collect();
            let rests = (0..words.len()).filter_map(|word| Some((words.get(word..)?.join(" "), word)));
            self.beginnings.extend(rests.map(|(rest, word)| (rest, Place { entry, name, word })));
        }
        self.entries.push(Entry { kind, code, labels, names });
    }

    /// What the end of the text may become: as many of its last words as begin something, together. Text that begins
    /// nothing is read in Cyrillic letters and with other keyboard layouts.
    pub fn complete(&self, text: &str, locale: Locale, most: usize) -> Vec<Suggestion> {
        let text: String = text.trim_start().chars().take(LONGEST_TEXT).collect();
        let mut readings = vec![text.clone()];
        readings.extend(latin::to_cyrillic(&key(&text)));
        readings.extend(layout::readings(&text));
        for reading in readings {
            for (before, end) in ends(&reading) {
                let found = self.beginning(&key(end), before, locale, most);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    fn beginning(&self, key: &str, before: &str, locale: Locale, most: usize) -> Vec<Suggestion> {
        if key.is_empty() {
            return Vec::new();
        }
        let from = self.beginnings.partition_point(|(rest, _)| rest.as_str() < key);
        let found = self.beginnings.get(from..).unwrap_or_default().iter();
        let found = found.take_while(|(rest, _)| rest.starts_with(key)).take(MOST_COMPARED);
        let mut ranked: Vec<_> = found
            .filter_map(|(_, place)| {
                let entry = self.entries.get(place.entry)?;
                let name = entry.names.get(place.name)?;
                Some(((place.word > 0, name.chars().count(), entry.kind, name), entry))
            })
            .collect();
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        let mut seen = HashSet::new();
        let mut said = HashSet::new();
        let fresh = ranked.into_iter().filter(|((_, _, kind, name), entry)| {
            seen.insert((*kind, entry.code.as_str())) && said.insert((*kind, name.to_lowercase()))
        });
        let suggested = fresh.map(|((_, _, kind, name), entry)| Suggestion {
            kind,
            text: format!("{before}{name}"),
            label: entry.labels.get(locale).to_owned(),
            code: Some(entry.code.clone()),
        });
        suggested.take(most).collect()
    }
}

/// Suggestions for a text being typed, for an officer.
pub async fn suggest(app: &App, who: &Account, locale: Locale, text: &str) -> Result<Vec<Suggestion>> {
    let names = names_beginning(app, who, text).await?;
    let mut suggestions = app.thesaurus.now().suggestions.complete(text, locale, MOST - names.len());
    suggestions.extend(names);
    Ok(suggestions)
}

/// Words of names of people within the officer's reach that begin like the last word, most frequent first. Names alone: not
/// whose they are, nor how many have them.
async fn names_beginning(app: &App, who: &Account, text: &str) -> Result<Vec<Suggestion>> {
    let text: String = text.trim_start().chars().take(LONGEST_TEXT).collect();
    let Some((before, typed)) = ends(&text).pop() else { return Ok(Vec::new()) };
    let letters = typed.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_word = typed.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    let key = names::analyse(typed, false).into_iter().next_back().map(|token| token.strict);
    let Some(key) = key.filter(|_| is_word && letters >= LETTERS_OF_NAME) else { return Ok(Vec::new()) };
    let request = SearchRequest {
        text: format!("name:{typed}"),
        typing: true,
        widen: false,
        filters: within(&Reach::of(who)?, today(app)?),
        limit: MOST_PEOPLE,
        time_limit: NAMES_WITHIN.min(app.index.time_limit()),
        ..SearchRequest::default()
    };
    let hits = match app
        .index
        .ask_soon(NAMES_WITHIN, move |index| Ok(index.snapshot()?.search(&request)?.hits))
        .await
    {
        Ok(hits) => hits,
        Err(Error::Busy(_) | Error::TooSlow | Error::Unavailable(_)) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut frequencies: BTreeMap<String, u32> = BTreeMap::new();
    for hit in hits {
        let row: Row = serde_json::from_slice(&hit.payload).map_err(Error::internal)?;
        for word in row.name.split_whitespace() {
            let begins = names::analyse(word, false).iter().any(|token| token.strict.starts_with(&key));
            if begins {
                *frequencies.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    let mut words: Vec<_> = frequencies.into_iter().collect();
    words.sort_by(|(a, x), (b, y)| (Reverse(x), a).cmp(&(Reverse(y), b)));
    let suggested = words.into_iter().take(MOST_NAMES).map(|(word, _)| Suggestion {
        kind: Kind::Name,
        text: format!("{before}{word}"),
        label: word,
        code: None,
    });
    Ok(suggested.collect())
}

/// What is compared: small letters, those of the Kazakh alphabet as their Russian neighbours, single spaces.
fn key(text: &str) -> String {
    let folded = fold(&text.to_lowercase());
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The text in two: the last words, at most so many, and all before them; more words first. The last one is alone.
fn ends(text: &str) -> Vec<(&str, &str)> {
    let starts = text.char_indices().scan(true, |after_space, (at, letter)| {
        let starts = *after_space && !letter.is_whitespace();
        *after_space = letter.is_whitespace();
        Some(starts.then_some(at))
    });
    let mut starts: Vec<usize> = starts.flatten().collect();
    starts.drain(..starts.len().saturating_sub(MOST_WORDS));
    starts.into_iter().filter_map(|at| text.split_at_checked(at)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thesaurus::shipped;

    static TABLE: std::sync::LazyLock<Table> =
        std::sync::LazyLock::new(|| Table::new(&Reference::load().unwrap(), &shipped::shipped().unwrap()));

    fn texts(typed: &str) -> Vec<String> {
        TABLE.complete(typed, Locale::En, MOST).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn names_of_three_languages_are_completed_whatever_the_letters() {
        for (typed, expected) in [
            ("главный бух", "главный бухгалтер"),
            ("бух", "бухгалтер"),
            ("accoun", "accountant"),
            ("Алмат", "Алматы қаласы"),
            ("карж", "қаржы"),
            ("қарж", "қаржы"),
            ("karzh", "қаржы"),
            (",e[ufk", "бухгалтер"),
            ("опыт 5 лет бухг", "опыт 5 лет бухгалтер"),
            ("Semey", "Semey"),
        ] {
            let found = texts(typed);
            assert!(
                found.iter().any(|text| text.to_lowercase() == expected.to_lowercase()),
                "{typed}: {found:?}"
            );
        }
    }

    #[test]
    fn each_thing_is_suggested_once_with_its_name_in_the_readers_language() {
        let found = TABLE.complete("бухгалт", Locale::En, MOST);
        let codes: HashSet<_> = found.iter().map(|one| (&one.kind, &one.code)).collect();
        assert_eq!(codes.len(), found.len());
        assert!(found.iter().any(|one| one.label == "accountant"), "{found:?}");
    }

    proptest! {
        #[test]
        fn any_text_is_bounded(text in "(\\PC|бух| |қа){0,60}", most in 0_usize..=MOST) {
            let found = TABLE.complete(&text, Locale::Kk, most);
            prop_assert!(found.len() <= most);
            prop_assert!(found.iter().all(|one| !one.text.is_empty()));
        }
    }
}
