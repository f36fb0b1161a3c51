//! Publishing: a draft becomes an edition beside the others of its rule. On each day at most one edition of a rule is
//! applied and none is missing in between; an edition that begins while another is open ends that one.
//! Vacancies and shortlists keep the edition they have.

use chrono::NaiveDate;
use serde_json::json;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::ids::{BodyId, RuleId};
use crate::platform::tx::{Act, Note, Tx};
use crate::posts::authoring::{RuleState, StoredRule, field_problem, own_draft, whole};
use crate::posts::store;
use crate::rules::{Clash, ClashKind, Day, Draft, Rule, RuleError, clashes};

/// Shortest and longest reason, in characters.
const REASON: std::ops::RangeInclusive<usize> = 10..=1_000;

/// Publishes a draft of the officer's body. A rule that has an edition already, or is based on one, needs a reason.
pub async fn publish(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (RuleId, i32),
    reason: &str,
) -> Result<StoredRule> {
    let owner = Some(who.body()?);
    app.write(act, async |tx| {
        let draft = own_draft(tx.db(), who, id).await?;
        if draft.head.version != version {
            return Err(Error::Stale);
        }
        let rule = checked(whole(tx.db(), owner, draft.content.clone()).await?)?;
        let ended = make_room(tx, owner, &rule, draft.head.based_on.is_some(), reason).await?;
        let mut version = version;
        let content = rule.clone().into_draft();
        if content != draft.content {
            // what it includes is put in for good
            store::update_rule_draft(tx, id, version, &content).await?;
            version += 1;
        }
        store::publish_rule(tx, id, version, reason.trim()).await?;
        note(tx, id, &rule, (draft.head.based_on, reason), ended).await?;
        store::stored_rule(tx.db(), id).await
    })
    .await
}

/// Writes an edition that nobody drafted here, as an operator brings it: owned by a body, or by nobody like a shipped
/// one. The same conditions as for publishing.
pub async fn add_published(
    tx: &mut Tx<'_>,
    owner: Option<BodyId>,
    rule: &Rule,
    reason: &str,
) -> Result<RuleId> {
    if owner.is_some() && store::is_shipped_code(tx.db(), rule.id()).await? {
        return Err(Error::invalid("id", "rule-code-shipped"));
    }
    let ended = make_room(tx, owner, rule, false, reason).await?;
    let draft: Draft = rule.clone().into_draft();
    let id = store::insert_rule(tx, owner, RuleState::Published, &draft, (None, reason.trim())).await?;
    note(tx, id, rule, (None, reason), ended).await?;
    Ok(id)
}

fn checked(rule: std::result::Result<Rule, RuleError>) -> Result<Rule> {
    rule.map_err(|error| match error {
        RuleError::Faults(faults) => Error::Invalid(faults.into_iter().map(field_problem).collect()),
        other => Error::internal(other),
    })
}

/// Checks the reason and the days, and ends what was open before this edition; the numbers of those.
async fn make_room(
    tx: &mut Tx<'_>,
    owner: Option<BodyId>,
    rule: &Rule,
    based: bool,
    reason: &str,
) -> Result<Vec<RuleId>> {
    store::lock_series(tx, owner, rule.id()).await?;
    let earlier = store::series(tx.db(), owner, rule.id()).await?;
    let mut problems = Vec::new();
    if based || !earlier.is_empty() {
        problems.extend(reason_problem(reason));
    }
    if earlier.iter().any(|one| one.content.edition == rule.edition()) {
        problems.push(FieldProblem::new("edition", "rule-edition-taken"));
    }
    let begins = rule.in_force().0;
    let ending = ended_by(&earlier, begins);
    let mut beside = vec![rule.clone()];
    for one in &earlier {
        let until = if ending.contains(&one.head.edition.id) {
            begins
        } else {
            one.head.edition.in_force_until.and_then(|until| Day::from_date(until).ok())
        };
        let content = Draft { in_force_until: until, ..one.content.clone() };
        beside.push(Rule::new(content).map_err(Error::internal)?);
    }
    problems.extend(clashes(&beside).iter().filter(|clash| concerns(clash, rule)).map(clash_problem).next());
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    for id in &ending {
        if let Some(begins) = begins {
            store::end_rule(tx, *id, begins.date()).await?;
        }
    }
    Ok(ending)
}

/// The open editions that began before this day: one, or several where shipped ones came without days.
fn ended_by(earlier: &[StoredRule], begins: Option<Day>) -> Vec<RuleId> {
    let Some(begins) = begins else { return Vec::new() };
    let before = |from: Option<NaiveDate>| from.is_none_or(|from| from < begins.date());
    let open = earlier
        .iter()
        .map(|one| &one.head.edition)
        .filter(|one| one.in_force_until.is_none() && before(one.in_force_from));
    open.map(|one| one.id).collect()
}

/// Only what the new edition does is its author's to mend.
fn concerns(clash: &Clash, rule: &Rule) -> bool {
    clash.earlier == rule.edition() || clash.later == rule.edition()
}

fn clash_problem(clash: &Clash) -> FieldProblem {
    let code = match clash.kind {
        ClashKind::Overlap(_) => "rule-editions-overlap",
        ClashKind::Gap(_) => "rule-editions-gap",
    };
    FieldProblem::new("in_force_from", code)
}

fn reason_problem(reason: &str) -> Option<FieldProblem> {
    let code = match reason.trim().chars().count() {
        0 => "rule-reason-required",
        length if length < *REASON.start() => "rule-reason-short",
        length if length > *REASON.end() => "too-long",
        _ => return None,
    };
    Some(FieldProblem::new("reason", code))
}

async fn note(
    tx: &mut Tx<'_>,
    id: RuleId,
    rule: &Rule,
    (based_on, reason): (Option<RuleId>, &str),
    ended: Vec<RuleId>,
) -> Result<()> {
    let detail = json!({
        "code": rule.id(), "edition": rule.edition(), "based_on": based_on, "ended": ended,
        "in_force_from": rule.in_force().0, "in_force_until": rule.in_force().1, "status": rule.status(),
    });
    let note = Note::new("rule.published", "rule", id.uuid()).with(detail);
    tx.note(if reason.trim().is_empty() { note } else { note.because(reason.trim()) }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence() {
        let code = |reason: &str| reason_problem(reason).map(|problem| problem.code);
        assert_eq!(code("  "), Some("rule-reason-required"));
        assert_eq!(code("too short"), Some("rule-reason-short"));
        assert_eq!(code(&"ә".repeat(1_001)), Some("too-long"));
        assert_eq!(code("  The order of 2027 asks for one year.  "), None);
    }
}
