//! The page of one leaf: what a step easier or harder, its absence or other values would change, before anybody is
//! bound by it. Everything asked is in the address, so an answer can be gone back to.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use crate::accounts::Account;
use crate::matching::case;
use crate::matching::sensitivity::{self, Alteration, Asked, Asking, LEAST, Moved, Sensitivity};
use crate::people::profile::day;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{RuleId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok};
use crate::platform::routes::Routes;
use crate::posts::authoring;
use crate::posts::authoring::leaf::{self, Typed, kind_of};
use crate::posts::authoring::shown::{self, Field, Pairs};
use crate::posts::store;
use crate::posts::words::leaf_text;
use crate::reference::codes::Sex;
use crate::reference::keys::Kato;
use crate::rules::{Draft, Leaf, Step, step};

pub fn routes(routes: &mut Routes) {
    routes.get("/work/rules/{id}/sensitivity", of_rule).get("/work/vacancies/{id}/sensitivity", of_vacancy);
}

#[derive(Template)]
#[template(path = "matching/pages/sensitivity.html")]
struct SensitivityPage {
    ui: Ui,
    problems: Problems,
    /// Address of this page without what is asked.
    address: String,
    /// Where the reader came from.
    back: String,
    title: String,
    edition: String,
    status: String,
    leaf: String,
    /// The leaf in words, and as it would be.
    text: String,
    instead: Option<String>,
    /// Which steps there are: code, whether it is the one asked.
    steps: Vec<(&'static str, bool)>,
    /// The day, as typed.
    on: String,
    /// Posts to ask about, for a rule without a vacancy.
    posts: Pairs,
    post: String,
    fields: Vec<Field>,
    own_values: bool,
    told: Option<Table>,
    rebuilding: bool,
}

/// Rows of a breakdown: what, and key and count of each kind.
type Rows = Vec<(String, Vec<(&'static str, String)>)>;

/// Keys of the four counts, in the order of [`Sensitivity::each`].
const KINDS: [&str; 4] =
    ["sensitivity-gained", "sensitivity-lost", "sensitivity-opened", "sensitivity-closed"];

/// An answer as two breakdowns.
struct Table {
    on: NaiveDate,
    /// Key and count of each kind.
    totals: Vec<(&'static str, String)>,
    /// Heading's key and rows of each.
    parts: [(&'static str, Rows); 2],
}

/// What a page is about.
struct About<'a> {
    ui: Ui,
    app: &'a App,
    address: String,
    back: String,
    rule: Draft,
    status: String,
    day: NaiveDate,
    posts: Pairs,
}

async fn of_rule(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let account = who.account()?;
    let stored = authoring::usable(&mut *app.read().await?, account, id).await?;
    let about = About {
        address: format!("/work/rules/{id}/sensitivity"),
        back: format!("/work/rules/{id}"),
        status: stored.head.edition.status,
        rule: stored.content,
        day: app.clock.today(),
        posts: posts_of(&ui, &app, account).await?,
        app: &app,
        ui,
    };
    let typed = Typed(pairs);
    let asked = read(&about, &typed);
    let answer = match asked {
        Ok(Some(asked)) => sensitivity::of_rule(&app, who.act(), account, id, asked).await.map(Some),
        Ok(None) => Ok(None),
        Err(problem) => Err(problem),
    };
    page(about, &typed, answer)
}

async fn of_vacancy(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let account = who.account()?;
    let case = case::of_own_body(&mut *app.read().await?, account, id).await?;
    let about = About {
        address: format!("/work/vacancies/{id}/sensitivity"),
        back: format!("/work/vacancies/{id}"),
        status: case.vacancy.rule.status.clone(),
        rule: case.rule.as_ref().clone().into_draft(),
        day: case.vacancy.as_of_on,
        posts: Vec::new(),
        app: &app,
        ui,
    };
    let typed = Typed(pairs);
    let answer = match read(&about, &typed) {
        Ok(Some(asked)) => sensitivity::of_vacancy(&app, who.act(), account, id, asked).await.map(Some),
        Ok(None) => Ok(None),
        Err(problem) => Err(problem),
    };
    page(about, &typed, answer)
}

/// Posts of one list.
const MOST_POSTS: i64 = 500;

async fn posts_of(ui: &Ui, app: &App, who: &Account) -> Result<Pairs> {
    let posts = store::posts_of(&mut *app.read().await?, who.body()?, "", MOST_POSTS).await?;
    let mut pairs: Pairs =
        posts.iter().map(|post| (post.id.to_string(), post.title.get(ui.locale).to_owned())).collect();
    pairs.sort_by(|a, b| a.1.cmp(&b.1));
    pairs.insert(0, (String::new(), ui.t("sensitivity-no-post")));
    Ok(pairs)
}

/// What the address asks; nothing before a change is chosen.
fn read(about: &About<'_>, typed: &Typed) -> Result<Option<Asked>> {
    let leaf = leaf_of(about, typed)?;
    let change = match typed.one("change") {
        "" => return Ok(None),
        "easier" => Alteration::Easier,
        "harder" => Alteration::Harder,
        "without" => Alteration::Without,
        "asking" => {
            let instead = leaf::read(kind_of(&leaf.test), typed)?;
            Alteration::Asking(Asking { test: instead.test, grade: instead.grade })
        }
        _ => return Err(Error::invalid("change", "unknown-option")),
    };
    let on = match typed.one("on") {
        "" => None,
        text => Some(day(text).map_err(|code| Error::invalid("on", code))?),
    };
    let post = match typed.one("post") {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::invalid("post", "unknown-option"))?),
    };
    Ok(Some(Asked { leaf: leaf.id.clone(), change, on, post }))
}

fn leaf_of<'a>(about: &'a About<'_>, typed: &Typed) -> Result<&'a Leaf> {
    authoring::edit::leaf_of(&about.rule, typed.one("leaf")).ok_or(Error::NotFound)
}

fn page(about: About<'_>, typed: &Typed, answer: Result<Option<Sensitivity>>) -> Result<HttpResponse> {
    let leaf = leaf_of(&about, typed)?.clone();
    let (answer, problems) = match mendable(answer)? {
        Ok(answer) => (answer, Problems::default()),
        Err(problems) => (None, inside(problems)),
    };
    let About { ui, app, address, back, rule, status, day, posts } = about;
    let kind = kind_of(&leaf.test);
    let change = typed.one("change");
    let filled = if change == "asking" { typed.clone() } else { leaf::typed(&leaf)? };
    let fields = leaf::fields(kind).ok_or(Error::NotFound)?;
    let mut fields = shown::form(&ui, app, &rule, kind, &fields, &filled);
    // where a leaf is cited from changes nobody's verdict
    fields.retain(|field| !matches!(field, Field::Select { name, .. } if name == "cites"));
    let steps = [
        ("easier", step(&leaf.test, Step::Easier).is_some()),
        ("harder", step(&leaf.test, Step::Harder).is_some()),
        ("without", true),
    ];
    let instead = match change {
        "easier" => step(&leaf.test, Step::Easier).map(|test| Leaf { test, ..leaf.clone() }),
        "harder" => step(&leaf.test, Step::Harder).map(|test| Leaf { test, ..leaf.clone() }),
        "asking" => leaf::read(kind, typed).ok(),
        _ => None,
    };
    let title = &rule.title;
    let good = problems.is_empty();
    let page = SensitivityPage {
        problems,
        address,
        back,
        title: ui.pick(&title.kk, &title.ru, &title.en).to_owned(),
        edition: rule.edition.clone(),
        status,
        leaf: leaf.id.clone(),
        text: leaf_text(ui.locale, &app.reference, &leaf),
        instead: instead.map(|leaf| leaf_text(ui.locale, &app.reference, &leaf)),
        steps: steps
            .into_iter()
            .filter(|(_, there)| *there)
            .map(|(code, _)| (code, code == change))
            .collect(),
        on: match typed.one("on") {
            "" => day.to_string(),
            text => text.to_owned(),
        },
        posts,
        post: typed.one("post").to_owned(),
        own_values: change == "asking" && !fields.is_empty(),
        fields,
        told: answer.map(|answer| table(&ui, app, &answer)),
        rebuilding: app.index.is_rebuilding(),
        ui,
    };
    if good { ok(&page) } else { again(&page) }
}

/// Problems of the new test, at the fields of its form.
fn inside(problems: Problems) -> Problems {
    let named = problems.0.into_iter().map(|mut problem| {
        if problem.field.starts_with("change.asking") {
            problem.field = "own".to_owned();
        }
        problem
    });
    Problems(named.collect())
}

fn table(ui: &Ui, app: &App, answer: &Sensitivity) -> Table {
    let count = |people: Option<u64>| match people {
        Some(people) => ui.number(people),
        None => ui.t("sensitivity-hidden"),
    };
    let total = |moved: &Moved| match moved.people {
        Some(people) => ui.number(people),
        None => ui.t1("sensitivity-fewer", "least", LEAST),
    };
    let hidden = || ui.t("sensitivity-hidden");
    let regions =
        |moved: &Moved| moved.regions.iter().map(|one| (one.region, count(one.people))).collect::<Vec<_>>();
    let region_name = |region: Option<Kato>| match region {
        Some(kato) => app.reference.place_name(kato, ui.locale),
        None => ui.t("sensitivity-no-region"),
    };
    let sexes =
        |moved: &Moved| moved.sexes.iter().map(|one| (one.sex, count(one.people))).collect::<Vec<_>>();
    let sex_name = |sex: Option<Sex>| match sex {
        Some(sex) => ui.t(sex.message_key()),
        None => ui.t("sensitivity-no-sex"),
    };
    Table {
        on: answer.on,
        totals: KINDS.into_iter().zip(answer.each().map(total)).collect(),
        parts: [
            ("sensitivity-by-region", beside(&answer.each().map(regions), region_name, hidden)),
            ("sensitivity-by-sex", beside(&answer.each().map(sexes), sex_name, hidden)),
        ],
    }
}

/// Breakdowns as rows of one table. What only some of them have a row for is hidden in the others.
fn beside<T: PartialEq + Copy>(
    breakdowns: &[Vec<(Option<T>, String)>; 4],
    name: impl Fn(Option<T>) -> String,
    hidden: impl Fn() -> String,
) -> Rows {
    let mut keys: Vec<Option<T>> = Vec::new();
    for (key, _) in breakdowns.iter().flatten() {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    let row = |key: Option<T>| {
        let each = KINDS.into_iter().zip(breakdowns).map(|(kind, rows)| {
            let own = rows.iter().find(|(own, _)| *own == key);
            (kind, own.map_or_else(&hidden, |(_, count)| count.clone()))
        });
        (name(key), each.collect())
    };
    keys.into_iter().map(row).collect()
}
