//! SQL of rule editions: rows that are added and never change.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::error::Result;
use crate::platform::ids::RuleId;
use crate::platform::schema::rule_editions;
use crate::posts::RuleEdition;
use crate::reference::data::Names;

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
}

/// What a [`RuleRow`] reads from `rule_editions e`.
pub(super) const RULE: &str =
    "e.id as rule_id, e.code as rule_code, e.edition as rule_edition, e.title_kk as rule_kk,
    e.title_ru as rule_ru, e.title_en as rule_en, e.status as rule_status";

impl From<RuleRow> for RuleEdition {
    fn from(row: RuleRow) -> Self {
        Self {
            id: row.rule_id,
            code: row.rule_code,
            edition: row.rule_edition,
            title: Names { kk: row.rule_kk, ru: row.rule_ru, en: row.rule_en },
            status: row.rule_status,
        }
    }
}

/// Rule editions after a code and edition, in this order.
pub async fn rules(db: &mut AsyncPgConnection, after: (&str, &str), limit: i64) -> Result<Vec<RuleEdition>> {
    let statement = format!(
        "select {RULE} from rule_editions e where (e.code, e.edition) > ($1, $2) order by e.code, e.edition limit $3"
    );
    let query = diesel::sql_query(statement)
        .bind::<Text, _>(after.0)
        .bind::<Text, _>(after.1)
        .bind::<BigInt, _>(limit);
    let rows: Vec<RuleRow> = query.load(db).await?;
    Ok(rows.into_iter().map(RuleEdition::from).collect())
}

/// One rule edition.
pub async fn rule_edition(db: &mut AsyncPgConnection, id: RuleId) -> Result<RuleEdition> {
    let statement = format!("select {RULE} from rule_editions e where e.id = $1");
    let row: RuleRow = diesel::sql_query(statement).bind::<SqlUuid, _>(id).get_result(db).await?;
    Ok(row.into())
}

/// The content of a rule edition.
pub async fn rule_content(db: &mut AsyncPgConnection, id: RuleId) -> Result<Value> {
    Ok(rule_editions::table.find(id).select(rule_editions::content).first(db).await?)
}

/// Whether the rule edition exists.
pub async fn is_rule(db: &mut AsyncPgConnection, id: RuleId) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(rule_editions::table.find(id))).get_result(db).await?)
}
