//! The page of the search: filters with counts on the left, people on the right, everything in the address.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::building;
use super::shown::{PersonLine, Turn};
use crate::matching::filters::{Criteria, Order, Part, SearchForm};
use crate::matching::search::{self, Counted, FilterCounts, Found, Passage};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Query;
use crate::platform::page::{Problems, Ui, again, ok};
use crate::reference::codes::{Category, EducationLevel, Language, LanguageLevel, Sector};
use crate::reference::keys::{FieldCode, Kato};

/// The page and the state belong to the address too, but not to the search.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    page: Option<u32>,
    at: Option<String>,
}

#[derive(Template)]
#[template(path = "matching/pages/search.html")]
struct SearchPage {
    ui: Ui,
    problems: Problems,
    form: SearchForm,
    groups: Vec<Group>,
    levels: Vec<(String, String)>,
    /// Nothing when the search itself could not be read.
    found: Option<Shown>,
    /// The index is being built anew, so this is of the old one.
    rebuilding: bool,
    chips: Vec<(String, String)>,
    sorts: Vec<(Order, String, bool)>,
    /// What the search bar carries along.
    kept_by_bar: Vec<(&'static str, String)>,
    /// What the filters carry along.
    kept_by_filters: Vec<(&'static str, String)>,
}

/// What was found, as shown.
struct Shown {
    found: Found,
    rows: Vec<(PersonLine, Vec<Passage>)>,
    turn: Turn,
    /// Part left out, people that gives, address.
    advice: Vec<(Part, u64, String)>,
}

/// One filter of ticks.
struct Group {
    name: &'static str,
    legend: &'static str,
    open: bool,
    choices: Vec<Choice>,
}

struct Choice {
    code: String,
    label: String,
    people: u64,
    ticked: bool,
}

pub(super) async fn search(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(form): Query<SearchForm>,
    Query(place): Query<Place>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let criteria = match Criteria::parse(&form, &app.reference) {
        Ok(criteria) => criteria,
        Err(Error::Invalid(problems)) => return again(&page(&app, ui, form, Problems(problems), None)),
        Err(other) => return Err(other),
    };
    match search::people(&app, who.act(), who.account()?, criteria, place.page.unwrap_or(1), place.at).await {
        Ok(found) => ok(&page(&app, ui, form, Problems::default(), Some(found))),
        Err(Error::Unavailable(seconds)) if !app.index.is_usable() => building(ui, seconds),
        Err(other) => Err(other),
    }
}

fn page(app: &App, ui: Ui, form: SearchForm, problems: Problems, found: Option<Found>) -> SearchPage {
    let pairs = pairs(&form);
    let groups = groups(app, &ui, &form, found.as_ref().map(|found| &found.counts));
    let chips = pairs.iter().filter_map(|(name, value)| {
        let label = chip(app, &ui, name, value)?;
        Some((label, address(pairs.iter().filter(|pair| **pair != (*name, value.clone())), &[])))
    });
    let chips = chips.collect();
    let chosen = if form.sort.is_empty() { Order::Relevance.code() } else { form.sort.as_str() };
    let sorts = Order::ALL.map(|order| {
        let others = pairs.iter().filter(|(name, _)| *name != "sort");
        (order, address(others, &[("sort", order.code().to_owned())]), order.code() == chosen)
    });
    let levels = LanguageLevel::ALL.iter().map(|level| (level.to_string(), ui.t(level.message_key())));
    let levels = std::iter::once((String::new(), ui.t("search-any-level"))).chain(levels).collect();
    let kept =
        |own: &[&str]| pairs.iter().filter(|(name, _)| own.contains(name)).cloned().collect::<Vec<_>>();
    let kept_by_filters = kept(&["q", "sort"]);
    let kept_by_bar = pairs.iter().filter(|(name, _)| *name != "q").cloned().collect();
    let found = found.map(|found| shown(app, &ui, &pairs, found));
    let (sorts, rebuilding) = (sorts.into(), app.index.is_rebuilding());
    SearchPage {
        ui,
        problems,
        groups,
        levels,
        found,
        rebuilding,
        chips,
        sorts,
        kept_by_bar,
        kept_by_filters,
        form,
    }
}

fn shown(app: &App, ui: &Ui, pairs: &[(&'static str, String)], mut found: Found) -> Shown {
    let rows = std::mem::take(&mut found.people).into_iter().map(|one| {
        (PersonLine::new(ui, app, one.person, &one.row, one.months, one.leading_months), one.passages)
    });
    let rows = rows.collect();
    let advice = found.advice.iter().map(|(part, people)| {
        let wider = pairs.iter().filter(|(name, _)| !part.names().contains(name));
        (*part, *people, address(wider, &[]))
    });
    let advice = advice.collect();
    let turn = Turn::new(found.page, found.pages, |page| {
        address(pairs.iter(), &[("page", page.to_string()), ("at", found.snapshot.clone())])
    });
    Shown { found, rows, turn, advice }
}

/// The search as names and values, empty ones left out.
fn pairs(form: &SearchForm) -> Vec<(&'static str, String)> {
    let lists = [
        ("region", &form.region),
        ("level", &form.level),
        ("field", &form.field),
        ("category", &form.category),
        ("language", &form.language),
        ("sector", &form.sector),
    ];
    let ones = [
        ("q", &form.q),
        ("years_from", &form.years_from),
        ("years_to", &form.years_to),
        ("language_level", &form.language_level),
        ("sort", &form.sort),
    ];
    let all = ones
        .into_iter()
        .chain(lists.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value))));
    all.filter(|(_, value)| !value.trim().is_empty()).map(|(name, value)| (name, value.clone())).collect()
}

fn address<'a>(
    pairs: impl Iterator<Item = &'a (&'static str, String)>,
    more: &'a [(&'static str, String)],
) -> String {
    let all: Vec<_> = pairs.chain(more).collect();
    let query = serde_html_form::to_string(&all).unwrap_or_default();
    if query.is_empty() { "/search".into() } else { format!("/search?{query}") }
}

/// Words of a filter that is set; nothing for what is not shown as a chip.
fn chip(app: &App, ui: &Ui, name: &str, value: &str) -> Option<String> {
    let said = |part: Part, label: String| Some(format!("{}: {label}", ui.t(part.message_key())));
    match name {
        "q" => said(Part::Text, value.to_owned()),
        "years_from" => Some(ui.t1("search-chip-years-from", "years", value)),
        "years_to" => Some(ui.t1("search-chip-years-to", "years", value)),
        "language_level" => Some(ui.t1("search-chip-level", "level", label(app, ui, name, value))),
        "sort" => None,
        list => Part::ALL
            .into_iter()
            .find(|part| part.names().contains(&list))
            .and_then(|part| said(part, label(app, ui, list, value))),
    }
}

/// The name of a code; what is not a code stands for itself.
fn label(app: &App, ui: &Ui, name: &str, code: &str) -> String {
    let known = match name {
        "region" => code.parse::<Kato>().ok().map(|kato| app.reference.place_name(kato, ui.locale)),
        "level" => code.parse::<EducationLevel>().ok().map(|level| ui.t(level.message_key())),
        "field" => code
            .parse::<FieldCode>()
            .ok()
            .and_then(|code| app.reference.fields.get(&code))
            .map(|field| field.names.get(ui.locale).to_owned()),
        "category" => code.parse::<Category>().ok().map(|category| category.to_string()),
        "language" => code.parse::<Language>().ok().map(|language| ui.t(language.message_key())),
        "language_level" => code.parse::<LanguageLevel>().ok().map(|level| ui.t(level.message_key())),
        "sector" => code.parse::<Sector>().ok().map(|sector| ui.t(sector.message_key())),
        _ => None,
    };
    known.unwrap_or_else(|| code.to_owned())
}

fn groups(app: &App, ui: &Ui, form: &SearchForm, counts: Option<&FilterCounts>) -> Vec<Group> {
    let none = FilterCounts::default();
    let counts = counts.unwrap_or(&none);
    let group = |part: Part, name: &'static str, ticked: &[String], counted: &[Counted]| {
        let choice = |code: &str, people: u64| Choice {
            code: code.to_owned(),
            label: label(app, ui, name, code),
            people,
            ticked: ticked.iter().any(|own| own == code),
        };
        let mut choices: Vec<_> = counted
            .iter()
            .filter(|one| name != "field" || is_offered(&one.code, ticked))
            .map(|one| choice(&one.code, one.people))
            .collect();
        // what is ticked stays, although nobody is left in it
        let lost =
            ticked.iter().filter(|code| !code.is_empty() && !counted.iter().any(|one| one.code == **code));
        choices.extend(lost.map(|code| choice(code, 0)));
        Group { name, legend: part.message_key(), open: ticked.iter().any(|code| !code.is_empty()), choices }
    };
    let mut groups = vec![
        group(Part::Region, "region", &form.region, &counts.region),
        group(Part::Level, "level", &form.level, &counts.level),
        group(Part::Field, "field", &form.field, &counts.field),
        group(Part::Category, "category", &form.category, &counts.category),
        group(Part::Language, "language", &form.language, &counts.language),
        group(Part::Sector, "sector", &form.sector, &counts.sector),
    ];
    if let Some(first) = groups.first_mut() {
        first.open = true;
    }
    groups
}

/// Whole fields always, directions once their field or one of them is ticked.
fn is_offered(code: &str, ticked: &[String]) -> bool {
    let Ok(code) = code.parse::<FieldCode>() else { return false };
    code.is_field()
        || ticked
            .iter()
            .filter_map(|own| own.parse::<FieldCode>().ok())
            .any(|own| own.field() == code.field())
}
