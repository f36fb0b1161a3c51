//! The scorecard that orders people with the same verdict: what is counted, how much it weighs, nothing hidden.
//! It knows service, languages and place. It is not given name, sex, age, party or photo, so they cannot count;
//! and it never outweighs the rule: points order people within a verdict, not across verdicts.

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::tenure::Tenure;
use crate::reference::codes::LanguageLevel;
use crate::reference::keys::Kato;
use crate::rules::leaf::{ServiceTest, Test};
use crate::rules::{Day, Facts, Rule};

/// Points of a component at its best; together 100.
pub const WEIGHTS: Weights = Weights { service: 40, leading: 30, languages: 15, region: 15 };
/// Months of service beyond the rule's demand that give all points: ten years.
pub const MOST_SURPLUS: u32 = 120;
/// Months in leading posts that give all points: ten years.
pub const MOST_LEADING: u32 = 120;
/// Languages at B2 or better that give all points.
pub const MOST_LANGUAGES: u32 = 3;

/// How much each component weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Weights {
    pub service: u32,
    pub leading: u32,
    pub languages: u32,
    pub region: u32,
}

/// How near a person is to the place of the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegionFit {
    /// Lives in the region.
    Lives,
    /// Would go there.
    Wishes,
    Neither,
}

/// What is counted of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Merit {
    /// Whole months of work.
    pub service_months: u32,
    /// Of which beyond the longest service the rule asks for.
    pub surplus_months: u32,
    /// Whole months in leading posts.
    pub leading_months: u32,
    /// Languages at B2 or better.
    pub languages: u32,
    pub region: RegionFit,
}

/// The points of each component, and their sum of at most 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Score {
    /// Hundredths of points, so that a month makes a difference.
    pub total: u32,
    pub service: u32,
    pub leading: u32,
    pub languages: u32,
    pub region: u32,
}

/// What merit is measured against: made once for a vacancy.
#[derive(Debug, Clone, Copy)]
pub struct Yardstick {
    day: Day,
    region: Kato,
    /// The longest service any leaf of the rule asks for, in months.
    required_months: u32,
}

impl Yardstick {
    /// For a rule, the place of the post and a day.
    pub fn new(rule: &Rule, place: Kato, day: Day) -> Self {
        let asked = |test: &ServiceTest| u32::from(test.years) * 12 + u32::from(test.months);
        let required = rule.leaves().into_iter().filter_map(|leaf| match &leaf.test {
            Test::Service(test) => Some(asked(test)),
            _ => None,
        });
        Self { day, region: place.region(), required_months: required.max().unwrap_or_default() }
    }

    /// Measures a person. `wished` are the two-digit numbers of the regions they would go to.
    pub fn measure(
        &self,
        facts: &impl Facts,
        mut wished: impl Iterator<Item = u64>,
        tenure: &mut Tenure,
    ) -> Merit {
        let service_months = tenure.months(facts, self.day);
        let able = |level: LanguageLevel| level >= LanguageLevel::B2;
        let languages =
            facts.languages().filter_map(|skill| skill.parts()).filter(|parts| able(parts.level)).count();
        let here = self.region.region_number();
        let lives = facts
            .residence()
            .and_then(|fact| Kato::from_number(fact.kato()))
            .is_some_and(|kato| kato.region_number() == here);
        let region = if lives {
            RegionFit::Lives
        } else if wished.any(|region| region == u64::from(here)) {
            RegionFit::Wishes
        } else {
            RegionFit::Neither
        };
        Merit {
            service_months,
            surplus_months: service_months.saturating_sub(self.required_months),
            leading_months: tenure.leading_months(facts, self.day),
            languages: u32::try_from(languages).unwrap_or(u32::MAX),
            region,
        }
    }
}

impl Merit {
    /// The points: each component in proportion, up to its weight.
    pub fn score(&self) -> Score {
        let share = |have: u32, most: u32, weight: u32| have.min(most) * weight * 100 / most;
        let service = share(self.surplus_months, MOST_SURPLUS, WEIGHTS.service);
        let leading = share(self.leading_months, MOST_LEADING, WEIGHTS.leading);
        let languages = share(self.languages, MOST_LANGUAGES, WEIGHTS.languages);
        let region = match self.region {
            RegionFit::Lives => WEIGHTS.region * 100,
            RegionFit::Wishes => WEIGHTS.region * 50,
            RegionFit::Neither => 0,
        };
        Score { total: service + leading + languages + region, service, leading, languages, region }
    }
}
