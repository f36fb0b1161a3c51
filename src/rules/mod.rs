//! Rules: what a post or a programme requires by law, as data, and the one evaluator of it.
//! Pure: no database, no clock, no I/O, so the API, the pages, the applicant's view and the search
//! index give one answer. Read in this order: `rule` and `leaf` (what can be asked), `facts` (what is
//! known, and what absence means), `outcome` and `probe` (how it is answered), `evaluate` (why, and
//! from when), `text` (in words). Shipped rules are in `config/rules`, words in `config/locales`.

mod change;
mod compile;
mod day;
mod editions;
mod evaluate;
pub mod facts;
mod hindrance;
mod include;
pub mod leaf;
mod outcome;
mod probe;
mod reason;
mod rule;
mod service;
mod setting;
mod shipped;
mod source;
mod step;
pub mod text;
mod timeline;
mod validate;
pub mod vocabulary;

pub use change::Change;
pub use compile::{Compiled, Course, Prepared, outcome};
pub use day::{Day, DayOutOfRange, Span};
pub use editions::{Clash, ClashKind, clashes};
pub use evaluate::{
    EVALUATOR_VERSION, GroupKind, GroupResult, LeafResult, NodeResult, Verdict, Way, When, evaluate,
};
pub use facts::{FACTS_VERSION, Facts, PersonFacts};
pub use hindrance::{Hindrance, Hindrances};
pub use include::{MAX_INCLUDES, included, resolve};
pub use leaf::{Leaf, Test};
pub use outcome::Outcome;
pub use reason::{Reason, UsedFact};
pub use rule::{AtLeast, Citation, CitationStatus, Draft, Node, Rule, RuleError, Titles, write_canonical};
pub use service::Shortfall;
pub use setting::{AskedOfPost, NextLower, Setting};
pub use shipped::{SHIPPED, shipped};
pub use source::{SourceError, read_files, read_toml};
pub use step::{Step, step};
pub use validate::{Fault, MAX_DEPTH, MAX_NODES, MAX_WINDOWS, MAX_YEARS, Problem};

#[cfg(test)]
pub(crate) mod tests;
