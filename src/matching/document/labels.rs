//! Official names of what the columns of a document hold, in three languages, so that one language finds the others:
//! regions and districts, fields of study, languages. The index keeps them beside the documents.
//! Next: `document::schema`, which declares them.

use search_index::{LabelField, TextField};

use super::{boost, called, column, field, field_value, language_value};
use crate::platform::config::SearchWeights;
use crate::platform::i18n;
use crate::reference::codes::{Language, LanguageLevel, Locale};
use crate::reference::data::{Names, Reference};

/// All of them.
pub(super) fn labels(reference: &Reference, weights: &SearchWeights) -> [LabelField; 4] {
    let three = |names: &Names| Locale::ALL.iter().map(|locale| names.get(*locale).to_owned()).collect();
    let fields = reference.fields.iter().map(|row| (field_value(row.code), three(&row.names)));
    let regions = reference.regions.iter().map(|row| (u64::from(row.kato.number()), three(&row.names)));
    let districts = reference.districts.iter().map(|row| (u64::from(row.kato.number()), three(&row.names)));
    let text = |name, called: &[&'static str]| TextField::new(name).called(called.iter().copied());
    let studies = text(field::FIELDS, &called::STUDIES).called(called::FIELDS);
    let studies = studies.boost(boost(weights.field_of_study));
    let region = text(field::REGIONS, &called::PLACES).boost(boost(weights.region));
    let district = text(field::PLACES, &called::PLACES).only_when_called();
    let language = text(field::LANGUAGES, &called::LANGUAGES).only_when_called();
    [
        LabelField::new(studies, column::STUDIED, fields),
        LabelField::new(region, column::PLACE, regions),
        LabelField::new(district, column::PLACE, districts),
        LabelField::new(language, column::LANGUAGE, languages()),
    ]
}

/// Each language with each level.
fn languages() -> impl Iterator<Item = (u64, Vec<String>)> {
    let all = Language::ALL.iter().flat_map(|one| LanguageLevel::ALL.iter().map(move |level| (one, level)));
    all.map(|(language, level)| {
        let names = Locale::ALL.iter().map(|locale| {
            let (language, level) = (language.message_key(), level.message_key());
            format!("{} {}", i18n::text(*locale, language), i18n::text(*locale, level))
        });
        (language_value(language.number(), level.number()), names.collect())
    })
}
