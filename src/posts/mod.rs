//! Posts, the rules they are filled by, and vacancies: what is to be filled, by when and under which edition of the law.
//! `draft` checks what officers write, `state` is a vacancy's life, `words` says a rule in the reader's language,
//! `direction` is the functions of a post, `authoring` is where bodies write rules of their own.
//! Pages: `web` for everybody, `work` for officers and approvers.

pub mod api;
pub mod authoring;
mod direction;
pub mod draft;
mod edition;
mod form;
#[cfg(test)]
mod said;
pub mod shown;
pub mod state;
pub mod store;
pub mod web;
pub mod weights;
pub mod words;
pub mod work;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{BodyId, PostId, RuleId, VacancyId};
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::codes::{Category, Direction, Filling, PostKind, Role};
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::reference::store as reference;
use crate::rules::Rule;

pub use direction::{set_direction, setting};
pub use draft::{NewPost, VacancyDraft};
pub use edition::RuleEdition;
pub use state::{Step, VacancyState, Window};
pub use weights::Weights;

/// An established position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Post {
    pub id: PostId,
    /// `akim-103200000` for posts that come with the program.
    pub code: String,
    pub title: Names,
    pub body: BodyId,
    pub body_name: Names,
    /// Where the work is.
    pub region: Kato,
    /// Category of an administrative post.
    pub category: Option<Category>,
    pub kind: PostKind,
    pub filling: Filling,
    /// The family of its functions; none until somebody of the body says it.
    pub direction: Option<Direction>,
    pub version: i32,
}

/// A post being filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Vacancy {
    pub id: VacancyId,
    pub post: Post,
    /// The edition people are matched by.
    pub rule: RuleEdition,
    /// The body that fills it.
    pub body: BodyId,
    pub state: VacancyState,
    /// First day to apply.
    pub opens_on: NaiveDate,
    /// The instant after which nobody can apply.
    pub closes_at: DateTime<Utc>,
    /// The day verdicts are computed for.
    pub as_of_on: NaiveDate,
    pub note: String,
    /// What orders people of one verdict.
    pub weights: Weights,
    pub published_at: Option<DateTime<Utc>>,
    pub version: i32,
}

impl Vacancy {
    /// Where it stands in its window.
    pub fn window(&self, clock: &Clock) -> Window {
        Window::at(self.opens_on, self.closes_at, clock.today(), clock.now())
    }

    /// Whether people can apply for it or be put forward now.
    pub fn is_open(&self, clock: &Clock) -> bool {
        self.state == VacancyState::Published && self.window(clock) == Window::Open
    }
}

/// A vacancy in any state, for other domains; who may see it is theirs to ask.
pub async fn vacancy(db: &mut AsyncPgConnection, id: VacancyId) -> Result<Vacancy> {
    store::vacancy(db, id).await
}

/// An open vacancy; `VacancyNotOpen` if it is not, or is no vacancy at all.
pub async fn open_vacancy(db: &mut AsyncPgConnection, clock: &Clock, id: VacancyId) -> Result<Vacancy> {
    match store::vacancy(db, id).await {
        Ok(vacancy) if vacancy.is_open(clock) => Ok(vacancy),
        Ok(_) | Err(Error::NotFound) => Err(Error::Conflict(Conflict::VacancyNotOpen)),
        Err(other) => Err(other),
    }
}

/// A vacancy as far as the asker may see it: its own body sees every state, others what was ever published.
pub async fn visible_vacancy(
    db: &mut AsyncPgConnection,
    who: Option<&Account>,
    id: VacancyId,
) -> Result<Vacancy> {
    let vacancy = store::vacancy(db, id).await?;
    let own = who.is_some_and(|account| works_on(account, &vacancy));
    if own || vacancy.published_at.is_some() { Ok(vacancy) } else { Err(Error::NotFound) }
}

/// A vacancy of the officer's or approver's own body.
pub async fn own_vacancy(db: &mut AsyncPgConnection, who: &Account, id: VacancyId) -> Result<Vacancy> {
    let vacancy = store::vacancy(db, id).await?;
    if works_on(who, &vacancy) { Ok(vacancy) } else { Err(Error::NotFound) }
}

fn works_on(account: &Account, vacancy: &Vacancy) -> bool {
    matches!(account.role, Role::HrOfficer | Role::Approver) && account.body == Some(vacancy.body)
}

/// Rule editions that were read and checked before: an edition never changes.
static RULES: LazyLock<Mutex<HashMap<RuleId, Arc<Rule>>>> = LazyLock::new(Mutex::default);

/// How many editions are kept before all are forgotten.
const KEPT_RULES: usize = 500;

/// The rule of an edition, checked and ready to evaluate.
pub async fn rule(db: &mut AsyncPgConnection, id: RuleId) -> Result<Arc<Rule>> {
    if let Some(rule) = RULES.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return Ok(Arc::clone(rule));
    }
    let content = store::rule_content(db, id).await?;
    let rule: Arc<Rule> = Arc::new(serde_json::from_value(content).map_err(Error::internal)?);
    let mut kept = RULES.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT_RULES {
        kept.clear();
    }
    kept.insert(id, Arc::clone(&rule));
    Ok(rule)
}

/// Words of a search as typed: small letters, at most ten of at most forty letters.
pub fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(10).map(|word| word.to_lowercase().chars().take(40).collect()).collect()
}

/// Establishes a post in the officer's body.
pub async fn add_post(
    app: &App,
    act: &Act,
    who: &Account,
    new: NewPost,
    key: &IdempotencyKey,
) -> Result<Post> {
    let body = who.body()?;
    let asked = new.clone();
    let mut problems = Vec::new();
    let new = new.check("", &mut problems);
    check_region(app, who, new.region, "region", &mut problems).await?;
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &asked).await? {
            let id: PostId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new("post.add_repeated", "post", id.uuid())).await?;
            return store::post(tx.db(), id).await;
        }
        let id = insert_post(tx, body, &new).await?;
        idempotency::keep(tx, key, &asked, &json!(id)).await?;
        store::post(tx.db(), id).await
    })
    .await
}

async fn insert_post(tx: &mut Tx<'_>, body: BodyId, new: &NewPost) -> Result<PostId> {
    let id = store::insert_post(tx, body, new).await?;
    let detail = json!({ "body": body, "region": new.region, "kind": new.kind });
    tx.note(Note::new("post.added", "post", id.uuid()).with(detail)).await?;
    Ok(id)
}

/// A region must exist and lie where the body works; an officer with a scope writes only within it.
async fn check_region(
    app: &App,
    who: &Account,
    kato: Kato,
    field: &str,
    problems: &mut Vec<FieldProblem>,
) -> Result<()> {
    let mut db = app.read().await?;
    let known = app.reference.place(kato).is_some() || reference::is_region(&mut db, kato).await?;
    let body = reference::body(&mut db, who.body()?).await?;
    if !known {
        problems.push(FieldProblem::new(field, "kato-code"));
    } else if !is_within(who, body.region_kato, kato.region()) {
        problems.push(FieldProblem::new(field, "region-scope"));
    }
    Ok(())
}

/// Whether an officer of a body with this territory fills posts in a region.
pub(crate) fn is_within(who: &Account, territory: Option<Kato>, region: Kato) -> bool {
    let scope = who.regions.is_empty() || who.regions.iter().any(|own| own == region.as_str());
    scope && territory.is_none_or(|territory| territory.region() == region)
}

/// Which post a vacancy is for.
#[derive(Debug, Clone)]
pub enum PostChoice {
    Known(PostId),
    /// Established together with the vacancy; its problems are named `post.…`.
    New(NewPost),
}

/// Drafts a vacancy of the officer's body. `draft.post` is only read when the choice is a known post.
pub async fn add_vacancy(
    app: &App,
    act: &Act,
    who: &Account,
    draft: VacancyDraft,
    post: PostChoice,
    key: &IdempotencyKey,
) -> Result<Vacancy> {
    let body = who.body()?;
    let asked = match &post {
        PostChoice::Known(_) => (draft.clone(), None),
        PostChoice::New(new) => (draft.clone(), Some(new.clone())),
    };
    let (draft, new) = checked(app, who, draft, post).await?;
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &asked).await? {
            let id: VacancyId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new("vacancy.draft_repeated", "vacancy", id.uuid())).await?;
            return store::vacancy(tx.db(), id).await;
        }
        let draft = with_post(tx, body, draft, new.as_ref()).await?;
        let id = store::insert_vacancy(tx, body, &draft).await?;
        idempotency::keep(tx, key, &asked, &json!(id)).await?;
        tx.note(
            Note::new("vacancy.drafted", "vacancy", id.uuid())
                .with(json!({ "post": draft.post, "rule": draft.rule })),
        )
        .await?;
        store::vacancy(tx.db(), id).await
    })
    .await
}

/// Changes a draft. What is published stays as people have read it.
pub async fn change_vacancy(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (VacancyId, i32),
    draft: VacancyDraft,
    post: PostChoice,
) -> Result<Vacancy> {
    let body = who.body()?;
    let vacancy = own_vacancy(&mut *app.read().await?, who, id).await?;
    if vacancy.state != VacancyState::Draft {
        return Err(Error::Conflict(Conflict::VacancyPublished));
    }
    let (draft, new) = checked(app, who, draft, post).await?;
    app.write(act, async |tx| {
        let draft = with_post(tx, body, draft, new.as_ref()).await?;
        store::update_vacancy(tx, id, version, &draft).await?;
        tx.note(
            Note::new("vacancy.changed", "vacancy", id.uuid())
                .with(json!({ "post": draft.post, "rule": draft.rule })),
        )
        .await?;
        store::vacancy(tx.db(), id).await
    })
    .await
}

/// Every problem of a draft and of a new post together.
async fn checked(
    app: &App,
    who: &Account,
    draft: VacancyDraft,
    post: PostChoice,
) -> Result<(VacancyDraft, Option<NewPost>)> {
    let body = who.body()?;
    let mut problems = Vec::new();
    let new = match post {
        PostChoice::New(new) => {
            let new = new.check("post.", &mut problems);
            check_region(app, who, new.region, "post.region", &mut problems).await?;
            Some(new)
        }
        PostChoice::Known(id) => {
            if !store::is_post_of(&mut *app.read().await?, id, body).await? {
                problems.push(FieldProblem::new("post", "unknown-option"));
            }
            None
        }
    };
    match store::usable_edition(&mut *app.read().await?, draft.rule, body).await? {
        None => problems.push(FieldProblem::new("rule", "unknown-option")),
        Some(edition) if !edition.is_applied_on(draft.as_of_on) => problems.push(edition::not_in_force()),
        Some(_) => {}
    }
    match draft.check(&app.clock) {
        Ok(draft) if problems.is_empty() => Ok((draft, new)),
        Ok(_) => Err(Error::Invalid(problems)),
        Err(Error::Invalid(more)) => {
            problems.extend(more);
            Err(Error::Invalid(problems))
        }
        Err(other) => Err(other),
    }
}

async fn with_post(
    tx: &mut Tx<'_>,
    body: BodyId,
    draft: VacancyDraft,
    new: Option<&NewPost>,
) -> Result<VacancyDraft> {
    let Some(new) = new else { return Ok(draft) };
    Ok(VacancyDraft { post: insert_post(tx, body, new).await?, ..draft })
}

/// Publishes, closes or withdraws a vacancy of the officer's body.
pub async fn move_vacancy(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (VacancyId, i32),
    step: Step,
) -> Result<Vacancy> {
    app.write(act, async |tx| {
        let vacancy = own_vacancy(tx.db(), who, id).await?;
        let state = vacancy.state.after(step)?;
        if step == Step::Publish && vacancy.closes_at <= tx.now() {
            return Err(Error::invalid("closes_at", "vacancy-closing-past"));
        }
        // a successor may have ended the edition since the vacancy was drafted
        if step == Step::Publish && !vacancy.rule.is_applied_on(vacancy.as_of_on) {
            return Err(Error::Invalid(vec![edition::not_in_force()]));
        }
        store::set_state(tx, id, version, state).await?;
        let action = match step {
            Step::Publish => "vacancy.published",
            Step::Close => "vacancy.closed",
            Step::Withdraw => "vacancy.withdrawn",
        };
        tx.note(
            Note::new(action, "vacancy", id.uuid())
                .with(json!({ "rule": vacancy.rule.id, "from": vacancy.state })),
        )
        .await?;
        store::vacancy(tx.db(), id).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn a_search_is_bounded_words() {
        assert_eq!(words_of("  Бас маман, IT!"), ["бас", "маман", "it"]);
        assert_eq!(words_of(&"а ".repeat(100)).len(), 10);
        assert_eq!(words_of(&"ә".repeat(100))[0].chars().count(), 40);
        assert!(words_of("%_'").is_empty());
    }
}
