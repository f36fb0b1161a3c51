//! Any text through the analysis with the shipped thesaurus: every word has forms within bounds, none is empty, the forms
//! are the same when asked again, and stems that are documented to stay do.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use search_index::analysis::kazakh::{Kazakh, Mode};
use search_index::analysis::{Analyser, fold, latin, layout, names};

/// Longest form of a word: 64 letters are kept of one, each of at most four bytes, and Latin letters may become two.
const LONGEST_FORM: usize = 64 * 2 * 4;

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| kadr::thesaurus::shipped::analyser().expect("the shipped thesaurus"));
static KAZAKH: LazyLock<Kazakh> = LazyLock::new(Kazakh::new);

fuzz_target!(|text: &str| {
    let tokens = ANALYSER.analyse(text);
    let mut end = 0;
    for (place, token) in tokens.iter().enumerate() {
        assert!(token.start >= end && token.position == place);
        assert!(text.get(token.start..token.end).is_some_and(|part| !part.is_empty()));
        end = token.end;
        let forms = &token.forms;
        assert!(forms.kk.is_some() || forms.ru.is_some() || forms.en.is_some());
        assert!(forms.ru.is_none() || forms.en.is_none());
        let optional = [&forms.kk, &forms.unfolded, &forms.ru, &forms.en, &forms.folded_stem];
        let all = optional.into_iter().flatten().chain([&forms.surface, &forms.folded]);
        for form in all {
            assert!(!form.is_empty() && form.len() <= LONGEST_FORM, "{form:?}");
            assert!(!form.chars().any(char::is_control), "{form:?}");
        }
        assert_eq!(fold::fold(&forms.folded), forms.folded);
        for mode in [Mode::Nominal, Mode::Full] {
            let stem = KAZAKH.stem_in(&forms.surface, mode);
            assert!(!stem.is_empty());
            if KAZAKH.is_settled(&stem) {
                let again = KAZAKH.stem_in(&stem, Mode::Nominal);
                assert!(again == stem || KAZAKH.is_settled(&again), "{stem} {again}");
                assert_eq!(KAZAKH.stem_in(&again, Mode::Nominal), again);
            }
        }
    }
    assert_eq!(ANALYSER.analyse(text), tokens);
    for patronymic in [false, true] {
        for token in names::analyse(text, patronymic) {
            assert!(!token.strict.is_empty() && !token.loose.is_empty());
        }
    }
    let _ = latin::to_cyrillic(text);
    for reading in layout::readings(text) {
        ANALYSER.analyse(&reading);
    }
});
