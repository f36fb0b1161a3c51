//! What is shown of a shortlist, put into the reader's words for every page alike.

use chrono::NaiveDate;

use crate::matching::document::LastPost;
use crate::platform::page::Ui;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::{CitationStatus, Outcome};
use crate::shortlists::said::text_of;
use crate::shortlists::shown::{Head, Shown, ShownLaw, ShownLine, title};

/// What stands above the people, in words.
pub struct HeadText {
    pub vacancy: String,
    pub body: String,
    pub region: String,
    /// The rule's title and edition.
    pub rule: String,
    /// Key of the badge of law that is not confirmed.
    pub badge: Option<&'static str>,
    /// Whether the edition is known not to be in force on the day.
    pub is_out: bool,
    pub as_of_on: NaiveDate,
}

/// One person, in words.
pub struct PersonText {
    pub place: i32,
    pub name: String,
    /// Title and organisation of the present or last post; empty if none is stated.
    pub post: String,
    /// "since …" or "… – …".
    pub post_time: String,
    pub region: String,
    pub years: u32,
    pub note: String,
    /// `meets`, `does-not` or `cannot-tell`: the tail of the class.
    pub class: &'static str,
    /// Key of the word for the verdict.
    pub word: &'static str,
    pub summary: String,
    pub as_of_on: NaiveDate,
    pub edition: String,
    /// Whether the person was chosen although the rule is not met and no way through the reserve is open.
    pub is_exception: bool,
    pub lines: Vec<LineText>,
    /// The way through the reserve, where the rule knows one.
    pub way: Option<WayText>,
}

/// The way through the reserve, in words.
pub struct WayText {
    pub class: &'static str,
    pub word: &'static str,
    pub summary: String,
    pub lines: Vec<LineText>,
}

/// A line of the rule, in words.
pub struct LineText {
    /// Whether it is the heading of a group.
    pub is_group: bool,
    /// The groups that end after this line, innermost first; whether each is the outermost.
    pub closes: Vec<bool>,
    pub class: &'static str,
    pub word: &'static str,
    pub asks: String,
    pub why: String,
    /// The facts it was read from.
    pub used: Vec<String>,
    pub law: String,
    /// Key of the badge of law that nobody has confirmed.
    pub law_status: Option<&'static str>,
}

/// Tail of the class of an outcome.
pub const fn class_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Meets => "meets",
        Outcome::DoesNot => "does-not",
        Outcome::CannotTell => "cannot-tell",
    }
}

impl HeadText {
    pub fn of(head: &Head, locale: Locale, reference: &Reference) -> Self {
        Self {
            vacancy: title(&head.vacancy, locale).to_owned(),
            body: title(&head.body, locale).to_owned(),
            region: place_name(&head.region, locale, reference),
            rule: format!("{}, {}", title(&head.rule, locale), head.rule_edition),
            badge: head
                .rule_status
                .filter(|status| *status != CitationStatus::Confirmed)
                .map(CitationStatus::message_key),
            is_out: head.applies_on_day == Some(false),
            as_of_on: head.as_of_on,
        }
    }
}

impl PersonText {
    pub fn of(shown: &Shown, ui: &Ui, reference: &Reference) -> Self {
        let locale = ui.locale;
        let post = shown.last_post.as_ref();
        let verdict = &shown.verdict;
        Self {
            place: shown.place,
            name: shown.name.clone(),
            post: post.map(|post| format!("{}, {}", post.title, post.organisation)).unwrap_or_default(),
            post_time: post.map(|post| post_time(ui, post)).unwrap_or_default(),
            region: shown
                .region
                .as_deref()
                .map(|kato| place_name(kato, locale, reference))
                .unwrap_or_default(),
            years: shown.years,
            note: shown.note.clone(),
            class: class_of(verdict.outcome),
            word: verdict.outcome.message_key(),
            summary: text_of(&verdict.summary, locale, reference),
            as_of_on: verdict.as_of_on,
            edition: verdict.rule_edition.clone(),
            is_exception: verdict.outcome == Outcome::DoesNot && !verdict.is_through_reserve(),
            lines: lines_of(&verdict.lines, ui, reference),
            way: verdict.through_reserve.as_ref().map(|way| WayText {
                class: class_of(way.outcome),
                word: way.outcome.message_key(),
                summary: text_of(&way.summary, locale, reference),
                lines: lines_of(&way.lines, ui, reference),
            }),
        }
    }
}

fn post_time(ui: &Ui, post: &LastPost) -> String {
    let since = ui.day(&post.since);
    match &post.until {
        None => ui.t1("shortlist-post-since", "day", since),
        Some(until) => ui.t2("shortlist-post-until", "since", since, "until", ui.day(until)),
    }
}

/// Lines with the ends of their groups, so that a page can nest them as it goes.
fn lines_of(lines: &[ShownLine], ui: &Ui, reference: &Reference) -> Vec<LineText> {
    let depths_after = lines.iter().skip(1).map(|line| line.depth).chain(std::iter::once(0));
    let ended = lines.iter().zip(depths_after).map(|(line, after)| {
        let open = if line.leaf.is_none() { line.depth + 1 } else { line.depth };
        let closes = (after..open).rev().map(|depth| depth == 0).collect();
        LineText::of(line, closes, ui, reference)
    });
    ended.collect()
}

impl LineText {
    fn of(one: &ShownLine, closes: Vec<bool>, ui: &Ui, reference: &Reference) -> Self {
        use crate::rules::CitationStatus::Confirmed;
        let unread = one.law.as_ref().filter(|law| law.status != Confirmed);
        Self {
            is_group: one.leaf.is_none(),
            closes,
            class: class_of(one.outcome),
            word: one.outcome.message_key(),
            asks: text_of(&one.asks, ui.locale, reference),
            why: text_of(&one.why, ui.locale, reference),
            used: one.used.iter().map(|fact| title(fact, ui.locale).to_owned()).collect(),
            law: one.law.as_ref().map(|law| law_text(ui, law)).unwrap_or_default(),
            law_status: unread.map(|law| law.status.message_key()),
        }
    }
}

/// Act, article and edition as one line.
fn law_text(ui: &Ui, law: &ShownLaw) -> String {
    let mut parts = vec![law.act.clone()];
    if !law.article.is_empty() {
        parts.push(ui.t1("rule-article", "article", &law.article));
    }
    if !law.edition.is_empty() {
        parts.push(ui.t1("rule-edition", "edition", &law.edition));
    }
    parts.join("; ")
}

/// Name of a place by its KATO; the digits if nobody knows it.
pub fn place_name(kato: &str, locale: Locale, reference: &Reference) -> String {
    kato.parse().map_or_else(|_| kato.to_owned(), |known| reference.place_name(known, locale))
}
