//! People come onto a shortlist: chosen on the match page, or by number on the shortlist's own. Whoever does not meet
//! the rule needs a reason, so a choice without one comes back as a page that asks for it.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path};
use crate::platform::ids::{PersonId, ShortlistId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, see};
use crate::shortlists::choices::{needs_reason, preview};
use crate::shortlists::web::compose::{Typed, page};
use crate::shortlists::web::words::{HeadText, PersonText};
use crate::shortlists::{self, Choice, MAX_NOTE, approval};

/// People chosen on the match page, for a new shortlist or one that is open.
#[derive(Debug, Deserialize)]
pub(super) struct ChooseForm {
    /// Numbers of people, or addresses of their pages.
    #[serde(default)]
    person: Vec<String>,
    #[serde(default)]
    note: Vec<String>,
    /// The shortlist to add them to; empty: a new one.
    #[serde(default)]
    shortlist: String,
    /// Drawn when the form is shown: sending it twice makes one shortlist.
    #[serde(default)]
    once: String,
}

#[derive(Template)]
#[template(path = "shortlists/pages/reasons.html")]
struct ReasonsPage {
    ui: Ui,
    problems: Problems,
    vacancy: VacancyId,
    head: HeadText,
    /// The shortlist to add to; empty: a new one.
    shortlist: String,
    once: String,
    /// Person, words, name of the note's field, note.
    rows: Vec<(PersonId, PersonText, String, String)>,
}

pub(super) async fn choose(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Form(form): Form<ChooseForm>,
) -> Result<HttpResponse> {
    let officer = who.account()?;
    let target = match form.shortlist.trim() {
        "" => None,
        id => Some(id.parse::<ShortlistId>().map_err(|_| Error::NotFound)?),
    };
    let numbers: Option<Vec<PersonId>> = form.person.iter().map(|text| number_in(text)).collect();
    let unknown = |code| Error::invalid("person", code);
    let choices = numbers.map(|numbers| {
        let notes = form.note.iter().cloned().chain(std::iter::repeat(String::new()));
        numbers.into_iter().zip(notes).map(|(person, note)| Choice { person, note }).collect::<Vec<_>>()
    });
    let done = match (&choices, target) {
        (None, _) => Err(unknown("person_number")),
        (Some(choices), None) => {
            let once =
                IdempotencyKey(form.once.parse::<uuid::Uuid>().ok().map(|once| format!("page-{once}")));
            let create =
                async |key| shortlists::create(&app, who.act(), officer, vacancy, choices, key).await;
            match create(&once).await {
                // gone back, and chosen others: that is another shortlist
                Err(Error::Conflict(Conflict::KeyReused)) => create(&IdempotencyKey(None)).await,
                done => done,
            }
        }
        (Some(choices), Some(id)) => match shortlists::add(&app, who.act(), officer, id, choices).await {
            Err(Error::NotFound) => Err(unknown("person_unknown")),
            done => done,
        },
    };
    let problems = match mendable(done)? {
        Ok(made) => {
            let key = if target.is_none() { "shortlist-created" } else { "shortlist-person-added" };
            return Ok(see(&format!("/shortlists/{}?done={key}", made.id)));
        }
        Err(problems) => problems,
    };
    // typed on the shortlist's own page, so that page says what is wrong
    let about_number = problems.0.iter().any(|problem| problem.field == "person");
    if let Some(id) = target.filter(|_| about_number) {
        let shortlist = approval::look(&app, officer, id).await?;
        let person = form.person.into_iter().next().unwrap_or_default();
        return page(&request, &who, &app, shortlist, Typed { problems, person, ..Typed::default() }).await;
    }
    let choices = choices.ok_or(Error::NotFound)?;
    let people: Vec<_> = choices.iter().map(|choice| choice.person).collect();
    let (head, shown) = preview(&app, officer, vacancy, &people).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let mut own = Vec::new();
    let mut rows = Vec::new();
    for (at, (choice, one)) in choices.into_iter().zip(&shown).enumerate() {
        let field = format!("people.{at}.note");
        if needs_reason(one.shown.verdict.outcome, &choice.note) {
            own.push(FieldProblem::new(&field, "reserve_note"));
        } else if choice.note.trim().chars().count() > MAX_NOTE {
            own.push(FieldProblem::new(&field, "too_long"));
        }
        rows.push((one.person, PersonText::of(&one.shown, &ui, &app.reference), field, choice.note));
    }
    let problems = if own.is_empty() { problems } else { Problems(own) };
    let head = HeadText::of(&head, ui.locale, &app.reference);
    let ChooseForm { shortlist, once, .. } = form;
    again(&ReasonsPage { ui, problems, vacancy, head, shortlist, once, rows })
}

/// The number of a person as copied from their page: bare, or with the address around it.
fn number_in(text: &str) -> Option<PersonId> {
    let bare = text.trim().trim_end_matches('/').split(['?', '#']).next()?;
    bare.rsplit('/').find_map(|part| part.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_named_by_number_or_address() {
        let id = PersonId::new();
        for text in [
            format!(" {id} "),
            format!("https://kadr.example.kz/people/{id}?back=1"),
            format!("/people/{id}/"),
        ] {
            assert_eq!(number_in(&text), Some(id), "{text}");
        }
        assert_eq!(number_in("Айгерім"), None);
    }
}
