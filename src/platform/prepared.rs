//! Statements that a connection prepares once and keeps. Diesel prepares every update and every piece of raw SQL anew,
//! because their text might differ each time; ours does not, or only in few ways, so a round trip is saved per use.
//! For statements that run often: `update(…).set(…).prepared().execute(db)`.

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};

/// A statement kept by its text. Its text must not hold values: they would fill the connection's memory.
#[derive(Debug, Clone)]
pub struct Prepared<Q>(Q);

/// Makes a statement one that is kept.
pub trait Prepare: Sized {
    fn prepared(self) -> Prepared<Self> {
        Prepared(self)
    }
}

impl<Q: QueryFragment<Pg>> Prepare for Q {}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    /// The answer by which Diesel decides; the statement inside would say no.
    fn is_safe_to_cache_prepared(&self, _: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}
