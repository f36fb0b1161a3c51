//! What orders people of one verdict for a vacancy, and how much each thing weighs: the officer's choice within fixed
//! components, shown to everybody who sees the order. `matching::merit` measures them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::FieldProblem;

/// Points of each component at its best; together 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Service beyond what the rule asks for.
    pub surplus: u32,
    /// Service in leading posts.
    pub leading: u32,
    /// How near the field of study is to the fields the rule names.
    pub field: u32,
    /// Languages at B2 or better.
    pub languages: u32,
    /// Living in the region of the post, or wishing to.
    pub region: u32,
    /// Membership of a programme of the reserve, and points in state tests.
    pub programmes: u32,
    /// Words of the post's title among the posts a person has held.
    pub text: u32,
}

impl Weights {
    /// Names of the components, in the order they are shown.
    pub const NAMES: [&str; 7] = ["surplus", "leading", "field", "languages", "region", "programmes", "text"];

    /// The weights in the order of [`Self::NAMES`].
    pub const fn list(&self) -> [u32; 7] {
        [self.surplus, self.leading, self.field, self.languages, self.region, self.programmes, self.text]
    }

    /// Weights from a list in the order of [`Self::NAMES`].
    pub const fn of(list: [u32; 7]) -> Self {
        let [surplus, leading, field, languages, region, programmes, text] = list;
        Self { surplus, leading, field, languages, region, programmes, text }
    }

    /// What is wrong with them, by the names of the fields under `weights.`.
    pub fn check(&self, problems: &mut Vec<FieldProblem>) {
        for (name, weight) in Self::NAMES.iter().zip(self.list()) {
            if weight > 100 {
                problems.push(FieldProblem::new(format!("weights.{name}"), "weight-range"));
            }
        }
        let sum: u64 = self.list().into_iter().map(u64::from).sum();
        if sum != 100 && problems.is_empty() {
            problems.push(FieldProblem::new("weights", "weights-sum"));
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { surplus: 30, leading: 20, field: 10, languages: 10, region: 10, programmes: 10, text: 10 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_make_a_hundred() {
        let problems = |weights: Weights| {
            let mut problems = Vec::new();
            weights.check(&mut problems);
            problems.into_iter().map(|problem| (problem.field, problem.code)).collect::<Vec<_>>()
        };
        assert!(problems(Weights::default()).is_empty());
        assert_eq!(Weights::of(Weights::default().list()), Weights::default());
        let more = Weights { text: 11, ..Weights::default() };
        assert_eq!(problems(more), [("weights".to_owned(), "weights-sum")]);
        let huge = Weights { text: u32::MAX, ..Weights::default() };
        assert_eq!(problems(huge), [("weights.text".to_owned(), "weight-range")]);
    }
}
