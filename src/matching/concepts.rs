//! After a change of the thesaurus: the people whom it concerns are indexed again, and nobody else.
//!
//! Concepts are put into a document when it is indexed. The index's cursor holds the oldest edition of the thesaurus that
//! any of its documents may have been made with. Whatever is indexed from then on is made with the edition in use, so a
//! document may be of any edition between the two; the names that a concept had in some of these and not in all find the
//! documents that may differ (`search_index::Snapshot::affected`). When they are done, the cursor moves up. A process that
//! dies on the way begins again from the same edition.
//! Next: `thesaurus::edition`, which is in use; `indexer`, which calls this.

use std::collections::BTreeMap;

use diesel_async::AsyncPgConnection;
use search_index::{Concept, ConceptStates, Index};
use uuid::Uuid;

use crate::matching::index::Cursor;
use crate::matching::indexer::{Again, PEOPLE};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;
use crate::thesaurus::edition::{Edition, Standings};
use crate::thesaurus::store;

/// What the edition in use asks of the index.
#[derive(Debug)]
pub(super) enum Due {
    /// Every document was made with it.
    Nothing(Cursor),
    /// Documents may have been made while concepts were in these states.
    People(Cursor, Vec<ConceptStates>),
    /// The index was made with an edition that this database never had.
    Rebuild,
}

/// Compares the edition of the index with the one in use.
pub(super) async fn due(
    app: &App,
    db: &mut AsyncPgConnection,
    cursor: Cursor,
    edition: &Edition,
) -> Result<Due> {
    if cursor.thesaurus == *edition.mark() {
        return Ok(Due::Nothing(cursor));
    }
    let number = cursor.thesaurus.0;
    if number > edition.number {
        return Ok(Due::Rebuild);
    }
    let mut standings = Standings::of(store::standing_at(db, number).await?);
    let shipped = app.thesaurus.shipped();
    let made_with = format!("{:032x}", standings.thesaurus(shipped)?.fingerprint());
    // an index from before there were editions says nothing: it was made with the shipped files
    if !cursor.thesaurus.1.is_empty() && cursor.thesaurus.1 != made_with {
        return Ok(Due::Rebuild);
    }
    let mut states: BTreeMap<String, Vec<Option<Concept>>> = BTreeMap::new();
    for change in store::changes_between(db, number, edition.number).await? {
        let known = states.entry(change.concept.clone());
        let known = known.or_insert_with(|| vec![standings.concept(shipped, &change.concept)]);
        let concept = change.concept.clone();
        standings.put(change);
        known.push(standings.concept(shipped, &concept));
    }
    Ok(Due::People(cursor, states.into_values().map(ConceptStates).collect()))
}

/// Indexes again whom the change concerns, and notes the edition. The feed is followed meanwhile.
pub(super) async fn index_again(
    app: &App,
    engine: &Index,
    db: &mut AsyncPgConnection,
    (cursor, edition): (Cursor, &Edition),
    states: Vec<ConceptStates>,
) -> Result<Cursor> {
    let asked = engine.clone();
    // asked after the edition was put in use: who is indexed from now on is right already
    let concerned = tokio::task::spawn_blocking(move || asked.snapshot()?.affected(&states)).await;
    let concerned = concerned.map_err(Error::internal)?.map_err(|problem| app.index.failed(problem))?;
    let people: Vec<PersonId> =
        concerned.into_iter().map(|order| PersonId::from_uuid(Uuid::from_u128(order))).collect();
    tracing::info!(
        people = people.len(),
        edition = edition.number,
        "indexing again after a change of the thesaurus"
    );
    let mut again = Again::begin(app, engine, cursor, app.clock.today())?;
    for some in people.chunks(usize::try_from(PEOPLE).unwrap_or(1)) {
        again.people(db, some.to_vec()).await?;
    }
    again.cursor.thesaurus = edition.mark().clone();
    let cursor = again.end().await?;
    let count = u64::try_from(people.len()).unwrap_or_default();
    metrics::counter!("kadr_thesaurus_indexed_people_total").increment(count);
    Ok(cursor)
}
