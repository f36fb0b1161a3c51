//! Where an applicant stands: every open vacancy by verdict, a page at a time.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::shown::{self, Turn};
use super::to_you::ToYou;
use crate::matching::evaluation::Listed;
use crate::matching::own;
use crate::people::State;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::Result;
use crate::platform::extract::Query;
use crate::platform::ids::VacancyId;
use crate::platform::page::{Ui, ok};
use crate::rules::Outcome;

#[derive(Debug, Deserialize)]
pub(super) struct OwnQuery {
    #[serde(default)]
    verdict: String,
    page: Option<u32>,
}

#[derive(Template)]
#[template(path = "matching/pages/own.html")]
struct OwnPage {
    ui: Ui,
    state: Option<State>,
    /// Open vacancies in all.
    all: u64,
    tabs: Vec<Tab>,
    cards: Vec<Card>,
    turn: Turn,
}

struct Tab {
    label: String,
    class: &'static str,
    count: u64,
    address: String,
    current: bool,
}

struct Card {
    vacancy: VacancyId,
    title: String,
    body: String,
    place: String,
    closes_at: DateTime<Utc>,
    /// The body does not find the applicant.
    hidden: bool,
    to_you: ToYou,
}

/// The lists in the order of the tabs; the first is all.
const LISTS: [Option<Listed>; 6] = [
    None,
    Some(Listed::Verdict(Outcome::Meets)),
    Some(Listed::Verdict(Outcome::CannotTell)),
    Some(Listed::Verdict(Outcome::DoesNot)),
    Some(Listed::Soon),
    Some(Listed::ThroughReserve),
];

fn label(ui: &Ui, listed: Option<Listed>) -> String {
    match listed {
        None => ui.t("verdicts-all"),
        Some(Listed::Verdict(outcome)) => ui.t(shown::word_to_you(&outcome)),
        Some(Listed::Soon) => ui.t("verdicts-soon"),
        Some(Listed::ThroughReserve) => ui.t("verdicts-through-reserve"),
    }
}

pub(super) async fn page(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Query(query): Query<OwnQuery>,
) -> Result<HttpResponse> {
    let listed = own::listed_of(&query.verdict)?;
    let own = own::page(&app, who.account()?, listed, query.page.unwrap_or(1)).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let address = |listed: Option<Listed>| match listed {
        None => "/me/verdicts".to_owned(),
        Some(listed) => format!("/me/verdicts?verdict={}", listed.code()),
    };
    let tab = |one: Option<Listed>| Tab {
        label: label(&ui, one),
        class: one.map_or("all", shown::class_of),
        count: own.counts.count(one),
        address: address(one),
        current: one == listed,
    };
    let cards = own.verdicts.iter().map(|(case, verdict)| {
        let title = case.vacancy.post.title.get(ui.locale);
        Card {
            vacancy: case.vacancy.id,
            title: title.to_owned(),
            body: case.vacancy.post.body_name.get(ui.locale).to_owned(),
            place: app.reference.place_name(case.vacancy.post.region, ui.locale),
            closes_at: case.vacancy.closes_at,
            hidden: own.hidden_from.contains(&case.vacancy.body),
            to_you: ToYou::new(&app, &ui, case.given(verdict, &own.records), title),
        }
    });
    let cards = cards.collect();
    let tabs = LISTS.into_iter().map(tab).collect();
    let code = listed.map_or("", Listed::code);
    let turn = Turn::new(own.page, own.pages, |page| format!("/me/verdicts?verdict={code}&page={page}"));
    ok(&OwnPage { state: own.state, all: own.counts.all, tabs, cards, turn, ui })
}
