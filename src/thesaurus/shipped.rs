//! The thesaurus that comes with the program (`config/thesaurus`, compiled in) and the analysis made with it. An index
//! remembers which files it was made with, so an edited file makes every index rebuild by itself; what administrators
//! change beside the files does not (`edition`).
//! Next: `config/thesaurus/README.md` for the columns, `search_index::Thesaurus` for what concepts do.

use search_index::Thesaurus;
use search_index::analysis::Analyser;

use crate::platform::error::{Error, Result};

macro_rules! files {
    ($($name:literal,)+) => {
        /// Name and text of every file.
        const FILES: &[(&str, &str)] =
            &[$((concat!("config/thesaurus/", $name), include_str!(concat!("../../config/thesaurus/", $name))),)+];
    };
}

files! {
    "bodies.tsv",
    "degrees.tsv",
    "fields.tsv",
    "functions.tsv",
    "occupations.tsv",
    "places.tsv",
    "posts.tsv",
    "skills.tsv",
}

/// The concepts that come with the program. An error is a mistake in a file and names its line.
pub fn shipped() -> Result<Thesaurus> {
    Thesaurus::read(FILES.iter().copied()).map_err(Error::internal)
}

/// The analysis of texts and questions, with the shipped concepts: forms of words depend on these alone.
pub fn analyser() -> Result<Analyser> {
    Ok(Analyser::new().with_thesaurus(shipped()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_is_compiled_in() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/thesaurus");
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let names: BTreeSet<String> = names
            .filter_map(|name| name.into_string().ok())
            .filter(|name| name.ends_with(".tsv"))
            .map(|name| format!("config/thesaurus/{name}"))
            .collect();
        assert_eq!(names, FILES.iter().map(|(name, _)| (*name).to_owned()).collect());
    }

    #[test]
    fn every_concept_is_named_in_three_languages_and_says_its_source() {
        let thesaurus = shipped().unwrap();
        assert!(thesaurus.concepts().len() >= 400);
        for concept in thesaurus.concepts() {
            let named = [&concept.kk, &concept.ru, &concept.en].iter().all(|names| !names.is_empty());
            assert!(named, "{} lacks a language", concept.id);
            assert!(!concept.source.is_empty(), "{} has no source", concept.id);
            assert!(matches!(concept.check.as_str(), "attested" | "native"), "{}", concept.id);
        }
    }
}
