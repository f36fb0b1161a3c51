//! "Would I qualify?": one page that is form and answer. What was typed lives in the form alone: every answer sends it
//! back, rows are added and taken out by sending it, and no session and no address knows of it.

mod read;
mod rows;

use std::rc::Rc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::matching::check::{self, Asked, Checked, What};
use crate::matching::explain::Given;
use crate::matching::store;
use crate::matching::used::Records;
use crate::matching::web::to_you::ToYou;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, Query};
use crate::platform::ids::VacancyId;
use crate::platform::page::{Problems, Ui, html, ok};
use crate::posts::{self, Vacancy};
use read::{Reader, on_page};
use rows::{Choice, Control, LISTS, List, MOST_ROWS, Pressed, Row, Typed, choices};

/// Vacancies and rules that can be chosen on the page; every other vacancy has a link of its own here.
const CHOICES: i64 = 200;

#[derive(Template)]
#[template(path = "matching/pages/check.html")]
struct CheckPage {
    ui: Ui,
    problems: Problems,
    typed: Typed,
    /// Vacancies and rules under their headings.
    about: Vec<(String, Vec<Choice>)>,
    countries: Vec<Choice>,
    sections: Vec<Section>,
    answer: Option<Answer>,
}

/// A list of the form.
struct Section {
    code: &'static str,
    rows: Vec<Vec<Shown>>,
    /// There can be another row.
    grows: bool,
}

/// A field of a row.
struct Shown {
    id: String,
    /// Key of its label.
    label: String,
    /// Words below the label; empty for none.
    hint: String,
    control: Control,
    value: String,
    choices: Rc<Vec<Choice>>,
    /// Where a new row begins.
    focus: bool,
}

/// What came out.
struct Answer {
    vacancy: Option<VacancyId>,
    /// The post, or what the rule is for.
    title: String,
    to_you: ToYou,
}

#[derive(Debug, Deserialize)]
pub(super) struct CheckQuery {
    #[serde(default)]
    vacancy: String,
    #[serde(default)]
    rule: String,
}

pub(super) async fn form(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<CheckQuery>,
) -> Result<HttpResponse> {
    let what = match (query.vacancy.as_str(), query.rule.as_str()) {
        ("", "") => String::new(),
        ("", rule) => format!("rule:{rule}"),
        (vacancy, _) => format!("vacancy:{vacancy}"),
    };
    ok(&page(&request, &who, &app, Typed::fresh(what), None).await?)
}

pub(super) async fn send(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (mut typed, pressed) = Typed::of(pairs);
    match pressed {
        Pressed::Add(list) => {
            typed.add(list);
            let row = typed.rows(list).len().saturating_sub(1);
            let focus = Some(format!("{list}-{row}-"));
            return ok(&page(&request, &who, &app, typed, focus).await?);
        }
        Pressed::Remove(list, row) => {
            typed.remove(list, row);
            return ok(&page(&request, &who, &app, typed, None).await?);
        }
        Pressed::Check => {}
    }
    typed.without_empty_rows();
    let checked = checked(&app, &who, &typed).await;
    let mut page = page(&request, &who, &app, typed, None).await?;
    match checked {
        Ok(checked) => {
            page.answer = Some(answer(&app, &page.ui, &checked));
            ok(&page)
        }
        Err(Error::Invalid(problems)) => {
            page.problems = Problems(problems);
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}

/// Evaluates the form; problems are named as the page names its fields.
async fn checked(app: &App, who: &Allow<Anyone>, typed: &Typed) -> Result<Checked> {
    let account = who.visitor().account.as_ref();
    let mut reader = Reader::new(typed);
    let (what, day) = (reader.what(), reader.day());
    let body = match what {
        Some(What::Vacancy(id)) if !typed.rows("relatives").is_empty() => {
            match posts::visible_vacancy(&mut *app.read().await?, account, id).await {
                Ok(vacancy) => vacancy.post.body.number(),
                Err(Error::NotFound) => 0,
                Err(other) => return Err(other),
            }
        }
        _ => 0,
    };
    let profile = reader.profile(body);
    let mut problems: Vec<FieldProblem> = reader.problems;
    let Some(what) = what else { return Err(Error::Invalid(problems)) };
    match check::check(app, account, Asked { what, day, profile }).await {
        Ok(checked) if problems.is_empty() => Ok(checked),
        Ok(_) => Err(Error::Invalid(problems)),
        Err(Error::Invalid(more)) => {
            problems.extend(more.into_iter().map(on_page));
            Err(Error::Invalid(problems))
        }
        Err(other) => Err(other),
    }
}

fn answer(app: &App, ui: &Ui, checked: &Checked) -> Answer {
    let (rule, verdict, applies) = (&*checked.rule, &checked.verdict, checked.applies);
    let given = Given { rule, verdict, applies, records: &Records::default() };
    let titles = rule.title();
    let title = match &checked.vacancy {
        Some(vacancy) => vacancy.post.title.get(ui.locale),
        None => ui.pick(&titles.kk, &titles.ru, &titles.en),
    };
    Answer {
        vacancy: checked.vacancy.as_ref().map(|vacancy| vacancy.id),
        title: title.to_owned(),
        to_you: ToYou::new(app, ui, given, title),
    }
}

async fn page(
    request: &HttpRequest,
    who: &Allow<Anyone>,
    app: &App,
    typed: Typed,
    focus: Option<String>,
) -> Result<CheckPage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let about = about(&ui, app, who, typed.get("what")).await?;
    let countries = app.reference.countries.iter();
    let named = countries.map(|row| (row.code.to_string(), row.names.get(ui.locale).to_owned()));
    let countries = std::iter::once((String::new(), ui.t("people-choose"))).chain(named).collect();
    let sections = LISTS.iter().map(|list| section(&ui, app, list, typed.rows(list.code), focus.as_deref()));
    let sections = sections.collect();
    Ok(CheckPage { sections, about, countries, typed, problems: Problems::default(), answer: None, ui })
}

fn section(ui: &Ui, app: &App, list: &'static List, rows: &[Row], focus: Option<&str>) -> Section {
    let known: Vec<_> = list.fields.iter().map(|field| Rc::new(choices(ui, app, field.control))).collect();
    let shown = |(at, row): (usize, &Row)| {
        let fields = list.fields.iter().zip(&known).enumerate();
        let fields = fields.map(|(place, (field, choices))| {
            let key = format!("check-{}-{}", list.code, field.name.replace('_', "-"));
            let hint = format!("{key}-hint");
            Shown {
                id: format!("{}-{at}-{}", list.code, field.name),
                hint: if crate::platform::i18n::has(ui.locale, &hint) { ui.t(&hint) } else { String::new() },
                label: key,
                control: field.control,
                value: row.get(field.name).cloned().unwrap_or_default(),
                choices: Rc::clone(choices),
                focus: place == 0 && focus.is_some_and(|start| start == format!("{}-{at}-", list.code)),
            }
        });
        fields.collect()
    };
    let rows: Vec<_> = rows.iter().enumerate().map(shown).collect();
    Section { code: list.code, grows: rows.len() < MOST_ROWS, rows }
}

/// Open vacancies and published rules; a vacancy that is chosen already is there whatever its place.
async fn about(ui: &Ui, app: &App, who: &Allow<Anyone>, chosen: &str) -> Result<Vec<(String, Vec<Choice>)>> {
    let mut db = app.read().await?;
    let now = app.clock.now();
    let search = posts::store::Search { closing_after: Some(now), limit: CHOICES, ..Default::default() };
    let mut vacancies: Vec<Vacancy> = posts::store::vacancies(&mut db, &search).await?;
    let wanted = chosen.strip_prefix("vacancy:").and_then(|id| id.parse::<VacancyId>().ok());
    if let Some(id) = wanted.filter(|id| vacancies.iter().all(|vacancy| vacancy.id != *id)) {
        match posts::visible_vacancy(&mut db, who.visitor().account.as_ref(), id).await {
            Ok(vacancy) => vacancies.insert(0, vacancy),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    let rules = store::published_rules(&mut db, app.clock.today(), CHOICES).await?;
    let vacancies = vacancies.iter().map(|vacancy| {
        let (title, body) = (vacancy.post.title.get(ui.locale), vacancy.post.body_name.get(ui.locale));
        (format!("vacancy:{}", vacancy.id), format!("{title} – {body}"))
    });
    let rules = rules.iter().map(|rule| {
        let unverified = match rule.status.as_str() {
            "confirmed" => String::new(),
            status => format!(" – {}", ui.t(format!("rule-status-{status}"))),
        };
        let title = rule.title.get(ui.locale);
        (format!("rule:{}", rule.id), format!("{title} ({}){unverified}", rule.edition))
    });
    Ok(vec![(ui.t("check-vacancies"), vacancies.collect()), (ui.t("check-rules"), rules.collect())])
}

/// A date as the field takes it back: what a browser cannot show as a date stays as typed.
fn as_typed(value: &str) -> &'static str {
    if value.is_empty() || value.parse::<NaiveDate>().is_ok() { "date" } else { "text" }
}
