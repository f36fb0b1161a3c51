//! The scorecard that orders people with the same verdict: what is counted, how much it weighs, nothing hidden.
//! It knows service, studies, languages, place, programmes and the words of the post's title. It is not given name, sex,
//! age, party or photo, so they cannot count; and it never outweighs the rule: points order people within a verdict, not
//! across verdicts. Next: `evaluation` measures everybody, `matches` shows the parts.

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::tenure::Tenure;
use crate::posts::Weights;
use crate::reference::codes::LanguageLevel;
use crate::reference::keys::Kato;
use crate::rules::leaf::{ServiceTest, Test};
use crate::rules::vocabulary::{Field, FieldMatch};
use crate::rules::{Day, Facts, Rule};

/// Version of what points are given for. Raise it with any change by which the same person gets other points for the same
/// vacancy, the words of the search's language analysis included: certificates name it.
pub const SCORECARD_VERSION: u32 = 4;

/// Months of service beyond the rule's demand that give all points: ten years.
pub const MOST_SURPLUS: u32 = 120;
/// Months in leading posts that give all points: ten years.
pub const MOST_LEADING: u32 = 120;
/// Languages at B2 or better that give all points.
pub const MOST_LANGUAGES: u32 = 3;
/// Most fields of study of a rule that nearness is measured against.
const MOST_FIELDS: usize = 16;

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

/// How near a person's completed studies are to the fields the rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldFit {
    /// The rule names no field: everybody has all points.
    NotAsked,
    Other,
    /// In the same wider field: the first two digits agree.
    Near,
    /// In a field the rule names.
    Within,
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
    pub field: FieldFit,
    /// Languages at B2 or better.
    pub languages: u32,
    pub region: RegionFit,
    /// A member of a programme of the reserve on the day.
    pub member: bool,
    /// Best points of a hundred in a state test that is valid on the day.
    pub test_points: u32,
    /// Words of the post's title among the titles of the posts held.
    pub words: u32,
    /// Words of the post's title.
    pub words_of: u32,
}

/// The points of each component, and their sum of at most 100; all in hundredths, so that a month makes a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Score {
    pub total: u32,
    pub surplus: u32,
    pub leading: u32,
    pub field: u32,
    pub languages: u32,
    pub region: u32,
    pub programmes: u32,
    pub text: u32,
}

/// What merit is measured against: made once for a vacancy.
#[derive(Debug, Clone, Copy)]
pub struct Yardstick {
    day: Day,
    region: Kato,
    /// The longest service any leaf of the rule asks for, in months.
    required_months: u32,
    fields: [Option<Field>; MOST_FIELDS],
    weights: Weights,
}

/// What the facts do not hold and the index or the profile adds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// The person wishes to work in the region of the post.
    pub wishes: bool,
    /// Words of the post's title among the titles of the posts held, and words of the title.
    pub words: (u32, u32),
}

impl Yardstick {
    /// For a rule, the place of the post, a day, and the vacancy's weights.
    pub fn new(rule: &Rule, place: Kato, day: Day, weights: Weights) -> Self {
        let asked = |test: &ServiceTest| u32::from(test.years) * 12 + u32::from(test.months);
        let leaves = rule.leaves();
        let required = leaves.iter().filter_map(|leaf| match &leaf.test {
            Test::Service(test) => Some(asked(test)),
            _ => None,
        });
        let named = leaves.iter().filter_map(|leaf| match &leaf.test {
            Test::Education(test) => Some(test.fields.as_slice()),
            _ => None,
        });
        let mut fields = [None; MOST_FIELDS];
        for (slot, field) in fields.iter_mut().zip(named.flatten()) {
            *slot = Some(*field);
        }
        let required_months = required.max().unwrap_or_default();
        Self { day, region: place.region(), required_months, fields, weights }
    }

    /// Two-digit number of the region of the post.
    pub const fn region_number(&self) -> u8 {
        self.region.region_number()
    }

    /// The vacancy's weights.
    pub const fn weights(&self) -> Weights {
        self.weights
    }

    /// Measures a person.
    pub fn measure(&self, facts: &impl Facts, beside: Beside, tenure: &mut Tenure) -> Merit {
        let service_months = tenure.months(facts, self.day);
        let able = |level: LanguageLevel| level >= LanguageLevel::B2;
        let languages =
            facts.languages().filter_map(|skill| skill.parts()).filter(|parts| able(parts.level)).count();
        let lives = facts
            .residence()
            .and_then(|fact| Kato::from_number(fact.kato()))
            .is_some_and(|kato| kato.region_number() == self.region_number());
        let region = match (lives, beside.wishes) {
            (true, _) => RegionFit::Lives,
            (false, true) => RegionFit::Wishes,
            (false, false) => RegionFit::Neither,
        };
        let valid = facts.tests().filter(|test| test.is_passed() && test.holds_on(self.day));
        Merit {
            service_months,
            surplus_months: service_months.saturating_sub(self.required_months),
            leading_months: tenure.leading_months(facts, self.day),
            field: self.field_fit(facts),
            languages: u32::try_from(languages).unwrap_or(u32::MAX),
            region,
            member: facts.memberships().any(|row| row.holds_on(self.day)),
            test_points: valid.map(|test| u32::from(test.points())).max().unwrap_or_default(),
            words: beside.words.0,
            words_of: beside.words.1,
        }
    }

    fn field_fit(&self, facts: &impl Facts) -> FieldFit {
        let named = || self.fields.iter().flatten();
        if named().next().is_none() {
            return FieldFit::NotAsked;
        }
        let done = facts.education().filter(|row| row.completed_on().is_none_or(|on| on <= self.day));
        let fit = |field: Field| {
            let fits = named().map(|wanted| match field.within(*wanted) {
                FieldMatch::Within => FieldFit::Within,
                _ if field.wider() == wanted.wider() => FieldFit::Near,
                _ => FieldFit::Other,
            });
            fits.max().unwrap_or(FieldFit::Other)
        };
        done.filter_map(|row| row.field()).map(fit).max().unwrap_or(FieldFit::Other)
    }
}

impl Merit {
    /// The points: each component in proportion, up to its weight.
    pub fn score(&self, weights: Weights) -> Score {
        let share = |have: u32, most: u32, weight: u32| have.min(most) * weight * 100 / most.max(1);
        let surplus = share(self.surplus_months, MOST_SURPLUS, weights.surplus);
        let leading = share(self.leading_months, MOST_LEADING, weights.leading);
        let field = match self.field {
            FieldFit::NotAsked | FieldFit::Within => weights.field * 100,
            FieldFit::Near => weights.field * 50,
            FieldFit::Other => 0,
        };
        let languages = share(self.languages, MOST_LANGUAGES, weights.languages);
        let region = match self.region {
            RegionFit::Lives => weights.region * 100,
            RegionFit::Wishes => weights.region * 50,
            RegionFit::Neither => 0,
        };
        // half for the membership, half for the best test
        let half = share(self.test_points, 100, weights.programmes) / 2;
        let programmes = half + if self.member { weights.programmes * 50 } else { 0 };
        let text = share(self.words, self.words_of, weights.text);
        let total = surplus + leading + field + languages + region + programmes + text;
        Score { total, surplus, leading, field, languages, region, programmes, text }
    }
}

impl Score {
    /// The components in the order of [`Weights::NAMES`].
    pub const fn list(&self) -> [u32; 7] {
        [self.surplus, self.leading, self.field, self.languages, self.region, self.programmes, self.text]
    }
}
