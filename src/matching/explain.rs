//! A verdict in words: the whole answer, each requirement with its place in law, what came out and why. One shape for
//! the officer's page, the applicant's, JSON and what a shortlist freezes.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::used::{self, Records, Used};
use crate::matching::words::{say, say_all};
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::{self, Voice};
use crate::rules::{Citation, CitationStatus, Leaf, LeafResult, Node, NodeResult, Outcome, Rule, Verdict};

/// A verdict as a reader sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Explained {
    pub outcome: Outcome,
    /// The day it is for.
    pub as_of_on: NaiveDate,
    /// The rule's stable name and edition.
    pub rule: String,
    pub edition: String,
    /// How far the cited law is known; anything but `confirmed` was not read in its present edition.
    pub status: CitationStatus,
    /// Whether the edition is applied and the law it cites in force on the day, as far as dates are known.
    pub applies_on_day: bool,
    /// First later day on which the rule is met if present work goes on and nothing else changes.
    pub eligible_from: Option<NaiveDate>,
    /// First later day on which only evidence, a confirmation or a check may be missing.
    pub possible_from: Option<NaiveDate>,
    /// The whole answer in the reader's language.
    pub summary: String,
    /// The requirements line by line, from top to bottom.
    pub lines: Vec<Line>,
    /// Whether the person may be appointed through the reserve without meeting the rule; absent where the rule knows no
    /// such way.
    pub through_reserve: Option<ThroughReserve>,
}

/// The way through the reserve.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThroughReserve {
    pub outcome: Outcome,
    /// The answer in the reader's language.
    pub summary: String,
    /// What the way asks, line by line.
    pub lines: Vec<Line>,
}

/// A line of the tree: a group's heading or one requirement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Line {
    /// How deep it lies; the root is 0.
    pub depth: usize,
    /// Id of the requirement; absent for a group.
    pub leaf: Option<String>,
    pub outcome: Outcome,
    /// What is asked.
    pub text: String,
    /// Why it came out so; empty for a group.
    pub why: String,
    /// Whether this keeps the whole from being met.
    pub obstacle: bool,
    /// First later day on which it is met if present work goes on and nothing else changes; absent for a group.
    pub eligible_from: Option<NaiveDate>,
    /// First later day on which only evidence, a confirmation or a check may be missing; absent for a group.
    pub possible_from: Option<NaiveDate>,
    /// The facts it was read from; empty for a group.
    pub used: Vec<Used>,
    /// Where in law it stands.
    pub law: Option<Law>,
}

/// A place in law.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Law {
    pub act: String,
    pub article: String,
    pub edition: String,
    pub status: CitationStatus,
}

impl Explained {
    /// The requirements that keep the whole from being met.
    pub fn obstacles(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.obstacle)
    }
}

/// A verdict and what is said beside it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub rule: &'a Rule,
    pub verdict: &'a Verdict,
    /// Whether the edition is applied and its law in force on the verdict's day.
    pub applies: bool,
    /// Which bodies recorded the person's checks and confirmations.
    pub records: &'a Records,
}

/// The verdict in a language.
pub fn explain(given: Given<'_>, voice: Voice, locale: Locale, reference: &Reference) -> Explained {
    let Given { rule, verdict, applies, records } = given;
    let obstacles: Vec<_> = verdict.obstacles().into_iter().map(|leaf| leaf.leaf.clone()).collect();
    let teller = Teller { rule, voice, locale, reference, records, obstacles };
    let mut lines = Vec::new();
    teller.add(rule.root(), &verdict.root, 0, &mut lines);
    let through_reserve = rule.through_reserve().zip(verdict.through_reserve.as_ref()).map(|(node, way)| {
        let mut lines = Vec::new();
        teller.add(node, &way.root, 0, &mut lines);
        ThroughReserve {
            outcome: way.outcome,
            summary: say_all(locale, reference, &text::way(way, voice)),
            lines,
        }
    });
    Explained {
        outcome: verdict.outcome,
        as_of_on: verdict.day.date(),
        rule: verdict.rule.clone(),
        edition: verdict.edition.clone(),
        status: rule.status(),
        applies_on_day: applies,
        eligible_from: verdict.when.eligible_from.map(|day| day.date()),
        possible_from: verdict.when.possible_from.map(|day| day.date()),
        summary: say_all(locale, reference, &text::summary(verdict, voice)),
        lines,
        through_reserve,
    }
}

/// What a requirement asks, in a language.
pub fn requirement(leaf: &Leaf, locale: Locale, reference: &Reference) -> String {
    say_all(locale, reference, &text::leaf(leaf))
}

struct Teller<'a> {
    rule: &'a Rule,
    voice: Voice,
    locale: Locale,
    reference: &'a Reference,
    records: &'a Records,
    obstacles: Vec<String>,
}

impl Teller<'_> {
    /// Rule and result have one shape, so they are walked together.
    fn add(&self, node: &Node, result: &NodeResult, depth: usize, lines: &mut Vec<Line>) {
        match (node, result) {
            (Node::Leaf(leaf), NodeResult::Leaf(found)) => lines.push(self.leaf(leaf, found, depth)),
            (group, NodeResult::Group(found)) => {
                let text = text::group(group).map(|sentence| say(self.locale, self.reference, &sentence));
                let (text, outcome) = (text.unwrap_or_default(), found.outcome);
                lines.push(Line {
                    depth,
                    leaf: None,
                    outcome,
                    text,
                    why: String::new(),
                    obstacle: false,
                    eligible_from: None,
                    possible_from: None,
                    used: Vec::new(),
                    law: None,
                });
                for (node, result) in group.children().iter().zip(&found.children) {
                    self.add(node, result, depth + 1, lines);
                }
            }
            _ => {}
        }
    }

    fn leaf(&self, leaf: &Leaf, found: &LeafResult, depth: usize) -> Line {
        Line {
            depth,
            leaf: Some(leaf.id.clone()),
            outcome: found.outcome,
            text: requirement(leaf, self.locale, self.reference),
            why: say_all(self.locale, self.reference, &text::leaf_result(leaf, found, self.voice)),
            obstacle: self.obstacles.contains(&leaf.id),
            eligible_from: found.when.eligible_from.map(|day| day.date()),
            possible_from: found.when.possible_from.map(|day| day.date()),
            used: used::all(self.locale, self.reference, &found.used, self.records),
            law: self.rule.citation(leaf).map(Law::from),
        }
    }
}

impl From<&Citation> for Law {
    fn from(citation: &Citation) -> Self {
        Self {
            act: citation.act.clone(),
            article: citation.article.clone(),
            edition: citation.edition.clone(),
            status: citation.status,
        }
    }
}
