//! JSON of an applicant's own verdicts.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::matching::explain::Explained;
use crate::matching::remedies::{Remedy, remedies};
use crate::matching::standings::StandingCounts;
use crate::matching::{own, verdicts};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Query;
use crate::platform::ids::VacancyId;
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::text::Voice;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct OwnQuery {
    /// `meets`, `cannot_tell`, `does_not`, `soon` (met within six months after the vacancy's day, or then open but for
    /// evidence, a confirmation or a check) or `through_reserve`;
    /// all when absent.
    verdict: String,
    /// From the previous page's `next`.
    after: Option<String>,
}

/// The applicant's own verdicts.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnVerdicts {
    /// Open vacancies by verdict.
    counts: StandingCounts,
    /// Met ones first; among the others the soonest first, and of equals the one that closes first.
    items: Vec<OwnVerdict>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
}

/// The applicant and one open vacancy.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnVerdict {
    vacancy: VacancyId,
    /// Title of the post.
    title: Names,
    body: Names,
    /// Place of the post.
    region: Kato,
    closes_at: DateTime<Utc>,
    verdict: Explained,
    /// What would settle each requirement that is in the way.
    remedies: Vec<Remedy>,
}

/// How the applicant stands to every open vacancy: from the profile as it is now, submitted or not.
#[utoipa::path(get, path = "/api/v1/me/verdicts", tag = "matching", params(OwnQuery), security(("token" = [])),
    responses((status = 200, body = OwnVerdicts)))]
pub async fn own_verdicts(
    who: Allow<Applicant>,
    app: web::Data<App>,
    Query(query): Query<OwnQuery>,
) -> Result<HttpResponse> {
    let page = match query.after.as_deref() {
        None | Some("") => 1_u32,
        Some(text) => text.parse().map_err(|_| Error::invalid("after", "unknown-option"))?,
    };
    let own = own::page(&app, who.account()?, own::listed_of(&query.verdict)?, page).await?;
    let items = own.verdicts.iter().map(|(case, verdict)| OwnVerdict {
        vacancy: case.vacancy.id,
        title: case.vacancy.post.title.clone(),
        body: case.vacancy.post.body_name.clone(),
        region: case.vacancy.post.region,
        closes_at: case.vacancy.closes_at,
        verdict: verdicts::told(&app, who.locale(), case, (verdict, &own.records), Voice::You),
        remedies: remedies(&case.rule, verdict, who.locale(), &app.reference),
    });
    let items = items.collect();
    let next = (own.page < own.pages).then(|| (own.page + 1).to_string());
    Ok(HttpResponse::Ok().json(OwnVerdicts { counts: own.counts, items, next }))
}
