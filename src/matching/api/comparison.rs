//! JSON of people side by side: rows are requirements, answers in the order of the people.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::matching::compare::{self, Compared};
use crate::matching::explain::{Explained, Law, Line};
use crate::matching::merit::{Merit, Score};
use crate::matching::used::Used;
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::posts::Weights;
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::{CitationStatus, Outcome};

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ComparisonQuery {
    /// Two to five people.
    person: Vec<PersonId>,
    /// Verdicts as of another day than the vacancy's.
    on: Option<NaiveDate>,
}

/// People side by side for a vacancy.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparisonAnswer {
    vacancy: VacancyId,
    /// Title of the post.
    title: Names,
    /// The rule's stable name and edition.
    rule: String,
    edition: String,
    /// How far the cited law is known; anything but `confirmed` was not read in its present edition.
    status: CitationStatus,
    /// The day every verdict is for.
    as_of_on: NaiveDate,
    /// Whether the edition is applied and the law it cites in force on the day, as far as dates are known.
    applies_on_day: bool,
    /// Points at best of each component, together 100.
    weights: Weights,
    /// In the order asked for.
    people: Vec<ComparedPerson>,
    /// The requirement from top to bottom: groups and leaves.
    requirements: Vec<ComparedRow>,
    /// The same of the way through the reserve; empty where the rule knows no such way.
    through_reserve: Vec<ComparedRow>,
}

/// One of the people.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedPerson {
    person: PersonId,
    name: String,
    residence: Option<Kato>,
    outcome: Outcome,
    /// The whole answer in a sentence.
    summary: String,
    /// First later day on which the rule is met if present work goes on and nothing else changes.
    eligible_from: Option<NaiveDate>,
    merit: Merit,
    /// Hundredths of points.
    score: Score,
}

/// A requirement or a group, and what came out for each.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedRow {
    /// How deep it lies; the root is 0.
    depth: usize,
    /// Id of the requirement; absent for a group.
    leaf: Option<String>,
    /// What is asked.
    text: String,
    law: Option<Law>,
    /// One for each of the people.
    answers: Vec<ComparedAnswer>,
}

/// What came out for one of the people.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedAnswer {
    person: PersonId,
    outcome: Outcome,
    /// Why; empty for a group.
    why: String,
    /// Whether this keeps the whole from being met.
    obstacle: bool,
    /// First later day on which it is met.
    eligible_from: Option<NaiveDate>,
    /// The facts it was read from, with the same in words.
    used: Vec<Used>,
}

/// Two to five people within the asker's reach side by side for a vacancy of their own body. Each reading is noted with the
/// vacancy as its reason.
#[utoipa::path(get, path = "/api/v1/vacancies/{id}/comparison", tag = "matching",
    params(("id" = VacancyId, Path), ComparisonQuery), security(("token" = [])),
    responses((status = 200, body = ComparisonAnswer)))]
pub async fn comparison(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Query(query): Query<ComparisonQuery>,
) -> Result<HttpResponse> {
    let asked = (vacancy, query.on);
    let compared = compare::of_people(&app, who.act(), who.account()?, asked, &query.person).await?;
    let told = compared.people.iter().map(|seen| seen.told(&app, who.locale()));
    let told: Vec<Explained> = told.collect();
    let case = &compared.case;
    let people = compared.people.iter().zip(&told).map(|(seen, told)| ComparedPerson {
        person: seen.profile.person.id,
        name: seen.profile.person.full_name(),
        residence: seen.profile.person.residence_kato,
        outcome: told.outcome,
        summary: told.summary.clone(),
        eligible_from: told.eligible_from,
        merit: seen.merit,
        score: seen.score,
    });
    let way = |told: &Explained| told.through_reserve.as_ref().map_or(Vec::new(), |way| way.lines.clone());
    let answer = ComparisonAnswer {
        vacancy,
        title: case.vacancy.post.title.clone(),
        rule: case.rule.id().to_owned(),
        edition: case.rule.edition().to_owned(),
        status: case.rule.status(),
        as_of_on: compared.day.date(),
        applies_on_day: case.applies_on(compared.day),
        weights: case.vacancy.weights,
        people: people.collect(),
        requirements: rows(&compared, told.iter().map(|told| told.lines.clone()).collect()),
        through_reserve: rows(&compared, told.iter().map(way).collect()),
    };
    Ok(HttpResponse::Ok().json(answer))
}

/// Lines of one rule have one shape for everybody, so they are turned row by row.
fn rows(compared: &Compared, lines: Vec<Vec<Line>>) -> Vec<ComparedRow> {
    let Some(first) = lines.first() else { return Vec::new() };
    let row = |(at, line): (usize, &Line)| {
        let answers = compared.people.iter().zip(&lines).filter_map(|(seen, lines)| {
            let line = lines.get(at)?;
            Some(ComparedAnswer {
                person: seen.profile.person.id,
                outcome: line.outcome,
                why: line.why.clone(),
                obstacle: line.obstacle,
                eligible_from: line.eligible_from,
                used: line.used.clone(),
            })
        });
        ComparedRow {
            depth: line.depth,
            leaf: line.leaf.clone(),
            text: line.text.clone(),
            law: line.law.clone(),
            answers: answers.collect(),
        }
    };
    first.iter().enumerate().map(row).collect()
}
