//! What is shown of a shortlist: one shape for the officer's page, the approver's, the recipient's and JSON. While it
//! is composed the shape is made from the living records; sending it for approval freezes it, and from then on
//! everybody sees the frozen one. No party, sex, age or birth date: the facts behind a verdict are left out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::document::LastPost;
use crate::platform::ids::RuleId;
use crate::reference::codes::Locale;
use crate::rules::text::{self, Voice};
use crate::rules::{Citation, CitationStatus, NodeResult, Outcome, Rule, Titles, Verdict};
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
        }
    }
}

impl Shown {
    /// Puts together what is shown of a person at a place with a note.
    pub fn of(person: &Person, vacancy: &Vacancy, place: i32, note: &str) -> Self {
        Self {
            place,
            name: person.name.clone(),
            region: person.region.clone(),
            last_post: person.last_post.clone(),
            years: person.years,
            note: note.to_owned(),
            verdict: ShownVerdict::of(vacancy.rule_id, &vacancy.rule, &person.verdict),
        }
    }
}

impl ShownVerdict {
    /// Keeps the sentences of a verdict, without the facts it was read from.
    pub fn of(rule_id: RuleId, rule: &Rule, verdict: &Verdict) -> Self {
        let obstacles: Vec<_> = verdict.obstacles().iter().map(|leaf| leaf.leaf.as_str()).collect();
        let mut results = Vec::new();
        flatten(&verdict.root, &mut results);
        // rule and result have one shape, so their lines from top to bottom belong together
        let lines =
            text::lines(rule).into_iter().zip(results).map(|(line, result)| match (line.leaf, result) {
                (Some(leaf), NodeResult::Leaf(result)) => ShownLine {
                    depth: line.depth,
                    leaf: Some(leaf.id.clone()),
                    outcome: result.outcome,
                    in_the_way: obstacles.contains(&leaf.id.as_str()),
                    asks: said(line.sentences),
                    why: said(text::leaf_result(leaf, result, Voice::They)),
                    law: rule.citation(leaf).map(ShownLaw::from),
                },
                (_, result) => ShownLine {
                    depth: line.depth,
                    leaf: None,
                    outcome: result.outcome(),
                    in_the_way: false,
                    asks: said(line.sentences),
                    why: Vec::new(),
                    law: None,
                },
            });
        Self {
            outcome: verdict.outcome,
            as_of_on: verdict.day.date(),
            rule_id,
            rule_code: verdict.rule.clone(),
            rule_edition: verdict.edition.clone(),
            summary: said(text::summary(verdict, Voice::They)),
            lines: lines.collect(),
        }
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
mod tests {
    use super::*;
    use crate::rules::{Day, PersonFacts, Setting, evaluate, shipped};

    fn verdict() -> (Rule, Verdict) {
        let rule = shipped().unwrap().into_iter().next().unwrap();
        let verdict = evaluate(
            &rule,
            &Setting::default(),
            &PersonFacts::default(),
            Day::from_ymd(2026, 11, 1).unwrap(),
        );
        (rule, verdict)
    }

    #[test]
    fn a_frozen_verdict_is_read_back_as_it_was() {
        let (rule, verdict) = verdict();
        let shown = ShownVerdict::of(RuleId::new(), &rule, &verdict);
        let kept = serde_json::to_value(&shown).unwrap();
        assert_eq!(serde_json::from_value::<ShownVerdict>(kept).unwrap(), shown);
        assert_eq!(shown.outcome, verdict.outcome);
    }

    #[test]
    fn each_requirement_is_shown_with_its_own_answer() {
        for rule in shipped().unwrap() {
            let verdict = evaluate(
                &rule,
                &Setting::default(),
                &PersonFacts::default(),
                Day::from_ymd(2026, 11, 1).unwrap(),
            );
            let shown = ShownVerdict::of(RuleId::new(), &rule, &verdict);
            let leaves: Vec<_> = shown.lines.iter().filter(|line| line.leaf.is_some()).collect();
            assert_eq!(leaves.len(), verdict.leaves().len(), "{}", rule.id());
            for (line, leaf) in leaves.into_iter().zip(verdict.leaves()) {
                assert_eq!((line.leaf.as_ref(), line.outcome), (Some(&leaf.leaf), leaf.outcome));
                assert!(line.law.is_some() && !line.asks.is_empty() && !line.why.is_empty());
            }
            let in_the_way = shown.lines.iter().filter(|line| line.in_the_way).count();
            assert_eq!(in_the_way, verdict.obstacles().len(), "{}", rule.id());
        }
    }

    #[test]
    fn what_is_frozen_says_nothing_of_birth_or_sex() {
        let (rule, verdict) = verdict();
        let kept = serde_json::to_string(&ShownVerdict::of(RuleId::new(), &rule, &verdict)).unwrap();
        for word in ["\"birth\"", "\"used\"", "\"sex\"", "born_on", "iin", "party"] {
            assert!(!kept.contains(word), "{word} in {kept}");
        }
    }
}
