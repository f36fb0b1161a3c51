//! Why a person was found, as codes for the API and in words for the page: which of the words typed, where and as what the
//! person's texts have them, in which language, and the parts of the score. Nothing else has a part in the order.
//! Next: `search_index::Reason`, where it is found out.

use search_index::How;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::app::App;
use crate::platform::i18n;
use crate::reference::codes::Locale;

/// One of the wanted words, phrases or concepts that a person has.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Reason {
    /// As typed, normalised.
    pub words: String,
    /// Its part of the score; the parts of a person add up to it.
    pub score: f32,
    pub met: Vec<Met>,
}

/// A field in which a word was met, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Met {
    /// `posts`, `studies`, `statement`, `surname`, `given`, `patronymic`, `labels`, `fields`, `places` or `languages`.
    pub field: String,
    /// `word` (a form of it), `letters` (the same but for Kazakh letters), `beginning`, `phrase`, `name`, `initial`, `concept` or
    /// `broader_concept`.
    pub how: &'static str,
    /// For `word`: the language it was read in.
    pub language: Option<Locale>,
    /// For concepts: the id in the thesaurus.
    pub concept: Option<String>,
}

/// The engine's reasons as codes.
pub fn reasons(reasons: Vec<search_index::Reason>) -> Vec<Reason> {
    let reasons = reasons.into_iter().map(|reason| Reason {
        words: reason.words,
        score: reason.score,
        met: reason.met.into_iter().map(met).collect(),
    });
    reasons.collect()
}

fn met(met: search_index::Met) -> Met {
    let (how, language, concept) = match met.how {
        How::Kazakh => ("word", Some(Locale::Kk), None),
        How::Russian => ("word", Some(Locale::Ru), None),
        How::English => ("word", Some(Locale::En), None),
        How::Letters => ("letters", None, None),
        How::Beginning => ("beginning", None, None),
        How::Phrase => ("phrase", None, None),
        How::Name => ("name", None, None),
        How::Initial => ("initial", None, None),
        How::Concept { id, broader: false } => ("concept", None, Some(id)),
        How::Concept { id, broader: true } => ("broader_concept", None, Some(id)),
    };
    Met { field: met.field, how, language, concept }
}

/// A place where a word was met, as one line: "posts: Russian word".
pub fn told(app: &App, locale: Locale, met: &Met) -> String {
    let field = i18n::text(locale, &format!("search-in-{}", met.field));
    let how = match (met.language, &met.concept) {
        (Some(language), _) => i18n::text(locale, &format!("search-met-word-{language}")),
        (None, Some(concept)) => {
            let edition = app.thesaurus.now();
            let name = edition.suggestions.concept(concept, locale).unwrap_or(concept).to_owned();
            let key = if met.how == "concept" { "search-met-concept" } else { "search-met-broader" };
            i18n::message(locale, key, &[("name", name.into())])
        }
        (None, None) => i18n::text(locale, &format!("search-met-{}", met.how)),
    };
    format!("{field}: {how}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::document;

    /// Keys are made of codes here, so no other test sees whether they have words.
    #[test]
    fn every_field_and_every_way_has_words() {
        let fields = [
            document::field::SURNAME,
            document::field::GIVEN,
            document::field::PATRONYMIC,
            document::field::POSTS,
            document::field::STUDIES,
            document::field::STATEMENT,
            document::field::FIELDS,
            document::field::REGIONS,
            document::field::PLACES,
            document::field::LANGUAGES,
        ];
        let ways = ["word-kk", "word-ru", "word-en", "letters", "beginning", "phrase", "name", "initial"];
        let keys = fields.map(|field| format!("search-in-{field}")).into_iter();
        let keys = keys.chain(ways.map(|way| format!("search-met-{way}")));
        for key in keys.chain(["concept", "broader"].map(|way| format!("search-met-{way}"))) {
            for locale in Locale::ALL {
                let words = i18n::message(*locale, &key, &[("name", "x".into())]);
                assert!(!words.is_empty() && !words.contains("search-"), "{key}: {words}");
            }
        }
    }
}
