//! What the index holds of a person: names to find them by, texts, codes to filter and count by, and the packed facts
//! that rules read. Only submitted people are in it. A change here raises `DOCUMENT_VERSION`, and every index rebuilds.
//! Next: `facts_columns` reads the facts back, `indexer` keeps the index in step.

mod called;
mod labels;

use chrono::NaiveDate;
use search_index::{ColumnField, Document, NameField, Schema, TextField};
use serde::{Deserialize, Serialize};

use crate::matching::tenure::Tenure;
use crate::people::names::PersonName;
use crate::people::profile::EducationEntry;
use crate::people::{Entry, Profile, State};
use crate::platform::config::SearchWeights;
use crate::platform::ids::PersonId;
use crate::reference::data::Reference;
use crate::reference::keys::{FieldCode, Kato};
use crate::rules::{Day, FACTS_VERSION};

/// Raise it when documents change their meaning without the schema showing it.
const DOCUMENT_VERSION: u64 = 6;

/// Version of everything an index is made of besides the engine's own.
pub const VERSION: u64 = DOCUMENT_VERSION << 32 | FACTS_VERSION as u64;

/// Names of the fields.
pub mod field {
    pub const ID: &str = "person";
    pub const SURNAME: &str = "surname";
    pub const GIVEN: &str = "given";
    pub const PATRONYMIC: &str = "patronymic";
    /// Post titles and organisations.
    pub const POSTS: &str = "posts";
    /// Institutions and specialities.
    pub const STUDIES: &str = "studies";
    pub const STATEMENT: &str = "statement";
    /// Official names of the fields of study.
    pub const FIELDS: &str = "fields";
    /// Official names of the region of residence.
    pub const REGIONS: &str = "regions";
    /// Official names of the district of residence; asked by name alone.
    pub const PLACES: &str = "places";
    /// Names of the languages spoken, with their levels; asked by name alone.
    pub const LANGUAGES: &str = "languages";
}

/// Names of the columns.
pub mod column {
    /// Two digits of the region of residence.
    pub const REGION: &str = "region";
    /// The place of residence and all it lies in, as `Kato` numbers.
    pub const PLACE: &str = "place";
    /// Highest level of education completed by the day of indexing, see `completions`.
    pub const LEVEL: &str = "level";
    /// Fields of the education completed by then and the directions in them, as `FieldCode` numbers.
    pub const FIELD: &str = "field";
    /// Fields of education, completed or not, as `FieldCode` numbers: to find people by the names of fields alone.
    pub const STUDIED: &str = "studied";
    /// Categories of posts held.
    pub const CATEGORY: &str = "category";
    /// Language in the high bits, level in the low four.
    pub const LANGUAGE: &str = "language";
    /// Sectors worked in.
    pub const SECTOR: &str = "sector";
    /// Kinds of service.
    pub const KIND: &str = "kind";
    /// 1 for somebody who has led.
    pub const LEADING: &str = "leading";
    /// Day from which the person can start; none means at once.
    pub const AVAILABLE: &str = "available";
    /// Two digits of each region the person would go to.
    pub const WISHED: &str = "wished";
    /// Numbers of the bodies that do not find the person.
    pub const HIDDEN_FROM: &str = "hidden_from";
    /// Second of the submission.
    pub const SUBMITTED: &str = "submitted";
    /// Days of work up to the day of indexing: for sorting alone, see `indexer`.
    pub const SERVED: &str = "served";
    /// How many of the parts of a profile that everybody can fill in are filled in, up to `FILLED_OF`.
    pub const FILLED: &str = "filled";
    /// Packed facts, read through `facts_columns`.
    pub const BIRTH: &str = "fact_birth";
    pub const CITIZENSHIP: &str = "fact_citizenship";
    pub const RESIDENCE: &str = "fact_residence";
    pub const EDUCATION: &str = "fact_education";
    pub const PERIODS: &str = "fact_periods";
    pub const LANGUAGES: &str = "fact_languages";
    pub const CHECKS: &str = "fact_checks";
    pub const MEMBERSHIPS: &str = "fact_memberships";
    pub const TESTS: &str = "fact_tests";
    pub const PAPERS: &str = "fact_papers";
    pub const CONFIRMATIONS: &str = "fact_confirmations";
    pub const RELATIVES: &str = "fact_relatives";
    /// Sex by its code: for counts by sex alone, see `sensitivity`. No order and no search reads it.
    pub const SEX: &str = "sex";
}

/// The parts counted by [`column::FILLED`]: education, work, languages, and the wishes' regions, directions and statement.
/// Not what many rightly leave empty (tests, papers, memberships, relatives), and nothing of who somebody is.
pub const FILLED_OF: u8 = 6;

/// What a row of a list shows without asking the database: kept with the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// "Surname Given Patronymic" as the person writes it.
    pub name: String,
    pub residence: Option<Kato>,
    pub last_post: Option<LastPost>,
    pub available_on: Option<NaiveDate>,
}

/// The present post, or the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LastPost {
    pub title: String,
    pub organisation: String,
    pub since: NaiveDate,
    /// Null while it lasts.
    pub until: Option<NaiveDate>,
}

/// The declared shape of documents, with the official names of what they hold.
/// Documents are the same whatever the weights are.
pub fn schema(reference: &Reference, weights: &SearchWeights) -> Schema {
    use column::*;
    let facets = [PLACE, LEVEL, FIELD, CATEGORY, LANGUAGE, SECTOR, KIND, LEADING];
    let plain = [
        REGION,
        AVAILABLE,
        WISHED,
        SUBMITTED,
        SERVED,
        FILLED,
        BIRTH,
        CITIZENSHIP,
        RESIDENCE,
        EDUCATION,
        PERIODS,
        LANGUAGES,
        CHECKS,
        MEMBERSHIPS,
        TESTS,
        PAPERS,
        CONFIRMATIONS,
        RELATIVES,
        SEX,
    ];
    let name = |name, weight| NameField::new(name).boost(boost(weight));
    let text = |name, weight| TextField::new(name).boost(boost(weight));
    let schema = Schema::new(field::ID)
        .names(name(field::SURNAME, weights.surname).called(called::SURNAME).called(called::NAME))
        .names(name(field::GIVEN, weights.given_name).called(called::NAME))
        .names(
            name(field::PATRONYMIC, weights.patronymic)
                .patronymic()
                .called(called::PATRONYMIC)
                .called(called::NAME),
        )
        .text(text(field::POSTS, weights.posts).highlighted().called(called::POSTS))
        .text(text(field::STUDIES, weights.studies).highlighted().called(called::STUDIES))
        .text(text(field::STATEMENT, weights.statement).highlighted().called(called::STATEMENT))
        .column(ColumnField::new(STUDIED).indexed())
        .column(ColumnField::new(HIDDEN_FROM).indexed());
    let schema =
        facets.into_iter().fold(schema, |schema, name| schema.column(ColumnField::new(name).facet()));
    let schema = plain.into_iter().fold(schema, |schema, name| schema.column(ColumnField::new(name)));
    labels::labels(reference, weights).into_iter().fold(schema, Schema::labels)
}

/// Hundredths as a factor.
fn boost(weight: u16) -> f32 {
    f32::from(weight) / 100.0
}

/// The key of a person's document.
pub fn key(id: PersonId) -> String {
    id.to_string()
}

/// The document of a person, as counted on `today`; nothing for somebody who is not in the reserve.
pub fn document(profile: &Profile, today: Day) -> Option<Document> {
    let name = profile.person.name().filter(|_| profile.person.state == State::Submitted)?;
    let facts = profile.facts();
    let mut periods = facts.periods.clone();
    // sorted numbers are sorted by start, which is how rules want them
    periods.sort_unstable();
    let mut document = Document::new(&key(profile.person.id))
        .payload(serde_json::to_vec(&row(profile, &name)).ok()?)
        .values(column::BIRTH, facts.birth.map(|fact| fact.packed()))
        .values(column::CITIZENSHIP, facts.citizenship.map(|fact| fact.packed()))
        .values(column::RESIDENCE, facts.residence.map(|fact| fact.packed()))
        .values(column::EDUCATION, facts.education.iter().copied())
        .values(column::PERIODS, periods)
        .values(column::LANGUAGES, facts.languages.iter().copied())
        .values(column::CHECKS, facts.checks.iter().copied())
        .values(column::MEMBERSHIPS, facts.memberships.iter().copied())
        .values(column::TESTS, facts.tests.iter().copied())
        .values(column::PAPERS, facts.papers.iter().copied())
        .values(column::CONFIRMATIONS, facts.confirmations.iter().copied())
        .values(column::RELATIVES, facts.relatives.iter().copied())
        .values(column::SEX, profile.person.sex.map(|sex| u64::from(sex.number())))
        .values(column::SERVED, [u64::from(Tenure::default().days(&facts, today))]);
    let texts = passages(profile).into_iter();
    document = texts.fold(document, |document, (field, text)| document.text(field, text));
    document = codes(document, profile, today);
    Some(names(document, &name))
}

fn names(mut document: Document, name: &PersonName) -> Document {
    for spelling in [Some(&name.native), name.latin.as_ref()].into_iter().flatten() {
        document = document.name(field::SURNAME, &spelling.surname).name(field::GIVEN, &spelling.given);
        if let Some(patronymic) = &spelling.patronymic {
            document = document.name(field::PATRONYMIC, patronymic);
        }
    }
    document
}

/// What a person says in their own words, by fields.
pub fn passages(profile: &Profile) -> Vec<(&'static str, String)> {
    let posts = profile
        .service
        .iter()
        .map(|entry| (field::POSTS, format!("{}, {}", entry.post_title, entry.organisation)));
    let studies = profile.education.iter().map(|entry| {
        let speciality = entry.speciality.as_deref().unwrap_or_default();
        let text = format!("{speciality}, {}", entry.institution);
        (field::STUDIES, text.trim_start_matches(", ").to_owned())
    });
    let statement = Some(&profile.wishes.statement).filter(|text| !text.is_empty());
    posts.chain(studies).chain(statement.map(|text| (field::STATEMENT, text.clone()))).collect()
}

/// Education completed by a day.
pub fn completed(profile: &Profile, today: Day) -> impl Iterator<Item = &Entry<EducationEntry>> {
    profile.education.iter().filter(move |entry| {
        entry.completed_by().is_some_and(|day| Day::from_date(day).is_ok_and(|day| day <= today))
    })
}

fn codes(document: Document, profile: &Profile, today: Day) -> Document {
    let done: Vec<_> = completed(profile, today).collect();
    let level = done.iter().map(|entry| entry.level.number()).max();
    let fields = done.iter().filter_map(|entry| entry.field).flat_map(|code| [code.field(), code]);
    let category =
        profile.service.iter().filter_map(|entry| entry.category).map(|category| category.number());
    let leading = profile.service.iter().any(|entry| entry.leading);
    let available = profile.wishes.available_from.and_then(|day| Day::from_date(day).ok());
    let submitted = profile.person.submitted_at.and_then(|at| u64::try_from(at.timestamp()).ok());
    document
        .values(column::REGION, profile.person.residence_kato.map(|kato| u64::from(kato.region_number())))
        .values(
            column::PLACE,
            profile
                .person
                .residence_kato
                .into_iter()
                .flat_map(Kato::upwards)
                .map(|kato| u64::from(kato.number())),
        )
        .values(column::LEVEL, level.map(u64::from))
        .values(column::FIELD, fields.map(field_value))
        .values(column::STUDIED, profile.education.iter().filter_map(|entry| entry.field).map(field_value))
        .values(column::CATEGORY, category.map(u64::from))
        .values(
            column::LANGUAGE,
            profile
                .languages
                .iter()
                .map(|entry| language_value(entry.language.number(), entry.level.number())),
        )
        .values(column::SECTOR, profile.service.iter().map(|entry| u64::from(entry.sector.number())))
        .values(column::KIND, profile.service.iter().map(|entry| u64::from(entry.kind.number())))
        .values(column::LEADING, [u64::from(leading)])
        .values(column::AVAILABLE, available.map(|day| u64::from(day.number())))
        .values(column::WISHED, profile.wishes.regions.iter().map(|kato| u64::from(kato.region_number())))
        .values(column::HIDDEN_FROM, profile.person.hidden_from.iter().map(|body| u64::from(body.number())))
        .values(column::SUBMITTED, submitted)
        .values(column::FILLED, [filled(profile)])
}

fn filled(profile: &Profile) -> u64 {
    let parts: [bool; FILLED_OF as usize] = [
        profile.education.is_empty(),
        profile.service.is_empty(),
        profile.languages.is_empty(),
        profile.wishes.regions.is_empty(),
        profile.wishes.directions.is_empty(),
        profile.wishes.statement.is_empty(),
    ];
    parts.into_iter().map(|empty| u64::from(!empty)).sum()
}

/// The value of a field of study in its column.
pub fn field_value(code: FieldCode) -> u64 {
    u64::from(code.number())
}

/// The value of a language and its level in their column.
pub fn language_value(language: u8, level: u8) -> u64 {
    u64::from(language) << 4 | u64::from(level)
}

/// What a row of a list shows of a person.
pub fn row(profile: &Profile, name: &PersonName) -> Row {
    let last = profile
        .service
        .iter()
        .max_by_key(|entry| (entry.ended_on.is_none(), entry.ended_on, entry.started_on));
    let last_post = last.map(|entry| LastPost {
        title: entry.post_title.clone(),
        organisation: entry.organisation.clone(),
        since: entry.started_on,
        until: entry.ended_on,
    });
    let residence = profile.person.residence_kato;
    Row { name: name.full(), residence, last_post, available_on: profile.wishes.available_from }
}
