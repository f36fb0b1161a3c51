//! Rules that bodies write themselves. An officer drafts a rule from nothing or from an edition, builds it step by step
//! (each step is saved), and publishes it: from then on it never changes, and a change is a new edition with a reason.
//! Bodies see shipped rules and their own, and nobody else's drafts.
//! Next: `edit` (one step in the tree), `leaf` (a leaf as a form), `publishing`; pages in `web`, JSON in `api`.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{BodyId, PostId, RuleId};
use crate::platform::tx::{Act, Note};
use crate::posts::{RuleEdition, setting, store};
use crate::reference::codes::Role;
use crate::rules::{Day, Draft, Fault, Node, Problem, Rule, RuleError, Setting, Titles, included, resolve};

pub mod api;
pub mod edit;
pub mod leaf;
mod publishing;
pub mod shown;
pub mod web;

pub use publishing::{add_published, publish};

/// Whether an edition may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Being written; only its body sees it.
    Draft,
    /// Its content never changes again.
    Published,
}

impl RuleState {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Draft, Self::Published].into_iter().find(|state| state.code() == code)
    }
}

/// A rule edition and where it stands, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleHead {
    #[serde(flatten)]
    pub edition: RuleEdition,
    /// The body that wrote it; absent for rules that come with the program.
    pub body: Option<BodyId>,
    pub state: RuleState,
    /// The edition it was written from.
    pub based_on: Option<RuleId>,
    /// Why it replaces an earlier one.
    pub reason: String,
    pub published_at: Option<DateTime<Utc>>,
    pub version: i32,
}

impl RuleHead {
    /// Key of the message that says how far the cited law is known.
    pub fn status_key(&self) -> String {
        format!("rule-status-{}", self.edition.status)
    }
}

/// A rule edition with its content, which need not be a rule yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRule {
    pub head: RuleHead,
    pub content: Draft,
}

impl StoredRule {
    /// What still keeps the content from being a rule.
    pub fn faults(&self) -> Vec<Fault> {
        faults_of(&self.content)
    }
}

/// What keeps a draft from being a rule. Rules that it includes are put in when it is published, so that they are still
/// to be put in is no fault of it.
pub fn faults_of(draft: &Draft) -> Vec<Fault> {
    match Rule::new(draft.clone()) {
        Err(RuleError::Faults(faults)) => {
            faults.into_iter().filter(|fault| fault.problem != Problem::IncludeOpen).collect()
        }
        _ => Vec::new(),
    }
}

/// Most rules that one names to be put in; more are not looked for.
const MOST_INCLUDED: usize = 32;

/// A draft as it would be published: the rules it includes put in, and checked.
///
/// # Errors
/// What keeps it from being a rule.
pub async fn whole(
    db: &mut AsyncPgConnection,
    owner: Option<BodyId>,
    draft: Draft,
) -> Result<std::result::Result<Rule, RuleError>> {
    let library = library(db, owner, included(&draft).iter().map(String::as_str)).await?;
    Ok(resolve(draft, &library).map_err(RuleError::Faults).and_then(Rule::new))
}

/// The published editions that a rule of this body may include under these names: shipped ones, and the body's own.
pub async fn library(
    db: &mut AsyncPgConnection,
    owner: Option<BodyId>,
    names: impl IntoIterator<Item = &str>,
) -> Result<Vec<Draft>> {
    let mut library = Vec::new();
    for name in names.into_iter().take(MOST_INCLUDED) {
        for owner in std::iter::once(None).chain(owner.map(Some)) {
            let series = store::series(db, owner, name).await?;
            // an edition that was ended says so in its row: its content never changes
            library.extend(series.into_iter().map(|one| Draft {
                in_force_until: one.head.edition.in_force_until.and_then(|day| Day::from_date(day).ok()),
                ..one.content
            }));
        }
    }
    Ok(library)
}

/// How a new draft begins.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRule {
    /// A published edition to begin from: a shipped one or one of the own body.
    #[serde(default)]
    pub based_on: Option<RuleId>,
    /// The draft; without it, the content of `based_on`.
    #[serde(default)]
    pub rule: Option<Draft>,
}

/// The code of a fault; its message is `error-<code>`.
pub const fn problem_code(problem: Problem) -> &'static str {
    match problem {
        Problem::BadName => "rule-name",
        Problem::BadText => "rule-text",
        Problem::TooDeep => "rule-too-deep",
        Problem::TooManyNodes => "rule-too-many-nodes",
        Problem::Empty => "rule-empty",
        Problem::TooLong => "rule-list-too-long",
        Problem::Repeated => "rule-repeated",
        Problem::OutOfBounds => "rule-at-least",
        Problem::SameId => "rule-same-id",
        Problem::NoCitation => "rule-no-citation",
        Problem::Unused => "rule-unused-citation",
        Problem::DatesCrossed => "rule-dates-crossed",
        Problem::TooManyYears => "rule-years",
        Problem::BadAge => "rule-age",
        Problem::BadEducation => "rule-education",
        Problem::PartTooLong => "rule-part-too-long",
        Problem::BadWindow => "rule-window",
        Problem::BadStretch => "rule-stretch",
        Problem::BadPoints => "rule-points",
        Problem::TooManyWindows => "rule-windows",
        Problem::CitationUnread => "rule-citation-unread",
        Problem::CitationDays => "rule-citation-days",
        Problem::BadUnlessFound => "rule-unless-found",
        Problem::IncludeOpen => "rule-include-open",
        Problem::IncludeUnknown => "rule-include-unknown",
        Problem::IncludeCyclic => "rule-include-cyclic",
        Problem::IncludeTooDeep => "rule-include-deep",
    }
}

/// A rule as far as the asker may see it: what is published, and drafts of the own body.
pub async fn readable(db: &mut AsyncPgConnection, who: Option<&Account>, id: RuleId) -> Result<StoredRule> {
    let found = store::stored_rule(db, id).await?;
    let own = who.is_some_and(|account| works_on(account, &found));
    if own || found.head.state == RuleState::Published { Ok(found) } else { Err(Error::NotFound) }
}

/// A rule the officer's body may work with: shipped and published, or its own.
pub async fn usable(db: &mut AsyncPgConnection, who: &Account, id: RuleId) -> Result<StoredRule> {
    let found = store::stored_rule(db, id).await?;
    let shipped = found.head.body.is_none() && found.head.state == RuleState::Published;
    if shipped || works_on(who, &found) { Ok(found) } else { Err(Error::NotFound) }
}

/// A draft of the officer's own body.
pub async fn own_draft(db: &mut AsyncPgConnection, who: &Account, id: RuleId) -> Result<StoredRule> {
    let found = store::stored_rule(db, id).await?;
    match found.head.state {
        _ if !works_on(who, &found) => Err(Error::NotFound),
        RuleState::Draft => Ok(found),
        RuleState::Published => Err(Error::Conflict(Conflict::RulePublished)),
    }
}

fn works_on(account: &Account, rule: &StoredRule) -> bool {
    matches!(account.role, Role::HrOfficer | Role::Approver)
        && account.body.is_some()
        && account.body == rule.head.body
}

/// What rules ask of one of the body's posts, or of the body alone.
pub async fn setting_of(db: &mut AsyncPgConnection, who: &Account, post: Option<PostId>) -> Result<Setting> {
    let body = who.body()?;
    let Some(id) = post else { return Ok(Setting { body: Some(body.number()), ..Setting::default() }) };
    let post = match store::post(db, id).await {
        Ok(post) if post.body == body => post,
        Ok(_) | Err(Error::NotFound) => return Err(Error::invalid("post", "unknown-option")),
        Err(other) => return Err(other),
    };
    let staffing = store::staffing(db, &[body]).await?;
    Ok(setting(&post, staffing.get(&body).map_or(&[][..], Vec::as_slice)))
}

/// A draft of nothing: one empty group, which its author fills.
pub fn blank(code: &str, edition: &str, title: Titles) -> Draft {
    Draft {
        id: code.to_owned(),
        edition: edition.to_owned(),
        title,
        in_force_from: None,
        in_force_until: None,
        citations: std::collections::BTreeMap::new(),
        root: Node::All(Vec::new()),
        through_reserve: None,
    }
}

/// Starts a draft of the officer's body.
pub async fn add(
    app: &App,
    act: &Act,
    who: &Account,
    new: NewRule,
    key: &IdempotencyKey,
) -> Result<StoredRule> {
    let body = who.body()?;
    let draft = first_draft(app, who, &new).await?;
    savable(app, &draft).await?;
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &new).await? {
            let id: RuleId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new("rule.draft_repeated", "rule", id.uuid())).await?;
            return store::stored_rule(tx.db(), id).await;
        }
        let id = store::insert_rule(tx, Some(body), RuleState::Draft, &draft, (new.based_on, "")).await?;
        idempotency::keep(tx, key, &new, &json!(id)).await?;
        let detail = json!({ "code": draft.id, "edition": draft.edition, "based_on": new.based_on });
        tx.note(Note::new("rule.drafted", "rule", id.uuid()).with(detail)).await?;
        store::stored_rule(tx.db(), id).await
    })
    .await
}

/// What a new draft holds: what was sent, or the edition it is based on under a name of its own.
async fn first_draft(app: &App, who: &Account, new: &NewRule) -> Result<Draft> {
    let base = match new.based_on {
        None => None,
        Some(id) => match usable(&mut *app.read().await?, who, id).await {
            Ok(base) if base.head.state == RuleState::Published => Some(base),
            Ok(_) | Err(Error::NotFound) => return Err(Error::invalid("based_on", "unknown-option")),
            Err(other) => return Err(other),
        },
    };
    match (&new.rule, base) {
        (Some(draft), _) => Ok(draft.clone()),
        (None, Some(base)) => Ok(successor(app, base)),
        (None, None) => Err(Error::invalid("rule", "required")),
    }
}

/// The content of an edition as the draft of another: named after the day, in force from a day still to be chosen.
pub fn successor(app: &App, base: StoredRule) -> Draft {
    let shipped = base.head.body.is_none();
    let id = if shipped { own_code(&base.content.id) } else { base.content.id.clone() };
    let edition = app.clock.today().to_string();
    Draft { id, edition, in_force_from: None, in_force_until: None, ..base.content }
}

/// The code under which a body writes its own version of a shipped rule.
fn own_code(code: &str) -> String {
    const END: &str = "-own";
    let kept: String = code.chars().take(64 - END.len()).collect();
    kept + END
}

/// Whether a draft may be kept. Faults of its tree and its citations are the author's to mend in time; what it is called
/// and how large it may be is not.
async fn savable(app: &App, draft: &Draft) -> Result<()> {
    let kept_back = |fault: &Fault| {
        let named = fault.path == "id" || fault.path == "edition" || fault.path.starts_with("title.");
        named || matches!(fault.problem, Problem::TooDeep | Problem::TooManyNodes | Problem::TooLong)
    };
    let mut problems: Vec<_> = faults_of(draft).into_iter().filter(kept_back).map(field_problem).collect();
    if draft.citations.len() > MOST_CITATIONS {
        problems.push(FieldProblem::new("citations", "rule-too-many-citations"));
    }
    if store::is_shipped_code(&mut *app.read().await?, &draft.id).await? {
        problems.push(FieldProblem::new("id", "rule-code-shipped"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Most citations of one rule.
const MOST_CITATIONS: usize = 100;

fn field_problem(fault: Fault) -> FieldProblem {
    FieldProblem::new(fault.path, problem_code(fault.problem))
}

/// Writes a draft anew as a whole.
pub async fn put(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (RuleId, i32),
    draft: Draft,
) -> Result<StoredRule> {
    own_draft(&mut *app.read().await?, who, id).await?;
    save(app, act, (id, version), draft).await
}

/// Changes a draft by one step, from the state its author saw.
pub async fn change(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (RuleId, i32),
    step: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<StoredRule> {
    let found = own_draft(&mut *app.read().await?, who, id).await?;
    if found.head.version != version {
        return Err(Error::Stale);
    }
    let mut draft = found.content;
    step(&mut draft)?;
    save(app, act, (id, version), draft).await
}

async fn save(app: &App, act: &Act, (id, version): (RuleId, i32), draft: Draft) -> Result<StoredRule> {
    savable(app, &draft).await?;
    app.write(act, async |tx| {
        store::update_rule_draft(tx, id, version, &draft).await?;
        tx.note(Note::new("rule.changed", "rule", id.uuid()).with(json!({ "version": version + 1 }))).await?;
        store::stored_rule(tx.db(), id).await
    })
    .await
}

/// Throws a draft away.
pub async fn discard(app: &App, act: &Act, who: &Account, (id, version): (RuleId, i32)) -> Result<()> {
    app.write(act, async |tx| {
        let found = own_draft(tx.db(), who, id).await?;
        store::delete_rule_draft(tx, id, version).await?;
        let detail = json!({ "code": found.content.id, "edition": found.content.edition });
        tx.note(Note::new("rule.discarded", "rule", id.uuid()).with(detail)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_rule_is_written_on_under_a_name_of_the_bodys_own() {
        assert_eq!(own_code("category-c-o-5"), "category-c-o-5-own");
        assert_eq!(own_code(&"a".repeat(64)).len(), 64);
    }

    #[test]
    fn a_draft_of_nothing_lacks_only_its_requirements() {
        let title = Titles { kk: "К".into(), ru: "Р".into(), en: "E".into() };
        let faults = faults_of(&blank("own", "1", title));
        assert_eq!(faults, [Fault { path: "root.all".into(), problem: Problem::Empty }]);
        assert_eq!(problem_code(faults[0].problem), "rule-empty");
    }
}
