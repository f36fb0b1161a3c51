//! A verdict told to the person: the answer, what is missing, what would change it and from when, the way through the
//! reserve, and the whole tree behind a fold. A template of its own, which pages put in with `{{ to_you.render()?|safe }}`:
//! the check, the applicant's list, a vacancy's public page.

use askama::Template;

use super::shown::{self, Tree};
use crate::matching::explain::{Explained, explain};
use crate::matching::remedies::remedies;
use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::rules::text::Voice;
use crate::rules::{Outcome, Rule, Verdict};

/// The part of a page.
#[derive(Template)]
#[template(path = "matching/pages/to_you.html")]
pub struct ToYou {
    ui: Ui,
    explained: Explained,
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
    /// What would change it.
    remedy: String,
}

impl ToYou {
    /// The verdict in the page's language; `about`: title of the post or of the rule.
    pub fn new(app: &App, ui: &Ui, rule: &Rule, verdict: &Verdict, about: &str) -> Self {
        let explained = explain(rule, verdict, Voice::You, ui.locale, &app.reference);
        let remedies = remedies(rule, verdict, ui.locale, &app.reference);
        let missing = explained.obstacles().map(|line| {
            let remedy = remedies.iter().find(|remedy| Some(&remedy.leaf) == line.leaf.as_ref());
            Missing {
                class: shown::class(&line.outcome),
                text: line.text.clone(),
                why: line.why.clone(),
                remedy: remedy.map(|remedy| remedy.text.clone()).unwrap_or_default(),
            }
        });
        let missing = missing.collect();
        let way = explained.through_reserve.as_ref();
        let way = way.map(|way| (way.summary.clone(), way.outcome, Tree::of_way(ui, way)));
        let tree = Tree::new(ui, &explained);
        Self { ui: ui.clone(), missing, way, tree, about: about.to_owned(), explained }
    }
}
