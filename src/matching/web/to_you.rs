//! A verdict told to the person: the answer, what is missing, what would change it and from when, the way through the
//! reserve, and the whole tree behind a fold. A template of its own, which pages put in with `{{ to_you.render()?|safe }}`:
//! the check, the applicant's list, a vacancy's public page.

use askama::Template;

use super::shown::{self, Tree};
use crate::matching::explain::{Explained, Given, explain};
use crate::matching::remedies::remedies;
use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::rules::text::Voice;
use crate::rules::{CitationStatus, Outcome};

/// The part of a page.
#[derive(Template)]
#[template(path = "matching/pages/to_you.html")]
pub struct ToYou {
    ui: Ui,
    explained: Explained,
    /// Key of the badge of the whole rule; empty for law that is confirmed.
    badge: &'static str,
    missing: Vec<Missing>,
    /// The way through the reserve: what is said, its outcome, its tree.
    way: Option<(String, Outcome, Tree)>,
    tree: Tree,
    /// What the verdict is about, for readers who hear one fold after another.
    about: String,
}

/// A requirement in the way.
struct Missing {
    class: &'static str,
    text: String,
    why: String,
    used: Vec<String>,
    law: String,
    /// Key of the badge of law that is not confirmed; empty for law that is.
    badge: &'static str,
    /// What would change it.
    remedy: String,
}

impl ToYou {
    /// The verdict in the page's language; `about`: title of the post or of the rule.
    pub fn new(app: &App, ui: &Ui, given: Given<'_>, about: &str) -> Self {
        let explained = explain(given, Voice::You, ui.locale, &app.reference);
        let remedies = remedies(given.rule, given.verdict, ui.locale, &app.reference);
        let missing = explained.obstacles().map(|line| {
            let remedy = remedies.iter().find(|remedy| Some(&remedy.leaf) == line.leaf.as_ref());
            Missing {
                class: shown::class(&line.outcome),
                text: line.text.clone(),
                why: line.why.clone(),
                used: line.used.iter().map(|fact| fact.text.clone()).collect(),
                law: line.law.as_ref().map(|law| shown::place_in_law(ui, law)).unwrap_or_default(),
                badge: shown::badge(line.law.as_ref()),
                remedy: remedy.map(|remedy| remedy.text.clone()).unwrap_or_default(),
            }
        });
        let missing = missing.collect();
        let way = explained.through_reserve.as_ref();
        let way = way.map(|way| (way.summary.clone(), way.outcome, Tree::of_way(ui, way)));
        let tree = Tree::new(ui, &explained);
        let badge = match explained.status {
            CitationStatus::Confirmed => "",
            status => status.message_key(),
        };
        Self { ui: ui.clone(), badge, missing, way, tree, about: about.to_owned(), explained }
    }
}
