//! What is shown of a shortlist: one shape for the officer's page, the approver's, the recipient's and JSON. While it
//! is composed the shape is made from the living records; sending it for approval freezes it, and from then on
//! everybody sees the frozen one. No party, sex, age or birth date: the facts behind a verdict are left out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::ids::RuleId;
use crate::reference::codes::Locale;
use crate::rules::text::{self, Voice};
use crate::rules::{CitationStatus, Outcome, Rule, Titles, Verdict};
use crate::shortlists::said::Said;
use crate::shortlists::sources::{Person, Vacancy};

/// What stands above the people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
}

/// The post a person holds or held last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LastPost {
    pub title: String,
    pub organisation: String,
    pub started_on: NaiveDate,
    /// Absent: to the present.
    pub ended_on: Option<NaiveDate>,
}

/// One person as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
    /// Each requirement's answer, in the order of the rule.
    pub requirements: Vec<Requirement>,
}

/// One requirement and how the person stands to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Requirement {
    /// Id of the leaf within the rule.
    pub leaf: String,
    pub outcome: Outcome,
    /// Whether it must change for the rule to be met.
    pub in_the_way: bool,
    pub asks: Vec<Said>,
    pub why: Vec<Said>,
    /// Act, article and edition.
    pub law: String,
    pub law_status: CitationStatus,
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
        }
    }
}

impl Shown {
    /// Puts together what is shown of a person at a place with a note.
    pub fn of(person: &Person, vacancy: &Vacancy, verdict: &Verdict, place: i32, note: &str) -> Self {
        Self {
            place,
            name: person.name.clone(),
            region: person.region.clone(),
            last_post: person.last_post.clone(),
            years: person.years,
            note: note.to_owned(),
            verdict: ShownVerdict::of(vacancy.rule_id, &vacancy.rule, verdict),
        }
    }
}

impl ShownVerdict {
    /// Keeps the sentences of a verdict, without the facts it was read from.
    pub fn of(rule_id: RuleId, rule: &Rule, verdict: &Verdict) -> Self {
        let obstacles: Vec<_> = verdict.obstacles().iter().map(|leaf| leaf.leaf.clone()).collect();
        let said = |sentences: Vec<text::Sentence>| sentences.into_iter().map(Said::from).collect::<Vec<_>>();
        let requirements = verdict.leaves().into_iter().filter_map(|result| {
            let leaf = rule.leaf(&result.leaf)?;
            let citation = rule.citation(leaf);
            let law = citation.map(|law| [law.act.as_str(), law.article.as_str(), law.edition.as_str()]);
            let law = law.unwrap_or_default().into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            Some(Requirement {
                leaf: result.leaf.clone(),
                outcome: result.outcome,
                in_the_way: obstacles.contains(&result.leaf),
                asks: said(text::leaf(leaf)),
                why: said(text::leaf_result(leaf, result, Voice::They)),
                law: law.join(", "),
                law_status: citation.map_or(CitationStatus::Unverified, |law| law.status),
            })
        });
        Self {
            outcome: verdict.outcome,
            as_of_on: verdict.day.date(),
            rule_id,
            rule_code: verdict.rule.clone(),
            rule_edition: verdict.edition.clone(),
            summary: said(text::summary(verdict, Voice::They)),
            requirements: requirements.collect(),
        }
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
    use crate::rules::{Day, PersonFacts, evaluate, shipped};

    fn verdict() -> (Rule, Verdict) {
        let rule = shipped().unwrap().into_iter().next().unwrap();
        let verdict = evaluate(&rule, &PersonFacts::default(), Day::from_ymd(2026, 11, 1).unwrap());
        (rule, verdict)
    }

    #[test]
    fn a_frozen_verdict_is_read_back_as_it_was() {
        let (rule, verdict) = verdict();
        let shown = ShownVerdict::of(RuleId::new(), &rule, &verdict);
        assert_eq!(shown.requirements.len(), verdict.leaves().len());
        assert_eq!(shown.outcome, verdict.outcome);
        assert!(shown.requirements.iter().any(|requirement| requirement.in_the_way));
        let kept = serde_json::to_value(&shown).unwrap();
        assert_eq!(serde_json::from_value::<ShownVerdict>(kept).unwrap(), shown);
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
