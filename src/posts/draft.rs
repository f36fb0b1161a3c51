//! What an officer writes about a post and a vacancy, and its checks: every problem at once, each with its field.
//! Fields are named as in JSON; forms use the same names.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::people::fields::{line, paragraphs};
use crate::platform::clock::Clock;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::ids::{PostId, RuleId};
use crate::reference::codes::{Category, Direction, Filling, PostKind};
use crate::reference::data::Names;
use crate::reference::keys::Kato;

use super::Weights;

/// Longest title of a post, in characters.
const LONGEST_TITLE: usize = 300;
/// Longest note of a vacancy, in characters.
const LONGEST_NOTE: usize = 4_000;
/// Longest window, in days.
const LONGEST_WINDOW: u64 = 366;
/// How far from the closing day the day of the verdicts may lie, either way.
const AS_OF_REACH: u64 = 366;

/// A post to establish in the officer's own body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// 1 to 300 characters in each language.
    pub title: Names,
    /// Where the work is.
    pub region: Kato,
    /// Category of an administrative post.
    pub category: Option<Category>,
    pub kind: PostKind,
    pub filling: Filling,
    /// The family of its functions: confirmations that work or education matches them are given for a family.
    pub direction: Option<Direction>,
}

impl NewPost {
    /// The same, cleaned, or everything that is wrong with it. `under` is put before the names of the fields.
    pub fn check(self, under: &str, problems: &mut Vec<FieldProblem>) -> Self {
        let mut title = |language: &str, text: &str| {
            line(text, LONGEST_TITLE).unwrap_or_else(|code| {
                problems.push(FieldProblem::new(format!("{under}title.{language}"), code));
                String::new()
            })
        };
        let Names { kk, ru, en } = &self.title;
        let title = Names { kk: title("kk", kk), ru: title("ru", ru), en: title("en", en) };
        if self.category.is_some() && self.kind != PostKind::Administrative {
            problems.push(FieldProblem::new(format!("{under}category"), "post-category-kind"));
        }
        if self.filling == Filling::Competed && self.kind != PostKind::Administrative {
            problems.push(FieldProblem::new(format!("{under}filling"), "post-filling-kind"));
        }
        if self.filling == Filling::Elected && self.kind != PostKind::Akim {
            problems.push(FieldProblem::new(format!("{under}filling"), "post-filling-elected"));
        }
        Self { title, ..self }
    }
}

/// A vacancy as its officer writes it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VacancyDraft {
    /// A post of the officer's own body.
    pub post: PostId,
    /// The rule edition people are matched by. It stays when the vacancy is published.
    pub rule: RuleId,
    /// First day to apply.
    pub opens_on: NaiveDate,
    /// The instant after which nobody can apply; seconds are dropped.
    pub closes_at: DateTime<Utc>,
    /// The day verdicts are computed for.
    pub as_of_on: NaiveDate,
    /// Anything the public should know, at most 4000 characters.
    #[serde(default)]
    pub note: String,
    /// What orders people of one verdict; without it, the usual weights.
    #[serde(default)]
    pub weights: Weights,
}

impl VacancyDraft {
    /// The same, cleaned, or everything that is wrong with it.
    pub fn check(self, clock: &Clock) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field: &str, code| problems.push(FieldProblem::new(field, code));
        let today = clock.today();
        let (earliest, latest) = (back(today, LONGEST_WINDOW), on(today, 2 * LONGEST_WINDOW));
        let closes_at = to_the_minute(self.closes_at);
        let closes_on = clock.day_of(closes_at);
        if self.opens_on < earliest {
            refuse("opens_on", "vacancy-date-early");
        } else if self.opens_on > latest {
            refuse("opens_on", "date-too-late");
        }
        if closes_on < self.opens_on {
            refuse("closes_at", "vacancy-closes-before-opening");
        } else if closes_on > on(self.opens_on, LONGEST_WINDOW) {
            refuse("closes_at", "vacancy-window-long");
        }
        if self.as_of_on < back(closes_on, AS_OF_REACH) || self.as_of_on > on(closes_on, AS_OF_REACH) {
            refuse("as_of_on", "vacancy-as-of-far");
        }
        let note = paragraphs(&self.note, LONGEST_NOTE).unwrap_or_else(|code| {
            refuse("note", code);
            String::new()
        });
        self.weights.check(&mut problems);
        if problems.is_empty() { Ok(Self { closes_at, note, ..self }) } else { Err(Error::Invalid(problems)) }
    }
}

fn to_the_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp().div_euclid(60) * 60, 0).unwrap_or(at)
}

fn on(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(result: Result<VacancyDraft>) -> Vec<String> {
        let Err(Error::Invalid(problems)) = result else { return Vec::new() };
        problems.into_iter().map(|problem| format!("{}: {}", problem.field, problem.code)).collect()
    }

    #[test]
    fn a_window_must_make_sense() {
        let clock = Clock::system(chrono_tz::Asia::Almaty);
        let today = clock.today();
        let draft = |opens: i64, closes: i64, as_of: i64| VacancyDraft {
            post: PostId::new(),
            rule: RuleId::new(),
            opens_on: today + chrono::TimeDelta::days(opens),
            closes_at: clock.now() + chrono::TimeDelta::days(closes),
            as_of_on: today + chrono::TimeDelta::days(as_of),
            note: " a\r\nb ".into(),
            weights: Weights::default(),
        };
        let good = draft(0, 14, 20).check(&clock).unwrap();
        assert_eq!(good.closes_at.timestamp() % 60, 0);
        assert_eq!(good.note, "a\nb");
        assert_eq!(codes(draft(5, 1, 5).check(&clock)), ["closes_at: vacancy-closes-before-opening"]);
        assert_eq!(codes(draft(0, 400, 400).check(&clock)), ["closes_at: vacancy-window-long"]);
        assert_eq!(
            codes(draft(-400, -390, 0).check(&clock)),
            ["opens_on: vacancy-date-early", "as_of_on: vacancy-as-of-far"]
        );
        let far = VacancyDraft { as_of_on: NaiveDate::MAX, note: "x".repeat(5000), ..draft(0, 14, 0) };
        assert_eq!(codes(far.check(&clock)), ["as_of_on: vacancy-as-of-far", "note: too-long"]);
    }

    #[test]
    fn a_post_agrees_with_itself() {
        let title = Names {
            kk: "  Бас   маман".into(), ru: "Главный специалист".into(), en: String::new()
        };
        let region = "100000000".parse().unwrap();
        let category = Some("C-O-5".parse().unwrap());
        let (kind, filling) = (PostKind::Political, Filling::Competed);
        let post = NewPost { title, region, category, kind, filling, direction: None };
        let mut problems = Vec::new();
        let post = post.check("", &mut problems);
        assert_eq!(post.title.kk, "Бас маман");
        let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["title.en", "category", "filling"]);
    }
}
