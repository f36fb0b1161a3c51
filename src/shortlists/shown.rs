//! What is shown of a shortlist: one shape for the officer's page, the approver's, the recipient's and JSON. While it
//! is composed the shape is made from the living records; sending it for approval freezes it, and from then on
//! everybody sees the frozen one. No party, sex, age or birth date: of the facts behind a verdict, birth and relatives
//! are left out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::document::LastPost;
use crate::matching::used::{self, Records};
use crate::platform::ids::RuleId;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::{self, Voice};
use crate::rules::{Citation, CitationStatus, NodeResult, Outcome, Rule, Titles, UsedFact};
use crate::shortlists::said::Said;
use crate::shortlists::sources::{Person, Vacancy};

/// What stands above the people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ShortlistHead)]
pub struct Head {
    /// Title of the post.
    pub vacancy: Titles,
    /// Name of the body that fills it.
    pub body: Titles,
    /// Region of the post (KATO).
    pub region: String,
    /// The day every verdict is for.
    pub as_of_on: NaiveDate,
    /// Title of the rule.
    pub rule: Titles,
    /// The rule's stable name and its edition.
    pub rule_code: String,
    pub rule_edition: String,
    /// How far the cited law is known; absent where a list was frozen before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_status: Option<CitationStatus>,
    /// Whether the edition is applied and the law it cites in force on the day; absent like `rule_status`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_on_day: Option<bool>,
}

/// One person as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ShownPerson)]
pub struct Shown {
    /// Place in the order, from 1.
    pub place: i32,
    /// Surname, given name, patronymic, as the person writes them.
    pub name: String,
    /// Region of residence (KATO), if stated.
    pub region: Option<String>,
    pub last_post: Option<LastPost>,
    /// Full years of work and service on the day; overlaps count once.
    pub years: u32,
    /// Why this person, in the officer's words.
    pub note: String,
    pub verdict: ShownVerdict,
}

/// The verdict with its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShownVerdict {
    pub outcome: Outcome,
    /// The day it is for.
    pub as_of_on: NaiveDate,
    /// The rule edition it was told by.
    pub rule_id: RuleId,
    pub rule_code: String,
    pub rule_edition: String,
    /// The whole rule's answer.
    pub summary: Vec<Said>,
    /// The rule from top to bottom: headings of groups, and requirements with their answers.
    pub lines: Vec<ShownLine>,
    /// The way through the reserve, where the rule knows one; absent where a list was frozen before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through_reserve: Option<ShownWay>,
}

/// Whether the person may be appointed through the reserve without meeting the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShownWay {
    pub outcome: Outcome,
    pub summary: Vec<Said>,
    /// What the way asks, from top to bottom.
    pub lines: Vec<ShownLine>,
}

/// A line of the rule: a group's heading, or one requirement and how the person stands to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShownLine {
    /// How deep it lies; the root is 0.
    pub depth: usize,
    /// Id of the requirement within the rule; absent for a group.
    pub leaf: Option<String>,
    pub outcome: Outcome,
    /// Whether it must change for the rule to be met.
    pub in_the_way: bool,
    pub asks: Vec<Said>,
    /// Empty for a group.
    pub why: Vec<Said>,
    /// The facts it was read from, in each language, but for birth and relatives; empty for a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used: Vec<Titles>,
    pub law: Option<ShownLaw>,
}

/// A place in law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShownLaw {
    pub act: String,
    pub article: String,
    pub edition: String,
    pub status: CitationStatus,
}

impl Head {
    pub fn of(vacancy: &Vacancy) -> Self {
        Self {
            vacancy: vacancy.title.clone(),
            body: vacancy.body_name.clone(),
            region: vacancy.region.clone(),
            as_of_on: vacancy.as_of_on,
            rule: vacancy.rule.title().clone(),
            rule_code: vacancy.rule.id().to_owned(),
            rule_edition: vacancy.rule.edition().to_owned(),
            rule_status: Some(vacancy.rule.status()),
            applies_on_day: Some(vacancy.applies),
        }
    }
}

impl Shown {
    /// Puts together what is shown of a person at a place with a note.
    pub fn of(person: &Person, (vacancy, reference): (&Vacancy, &Reference), place: i32, note: &str) -> Self {
        Self {
            place,
            name: person.name.clone(),
            region: person.region.clone(),
            last_post: person.last_post.clone(),
            years: person.years,
            note: note.to_owned(),
            verdict: ShownVerdict::of(vacancy, person, reference),
        }
    }

    /// Leaves of somebody who is no longer to be read about only the note and the verdict that was saved, and the name where that
    /// may be told.
    pub fn take_away(&mut self, saved: Outcome, named: bool) {
        if !named {
            self.name.clear();
        }
        (self.region, self.last_post, self.years) = (None, None, 0);
        let ShownVerdict { outcome, summary, lines, through_reserve, .. } = &mut self.verdict;
        *outcome = saved;
        summary.clear();
        lines.clear();
        *through_reserve = None;
    }
}

impl ShownVerdict {
    /// Keeps the sentences of a verdict and the facts it was read from, without birth and relatives.
    pub fn of(vacancy: &Vacancy, person: &Person, reference: &Reference) -> Self {
        let (rule, verdict) = (&vacancy.rule, &person.verdict);
        let obstacles = verdict.obstacles().iter().map(|leaf| leaf.leaf.clone()).collect();
        let teller = Teller { rule, records: &person.records, reference, obstacles };
        let way = rule.through_reserve().zip(verdict.through_reserve.as_ref());
        let through_reserve = way.map(|(node, way)| ShownWay {
            outcome: way.outcome,
            summary: said(text::way(way, Voice::They)),
            lines: teller.lines(text::lines_of(node), &way.root),
        });
        Self {
            outcome: verdict.outcome,
            as_of_on: verdict.day.date(),
            rule_id: vacancy.rule_id,
            rule_code: verdict.rule.clone(),
            rule_edition: verdict.edition.clone(),
            summary: said(text::summary(verdict, Voice::They)),
            lines: teller.lines(text::lines(rule), &verdict.root),
            through_reserve,
        }
    }

    /// Whether the person may be appointed although the rule is not met.
    pub fn is_through_reserve(&self) -> bool {
        let way = self.through_reserve.as_ref().map(|way| way.outcome);
        self.outcome != Outcome::Meets && way == Some(Outcome::Meets)
    }
}

struct Teller<'a> {
    rule: &'a Rule,
    records: &'a Records,
    reference: &'a Reference,
    obstacles: Vec<String>,
}

impl Teller<'_> {
    /// The facts in the three languages. Whoever receives a list needs no birth date and no relative's post.
    fn used(&self, facts: &[UsedFact]) -> Vec<Titles> {
        let told = facts
            .iter()
            .filter(|fact| !matches!(fact, UsedFact::Birth { .. } | UsedFact::Relative(_)))
            .map(|fact| {
                let say = |locale| used::with_body(locale, self.reference, fact, self.records);
                Titles { kk: say(Locale::Kk), ru: say(Locale::Ru), en: say(Locale::En) }
            });
        told.collect()
    }

    /// Rule and result have one shape, so their lines from top to bottom belong together.
    fn lines(&self, lines: Vec<text::Line<'_>>, root: &NodeResult) -> Vec<ShownLine> {
        let mut results = Vec::new();
        flatten(root, &mut results);
        let both = lines.into_iter().zip(results);
        both.map(|(line, result)| match (line.leaf, result) {
            (Some(leaf), NodeResult::Leaf(result)) => ShownLine {
                depth: line.depth,
                leaf: Some(leaf.id.clone()),
                outcome: result.outcome,
                in_the_way: self.obstacles.contains(&leaf.id),
                asks: said(line.sentences),
                why: said(text::leaf_result(leaf, result, Voice::They)),
                used: self.used(&result.used),
                law: self.rule.citation(leaf).map(ShownLaw::from),
            },
            (_, result) => ShownLine {
                depth: line.depth,
                leaf: None,
                outcome: result.outcome(),
                in_the_way: false,
                asks: said(line.sentences),
                why: Vec::new(),
                used: Vec::new(),
                law: None,
            },
        })
        .collect()
    }
}

fn said(sentences: Vec<text::Sentence>) -> Vec<Said> {
    sentences.into_iter().map(Said::from).collect()
}

/// Every node from top to bottom.
fn flatten<'n>(node: &'n NodeResult, to: &mut Vec<&'n NodeResult>) {
    to.push(node);
    if let NodeResult::Group(group) = node {
        group.children.iter().for_each(|child| flatten(child, to));
    }
}

impl From<&Citation> for ShownLaw {
    fn from(law: &Citation) -> Self {
        let Citation { act, article, edition, status, .. } = law;
        Self { act: act.clone(), article: article.clone(), edition: edition.clone(), status: *status }
    }
}

/// The title in a language.
pub fn title(titles: &Titles, locale: Locale) -> &str {
    match locale {
        Locale::Kk => &titles.kk,
        Locale::Ru => &titles.ru,
        Locale::En => &titles.en,
    }
}

#[cfg(test)]
#[path = "shown_tests.rs"]
mod tests;
