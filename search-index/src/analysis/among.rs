//! Whether a word is surely none of some words, told without looking it up: most words of a text are none of those looked
//! for. The places of a word's forms are computed once, with the forms (a Bloom filter with one hash).
//! Where next: `concepts.rs` and `search/highlight.rs` ask.

use super::Forms;

/// Words told apart by their first letters and their length.
#[derive(Debug)]
pub(crate) struct Among(Box<[u64; 1_024]>);

/// The bit of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place(u16);

impl Place {
    pub(crate) fn of(word: &str) -> Self {
        let beginning = word.as_bytes().first_chunk().copied().unwrap_or_else(|| {
            let mut beginning = [0; 8];
            beginning.iter_mut().zip(word.as_bytes()).for_each(|(to, from)| *to = *from);
            beginning
        });
        let length = u64::try_from(word.len()).unwrap_or(u64::MAX);
        // the golden ratio spreads neighbours, see Knuth, The Art of Computer Programming, volume 3, 6.4
        let mixed = (u64::from_le_bytes(beginning) ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(u16::try_from(mixed >> 48).unwrap_or(0))
    }

    #[inline]
    fn bit(self) -> (usize, u64) {
        (usize::from(self.0 >> 6), 1 << (self.0 & 63))
    }
}

impl Default for Among {
    fn default() -> Self {
        Self(Box::new([0; 1_024]))
    }
}

impl Among {
    pub(crate) fn put(&mut self, word: &str) {
        let (at, bit) = Place::of(word).bit();
        self.0.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
    }

    /// Whether any form of a word may be among the words; if not, none is.
    #[inline]
    pub(crate) fn may_have(&self, word: &Forms) -> bool {
        word.derived.places.iter().any(|place| self.is_put(*place))
    }

    /// Whether this form may be among the words; if not, it is not.
    #[inline]
    pub(crate) fn may_have_form(&self, form: &str) -> bool {
        self.is_put(Place::of(form))
    }

    #[inline]
    fn is_put(&self, place: Place) -> bool {
        let (at, bit) = place.bit();
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}
