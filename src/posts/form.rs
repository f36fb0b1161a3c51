//! The form of a draft vacancy: a post of the body or a new one, a rule edition, the window to the minute.
//! What was typed comes back with every problem, whatever it was.

mod post;
mod rule;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Utc};
use serde::Deserialize;

use crate::people::profile::day;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::clock::Clock;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path};
use crate::platform::ids::{PostId, RuleId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::weights::Weights;
use crate::posts::{self, PostChoice, Vacancy, VacancyDraft, VacancyState, store, web as public, work};
use crate::reference::codes::{Category, Filling, PostKind};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/work/vacancies/new", new_form)
        .post("/work/vacancies", add)
        .get("/work/vacancies/{id}/edit", edit_form)
        .post("/work/vacancies/{id}", change);
}

/// Choices of one list.
const CHOICES: i64 = 500;

/// The value of the list of posts that stands for a new one.
const NEW_POST: &str = "new";

/// Everything as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// A post's number, or `new`.
    post: String,
    title_kk: String,
    title_ru: String,
    title_en: String,
    post_region: String,
    post_kind: String,
    post_category: String,
    post_filling: String,
    post_direction: String,
    rule: String,
    opens_on: String,
    closes_on: String,
    closes_time: String,
    as_of_on: String,
    vacancy_note: String,
    weight_surplus: String,
    weight_leading: String,
    weight_field: String,
    weight_languages: String,
    weight_region: String,
    weight_programmes: String,
    weight_text: String,
    version: i32,
    /// Drawn when the form is shown: sending it twice makes one vacancy.
    key: String,
}

impl Typed {
    /// A fresh form: opens today, closes in three weeks at 18:00.
    fn fresh(clock: &Clock) -> Self {
        let today = clock.today();
        let closes_on = today.checked_add_days(Days::new(21)).unwrap_or(today);
        Self {
            opens_on: today.to_string(),
            closes_on: closes_on.to_string(),
            closes_time: "18:00".into(),
            as_of_on: closes_on.to_string(),
            key: uuid::Uuid::new_v4().to_string(),
            ..Self::default()
        }
        .weighing(Weights::default())
    }

    fn weighing(mut self, weights: Weights) -> Self {
        for (text, weight) in self.weights_mut().into_iter().zip(weights.list()) {
            *text = weight.to_string();
        }
        self
    }

    /// The texts of the weights in the order of [`Weights::NAMES`].
    fn weights_mut(&mut self) -> [&mut String; 7] {
        [
            &mut self.weight_surplus,
            &mut self.weight_leading,
            &mut self.weight_field,
            &mut self.weight_languages,
            &mut self.weight_region,
            &mut self.weight_programmes,
            &mut self.weight_text,
        ]
    }

    /// Field and text of each weight.
    fn weights(&self) -> [(&'static str, &str); 7] {
        [
            ("weight_surplus", &self.weight_surplus),
            ("weight_leading", &self.weight_leading),
            ("weight_field", &self.weight_field),
            ("weight_languages", &self.weight_languages),
            ("weight_region", &self.weight_region),
            ("weight_programmes", &self.weight_programmes),
            ("weight_text", &self.weight_text),
        ]
    }

    fn of(vacancy: &Vacancy, clock: &Clock) -> Self {
        let closes_at = vacancy.closes_at.with_timezone(&clock.zone());
        Self {
            post: vacancy.post.id.to_string(),
            rule: vacancy.rule.id.to_string(),
            opens_on: vacancy.opens_on.to_string(),
            closes_on: closes_at.date_naive().to_string(),
            closes_time: closes_at.format("%H:%M").to_string(),
            as_of_on: vacancy.as_of_on.to_string(),
            vacancy_note: vacancy.note.clone(),
            version: vacancy.version,
            ..Self::default()
        }
        .weighing(vacancy.weights)
    }

    /// The draft and the post, or every problem of form. Problems of meaning are the use case's.
    fn read(&self, clock: &Clock) -> Result<(VacancyDraft, PostChoice)> {
        let mut problems = Vec::new();
        let post = self.read_post(&mut problems);
        let rule: Option<RuleId> = self.rule.parse().ok();
        if rule.is_none() {
            problems.push(FieldProblem::new(
                "rule",
                if self.rule.is_empty() { "required" } else { "unknown-option" },
            ));
        }
        let mut read_day = |field: &str, text: &str| {
            day(text).map_err(|code| problems.push(FieldProblem::new(field, code))).unwrap_or_default()
        };
        let opens_on = read_day("opens_on", &self.opens_on);
        let closes_on = read_day("closes_on", &self.closes_on);
        let as_of_on = read_day("as_of_on", &self.as_of_on);
        let closes_at = NaiveTime::parse_from_str(self.closes_time.trim(), "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(self.closes_time.trim(), "%H:%M:%S"))
            .ok()
            .and_then(|time| instant(clock, closes_on, time));
        if closes_at.is_none() {
            problems.push(FieldProblem::new("closes_time", "time-format"));
        }
        // a weight that is not given is the usual one
        let mut list = Weights::default().list();
        for (weight, (field, text)) in list.iter_mut().zip(self.weights()) {
            match text.trim() {
                "" => {}
                text => match text.parse() {
                    Ok(read) => *weight = read,
                    Err(_) => problems.push(FieldProblem::new(field, "weight-range")),
                },
            }
        }
        let weights = Weights::of(list);
        match (post, rule, closes_at) {
            (Some(post), Some(rule), Some(closes_at)) if problems.is_empty() => {
                // a new post has its number only once it is written
                let known =
                    if let PostChoice::Known(id) = post { id } else { PostId::from_uuid(uuid::Uuid::nil()) };
                let note = self.vacancy_note.clone();
                Ok((VacancyDraft { post: known, rule, opens_on, closes_at, as_of_on, note, weights }, post))
            }
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// A wall-clock time of the zone as an instant; the earlier one where a clock change repeats it.
fn instant(clock: &Clock, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    clock.zone().from_local_datetime(&day.and_time(time)).earliest().map(|at| at.with_timezone(&Utc))
}

/// Names of the use case's fields as the form has them.
fn as_in_form(problems: Problems) -> Problems {
    let named = problems.0.into_iter().map(|problem| {
        let field = match problem.field.as_str() {
            "closes_at" => "closes_on".to_owned(),
            "weights" => "weight_surplus".to_owned(),
            "note" => "vacancy_note".to_owned(),
            field => match (field.strip_prefix("post.title."), field.strip_prefix("weights.")) {
                (Some(language), _) => format!("title_{language}"),
                (_, Some(weight)) => format!("weight_{weight}"),
                _ => field.replace("post.", "post_"),
            },
        };
        FieldProblem { field, code: problem.code }
    });
    Problems(named.collect())
}

type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "posts/pages/vacancy_form.html")]
struct FormPage {
    ui: Ui,
    problems: Problems,
    typed: Typed,
    /// The vacancy that is changed; none: a new one.
    id: Option<VacancyId>,
    posts: Choices,
    regions: Choices,
    kinds: Choices,
    categories: Choices,
    fillings: Choices,
    directions: Choices,
    rules: Choices,
}

async fn form_page(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    id: Option<VacancyId>,
    typed: Typed,
    problems: Problems,
) -> Result<FormPage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let account = who.account()?;
    let mut db = app.read().await?;
    let own = store::posts_of(&mut db, account.body()?, "", CHOICES).await?;
    // while no day can be read, every edition is offered; saving asks again
    let as_of = day(&typed.as_of_on).ok();
    let search = store::RuleSearch {
        body: Some(account.body()?),
        applied_on: as_of.map(|day| (day, typed.rule.parse().ok())),
        limit: CHOICES,
        ..store::RuleSearch::default()
    };
    let editions = store::rules(&mut db, search).await?;
    let first = |key: &str| (String::new(), ui.t(key));
    let mut established = vec![first("vacancy-choose"), (NEW_POST.to_owned(), ui.t("vacancy-new-post"))];
    let mut known: Choices = own
        .iter()
        .map(|post| {
            (post.id.to_string(), format!("{} – {}", post.title.get(ui.locale), work::place(&ui, app, post)))
        })
        .collect();
    known.sort_by(|a, b| a.1.cmp(&b.1));
    established.extend(known);
    let rules =
        editions.iter().map(|head| (head.edition.id.to_string(), rule::said(&ui, &head.edition, as_of)));
    let rules = std::iter::once(first("vacancy-choose")).chain(rules).collect();
    let territory = crate::reference::store::body(&mut db, account.body()?).await?.region_kato;
    let works_in = |code: &str| code.parse().is_ok_and(|region| posts::is_within(account, territory, region));
    let regions = public::region_choices(&ui, app).into_iter().filter(|(code, _)| works_in(code));
    let mut places = vec![first("vacancy-choose")];
    for (code, name) in regions {
        let districts = code.parse().ok().map(|region| app.reference.districts_of(region));
        let inside = districts
            .into_iter()
            .flatten()
            .map(|row| (row.kato.to_string(), format!("{name}: {}", row.names.get(ui.locale))));
        let inside: Choices = inside.collect();
        places.push((code, name));
        places.extend(inside);
    }
    Ok(FormPage {
        posts: established,
        rules,
        regions: places,
        kinds: std::iter::once(first("vacancy-choose"))
            .chain(PostKind::ALL.iter().map(|kind| (kind.to_string(), ui.t(kind.message_key()))))
            .collect(),
        categories: std::iter::once(first("vacancy-no-category"))
            .chain(Category::all().map(|category| (category.to_string(), category.to_string())))
            .collect(),
        fillings: std::iter::once(first("vacancy-choose"))
            .chain(Filling::ALL.iter().map(|filling| (filling.to_string(), ui.t(filling.message_key()))))
            .collect(),
        directions: work::direction_choices(&ui),
        id,
        typed,
        problems,
        ui,
    })
}

async fn new_form(request: HttpRequest, who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let typed = Typed::fresh(&app.clock);
    ok(&form_page(&request, &who, &app, None, typed, Problems::default()).await?)
}

async fn add(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let key = typed.key.parse::<uuid::Uuid>().ok().map(|key| key.to_string());
    let done = match typed.read(&app.clock) {
        Ok((draft, post)) => {
            posts::add_vacancy(&app, who.act(), who.account()?, draft, post, &IdempotencyKey(key)).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(vacancy) => Ok(see(&format!("/work/vacancies/{}?done=vacancy-saved", vacancy.id))),
        Err(problems) => again(&form_page(&request, &who, &app, None, typed, as_in_form(problems)).await?),
    }
}

async fn edit_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
) -> Result<HttpResponse> {
    let vacancy = posts::own_vacancy(&mut *app.read().await?, who.account()?, id).await?;
    if vacancy.state != VacancyState::Draft {
        return Err(Error::Conflict(Conflict::VacancyPublished));
    }
    let typed = Typed::of(&vacancy, &app.clock);
    ok(&form_page(&request, &who, &app, Some(id), typed, Problems::default()).await?)
}

async fn change(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let done = match typed.read(&app.clock) {
        Ok((draft, post)) => {
            posts::change_vacancy(&app, who.act(), who.account()?, (id, typed.version), draft, post).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/vacancies/{id}?done=vacancy-saved"))),
        Err(problems) => {
            again(&form_page(&request, &who, &app, Some(id), typed, as_in_form(problems)).await?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_in_the_zone_and_says_every_problem() {
        let clock = Clock::system(chrono_tz::Asia::Almaty);
        let typed = Typed {
            post: PostId::new().to_string(),
            rule: RuleId::new().to_string(),
            closes_on: "01.03.2027".into(),
            closes_time: "18:30".into(),
            ..Typed::fresh(&clock)
        };
        let (draft, _) = typed.read(&clock).unwrap();
        assert_eq!(draft.closes_at.to_rfc3339(), "2027-03-01T13:30:00+00:00");
        let typed = Typed { post: NEW_POST.into(), closes_time: "25:00".into(), ..Typed::default() };
        let Err(Error::Invalid(problems)) = typed.read(&clock) else { panic!() };
        let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "post_region",
                "post_kind",
                "post_filling",
                "rule",
                "opens_on",
                "closes_on",
                "as_of_on",
                "closes_time"
            ]
        );
    }

    #[test]
    fn problems_find_their_fields_in_the_form() {
        let of =
            |field: &str| as_in_form(Problems(vec![FieldProblem::new(field, "required")])).0[0].field.clone();
        assert_eq!(of("post.title.kk"), "title_kk");
        assert_eq!(of("post.region"), "post_region");
        assert_eq!(of("closes_at"), "closes_on");
        assert_eq!(of("post"), "post");
    }
}
