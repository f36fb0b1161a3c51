//! People like one person: "more of these", for an officer who has found somebody fitting. Likeness is a sum of stated parts:
//! the most telling words and concepts of posts, studies and statement, and facts of education, work, languages and region.
//! Name, party, sex, age and descent have no part in it, wherever they are written.
//! Next: `search_index::SimilarRequest`, which counts; `document`, where the texts and columns come from.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use search_index::{Fact, Filter, SimilarRequest, SimilarResults, What};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::PAGE;
use crate::matching::document::{self, Row, column, field_value, language_value};
use crate::matching::facts_columns::Whole;
use crate::matching::matches::{facts_of, hide};
use crate::matching::reach::within;
use crate::matching::tenure::Tenure;
use crate::people::reach::Reach;
use crate::people::{self, Profile};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::LanguageLevel;
use crate::reference::data::Reference;
use crate::rules::Day;

/// Words that never count although texts have them: sex, age, descent, family, party.
const UNTOLD: [&str; 3] = [
    "ер әйел еркек ұл туған ұлты ұлт қазақ орыс өзбек ұйғыр неміс кәріс татар украин үйленген тұрмыста партия",
    "мужчина женщина мужской женский возраст родился родилась родиться национальность казах казашка русский русская узбек \
     уйгур немец кореец татарин украинец женат замужем холост партия партийный",
    "male female man woman age aged born ethnicity nationality kazakh russian uzbek uyghur german korean tatar ukrainian married \
     single party",
];

/// A part of likeness and what sharing all of it is worth. Together they are worth 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SimilarPartName)]
#[expect(missing_docs, reason = "the parts by their names")]
pub enum Part {
    Words,
    Concepts,
    Field,
    Category,
    Sector,
    Kind,
    Language,
    Region,
}

impl Part {
    /// Every part, as told.
    pub const ALL: [Self; 8] = [
        Self::Words,
        Self::Concepts,
        Self::Field,
        Self::Category,
        Self::Sector,
        Self::Kind,
        Self::Language,
        Self::Region,
    ];

    /// What sharing all of it is worth.
    pub const fn worth(self) -> f32 {
        match self {
            Self::Words => 35.0,
            Self::Concepts => 25.0,
            Self::Field => 12.0,
            Self::Category => 8.0,
            Self::Sector => 7.0,
            Self::Language | Self::Region => 5.0,
            Self::Kind => 3.0,
        }
    }

    /// The code, as exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Concepts => "concepts",
            Self::Field => "field",
            Self::Category => "category",
            Self::Sector => "sector",
            Self::Kind => "kind",
            Self::Language => "language",
            Self::Region => "region",
        }
    }
}

/// People like somebody.
#[derive(Debug)]
pub struct Similar {
    /// Whom they are like.
    pub like: PersonId,
    pub name: String,
    /// When the reserve was asked.
    pub at: DateTime<Utc>,
    /// How many share a telling word or concept.
    pub total: u64,
    /// The most alike, at most a page.
    pub people: Vec<Alike>,
}

/// Somebody like that person.
#[derive(Debug, Clone)]
pub struct Alike {
    pub person: PersonId,
    pub row: Row,
    pub months: u32,
    pub leading_months: u32,
    /// Of 100; the sum of the parts.
    pub score: f32,
    pub parts: Vec<Share>,
}

/// What two people share of a part.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SimilarPart)]
pub struct Share {
    pub part: Part,
    /// What it adds to the score.
    pub score: f32,
    /// What sharing all of it would add.
    pub of: f32,
    /// Words as the first person has them; ids of concepts in the thesaurus; codes of the search's filters.
    pub shared: Vec<String>,
}

/// The people most like a person whose file the officer may open, among those within the officer's reach. The entry in the log
/// names whom it showed, and the example's file counts as read.
pub async fn to_person(app: &App, act: &Act, who: &Account, id: PersonId) -> Result<Similar> {
    let profile = people::store::load(&mut *app.read().await?, id).await?;
    let (reach, today) = (Reach::of(who)?, app.clock.today());
    if !reach.holds(&profile, today) {
        return Err(Error::NotFound);
    }
    let day = Day::from_date(today).map_err(Error::internal)?;
    let things = things(&profile, day);
    let own = within(&reach, day);
    let request = request(&profile, &things, &app.reference, own, app.index.time_limit());
    let asked = app.index.ask(move |index| {
        let snapshot = index.snapshot()?;
        let results = snapshot.similar(&request)?;
        let facts = facts_of(&snapshot, results.hits.iter().map(|hit| hit.address))?;
        Ok((results, facts))
    });
    let (results, facts) = asked.await?;
    let total = results.total;
    let mut people = alike(results, facts, &things, day)?;
    hide(app, who, &mut people, |one| one.person).await?;
    app.write(act, async |tx| {
        let shown: Vec<_> = people.iter().map(|one| one.person).collect();
        let detail = json!({ "people": shown, "total": total });
        tx.note(Note::new("people.similar", "reserve", None).with(detail)).await?;
        tx.note(Note::new("person.read", "person", id.uuid()).because("similar")).await
    })
    .await?;
    Ok(Similar { like: id, name: profile.person.full_name(), at: app.clock.now(), total, people })
}

/// A fact that can be shared: its code in the search's filters and its values in the column.
pub(super) struct Thing {
    part: Part,
    column: &'static str,
    code: String,
    values: Vec<RangeInclusive<u64>>,
}

/// The facts of a profile that others may share, each once.
pub(super) fn things(profile: &Profile, day: Day) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut add = |part: Part, column: &'static str, code: String, values: Vec<u64>| {
        if !things.iter().any(|known| (known.part, &known.code) == (part, &code)) {
            let values = values.into_iter().map(|value| value..=value).collect();
            things.push(Thing { part, column, code, values });
        }
    };
    for field in document::completed(profile, day).filter_map(|entry| entry.field) {
        for code in [field.field(), field] {
            add(Part::Field, column::FIELD, code.to_string(), vec![field_value(code)]);
        }
    }
    for entry in &profile.service {
        if let Some(category) = entry.category {
            add(Part::Category, column::CATEGORY, category.to_string(), vec![u64::from(category.number())]);
        }
        add(Part::Sector, column::SECTOR, entry.sector.to_string(), vec![u64::from(entry.sector.number())]);
        add(Part::Kind, column::KIND, entry.kind.to_string(), vec![u64::from(entry.kind.number())]);
    }
    for entry in &profile.languages {
        // at any level: who speaks a language at all is alike in it
        let levels = LanguageLevel::ALL.iter();
        let values = levels.map(|level| language_value(entry.language.number(), level.number())).collect();
        add(Part::Language, column::LANGUAGE, entry.language.to_string(), values);
    }
    if let Some(kato) = profile.person.residence_kato {
        let region = kato.region();
        add(Part::Region, column::PLACE, region.to_string(), vec![u64::from(region.number())]);
    }
    things
}

/// The question for the index.
pub(super) fn request(
    profile: &Profile,
    things: &[Thing],
    reference: &Reference,
    filters: Vec<Filter>,
    time_limit: std::time::Duration,
) -> SimilarRequest {
    let of = |part: Part| things.iter().filter(|thing| thing.part == part).count();
    let facts = things.iter().zip(0_u64..).map(|(thing, place)| Fact {
        name: thing.part.code().to_owned(),
        code: place,
        column: thing.column.to_owned(),
        ranges: thing.values.clone(),
        worth: thing.part.worth() / f32::from(u8::try_from(of(thing.part)).unwrap_or(u8::MAX)),
    });
    let person = &profile.person;
    let names = [&person.surname, &person.given, &person.patronymic];
    let latin = [&person.latin_surname, &person.latin_given, &person.latin_patronymic];
    let names = names.into_iter().chain(latin).flatten().cloned();
    let parties = reference
        .parties
        .iter()
        .flat_map(|party| [party.names.kk.clone(), party.names.ru.clone(), party.names.en.clone()]);
    let untold = UNTOLD.iter().map(|words| (*words).to_owned());
    let texts = document::passages(profile).into_iter().map(|(field, text)| (field.to_owned(), text));
    SimilarRequest {
        texts: texts.collect(),
        without: names.chain(parties).chain(untold).collect(),
        words: Part::Words.worth(),
        concepts: Part::Concepts.worth(),
        facts: facts.take(search_index::MAX_FACTS).collect(),
        except: vec![document::key(person.id)],
        filters,
        limit: PAGE,
        time_limit,
    }
}

fn alike(
    results: SimilarResults,
    mut facts: std::collections::HashMap<u128, Whole>,
    things: &[Thing],
    day: Day,
) -> Result<Vec<Alike>> {
    let mut tenure = Tenure::default();
    let mut people = Vec::with_capacity(results.hits.len());
    for hit in results.hits {
        let Some(whole) = facts.remove(&search_index::order_of(&hit.id)) else { continue };
        people.push(Alike {
            person: hit.id.parse().map_err(Error::internal)?,
            row: serde_json::from_slice(&hit.payload).map_err(Error::internal)?,
            months: tenure.months(&whole.facts, day),
            leading_months: tenure.leading_months(&whole.facts, day),
            score: hit.score,
            parts: parts(hit.shared, things),
        });
    }
    Ok(people)
}

/// What is shared, by parts.
pub(super) fn parts(shared: Vec<search_index::Shared>, things: &[Thing]) -> Vec<Share> {
    let mut parts: BTreeMap<Part, (f32, Vec<String>)> = BTreeMap::new();
    for one in shared {
        let told = match one.what {
            What::Word(word) => Some((Part::Words, word)),
            What::Concept(id) => Some((Part::Concepts, id)),
            What::Fact { code, .. } => {
                let thing = usize::try_from(code).ok().and_then(|place| things.get(place));
                thing.map(|thing| (thing.part, thing.code.clone()))
            }
        };
        if let Some((part, what)) = told {
            let (score, shared) = parts.entry(part).or_default();
            *score += one.score;
            shared.push(what);
        }
    }
    let told = parts.into_iter();
    told.map(|(part, (score, shared))| Share { part, score, of: part.worth(), shared }).collect()
}
