//! JSON of evidence: what officers record about a person, what is missing, and the person's own reading of it.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::WhyQuery;
use crate::people::Entry;
use crate::people::evidence::forms::{CheckForm, ConfirmationForm, DocumentForm};
use crate::people::evidence::gaps::Gap;
use crate::people::evidence::{self, Evidence, Work};
use crate::people::officers::Why;
use crate::people::profile::{
    EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry, TestResultEntry,
};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, Officer, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{EntryId, EvidenceId, PersonId};
use crate::platform::routes::Routes;
use crate::reference::codes::{Direction, Grade};
use crate::rules::vocabulary::{Bar, Confirm};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/me/evidence", mine)
        .get("/api/v1/people/{id}/evidence", about)
        .post("/api/v1/people/{id}/checks", post_check)
        .post("/api/v1/people/{id}/confirmations", post_confirmation)
        .post("/api/v1/people/{id}/documents", post_document)
        .post("/api/v1/people/{id}/evidence/{record}/withdrawal", withdraw);
}

#[derive(OpenApi)]
#[openapi(paths(mine, about, post_check, post_confirmation, post_document, withdraw))]
pub struct Api;

type Here = web::Data<App>;

/// Birth date, citizenship and residence: one fact in the sense of evidence.
#[derive(Debug, Serialize, ToSchema)]
pub struct BasicsGrade {
    pub version: i32,
    pub grade: Grade,
}

/// What the work on a person's evidence needs.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceBody {
    /// What is missing today.
    pub missing: Vec<Gap>,
    pub basics: BasicsGrade,
    pub education: Vec<Entry<EducationEntry>>,
    pub service: Vec<Entry<ServiceEntry>>,
    pub languages: Vec<Entry<LanguageEntry>>,
    pub memberships: Vec<Entry<MembershipEntry>>,
    pub tests: Vec<Entry<TestResultEntry>>,
    pub papers: Vec<Entry<PaperEntry>>,
    pub relatives: Vec<Entry<RelativeEntry>>,
    /// What was recorded, newest first.
    #[serde(flatten)]
    pub recorded: Evidence,
}

impl From<Work> for EvidenceBody {
    fn from(work: Work) -> Self {
        let Work { profile, evidence, gaps } = work;
        Self {
            missing: gaps,
            basics: BasicsGrade { version: profile.person.version, grade: profile.person.grade },
            education: profile.education,
            service: profile.service,
            languages: profile.languages,
            memberships: profile.memberships,
            tests: profile.tests,
            papers: profile.papers,
            relatives: profile.relatives,
            recorded: evidence,
        }
    }
}

/// Records that were made.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordsBody {
    pub records: Vec<EvidenceId>,
}

fn made(records: Vec<EvidenceId>) -> HttpResponse {
    HttpResponse::Created().json(RecordsBody { records })
}

/// What officers recorded about you, by which body and when; withdrawn records too.
#[utoipa::path(get, path = "/api/v1/me/evidence", tag = "evidence", security(("token" = [])), responses((status = 200, body = Evidence)))]
pub async fn mine(who: Allow<Applicant>, app: Here) -> Result<HttpResponse> {
    let (_, evidence) = evidence::mine(&app, who.act(), who.account()?).await?;
    Ok(HttpResponse::Ok().json(evidence))
}

/// What was recorded about a person, and what is missing. With a vacancy, confirmations are looked for in the functions
/// of its post. The person sees that their file was opened, and why.
#[utoipa::path(get, path = "/api/v1/people/{id}/evidence", tag = "evidence", security(("token" = [])), params(("id" = PersonId, Path), WhyQuery), responses((status = 200, body = EvidenceBody), (status = 404)))]
pub async fn about(
    who: Allow<OfficerOrApprover>,
    app: Here,
    Path(id): Path<PersonId>,
    Query(query): Query<WhyQuery>,
) -> Result<HttpResponse> {
    let why = Why::new(&query.why, query.vacancy)?;
    let work = evidence::about(&app, who.act(), who.account()?, id, &why).await?;
    Ok(HttpResponse::Ok().json(EvidenceBody::from(work)))
}

/// What an authority answered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckBody {
    /// What one letter answers about; a bar that was found is recorded alone.
    pub bars: Vec<Bar>,
    /// Whether the bar was found to exist.
    pub found: bool,
    /// Day of the answer.
    pub answered_on: NaiveDate,
    /// Last day the answer may be relied on. Of a bar that was found: the day law ends it by itself, and nothing for a bar
    /// that does not end so.
    pub valid_until: Option<NaiveDate>,
    /// `document` or `registry`.
    pub grade: Grade,
    /// Which authority, in which letter or register: 1 to 300 characters.
    pub source: String,
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes".into() } else { "no".into() }
}

impl From<CheckBody> for CheckForm {
    fn from(body: CheckBody) -> Self {
        Self {
            bars: body.bars.into_iter().map(|bar| bar.code().to_owned()).collect(),
            found: yes_or_no(body.found),
            answered_on: body.answered_on.to_string(),
            valid_until: body.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            grade: body.grade.to_string(),
            source: body.source,
        }
    }
}

/// Record what an authority answered about somebody in the reserve: one record for each bar.
#[utoipa::path(post, path = "/api/v1/people/{id}/checks", tag = "evidence", security(("token" = [])), params(("id" = PersonId, Path), ("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = CheckBody, responses((status = 201, body = RecordsBody), (status = 404), (status = 409, description = "`own_file`")))]
pub async fn post_check(
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    key: IdempotencyKey,
    Json(body): Json<CheckBody>,
) -> Result<HttpResponse> {
    let form = body.into();
    evidence::record_check(&app, who.act(), who.account()?, id, &form, &key).await.map(made)
}

/// A yes or a no of an authorised person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationBody {
    pub what: Confirm,
    /// The functions it is about: for the two questions about the functions of a post, and for no other.
    pub family: Option<Direction>,
    pub confirmed: bool,
    /// Day of the answer.
    pub confirmed_on: NaiveDate,
    /// Last day it is relied on. Without one an answer that may change by itself is relied on for a year.
    pub valid_until: Option<NaiveDate>,
    /// On what grounds, at most 300 characters; needed for a no. The person reads them.
    pub grounds: Option<String>,
}

impl From<ConfirmationBody> for ConfirmationForm {
    fn from(body: ConfirmationBody) -> Self {
        Self {
            what: body.what.code().to_owned(),
            family: body.family.map(|family| family.to_string()).unwrap_or_default(),
            answer: yes_or_no(body.confirmed),
            confirmed_on: body.confirmed_on.to_string(),
            confirmed_until: body.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            grounds: body.grounds.unwrap_or_default(),
        }
    }
}

/// Record that something was confirmed or denied.
#[utoipa::path(post, path = "/api/v1/people/{id}/confirmations", tag = "evidence", security(("token" = [])), params(("id" = PersonId, Path), ("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = ConfirmationBody, responses((status = 201, body = RecordsBody), (status = 404), (status = 409, description = "`own_file`")))]
pub async fn post_confirmation(
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    key: IdempotencyKey,
    Json(body): Json<ConfirmationBody>,
) -> Result<HttpResponse> {
    let form = body.into();
    evidence::record_confirmation(&app, who.act(), who.account()?, id, &form, &key).await.map(made)
}

/// A document that was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentBody {
    /// `basics`, or one of the lists.
    pub section: crate::people::Section,
    /// The entry; none for the basics.
    pub entry: Option<EntryId>,
    /// Which document: 1 to 300 characters.
    pub document: String,
    /// It is the recognition of a foreign diploma: the diploma counts as recognised from then on.
    #[serde(default)]
    pub recognition: bool,
}

/// Record that the document behind a fact was seen, which raises its grade.
#[utoipa::path(post, path = "/api/v1/people/{id}/documents", tag = "evidence", security(("token" = [])), params(("id" = PersonId, Path), ("If-Match" = String, Header, description = "version of the fact that was compared with the document")), request_body = DocumentBody, responses((status = 201, body = RecordsBody), (status = 404), (status = 409, description = "`own_file`, `grade_raised`"), (status = 412)))]
pub async fn post_document(
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    IfMatch(version): IfMatch,
    Json(body): Json<DocumentBody>,
) -> Result<HttpResponse> {
    let form = DocumentForm {
        section: body.section.code().to_owned(),
        entry: body.entry.map(|entry| entry.to_string()).unwrap_or_default(),
        recognition: yes_or_no(body.recognition),
        document: body.document,
    };
    let record = evidence::record_document(&app, who.act(), who.account()?, id, version, &form).await?;
    Ok(made(vec![record]))
}

/// Why a record is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalBody {
    /// 1 to 300 characters; the person reads them.
    pub why: String,
}

/// Withdraw a record of the own body. It stays to be seen and counts no more.
#[utoipa::path(post, path = "/api/v1/people/{id}/evidence/{record}/withdrawal", tag = "evidence", security(("token" = [])), params(("id" = PersonId, Path), ("record" = EvidenceId, Path)), request_body = WithdrawalBody, responses((status = 204), (status = 404), (status = 409, description = "`evidence_withdrawn`, `own_file`")))]
pub async fn withdraw(
    who: Allow<Officer>,
    app: Here,
    Path((id, record)): Path<(PersonId, EvidenceId)>,
    Json(body): Json<WithdrawalBody>,
) -> Result<HttpResponse> {
    evidence::withdraw(&app, who.act(), who.account()?, id, record, &body.why).await?;
    Ok(HttpResponse::NoContent().finish())
}
