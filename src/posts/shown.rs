//! Parts of pages that show vacancies: a card, a deadline. Other domains put the same parts into theirs.

use chrono::{DateTime, TimeDelta, Utc};

use crate::platform::app::App;
use crate::platform::ids::VacancyId;
use crate::platform::page::Ui;
use crate::posts::{Vacancy, VacancyState, Window, web};

/// A closing time with what is left of it, for the deadline component (`posts/pages/parts.html`).
#[derive(Debug, Clone)]
pub struct Deadline {
    pub closes_at: DateTime<Utc>,
    /// Whole days left; 0: it ends within a day.
    pub days: i64,
    /// Whole hours left.
    pub hours: i64,
    pub passed: bool,
    /// Offset of the zone at that time: `UTC+5`.
    pub offset: String,
    /// With the offset of the zone, for machines.
    pub machine: String,
}

impl Deadline {
    pub fn new(app: &App, vacancy: &Vacancy) -> Self {
        Self::at(app, vacancy.closes_at)
    }

    /// Any instant as a deadline.
    pub fn at(app: &App, closes_at: DateTime<Utc>) -> Self {
        let left = (closes_at - app.clock.now()).max(TimeDelta::zero());
        let local = closes_at.with_timezone(&app.clock.zone());
        let seconds = chrono::Offset::fix(local.offset()).local_minus_utc();
        let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.abs() / 60);
        let offset = match minutes % 60 {
            0 => format!("UTC{sign}{}", minutes / 60),
            rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
        };
        Self {
            closes_at,
            days: left.num_days(),
            hours: left.num_hours(),
            passed: left.is_zero(),
            offset,
            machine: local.format("%Y-%m-%dT%H:%M%:z").to_string(),
        }
    }

    /// Class of the component.
    pub const fn class(&self) -> &'static str {
        if self.passed {
            " kadr-deadline--passed"
        } else if self.days < 3 {
            " kadr-deadline--soon"
        } else {
            ""
        }
    }

    /// What is left, in words.
    pub fn left(&self, ui: &Ui) -> String {
        if self.passed {
            ui.t("deadline-passed")
        } else if self.days > 0 {
            ui.t1("deadline-days-left", "days", self.days)
        } else if self.hours > 0 {
            ui.t1("deadline-hours-left", "hours", self.hours)
        } else {
            ui.t("deadline-last-hour")
        }
    }
}

/// A vacancy in a list.
#[derive(Debug, Clone)]
pub struct Card {
    pub id: VacancyId,
    pub title: String,
    pub body: String,
    pub place: String,
    pub kind: &'static str,
    pub filling: &'static str,
    pub category: Option<String>,
    pub deadline: Deadline,
    pub opens_on: chrono::NaiveDate,
    pub window: Window,
    pub state: VacancyState,
}

impl Card {
    pub fn new(ui: &Ui, app: &App, vacancy: &Vacancy) -> Self {
        Self {
            id: vacancy.id,
            title: vacancy.post.title.get(ui.locale).to_owned(),
            body: vacancy.post.body_name.get(ui.locale).to_owned(),
            place: web::place(ui, app, vacancy.post.region),
            kind: vacancy.post.kind.message_key(),
            filling: vacancy.post.filling.message_key(),
            category: vacancy.post.category.map(|category| category.to_string()),
            deadline: Deadline::new(app, vacancy),
            opens_on: vacancy.opens_on,
            window: vacancy.window(&app.clock),
            state: vacancy.state,
        }
    }

    /// Key of the message that says how the vacancy stands: its state, and for a published one its window.
    pub const fn standing(&self) -> &'static str {
        match (self.state, self.window) {
            (VacancyState::Published, Window::Ahead) => "vacancy-window-ahead",
            (VacancyState::Published, Window::Open) => "vacancy-window-open",
            (VacancyState::Published, Window::Passed) => "vacancy-window-passed",
            (state, _) => state.message_key(),
        }
    }
}
