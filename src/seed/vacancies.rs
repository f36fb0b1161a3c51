//! Forty invented vacancies, so that a fresh system shows something to fill: akims, heads, specialists,
//! in several regions and sectors, some open now, some soon, some just closed.

use chrono::NaiveDate;

use super::atlas::{Atlas, Home};
use super::career::capitalised;
use super::draw::{Draw, after};
use super::words::{Words, fill};
use crate::reference::codes::{Category, Filling, Locale, PostKind, Sector};
use crate::reference::data::{BodyKind, Names, Reference};
use crate::reference::keys::Kato;

/// Which kind of rule a vacancy needs; the rules themselves are data of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the posts the rules are for")]
pub enum RuleHint {
    AkimT2,
    AkimT4,
    HeadOfDivision,
    ChiefSpecialist,
    Specialist,
}

impl RuleHint {
    /// The hint as configuration writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AkimT2 => "akim_t2",
            Self::AkimT4 => "akim_t4",
            Self::HeadOfDivision => "head_of_division",
            Self::ChiefSpecialist => "chief_specialist",
            Self::Specialist => "specialist",
        }
    }
}

/// An invented vacancy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoVacancy {
    /// Stable within a seed: `demo-01` to `demo-40`.
    pub code: String,
    /// Post in three languages.
    pub title: Names,
    /// What the post is for, in three languages.
    pub summary: Names,
    /// Code of the body, from `bodies.csv`.
    pub body: String,
    /// Region of the work.
    pub region: Kato,
    /// Place of the office: a district, or the region itself.
    pub place: Kato,
    /// What the unit does.
    pub sector: Sector,
    /// Category of an administrative post.
    pub category: Option<Category>,
    /// Kind of the post.
    pub kind: PostKind,
    /// How it is filled.
    pub filling: Filling,
    /// Rule to attach.
    pub rule_hint: RuleHint,
    /// First day to apply.
    pub opens_on: NaiveDate,
    /// Last day to apply.
    pub closes_on: NaiveDate,
}

/// Rural districts for the lowest tier of akims: code of the district, and what the office is called.
const RURAL: [(&str, [&str; 3]); 6] = [
    (
        "103200000",
        [
            "Қараауыл ауылдық округінің әкімі",
            "Аким Карааульского сельского округа",
            "Akim of Karaauyl Rural District",
        ],
    ),
    (
        "115600000",
        [
            "Зеренді ауылдық округінің әкімі",
            "Аким Зерендинского сельского округа",
            "Akim of Zerendi Rural District",
        ],
    ),
    (
        "195200000",
        [
            "Райымбек ауылдық округінің әкімі",
            "Аким Райымбекского сельского округа",
            "Akim of Raiymbek Rural District",
        ],
    ),
    (
        "395400000",
        [
            "Заречный ауылдық округінің әкімі",
            "Аким Заречного сельского округа",
            "Akim of Zarechny Rural District",
        ],
    ),
    (
        "615200000",
        [
            "Қарабұлақ ауылдық округінің әкімі",
            "Аким Карабулакского сельского округа",
            "Akim of Karabulak Rural District",
        ],
    ),
    (
        "636200000",
        [
            "Таврия ауылдық округінің әкімі",
            "Аким Таврического сельского округа",
            "Akim of Tavria Rural District",
        ],
    ),
];

/// Forty vacancies around a day. The same seed gives the same ones.
pub fn demo_vacancies(seed: u64, today: NaiveDate, reference: &Reference) -> Vec<DemoVacancy> {
    let mut draw = Draw::new(seed, u64::MAX / 2);
    let atlas = Atlas::new(reference);
    let plan = [
        (RuleHint::AkimT2, 8),
        (RuleHint::AkimT4, 6),
        (RuleHint::HeadOfDivision, 10),
        (RuleHint::ChiefSpecialist, 10),
        (RuleHint::Specialist, 6),
    ];
    let hints = plan.iter().flat_map(|(hint, count)| std::iter::repeat_n(*hint, *count));
    let homes = atlas.homes.iter().cycle().skip(usize::try_from(draw.between(0, 19)).unwrap_or(0));
    let mut sectors = Sector::ALL.iter().cycle().skip(usize::try_from(draw.between(0, 15)).unwrap_or(0));
    let mut rural = RURAL.iter();
    let mut vacancies: Vec<DemoVacancy> = Vec::with_capacity(40);
    for ((hint, home), number) in hints.zip(homes).zip(1..) {
        let drawn = match hint {
            RuleHint::AkimT2 => district_akim(&mut draw, reference, home),
            RuleHint::AkimT4 => rural.next().and_then(|row| rural_akim(reference, *row)),
            _ => sectors.next().and_then(|sector| official(reference, home, *sector, hint)),
        };
        let Some(mut vacancy) = drawn else { continue };
        vacancy.code = format!("demo-{number:02}");
        // most are open, some open soon, some have just closed
        let (from, length) = draw.weighted(&[(70, (-9, 24)), (15, (6, 20))], (-40, 21));
        vacancy.opens_on = shifted(today, from + draw.between(-4, 4));
        vacancy.closes_on = after(vacancy.opens_on, length + draw.between(0, 7));
        vacancies.push(vacancy);
    }
    vacancies
}

fn shifted(day: NaiveDate, days: i32) -> NaiveDate {
    day.checked_add_signed(chrono::Duration::days(days.into())).unwrap_or(day)
}

fn akimat(reference: &Reference, region: Kato) -> Option<String> {
    let own =
        reference.bodies.iter().find(|body| body.kind == BodyKind::Akimat && body.region == Some(region));
    own.map(|body| body.code.clone())
}

fn district_akim(draw: &mut Draw, reference: &Reference, home: &Home) -> Option<DemoVacancy> {
    // the republican cities have no elected district akims: their turn goes to the rest
    let home_units: Vec<_> = home.units.iter().filter(|unit| unit.elected).collect();
    let kato = match draw.pick(&home_units) {
        Some(unit) => unit.kato,
        None => reference.districts.iter().nth(usize::try_from(draw.between(0, 30)).ok()?)?.kato,
    };
    let title = reference.akims.get(&kato)?.title.clone();
    elected(reference, kato, title, RuleHint::AkimT2)
}

fn rural_akim(reference: &Reference, (kato, [kk, ru, en]): (&str, [&str; 3])) -> Option<DemoVacancy> {
    let title = Names { kk: kk.to_owned(), ru: ru.to_owned(), en: en.to_owned() };
    elected(reference, kato.parse().ok()?, title, RuleHint::AkimT4)
}

fn elected(reference: &Reference, place: Kato, title: Names, rule_hint: RuleHint) -> Option<DemoVacancy> {
    Some(DemoVacancy {
        code: String::new(),
        title,
        summary: Names {
            kk: "Аумақтың дамуына, бюджетіне және тұрғындардың өтініштеріне жауап береді. Тұрғындар төрт жылға сайлайды.".to_owned(),
            ru: "Отвечает за развитие территории, её бюджет и обращения жителей. Избирается жителями на четыре года.".to_owned(),
            en: "Answers for the development of the area, its budget and the appeals of residents. Elected by residents for four years.".to_owned(),
        },
        body: akimat(reference, place.region())?,
        region: place.region(),
        place,
        sector: Sector::PublicAdministration,
        category: None,
        kind: PostKind::Akim,
        filling: Filling::Elected,
        rule_hint,
        opens_on: NaiveDate::MIN,
        closes_on: NaiveDate::MIN,
    })
}

fn official(reference: &Reference, home: &Home, sector: Sector, rule_hint: RuleHint) -> Option<DemoVacancy> {
    let (templates, category) = match rule_hint {
        RuleHint::HeadOfDivision => {
            (["{d} бөлімінің басшысы", "Руководитель отдела {d}", "Head of the {d} Division"], "D-O-4")
        }
        RuleHint::ChiefSpecialist => (
            ["{d} бөлімінің бас маманы", "Главный специалист отдела {d}", "Chief Specialist, {d} Division"],
            "D-O-5",
        ),
        _ => (
            [
                "{d} бөлімінің жетекші маманы",
                "Ведущий специалист отдела {d}",
                "Leading Specialist, {d} Division",
            ],
            "D-O-6",
        ),
    };
    let summaries = [
        "{d} саласындағы жұмысты жоспарлайды, өтініштерді қарайды, есеп дайындайды. Жұмыс орны: {place}.",
        "Планирует работу отдела {d}, рассматривает обращения, готовит отчётность. Место работы: {place}.",
        "Plans the work of the {d} Division, answers appeals and prepares reports. Place of work: {place}.",
    ];
    let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En];
    let text = |locale: Locale, template: &str| {
        let department = Words::of(locale).trade(sector).map_or("", |trade| trade.department);
        capitalised(&fill(template, &[("d", department), ("place", home.names.get(locale))]))
    };
    let [title_kk, title_ru, title_en] = templates;
    let [summary_kk, summary_ru, summary_en] = summaries;
    Some(DemoVacancy {
        code: String::new(),
        title: Names { kk: text(kk, title_kk), ru: text(ru, title_ru), en: text(en, title_en) },
        summary: Names { kk: text(kk, summary_kk), ru: text(ru, summary_ru), en: text(en, summary_en) },
        body: akimat(reference, home.kato)?,
        region: home.kato,
        place: home.kato,
        sector,
        category: category.parse().ok(),
        kind: PostKind::Administrative,
        filling: Filling::Competed,
        rule_hint,
        opens_on: NaiveDate::MIN,
        closes_on: NaiveDate::MIN,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn forty_varied_vacancies_fit_the_reference_data() {
        let reference = Reference::load().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for seed in 0..20 {
            let vacancies = demo_vacancies(seed, today, &reference);
            assert_eq!(vacancies.len(), 40);
            assert_eq!(vacancies, demo_vacancies(seed, today, &reference));
            for vacancy in &vacancies {
                assert_eq!(reference.bodies.get(&vacancy.body).unwrap().region, Some(vacancy.region));
                assert!(reference.place(vacancy.place).is_some() && vacancy.opens_on < vacancy.closes_on);
                assert_eq!(vacancy.category.is_some(), vacancy.kind == PostKind::Administrative);
                let texts = [&vacancy.title, &vacancy.summary].map(|names| [&names.kk, &names.ru, &names.en]);
                assert!(
                    texts.iter().flatten().all(|text| text.len() > 10 && !text.contains('{')),
                    "{texts:?}"
                );
            }
            let regions: HashSet<_> = vacancies.iter().map(|vacancy| vacancy.region).collect();
            assert!(regions.len() >= 15, "{}", regions.len());
            let open =
                vacancies.iter().filter(|vacancy| vacancy.opens_on <= today && today <= vacancy.closes_on);
            assert!(open.count() >= 15);
        }
    }
}
