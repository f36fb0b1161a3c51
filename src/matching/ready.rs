//! Rules made ready to evaluate, kept while the process runs: one edition is compiled once for all posts that it cannot
//! tell apart. Next: `standings`, which asks thousands of vacancies about one person.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::platform::ids::RuleId;
use crate::rules::{Compiled, Rule, Setting};

/// How many compiled rules are kept before all are forgotten.
const KEPT: usize = 4_096;

type Key = (RuleId, Setting);

/// With the rule each was made of: an edition whose content is another by now is compiled again.
static READY: LazyLock<Mutex<HashMap<Key, (Arc<Rule>, Arc<Compiled>)>>> = LazyLock::new(Mutex::default);

/// The edition's rule ready for a post. `setting` is what the rule asks of the post: see [`Setting::for_rule`].
pub fn compiled(id: RuleId, rule: &Arc<Rule>, setting: Setting) -> Arc<Compiled> {
    let mut kept = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, ready)) = kept.get(&(id, setting))
        && (Arc::ptr_eq(known, rule) || known == rule)
    {
        return Arc::clone(ready);
    }
    if kept.len() >= KEPT {
        kept.clear();
    }
    let ready = Arc::new(Compiled::new(rule, &setting));
    kept.insert((id, setting), (Arc::clone(rule), Arc::clone(&ready)));
    ready
}
