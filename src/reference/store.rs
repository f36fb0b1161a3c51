//! SQL of the reference data: upserts of what the program ships and of the operator's classifier, and the lists that
//! everybody may read. Rows come as one JSON document per table, so a table is one statement.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, Date, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::platform::error::Result;
use crate::platform::ids::BodyId;
use crate::platform::schema::{bodies, parties, reference_state, regions};
use crate::platform::tx::Tx;
use crate::reference::data::Names;
use crate::reference::keys::Kato;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName, Serialize, ToSchema)]
pub struct RegionRow {
    #[diesel(sql_type = Text)]
    pub kato: Kato,
    /// The place it lies in; none for a region.
    #[diesel(sql_type = Nullable<Text>)]
    pub parent_kato: Option<Kato>,
    /// `region`, `district`, `city_district`, `sub_district` or `settlement`.
    #[diesel(sql_type = Text)]
    pub level: String,
    /// Finer than the level: `city`, `rural_district`, `village` …
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub name_kk: String,
    #[diesel(sql_type = Text)]
    pub name_ru: String,
    #[diesel(sql_type = Text)]
    pub name_en: String,
    /// `kadr` or the edition of the classifier.
    #[diesel(sql_type = Text)]
    pub source: String,
    /// First day the place no longer exists.
    #[diesel(sql_type = Nullable<Date>)]
    pub until_on: Option<NaiveDate>,
}

/// A state body.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName, Serialize, ToSchema)]
pub struct BodyRow {
    #[diesel(sql_type = SqlUuid)]
    pub id: BodyId,
    #[diesel(sql_type = Text)]
    pub code: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// Where its competence ends; none: the whole country.
    #[diesel(sql_type = Nullable<Text>)]
    pub region_kato: Option<Kato>,
    #[diesel(sql_type = Text)]
    pub name_kk: String,
    #[diesel(sql_type = Text)]
    pub name_ru: String,
    #[diesel(sql_type = Text)]
    pub name_en: String,
    #[diesel(sql_type = Integer)]
    pub version: i32,
}

/// A political party.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName, Serialize, ToSchema)]
pub struct PartyRow {
    #[diesel(sql_type = Text)]
    pub code: String,
    #[diesel(sql_type = Text)]
    pub name_kk: String,
    #[diesel(sql_type = Text)]
    pub name_ru: String,
    #[diesel(sql_type = Text)]
    pub name_en: String,
    /// Where it was read that the party is registered.
    #[diesel(sql_type = Text)]
    pub source: String,
    #[diesel(sql_type = Nullable<Date>)]
    pub since_on: Option<NaiveDate>,
    /// First day it is no longer registered.
    #[diesel(sql_type = Nullable<Date>)]
    pub until_on: Option<NaiveDate>,
    #[diesel(sql_type = Integer)]
    pub version: i32,
}

/// Which places are asked for.
#[derive(Debug, Clone, Default)]
pub struct RegionSearch {
    /// Directly below this place; none: the regions.
    pub parent: Option<Kato>,
    /// After this code.
    pub after: Option<Kato>,
    pub limit: i64,
}

/// Places of one parent, by code.
pub async fn regions(db: &mut AsyncPgConnection, search: &RegionSearch) -> Result<Vec<RegionRow>> {
    let statement =
        "select kato, parent_kato, level, kind, name_kk, name_ru, name_en, source, until_on from regions
        where parent_kato is not distinct from $1 and kato > coalesce($2, '') order by kato limit $3";
    Ok(diesel::sql_query(statement)
        .bind::<Nullable<Text>, _>(search.parent)
        .bind::<Nullable<Text>, _>(search.after)
        .bind::<diesel::sql_types::BigInt, _>(search.limit)
        .load(db)
        .await?)
}

/// Every place there is or was: for comparing with a file.
pub async fn all_regions(db: &mut AsyncPgConnection) -> Result<Vec<RegionRow>> {
    let statement =
        "select kato, parent_kato, level, kind, name_kk, name_ru, name_en, source, until_on from regions";
    Ok(diesel::sql_query(statement).load(db).await?)
}

/// Names of these places, as far as they are known.
pub async fn place_names(db: &mut AsyncPgConnection, katos: &[Kato]) -> Result<HashMap<Kato, Names>> {
    let statement =
        "select kato, parent_kato, level, kind, name_kk, name_ru, name_en, source, until_on from regions
        where kato = any($1)";
    let katos: Vec<&str> = katos.iter().map(Kato::as_str).collect();
    let rows: Vec<RegionRow> = diesel::sql_query(statement).bind::<Array<Text>, _>(katos).load(db).await?;
    let named =
        rows.into_iter().map(|row| (row.kato, Names { kk: row.name_kk, ru: row.name_ru, en: row.name_en }));
    Ok(named.collect())
}

/// Whether a place is known and still exists.
pub async fn is_region(db: &mut AsyncPgConnection, kato: Kato) -> Result<bool> {
    let found = regions::table.filter(regions::kato.eq(kato.as_str()).and(regions::until_on.is_null()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(db).await?)
}

/// State bodies after a code, by code.
pub async fn bodies(db: &mut AsyncPgConnection, after: &str, limit: i64) -> Result<Vec<BodyRow>> {
    let statement = "select id, code, kind, region_kato, name_kk, name_ru, name_en, version from bodies
        where code > $1 order by code limit $2";
    let query =
        diesel::sql_query(statement).bind::<Text, _>(after).bind::<diesel::sql_types::BigInt, _>(limit);
    Ok(query.load(db).await?)
}

/// One body.
pub async fn body(db: &mut AsyncPgConnection, id: BodyId) -> Result<BodyRow> {
    let statement =
        "select id, code, kind, region_kato, name_kk, name_ru, name_en, version from bodies where id = $1";
    Ok(diesel::sql_query(statement).bind::<SqlUuid, _>(id).get_result(db).await?)
}

/// Number of the body with this code.
pub async fn body_by_code(db: &mut AsyncPgConnection, code: &str) -> Result<BodyId> {
    Ok(bodies::table.filter(bodies::code.eq(code)).select(bodies::id).first(db).await?)
}

/// Every party, by code.
pub async fn parties(db: &mut AsyncPgConnection) -> Result<Vec<PartyRow>> {
    let statement = "select code, name_kk, name_ru, name_en, source, since_on, until_on, version from parties order by code";
    Ok(diesel::sql_query(statement).load(db).await?)
}

/// Whether a party is registered.
pub async fn is_party(db: &mut AsyncPgConnection, code: &str) -> Result<bool> {
    let found = parties::table.filter(parties::code.eq(code).and(parties::until_on.is_null()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(db).await?)
}

/// The hash of what was loaded last.
pub async fn content_hash(db: &mut AsyncPgConnection) -> Result<Option<Vec<u8>>> {
    Ok(reference_state::table.select(reference_state::content_hash).first(db).await.optional()?)
}

pub async fn keep_hash(tx: &mut Tx<'_>, hash: &[u8]) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(reference_state::table)
        .values((reference_state::content_hash.eq(hash), reference_state::loaded_at.eq(now)))
        .on_conflict(reference_state::only_row)
        .do_update()
        .set((reference_state::content_hash.eq(hash), reference_state::loaded_at.eq(now)))
        .execute(tx.db())
        .await?;
    Ok(())
}

async fn upsert(tx: &mut Tx<'_>, statement: &str, rows: &Value) -> Result<usize> {
    Ok(diesel::sql_query(statement).bind::<Jsonb, _>(rows).execute(tx.db()).await?)
}

/// Adds and corrects places of one source; those of another source keep their words. An ended place that is in the
/// rows exists again only if its source is the same.
pub async fn upsert_regions(tx: &mut Tx<'_>, rows: &Value, source: &str) -> Result<usize> {
    let statement = "insert into regions (kato, parent_kato, level, kind, name_kk, name_ru, name_en, source)
        select kato, parent_kato, level, kind, name_kk, name_ru, name_en, $2 from jsonb_to_recordset($1)
          as r(kato text, parent_kato text, level text, kind text, name_kk text, name_ru text, name_en text)
        on conflict (kato) do update set parent_kato = excluded.parent_kato, level = excluded.level, kind = excluded.kind,
          name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en
        where regions.source = excluded.source and
          (regions.parent_kato, regions.level, regions.kind, regions.name_kk, regions.name_ru, regions.name_en) is distinct from
          (excluded.parent_kato, excluded.level, excluded.kind, excluded.name_kk, excluded.name_ru, excluded.name_en)";
    Ok(diesel::sql_query(statement).bind::<Jsonb, _>(rows).bind::<Text, _>(source).execute(tx.db()).await?)
}

/// Writes places of the classifier whatever was there.
pub async fn put_regions(tx: &mut Tx<'_>, rows: &Value) -> Result<usize> {
    let statement = "insert into regions (kato, parent_kato, level, kind, name_kk, name_ru, name_en, source)
        select kato, parent_kato, level, kind, name_kk, name_ru, name_en, source from jsonb_to_recordset($1)
          as r(kato text, parent_kato text, level text, kind text, name_kk text, name_ru text, name_en text, source text)
        on conflict (kato) do update set parent_kato = excluded.parent_kato, level = excluded.level, kind = excluded.kind,
          name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en, source = excluded.source,
          until_on = null";
    upsert(tx, statement, rows).await
}

/// Places that exist no longer from this day.
pub async fn end_regions(tx: &mut Tx<'_>, katos: &[Kato], day: NaiveDate) -> Result<usize> {
    let katos: Vec<&str> = katos.iter().map(Kato::as_str).collect();
    let ended = regions::table.filter(regions::kato.eq_any(katos).and(regions::until_on.is_null()));
    Ok(diesel::update(ended).set(regions::until_on.eq(day)).execute(tx.db()).await?)
}

pub async fn upsert_bodies(tx: &mut Tx<'_>, rows: &Value) -> Result<usize> {
    let statement = "insert into bodies (id, code, kind, region_kato, name_kk, name_ru, name_en)
        select id, code, kind, region_kato, name_kk, name_ru, name_en from jsonb_to_recordset($1)
          as r(id uuid, code text, kind text, region_kato text, name_kk text, name_ru text, name_en text)
        on conflict (code) do update set kind = excluded.kind, region_kato = excluded.region_kato,
          name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en, version = bodies.version + 1
        where (bodies.kind, bodies.region_kato, bodies.name_kk, bodies.name_ru, bodies.name_en) is distinct from
          (excluded.kind, excluded.region_kato, excluded.name_kk, excluded.name_ru, excluded.name_en)";
    upsert(tx, statement, rows).await
}

pub async fn upsert_parties(tx: &mut Tx<'_>, rows: &Value) -> Result<usize> {
    let statement = "insert into parties (code, name_kk, name_ru, name_en, source)
        select code, name_kk, name_ru, name_en, source from jsonb_to_recordset($1)
          as r(code text, name_kk text, name_ru text, name_en text, source text)
        on conflict (code) do update set name_kk = excluded.name_kk, name_ru = excluded.name_ru,
          name_en = excluded.name_en, source = excluded.source, version = parties.version + 1
        where (parties.name_kk, parties.name_ru, parties.name_en, parties.source) is distinct from
          (excluded.name_kk, excluded.name_ru, excluded.name_en, excluded.source)";
    upsert(tx, statement, rows).await
}

pub async fn upsert_posts(tx: &mut Tx<'_>, rows: &Value) -> Result<usize> {
    // an akim's functions are those of regional and local administration
    let statement = "insert into posts (id, code, title_kk, title_ru, title_en, body_id, region_kato, kind, filling, direction)
        select id, code, title_kk, title_ru, title_en, body_id, region_kato, kind, filling,
          case kind when 'akim' then 'regional' end from jsonb_to_recordset($1)
          as r(id uuid, code text, title_kk text, title_ru text, title_en text, body_id uuid, region_kato text, kind text, filling text)
        on conflict (code) do update set title_kk = excluded.title_kk, title_ru = excluded.title_ru, title_en = excluded.title_en,
          body_id = excluded.body_id, region_kato = excluded.region_kato, filling = excluded.filling, version = posts.version + 1
        where (posts.title_kk, posts.title_ru, posts.title_en, posts.body_id, posts.region_kato, posts.filling) is distinct from
          (excluded.title_kk, excluded.title_ru, excluded.title_en, excluded.body_id, excluded.region_kato, excluded.filling)";
    upsert(tx, statement, rows).await
}

/// Adds rule editions; one that is there already never changes.
pub async fn insert_rules(tx: &mut Tx<'_>, rows: &Value) -> Result<usize> {
    let statement = "insert into rule_editions
          (id, code, edition, title_kk, title_ru, title_en, content, status, in_force_from, in_force_until)
        select id, code, edition, title_kk, title_ru, title_en, content, status, in_force_from, in_force_until
        from jsonb_to_recordset($1) as r(id uuid, code text, edition text, title_kk text, title_ru text, title_en text,
          content jsonb, status text, in_force_from date, in_force_until date)
        on conflict on constraint rule_editions_code_edition_key do nothing";
    upsert(tx, statement, rows).await
}

/// Ends editions without an end on the day a later edition of the same rule begins: of what comes with the program an
/// older version knew no successor. Says how many.
pub async fn end_superseded_rules(tx: &mut Tx<'_>) -> Result<usize> {
    let statement = "update rule_editions e set in_force_until = later.begins from (
          select o.id, min(n.in_force_from) as begins from rule_editions o join rule_editions n on n.code = o.code
          where o.body_id is null and n.body_id is null and o.state = 'published' and n.state = 'published'
            and o.in_force_until is null and n.in_force_from > coalesce(o.in_force_from, '-infinity') group by o.id
        ) later where later.id = e.id";
    Ok(diesel::sql_query(statement).execute(tx.db()).await?)
}

/// Two published editions of one rule and owner that are both applied on some day.
#[derive(Debug, QueryableByName)]
pub struct Overlap {
    #[diesel(sql_type = Text)]
    pub code: String,
    #[diesel(sql_type = Text)]
    pub edition: String,
    #[diesel(sql_type = Text)]
    pub other: String,
}

/// Editions that overlap: which of them is the law then, nobody can tell from the data.
pub async fn overlapping_rules(db: &mut AsyncPgConnection) -> Result<Vec<Overlap>> {
    let statement =
        "select a.code, a.edition, b.edition as other from rule_editions a join rule_editions b on b.code = a.code
        and b.body_id is not distinct from a.body_id and b.edition > a.edition
        where a.state = 'published' and b.state = 'published'
          and daterange(a.in_force_from, a.in_force_until) && daterange(b.in_force_from, b.in_force_until)
        order by a.code, a.edition, b.edition";
    Ok(diesel::sql_query(statement).load(db).await?)
}

#[derive(QueryableByName)]
struct CodeAndEdition {
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    edition: String,
}

/// Code and edition of the rows whose stored content is another.
pub async fn rules_that_differ(db: &mut AsyncPgConnection, rows: &Value) -> Result<Vec<(String, String)>> {
    let statement = "select e.code, e.edition from rule_editions e
        join jsonb_to_recordset($1) as r(code text, edition text, content jsonb) on r.code = e.code and r.edition = e.edition
        where r.content <> e.content and e.body_id is null";
    let differing: Vec<CodeAndEdition> = diesel::sql_query(statement).bind::<Jsonb, _>(rows).load(db).await?;
    Ok(differing.into_iter().map(|row| (row.code, row.edition)).collect())
}
