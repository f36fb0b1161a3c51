//! The filters of the search page that are ranges: histograms of years of work and of months of submission, whose bars are
//! links, and the steps to a start, which are choices of the form.
//! Next: `search`, which shows them.

use std::collections::HashSet;

use super::search::address;
use crate::matching::counts::FilterCounts;
use crate::matching::dates::WITHIN;
use crate::matching::filters::{Part, SearchForm};
use crate::people::profile::day;
use crate::platform::page::Ui;

/// One range of a histogram.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) people: u64,
    /// Of the longest bar, in hundredths.
    pub(super) length: u64,
    pub(super) address: String,
    pub(super) chosen: bool,
}

/// Within how long people could start.
pub(super) struct Step {
    /// As in the address; empty for any time.
    pub(super) code: String,
    pub(super) label: String,
    /// Nothing when the search could not be read.
    pub(super) people: Option<u64>,
    pub(super) chosen: bool,
}

/// A search as names and values.
type Pairs = [(&'static str, String)];

/// The histogram of years of work; each bar leads to the search with its range.
pub(super) fn years(ui: &Ui, pairs: &Pairs, counts: &FilterCounts) -> Vec<Bar> {
    let bars = counts.years.iter().map(|range| {
        let label = match range.to {
            None => ui.t1("search-years-more", "from", range.from),
            Some(to) if to == range.from => ui.t1("search-years-less", "below", to + 1),
            Some(to) => ui.t2("search-years-range", "from", range.from, "to", to),
        };
        let from = Some(("years_from", range.from.to_string()));
        (label, range.people, [from, range.to.map(|to| ("years_to", to.to_string()))])
    });
    histogram(Part::Years, pairs, bars)
}

/// The histogram of months of submission, the latest first.
pub(super) fn submitted(ui: &Ui, pairs: &Pairs, counts: &FilterCounts) -> Vec<Bar> {
    let bars = counts.submitted.iter().map(|range| {
        let label = match range.from {
            Some(from) => ui.month(&from),
            None => ui.t("search-submitted-earlier"),
        };
        let from = range.from.map(|from| ("submitted_from", from.to_string()));
        (label, range.people, [from, Some(("submitted_to", range.to.to_string()))])
    });
    histogram(Part::Submitted, pairs, bars)
}

/// Bars from what they are called, their people, and what the search has of the part with them chosen.
fn histogram(
    part: Part,
    pairs: &Pairs,
    bars: impl Iterator<Item = (String, u64, [Option<(&'static str, String)>; 2])> + Clone,
) -> Vec<Bar> {
    let longest = bars.clone().map(|(_, people, _)| people).max().unwrap_or_default().max(1);
    let own = |name: &str| part.names().contains(&name);
    let set: HashSet<(&str, String)> =
        pairs.iter().filter(|(name, _)| own(name)).map(|(name, value)| (*name, plain(value))).collect();
    let bar = |(label, people, range): (String, u64, [Option<(&'static str, String)>; 2])| {
        let range: Vec<_> = range.into_iter().flatten().collect();
        Bar {
            label,
            people,
            length: people.saturating_mul(100) / longest,
            chosen: set.len() == range.len()
                && range.iter().all(|(name, value)| set.contains(&(*name, value.clone()))),
            address: address(pairs.iter().filter(|(name, _)| !own(name)), &range),
        }
    };
    bars.map(bar).collect()
}

/// The steps to a start, with any time first.
pub(super) fn steps(ui: &Ui, form: &SearchForm, counts: &FilterCounts) -> Vec<Step> {
    let people = |within: Option<u32>| {
        counts.available.iter().find(|step| step.within == within).map(|step| step.people)
    };
    let steps = [None].into_iter().chain(WITHIN.into_iter().map(Some)).map(|within| {
        let code = within.map(|months| months.to_string()).unwrap_or_default();
        let chosen = form.available_within.trim() == code;
        let label = within.map_or_else(|| ui.t("search-available-any"), |months| within_words(ui, months));
        Step { code, label, people: people(within), chosen }
    });
    steps.collect()
}

/// "now", "within 3 months".
pub(super) fn within_words(ui: &Ui, months: u32) -> String {
    if months == 0 {
        ui.t("search-available-now")
    } else {
        ui.t1("search-available-within", "months", months)
    }
}

/// A day as the address of a bar writes it, and as a field for days wants it, however it was typed; anything else as it is.
pub(super) fn plain(text: &str) -> String {
    day(text).map_or_else(|_| text.trim().to_owned(), |day| day.to_string())
}
