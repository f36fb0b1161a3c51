//! The questions: pairs of neighbouring words of post titles that invented people wrote, so common and rare ones come as
//! often as they are; and filters that leave about a fourth of everybody.

use kadr::matching::document::{column, language_value};
use kadr::reference::codes::{EducationLevel, Language, LanguageLevel};
use tokio_postgres::Client;

/// What is counted beside the typical question; the first two are filtered themselves.
pub const FACETS: [&str; 4] = [column::LEVEL, column::LANGUAGE, column::FIELD, column::SECTOR];
/// People shown.
pub const PAGE: usize = 20;
pub const LEVELS: [EducationLevel; 2] = [EducationLevel::Bachelor, EducationLevel::Master];
pub const LANGUAGES: [Language; 2] = [Language::Kazakh, Language::English];

#[derive(Clone)]
pub struct Asked {
    /// Two words each, every pair once.
    pub words: Vec<String>,
    /// Beginnings of words.
    pub beginnings: Vec<String>,
    /// Second of the submission that half of everybody came before.
    pub submitted_until: u64,
}

impl Asked {
    pub async fn draw(owner: &Client) -> Self {
        let titles = "select post_title from service_entries order by md5(id::text) limit 4000";
        let titles = owner.query(titles, &[]).await.unwrap();
        let (mut words, mut beginnings): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (number, row) in titles.iter().enumerate() {
            let title: &str = row.get(0);
            let all: Vec<&str> = title.split(|letter: char| !letter.is_alphabetic()).collect();
            let all: Vec<&str> = all.into_iter().filter(|word| word.chars().count() > 3).collect();
            let pair = all.windows(2).nth(number % all.len().saturating_sub(1).max(1));
            let pair = pair.map(|pair| pair.join(" ").to_lowercase());
            words.extend(pair.filter(|pair| words.len() < 300 && !words.contains(pair)));
            let beginning = all.get(number % all.len().max(1));
            beginnings.extend(beginning.map(|word| word.chars().take(1 + number % 4).collect::<String>()));
        }
        let middle =
            "select extract(epoch from percentile_disc(0.5) within group (order by submitted_at))::bigint
            from people where state = 'submitted'";
        let middle: i64 = owner.query_one(middle, &[]).await.unwrap().get(0);
        Self { words, beginnings, submitted_until: u64::try_from(middle).unwrap() }
    }

    pub fn levels(&self) -> Vec<u64> {
        LEVELS.iter().map(|level| u64::from(level.number())).collect()
    }

    /// These languages at every level.
    pub fn languages(&self) -> Vec<u64> {
        let levels = LanguageLevel::ALL.iter().map(|level| level.number());
        let each =
            levels.flat_map(|level| LANGUAGES.map(|language| language_value(language.number(), level)));
        each.collect()
    }
}
