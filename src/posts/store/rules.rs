//! SQL of rule editions. A published one never changes, but for the day its successor ends it on; a draft is its body's
//! alone. `body_id` is the owner; shipped rules have none.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::error::{Error, OnConstraint as _, Result};
use crate::platform::ids::{BodyId, RuleId};
use crate::platform::schema::rule_editions;
use crate::platform::tx::Tx;
use crate::posts::RuleEdition;
use crate::posts::authoring::{RuleHead, RuleState, StoredRule};
use crate::reference::data::Names;
use crate::rules::{CitationStatus, Draft};

#[derive(QueryableByName)]
pub(super) struct RuleRow {
    #[diesel(sql_type = SqlUuid)]
    rule_id: RuleId,
    #[diesel(sql_type = Text)]
    rule_code: String,
    #[diesel(sql_type = Text)]
    rule_edition: String,
    #[diesel(sql_type = Text)]
    rule_kk: String,
    #[diesel(sql_type = Text)]
    rule_ru: String,
    #[diesel(sql_type = Text)]
    rule_en: String,
    #[diesel(sql_type = Text)]
    rule_status: String,
    #[diesel(sql_type = Nullable<Date>)]
    rule_from: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    rule_until: Option<NaiveDate>,
}

/// What a [`RuleRow`] reads from `rule_editions e`.
pub(super) const RULE: &str =
    "e.id as rule_id, e.code as rule_code, e.edition as rule_edition, e.title_kk as rule_kk,
    e.title_ru as rule_ru, e.title_en as rule_en, e.status as rule_status, e.in_force_from as rule_from,
    e.in_force_until as rule_until";

impl From<RuleRow> for RuleEdition {
    fn from(row: RuleRow) -> Self {
        Self {
            id: row.rule_id,
            code: row.rule_code,
            edition: row.rule_edition,
            title: Names { kk: row.rule_kk, ru: row.rule_ru, en: row.rule_en },
            status: row.rule_status,
            in_force_from: row.rule_from,
            in_force_until: row.rule_until,
        }
    }
}

#[derive(QueryableByName)]
struct HeadRow {
    #[diesel(embed)]
    rule: RuleRow,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    body_id: Option<BodyId>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    based_on: Option<RuleId>,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    published_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    version: i32,
}

/// What a [`HeadRow`] reads from `rule_editions e` besides [`RULE`].
const HEAD: &str = "e.body_id, e.state, e.based_on, e.reason, e.published_at, e.version";

impl HeadRow {
    fn typed(self) -> Result<RuleHead> {
        let state = RuleState::from_code(&self.state)
            .ok_or_else(|| Error::internal("unknown state of a rule edition"))?;
        Ok(RuleHead {
            edition: self.rule.into(),
            body: self.body_id,
            state,
            based_on: self.based_on,
            reason: self.reason,
            published_at: self.published_at,
            version: self.version,
        })
    }
}

#[derive(QueryableByName)]
struct WholeRow {
    #[diesel(embed)]
    head: HeadRow,
    #[diesel(sql_type = Jsonb)]
    content: Value,
}

impl WholeRow {
    fn typed(self) -> Result<StoredRule> {
        let content = serde_json::from_value(self.content).map_err(Error::internal)?;
        Ok(StoredRule { head: self.head.typed()?, content })
    }
}

/// Which editions are listed, by code and edition.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleSearch {
    /// Besides the shipped ones, those of this body.
    pub body: Option<BodyId>,
    /// Its drafts alone, instead of what is published.
    pub drafts: bool,
    /// Only editions that are applied on this day, and this one whatever its days.
    pub applied_on: Option<(NaiveDate, Option<RuleId>)>,
    /// After this edition in the order.
    pub after: Option<RuleId>,
    pub limit: i64,
}

/// Rule editions somebody may choose from: the shipped ones and their body's own.
pub async fn rules(db: &mut AsyncPgConnection, search: RuleSearch) -> Result<Vec<RuleHead>> {
    let statement = format!(
        "select {RULE}, {HEAD} from rule_editions e
         where case when $2 then e.state = 'draft' and e.body_id = $1
             else e.state = 'published' and (e.body_id is null or e.body_id = $1) end
           and ($5::date is null or e.id = $6
             or ((e.in_force_from is null or e.in_force_from <= $5) and (e.in_force_until is null or e.in_force_until > $5)))
           and ($3 is null or (e.code, e.edition, e.id) > (select a.code, a.edition, a.id from rule_editions a where a.id = $3))
         order by e.code, e.edition, e.id limit $4"
    );
    let query = diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(search.body)
        .bind::<Bool, _>(search.drafts)
        .bind::<Nullable<SqlUuid>, _>(search.after)
        .bind::<BigInt, _>(search.limit)
        .bind::<Nullable<Date>, _>(search.applied_on.map(|(day, _)| day))
        .bind::<Nullable<SqlUuid>, _>(search.applied_on.and_then(|(_, chosen)| chosen));
    let rows: Vec<HeadRow> = query.load(db).await?;
    rows.into_iter().map(HeadRow::typed).collect()
}

/// One rule with its content, in any state; who may see it is the caller's to ask.
pub async fn stored_rule(db: &mut AsyncPgConnection, id: RuleId) -> Result<StoredRule> {
    let statement = format!("select {RULE}, {HEAD}, e.content from rule_editions e where e.id = $1");
    let row: WholeRow = diesel::sql_query(statement).bind::<SqlUuid, _>(id).get_result(db).await?;
    row.typed()
}

/// The published editions of one rule of an owner, earliest first.
pub async fn series(
    db: &mut AsyncPgConnection,
    owner: Option<BodyId>,
    code: &str,
) -> Result<Vec<StoredRule>> {
    let statement = format!(
        "select {RULE}, {HEAD}, e.content from rule_editions e
         where e.code = $1 and e.body_id is not distinct from $2 and e.state = 'published'
         order by e.in_force_from nulls first, e.edition"
    );
    let query = diesel::sql_query(statement).bind::<Text, _>(code).bind::<Nullable<SqlUuid>, _>(owner);
    let rows: Vec<WholeRow> = query.load(db).await?;
    rows.into_iter().map(WholeRow::typed).collect()
}

/// Lets nobody else publish an edition of this rule until the transaction ends.
pub async fn lock_series(tx: &mut Tx<'_>, owner: Option<BodyId>, code: &str) -> Result<()> {
    let name = format!("rule/{}/{code}", owner.map_or_else(String::new, |body| body.to_string()));
    let statement = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
    diesel::sql_query(statement).bind::<Text, _>(name).execute(tx.db()).await?;
    Ok(())
}

/// The content of a published edition.
pub async fn rule_content(db: &mut AsyncPgConnection, id: RuleId) -> Result<Value> {
    let published =
        rule_editions::table.find(id).filter(rule_editions::state.eq(RuleState::Published.code()));
    Ok(published.select(rule_editions::content).first(db).await?)
}

/// The edition if the body may fill a vacancy by it: it is published, and shipped or the body's own.
pub async fn usable_edition(
    db: &mut AsyncPgConnection,
    id: RuleId,
    body: BodyId,
) -> Result<Option<RuleEdition>> {
    let statement = format!(
        "select {RULE} from rule_editions e
         where e.id = $1 and e.state = 'published' and (e.body_id is null or e.body_id = $2)"
    );
    let query = diesel::sql_query(statement).bind::<SqlUuid, _>(id).bind::<SqlUuid, _>(body);
    Ok(query.get_result::<RuleRow>(db).await.optional()?.map(RuleEdition::from))
}

/// Whether a shipped rule has this code.
pub async fn is_shipped_code(db: &mut AsyncPgConnection, code: &str) -> Result<bool> {
    let shipped =
        rule_editions::table.filter(rule_editions::code.eq(code).and(rule_editions::body_id.is_null()));
    Ok(diesel::select(diesel::dsl::exists(shipped)).get_result(db).await?)
}

fn taken() -> Error {
    Error::invalid("edition", "rule-edition-taken")
}

fn content_of(draft: &Draft) -> Result<Value> {
    serde_json::to_value(draft).map_err(Error::internal)
}

/// Adds an edition in a state, owned by a body or by nobody.
pub async fn insert_rule(
    tx: &mut Tx<'_>,
    owner: Option<BodyId>,
    state: RuleState,
    draft: &Draft,
    (based_on, reason): (Option<RuleId>, &str),
) -> Result<RuleId> {
    let (id, now, account) = (RuleId::new(), tx.now(), tx.account());
    diesel::insert_into(rule_editions::table)
        .values((
            rule_editions::id.eq(id),
            rule_editions::code.eq(&draft.id),
            rule_editions::edition.eq(&draft.edition),
            (
                rule_editions::title_kk.eq(&draft.title.kk),
                rule_editions::title_ru.eq(&draft.title.ru),
                rule_editions::title_en.eq(&draft.title.en),
            ),
            rule_editions::content.eq(content_of(draft)?),
            rule_editions::status.eq(status_of(draft)),
            rule_editions::created_at.eq(now),
            rule_editions::in_force_from.eq(draft.in_force_from.map(|day| day.date())),
            rule_editions::in_force_until.eq(draft.in_force_until.map(|day| day.date())),
            rule_editions::body_id.eq(owner),
            rule_editions::state.eq(state.code()),
            rule_editions::based_on.eq(based_on),
            rule_editions::reason.eq(reason),
            rule_editions::created_by.eq(account),
            rule_editions::published_at.eq((state == RuleState::Published).then_some(now)),
        ))
        .execute(tx.db())
        .await
        .on_constraint("rule_editions_code_edition_key", taken)?;
    Ok(id)
}

/// The weakest status among the citations; a draft may have none yet.
fn status_of(draft: &Draft) -> &'static str {
    match draft.citations.values().map(|citation| citation.status).max() {
        Some(CitationStatus::Confirmed) => "confirmed",
        Some(CitationStatus::Historic) => "historic",
        Some(CitationStatus::Unverified) | None => "unverified",
    }
}

/// Writes a draft again, if nobody else has since.
pub async fn update_rule_draft(tx: &mut Tx<'_>, id: RuleId, version: i32, draft: &Draft) -> Result<()> {
    let current = rule_editions::table.filter(
        rule_editions::id
            .eq(id)
            .and(rule_editions::version.eq(version))
            .and(rule_editions::state.eq(RuleState::Draft.code())),
    );
    let rows = diesel::update(current)
        .set((
            rule_editions::code.eq(&draft.id),
            rule_editions::edition.eq(&draft.edition),
            rule_editions::title_kk.eq(&draft.title.kk),
            rule_editions::title_ru.eq(&draft.title.ru),
            rule_editions::title_en.eq(&draft.title.en),
            rule_editions::content.eq(content_of(draft)?),
            rule_editions::status.eq(status_of(draft)),
            rule_editions::in_force_from.eq(draft.in_force_from.map(|day| day.date())),
            rule_editions::in_force_until.eq(draft.in_force_until.map(|day| day.date())),
            rule_editions::version.eq(version + 1),
        ))
        .execute(tx.db())
        .await
        .on_constraint("rule_editions_code_edition_key", taken)?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Makes a draft an edition, if nobody else has changed it since.
pub async fn publish_rule(tx: &mut Tx<'_>, id: RuleId, version: i32, reason: &str) -> Result<()> {
    let now = tx.now();
    let current = rule_editions::table.filter(
        rule_editions::id
            .eq(id)
            .and(rule_editions::version.eq(version))
            .and(rule_editions::state.eq(RuleState::Draft.code())),
    );
    let rows = diesel::update(current)
        .set((
            rule_editions::state.eq(RuleState::Published.code()),
            rule_editions::reason.eq(reason),
            rule_editions::published_at.eq(now),
            rule_editions::version.eq(version + 1),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Ends an open edition on the day its successor begins. Its content stays.
pub async fn end_rule(tx: &mut Tx<'_>, id: RuleId, on: NaiveDate) -> Result<()> {
    let open =
        rule_editions::table.filter(rule_editions::id.eq(id).and(rule_editions::in_force_until.is_null()));
    let rows = diesel::update(open).set(rule_editions::in_force_until.eq(on)).execute(tx.db()).await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Removes a draft, if nobody else has changed it since.
pub async fn delete_rule_draft(tx: &mut Tx<'_>, id: RuleId, version: i32) -> Result<()> {
    let current = rule_editions::table.filter(
        rule_editions::id
            .eq(id)
            .and(rule_editions::version.eq(version))
            .and(rule_editions::state.eq(RuleState::Draft.code())),
    );
    let rows = diesel::delete(current).execute(tx.db()).await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}
