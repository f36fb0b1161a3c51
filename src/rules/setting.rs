//! The post at hand, as far as rules need it: a few requirements mean something else for every post.
//! Made by the caller from post and body; without it such a requirement *cannot be told*.
//! Next: `probe`, which binds leaves to it.

use super::leaf::{PeriodFilter, Test};
use super::rule::Rule;
use super::vocabulary::Bar;
use crate::reference::codes::{Category, Direction, UnknownCode};

/// The category next below the post's own among the categories of the body's staffing table. Written as the category,
/// as `none`, or as nothing while it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(into = "Option<String>", try_from = "Option<String>")]
pub enum NextLower {
    /// No post is at hand, or the post has no category: what is asked of it cannot be told.
    #[default]
    Unknown,
    /// The body has no lower category: nothing meets what is asked of it.
    Nothing,
    /// This one.
    Is(Category),
}

impl NextLower {
    /// The category, if there is one.
    pub const fn category(self) -> Option<Category> {
        match self {
            Self::Is(category) => Some(category),
            Self::Unknown | Self::Nothing => None,
        }
    }
}

/// How the lack of a lower category is written.
const NONE: &str = "none";

impl From<NextLower> for Option<String> {
    fn from(next: NextLower) -> Self {
        match next {
            NextLower::Unknown => None,
            NextLower::Nothing => Some(NONE.to_owned()),
            NextLower::Is(category) => Some(category.code().to_owned()),
        }
    }
}

impl TryFrom<Option<String>> for NextLower {
    type Error = UnknownCode;
    fn try_from(text: Option<String>) -> Result<Self, UnknownCode> {
        match text.as_deref() {
            None => Ok(Self::Unknown),
            Some(NONE) => Ok(Self::Nothing),
            Some(code) => code.parse().map(Self::Is),
        }
    }
}

/// What rules ask of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Setting {
    /// The category next below the post's own.
    pub next_lower: NextLower,
    /// The family of functions the post belongs to.
    pub family: Option<Direction>,
    /// Number of the body that fills the post, as in the fact of a relative.
    pub body: Option<u32>,
}

/// Which of it one rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedOfPost {
    next_lower: bool,
    family: bool,
    body: bool,
}

impl AskedOfPost {
    /// What a rule asks, in its requirement or in its way through the reserve.
    pub fn by(rule: &Rule) -> Self {
        let mut asked = Self { next_lower: false, family: false, body: false };
        let asks = |counting: &[PeriodFilter]| counting.iter().any(|filter| filter.next_lower);
        for node in std::iter::once(rule.root()).chain(rule.through_reserve()) {
            node.for_each_leaf(&mut |leaf| match &leaf.test {
                Test::Service(test) => {
                    asked.next_lower |=
                        asks(&test.counting) || test.of_which.iter().any(|part| asks(&part.counting));
                }
                Test::InPost(test) => asked.next_lower |= asks(&test.counting),
                Test::Confirmation(test) => asked.family |= test.what.is_about_post(),
                Test::NoRelatives(_) => asked.body = true,
                Test::OfficialCheck(test) => asked.body |= test.bars.contains(&Bar::RelativeInSubordination),
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
                | Test::Papers(_) => {}
            });
        }
        asked
    }

    /// Only what is asked of a post. Posts that the rule cannot tell apart have one such setting, so it is compiled once
    /// for all of them.
    pub fn of(self, post: Setting) -> Setting {
        Setting {
            next_lower: if self.next_lower { post.next_lower } else { NextLower::Unknown },
            family: post.family.filter(|_| self.family),
            body: post.body.filter(|_| self.body),
        }
    }
}
