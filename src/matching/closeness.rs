//! How near a person's posts are to the title of the vacant one: how many words of the title, in whichever of its three
//! languages fits best, are found among the posts held. Plain counts, so that an officer can check them by eye.
//! Next: `merit`, which gives points for them.

use search_index::{Coverage, DocAddress, Result, Snapshot};

use crate::matching::document::field;
use crate::reference::data::Names;

/// Words of a post's title found with everybody, language by language.
#[derive(Debug, Clone, Default)]
pub struct Closeness(Vec<Coverage>);

impl Closeness {
    /// Looks the title up among everybody's posts.
    ///
    /// # Errors
    /// Damage of the index.
    pub fn of(snapshot: &Snapshot, title: &Names) -> Result<Self> {
        let titles = [&title.kk, &title.ru, &title.en];
        titles
            .into_iter()
            .map(|title| snapshot.coverage(field::POSTS, title))
            .collect::<Result<_>>()
            .map(Self)
    }

    /// Words found and words there are, in the language that fits best.
    pub fn words(&self, person: DocAddress) -> (u32, u32) {
        let each = self.0.iter().map(|title| (title.found(person), title.words()));
        // found/words compared without division; the first of equals
        each.reduce(|best, next| if next.0 * best.1 > best.0 * next.1 { next } else { best })
            .unwrap_or_default()
    }
}
