//! The approver's pages: what waits, and one shortlist exactly as it will be released.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Approver};
use crate::platform::error::Result;
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::ShortlistId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::shortlists::state::State;
use crate::shortlists::web::words::{HeadText, PersonText};
use crate::shortlists::{self, Filter, Shortlist, Summary, approval};

#[derive(Template)]
#[template(path = "shortlists/pages/approvals.html")]
struct ApprovalsPage {
    ui: Ui,
    waiting: Vec<Summary>,
    decided: Vec<Summary>,
    /// Older decided ones follow after this.
    next: Option<ShortlistId>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ApprovalsQuery {
    before: Option<ShortlistId>,
}

/// Waiting ones are few, because people wait for them; decided ones come in pages.
const PAGE: i64 = 25;

pub(super) async fn list(
    request: HttpRequest,
    who: Allow<Approver>,
    app: web::Data<App>,
    Query(query): Query<ApprovalsQuery>,
) -> Result<HttpResponse> {
    let approver = who.account()?;
    let waiting = Filter { states: vec![State::ForApproval], vacancy: None, before: None, limit: 200 };
    let waiting = shortlists::list(&app, approver, waiting).await?;
    let states = vec![State::Released, State::Returned, State::Withdrawn];
    let decided = Filter { states, vacancy: None, before: query.before, limit: PAGE };
    let decided = shortlists::list(&app, approver, decided).await?;
    let next = if decided.len() == 25 { decided.last().map(|one| one.id) } else { None };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&ApprovalsPage { ui, waiting, decided, next })
}

#[derive(Template)]
#[template(path = "shortlists/pages/approval.html")]
struct ApprovalPage {
    ui: Ui,
    problems: Problems,
    shortlist: Shortlist,
    head: HeadText,
    people: Vec<PersonText>,
    reason: String,
    /// How long the links will work, in days.
    link_days: u16,
}

fn page(
    request: &HttpRequest,
    who: &Allow<Approver>,
    app: &App,
    shortlist: Shortlist,
    problems: Problems,
    reason: String,
) -> ApprovalPage {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let head = HeadText::of(&shortlist.head, ui.locale, &app.reference);
    let people = shortlist.people.iter().map(|one| PersonText::of(&one.shown, &ui, &app.reference)).collect();
    ApprovalPage { ui, problems, shortlist, head, people, reason, link_days: app.settings.letters.link_days }
}

pub(super) async fn read(
    request: HttpRequest,
    who: Allow<Approver>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
) -> Result<HttpResponse> {
    let shortlist = approval::read(&app, who.act(), who.account()?, id).await?;
    ok(&page(&request, &who, &app, shortlist, Problems::default(), String::new()))
}

#[derive(Debug, Deserialize)]
pub(super) struct ReleaseForm {
    version: i32,
}

pub(super) async fn release(
    request: HttpRequest,
    who: Allow<Approver>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<ReleaseForm>,
) -> Result<HttpResponse> {
    match mendable(approval::release(&app, who.act(), who.account()?, id, form.version).await)? {
        Ok(_) => Ok(see("/approvals?done=shortlist-released")),
        Err(problems) => {
            let shortlist = approval::look(&app, who.account()?, id).await?;
            again(&page(&request, &who, &app, shortlist, problems, String::new()))
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct ReturnForm {
    version: i32,
    reason: String,
}

pub(super) async fn send_back(
    request: HttpRequest,
    who: Allow<Approver>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<ReturnForm>,
) -> Result<HttpResponse> {
    match mendable(
        approval::send_back(&app, who.act(), who.account()?, id, form.version, &form.reason).await,
    )? {
        Ok(_) => Ok(see("/approvals?done=shortlist-returned")),
        Err(problems) => {
            let shortlist = approval::look(&app, who.account()?, id).await?;
            again(&page(&request, &who, &app, shortlist, problems, form.reason))
        }
    }
}
