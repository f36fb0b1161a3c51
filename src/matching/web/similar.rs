//! The page of people like one person: the same rows as the search, and of each what is shared and what that is worth.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::building;
use super::search::Labels;
use super::shown::PersonLine;
use crate::matching::counts::FineNames;
use crate::matching::similar::{self, Part, Share, Similar};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Path;
use crate::platform::ids::PersonId;
use crate::platform::page::{Ui, ok};

#[derive(Template)]
#[template(path = "matching/pages/similar.html")]
struct SimilarPage {
    ui: Ui,
    similar: Similar,
    rows: Vec<(PersonLine, u64, Vec<Line>)>,
    /// Every part and what it is worth.
    parts: Vec<(String, u64)>,
}

/// A part that two people share.
struct Line {
    part: String,
    shared: String,
    points: String,
    of: u64,
}

pub(super) async fn page(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<PersonId>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    match similar::to_person(&app, who.act(), who.account()?, id).await {
        Ok(similar) => ok(&made(&app, ui, similar)),
        Err(Error::Unavailable(seconds)) if !app.index.is_usable() => building(ui, seconds),
        Err(other) => Err(other),
    }
}

fn made(app: &App, ui: Ui, similar: Similar) -> SimilarPage {
    let rows = similar.people.iter().map(|one| {
        let line = PersonLine::new(&ui, app, one.person, &one.row, one.months, one.leading_months);
        (line, whole(one.score), one.parts.iter().map(|share| told(app, &ui, share)).collect())
    });
    let parts = Part::ALL.map(|part| (ui.t(format!("similar-part-{}", part.code())), whole(part.worth())));
    SimilarPage { rows: rows.collect(), parts: parts.into(), similar, ui }
}

fn told(app: &App, ui: &Ui, share: &Share) -> Line {
    let names = FineNames::default();
    let labels = Labels { app, ui, names: &names };
    let shared = share.shared.iter().map(|code| match share.part {
        Part::Words => code.clone(),
        Part::Concepts => app.thesaurus.now().suggestions.concept(code, ui.locale).unwrap_or(code).to_owned(),
        fact => labels.label(fact.code(), code),
    });
    let tenths = (f64::from(share.score) * 10.0).round() / 10.0;
    let points = format!("{tenths}").replace('.', ui.pick(",", ",", "."));
    Line {
        part: ui.t(format!("similar-part-{}", share.part.code())),
        shared: shared.collect::<Vec<_>>().join(", "),
        points,
        of: whole(share.of),
    }
}

/// A score in whole points.
fn whole(score: f32) -> u64 {
    let rounded = f64::from(score).round();
    (0..=100_u32).rev().find(|points| f64::from(*points) <= rounded).map_or(0, u64::from)
}
