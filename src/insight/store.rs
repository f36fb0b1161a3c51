//! SQL of the public figures.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::error::Result;

/// Counts for the home page.
#[derive(Debug, Clone, QueryableByName)]
pub struct Figures {
    /// People whose profile is submitted and kept from no body: beside what officers of a body count, the number must not tell how
    /// many keep theirs from that body.
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    #[diesel(sql_type = BigInt)]
    pub open_vacancies: i64,
    /// Regions somebody of them lives in.
    #[diesel(sql_type = BigInt)]
    pub regions: i64,
    #[diesel(sql_type = BigInt)]
    pub parties: i64,
}

pub async fn figures(db: &mut AsyncPgConnection) -> Result<Figures> {
    let statement = "select
        (select count(*) from people where state = 'submitted' and hidden_from = '{}') as people,
        (select count(*) from vacancies where state = 'published' and closes_at > now()) as open_vacancies,
        (select count(distinct left(residence_kato, 2)) from people where state = 'submitted' and hidden_from = '{}') as regions,
        (select count(*) from parties where until_on is null) as parties";
    Ok(diesel::sql_query(statement).get_result(db).await?)
}
