//! Stems known from text: how many different endings each was seen with, as a noun and as a verb.
//! Kept as hashes, because only membership is asked. Where next: `kazakh.rs` weighs what is found here.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of no letters.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash after one more letter.
pub(crate) fn step(hash: u64, letter: char) -> u64 {
    let mixed = (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// How well a stem is attested: 0 not at all, 4 very well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Attested {
    pub(crate) noun: u8,
    pub(crate) verb: u8,
}

impl Attested {
    pub(crate) fn any(self) -> bool {
        self.noun > 0 || self.verb > 0
    }
}

/// The known stems.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stems: HashMap<u64, Attested, BuildHasherDefault<Ready>>,
    /// The stems themselves.
    pub(crate) written: Vec<String>,
}

impl Lexicon {
    /// Reads `stem noun verb` lines; levels are digits, and a stem alone counts as a well attested noun.
    /// Lines that begin with `#` are notes.
    pub(crate) fn read(list: &str) -> Self {
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let stems = lines.clone().filter_map(|line| {
            let mut parts = line.split_ascii_whitespace();
            let key = parts.next()?.chars().fold(START, step);
            let mut level = |default| parts.next().map_or(Some(default), |digit| digit.parse().ok());
            let noun = level(3)?;
            Some((key, Attested { noun, verb: level(0)? }))
        });
        let written = lines.clone().filter_map(|line| line.split_ascii_whitespace().next());
        let written = written.map(str::to_owned).collect();
        Self { stems: stems.collect(), written }
    }

    /// What is known of the stem with this hash.
    pub(crate) fn get(&self, key: u64) -> Attested {
        self.stems.get(&key).copied().unwrap_or_default()
    }
}

/// Keys are hashes already.
#[derive(Default)]
pub(crate) struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, char::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
