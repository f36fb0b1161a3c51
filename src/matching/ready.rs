//! Rules made ready to evaluate, kept while the process runs: one edition is compiled once for all posts that it cannot
//! tell apart. Next: `standings`, which asks thousands of vacancies about one person.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::platform::ids::RuleId;
use crate::rules::{Compiled, Rule, Setting};

/// How many compiled rules are kept before all are forgotten.
const MOST: usize = 4_096;

/// A compiled rule with the rule it was made of: an edition whose content is another by now is compiled again.
type Kept = (Arc<Rule>, Arc<Compiled>);

/// By edition and by what it asks of a post.
static READY: LazyLock<Mutex<HashMap<(RuleId, Setting), Kept>>> = LazyLock::new(Mutex::default);

/// The edition's rule ready for a post. `setting` is what the rule asks of the post: see [`AskedOfPost::of`](crate::rules::AskedOfPost::of).
pub fn compiled(id: RuleId, rule: &Arc<Rule>, setting: Setting) -> Arc<Compiled> {
    let mut kept = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, ready)) = kept.get(&(id, setting))
        && (Arc::ptr_eq(known, rule) || known == rule)
    {
        return Arc::clone(ready);
    }
    if kept.len() >= MOST {
        kept.clear();
    }
    let ready = Arc::new(Compiled::new(rule, &setting));
    kept.insert((id, setting), (Arc::clone(rule), Arc::clone(&ready)));
    ready
}
