//! On a new day: the people whose education is completed since then are indexed again, and nobody else.
//!
//! A document says which level and which fields of education were completed on the day it was made. Education completed
//! between that day and today is all that may make it say something else; what else changes by time is computed from facts
//! when a question is asked, but the count that people are sorted by (`indexer`). The index's cursor holds a day that no
//! document is older than, and moves up when everybody since is done: a service that stood still catches up, and a process
//! that dies on the way begins again from the same day.
//! Next: `indexer`, which calls this; `saved_searches::watching`, which waits for it.

use diesel_async::AsyncPgConnection;
use search_index::Index;
use uuid::Uuid;

use crate::matching::index::Cursor;
use crate::matching::indexer::{Again, PEOPLE};
use crate::matching::store::{self, Completion};
use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::ids::PersonId;

/// Indexes again whose education is completed since the index's day, and notes the new day. The feed is followed meanwhile.
pub(super) async fn index_again(
    app: &App,
    engine: &Index,
    db: &mut AsyncPgConnection,
    cursor: Cursor,
) -> Result<Cursor> {
    let (day, today) = (cursor.day(), app.clock.today());
    if day == today {
        return Ok(cursor);
    }
    let mut again = Again::begin(app, engine, cursor, today)?;
    // a clock that was set back takes back what was completed in between
    let (mut after, until) = (Completion { completed_by: day.min(today), person: LAST }, day.max(today));
    let mut count = 0;
    loop {
        let completions = store::completions_after(db, after, until, PEOPLE).await?;
        let Some(last) = completions.last() else { break };
        after = *last;
        count += completions.len();
        again.people(db, completions.into_iter().map(|completion| completion.person).collect()).await?;
    }
    tracing::info!(completions = count, %today, "completed education is indexed for a new day");
    again.cursor.day = Some(today);
    again.end().await
}

/// Behind everybody of a day.
const LAST: PersonId = PersonId::from_uuid(Uuid::max());
