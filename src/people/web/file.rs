//! A person's file for officers and approvers. Opening it is logged, and the person reads that log.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::evidence::EvidencePart;
use super::words::{self, Part};
use crate::people::officers::{self, File, Why};
use crate::people::sections::OwnContacts;
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok};

#[derive(Template)]
#[template(path = "people/pages/file.html")]
struct FilePage {
    ui: Ui,
    file: File,
    /// Each section as it is now and, if it changed since, as it was submitted.
    parts: Vec<(Part, Option<Part>)>,
    evidence: EvidencePart,
    vacancy: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct WhyQuery {
    #[serde(default)]
    why: String,
    #[serde(default)]
    vacancy: String,
}

impl WhyQuery {
    fn vacancy(&self) -> Option<VacancyId> {
        self.vacancy.trim().parse().ok()
    }
}

pub(super) async fn file(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<PersonId>,
    Query(query): Query<WhyQuery>,
) -> Result<HttpResponse> {
    let why = Why::new(&query.why, query.vacancy())?;
    let file = officers::open(&app, who.act(), who.account()?, id, &why).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let live = words::parts(&ui, &app, &file.profile.content());
    let frozen = file.submitted.as_ref().map(|snapshot| words::parts(&ui, &app, &snapshot.content));
    let mut frozen = frozen.unwrap_or_default();
    let before = |part: &Part| {
        let changed = file.changed.contains(&part.section);
        let at = frozen.iter().position(|other| changed && other.section == part.section);
        at.map(|at| frozen.remove(at))
    };
    let mut before = before;
    let parts = live
        .into_iter()
        .map(|part| {
            let was = before(&part);
            (part, was)
        })
        .collect();
    let vacancy = query.vacancy().map(|id| id.to_string()).unwrap_or_default();
    let evidence = EvidencePart::new(&ui, &app, who.account()?, &file, query.vacancy());
    ok(&FilePage { ui, file, parts, evidence, vacancy })
}

#[derive(Template)]
#[template(path = "people/pages/contacts.html")]
struct ContactsPage {
    ui: Ui,
    problems: Problems,
    id: PersonId,
    form: WhyQuery,
    contacts: Option<OwnContacts>,
}

/// Asks why; shows nothing of the person.
pub(super) async fn contacts_form(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<PersonId>,
    Query(form): Query<WhyQuery>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&ContactsPage { ui, problems: Problems::default(), id, form, contacts: None })
}

pub(super) async fn contacts(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<PersonId>,
    Form(form): Form<WhyQuery>,
) -> Result<HttpResponse> {
    let shown = match Why::new(&form.why, form.vacancy()) {
        Ok(why) => officers::contacts_for(&app, who.act(), who.account()?, id, &why).await,
        Err(problem) => Err(problem),
    };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    match mendable(shown)? {
        Ok(contacts) => {
            ok(&ContactsPage { ui, problems: Problems::default(), id, form, contacts: Some(contacts) })
        }
        Err(problems) => again(&ContactsPage { ui, problems, id, form, contacts: None }),
    }
}
