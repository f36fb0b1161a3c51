//! What an invented person says about themselves: 40 to 120 words, put together from sentences that fit
//! the sector, the career and the sex, so that no two statements read alike.

use super::draw::Draw;
use super::words::{Words, fill_into};
use crate::reference::codes::{Locale, Sector, Sex};

/// What the sentences speak of.
pub(super) struct Subject<'a> {
    pub(super) locale: Locale,
    pub(super) sector: Sector,
    pub(super) sex: Sex,
    pub(super) years: i32,
    pub(super) post: Option<&'a str>,
    pub(super) speciality: Option<&'a str>,
    pub(super) region: &'a str,
    pub(super) people: Option<i32>,
}

impl Subject<'_> {
    pub(super) fn statement(&self, draw: &mut Draw) -> Option<String> {
        let words = Words::of(self.locale);
        let trade = words.trade(self.sector)?;
        let target = usize::try_from(draw.between(48, 95)).unwrap_or(48);
        let works = self.years > 0 && self.post.is_some();

        let mut body: Vec<&str> = Vec::with_capacity(8);
        let mut rest: Vec<&str> = Vec::with_capacity(12);
        let mut deeds = trade.deeds.to_vec();
        let opening = draw.one_of(if works { words.openings } else { words.fresh });
        if works {
            take(draw, &mut deeds, &mut body);
            rest.append(&mut deeds);
        }
        body.push(draw.one_of(if self.people.is_some() { words.leading } else { words.following }));
        rest.extend(words.fillers);
        let mut reasons = words.reasons.to_vec();
        let mut closing: Vec<&str> = Vec::with_capacity(4);
        take(draw, &mut reasons, &mut closing);
        if draw.chance(50) {
            closing.push(draw.one_of(words.wishes));
        }
        let mut spare = reasons;

        // templates have single spaces, and a value that is several words only makes the text longer
        let count = |sentence: &str| sentence.bytes().filter(|byte| *byte == b' ').count() + 1;
        let mut length =
            count(opening) + body.iter().chain(&closing).map(|sentence| count(sentence)).sum::<usize>();
        while length < target && !(rest.is_empty() && spare.is_empty()) {
            let (from, to) = if rest.is_empty() || (draw.chance(30) && !spare.is_empty()) {
                (&mut spare, &mut closing)
            } else {
                (&mut rest, &mut body)
            };
            take(draw, from, to);
            length += to.last().map_or(0, |sentence| count(sentence));
        }

        let first = trade.specialities.first().copied().unwrap_or_default();
        let post = self.post.unwrap_or_default();
        let (sector, post) = match self.locale {
            Locale::En => (trade.department.to_lowercase(), inside(post)),
            _ => (trade.department.to_owned(), post.to_owned()),
        };
        let (years, people) = (years(self.locale, self.years), self.people.unwrap_or(0).to_string());
        let mut text = String::with_capacity(1500);
        for sentence in std::iter::once(opening).chain(body).chain(closing) {
            if !text.is_empty() {
                text.push(' ');
            }
            let (n, percent) = (draw.between(4, 60).to_string(), draw.between(5, 40).to_string());
            let values = [
                ("n", n.as_str()),
                ("pct", percent.as_str()),
                ("years", years.as_str()),
                ("people", people.as_str()),
                ("post", post.as_str()),
                ("sector", sector.as_str()),
                ("speciality", self.speciality.unwrap_or(first)),
                ("region", self.region),
                ("a", if self.sex == Sex::Female { "а" } else { "" }),
            ];
            fill_into(&mut text, sentence, &values);
        }
        Some(text)
    }
}

/// Moves one of the sentences from here to there.
fn take<'a>(draw: &mut Draw, from: &mut Vec<&'a str>, to: &mut Vec<&'a str>) {
    if !from.is_empty() {
        let last = i32::try_from(from.len() - 1).unwrap_or(0);
        let at = usize::try_from(draw.between(0, last)).unwrap_or(0);
        to.push(from.swap_remove(at));
    }
}

/// "5 лет", "21 год", "1 year"; in Kazakh the bare number, since the sentence has the noun.
fn years(locale: Locale, number: i32) -> String {
    match (locale, number % 10, number % 100) {
        (Locale::Kk, ..) => number.to_string(),
        (Locale::Ru, _, 11..=14) => format!("{number} лет"),
        (Locale::Ru, 1, _) => format!("{number} год"),
        (Locale::Ru, 2..=4, _) => format!("{number} года"),
        (Locale::Ru, ..) => format!("{number} лет"),
        (Locale::En, ..) if number == 1 => "1 year".to_owned(),
        (Locale::En, ..) => format!("{number} years"),
    }
}

/// A post in the middle of an English sentence.
fn inside(post: &str) -> String {
    let mut letters = post.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_as_each_language_does() {
        let russian: Vec<String> =
            [1, 2, 5, 11, 14, 21, 22, 30].map(|number| years(Locale::Ru, number)).into();
        assert_eq!(russian, ["1 год", "2 года", "5 лет", "11 лет", "14 лет", "21 год", "22 года", "30 лет"]);
        assert_eq!((years(Locale::En, 1).as_str(), years(Locale::Kk, 3).as_str()), ("1 year", "3"));
    }
}
