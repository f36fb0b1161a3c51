//! What a change would do, before it is made: how many people a search for the concept, and for each of its names, would find
//! that it does not find now, and how many it would not find any more. Counts only, and small ones not at all:
//! administrators do no casework and learn of nobody.
//!
//! People whose texts have all words of a name that changes are made anew in memory, as they would be indexed; everybody
//! else is asked as they are. So the counts are what the searches will say, for texts as spelled.
//! Next: `search_index::Snapshot::affected`, which finds the people to be made anew.

use std::collections::BTreeSet;

use search_index::{ConceptStates, Document, Snapshot, Thesaurus};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::matching::{self, document};
use crate::people;
use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::ids::PersonId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Locale;
use crate::thesaurus::check::{self, Warning};
use crate::thesaurus::{Present, Proposal, Row, present};

/// The least count that is shown.
pub const LEAST: usize = 5;
/// Most people made anew for one preview. Where more are concerned the others are left out of the counts.
const MOST_PEOPLE: usize = 5_000;
/// People loaded at once.
const AT_ONCE: usize = 1_000;
/// A name that more than one in so many people have in their texts already is told as frequent.
const FREQUENT: usize = 10;
/// Fewer people are never frequent.
const FEWEST_FREQUENT: usize = 50;

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preview {
    /// The concept itself, then each of its names before and after.
    pub searches: Vec<Searched>,
    /// False when so many people have the words that only some were counted: the counts are then at least so many.
    pub complete: bool,
    pub warnings: Vec<Warning>,
}

/// One search, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Searched {
    /// Absent for the concept itself, by whatever name.
    pub language: Option<Locale>,
    pub name: Option<String>,
    /// People found after and not before; null for fewer than five.
    pub gain: Option<usize>,
    /// People found before and not after; null for fewer than five.
    pub lose: Option<usize>,
}

/// What carrying out the proposal would do. Noted, because looking is an act.
pub async fn preview(app: &App, act: &Act, code: &str, proposal: &Proposal) -> Result<Preview> {
    let mut db = app.read().await?;
    let present = present(app, &mut db).await?;
    let after = present.with(app, code, proposal)?.thesaurus(app.thesaurus.shipped())?;
    drop(db);
    let (before_row, after_row) = (row_of(&present.thesaurus, code), row_of(&after, code));
    let texts = texts(before_row.as_ref(), after_row.as_ref());
    let counted = count(app, code, after, &texts).await?;
    let mut warnings = match &after_row {
        Some(row) => check::warnings(app.thesaurus.analyser(), &present, code, row),
        None => Vec::new(),
    };
    let old: BTreeSet<&String> =
        before_row.iter().flat_map(|row| [&row.kk, &row.ru, &row.en]).flatten().collect();
    let searched = texts.iter().zip(counted.texts);
    let mut searches = vec![counted.concept.told(None)];
    for ((locale, name), one) in searched {
        if !old.contains(name) && one.before > FEWEST_FREQUENT.max(counted.everybody / FREQUENT) {
            let (language, name) = (*locale, name.clone());
            warnings.push(Warning { code: "frequent", language, name, concept: None });
        }
        searches.push(one.told(Some((*locale, name.clone()))));
    }
    app.write(act, async |tx| {
        let detail = json!({ "concept": code, "searches": searches.len() });
        tx.note(Note::new("thesaurus.previewed", "thesaurus", None).with(detail)).await
    })
    .await?;
    Ok(Preview { searches, complete: counted.complete, warnings })
}

fn row_of(thesaurus: &Thesaurus, code: &str) -> Option<Row> {
    thesaurus.number(code).and_then(|number| thesaurus.concept(number)).and_then(Row::of)
}

/// Every name the concept has or would have, each once.
fn texts(before: Option<&Row>, after: Option<&Row>) -> Vec<(Locale, String)> {
    let mut texts: Vec<(Locale, String)> = Vec::new();
    for locale in Locale::ALL {
        let names = after.into_iter().chain(before).flat_map(|row| row.names(*locale));
        for name in names {
            if !texts.iter().any(|(known, text)| known == locale && text == name) {
                texts.push((*locale, name.clone()));
            }
        }
    }
    texts
}

/// People of one search, before and after.
struct Sides {
    before: usize,
    gain: usize,
    lose: usize,
}

impl Sides {
    fn of(before: &[u128], after: &[u128]) -> Self {
        let not_in = |some: &[u128], others: &[u128]| {
            some.iter().filter(|one| others.binary_search(one).is_err()).count()
        };
        Self { before: before.len(), gain: not_in(after, before), lose: not_in(before, after) }
    }

    fn told(&self, of: Option<(Locale, String)>) -> Searched {
        let shown = |count: usize| (count >= LEAST).then_some(count);
        let (language, name) = of.unzip();
        Searched { language, name, gain: shown(self.gain), lose: shown(self.lose) }
    }
}

struct Counted {
    concept: Sides,
    texts: Vec<Sides>,
    everybody: usize,
    complete: bool,
}

async fn count(app: &App, code: &str, after: Thesaurus, texts: &[(Locale, String)]) -> Result<Counted> {
    // what the index answers by now, and what it would answer by
    let now = app.thesaurus.now();
    let states = differences(&now.thesaurus, &after);
    let asked = app.index.ask(move |index| {
        let before = index.snapshot()?;
        let after = before.asked_with(after)?;
        let concerned = after.affected(&states)?;
        Ok((before, after, concerned))
    });
    let (before, after, concerned) = asked.await?;
    let complete = concerned.len() <= MOST_PEOPLE;
    let documents = documents(app, concerned.get(..MOST_PEOPLE).unwrap_or(&concerned)).await?;
    let (code, texts) = (code.to_owned(), texts.to_vec());
    let answer = app.index.ask(move |_| {
        let remade = after.remade(&documents)?;
        let counting = Counting { before, after, remade, concerned, documents };
        let concept = counting.sides(|state| state.about(&code))?;
        let texts = texts.iter().map(|(_, text)| counting.sides(|state| state.having(text)));
        let texts = texts.collect::<search_index::Result<Vec<Sides>>>()?;
        let everybody = usize::try_from(counting.before.documents()).unwrap_or(usize::MAX);
        Ok(Counted { concept, texts, everybody, complete })
    });
    answer.await
}

/// Concepts that differ between two editions.
fn differences(before: &Thesaurus, after: &Thesaurus) -> Vec<ConceptStates> {
    let codes: BTreeSet<&str> =
        before.concepts().iter().chain(after.concepts()).map(|concept| concept.id.as_str()).collect();
    let of = |thesaurus: &Thesaurus, code: &str| {
        thesaurus.number(code).and_then(|number| thesaurus.concept(number)).cloned()
    };
    let both = codes.into_iter().map(|code| (of(before, code), of(after, code)));
    both.filter(|(one, other)| one != other).map(|(one, other)| ConceptStates(vec![one, other])).collect()
}

/// The documents of these people as they would be indexed now.
async fn documents(app: &App, people: &[u128]) -> Result<Vec<Document>> {
    let today = matching::today(app)?;
    let mut documents = Vec::new();
    let mut db = app.read().await?;
    for some in people.chunks(AT_ONCE) {
        let ids: Vec<PersonId> =
            some.iter().map(|order| PersonId::from_uuid(Uuid::from_u128(*order))).collect();
        let profiles = people::store::load_many(&mut db, &ids).await?;
        documents.extend(profiles.iter().filter_map(|one| document::document(one, today)));
    }
    Ok(documents)
}

struct Counting {
    before: Snapshot,
    after: Snapshot,
    remade: Snapshot,
    /// People that may differ, ascending.
    concerned: Vec<u128>,
    /// Those of them that were made anew; the others are not counted.
    documents: Vec<Document>,
}

impl Counting {
    fn sides(
        &self,
        ask: impl Fn(&Snapshot) -> search_index::Result<Vec<u128>>,
    ) -> search_index::Result<Sides> {
        let remade: BTreeSet<u128> =
            self.documents.iter().map(|document| search_index::order_of(document.id())).collect();
        let is_left_out =
            |order: &u128| self.concerned.binary_search(order).is_ok() && !remade.contains(order);
        let mut before = ask(&self.before)?;
        before.retain(|order| !is_left_out(order));
        let mut after = ask(&self.after)?;
        after.retain(|order| self.concerned.binary_search(order).is_err());
        after.extend(ask(&self.remade)?);
        after.sort_unstable();
        Ok(Sides::of(&before, &after))
    }
}

impl Present {
    /// The row of a concept that is in use.
    pub fn row(&self, code: &str) -> Option<Row> {
        row_of(&self.thesaurus, code)
    }
}
