//! What is known of the documents of one window: who is in, and their scores so far.
//! Where next: `node.rs`, which fills layers.

use std::ops::Range;

use tantivy::Score;

/// Documents of a window at most. Bits and scores of a few layers stay in the nearest cache.
pub(super) const WINDOW: usize = 2_048;
const WORDS: usize = WINDOW / 64;

/// A set of documents of a window, by their place in it.
#[derive(Clone, Copy)]
pub(super) struct Places([u64; WORDS]);

impl Places {
    pub(super) const NONE: Self = Self([0; WORDS]);

    /// Those from one place to another of whom the words say so; a word is for 64 places.
    pub(super) fn within(places: Range<usize>, words: impl Fn(usize) -> u64) -> Self {
        let mut all = Self::NONE;
        for (at, word) in all.0.iter_mut().enumerate() {
            let start = at * 64;
            let below = |place: usize| match place.saturating_sub(start) {
                some @ 0..64 => (1_u64 << some) - 1,
                _ => u64::MAX,
            };
            let inside = below(places.end) & !below(places.start);
            if inside != 0 {
                *word = inside & words(at);
            }
        }
        all
    }

    #[inline]
    pub(super) fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 != 0)
    }

    /// Puts it in; whether it was not there.
    #[inline]
    pub(super) fn put(&mut self, place: usize) -> bool {
        let Some(word) = self.0.get_mut(place / 64) else { return false };
        let before = *word;
        *word |= 1 << (place % 64);
        before != *word
    }

    /// Whether each is in, 64 to a word.
    pub(super) fn words(self) -> impl Iterator<Item = u64> {
        self.0.into_iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Keeps those that another set has too.
    pub(super) fn keep(&mut self, others: &Self) {
        self.0.iter_mut().zip(others.0).for_each(|(word, others)| *word &= others);
    }

    /// Takes those of another set out.
    pub(super) fn remove(&mut self, others: &Self) {
        self.0.iter_mut().zip(others.0).for_each(|(word, others)| *word &= !others);
    }

    /// The first one from a place on.
    #[inline]
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let first = from / 64;
        let rest = self.0.get(first)? & (u64::MAX << (from % 64));
        if rest != 0 {
            return Some(first * 64 + bit(rest));
        }
        let later = self.0.iter().enumerate().skip(first + 1).find(|(_, word)| **word != 0);
        later.map(|(at, word)| at * 64 + bit(*word))
    }

    /// All of them in order.
    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(usize)) {
        for (at, word) in self.0.iter().enumerate() {
            bits(*word).for_each(|bit| visit(at * 64 + bit as usize));
        }
    }
}

#[inline]
fn bit(word: u64) -> usize {
    usize::try_from(word.trailing_zeros()).unwrap_or(0)
}

/// The places of the ones in a word.
#[inline]
pub(crate) fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let next = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(next)
    })
}

/// Who is in, with the best score and the sum of scores of each.
pub(super) struct Layer {
    pub(super) places: Places,
    /// Means something only for those who are in.
    scores: [(Score, Score); WINDOW],
}

impl Layer {
    pub(super) fn new() -> Box<Self> {
        Box::new(Self { places: Places::NONE, scores: [(0.0, 0.0); WINDOW] })
    }

    pub(super) fn clear(&mut self) {
        self.places = Places::NONE;
    }

    /// One more score of a document; none is negative.
    #[inline]
    pub(super) fn add(&mut self, place: usize, score: Score) {
        let Some(scores) = self.scores.get_mut(place) else { return };
        let (best, sum) = if self.places.put(place) { (0.0, 0.0) } else { *scores };
        *scores = (best.max(score), sum + score);
    }

    /// The best score, and of the others so much; nothing for who is not in.
    #[inline]
    pub(super) fn score(&self, place: usize, tie_breaker: Score) -> Score {
        match self.scores.get(place) {
            Some((best, sum)) if self.places.has(place) => best + (sum - best) * tie_breaker,
            _ => 0.0,
        }
    }
}
