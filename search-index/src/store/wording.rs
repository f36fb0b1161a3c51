//! How words are read: by an analyser, and which official names it reads.
//! Where next: `index.rs` holds what is in use, snapshots and percolators keep what they were made with.

use std::sync::Arc;

use crate::analysis::Analyser;
use crate::error::{Result, guard};
use crate::query::labels::Labels;
use crate::schema::Layout;
use crate::thesaurus::Thesaurus;

/// What documents and questions are read with.
#[derive(Clone)]
pub(crate) struct Wording {
    pub(crate) analyser: Analyser,
    /// The names of values as the analyser reads them.
    pub(crate) labels: Option<Arc<Labels>>,
    /// How many there were before.
    pub(crate) number: u64,
}

impl Wording {
    /// The first one of an index.
    pub(crate) fn new(analyser: Analyser, layout: &Layout) -> Result<Self> {
        let labels = guard(|| Labels::new(layout, &analyser))?;
        Ok(Self { analyser, labels, number: 0 })
    }

    /// The next one, with other concepts.
    pub(crate) fn with_concepts(&self, thesaurus: Thesaurus, layout: &Layout) -> Result<Self> {
        let next = Self::new(self.analyser.with_concepts(thesaurus), layout)?;
        Ok(Self { number: self.number.saturating_add(1), ..next })
    }
}
