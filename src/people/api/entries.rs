//! JSON of the lists: for each, what is sent and three requests. A list adds its body and a line in `requests!`.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::bodies::{AddedBody, SavedBody, text};
use super::versioned;
use crate::people::lists::{self, Listed};
use crate::people::profile::{
    Country, EducationEntry, EducationForm, FieldCode, Kato, LanguageEntry, LanguageForm, MembershipEntry,
    MembershipForm, PaperEntry, PaperForm, RelativeEntry, RelativeForm, ServiceEntry, ServiceForm,
    TestResultEntry, TestResultForm,
};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::platform::ids::{BodyId, EntryId};
use crate::platform::routes::Routes;
use crate::reference::codes::{
    Category, Degree, EducationLevel, Funding, Kinship, Language, LanguageLevel, PaperKind, Programme,
    Sector, ServiceKind, StateTest,
};

type Here = web::Data<App>;

async fn add<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    key: IdempotencyKey,
    form: T::Form,
) -> Result<HttpResponse> {
    let id = lists::add::<T>(&app, who.act(), who.account()?, &key, &form).await?;
    let answer = AddedBody { id, version: 1 };
    Ok(HttpResponse::Created().insert_header((header::ETAG, "\"1\"")).json(answer))
}

async fn change<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    id: EntryId,
    form: T::Form,
) -> Result<HttpResponse> {
    lists::change::<T>(&app, who.act(), who.account()?, id, version.0, &form).await.map(versioned)
}

async fn remove<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    id: EntryId,
) -> Result<HttpResponse> {
    lists::remove::<T>(&app, who.act(), who.account()?, id, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Adding, changing and removing an entry: names of the handlers, fact, body, addresses, and what they do in words.
macro_rules! requests {
    ($($entry:ident from $body:ident at $all:literal, $one:literal {
        $post:ident: $post_words:literal,
        $put:ident: $put_words:literal,
        $delete:ident: $delete_words:literal,
    })+) => {
        $(
            #[doc = $post_words]
            #[utoipa::path(post, path = $all, tag = "people", security(("token" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = $body, responses((status = 201, body = AddedBody)))]
            pub async fn $post(
                who: Allow<Applicant>,
                app: Here,
                key: IdempotencyKey,
                Json(body): Json<$body>,
            ) -> Result<HttpResponse> {
                add::<$entry>(who, app, key, body.into()).await
            }

            #[doc = $put_words]
            #[utoipa::path(put, path = $one, tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), request_body = $body, responses((status = 200, body = SavedBody)))]
            pub async fn $put(
                who: Allow<Applicant>,
                app: Here,
                version: IfMatch,
                Path(id): Path<EntryId>,
                Json(body): Json<$body>,
            ) -> Result<HttpResponse> {
                change::<$entry>(who, app, version, id, body.into()).await
            }

            #[doc = $delete_words]
            #[utoipa::path(delete, path = $one, tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), responses((status = 204)))]
            pub async fn $delete(
                who: Allow<Applicant>,
                app: Here,
                version: IfMatch,
                Path(id): Path<EntryId>,
            ) -> Result<HttpResponse> {
                remove::<$entry>(who, app, version, id).await
            }
        )+

        pub(super) fn routes(routes: &mut Routes) {
            routes$(.post($all, $post).put($one, $put).delete($one, $delete))+;
        }
    };
}

requests! {
    EducationEntry from EducationBody at "/api/v1/me/education", "/api/v1/me/education/{id}" {
        post_education: "Add an education.",
        put_education: "Change an education.",
        delete_education: "Remove an education.",
    }
    ServiceEntry from ServiceBody at "/api/v1/me/service", "/api/v1/me/service/{id}" {
        post_service: "Add a period of service or work.",
        put_service: "Change a period of service or work.",
        delete_service: "Remove a period of service or work.",
    }
    LanguageEntry from LanguageBody at "/api/v1/me/languages", "/api/v1/me/languages/{id}" {
        post_language: "Add a language.",
        put_language: "Change a language.",
        delete_language: "Remove a language.",
    }
    MembershipEntry from MembershipBody at "/api/v1/me/memberships", "/api/v1/me/memberships/{id}" {
        post_membership: "Add a membership of a programme of the reserve.",
        put_membership: "Change a membership of a programme.",
        delete_membership: "Remove a membership of a programme.",
    }
    TestResultEntry from TestResultBody at "/api/v1/me/tests", "/api/v1/me/tests/{id}" {
        post_test: "Add a result of a state test.",
        put_test: "Change a result of a state test.",
        delete_test: "Remove a result of a state test.",
    }
    PaperEntry from PaperBody at "/api/v1/me/papers", "/api/v1/me/papers/{id}" {
        post_paper: "Add a paper you have.",
        put_paper: "Change a paper.",
        delete_paper: "Remove a paper.",
    }
    RelativeEntry from RelativeBody at "/api/v1/me/relatives", "/api/v1/me/relatives/{id}" {
        post_relative: "Add a close relative who serves in a state body.",
        put_relative: "Change a relative.",
        delete_relative: "Remove a relative.",
    }
}

/// An education.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EducationBody {
    level: EducationLevel,
    institution: String,
    country: Country,
    field: Option<FieldCode>,
    speciality: Option<String>,
    started_year: Option<i16>,
    /// Year or day of completion; neither while it goes on.
    completed_year: Option<i16>,
    completed_on: Option<NaiveDate>,
    degree: Option<Degree>,
    /// Who paid, where that counts.
    funding: Option<Funding>,
}

impl From<EducationBody> for EducationForm {
    fn from(body: EducationBody) -> Self {
        Self {
            level: body.level.to_string(),
            institution: body.institution,
            country: body.country.to_string(),
            field: text(body.field.as_ref()),
            speciality: body.speciality.unwrap_or_default(),
            started_year: text(body.started_year.as_ref()),
            completed_year: text(body.completed_year.as_ref()),
            completed_on: text(body.completed_on.as_ref()),
            degree: text(body.degree.as_ref()),
            funding: text(body.funding.as_ref()),
        }
    }
}

/// A period of service or work.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceBody {
    started_on: NaiveDate,
    /// Left out while it goes on.
    ended_on: Option<NaiveDate>,
    organisation: String,
    sector: Sector,
    kind: ServiceKind,
    /// For corps B only.
    category: Option<Category>,
    post_title: String,
    #[serde(default)]
    leading: bool,
    /// Held by election.
    #[serde(default)]
    elected: bool,
    subordinates: Option<i32>,
    region: Option<Kato>,
}

impl From<ServiceBody> for ServiceForm {
    fn from(body: ServiceBody) -> Self {
        Self {
            started_on: body.started_on.to_string(),
            ended_on: text(body.ended_on.as_ref()),
            organisation: body.organisation,
            sector: body.sector.to_string(),
            kind: body.kind.to_string(),
            category: text(body.category.as_ref()),
            post_title: body.post_title,
            leading: body.leading.to_string(),
            elected: body.elected.to_string(),
            subordinates: text(body.subordinates.as_ref()),
            region: text(body.region.as_ref()),
        }
    }
}

/// A language.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageBody {
    language: Language,
    level: LanguageLevel,
    certificate: Option<String>,
    /// The level the certificate is about.
    certificate_level: Option<LanguageLevel>,
    /// First day of the certificate.
    certificate_issued_on: Option<NaiveDate>,
    certificate_expires_on: Option<NaiveDate>,
}

impl From<LanguageBody> for LanguageForm {
    fn from(body: LanguageBody) -> Self {
        Self {
            language: body.language.to_string(),
            level: body.level.to_string(),
            certificate: body.certificate.unwrap_or_default(),
            certificate_level: text(body.certificate_level.as_ref()),
            certificate_issued_on: text(body.certificate_issued_on.as_ref()),
            certificate_expires_on: text(body.certificate_expires_on.as_ref()),
        }
    }
}

/// A membership of a programme of the reserve.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MembershipBody {
    programme: Programme,
    entered_on: NaiveDate,
    /// Last day of the term, or of an earlier exclusion; may lie ahead.
    until: Option<NaiveDate>,
}

impl From<MembershipBody> for MembershipForm {
    fn from(body: MembershipBody) -> Self {
        Self {
            programme: body.programme.to_string(),
            entered_on: body.entered_on.to_string(),
            until: text(body.until.as_ref()),
        }
    }
}

/// A result of a state test.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResultBody {
    test: StateTest,
    taken_on: NaiveDate,
    /// Last day it is valid; left out, it does not expire.
    valid_until: Option<NaiveDate>,
    /// 0 to 100; only `qualities` may have none.
    points: Option<i16>,
    passed: bool,
}

impl From<TestResultBody> for TestResultForm {
    fn from(body: TestResultBody) -> Self {
        Self {
            test: body.test.to_string(),
            taken_on: body.taken_on.to_string(),
            valid_until: text(body.valid_until.as_ref()),
            points: text(body.points.as_ref()),
            passed: body.passed.to_string(),
        }
    }
}

/// A paper.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperBody {
    kind: PaperKind,
    issued_on: NaiveDate,
    /// Last day it is valid; left out, it does not expire.
    valid_until: Option<NaiveDate>,
    /// Up to 60 characters.
    number: Option<String>,
}

impl From<PaperBody> for PaperForm {
    fn from(body: PaperBody) -> Self {
        Self {
            kind: body.kind.to_string(),
            issued_on: body.issued_on.to_string(),
            valid_until: text(body.valid_until.as_ref()),
            number: body.number.unwrap_or_default(),
        }
    }
}

/// A close relative in the service of a body: no name, no post.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RelativeBody {
    /// Of `/api/v1/bodies`.
    body: BodyId,
    kinship: Kinship,
}

impl From<RelativeBody> for RelativeForm {
    fn from(body: RelativeBody) -> Self {
        Self { body: body.body.to_string(), kinship: body.kinship.to_string() }
    }
}
