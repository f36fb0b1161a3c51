//! JSON of the check without an account: facts, a day and a rule or a vacancy in; the whole verdict tree out.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::check::{self, Asked, Profile, What};
use crate::matching::explain::{Explained, Given, explain};
use crate::matching::remedies::{Remedy, remedies};
use crate::matching::used::Records;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::Json;
use crate::platform::ids::{RuleId, VacancyId};
use crate::reference::data::Names;
use crate::rules::text::Voice;
use crate::rules::{CitationStatus, Draft, Verdict};

/// A question: exactly one of `vacancy`, `rule` and `draft`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckQuestion {
    /// A published vacancy: its rule, its post, its day.
    vacancy: Option<VacancyId>,
    /// A published edition of a rule.
    rule: Option<RuleId>,
    /// A whole rule, as `GET /api/v1/rules/{id}` gives it. It is checked and kept nowhere.
    draft: Option<Box<Draft>>,
    /// The day the verdict is for, 1900-01-01 to 2258-09-01; the vacancy's day, or today, when absent.
    day: Option<NaiveDate>,
    profile: Profile,
}

/// The answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckAnswer {
    vacancy: Option<VacancyId>,
    /// Title of the vacancy's post.
    title: Option<Names>,
    /// How far the cited law is known; anything but `confirmed` was not read in its present edition.
    status: CitationStatus,
    /// Whether the edition is applied and its law in force on the day, as far as dates are known.
    applies_on_day: bool,
    /// In the language of `Accept-Language`, to the person.
    explained: Explained,
    /// What would settle each requirement that is in the way.
    remedies: Vec<Remedy>,
    /// The tree with reasons and the facts used, as data.
    verdict: Verdict,
}

/// Would somebody with these facts qualify? Open to all. Nothing of it is stored or logged. A rule with faults is answered
/// with each fault and its place.
#[utoipa::path(post, path = "/api/v1/check", tag = "matching", request_body = CheckQuestion,
    responses((status = 200, body = CheckAnswer)))]
pub async fn check(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Json(question): Json<CheckQuestion>,
) -> Result<HttpResponse> {
    let CheckQuestion { vacancy, rule, draft, day, profile } = question;
    let what = match (vacancy, rule, draft) {
        (Some(vacancy), None, None) => What::Vacancy(vacancy),
        (None, Some(rule), None) => What::Edition(rule),
        (None, None, Some(draft)) => What::Draft(draft),
        (None, None, None) => return Err(Error::invalid("vacancy", "check-one-of")),
        (vacancy, rule, draft) => {
            let given =
                [("vacancy", vacancy.is_some()), ("rule", rule.is_some()), ("draft", draft.is_some())];
            let given = given.into_iter().filter(|(_, given)| *given);
            let problem = |(field, _)| FieldProblem::new(field, "check-one-of");
            return Err(Error::Invalid(given.map(problem).collect()));
        }
    };
    let asked = Asked { what, day, profile };
    let checked = check::check(&app, who.visitor().account.as_ref(), asked).await?;
    let (rule, verdict, locale) = (&*checked.rule, checked.verdict, who.locale());
    let given = Given { rule, verdict: &verdict, applies: checked.applies, records: &Records::default() };
    Ok(HttpResponse::Ok().json(CheckAnswer {
        vacancy: checked.vacancy.as_ref().map(|vacancy| vacancy.id),
        title: checked.vacancy.map(|vacancy| vacancy.post.title),
        status: rule.status(),
        applies_on_day: checked.applies,
        explained: explain(given, Voice::You, locale, &app.reference),
        remedies: remedies(rule, &verdict, locale, &app.reference),
        verdict,
    }))
}
