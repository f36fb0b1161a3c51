//! What was computed lately, by the text it was computed of, within a bound: two halves, of which the older one is
//! forgotten when the younger one is full. What is asked for again moves to the younger half.

use std::collections::HashMap;
use std::sync::Mutex;

type Half<V> = HashMap<String, V, foldhash::fast::RandomState>;

/// Texts and what came of them. `V` should be cheap to clone.
#[derive(Debug)]
pub(crate) struct Recent<V> {
    /// The younger one first.
    halves: Mutex<[Half<V>; 2]>,
    /// Texts of one half.
    most: usize,
}

impl<V: Clone> Recent<V> {
    /// An empty memory for at most twice `most` texts.
    pub(crate) fn new(most: usize) -> Self {
        Self { halves: Mutex::default(), most }
    }

    /// What is remembered of a text.
    pub(crate) fn get(&self, text: &str) -> Option<V> {
        // a poisoned memory is only a lost shortcut
        let mut halves = self.halves.lock().ok()?;
        let [young, old] = &mut *halves;
        if let Some(known) = young.get(text) {
            return Some(known.clone());
        }
        let (text, known) = old.remove_entry(text)?;
        let answer = known.clone();
        Self::put(&mut halves, self.most, text, known);
        Some(answer)
    }

    /// Remembers it.
    pub(crate) fn remember(&self, text: String, value: V) {
        if let Ok(mut halves) = self.halves.lock() {
            Self::put(&mut halves, self.most, text, value);
        }
    }

    fn put([young, old]: &mut [Half<V>; 2], most: usize, text: String, value: V) {
        if young.len() >= most {
            *old = std::mem::take(young);
        }
        young.insert(text, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_stays_and_the_rest_goes() {
        let recent = Recent::new(2);
        for number in 0..4 {
            recent.remember(number.to_string(), number);
            assert_eq!(recent.get("0"), Some(0));
        }
        assert_eq!(recent.get("3"), Some(3));
        for number in 4..9 {
            recent.remember(number.to_string(), number);
        }
        assert_eq!((recent.get("0"), recent.get("8")), (None, Some(8)));
    }
}
