//! Folding letters peculiar to Kazakh into those of the Russian keyboard.
//! Both sides are folded, so a query typed without Kazakh letters meets the text written with them.
//! Where next: `mod.rs` puts the folded forms beside the stems.

/// Folds a normalised word.
///
/// ```
/// assert_eq!(search_index::analysis::fold::fold("үкімет"), "укимет");
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    word.chars().map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    match letter {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        'ё' => 'е',
        other => other,
    }
}
