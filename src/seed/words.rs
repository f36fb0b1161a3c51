//! Words that invented lives are told with: posts, organisations and sentences by language and sector.
//! The tables hold no logic; `fill` puts names and numbers into them. Kazakh texts need a native reader.

mod en;
mod kk;
mod ru;

use crate::reference::codes::{Locale, Sector};

/// One language's words.
pub(super) struct Words {
    /// By sector, in the order of the sectors' numbers.
    trades: &'static [Trade],
    pub(super) public: Public,
    pub(super) special: Special,
    pub(super) school: &'static str,
    /// First sentences of somebody who has not worked yet.
    pub(super) fresh: &'static [&'static str],
    pub(super) openings: &'static [&'static str],
    pub(super) leading: &'static [&'static str],
    pub(super) following: &'static [&'static str],
    pub(super) reasons: &'static [&'static str],
    pub(super) wishes: &'static [&'static str],
    pub(super) fillers: &'static [&'static str],
}

/// One sector's words.
pub(super) struct Trade {
    /// What its department in an akimat is called, in the form `Public` templates need.
    pub(super) department: &'static str,
    /// Posts outside public service, from first to highest.
    pub(super) posts: [&'static str; 4],
    pub(super) institution: &'static str,
    pub(super) company: &'static str,
    /// In the order of `study::FIELDS`.
    pub(super) specialities: [&'static str; 3],
    pub(super) deeds: [&'static str; 3],
}

/// Posts and bodies of public service.
pub(super) struct Public {
    /// From first to highest.
    pub(super) posts: [&'static str; 5],
    pub(super) village_akim: &'static str,
    pub(super) district: &'static str,
    pub(super) region: &'static str,
    pub(super) territorial: &'static str,
    pub(super) office: &'static str,
}

/// Post and organisation of the rarer kinds of service.
pub(super) struct Special {
    pub(super) political: (&'static str, &'static str),
    pub(super) corps_a: (&'static str, &'static str),
    pub(super) law_enforcement: (&'static str, &'static str),
    pub(super) special_body: (&'static str, &'static str),
    pub(super) military: (&'static str, &'static str),
    pub(super) judge: (&'static str, &'static str),
    pub(super) deputy: (&'static str, &'static str),
    pub(super) international: (&'static str, &'static str),
    pub(super) civil_society: (&'static str, &'static str),
    pub(super) self_employed: (&'static str, &'static str),
}

impl Words {
    pub(super) const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Kk => &kk::WORDS,
            Locale::Ru => &ru::WORDS,
            Locale::En => &en::WORDS,
        }
    }

    pub(super) fn trade(&self, sector: Sector) -> Option<&'static Trade> {
        self.trades.get(usize::from(sector.number()).wrapping_sub(1))
    }
}

/// Puts values into a template's `{places}`; an unknown place stays empty.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 48);
    fill_into(&mut text, template, values);
    text
}

/// Like `fill`, at the end of a text.
pub(super) fn fill_into(text: &mut String, template: &str, values: &[(&str, &str)]) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sector_has_words_in_three_languages() {
        for locale in Locale::ALL {
            let words = Words::of(*locale);
            assert_eq!(words.trades.len(), Sector::ALL.len());
            assert!(Sector::ALL.iter().all(|sector| words.trade(*sector).is_some()));
        }
    }

    #[test]
    fn places_are_filled() {
        assert_eq!(fill("№{n} {city}{x}!", &[("n", "5"), ("city", "Семей")]), "№5 Семей!");
        assert_eq!(fill("open {n", &[("n", "5")]), "open 5");
    }
}
