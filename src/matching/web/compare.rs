//! People side by side: a table with a column for each, a row for each requirement, and the parts of their points.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::shown::{self, points, work};
use super::{Head, parts};
use crate::matching::case;
use crate::matching::compare::{self, Compared};
use crate::matching::explain::{Explained, Line};
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::page::{Problems, Ui, html, ok};
use crate::rules::Outcome;

#[derive(Debug, Deserialize)]
pub(super) struct CompareQuery {
    #[serde(default)]
    person: Vec<PersonId>,
    /// Another day than the vacancy's.
    #[serde(default)]
    on: String,
}

#[derive(Template)]
#[template(path = "matching/pages/compare.html")]
struct ComparePage {
    ui: Ui,
    head: Head,
    on: NaiveDate,
    people: Vec<Column>,
    requirements: Vec<Row>,
    /// The way through the reserve; empty where the rule knows none.
    way: Vec<Row>,
    /// Component, and for each person what they have and its points.
    parts: Vec<(String, Vec<Part>)>,
    composes: bool,
}

/// A person.
struct Column {
    person: PersonId,
    name: String,
    outcome: Outcome,
    summary: String,
    residence: String,
    experience: String,
    points: String,
}

/// A requirement or a group.
struct Row {
    /// Two steps at most are shown: deeper ones read the same.
    depth: usize,
    group: bool,
    text: String,
    law: String,
    cells: Vec<Cell>,
}

struct Cell {
    name: String,
    outcome: Outcome,
    why: String,
    used: Vec<String>,
}

struct Part {
    name: String,
    has: String,
    points: String,
}

#[derive(Template)]
#[template(path = "matching/pages/compare_again.html")]
struct AgainPage {
    ui: Ui,
    head: Head,
    problems: Problems,
}

pub(super) async fn page(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Query(query): Query<CompareQuery>,
) -> Result<HttpResponse> {
    let on = match query.on.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::invalid("on", "date-format"))?),
    };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    match compare::of_people(&app, who.act(), who.account()?, (vacancy, on), &query.person).await {
        Ok(compared) => ok(&made(&app, ui, &compared)),
        Err(Error::Invalid(problems)) => {
            let case = case::of_own_body(&mut *app.read().await?, who.account()?, vacancy).await?;
            let page =
                AgainPage { head: Head::of(&case, &ui, case.day()?), problems: Problems(problems), ui };
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}

fn made(app: &App, ui: Ui, compared: &Compared) -> ComparePage {
    let told: Vec<Explained> = compared.people.iter().map(|seen| seen.told(app, ui.locale)).collect();
    let people = compared.people.iter().zip(&told).map(|(seen, told)| {
        let residence = seen.profile.person.residence_kato;
        Column {
            person: seen.profile.person.id,
            name: seen.profile.person.full_name(),
            outcome: told.outcome,
            summary: told.summary.clone(),
            residence: residence.map_or_else(
                || ui.t("search-no-residence"),
                |kato| app.reference.place_name(kato, ui.locale),
            ),
            experience: work(&ui, seen.merit.service_months),
            points: points(&ui, seen.score.total),
        }
    });
    let people: Vec<Column> = people.collect();
    let requirement: Vec<&[Line]> = told.iter().map(|told| told.lines.as_slice()).collect();
    let ways = told.iter().filter_map(|told| told.through_reserve.as_ref());
    let way: Vec<&[Line]> = ways.map(|way| way.lines.as_slice()).collect();
    ComparePage {
        head: Head::of(&compared.case, &ui, compared.day),
        on: compared.day.date(),
        requirements: rows(&ui, &people, &requirement),
        way: rows(&ui, &people, &way),
        parts: part_rows(&ui, compared, &people),
        composes: ui.is("hr_officer") && compared.case.takes_shortlists(),
        people,
        ui,
    }
}

/// Lines of one rule have one shape for everybody, so they are turned row by row.
fn rows(ui: &Ui, people: &[Column], lines: &[&[Line]]) -> Vec<Row> {
    let Some(first) = lines.first() else { return Vec::new() };
    let row = |(at, line): (usize, &Line)| {
        let cells = people.iter().zip(lines).filter_map(|(column, lines)| {
            let line = lines.get(at)?;
            let used = line.used.iter().map(|fact| fact.text.clone()).collect();
            Some(Cell { name: column.name.clone(), outcome: line.outcome, why: line.why.clone(), used })
        });
        Row {
            depth: line.depth.min(4),
            group: line.leaf.is_none(),
            text: line.text.clone(),
            law: line.law.as_ref().map(|law| shown::place_in_law(ui, law)).unwrap_or_default(),
            cells: cells.collect(),
        }
    };
    first.iter().enumerate().map(row).collect()
}

fn part_rows(ui: &Ui, compared: &Compared, people: &[Column]) -> Vec<(String, Vec<Part>)> {
    let each = compared.people.iter().zip(people);
    let each: Vec<_> = each.map(|(seen, column)| (column, parts(ui, &seen.merit, &seen.score))).collect();
    let Some((_, first)) = each.first() else { return Vec::new() };
    let row = |(at, (what, ..)): (usize, &(String, String, String))| {
        let cells = each.iter().filter_map(|(column, parts)| {
            let (_, has, points) = parts.get(at)?;
            Some(Part { name: column.name.clone(), has: has.clone(), points: points.clone() })
        });
        (what.clone(), cells.collect())
    };
    first.iter().enumerate().map(row).collect()
}
