//! JSON of people like one person.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::document::LastPost;
use crate::matching::similar::{self, Share};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::Path;
use crate::platform::ids::PersonId;
use crate::reference::keys::Kato;

/// People like somebody.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarPeople {
    /// Whom they are like.
    like: PersonId,
    /// When the reserve was asked.
    at: DateTime<Utc>,
    /// How many people share a telling word or concept.
    total: u64,
    /// The most alike, at most 20.
    items: Vec<SimilarItem>,
}

/// Somebody like that person.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarItem {
    person: PersonId,
    name: String,
    residence: Option<Kato>,
    last_post: Option<LastPost>,
    /// Whole months of work up to today, overlaps once.
    service_months: u32,
    /// Of which in leading posts.
    leading_months: u32,
    available_on: Option<NaiveDate>,
    /// Of 100; the sum of the parts. Equal ones follow the time at which people came in.
    score: f32,
    /// What the two share. Name, party, sex, age and descent are never among it.
    parts: Vec<Share>,
}

/// People like one person, among those within the officer's reach, with what they share. Looking is noted with whom it showed.
#[utoipa::path(get, path = "/api/v1/people/{id}/similar", tag = "matching", params(("id" = PersonId, Path)), security(("token" = [])),
    responses((status = 200, body = SimilarPeople)))]
pub async fn similar_people(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<PersonId>,
) -> Result<HttpResponse> {
    let found = similar::to_person(&app, who.act(), who.account()?, id).await?;
    let items = found.people.into_iter().map(|one| SimilarItem {
        person: one.person,
        name: one.row.name,
        residence: one.row.residence,
        last_post: one.row.last_post,
        service_months: one.months,
        leading_months: one.leading_months,
        available_on: one.row.available_on,
        score: one.score,
        parts: one.parts,
    });
    let items = items.collect();
    Ok(HttpResponse::Ok().json(SimilarPeople { like: found.like, at: found.at, total: found.total, items }))
}
