//! The post at hand, as far as rules need it: a few requirements mean something else for every post.
//! Made by the caller from post and body; without it such a requirement *cannot be told*.
//! Next: `probe`, which binds leaves to it.

use super::leaf::{PeriodFilter, Test};
use super::rule::Rule;
use crate::reference::codes::{Category, Direction};

/// What rules ask of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Setting {
    /// The category next below the post's own among the categories of the body's staffing table.
    pub next_lower: Option<Category>,
    /// The family of functions the post belongs to.
    pub family: Option<Direction>,
    /// Number of the body that fills the post, as in the fact of a relative.
    pub body: Option<u32>,
}

impl Setting {
    /// Only what this rule asks of a post. Posts that the rule cannot tell apart have one such setting, so the rule is
    /// compiled once for all of them.
    #[must_use]
    pub fn for_rule(self, rule: &Rule) -> Self {
        let (mut next_lower, mut family, mut body) = (false, false, false);
        let asks = |counting: &[PeriodFilter]| counting.iter().any(|filter| filter.next_lower);
        for node in std::iter::once(rule.root()).chain(rule.through_reserve()) {
            node.for_each_leaf(&mut |leaf| match &leaf.test {
                Test::Service(test) => {
                    next_lower |=
                        asks(&test.counting) || test.of_which.iter().any(|part| asks(&part.counting));
                }
                Test::InPost(test) => next_lower |= asks(&test.counting),
                Test::Confirmation(test) => family |= test.what.is_about_post(),
                Test::NoRelatives(_) => body = true,
                // named, so that a new kind of leaf is thought of here
                Test::Citizenship(_)
                | Test::Age(_)
                | Test::Education(_)
                | Test::Degree(_)
                | Test::StateOrder(_)
                | Test::Mandate(_)
                | Test::Language(_)
                | Test::TestResult(_)
                | Test::Member(_)
                | Test::Papers(_)
                | Test::OfficialCheck(_) => {}
            });
        }
        Self {
            next_lower: self.next_lower.filter(|_| next_lower),
            family: self.family.filter(|_| family),
            body: self.body.filter(|_| body),
        }
    }
}
