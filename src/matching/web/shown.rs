//! What the pages of this domain share: one line about a person, a verdict's tree, turning pages.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::accounts::Account;
use crate::matching::document::Row;
use crate::matching::evaluation::{Listed, SOON_MONTHS};
use crate::matching::explain::{Explained, Law, Line, ThroughReserve};
use crate::platform::app::App;
use crate::platform::ids::PersonId;
use crate::platform::page::Ui;
use crate::rules::{CitationStatus, Outcome};

/// The end of a class name for a verdict. Templates pass references.
pub(super) const fn class(outcome: &Outcome) -> &'static str {
    match *outcome {
        Outcome::Meets => "meets",
        Outcome::CannotTell => "cannot-tell",
        Outcome::DoesNot => "does-not",
    }
}

/// The end of a class name for a list.
pub(super) const fn class_of(listed: Listed) -> &'static str {
    match listed {
        Listed::Verdict(outcome) => class(&outcome),
        Listed::ThroughReserve => "meets",
        Listed::Soon => "cannot-tell",
    }
}

/// Whom of the reserve an account may look at, in words; nothing for everybody.
pub(super) fn reach(app: &App, ui: &Ui, account: &Account) -> Option<String> {
    let place = |kato: &String| kato.parse().map(|kato| app.reference.place_name(kato, ui.locale));
    let places: Vec<String> = account.regions.iter().filter_map(|kato| place(kato).ok()).collect();
    let programmes: Vec<_> = account.programmes.iter().map(|one| ui.t(one.message_key())).collect();
    let places = (!places.is_empty()).then(|| ui.t1("search-reach-places", "places", places.join(", ")));
    let members = (!programmes.is_empty())
        .then(|| ui.t1("search-reach-programmes", "programmes", programmes.join(", ")));
    let whom = match (places, members) {
        (Some(one), Some(two)) => ui.t2("search-reach-both", "one", one, "two", two),
        (one, two) => one.or(two)?,
    };
    Some(ui.t1("search-reach", "reach", whom))
}

/// The word for a list.
pub(super) fn label(ui: &Ui, listed: Listed) -> String {
    match listed {
        Listed::Verdict(outcome) => ui.t(word(&outcome)),
        Listed::ThroughReserve => ui.t("match-through-reserve"),
        Listed::Soon => ui.t1("match-soon", "months", SOON_MONTHS),
    }
}

/// Key of the word for a verdict about somebody.
pub(super) const fn word(outcome: &Outcome) -> &'static str {
    match *outcome {
        Outcome::Meets => "verdict-word-meets",
        Outcome::CannotTell => "verdict-word-cannot_tell",
        Outcome::DoesNot => "verdict-word-does_not",
    }
}

/// Key of the word for a verdict, to the person.
pub(super) const fn word_to_you(outcome: &Outcome) -> &'static str {
    match *outcome {
        Outcome::Meets => "verdict-word-you-meets",
        Outcome::CannotTell => "verdict-word-you-cannot_tell",
        Outcome::DoesNot => "verdict-word-you-does_not",
    }
}

/// Points out of hundredths, with as many digits as there are: the parts of a scorecard must add up to its sum.
pub(super) fn points(ui: &Ui, hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let sign = ui.pick(",", ",", ".");
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}{sign}{}", rest / 10),
        _ => format!("{whole}{sign}{rest:02}"),
    }
}

/// A length of work in years, or in months under one year.
pub(super) fn work(ui: &Ui, months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => ui.t1("search-work-months", "months", months),
        (years, 0) => ui.t1("search-work-years", "years", years),
        (years, months) => ui.t2("search-work-years-months", "years", years, "months", months),
    }
}

/// One person in a list.
pub struct PersonLine {
    pub person: PersonId,
    pub name: String,
    pub address: String,
    /// Present or last post; empty when none is stated.
    pub post: String,
    pub residence: String,
    pub experience: String,
    pub available_on: Option<NaiveDate>,
}

impl PersonLine {
    /// The line, leading to the person's file.
    pub fn new(ui: &Ui, app: &App, person: PersonId, row: &Row, months: u32, leading_months: u32) -> Self {
        let post = row.last_post.as_ref().map(|post| {
            let years = match post.until {
                None => ui.t1("search-post-since", "year", year(post.since)),
                Some(until) => format!("{}–{}", year(post.since), year(until)),
            };
            format!("{}, {} · {years}", post.title, post.organisation)
        });
        let residence = row.residence.map(|kato| app.reference.place_name(kato, ui.locale));
        let leading = leading_months / 12;
        let experience = if leading > 0 {
            ui.t2(
                "search-experience-leading",
                "length",
                work(ui, months),
                "leading",
                work(ui, leading_months),
            )
        } else {
            ui.t1("search-experience", "length", work(ui, months))
        };
        Self {
            person,
            name: row.name.clone(),
            address: format!("/people/{person}"),
            post: post.unwrap_or_default(),
            residence: residence.unwrap_or_else(|| ui.t("search-no-residence")),
            experience,
            available_on: row.available_on.filter(|day| *day > app.clock.today()),
        }
    }

    /// The same line leading elsewhere.
    #[must_use]
    pub(crate) fn at(self, address: String) -> Self {
        Self { address, ..self }
    }
}

fn year(day: NaiveDate) -> String {
    use chrono::Datelike as _;
    day.year().to_string()
}

/// Where the neighbours of a page of a list are.
pub struct Turn {
    pub page: u32,
    pub pages: u32,
    pub earlier: Option<String>,
    pub later: Option<String>,
}

impl Turn {
    pub fn new(page: u32, pages: u32, address: impl Fn(u32) -> String) -> Self {
        Self {
            page,
            pages,
            earlier: (page > 1).then(|| address(page - 1)),
            later: (page < pages).then(|| address(page + 1)),
        }
    }
}

/// The tree of a verdict in the order of the page; groups open and close.
pub(super) struct Tree(pub(super) Vec<Node>);

/// A step of the tree.
pub(super) enum Node {
    Open(String),
    Leaf(Leaf),
    Close,
}

/// A requirement and what came out.
pub(super) struct Leaf {
    pub(super) class: &'static str,
    pub(super) text: String,
    /// Message key of the outcome.
    pub(super) state: &'static str,
    pub(super) why: String,
    /// The facts it was read from, in words.
    pub(super) used: Vec<String>,
    pub(super) law: String,
    /// Message key of the badge; empty when the law was read in its present edition.
    pub(super) badge: &'static str,
}

impl Tree {
    pub(super) fn new(ui: &Ui, explained: &Explained) -> Self {
        Self::of(ui, &explained.lines)
    }

    /// The tree of the way through the reserve.
    pub(super) fn of_way(ui: &Ui, way: &ThroughReserve) -> Self {
        Self::of(ui, &way.lines)
    }

    fn of(ui: &Ui, lines: &[Line]) -> Self {
        let (mut nodes, mut open): (Vec<Node>, Vec<usize>) = (Vec::new(), Vec::new());
        for line in lines {
            while open.last().is_some_and(|depth| *depth >= line.depth) {
                open.pop();
                nodes.push(Node::Close);
            }
            if line.leaf.is_some() {
                nodes.push(Node::Leaf(leaf(ui, line)));
            } else {
                open.push(line.depth);
                nodes.push(Node::Open(line.text.clone()));
            }
        }
        nodes.extend(open.iter().map(|_| Node::Close));
        Self(nodes)
    }
}

/// Key of the badge of law that is not confirmed; empty for law that is.
pub(super) fn badge(law: Option<&Law>) -> &'static str {
    let status = law.map(|law| law.status).filter(|status| *status != CitationStatus::Confirmed);
    status.map_or("", CitationStatus::message_key)
}

fn leaf(ui: &Ui, line: &Line) -> Leaf {
    Leaf {
        class: class(&line.outcome),
        text: line.text.clone(),
        state: line.outcome.message_key(),
        why: line.why.clone(),
        used: line.used.iter().map(|fact| fact.text.clone()).collect(),
        law: line.law.as_ref().map(|law| place_in_law(ui, law)).unwrap_or_default(),
        badge: badge(line.law.as_ref()),
    }
}

pub(super) fn place_in_law(ui: &Ui, law: &Law) -> String {
    let mut place = law.act.clone();
    for (key, name, value) in
        [("verdict-law-article", "article", &law.article), ("verdict-law-edition", "edition", &law.edition)]
    {
        if !value.is_empty() {
            // writing to a string cannot fail
            let _ = write!(place, "; {}", ui.t1(key, name, value));
        }
    }
    place
}
