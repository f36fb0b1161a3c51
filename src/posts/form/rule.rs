//! A rule edition as a choice of the form: its title, how far its law is known, and whether it is in force on the day.

use chrono::NaiveDate;

use crate::platform::page::Ui;
use crate::posts::RuleEdition;

/// The edition in one line; `as_of`: the day of the verdicts, if it is known.
pub(super) fn said(ui: &Ui, edition: &RuleEdition, as_of: Option<NaiveDate>) -> String {
    let unverified = (edition.status != "confirmed").then(|| ui.t(format!("rule-status-{}", edition.status)));
    let out = as_of.is_some_and(|day| !edition.is_applied_on(day)).then(|| ui.t("rule-not-on-day"));
    let title = format!("{} ({})", edition.title.get(ui.locale), edition.edition);
    [Some(title), unverified, out].into_iter().flatten().collect::<Vec<_>>().join(" – ")
}
