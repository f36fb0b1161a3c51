//! The rules that come with the program (`config/rules`), compiled in: seed data for a new
//! installation and material for tests. Each cites its source; most are marked historic or unverified.
//! Next: the administrator loads the editions in force beside them.

use super::rule::{Rule, RuleError};

macro_rules! files {
    ($($name:literal,)+) => {
        /// Name and text of every shipped rule.
        pub const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../config/rules/", $name, ".toml"))),)+];
    };
}

files! {
    "akim-district",
    "akim-rural",
    "category-c-o-5",
    "category-c-r-1",
    "category-e-3",
    "demo-chief-specialist",
    "demo-deputy-head-of-department",
    "demo-digital-division-head",
    "demo-finance-division-head",
    "demo-head-of-department",
    "demo-head-of-division",
    "demo-legal-specialist",
    "demo-lowest-post",
    "demo-specialist",
    "general-bars",
    "reserve-presidential-youth",
    "reserve-regional",
}

/// Reads every shipped rule.
pub fn shipped() -> Result<Vec<Rule>, RuleError> {
    SHIPPED.iter().map(|(_, text)| Rule::from_toml(text)).collect()
}
