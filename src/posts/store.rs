//! SQL of posts and vacancies. A vacancy is always read with its post, body and rule in one query.
//! Rule editions are in `rules`, the counts of an officer's home in `counts`.

mod counts;
mod rules;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, PostId, VacancyId};
use crate::platform::schema::{posts, vacancies};
use crate::platform::tx::Tx;
use crate::posts::draft::{NewPost, VacancyDraft};
use crate::posts::{Post, Vacancy, VacancyState};
use crate::reference::codes::{Category, Direction, Filling, PostKind};
use crate::reference::data::Names;
use crate::reference::keys::Kato;

pub use counts::{Waiting, counts, waiting};
use rules::{RULE, RuleRow};
pub use rules::{
    RuleSearch, delete_rule_draft, end_rule, insert_rule, is_shipped_code, lock_series, publish_rule,
    rule_content, rules, series, stored_rule, update_rule_draft, usable_edition,
};

#[derive(QueryableByName)]
struct PostRow {
    #[diesel(sql_type = SqlUuid)]
    post_id: PostId,
    #[diesel(sql_type = Text)]
    post_code: String,
    #[diesel(sql_type = Text)]
    title_kk: String,
    #[diesel(sql_type = Text)]
    title_ru: String,
    #[diesel(sql_type = Text)]
    title_en: String,
    #[diesel(sql_type = SqlUuid)]
    post_body_id: BodyId,
    #[diesel(sql_type = Text)]
    body_kk: String,
    #[diesel(sql_type = Text)]
    body_ru: String,
    #[diesel(sql_type = Text)]
    body_en: String,
    #[diesel(sql_type = Text)]
    region_kato: Kato,
    #[diesel(sql_type = Nullable<Text>)]
    category: Option<Category>,
    #[diesel(sql_type = Text)]
    kind: PostKind,
    #[diesel(sql_type = Text)]
    filling: Filling,
    #[diesel(sql_type = Nullable<Text>)]
    direction: Option<Direction>,
    #[diesel(sql_type = Integer)]
    post_version: i32,
}

/// What a [`PostRow`] reads from `posts p join bodies b`.
const POST: &str = "p.id as post_id, p.code as post_code, p.title_kk, p.title_ru, p.title_en, p.body_id as post_body_id,
    b.name_kk as body_kk, b.name_ru as body_ru, b.name_en as body_en, p.region_kato, p.category, p.kind, p.filling,
    p.direction, p.version as post_version";

impl From<PostRow> for Post {
    fn from(row: PostRow) -> Self {
        Self {
            id: row.post_id,
            code: row.post_code,
            title: Names { kk: row.title_kk, ru: row.title_ru, en: row.title_en },
            body: row.post_body_id,
            body_name: Names { kk: row.body_kk, ru: row.body_ru, en: row.body_en },
            region: row.region_kato,
            category: row.category,
            kind: row.kind,
            filling: row.filling,
            direction: row.direction,
            version: row.post_version,
        }
    }
}

#[derive(QueryableByName)]
struct VacancyRow {
    #[diesel(sql_type = SqlUuid)]
    id: VacancyId,
    #[diesel(embed)]
    post: PostRow,
    #[diesel(embed)]
    rule: RuleRow,
    #[diesel(sql_type = SqlUuid)]
    body_id: BodyId,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Date)]
    opens_on: NaiveDate,
    #[diesel(sql_type = Timestamptz)]
    closes_at: DateTime<Utc>,
    #[diesel(sql_type = Date)]
    as_of_on: NaiveDate,
    #[diesel(sql_type = Text)]
    note: String,
    #[diesel(sql_type = Jsonb)]
    weights: Value,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    published_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    version: i32,
}

/// What a [`VacancyRow`] reads, without its condition.
fn select_vacancies() -> String {
    format!(
        "select v.id, v.body_id, v.state, v.opens_on, v.closes_at, v.as_of_on, v.note, v.weights, v.published_at, v.version, {POST}, {RULE}
         from vacancies v join posts p on p.id = v.post_id join bodies b on b.id = v.body_id
         join rule_editions e on e.id = v.rule_id"
    )
}

impl VacancyRow {
    fn typed(self) -> Result<Vacancy> {
        let state = VacancyState::from_code(&self.state)
            .ok_or_else(|| Error::internal("unknown state of a vacancy"))?;
        Ok(Vacancy {
            id: self.id,
            post: self.post.into(),
            rule: self.rule.into(),
            body: self.body_id,
            state,
            opens_on: self.opens_on,
            closes_at: self.closes_at,
            as_of_on: self.as_of_on,
            note: self.note,
            weights: serde_json::from_value(self.weights).map_err(Error::internal)?,
            published_at: self.published_at,
            version: self.version,
        })
    }
}

/// Which vacancies are asked for, sorted by the time they close.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Only this body's, in any state; none: only what is published.
    pub body: Option<BodyId>,
    pub state: Option<VacancyState>,
    /// Only what closes after this instant.
    pub closing_after: Option<DateTime<Utc>>,
    /// Only in this region or republican city.
    pub region: Option<Kato>,
    pub kind: Option<PostKind>,
    /// Words, in small letters, each to be found in the title or the body's name in any language.
    pub words: Vec<String>,
    /// After this vacancy in the order.
    pub after: Option<(DateTime<Utc>, VacancyId)>,
    /// Newest first instead: for what is over.
    pub newest_first: bool,
    pub limit: i64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// `$1` to `$6`: shared by the list and its count.
const WANTED: &str = "where ($1::uuid is null or v.body_id = $1) and ($2::text is null or v.state = $2)
    and ($3::timestamptz is null or v.closes_at > $3) and ($4::text is null or left(p.region_kato, 2) = left($4, 2))
    and ($5::text is null or p.kind = $5)
    and not exists (select 1 from unnest($6::text[]) as word where position(word in lower(
      concat_ws(' ', p.title_kk, p.title_ru, p.title_en, b.name_kk, b.name_ru, b.name_en))) = 0)";

/// Vacancies in the order of the search.
pub async fn vacancies(db: &mut AsyncPgConnection, search: &Search) -> Result<Vec<Vacancy>> {
    let order = if search.newest_first { "v.closes_at desc, v.id desc" } else { "v.closes_at, v.id" };
    let beyond = if search.newest_first { "<" } else { ">" };
    let statement = format!(
        "{} {WANTED} and ($7::timestamptz is null or (v.closes_at, v.id) {beyond} ($7, $8)) order by {order} limit $9",
        select_vacancies()
    );
    let state = wanted_state(search);
    let rows: Vec<VacancyRow> = diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(search.body)
        .bind::<Nullable<Text>, _>(state)
        .bind::<Nullable<Timestamptz>, _>(search.closing_after)
        .bind::<Nullable<Text>, _>(search.region)
        .bind::<Nullable<Text>, _>(search.kind)
        .bind::<Array<Text>, _>(&search.words)
        .bind::<Nullable<Timestamptz>, _>(search.after.map(|(at, _)| at))
        .bind::<Nullable<SqlUuid>, _>(search.after.map(|(_, id)| id))
        .bind::<BigInt, _>(search.limit)
        .load(db)
        .await?;
    rows.into_iter().map(VacancyRow::typed).collect()
}

/// How many vacancies the search has, on all its pages.
pub async fn count(db: &mut AsyncPgConnection, search: &Search) -> Result<i64> {
    let statement = format!(
        "select count(*) as count from vacancies v join posts p on p.id = v.post_id join bodies b on b.id = v.body_id {WANTED}"
    );
    let counted: Count = diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(search.body)
        .bind::<Nullable<Text>, _>(wanted_state(search))
        .bind::<Nullable<Timestamptz>, _>(search.closing_after)
        .bind::<Nullable<Text>, _>(search.region)
        .bind::<Nullable<Text>, _>(search.kind)
        .bind::<Array<Text>, _>(&search.words)
        .get_result(db)
        .await?;
    Ok(counted.count)
}

/// Without a body only what is published may be seen, whatever else is asked.
fn wanted_state(search: &Search) -> Option<&'static str> {
    if search.body.is_none() {
        Some(VacancyState::Published.code())
    } else {
        search.state.map(VacancyState::code)
    }
}

/// One vacancy.
pub async fn vacancy(db: &mut AsyncPgConnection, id: VacancyId) -> Result<Vacancy> {
    let statement = format!("{} where v.id = $1", select_vacancies());
    let row: VacancyRow = diesel::sql_query(statement).bind::<SqlUuid, _>(id).get_result(db).await?;
    row.typed()
}

/// Whether the post exists and belongs to the body.
pub async fn is_post_of(db: &mut AsyncPgConnection, post: PostId, body: BodyId) -> Result<bool> {
    let found = posts::table.filter(posts::id.eq(post).and(posts::body_id.eq(body)));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(db).await?)
}

pub async fn insert_vacancy(tx: &mut Tx<'_>, body: BodyId, draft: &VacancyDraft) -> Result<VacancyId> {
    let (id, now, account) = (VacancyId::new(), tx.now(), tx.account());
    diesel::insert_into(vacancies::table)
        .values((
            vacancies::id.eq(id),
            vacancies::post_id.eq(draft.post),
            vacancies::body_id.eq(body),
            vacancies::rule_id.eq(draft.rule),
            vacancies::opens_on.eq(draft.opens_on),
            vacancies::closes_at.eq(draft.closes_at),
            vacancies::as_of_on.eq(draft.as_of_on),
            vacancies::note.eq(&draft.note),
            vacancies::weights.eq(json!(draft.weights)),
            vacancies::created_by.eq(account),
            vacancies::created_at.eq(now),
            vacancies::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Writes a draft again, if nobody else has since.
pub async fn update_vacancy(
    tx: &mut Tx<'_>,
    id: VacancyId,
    version: i32,
    draft: &VacancyDraft,
) -> Result<()> {
    let now = tx.now();
    let current = vacancies::table.filter(vacancies::id.eq(id).and(vacancies::version.eq(version)));
    let rows = diesel::update(current)
        .set((
            vacancies::post_id.eq(draft.post),
            vacancies::rule_id.eq(draft.rule),
            vacancies::opens_on.eq(draft.opens_on),
            vacancies::closes_at.eq(draft.closes_at),
            vacancies::as_of_on.eq(draft.as_of_on),
            vacancies::note.eq(&draft.note),
            vacancies::weights.eq(json!(draft.weights)),
            vacancies::updated_at.eq(now),
            vacancies::version.eq(version + 1),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Moves a vacancy on, if nobody else has since.
pub async fn set_state(tx: &mut Tx<'_>, id: VacancyId, version: i32, state: VacancyState) -> Result<()> {
    let now = tx.now();
    let published = (state == VacancyState::Published).then_some(now);
    let current = vacancies::table.filter(vacancies::id.eq(id).and(vacancies::version.eq(version)));
    let rows = diesel::update(current)
        .set((
            vacancies::state.eq(state.code()),
            vacancies::updated_at.eq(now),
            vacancies::version.eq(version + 1),
            // no value leaves the column as it is
            published.map(|at| vacancies::published_at.eq(at)),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Posts of a body after a code, by code.
pub async fn posts_of(
    db: &mut AsyncPgConnection,
    body: BodyId,
    after: &str,
    limit: i64,
) -> Result<Vec<Post>> {
    let statement = format!(
        "select {POST} from posts p join bodies b on b.id = p.body_id where p.body_id = $1 and p.code > $2 order by p.code limit $3"
    );
    let query =
        diesel::sql_query(statement).bind::<SqlUuid, _>(body).bind::<Text, _>(after).bind::<BigInt, _>(limit);
    let rows: Vec<PostRow> = query.load(db).await?;
    Ok(rows.into_iter().map(Post::from).collect())
}

/// The categories of the posts of some bodies.
pub async fn staffing(
    db: &mut AsyncPgConnection,
    bodies: &[BodyId],
) -> Result<std::collections::HashMap<BodyId, Vec<Category>>> {
    let known = posts::table.filter(posts::body_id.eq_any(bodies).and(posts::category.is_not_null()));
    let rows: Vec<(BodyId, Category)> =
        known.select((posts::body_id, posts::category.assume_not_null())).distinct().load(db).await?;
    let mut staffing = std::collections::HashMap::<_, Vec<_>>::new();
    for (body, category) in rows {
        staffing.entry(body).or_default().push(category);
    }
    Ok(staffing)
}

/// One post.
pub async fn post(db: &mut AsyncPgConnection, id: PostId) -> Result<Post> {
    let statement = format!("select {POST} from posts p join bodies b on b.id = p.body_id where p.id = $1");
    let row: PostRow = diesel::sql_query(statement).bind::<SqlUuid, _>(id).get_result(db).await?;
    Ok(row.into())
}

pub async fn insert_post(tx: &mut Tx<'_>, body: BodyId, new: &NewPost) -> Result<PostId> {
    let (id, now) = (PostId::new(), tx.now());
    diesel::insert_into(posts::table)
        .values((
            posts::id.eq(id),
            posts::code.eq(format!("post-{id}")),
            posts::title_kk.eq(&new.title.kk),
            posts::title_ru.eq(&new.title.ru),
            posts::title_en.eq(&new.title.en),
            posts::body_id.eq(body),
            posts::region_kato.eq(new.region.as_str()),
            posts::category.eq(new.category.map(Category::code)),
            posts::kind.eq(new.kind.code()),
            posts::filling.eq(new.filling.code()),
            posts::direction.eq(new.direction),
            posts::created_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Says which family of functions the post has, if nobody has changed the post since.
pub async fn set_direction(
    tx: &mut Tx<'_>,
    id: PostId,
    version: i32,
    direction: Option<Direction>,
) -> Result<()> {
    let current = posts::table.filter(posts::id.eq(id).and(posts::version.eq(version)));
    let rows = diesel::update(current)
        .set((posts::direction.eq(direction), posts::version.eq(version.saturating_add(1))))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Whether a vacancy of the post is published at present.
pub async fn is_being_filled(db: &mut AsyncPgConnection, id: PostId) -> Result<bool> {
    let found = vacancies::table
        .filter(vacancies::post_id.eq(id).and(vacancies::state.eq(VacancyState::Published.code())));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(db).await?)
}
