//! The edition of the thesaurus in use: the shipped files and what administrators say beside them, with the table of
//! suggestions made of it. It is read at the start, and again in every round of the indexer, so that a change made anywhere
//! (another process, another node) is in use within a second everywhere, without a restart.
//! Next: `store` for the changes, `matching::concepts` for what a new edition means to the index.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use diesel_async::AsyncPgConnection;
use search_index::analysis::Analyser;
use search_index::{Concept, Thesaurus};

use crate::matching::suggestions::Table;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::reference::data::Reference;
use crate::thesaurus::shipped;
use crate::thesaurus::{Change, Standing, store};

/// The thesaurus after one of its changes.
#[derive(Debug)]
pub struct Edition {
    /// Number of the change; 0 for the shipped files.
    pub number: i32,
    pub thesaurus: Thesaurus,
    mark: (i32, String),
    /// What may be suggested while an officer types.
    pub suggestions: Table,
}

impl Edition {
    fn new(number: i32, thesaurus: Thesaurus, reference: &Reference) -> Self {
        let mark = (number, format!("{:032x}", thesaurus.fingerprint()));
        Self { number, suggestions: Table::new(reference, &thesaurus), thesaurus, mark }
    }

    /// Number and fingerprint, as an index remembers them.
    pub fn mark(&self) -> &(i32, String) {
        &self.mark
    }
}

/// The edition in use, and what never changes while the program runs.
#[derive(Debug)]
pub struct Live {
    shipped: Thesaurus,
    analyser: Analyser,
    now: RwLock<Arc<Edition>>,
    /// One reads a new edition at a time, so that an older one never replaces a newer one.
    turn: tokio::sync::Mutex<()>,
}

impl Live {
    /// With the shipped files, until a database was asked.
    pub fn new(reference: &Reference) -> Result<Self> {
        let shipped = shipped::shipped()?;
        let first = Edition::new(0, shipped.clone(), reference);
        let analyser = shipped::analyser()?;
        Ok(Self { shipped, analyser, now: RwLock::new(Arc::new(first)), turn: tokio::sync::Mutex::default() })
    }

    /// What comes with the program.
    pub fn shipped(&self) -> &Thesaurus {
        &self.shipped
    }

    /// The analysis that every index is opened with; which concepts it finds is said afterwards.
    pub fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    /// The edition in use.
    pub fn now(&self) -> Arc<Edition> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Puts the newest edition of the database in use, here and in the index, and returns it.
pub async fn refresh(app: &App, db: &mut AsyncPgConnection) -> Result<Arc<Edition>> {
    let live = &app.thesaurus;
    let _turn = live.turn.lock().await;
    let (number, now) = (store::edition(db).await?, live.now());
    if number == now.number {
        return Ok(now);
    }
    let standings = Standings::of(store::standing_at(db, number).await?);
    let edition = Arc::new(Edition::new(number, standings.thesaurus(&live.shipped)?, &app.reference));
    app.index.use_thesaurus(&edition.thesaurus)?;
    *live.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&edition);
    tracing::info!(edition = number, "another edition of the thesaurus is in use");
    Ok(edition)
}

/// What stands beside the shipped files: the last change of each concept.
#[derive(Debug, Clone, Default)]
pub struct Standings(BTreeMap<String, Change>);

impl Standings {
    /// Of changes, each later than those before it.
    pub fn of(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut this = Self::default();
        changes.into_iter().for_each(|change| this.put(change));
        this
    }

    /// Takes a later change in.
    pub fn put(&mut self, change: Change) {
        self.0.insert(change.concept.clone(), change);
    }

    /// The last change of a concept.
    pub fn get(&self, code: &str) -> Option<&Change> {
        self.0.get(code)
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.values()
    }

    /// A concept as it stands; nothing when it is retired or was never there.
    pub fn concept(&self, shipped: &Thesaurus, code: &str) -> Option<Concept> {
        match self.get(code).map(|change| (&change.standing, &change.row)) {
            Some((Standing::Changed, Some(row))) => Some(row.concept(code)),
            Some((Standing::Retired, _)) => None,
            _ => shipped.number(code).and_then(|number| shipped.concept(number)).cloned(),
        }
    }

    /// Every concept as it stands: the shipped ones in their order, then those that were added.
    fn concepts(&self, shipped: &Thesaurus) -> Vec<Concept> {
        let codes = shipped.concepts().iter().map(|concept| concept.id.as_str());
        let added = self.0.keys().map(String::as_str).filter(|code| shipped.number(code).is_none());
        codes.chain(added).filter_map(|code| self.concept(shipped, code)).collect()
    }

    /// The thesaurus that stands. A release may ship files in which a concept is gone or stands elsewhere, after an
    /// administrator hung another on it: such a link is left out, and said, rather than that nothing starts any more.
    pub fn thesaurus(&self, shipped: &Thesaurus) -> Result<Thesaurus> {
        let mut concepts = self.concepts(shipped);
        let there: std::collections::BTreeSet<String> =
            concepts.iter().map(|concept| concept.id.clone()).collect();
        for concept in &mut concepts {
            let before = concept.broader.len();
            concept.broader.retain(|code| there.contains(code));
            if concept.broader.len() < before {
                tracing::warn!(concept = concept.id, "what is broader than it is gone from the thesaurus");
            }
        }
        if let Ok(thesaurus) = Thesaurus::new(concepts.clone()) {
            return Ok(thesaurus);
        }
        tracing::error!(
            "changed concepts go round in a circle with shipped ones; they stand alone until corrected"
        );
        for concept in concepts.iter_mut().filter(|concept| self.0.contains_key(&concept.id)) {
            concept.broader.clear();
        }
        Thesaurus::new(concepts).map_err(Error::internal)
    }
}
