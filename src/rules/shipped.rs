//! The rules that come with the program (`config/rules`), compiled in: seed data for a new
//! installation and material for tests. Each cites its source; most are marked historic or unverified.
//! Next: the administrator loads the editions in force beside them.

use super::include::resolve;
use super::rule::{Draft, Rule, RuleError};

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
    "bars-on-record",
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
    "general-bars-political",
    "reserve-presidential-youth",
    "reserve-regional",
}

/// Reads every shipped rule, what it includes put in, in the order of [`SHIPPED`].
pub fn shipped() -> Result<Vec<Rule>, RuleError> {
    let drafts = SHIPPED.iter().map(|(_, text)| Draft::from_toml(text)).collect::<Result<Vec<_>, _>>()?;
    let whole =
        |draft: &Draft| resolve(draft.clone(), &drafts).map_err(RuleError::Faults).and_then(Rule::new);
    drafts.iter().map(whole).collect()
}
