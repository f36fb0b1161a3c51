//! Pages of the applicant's profile: the task list, checking and submitting, coming and going, who opened the file.
//! The forms are in `forms` and `lists`, the officer's view in `file`, what officers record in `evidence`.

mod entries;
mod evidence;
mod fields;
mod file;
mod forms;
mod hidden;
mod lists;
mod typed;
mod words;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::people::lists::{InProfile as _, Listed as _, for_each_list};
use crate::people::sections::{self, Mine};
use crate::people::submission::{self, Access, Listing, Opening, Purpose};
use crate::people::{Section, State};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, IdempotencyKey, Query};
use crate::platform::i18n;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::reference::codes::Role;
use crate::reference::data::Names;
use words::Part;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/me", home)
        .get("/me/basics", forms::basics_form)
        .post("/me/basics", forms::basics)
        .get("/me/contacts", forms::contacts_form)
        .post("/me/contacts", forms::contacts)
        .get("/me/wishes", forms::wishes_form)
        .post("/me/wishes", forms::wishes)
        .get("/me/check", check_form)
        .post("/me/check", check)
        .get("/me/submitted", submitted)
        .get("/me/state", state_form)
        .post("/me/state", state)
        .get("/me/hidden-from", hidden::form)
        .post("/me/hidden-from", hidden::save)
        .get("/me/access", access)
        .get("/people/{id}", file::file)
        .get("/people/{id}/contacts", file::contacts_form)
        .post("/people/{id}/contacts", file::contacts)
        .post("/people/{id}/checks", evidence::check)
        .post("/people/{id}/confirmations", evidence::confirmation)
        .post("/people/{id}/documents", evidence::document)
        .post("/people/{id}/evidence/{record}/withdrawal", evidence::withdraw)
        .get("/me/evidence", evidence::mine);
    for_each_list!(T => { lists::routes_of::<T>(routes); });
}

/// One row of the task list.
struct Task {
    section: Section,
    /// Message key of how far it is.
    status: &'static str,
    /// Whether submission waits for it.
    due: bool,
}

fn tasks(mine: &Mine) -> Vec<Task> {
    let profile = &mine.profile;
    let changed = mine.changed();
    let mut empty = vec![
        (Section::Basics, profile.person.name().is_none()),
        (Section::Contacts, mine.contacts.email.is_none() && mine.contacts.phone.is_none()),
        (Section::Wishes, profile.wishes == crate::people::profile::Wishes::default()),
    ];
    for_each_list!(T => { empty.push((T::SECTION, T::of(profile).is_empty())); });
    let task = |section: Section| {
        let due = mine.lacks.iter().any(|lack| lack.section() == section);
        let empty = empty.contains(&(section, true));
        let status = match (due, empty, changed.contains(&section)) {
            (true, true, _) => "people-status-needed",
            (true, false, _) => "people-status-incomplete",
            (false, _, true) => "people-status-changed",
            (false, true, false) => "people-status-optional",
            (false, false, false) => "people-status-done",
        };
        Task { section, status, due }
    };
    Section::ALL.into_iter().map(task).collect()
}

#[derive(Template)]
#[template(path = "people/pages/home.html")]
struct HomePage {
    ui: Ui,
    mine: Mine,
    tasks: Vec<Task>,
    changed: bool,
    email_confirmed: bool,
}

async fn home(request: HttpRequest, who: Allow<Applicant>, app: web::Data<App>) -> Result<HttpResponse> {
    let account = who.account()?;
    let mine = sections::mine(&app, who.act(), account).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let (tasks, changed) = (tasks(&mine), !mine.changed().is_empty());
    ok(&HomePage { ui, mine, tasks, changed, email_confirmed: account.email_confirmed })
}

#[derive(Template)]
#[template(path = "people/pages/check.html")]
struct CheckPage {
    ui: Ui,
    problems: Problems,
    mine: Mine,
    parts: Vec<Part>,
}

async fn check_page(ui: Ui, who: &Allow<Applicant>, app: &App, problems: Problems) -> Result<CheckPage> {
    let mine = sections::mine(app, who.act(), who.account()?).await?;
    let parts = words::parts(&ui, app, &mine.profile.content());
    Ok(CheckPage { ui, problems, mine, parts })
}

async fn check_form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&check_page(ui, &who, &app, Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
struct CheckForm {
    #[serde(default)]
    confirmed: String,
}

async fn check(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Form(form): Form<CheckForm>,
) -> Result<HttpResponse> {
    let done = if form.confirmed == "yes" {
        submission::submit(&app, who.act(), who.account()?, &IdempotencyKey(None)).await
    } else {
        Err(Error::invalid("confirmed", "required"))
    };
    match mendable(done)? {
        Ok(_) => Ok(see("/me/submitted")),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&check_page(ui, &who, &app, problems).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "people/pages/submitted.html")]
struct SubmittedPage {
    ui: Ui,
    at: DateTime<Utc>,
}

async fn submitted(request: HttpRequest, who: Allow<Applicant>, app: web::Data<App>) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    // whoever comes here without having submitted belongs on the task list
    let Some(at) = mine.profile.person.submitted_at else { return Ok(see("/me")) };
    ok(&SubmittedPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), at })
}

#[derive(Template)]
#[template(path = "people/pages/state.html")]
struct StatePage {
    ui: Ui,
    problems: Problems,
    to: State,
}

#[derive(Debug, Deserialize)]
struct StateForm {
    to: State,
}

/// Asks once more before somebody leaves the reserve or comes back.
async fn state_form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Query(query): Query<StateForm>,
) -> Result<HttpResponse> {
    if query.to == State::Draft {
        return Err(Error::NotFound);
    }
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&StatePage { ui, problems: Problems::default(), to: query.to })
}

async fn state(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Form(form): Form<StateForm>,
) -> Result<HttpResponse> {
    let done = match form.to {
        State::Submitted => "/me?done=people-returned",
        State::Paused => "/me?done=people-paused",
        State::Withdrawn => "/me?done=people-withdrawn",
        State::Draft => return Err(Error::NotFound),
    };
    match mendable(submission::move_to(&app, who.act(), who.account()?, form.to).await)? {
        Ok(()) => Ok(see(done)),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&StatePage { ui, problems, to: form.to })
        }
    }
}

#[derive(Template)]
#[template(path = "people/pages/access.html")]
struct AccessPage {
    ui: Ui,
    openings: Vec<Opening>,
    listings: Vec<Listing>,
}

impl AccessPage {
    /// What was done, in words; actions of later versions have none of their own.
    fn action(&self, opening: &Opening) -> String {
        let key = format!("people-action-{}", opening.action.replace('.', "-"));
        let known = i18n::has(self.ui.locale, &key);
        self.ui.t(if known { key.as_str() } else { "people-action-other" })
    }

    /// Whether the reason stands with the record itself.
    fn is_evidence(&self, opening: &Opening) -> bool {
        opening.action.starts_with("person.evidence_")
    }

    /// What a list was for.
    fn purpose(&self, listing: &Listing) -> String {
        self.ui.t(match listing.purpose {
            Purpose::Search => "people-listed-search",
            Purpose::Match => "people-listed-match",
            Purpose::Nominations => "people-listed-nominations",
            Purpose::Selection => "people-listed-selection",
        })
    }

    fn title<'a>(&self, post: &'a Names) -> &'a str {
        post.get(self.ui.locale)
    }

    /// Role and body, never a name.
    fn who(&self, role: &Option<Role>, body: &Option<Names>) -> String {
        let role =
            role.map_or_else(|| self.ui.t("people-service-itself"), |role| self.ui.t(role.message_key()));
        match body {
            Some(body) => format!("{role}, {}", body.get(self.ui.locale)),
            None => role,
        }
    }
}

async fn access(request: HttpRequest, who: Allow<Applicant>, app: web::Data<App>) -> Result<HttpResponse> {
    let Access { openings, listings } = submission::access(&app, who.act(), who.account()?).await?;
    ok(&AccessPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), openings, listings })
}
