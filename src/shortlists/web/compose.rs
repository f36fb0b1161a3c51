//! The officer's page of one shortlist: composed while it is open, followed once it was sent.
//! Every button of the list of people sends the whole list, so notes typed before it was pressed are never lost.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, Path};
use crate::platform::ids::{PersonId, RecipientId, ShortlistId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::reference::codes::Locale;
use crate::shortlists::recipients::{self, NewRecipient};
use crate::shortlists::web::words::{HeadText, PersonText, class_of};
use crate::shortlists::{self, Choice, Shortlist, approval};

#[derive(Template)]
#[template(path = "shortlists/pages/compose.html")]
struct ComposePage {
    ui: Ui,
    problems: Problems,
    shortlist: Shortlist,
    head: HeadText,
    rows: Vec<RowText>,
    recipient: RecipientForm,
    /// Codes and words of the languages a recipient may have.
    locales: Vec<(String, String)>,
    /// What was typed to add a person.
    person: String,
}

#[derive(Template)]
#[template(path = "shortlists/pages/follow.html")]
struct FollowPage {
    ui: Ui,
    problems: Problems,
    shortlist: Shortlist,
    head: HeadText,
    people: Vec<PersonText>,
    /// People on a list that was given up who are not available any more.
    gone: usize,
}

impl FollowPage {
    /// Why a letter did not leave, in words; empty if nothing is wrong.
    fn letter_problem(&self, delivery: &crate::letters::Delivery) -> String {
        let code = delivery.problem.as_deref();
        code.map(|code| crate::letters::web::problem_text(&self.ui, code)).unwrap_or_default()
    }
}

/// One person in the form.
struct RowText {
    id: PersonId,
    text: PersonText,
    in_reserve: bool,
    /// Key and class of the verdict that was saved, where it has changed since.
    before: Option<(&'static str, &'static str)>,
    /// Names of the fields, as problems name them.
    place_field: String,
    note_field: String,
    place: String,
    note: String,
    /// The note somebody saved meanwhile, where it is not the one typed here.
    meanwhile: Option<String>,
}

/// The list of people as sent by any of its buttons.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PeopleForm {
    version: i32,
    #[serde(default)]
    person: Vec<PersonId>,
    #[serde(default)]
    place: Vec<String>,
    #[serde(default)]
    note: Vec<String>,
    up: Option<PersonId>,
    down: Option<PersonId>,
    remove: Option<PersonId>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RecipientForm {
    version: i32,
    recipient_name: String,
    recipient_email: String,
    recipient_locale: Locale,
}

#[derive(Debug, Deserialize)]
pub(super) struct VersionForm {
    version: i32,
}

/// What the page shows beside the saved state: what was typed and is not saved.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) problems: Problems,
    pub(super) people: PeopleForm,
    pub(super) recipient: Option<RecipientForm>,
    /// What was typed to add a person.
    pub(super) person: String,
}

/// The page of a shortlist with what was typed; 422 if something was wrong with it.
pub(super) async fn page(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    shortlist: Shortlist,
    typed: Typed,
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let head = HeadText::of(&shortlist.head, ui.locale, &app.reference);
    let Typed { problems, people, recipient, person } = typed;
    let is_good = problems.is_empty();
    if !shortlist.state.is_open() {
        let shown = shortlist.people.iter().filter(|one| one.in_reserve);
        let people: Vec<_> = shown.map(|one| PersonText::of(&one.shown, &ui, &app.reference)).collect();
        let gone = shortlist.people.len() - people.len();
        let page = FollowPage { ui, problems, shortlist, head, people, gone };
        return if is_good { ok(&page) } else { again(&page) };
    }
    let numbered = shortlist.people.iter().enumerate();
    let rows = numbered.map(|(at, one)| {
        let mut text = PersonText::of(&one.shown, &ui, &app.reference);
        if text.name.is_empty() {
            text.name = ui.t("shortlist-unseen");
        }
        let sent = people.person.iter().position(|id| *id == one.person);
        let place = sent.and_then(|at| people.place.get(at)).cloned();
        let note = sent.and_then(|at| people.note.get(at)).cloned();
        let meanwhile =
            note.as_ref().filter(|note| note.trim() != one.shown.note && people.version != shortlist.version);
        RowText {
            id: one.person,
            in_reserve: one.in_reserve,
            before: one.verdict_before.map(|before| (before.message_key(), class_of(before))),
            place_field: format!("people.{at}.place"),
            note_field: format!("people.{at}.note"),
            place: place.unwrap_or_else(|| text.place.to_string()),
            meanwhile: meanwhile.map(|_| one.shown.note.clone()),
            note: note.unwrap_or_else(|| one.shown.note.clone()),
            text,
        }
    });
    let rows = rows.collect();
    let blank = || RecipientForm {
        version: shortlist.version,
        recipient_name: String::new(),
        recipient_email: String::new(),
        recipient_locale: Locale::Kk,
    };
    let recipient = recipient.unwrap_or_else(blank);
    let locales =
        Locale::ALL.iter().map(|locale| (locale.code().to_owned(), ui.t(locale.message_key()))).collect();
    let page = ComposePage { ui, problems, shortlist, head, rows, recipient, locales, person };
    if is_good { ok(&page) } else { again(&page) }
}

pub(super) async fn read(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
) -> Result<HttpResponse> {
    let shortlist = approval::read(&app, who.act(), who.account()?, id).await?;
    page(&request, &who, &app, shortlist, Typed::default()).await
}

/// Answers a form: where to go on, or the page again with what was typed.
async fn answer<T>(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    id: ShortlistId,
    done: Result<T>,
    key: &str,
    typed: Typed,
) -> Result<HttpResponse> {
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/shortlists/{id}?done={key}"))),
        Err(problems) => {
            let shortlist = approval::look(app, who.account()?, id).await?;
            page(request, who, app, shortlist, Typed { problems, ..typed }).await
        }
    }
}

pub(super) async fn arrange(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<PeopleForm>,
) -> Result<HttpResponse> {
    let done = match form.choices() {
        Ok(choices) => shortlists::arrange(&app, who.act(), who.account()?, id, form.version, &choices).await,
        Err(problems) => Err(Error::Invalid(problems)),
    };
    let key = if form.remove.is_some() { "shortlist-person-removed" } else { "shortlist-saved" };
    // after a move the places typed in are no longer those of the list
    let typed = Typed { people: form, ..Typed::default() };
    answer(&request, &who, &app, id, done, key, typed).await
}

impl PeopleForm {
    /// The list the form asks for: rows in their typed places, then the move or removal of the button.
    fn choices(&self) -> Result<Vec<Choice>, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut rows = Vec::with_capacity(self.person.len());
        for (at, person) in self.person.iter().enumerate() {
            let place = self.place.get(at).map_or("", |text| text.trim());
            let place = if place.is_empty() { Ok(at + 1) } else { place.parse::<usize>() };
            match place {
                Ok(place) => {
                    let note = self.note.get(at).cloned().unwrap_or_default();
                    rows.push((place, Choice { person: *person, note }));
                }
                Err(_) => problems.push(FieldProblem::new(format!("people.{at}.place"), "number-format")),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut list = placed(rows);
        let at = |list: &[Choice], id: Option<PersonId>| {
            id.and_then(|id| list.iter().position(|one| one.person == id))
        };
        if let Some(at) = at(&list, self.up).filter(|at| *at > 0) {
            list.swap(at, at - 1);
        }
        if let Some(at) = at(&list, self.down).filter(|at| at + 1 < list.len()) {
            list.swap(at, at + 1);
        }
        list.retain(|one| Some(one.person) != self.remove);
        Ok(list)
    }
}

/// Rows whose place was changed go where they were sent; the others keep their order around them.
fn placed<T>(rows: Vec<(usize, T)>) -> Vec<T> {
    let mut moved = Vec::new();
    let mut list = Vec::with_capacity(rows.len());
    for (at, (place, row)) in rows.into_iter().enumerate() {
        if place == at + 1 { list.push(row) } else { moved.push((place, row)) }
    }
    moved.sort_by_key(|(place, _)| *place);
    for (place, row) in moved {
        list.insert(place.saturating_sub(1).min(list.len()), row);
    }
    list
}

pub(super) async fn add_recipient(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<RecipientForm>,
) -> Result<HttpResponse> {
    let new = NewRecipient {
        name: form.recipient_name.clone(),
        email: form.recipient_email.clone(),
        locale: form.recipient_locale,
    };
    let done = recipients::add(&app, who.act(), who.account()?, id, form.version, &new).await;
    let typed = Typed { recipient: Some(form), ..Typed::default() };
    answer(&request, &who, &app, id, done, "recipient-added", typed).await
}

pub(super) async fn remove_recipient(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path((id, recipient)): Path<(ShortlistId, RecipientId)>,
    Form(form): Form<VersionForm>,
) -> Result<HttpResponse> {
    let done = recipients::remove(&app, who.act(), who.account()?, id, form.version, recipient).await;
    answer(&request, &who, &app, id, done, "recipient-removed", Typed::default()).await
}

pub(super) async fn submit(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<VersionForm>,
) -> Result<HttpResponse> {
    let done = approval::send(&app, who.act(), who.account()?, id, form.version).await;
    answer(&request, &who, &app, id, done, "shortlist-sent", Typed::default()).await
}

pub(super) async fn withdraw(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    Form(form): Form<VersionForm>,
) -> Result<HttpResponse> {
    let done = approval::withdraw(&app, who.act(), who.account()?, id, form.version).await;
    answer(&request, &who, &app, id, done, "shortlist-withdrawn", Typed::default()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_where_it_is_sent() {
        let list = |places: [usize; 4]| placed(places.into_iter().zip(["a", "b", "c", "d"]).collect());
        assert_eq!(list([1, 2, 3, 4]), ["a", "b", "c", "d"]);
        assert_eq!(list([1, 2, 3, 1]), ["d", "a", "b", "c"]);
        assert_eq!(list([3, 2, 3, 4]), ["b", "c", "a", "d"]);
        assert_eq!(list([99, 2, 3, 0]), ["d", "b", "c", "a"]);
    }

    #[test]
    fn buttons_move_and_remove_and_keep_notes() {
        let ids = [PersonId::new(), PersonId::new(), PersonId::new()];
        let form = |up, down, remove| PeopleForm {
            version: 1,
            person: ids.to_vec(),
            place: ["1", "2", ""].map(str::to_owned).to_vec(),
            note: ["x", "y", "z"].map(str::to_owned).to_vec(),
            up,
            down,
            remove,
        };
        let notes =
            |form: PeopleForm| form.choices().unwrap().into_iter().map(|one| one.note).collect::<String>();
        assert_eq!(notes(form(None, None, None)), "xyz");
        assert_eq!(notes(form(Some(ids[2]), None, None)), "xzy");
        assert_eq!(notes(form(Some(ids[0]), None, None)), "xyz");
        assert_eq!(notes(form(None, Some(ids[0]), None)), "yxz");
        assert_eq!(notes(form(None, None, Some(ids[1]))), "xz");
        let wrong = PeopleForm { place: vec!["first".into()], ..form(None, None, None) };
        assert_eq!(wrong.choices().unwrap_err(), [FieldProblem::new("people.0.place", "number-format")]);
    }
}
