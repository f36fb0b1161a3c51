//! The page of the search: filters with counts on the left, people on the right, everything in the address. `bars` makes
//! what is a range.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::bars::{self, Bar, Step, within_words};
use super::building;
use super::shown::{self, PersonLine, Turn};
use crate::matching::counts::{Counted, FilterCounts, FineNames};
use crate::matching::extras::Beside;
use crate::matching::filters::{Criteria, Order, Part, SearchForm};
use crate::matching::passages::Passage;
use crate::matching::reasons::told;
use crate::matching::search::{self, Advice, Found};
use crate::people::profile::day;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Query;
use crate::platform::page::{Problems, Ui, again, ok};
use crate::reference::codes::{Category, EducationLevel, Language, LanguageLevel, Sector, ServiceKind};
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
    /// Whom the officer may look at; nothing for everybody.
    reach: Option<String>,
    form: SearchForm,
    groups: Vec<Group>,
    years: Vec<Bar>,
    steps: Vec<Step>,
    submitted: Vec<Bar>,
    levels: Vec<(String, String)>,
    /// Nothing when the search itself could not be read.
    found: Option<Shown>,
    /// The index is being built anew, so this is of the old one.
    rebuilding: bool,
    chips: Vec<(String, String)>,
    /// Where the search is saved.
    save: String,
    sorts: Vec<(Order, String, bool)>,
    /// What the search bar carries along.
    kept_by_bar: Vec<(&'static str, String)>,
    /// What the filters carry along.
    kept_by_filters: Vec<(&'static str, String)>,
}

/// What was found, as shown.
struct Shown {
    found: Found,
    rows: Vec<(PersonLine, Vec<Passage>, Vec<Why>)>,
    turn: Turn,
    /// The search as its address says it, to be kept as a selection.
    search: String,
    /// With the address of the wider search.
    advice: Vec<(Advice, String)>,
    /// The text as it was probably meant, the people that gives, its address.
    meant: Option<(String, u64, String)>,
}

/// A part of the score: a word typed that the person has, or what is beside the words.
struct Why {
    /// Empty beside the words.
    words: String,
    /// Hundredths of the person's score.
    share: u64,
    /// Where and as what.
    met: Vec<String>,
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
    /// How far inside the place above it.
    depth: usize,
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
    let reach = shown::reach(&app, &ui, who.account()?);
    let page = |ui, form, problems, found| SearchPage { reach, ..page(&app, ui, form, problems, found) };
    let criteria = match Criteria::parse(&form, &app.reference) {
        Ok(criteria) => criteria,
        Err(Error::Invalid(problems)) => return again(&page(ui, form, Problems(problems), None)),
        Err(other) => return Err(other),
    };
    match search::people(&app, who.act(), who.account()?, criteria, place.page.unwrap_or(1), place.at).await {
        Ok(found) => ok(&page(ui, form, Problems::default(), Some(found))),
        Err(Error::Unavailable(seconds)) if !app.index.is_usable() => building(ui, seconds),
        Err(other) => Err(other),
    }
}

fn page(app: &App, ui: Ui, form: SearchForm, problems: Problems, found: Option<Found>) -> SearchPage {
    let pairs = pairs(&form);
    let none = (FilterCounts::default(), FineNames::default());
    let (counts, names) =
        found.as_ref().map_or((&none.0, &none.1), |found| (&found.counts, &found.place_names));
    let labels = Labels { app, ui: &ui, names };
    let groups = groups(labels, &form, counts);
    let years = bars::years(&ui, &pairs, counts);
    let submitted = bars::submitted(&ui, &pairs, counts);
    let steps = bars::steps(&ui, &form, counts);
    let chips = pairs.iter().filter_map(|(name, value)| {
        let label = labels.chip(name, value)?;
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
    let found = found.map(|found| listed(app, &ui, &pairs, found));
    let (sorts, rebuilding) = (sorts.into(), app.index.is_rebuilding());
    let save = address(pairs.iter(), &[]).replacen("/search", "/saved-searches/new", 1);
    SearchPage {
        save,
        ui,
        problems,
        reach: None,
        groups,
        years,
        steps,
        submitted,
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

fn listed(app: &App, ui: &Ui, pairs: &[(&'static str, String)], mut found: Found) -> Shown {
    let rows = std::mem::take(&mut found.people).into_iter().map(|one| {
        let line = PersonLine::new(ui, app, one.person, &one.row, one.months, one.leading_months);
        let words = one.reasons.iter().map(|reason| Why {
            words: reason.words.clone(),
            share: share(reason.score, one.score),
            met: reason.met.iter().map(|met| told(app, ui.locale, met)).collect(),
        });
        let beside = one.beside.iter().map(|beside| Why {
            words: String::new(),
            share: share(beside.score, one.score),
            met: vec![said(ui, beside)],
        });
        let why = words.chain(beside).collect();
        (line, one.passages, why)
    });
    let rows = rows.collect();
    let advice = found.advice.iter().map(|advice| {
        let kept = |part: Part, name: &str| !part.names().contains(&name);
        let wider = pairs.iter().filter(|(name, _)| {
            kept(advice.leave_out, name) && advice.and.is_none_or(|part| kept(part, name))
        });
        (*advice, address(wider, &[]))
    });
    let advice = advice.collect();
    let meant = found.meant.take().map(|meant| {
        let others = pairs.iter().filter(|(name, _)| *name != "q");
        let address = address(others, &[("q", meant.text.clone())]);
        (meant.text, meant.people, address)
    });
    let turn = Turn::new(found.page, found.pages, |page| {
        address(pairs.iter(), &[("page", page.to_string()), ("at", found.snapshot.clone())])
    });
    let search = serde_html_form::to_string(pairs).unwrap_or_default();
    Shown { found, rows, turn, search, advice, meant }
}

/// What is beside the words, with what the person has of it.
fn said(ui: &Ui, beside: &Beside) -> String {
    ui.t1(format!("search-beside-{}", beside.part), "share", share(beside.measure, 1.0))
}

/// A part of a score in whole hundredths of it.
fn share(part: f32, whole: f32) -> u64 {
    let hundredths = (f64::from(part) / f64::from(whole) * 100.0).round();
    (0..=100_u32).rev().find(|percent| f64::from(*percent) <= hundredths).map_or(0, u64::from)
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
        ("available_within", &form.available_within),
        ("available_by", &form.available_by),
        ("submitted_from", &form.submitted_from),
        ("submitted_to", &form.submitted_to),
        ("sort", &form.sort),
    ];
    let all = ones
        .into_iter()
        .chain(lists.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value))));
    all.filter(|(_, value)| !value.trim().is_empty()).map(|(name, value)| (name, value.clone())).collect()
}

pub(super) fn address<'a>(
    pairs: impl Iterator<Item = &'a (&'static str, String)>,
    more: &'a [(&'static str, String)],
) -> String {
    let all: Vec<_> = pairs.chain(more).collect();
    let query = serde_html_form::to_string(&all).unwrap_or_default();
    if query.is_empty() { "/search".into() } else { format!("/search?{query}") }
}

/// The address of a search.
pub fn address_of(form: &SearchForm) -> String {
    address(pairs(form).iter(), &[])
}

/// What a search asks, in words: each filter that is set with its name, the words first.
pub fn criteria_in_words(app: &App, ui: &Ui, form: &SearchForm, names: &FineNames) -> Vec<String> {
    let labels = Labels { app, ui, names };
    pairs(form).iter().filter_map(|(name, value)| labels.chip(name, value)).collect()
}

/// Finds words for codes.
#[derive(Clone, Copy)]
pub(super) struct Labels<'a> {
    pub(super) app: &'a App,
    pub(super) ui: &'a Ui,
    pub(super) names: &'a FineNames,
}

impl Labels<'_> {
    /// Words of a filter that is set; nothing for what is not shown as a chip.
    fn chip(self, name: &str, value: &str) -> Option<String> {
        let ui = self.ui;
        let said = |part: Part, label: String| Some(format!("{}: {label}", ui.t(part.message_key())));
        match name {
            "q" => said(Part::Text, value.to_owned()),
            "years_from" => Some(ui.t1("search-chip-years-from", "years", value)),
            "years_to" => Some(ui.t1("search-chip-years-to", "years", value)),
            "language_level" => Some(ui.t1("search-chip-level", "level", self.label(name, value))),
            "available_by" => Some(ui.t1("search-chip-available-by", "day", self.label(name, value))),
            "submitted_from" => Some(ui.t1("search-chip-submitted-from", "day", self.label(name, value))),
            "submitted_to" => Some(ui.t1("search-chip-submitted-to", "day", self.label(name, value))),
            "sort" => None,
            list => Part::ALL
                .into_iter()
                .find(|part| part.names().contains(&list))
                .and_then(|part| said(part, self.label(list, value))),
        }
    }

    /// The name of a code; what is not a code stands for itself.
    pub(super) fn label(self, name: &str, code: &str) -> String {
        let Self { app, ui, names } = self;
        let place = |kato: Kato| match names.get(&kato) {
            Some(names) => names.get(ui.locale).to_owned(),
            None => app.reference.place_name(kato, ui.locale),
        };
        let known = match name {
            "region" => code.parse().ok().map(place),
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
            "available_within" => code.parse().ok().map(|months| within_words(ui, months)),
            "available_by" | "submitted_from" | "submitted_to" => day(code).ok().map(|day| ui.day(&day)),
            "kind" => code.parse::<ServiceKind>().ok().map(|kind| ui.t(kind.message_key())),
            _ => None,
        };
        known.unwrap_or_else(|| code.to_owned())
    }
}

fn groups(labels: Labels<'_>, form: &SearchForm, counts: &FilterCounts) -> Vec<Group> {
    let group = |part: Part, name: &'static str, ticked: &[String], counted: &[Counted]| {
        let choice = |code: &str, people: u64| Choice {
            code: code.to_owned(),
            depth: 0,
            label: labels.label(name, code),
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
    let places = counts.places.iter().map(|place| {
        let code = place.code.to_string();
        let (label, ticked) = (labels.label("region", &code), form.region.contains(&code));
        Choice { code, depth: place.depth, label, people: place.people, ticked }
    });
    let mut regions = group(Part::Region, "region", &form.region, &[]);
    if !counts.places.is_empty() {
        regions.choices = places.collect();
    }
    regions.open = true;
    vec![
        regions,
        group(Part::Level, "level", &form.level, &counts.level),
        group(Part::Field, "field", &form.field, &counts.field),
        group(Part::Category, "category", &form.category, &counts.category),
        group(Part::Language, "language", &form.language, &counts.language),
        group(Part::Sector, "sector", &form.sector, &counts.sector),
    ]
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
