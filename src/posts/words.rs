//! Rules in the reader's language: sentences of the rule engine become text, and a rule becomes the tree that pages
//! show. Verdicts use the same sentences: see `rules::text`.

use std::collections::BTreeMap;

use askama::Template;
use fluent_bundle::FluentValue;

use crate::platform::i18n;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::{self, Arg, Join, Sentence};
use crate::rules::{Citation, CitationStatus, Draft, Leaf, Node, Rule};

/// A sentence in the reader's language.
pub fn say(locale: Locale, reference: &Reference, sentence: &Sentence) -> String {
    let args: Vec<_> =
        sentence.args.iter().map(|(name, arg)| (*name, value(locale, reference, arg))).collect();
    i18n::message(locale, sentence.key, &args)
}

fn value(locale: Locale, reference: &Reference, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Number(number) => FluentValue::from(*number),
        other => FluentValue::String(words(locale, reference, other).into()),
    }
}

fn words(locale: Locale, reference: &Reference, arg: &Arg) -> String {
    match arg {
        Arg::Number(number) => number.to_string(),
        Arg::Text(text) => text.clone(),
        Arg::Day(day) => i18n::day(locale, day.date()),
        Arg::Key(key) => i18n::text(locale, key),
        Arg::Field(field) => {
            let digits = field.to_string();
            let known = digits.parse().ok().and_then(|code| reference.fields.get(&code));
            known.map_or(digits, |field| field.names.get(locale).to_owned())
        }
        Arg::Country(country) => {
            let code = country.to_string();
            let known = code.parse().ok().and_then(|key| reference.countries.get(&key));
            known.map_or(code, |row| row.names.get(locale).to_owned())
        }
        Arg::Phrase(sentence) => say(locale, reference, sentence),
        Arg::List(join, items) => {
            let items: Vec<_> = items.iter().map(|item| words(locale, reference, item)).collect();
            joined(locale, *join, &items)
        }
    }
}

fn joined(locale: Locale, join: Join, items: &[String]) -> String {
    let word = match join {
        Join::Comma => return items.join(", "),
        Join::Or => i18n::text(locale, "rule-list-or"),
        Join::And => i18n::text(locale, "rule-list-and"),
    };
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {word} {last}", before.join(", ")),
        None => String::new(),
    }
}

/// A rule as a tree of words: a template of its own, which pages put in with `{{ tree.html()|safe }}`.
#[derive(Debug, Clone, Template)]
#[template(path = "posts/pages/rule_tree.html")]
pub struct RuleTree {
    nodes: Vec<Shown>,
    /// Words of the links at the leaves.
    what: String,
}

/// A node as shown, in the order of the page; groups open and close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A group begins, with its words.
    Open(String),
    Leaf {
        text: String,
        law: String,
        /// Words of the badge; empty when the law was read in its present edition.
        badge: String,
        /// Where more can be asked about the leaf; empty for nowhere.
        link: String,
    },
    Close,
}

/// Citations by their short names.
type Citations = BTreeMap<String, Citation>;

impl RuleTree {
    /// The whole requirement of a rule in a language.
    pub fn new(locale: Locale, reference: &Reference, rule: &Rule) -> Self {
        Self::of(locale, reference, rule.citations(), rule.root())
    }

    /// The way through the reserve, where the rule knows one.
    pub fn way(locale: Locale, reference: &Reference, rule: &Rule) -> Option<Self> {
        rule.through_reserve().map(|node| Self::of(locale, reference, rule.citations(), node))
    }

    /// A draft as it would read: the requirement and the way through the reserve.
    pub fn of_draft(locale: Locale, reference: &Reference, draft: &Draft) -> (Self, Option<Self>) {
        let of = |node| Self::of(locale, reference, &draft.citations, node);
        (of(&draft.root), draft.through_reserve.as_ref().map(of))
    }

    fn of(locale: Locale, reference: &Reference, citations: &Citations, root: &Node) -> Self {
        let mut nodes = Vec::new();
        add(locale, reference, citations, root, &mut nodes);
        Self { nodes, what: String::new() }
    }

    /// Puts a link with these words to every leaf: this address with the leaf's id behind it.
    #[must_use]
    pub fn linked(mut self, root: &Node, address: &str, what: String) -> Self {
        self.what = what;
        let mut ids = Vec::new();
        root.for_each_leaf(&mut |leaf| ids.push(leaf.id.as_str()));
        let leaves = self.nodes.iter_mut().filter_map(|node| match node {
            Shown::Leaf { link, .. } => Some(link),
            _ => None,
        });
        for (link, id) in leaves.zip(ids) {
            *link = format!("{address}{id}");
        }
        self
    }
}

/// What a leaf asks, in a language.
pub fn leaf_text(locale: Locale, reference: &Reference, leaf: &Leaf) -> String {
    let sentences: Vec<_> =
        text::leaf(leaf).iter().map(|sentence| say(locale, reference, sentence)).collect();
    joined_sentences(&sentences)
}

/// Sentences as one text: each ends with a full stop before the next begins.
pub fn joined_sentences(sentences: &[String]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push_str(if text.ends_with('.') { " " } else { ". " });
        }
        text.push_str(sentence);
    }
    text
}

/// Words of the badge of a citation; empty when the law was read in its present edition.
pub fn badge(locale: Locale, citation: &Citation) -> String {
    match citation.status {
        CitationStatus::Confirmed => String::new(),
        status => i18n::text(locale, status.message_key()),
    }
}

fn add(locale: Locale, reference: &Reference, citations: &Citations, node: &Node, nodes: &mut Vec<Shown>) {
    if let Node::Leaf(leaf) = node {
        let citation = citations.get(&leaf.cites);
        nodes.push(Shown::Leaf {
            text: leaf_text(locale, reference, leaf),
            law: citation.map_or_else(String::new, |citation| law(locale, citation)),
            badge: citation.map_or_else(String::new, |citation| badge(locale, citation)),
            link: String::new(),
        });
        return;
    }
    let words = text::group(node).map_or_else(String::new, |sentence| say(locale, reference, &sentence));
    nodes.push(Shown::Open(words));
    for child in node.children() {
        add(locale, reference, citations, child, nodes);
    }
    nodes.push(Shown::Close);
}

/// Act, article and edition as one line.
pub fn law(locale: Locale, citation: &Citation) -> String {
    let numbered = |key: &str, name: &str, text: &str| {
        // a number gets its word; a remark is a sentence of its own
        let number = text.starts_with(|sign: char| sign.is_ascii_digit()) && text.chars().count() <= 20;
        if number {
            i18n::message(locale, key, &[(name, FluentValue::from(text.to_owned()))])
        } else {
            text.to_owned()
        }
    };
    let parts = [
        citation.act.clone(),
        numbered("rule-article", "article", &citation.article),
        numbered("rule-edition", "edition", &citation.edition),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_shipped_rule_reads_in_every_language() {
        let reference = Reference::load().unwrap();
        for rule in rules::shipped().unwrap() {
            for locale in Locale::ALL {
                let tree = RuleTree::new(*locale, &reference, &rule);
                let depth = tree.nodes.iter().fold(0_i32, |depth, node| match node {
                    Shown::Open(_) => depth + 1,
                    Shown::Close => depth - 1,
                    Shown::Leaf { .. } => depth,
                });
                assert_eq!(depth, 0);
                let html = tree.render().unwrap();
                assert_eq!(html.matches("<ul>").count(), html.matches("</ul>").count());
                assert_eq!(html.matches("kadr-leaf__text").count(), rule.leaves().len());
                assert!(!html.contains("rule-"), "{}: {html}", rule.id());
            }
        }
    }
}
