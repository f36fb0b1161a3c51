//! Evidence on pages: the section of the file page with its forms, and the person's own page of what was recorded.
//! A form that fails comes back alone, with the input kept; it shows nothing of the person, so it opens no file.

mod shown;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::fields::{self, Control, Field};
use super::forms::FormPage;
use super::typed::Typed;
use crate::accounts::Account;
use crate::people::evidence;
use crate::people::evidence::forms::DocumentForm;
use crate::people::officers::File;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, Officer};
use crate::platform::error::Result;
use crate::platform::extract::{Form, IdempotencyKey, Path, Query};
use crate::platform::ids::{BodyId, EvidenceId, PersonId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::reference::codes::Grade;
use shown::{Fact, Group};

/// The section of the file page.
#[derive(Template)]
#[template(path = "people/pages/evidence.html")]
pub(super) struct EvidencePart {
    ui: Ui,
    person: PersonId,
    /// What the addresses of the forms end with: `?vacancy=…`, or nothing.
    query: String,
    /// The same after another part: `&vacancy=…`.
    and_query: String,
    gaps: Vec<String>,
    /// Facts no document was seen for.
    facts: Vec<Fact>,
    groups: Vec<Group>,
    /// The officer's own body, which records and withdraws; none for those who only read.
    body: Option<BodyId>,
    check: Vec<Field>,
    confirmation: Vec<Field>,
    problems: Problems,
    form: Typed,
    /// Drawn for each form: sending it twice makes one record.
    check_once: String,
    confirmation_once: String,
}

impl EvidencePart {
    pub(super) fn new(
        ui: &Ui,
        app: &App,
        account: &Account,
        file: &File,
        vacancy: Option<VacancyId>,
    ) -> Self {
        let mut facts = shown::facts(ui, app, &file.profile);
        let groups = shown::groups(ui, &facts, &file.evidence);
        facts.retain(|fact| fact.stated.grade == Grade::Declared || fact.stated.lacks_recognition);
        Self {
            person: file.profile.person.id,
            query: Seen { vacancy }.query("?"),
            and_query: Seen { vacancy }.query("&"),
            gaps: shown::gaps(ui, &file.gaps),
            facts,
            groups,
            body: account.body.filter(|_| ui.is("hr_officer")),
            check: fields::evidence::check(ui),
            confirmation: fields::evidence::confirmation(ui),
            problems: Problems::default(),
            form: Typed::default(),
            check_once: Uuid::new_v4().to_string(),
            confirmation_once: Uuid::new_v4().to_string(),
            ui: ui.clone(),
        }
    }
}

/// The vacancy the file was opened for, carried along.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Seen {
    vacancy: Option<VacancyId>,
}

impl Seen {
    fn query(self, before: &str) -> String {
        self.vacancy.map(|vacancy| format!("{before}vacancy={vacancy}")).unwrap_or_default()
    }

    /// Back to the file, with what was done.
    fn after(self, person: PersonId, done: &str) -> HttpResponse {
        see(&format!("/people/{person}?done={done}{}#evidence", self.query("&")))
    }
}

type Here = web::Data<App>;
type Pairs = Form<Vec<(String, String)>>;

/// A form that failed, alone on a page.
fn failed(
    (request, who, app): (&HttpRequest, &Allow<Officer>, &App),
    (person, seen): (PersonId, Seen),
    (title, fields): (&str, fn(&Ui) -> Vec<Field>),
    form: Typed,
    problems: Problems,
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    again(&FormPage {
        title: ui.t(title),
        lead: "",
        back: format!("/people/{person}{}", seen.query("?")),
        version: form.version().unwrap_or(1),
        once: form.get("once").to_owned(),
        fields: fields(&ui),
        form,
        differences: Vec::new(),
        remove: String::new(),
        ui,
        problems,
    })
}

/// Makes a record once, however often the form is sent.
fn once(typed: &Typed) -> IdempotencyKey {
    let drawn: Option<Uuid> = typed.get("once").parse().ok();
    IdempotencyKey(drawn.map(|drawn| format!("page-{drawn}")))
}

pub(super) async fn check(
    request: HttpRequest,
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    Query(seen): Query<Seen>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let form = typed.read()?;
    match mendable(evidence::record_check(&app, who.act(), who.account()?, id, &form, &once(&typed)).await)? {
        Ok(_) => Ok(seen.after(id, "evidence-check")),
        Err(problems) => {
            let page = ("evidence-check-add", fields::evidence::check as fn(&Ui) -> Vec<Field>);
            failed((&request, &who, &app), (id, seen), page, typed, problems)
        }
    }
}

pub(super) async fn confirmation(
    request: HttpRequest,
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    Query(seen): Query<Seen>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let form = typed.read()?;
    let done = evidence::record_confirmation(&app, who.act(), who.account()?, id, &form, &once(&typed)).await;
    match mendable(done)? {
        Ok(_) => Ok(seen.after(id, "evidence-confirmation")),
        Err(problems) => {
            let page = ("evidence-confirmation-add", fields::evidence::confirmation as fn(&Ui) -> Vec<Field>);
            failed((&request, &who, &app), (id, seen), page, typed, problems)
        }
    }
}

/// Which fact a document was seen for; part of the address, because the form that failed is sent there again.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct SeenFor {
    #[serde(default)]
    section: String,
    #[serde(default)]
    entry: String,
    vacancy: Option<VacancyId>,
}

pub(super) async fn document(
    request: HttpRequest,
    who: Allow<Officer>,
    app: Here,
    Path(id): Path<PersonId>,
    Query(query): Query<SeenFor>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let (version, seen) = (typed.version()?, Seen { vacancy: query.vacancy });
    let (section, entry) = (query.section, query.entry);
    let (document, recognition) = (typed.get("document").to_owned(), typed.get("recognition").to_owned());
    let form = DocumentForm { section, entry, document, recognition };
    let done = evidence::record_document(&app, who.act(), who.account()?, id, version, &form).await;
    match mendable(done)? {
        Ok(_) => Ok(seen.after(id, "evidence-document")),
        Err(problems) => {
            let page = ("evidence-document-add", fields::evidence::document as fn(&Ui) -> Vec<Field>);
            failed((&request, &who, &app), (id, seen), page, typed, problems)
        }
    }
}

pub(super) async fn withdraw(
    request: HttpRequest,
    who: Allow<Officer>,
    app: Here,
    Path((id, record)): Path<(PersonId, EvidenceId)>,
    Query(seen): Query<Seen>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let done = evidence::withdraw(&app, who.act(), who.account()?, id, record, typed.get("why")).await;
    match mendable(done)? {
        Ok(()) => Ok(seen.after(id, "evidence-withdrawn")),
        Err(problems) => {
            let page = ("evidence-withdraw", fields::evidence::withdrawal as fn(&Ui) -> Vec<Field>);
            failed((&request, &who, &app), (id, seen), page, typed, problems)
        }
    }
}

#[derive(Template)]
#[template(path = "people/pages/my_evidence.html")]
struct MyEvidencePage {
    ui: Ui,
    groups: Vec<Group>,
}

/// What was recorded about oneself, by which body, and how to object.
pub(super) async fn mine(request: HttpRequest, who: Allow<Applicant>, app: Here) -> Result<HttpResponse> {
    let (profile, evidence) = evidence::mine(&app, who.act(), who.account()?).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let groups = shown::groups(&ui, &shown::facts(&ui, &app, &profile), &evidence);
    ok(&MyEvidencePage { ui, groups })
}
