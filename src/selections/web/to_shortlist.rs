//! The step from a selection onto a shortlist: first it is shown who can be added, who is on it, and who may not and why;
//! reasons that are missing can be written there. Then whoever can be added is.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query};
use crate::platform::ids::{PersonId, SelectionId, VacancyId};
use crate::platform::page::{Problems, Ui, again, html, mendable, ok, see};
use crate::rules::Outcome;
use crate::selections::choosing::{self, Proposed};
use crate::shortlists::MAX_NOTE;
use crate::shortlists::bulk::{Candidate, Standing, Target};

#[derive(Template)]
#[template(path = "selections/pages/shortlist.html")]
struct ShortlistPage {
    ui: Ui,
    problems: Problems,
    id: SelectionId,
    vacancy: VacancyId,
    /// Title of the post.
    title: String,
    to: String,
    once: String,
    groups: Vec<(Standing, Vec<Row>)>,
    addable: usize,
    unreasoned: usize,
    /// How many of the ticked are not available any more.
    gone: usize,
}

/// Somebody ticked.
struct Row {
    place: i32,
    person: PersonId,
    name: String,
    outcome: Outcome,
    /// Name of the field of the reason, and what is written there.
    field: String,
    note: String,
}

/// Said when not even the people can be sorted: nobody ticked, or too many.
#[derive(Template)]
#[template(path = "selections/pages/cannot.html")]
struct CannotPage {
    ui: Ui,
    problems: Problems,
    id: SelectionId,
}

#[derive(Debug, Deserialize)]
pub(super) struct ToQuery {
    #[serde(default)]
    to: String,
}

pub(super) async fn look(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Query(query): Query<ToQuery>,
) -> Result<HttpResponse> {
    let target = query.to.parse::<Target>()?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let notes = HashMap::new();
    let proposed = choosing::propose(&app, who.act(), who.account()?, (id, target), &notes).await;
    match mendable(proposed)? {
        Ok(proposed) => ok(&page(ui, (id, target), proposed, notes, Problems::default())),
        Err(problems) => again(&CannotPage { ui, problems, id }),
    }
}

fn page(
    ui: Ui,
    (id, target): (SelectionId, Target),
    proposed: Proposed,
    mut notes: HashMap<PersonId, String>,
    problems: Problems,
) -> ShortlistPage {
    let Proposed { sorted, places, gone } = proposed;
    let (addable, unreasoned) = (sorted.count(Standing::Addable), sorted.count(Standing::NeedsReason));
    let unavailable = gone.len() + sorted.count(Standing::NotAvailable);
    let titles = &sorted.head.vacancy;
    let title = ui.pick(&titles.kk, &titles.ru, &titles.en).to_owned();
    let mut groups: Vec<(Standing, Vec<Row>)> =
        [Standing::Addable, Standing::NeedsReason, Standing::OnIt, Standing::NoRoom]
            .map(|standing| (standing, Vec::new()))
            .into();
    for (one, place) in sorted.people.into_iter().zip(places) {
        let Candidate { person, standing, known } = one;
        let Some((name, outcome)) = known else { continue };
        let note = notes.remove(&person).unwrap_or_default();
        let row = Row { place, person, name, outcome, field: field(person), note };
        if let Some((_, rows)) = groups.iter_mut().find(|(own, _)| *own == standing) {
            rows.push(row);
        }
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    ShortlistPage {
        problems,
        id,
        vacancy: sorted.vacancy,
        title,
        to: target.to_string(),
        once: ui.once(),
        groups,
        addable,
        unreasoned,
        gone: unavailable,
        ui,
    }
}

fn field(person: PersonId) -> String {
    format!("note-{person}")
}

#[derive(Debug, Deserialize)]
pub(super) struct AddForm {
    #[serde(default)]
    to: String,
    #[serde(default)]
    person: Vec<PersonId>,
    /// In the order of the people.
    #[serde(default)]
    note: Vec<String>,
    #[serde(default)]
    once: String,
}

pub(super) async fn add(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Form(form): Form<AddForm>,
) -> Result<HttpResponse> {
    let target = form.to.parse::<Target>()?;
    let notes: HashMap<_, _> = form.person.into_iter().zip(form.note).collect();
    let long = notes.iter().filter(|(_, note)| note.trim().chars().count() > MAX_NOTE);
    let long: Vec<_> = long.map(|(person, _)| FieldProblem::new(field(*person), "too_long")).collect();
    let account = who.account()?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    if !long.is_empty() {
        let short = HashMap::new();
        let proposed = choosing::propose(&app, who.act(), account, (id, target), &short).await?;
        return again(&page(ui, (id, target), proposed, notes, Problems(long)));
    }
    let key = IdempotencyKey(form.once.parse::<uuid::Uuid>().ok().map(|once| format!("page-{once}")));
    let (made, people) =
        match mendable(choosing::shortlist(&app, who.act(), account, (id, target), &notes, &key).await)? {
            Ok(done) => done,
            Err(problems) => return again(&CannotPage { ui, problems, id }),
        };
    let all = people.iter().all(|one| matches!(one.standing, Standing::Addable | Standing::OnIt));
    match made {
        Some(made) if all => Ok(see(&format!("/shortlists/{}?done=shortlist-person-added", made.id))),
        // some were left: the same page says who and why, of the shortlist as it is now
        Some(made) => {
            let to = Target::Open(made.id);
            Ok(see(&format!("/selections/{id}/shortlist?to={to}&done=shortlist-person-added")))
        }
        None => {
            let proposed = choosing::propose(&app, who.act(), account, (id, target), &notes).await?;
            let problems = Problems(vec![FieldProblem::new("people", "selection_nobody_added")]);
            html(
                Error::invalid("people", "selection_nobody_added").status(),
                &page(ui, (id, target), proposed, notes, problems),
            )
        }
    }
}
