//! Pages: look a certificate up by its code, bring a file, make one from a match, take the file away.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::api::{code_of, handed_out, state};
use super::check::{self, Checked};
use super::code::{Code, NotACode};
use super::document::{Certificate, Fault};
use super::upload;
use crate::certificates::{self, PAGE, may_have};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, Officer, OfficerApproverOrAuditor};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query};
use crate::platform::ids::{CertificateId, VacancyId};
use crate::platform::page::{Problems, Ui, again, ok, see};
use crate::platform::routes::Routes;
use crate::reference::codes::Role;
use crate::rules::CitationStatus;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/certificates", look_up)
        .post("/certificates", bring)
        .get("/certificates/{code}", one)
        .get("/certificates/{code}/file", file)
        .post("/work/vacancies/{id}/certificates", make);
}

#[derive(Debug, Default, Deserialize)]
struct LookUpQuery {
    code: Option<String>,
    before: Option<CertificateId>,
}

#[derive(Template)]
#[template(path = "certificates/pages/look_up.html")]
struct LookUpPage {
    ui: Ui,
    problems: Problems,
    /// As typed.
    code: String,
    /// What a file that was brought turned out to be.
    checked: Option<Checked>,
    /// Of the reader's body, for those who keep or check them.
    list: Option<List>,
}

struct List {
    rows: Vec<Row>,
    next: Option<CertificateId>,
}

struct Row {
    code: Code,
    title: String,
    body: String,
    day: NaiveDate,
    meets: u64,
    made_at: DateTime<Utc>,
}

async fn look_up(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<LookUpQuery>,
) -> Result<HttpResponse> {
    let typed = query.code.unwrap_or_default();
    let problem = |code| Problems(vec![FieldProblem::new("code", code)]);
    let problems = match typed.parse::<Code>() {
        _ if typed.trim().is_empty() => Problems::default(),
        Ok(code) => match certificates::show(&app, &code).await {
            Ok(_) => return Ok(see(&format!("/certificates/{code}"))),
            Err(Error::NotFound) => problem("certificate-code-unknown"),
            Err(other) => return Err(other),
        },
        Err(NotACode::Length) => problem("certificate-code-length"),
        Err(NotACode::Mistyped) => problem("certificate-code-mistyped"),
    };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let list = list(&app, &who, &ui, query.before).await?;
    let refused = !problems.is_empty();
    let page = LookUpPage { ui, problems, code: typed, checked: None, list };
    if refused { again(&page) } else { ok(&page) }
}

async fn list(
    app: &App,
    who: &Allow<Anyone>,
    ui: &Ui,
    before: Option<CertificateId>,
) -> Result<Option<List>> {
    let keeps = |role| matches!(role, Role::HrOfficer | Role::Approver | Role::Auditor);
    let Some(account) = who.visitor().account.as_ref().filter(|account| keeps(account.role)) else {
        return Ok(None);
    };
    let listed = certificates::list(app, account, before).await?;
    let is_full = i64::try_from(listed.len()).is_ok_and(|count| count >= PAGE);
    let next = if is_full { listed.last().map(|one| one.id) } else { None };
    let rows = listed.into_iter().filter_map(|one| one.certificate).map(|one| Row {
        title: one.content.post.title.get(ui.locale).to_owned(),
        body: one.record.body_name.get(ui.locale).to_owned(),
        day: one.content.day,
        meets: one.content.counts.meets,
        made_at: one.record.made_at,
        code: one.record.code,
    });
    Ok(Some(List { rows: rows.collect(), next }))
}

async fn bring(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let turn = app.uploads.try_acquire().map_err(|_| Error::Busy(2))?;
    let bytes = upload::file(&request, payload).await?;
    let mut problems = Problems::default();
    let mut checked = None;
    if bytes.is_empty() {
        problems.0.push(FieldProblem::new("file", "certificate-file-none"));
    } else {
        checked = Some(check::check(&app, bytes).await?);
    }
    drop(turn);
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let list = list(&app, &who, &ui, None).await?;
    let refused = !problems.is_empty();
    let page = LookUpPage { ui, problems, code: String::new(), checked, list };
    if refused { again(&page) } else { ok(&page) }
}

impl LookUpPage {
    /// What is wrong with the file that was brought, in words.
    fn faults(&self) -> Vec<String> {
        let faults = self.checked.iter().flat_map(|checked| &checked.faults);
        faults.map(|fault| self.ui.t(fault_key(*fault))).collect()
    }

    /// Parts that differ, in words.
    fn parts(&self) -> Vec<String> {
        let parts = self.checked.iter().flat_map(|checked| &checked.differs);
        parts.map(|part| self.ui.t(part_key(part))).collect()
    }

    /// The end of the class name for what the file turned out to be.
    fn class(&self) -> &'static str {
        match self.checked.as_ref().map(|checked| checked.state) {
            Some(check::State::Identical) => "meets",
            Some(check::State::NoRecord | check::State::UnknownKey) | None => "cannot-tell",
            Some(_) => "does-not",
        }
    }
}

const fn fault_key(fault: Fault) -> &'static str {
    match fault {
        Fault::Unreadable => "certificate-fault-unreadable",
        Fault::Signature => "certificate-fault-signature",
        Fault::People => "certificate-fault-people",
        Fault::Form => "certificate-fault-form",
        Fault::UnknownKey => "certificate-fault-unknown_key",
    }
}

fn part_key(part: &str) -> String {
    format!("certificate-part-{part}")
}

#[derive(Template)]
#[template(path = "certificates/pages/one.html")]
struct OnePage {
    ui: Ui,
    code: Code,
    /// `good`, `bad` or `unknown_key`.
    state: &'static str,
    key: String,
    certificate: Option<Certificate>,
    /// Names of the places people were taken from; empty: everywhere.
    regions: Vec<String>,
    /// Names of the programmes whose members were taken; empty: everybody.
    programmes: Vec<String>,
    /// Whether the reader may take the file away.
    downloads: bool,
}

impl OnePage {
    /// Key of the badge of law that was not confirmed.
    fn badge(&self) -> Option<&'static str> {
        let status = self.certificate.as_ref().and_then(|one| one.content.rule.status);
        status.filter(|status| *status != CitationStatus::Confirmed).map(CitationStatus::message_key)
    }

    /// The end of the class name for the state of the signature.
    fn class(&self) -> &'static str {
        match self.state {
            "good" => "meets",
            "bad" => "does-not",
            _ => "cannot-tell",
        }
    }
}

async fn one(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    let code = code_of(&code)?;
    let shown = certificates::show(&app, &code).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let places = shown.certificate.iter().flat_map(|one| &one.content.regions);
    let regions = places.map(|kato| app.reference.place_name(*kato, ui.locale)).collect();
    let members = shown.certificate.iter().filter_map(|one| one.content.members.as_ref());
    let programmes = members.flat_map(|members| &members.programmes);
    let programmes = programmes.map(|programme| ui.t(programme.message_key())).collect();
    ok(&OnePage {
        code,
        state: state(shown.is_intact),
        downloads: may_have(who.visitor().account.as_ref(), &shown.stored),
        key: shown.stored.signature.key,
        certificate: shown.certificate,
        regions,
        programmes,
        ui,
    })
}

async fn file(
    who: Allow<OfficerApproverOrAuditor>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    let code = code_of(&code)?;
    handed_out(&code, certificates::file(&app, who.act(), who.account()?, &code).await?)
}

#[derive(Debug, Deserialize)]
struct MakeForm {
    /// The day of the match that was looked at.
    #[serde(default)]
    on: String,
    /// Of this showing of the form: sending it twice makes one certificate.
    #[serde(default)]
    key: String,
}

async fn make(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Form(form): Form<MakeForm>,
) -> Result<HttpResponse> {
    let on = match form.on.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::invalid("on", "date-format"))?),
    };
    let key = form.key.parse::<CertificateId>().ok().map(|key| key.to_string());
    let key = IdempotencyKey(key);
    let code = certificates::make(&app, who.act(), who.account()?, vacancy, on, &key).await?;
    Ok(see(&format!("/certificates/{code}?done=certificate-made")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n::has;
    use crate::reference::codes::Locale;

    #[test]
    fn everything_a_check_can_say_has_words() {
        let states = check::State::ALL.into_iter().map(|state| state.code());
        let states: Vec<String> = states
            .flat_map(|code| [format!("certificate-check-{code}"), format!("certificate-check-{code}-text")])
            .chain(["good", "bad", "unknown_key"].map(|state| format!("certificate-state-{state}")))
            .collect();
        for key in states.into_iter().chain(check::PARTS.map(part_key)) {
            assert!(has(Locale::Kk, &key), "{key}");
        }
        for fault in [Fault::Unreadable, Fault::Signature, Fault::People, Fault::Form, Fault::UnknownKey]
            .map(fault_key)
        {
            assert!(has(Locale::Kk, fault), "{fault}");
        }
        for problem in ["code-unknown", "code-length", "code-mistyped", "file-none"] {
            assert!(has(Locale::Kk, &format!("error-certificate-{problem}")), "{problem}");
        }
        assert!(has(Locale::Kk, "done-certificate-made"));
    }
}
