//! The pages of basics, contacts and wishes. One page struct and one template serve every form of the profile: fields
//! are data. A lost race shows the form again with the input kept and, beside it, what is stored now.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::fields::{self, Control, Field};
use super::typed::Typed;
use crate::people::draft::Draft;
use crate::people::profile::{ContactsForm, WishesForm};
use crate::people::sections::{self, Mine, Saved};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::Result;
use crate::platform::extract::Form;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};

/// One field in which what is stored now differs from what was typed.
pub(super) struct Difference {
    pub(super) label: String,
    pub(super) stored: String,
    pub(super) typed: String,
}

/// A form of the profile.
#[derive(Template)]
#[template(path = "people/pages/form.html")]
pub(super) struct FormPage {
    pub(super) ui: Ui,
    pub(super) problems: Problems,
    pub(super) title: String,
    /// Message key of the sentence under the heading; empty for none.
    pub(super) lead: &'static str,
    pub(super) back: String,
    pub(super) version: i32,
    /// Makes a new entry once, however often the form is sent.
    pub(super) once: String,
    pub(super) fields: Vec<Field>,
    pub(super) form: Typed,
    /// After a lost race: what is stored now.
    pub(super) differences: Vec<Difference>,
    /// Where an entry is removed.
    pub(super) remove: String,
}

/// Whether the problem is that somebody was faster.
pub(super) fn is_stale(problems: &Problems) -> bool {
    problems.0.iter().any(|problem| problem.code == "stale")
}

/// Fields in which two forms differ, in words.
pub(super) fn differences(ui: &Ui, fields: &[Field], stored: &Typed, typed: &Typed) -> Vec<Difference> {
    let difference = |field: &Field| {
        let (stored, typed) = (field.words(ui, stored), field.words(ui, typed));
        (stored != typed).then(|| Difference { label: ui.t(field.label), stored, typed })
    };
    // an IIN is never shown; an empty field keeps the stored one
    fields.iter().filter(|field| field.name != "iin").filter_map(difference).collect()
}

/// What the page of a section needs to know of it.
struct Section {
    title: &'static str,
    lead: &'static str,
    /// Version and values stored now.
    version: i32,
    stored: Typed,
}

impl Section {
    fn page(self, ui: Ui, fields: Vec<Field>, typed: Option<(Typed, Problems)>) -> FormPage {
        let (form, problems) = typed.unwrap_or_else(|| (self.stored.clone(), Problems::default()));
        let stale = is_stale(&problems);
        let differences = if stale { differences(&ui, &fields, &self.stored, &form) } else { Vec::new() };
        // after a race the next save is about what is stored now; before it, about what the form was made for
        let typed_version = form.version().unwrap_or(self.version);
        let version = if stale { self.version } else { typed_version };
        FormPage {
            title: ui.t(self.title),
            lead: self.lead,
            back: "/me".into(),
            version,
            once: String::new(),
            remove: String::new(),
            ui,
            problems,
            fields,
            form,
            differences,
        }
    }
}

/// Where most requests of this page begin.
type Here = web::Data<App>;
type Pairs = Form<Vec<(String, String)>>;

fn basics_page(ui: Ui, app: &App, mine: &Mine, typed: Option<(Typed, Problems)>) -> Result<FormPage> {
    let mut stored = Typed::of(&Draft::of(&mine.profile.person).to_form())?;
    if mine.iin_carries_sex {
        stored = stored.without("sex");
    }
    let (form, asked) = match &typed {
        Some((form, problems)) => (form, problems.0.iter().any(|problem| problem.field == "sex")),
        None => (&stored, false),
    };
    let ask_sex = asked || !form.get("sex").is_empty();
    let fields = fields::basics(&ui, app, form, mine.iin_masked.as_deref(), ask_sex);
    let section = Section {
        title: "people-section-basics",
        lead: "people-basics-lead",
        version: mine.profile.person.version,
        stored,
    };
    Ok(section.page(ui, fields, typed))
}

pub(super) async fn basics_form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    ok(&basics_page(Ui::new(&request, who.visitor(), app.clock.zone()), &app, &mine, None)?)
}

pub(super) async fn basics(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let (version, form) = (typed.version()?, typed.read()?);
    let saved =
        sections::save_basics(&app, who.act(), who.account()?, version, &form, typed.get("iin")).await;
    match mendable(saved)? {
        Ok(Saved::Version(_)) => Ok(see("/me?done=people-saved")),
        Ok(Saved::TakenOver(_)) => Ok(see("/me?done=people-taken-over")),
        Err(problems) => {
            let mine = sections::mine(&app, who.act(), who.account()?).await?;
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&basics_page(ui, &app, &mine, Some((typed, problems)))?)
        }
    }
}

fn contacts_page(ui: Ui, mine: &Mine, typed: Option<(Typed, Problems)>) -> Result<FormPage> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let stored = ContactsForm { email: text(&mine.contacts.email), phone: text(&mine.contacts.phone) };
    let fields = fields::contacts(&ui);
    let section = Section {
        title: "people-section-contacts",
        lead: "people-contacts-lead",
        version: mine.contacts.version,
        stored: Typed::of(&stored)?,
    };
    Ok(section.page(ui, fields, typed))
}

pub(super) async fn contacts_form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    ok(&contacts_page(Ui::new(&request, who.visitor(), app.clock.zone()), &mine, None)?)
}

pub(super) async fn contacts(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let (version, form) = (typed.version()?, typed.read()?);
    match mendable(sections::save_contacts(&app, who.act(), who.account()?, version, &form).await)? {
        Ok(_) => Ok(see("/me?done=people-saved")),
        Err(problems) => {
            let mine = sections::mine(&app, who.act(), who.account()?).await?;
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&contacts_page(ui, &mine, Some((typed, problems)))?)
        }
    }
}

fn wishes_page(ui: Ui, app: &App, mine: &Mine, typed: Option<(Typed, Problems)>) -> Result<FormPage> {
    let wishes = &mine.profile.wishes;
    let stored = WishesForm {
        regions: wishes.regions.iter().map(ToString::to_string).collect(),
        directions: wishes.directions.iter().map(ToString::to_string).collect(),
        statement: wishes.statement.clone(),
        available_from: wishes.available_from.map(|day| day.to_string()).unwrap_or_default(),
    };
    let fields = fields::wishes(&ui, app);
    let section = Section {
        title: "people-section-wishes",
        lead: "people-wishes-lead",
        version: mine.profile.wishes_version,
        stored: Typed::of(&stored)?,
    };
    Ok(section.page(ui, fields, typed))
}

pub(super) async fn wishes_form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    ok(&wishes_page(Ui::new(&request, who.visitor(), app.clock.zone()), &app, &mine, None)?)
}

pub(super) async fn wishes(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: Here,
    Form(pairs): Pairs,
) -> Result<HttpResponse> {
    let typed = Typed::new(pairs);
    let (version, form) = (typed.version()?, typed.read()?);
    match mendable(sections::save_wishes(&app, who.act(), who.account()?, version, &form).await)? {
        Ok(_) => Ok(see("/me?done=people-saved")),
        Err(problems) => {
            let mine = sections::mine(&app, who.act(), who.account()?).await?;
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&wishes_page(ui, &app, &mine, Some((typed, problems)))?)
        }
    }
}
