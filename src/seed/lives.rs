//! One invented life after another: draws who somebody is, then lets study, career and words follow from it.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate};

use super::atlas::{Atlas, Home};
use super::career::{Worker, last_post, years_of_work};
use super::draw::{Draw, after};
use super::names::People;
use super::records::Holder;
use super::statement::Subject;
use super::study::{Student, grade};
use crate::people::iin::Iin;
use crate::people::lists::Lists;
use crate::people::names::PersonName;
use crate::people::profile::{Basics, Contacts, LanguageEntry, Wishes};
use crate::reference::codes::{Direction, Language, LanguageLevel, Locale, Sector, Sex};
use crate::reference::data::Reference;
use crate::reference::keys::Country;

/// An invented person with everything a profile holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// Name, birth date, sex, citizenship, residence.
    pub basics: Basics,
    /// Valid, unique in its run, agrees with the basics.
    pub iin: Iin,
    /// At reserved domains; the address is unique in its run.
    pub contacts: Contacts,
    /// Language the person writes in and wants letters in.
    pub locale: Locale,
    /// Code of the party the person belongs to, for nominations.
    pub party: Option<String>,
    /// Education and service in the order of time, second jobs last; the first language is the person's own.
    pub lists: Lists,
    /// Where, what, and why.
    pub wishes: Wishes,
}

/// Invented lives, one by one.
pub struct Lives {
    atlas: Atlas,
    seed: u64,
    today: NaiveDate,
    next: u64,
    people: u64,
    /// Next serial of the IINs of a birth date and sex.
    serials: HashMap<(NaiveDate, Sex), u16>,
}

impl Lives {
    /// So many lives as of a day. Life `n` of a seed is the same, however many are asked for.
    pub fn new(seed: u64, people: usize, today: NaiveDate, reference: &Reference) -> Self {
        let people = u64::try_from(people).unwrap_or(u64::MAX);
        Self { atlas: Atlas::new(reference), seed, today, next: 0, people, serials: HashMap::new() }
    }

    fn life(&mut self, index: u64) -> Option<Life> {
        let mut draw = Draw::new(self.seed, index);
        let draw = &mut draw;
        let sex = draw.weighted(&[(50, Sex::Female)], Sex::Male);
        let people = People::draw(draw);
        let (born_on, iin) = self.birth(draw, sex)?;
        let name = people.name(draw, sex);
        let home = draw.pick(&self.atlas.homes)?;
        let sector = *draw.pick(Sector::ALL)?;
        let locale = match people {
            People::Kazakh => draw.weighted(&[(62, Locale::Kk), (31, Locale::Ru)], Locale::En),
            _ => draw.weighted(&[(82, Locale::Ru), (9, Locale::Kk)], Locale::En),
        };
        let (atlas, today) = (&self.atlas, self.today);
        let study = Student { atlas, home, sector, locale, born_on, today }.study(draw)?;
        // nobody is at the start of their working life at fifty
        let new_to_work = today.years_since(study.works_from).is_none_or(|years| years < 3);
        let service = if study.works_from > today || (new_to_work && draw.chance(25)) {
            Vec::new()
        } else {
            Worker { atlas, home, sector, locale, today }.career(draw, study.works_from)?
        };
        let residence = if draw.chance(80) { draw.pick(&home.units)?.kato } else { home.kato };
        let citizenship = if draw.chance(98) {
            Country::KAZAKHSTAN
        } else {
            draw.pick(&["UZ", "RU", "KG", "CN", "MN"])?.parse().ok()?
        };
        let languages = languages(draw, people, today);
        let wishes = self.wishes(
            draw,
            home,
            &Subject {
                locale,
                sector,
                sex,
                years: years_of_work(&service, today),
                post: last_post(&service).map(|entry| entry.post_title.as_str()),
                speciality: study.speciality,
                region: home.names.get(locale),
                people: service.iter().filter_map(|entry| entry.subordinates).max(),
            },
        )?;
        let party = if draw.chance(12) { draw.pick(&self.atlas.parties).cloned() } else { None };
        let contacts = contacts(draw, &name, index);
        let mut lists = Lists { education: study.entries, service, languages, ..Lists::default() };
        Holder { atlas, home, born_on, today, in_party: party.is_some() }.fill(draw, &mut lists);
        let basics = Basics { name, born_on, sex, citizenship, residence_kato: Some(residence) };
        Some(Life { basics, iin, contacts, locale, party, lists, wishes })
    }

    /// A birth date at which the person is 19 to 64, and the next free IIN of it.
    fn birth(&mut self, draw: &mut Draw, sex: Sex) -> Option<(NaiveDate, Iin)> {
        let oldest = after(self.today.checked_sub_months(Months::new(65 * 12))?, 1);
        let youngest = self.today.checked_sub_months(Months::new(19 * 12))?;
        let middle = self.today.checked_sub_months(Months::new(48 * 12))?;
        loop {
            let born_on = if draw.chance(75) { draw.day(middle, youngest) } else { draw.day(oldest, middle) };
            let serial = self.serials.entry((born_on, sex)).or_default();
            while *serial < 10_000 {
                // a step prime to 10,000 visits every serial, and each day starts elsewhere
                let spread =
                    (u32::from(*serial) * 7_919 + born_on.num_days_from_ce().unsigned_abs() * 37) % 10_000;
                let spread = u16::try_from(spread).ok()?;
                *serial += 1;
                if let Some(iin) = Iin::invent(born_on, sex, spread) {
                    return Some((born_on, iin));
                }
            }
        }
    }

    fn wishes(&self, draw: &mut Draw, home: &Home, subject: &Subject) -> Option<Wishes> {
        let mut regions = Vec::with_capacity(4);
        if draw.chance(85) {
            regions.push(home.kato);
        }
        for _ in 0..draw.between(0, 2) {
            let region = draw.pick(&self.atlas.homes)?.kato;
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
        let mut directions = vec![direction_of(subject.sector)];
        if draw.chance(40) {
            let second = *draw.pick(Direction::ALL)?;
            if !directions.contains(&second) {
                directions.push(second);
            }
        }
        let available_from =
            if draw.chance(40) { Some(after(self.today, draw.between(0, 240))) } else { None };
        Some(Wishes { regions, directions, statement: subject.statement(draw)?, available_from })
    }
}

impl Iterator for Lives {
    type Item = Life;

    fn next(&mut self) -> Option<Life> {
        if self.next >= self.people {
            return None;
        }
        let life = self.life(self.next);
        self.next += 1;
        life
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.people - self.next).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

const fn direction_of(sector: Sector) -> Direction {
    match sector {
        Sector::PublicAdministration => Direction::Regional,
        Sector::Education | Sector::Health | Sector::SocialProtection | Sector::Culture | Sector::Science => {
            Direction::Social
        }
        Sector::Agriculture | Sector::Environment => Direction::Agriculture,
        Sector::Industry | Sector::Trade => Direction::Industry,
        Sector::Construction | Sector::Transport | Sector::Energy => Direction::Infrastructure,
        Sector::Finance => Direction::Finance,
        Sector::Digital => Direction::Digital,
        Sector::Security => Direction::Legal,
    }
}

fn languages(draw: &mut Draw, people: People, today: NaiveDate) -> Vec<LanguageEntry> {
    use LanguageLevel::{A1, A2, B1, B2, C1, C2, Native};
    let (first, second) = people.languages();
    let mut spoken = Vec::with_capacity(4);
    let mut add = |draw: &mut Draw, language: Language, level: LanguageLevel, certified: u32| {
        let certificate = if level != Native && level != A1 && draw.chance(certified) {
            certificate(draw, language)
        } else {
            None
        };
        let expires = certificate.is_some() && draw.chance(85);
        let certificate_expires_on = expires.then(|| after(today, draw.between(0, 1500))).and_then(|day| {
            // some have run out already
            day.checked_sub_months(Months::new(20))
        });
        spoken.push(LanguageEntry {
            language,
            level,
            certificate_level: certificate.as_ref().map(|_| level),
            certificate_issued_on: certificate
                .as_ref()
                .and_then(|_| certificate_expires_on.unwrap_or(today).checked_sub_months(Months::new(36))),
            certificate,
            certificate_expires_on,
            grade: grade(draw),
        });
    };
    add(draw, first, Native, 0);
    if let Some(second) = second {
        let level = draw.weighted(&[(15, A2), (25, B1), (30, B2)], C1);
        add(draw, second, level, 5);
    }
    if first != Language::Kazakh {
        let level = draw.weighted(&[(12, A1), (22, A2), (28, B1), (22, B2)], C1);
        add(draw, Language::Kazakh, level, 45);
    }
    if first != Language::Russian && second != Some(Language::Russian) {
        let level = draw.weighted(&[(8, B1), (22, B2), (35, C1)], C2);
        add(draw, Language::Russian, level, 8);
    }
    if draw.chance(48) {
        let level = draw.weighted(&[(15, A1), (25, A2), (28, B1), (20, B2)], C1);
        add(draw, Language::English, level, 40);
    }
    if draw.chance(9) {
        let rarer = [
            (25, Language::Chinese),
            (15, Language::French),
            (15, Language::Arabic),
            (10, Language::Kyrgyz),
            (5, Language::Spanish),
        ];
        let other = draw.weighted(&rarer, Language::Turkish);
        let level = draw.weighted(&[(30, A1), (30, A2), (25, B1)], B2);
        add(draw, other, level, 15);
    }
    spoken
}

fn certificate(draw: &mut Draw, language: Language) -> Option<String> {
    let number = draw.between(100_000, 999_999);
    match language {
        Language::Kazakh => Some(format!("ҚАЗТЕСТ № {number}")),
        Language::Russian => Some(format!("ТРКИ № {number}")),
        Language::English => {
            let (half, whole) = (draw.between(0, 1) * 5, draw.between(4, 8));
            Some(format!("IELTS {whole}.{half}"))
        }
        Language::Chinese => Some(format!("HSK № {number}")),
        Language::Korean => Some(format!("TOPIK № {number}")),
        Language::German => Some(format!("Goethe-Zertifikat № {number}")),
        Language::Turkish => Some(format!("TYS № {number}")),
        _ => None,
    }
}

fn contacts(draw: &mut Draw, name: &PersonName, index: u64) -> Contacts {
    let latin = name.latin_or_suggested();
    let ascii = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let domain = draw.one_of(&["example.org", "example.com", "example.net"]);
    let email = format!("{}.{}.{}@{domain}", ascii(&latin.given), ascii(&latin.surname), index + 1);
    // 799 is a code no operator of the country uses
    let phone = draw.chance(92).then(|| format!("+7799{:07}", draw.between(0, 9_999_999)));
    Contacts { email, phone }
}

#[cfg(test)]
mod tests;
