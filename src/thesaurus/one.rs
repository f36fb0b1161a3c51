//! One concept with everything that is known of it: what it is, what is above and below it, and how it came to be so.

use search_index::Concept;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::reference::codes::Locale;
use crate::thesaurus::list::State;
use crate::thesaurus::{Change, Row, present, store};

/// A concept with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Whole {
    pub code: String,
    /// To be sent back as `If-Match` with a change.
    pub version: i32,
    pub state: State,
    /// As it stands; for a retired concept, as it last was.
    pub row: Row,
    /// What the shipped files say, where they know it.
    pub shipped: Option<Row>,
    /// What it is a kind of.
    pub broader: Vec<Named>,
    /// What is a kind of it.
    pub narrower: Vec<Named>,
    /// Its changes, newest first.
    pub history: Vec<Change>,
}

/// A concept by its code and names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    pub code: String,
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl Named {
    /// Code and preferred names of a concept.
    pub fn of(concept: &Concept) -> Self {
        let first = |names: &[String]| names.first().cloned().unwrap_or_default();
        Self {
            code: concept.id.clone(),
            kk: first(&concept.kk),
            ru: first(&concept.ru),
            en: first(&concept.en),
        }
    }

    /// In a language.
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::Kk => &self.kk,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }
}

/// One concept.
pub async fn one(app: &App, code: &str) -> Result<Whole> {
    let mut db = app.read().await?;
    let present = present(app, &mut db).await?;
    let shipped = app.thesaurus.shipped();
    let version = present.version(shipped, code).ok_or(Error::NotFound)?;
    let history = store::history(&mut db, code).await?;
    let of_files = shipped.number(code).and_then(|number| shipped.concept(number)).and_then(Row::of);
    let stands = present.standings.concept(shipped, code).as_ref().and_then(Row::of);
    let last = history.iter().find_map(|change| change.row.clone());
    let row = stands.or(last).or_else(|| of_files.clone()).ok_or(Error::NotFound)?;
    let concepts = present.thesaurus.concepts();
    let narrower = concepts.iter().filter(|concept| concept.broader.iter().any(|above| above == code));
    let narrower = narrower.map(Named::of).collect();
    let broader = concepts.iter().filter(|concept| row.broader.contains(&concept.id)).map(Named::of);
    Ok(Whole {
        code: code.to_owned(),
        version,
        state: State::of(&present, shipped, code),
        broader: broader.collect(),
        narrower,
        shipped: of_files,
        row,
        history,
    })
}

impl Whole {
    /// Whether there is something to take back, or to bring back.
    pub fn can_be_taken_back(&self) -> bool {
        self.shipped.is_some() && self.state != State::Shipped
    }

    pub fn is_retired(&self) -> bool {
        self.state == State::Retired
    }
}
