//! The pages of the lists: what is there, one entry added, changed, removed. Written once for all of them; how a list
//! looks is in `entries`.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use super::entries::Shown;
use super::forms::{FormPage, differences, is_stale};
use super::typed::Typed;
use super::words::Item;
use crate::people::lists;
use crate::people::{Section, sections};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::Result;
use crate::platform::extract::{Form, IdempotencyKey, Path};
use crate::platform::ids::EntryId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};

#[derive(Template)]
#[template(path = "people/pages/list.html")]
struct ListPage {
    ui: Ui,
    section: Section,
    items: Vec<(EntryId, Item)>,
}

#[derive(Template)]
#[template(path = "people/pages/remove.html")]
struct RemovePage {
    ui: Ui,
    problems: Problems,
    section: Section,
    id: EntryId,
    version: i32,
    item: Item,
}

type Here = web::Data<App>;
type Pairs = Form<Vec<(String, String)>>;

pub(super) async fn list<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let items = T::of(&mine.profile).iter().map(|entry| (entry.id, entry.fact.item(&ui, &app))).collect();
    ok(&ListPage { ui, section: T::SECTION, items })
}

fn page<T: Shown>(ui: Ui, app: &App, kind: &str, form: Typed, problems: Problems) -> FormPage {
    let section = T::SECTION.code();
    FormPage {
        title: ui.t(format!("people-{section}-{kind}")),
        lead: "",
        back: format!("/me/{section}"),
        version: form.version().unwrap_or(1),
        once: form.get("once").to_owned(),
        fields: T::fields(&ui, app),
        differences: Vec::new(),
        remove: String::new(),
        ui,
        problems,
        form,
    }
}

pub(super) async fn new_form<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let once = Typed::new(vec![("once".into(), Uuid::new_v4().to_string())]);
    ok(&page::<T>(ui, &app, "new", once, Problems::default()))
}

pub(super) async fn add<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let once: Option<Uuid> = typed.get("once").parse().ok();
    let key = IdempotencyKey(once.map(|once| format!("page-{once}")));
    let form = typed.read()?;
    match mendable(lists::add::<T>(&app, who.act(), who.account()?, &key, &form).await)? {
        Ok(_) => Ok(see(&format!("/me/{}?done=people-entry-added", T::SECTION.code()))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&page::<T>(ui, &app, "new", typed, problems))
        }
    }
}

pub(super) async fn change_form<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Path(id): Path<EntryId>,
) -> Result<HttpResponse> {
    let entry = lists::entry::<T>(&app, who.act(), who.account()?, id).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let mut page = page::<T>(ui, &app, "change", Typed::of(&entry.fact.to_form())?, Problems::default());
    page.version = entry.version;
    page.remove = format!("/me/{}/{id}/remove", T::SECTION.code());
    ok(&page)
}

pub(super) async fn change<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Path(id): Path<EntryId>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let (version, form) = (typed.version()?, typed.read()?);
    match mendable(lists::change::<T>(&app, who.act(), who.account()?, id, version, &form).await)? {
        Ok(_) => Ok(see(&format!("/me/{}?done=people-saved", T::SECTION.code()))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            let stale = is_stale(&problems);
            let mut page = page::<T>(ui, &app, "change", typed, problems);
            page.remove = format!("/me/{}/{id}/remove", T::SECTION.code());
            if stale {
                let now = lists::entry::<T>(&app, who.act(), who.account()?, id).await?;
                let stored = Typed::of(&now.fact.to_form())?;
                page.differences = differences(&page.ui, &page.fields, &stored, &page.form);
                page.version = now.version;
            }
            again(&page)
        }
    }
}

pub(super) async fn remove_form<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Path(id): Path<EntryId>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&remove_page::<T>(ui, &who, &app, id, Problems::default()).await?)
}

async fn remove_page<T: Shown>(
    ui: Ui,
    who: &Allow<Applicant>,
    app: &App,
    id: EntryId,
    problems: Problems,
) -> Result<RemovePage> {
    let entry = lists::entry::<T>(app, who.act(), who.account()?, id).await?;
    let item = entry.fact.item(&ui, app);
    Ok(RemovePage { ui, problems, section: T::SECTION, id, version: entry.version, item })
}

pub(super) async fn remove<T: Shown>(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Path(id): Path<EntryId>,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let version = Typed::new(pairs).version()?;
    match mendable(lists::remove::<T>(&app, who.act(), who.account()?, id, version).await)? {
        Ok(()) => Ok(see(&format!("/me/{}?done=people-entry-removed", T::SECTION.code()))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&remove_page::<T>(ui, &who, &app, id, problems).await?)
        }
    }
}

/// The routes of one list.
pub(super) fn routes_of<T: Shown + 'static>(routes: &mut crate::platform::routes::Routes) {
    let [all, new, one, gone] = T::PATHS;
    routes
        .get(all, list::<T>)
        .get(new, new_form::<T>)
        .post(new, add::<T>)
        .get(one, change_form::<T>)
        .post(one, change::<T>)
        .get(gone, remove_form::<T>)
        .post(gone, remove::<T>);
}
