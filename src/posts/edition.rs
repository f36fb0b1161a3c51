//! The edition a vacancy is filled by, and the days on which it is applied. Its days are those of the row, which a successor
//! may end; its content never changes.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::error::FieldProblem;
use crate::platform::ids::RuleId;
use crate::reference::data::Names;
use crate::rules::{Day, Rule};

/// One edition of a rule, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleEdition {
    pub id: RuleId,
    /// Stable name across editions.
    pub code: String,
    pub edition: String,
    pub title: Names,
    /// How far the cited law is known: `confirmed`, `historic` or `unverified`.
    pub status: String,
    /// First day it is applied; absent: since before anybody asks.
    pub in_force_from: Option<NaiveDate>,
    /// First day it is no longer applied; absent: until further notice. Set when a successor is published, so it may say
    /// more than the content.
    pub in_force_until: Option<NaiveDate>,
}

impl RuleEdition {
    /// Whether the edition is applied on the day, as far as its days are known.
    pub fn is_applied_on(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day < until)
    }

    /// Whether the edition is applied on the day and every law it cites in force. `rule` is its content.
    pub fn is_in_force_on(&self, rule: &Rule, day: Day) -> bool {
        self.is_applied_on(day.date()) && rule.in_force_on(day)
    }
}

/// The edition is not applied on the day of the verdicts.
pub(super) fn not_in_force() -> FieldProblem {
    FieldProblem::new("rule", "rule-not-in-force")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_applied_from_its_first_day_to_before_its_end() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 1, day);
        let edition = |in_force_from, in_force_until| RuleEdition {
            id: RuleId::new(),
            code: "own".into(),
            edition: "1".into(),
            title: Names { kk: "Қ".into(), ru: "Р".into(), en: "E".into() },
            status: "confirmed".into(),
            in_force_from,
            in_force_until,
        };
        let days = |edition: RuleEdition| [1, 2, 3, 4].map(|at| edition.is_applied_on(day(at).unwrap()));
        assert_eq!(days(edition(None, None)), [true; 4]);
        assert_eq!(days(edition(day(2), day(4))), [false, true, true, false]);
        assert_eq!(days(edition(None, day(2))), [true, false, false, false]);
    }
}
