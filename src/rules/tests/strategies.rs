//! Random rules, people and days. Days come from a few decades, so that facts and thresholds meet.
//! Next: `laws`, which uses them.

use super::*;
use crate::reference::codes::*;
use crate::rules::facts::*;
use crate::rules::vocabulary::{Bar, Confirm, Field};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

mod asked;
mod made;
pub(crate) use asked::{monotone, narrowed};
use asked::{node, test};
pub(crate) use made::finished;
use made::with_way;

pub(crate) fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    // 1980 to 2040
    (29_000_u32..51_000).prop_map(Day::from_number)
}

fn grade() -> impl Strategy<Value = Grade> {
    one_of(Grade::ALL)
}

fn category() -> impl Strategy<Value = Category> {
    any::<Index>().prop_map(|index| *index.get(&Category::all().collect::<Vec<_>>()))
}

fn field() -> impl Strategy<Value = Field> {
    select(vec!["04", "041", "042", "06", "061", "07"]).prop_map(|text| text.parse().unwrap())
}

/// A day, often the first or the last of a month: where months are counted, edges are what goes wrong.
fn edge() -> impl Strategy<Value = Day> {
    let first = |day: Day| day.plus_days(1 - day.ymd().2);
    prop_oneof![
        2 => day(),
        1 => day().prop_map(first),
        1 => day().prop_map(move |day| first(day).plus_days(-1)),
    ]
}

pub(crate) fn period() -> impl Strategy<Value = PeriodParts> {
    // a single day, some whole months, or any length
    let length = prop_oneof![
        1 => Just(0_i32),
        2 => (1_i32..36).prop_map(|months| months * 61 / 2 - 1),
        4 => 0_i32..3_000,
    ];
    let days = (edge(), option::weighted(0.7, length));
    let post = (one_of(ServiceKind::ALL), option::of(category()), option::of(one_of(Sector::ALL)));
    (days, post, (any::<bool>(), prop::bool::weighted(0.2)), grade()).prop_map(
        |((start, length), (kind, category, sector), (leading, elected), grade)| {
            let ended_on = length.map(|days| start.plus_days(days));
            PeriodParts { started_on: start, ended_on, kind, category, sector, leading, elected, grade }
        },
    )
}

pub(crate) fn education() -> impl Strategy<Value = EducationParts> {
    let which = (option::of(one_of(Degree::ALL)), option::weighted(0.2, one_of(Funding::ALL)));
    let what = (one_of(EducationLevel::ALL), option::of(field()), which);
    (what, option::of(day()), prop::bool::weighted(0.8), grade()).prop_map(
        |((level, field, (degree, funding)), completed_on, recognised, grade)| EducationParts {
            level,
            field,
            completed_on,
            degree,
            funding,
            recognised,
            grade,
        },
    )
}

pub(crate) fn language() -> impl Strategy<Value = LanguageParts> {
    let certificate = prop_oneof![
        Just(Certificate::None),
        Just(Certificate::WithoutExpiry),
        day().prop_map(Certificate::Until),
    ];
    let language = select(&[Language::Kazakh, Language::Russian, Language::English][..]);
    let about = (option::weighted(0.8, one_of(LanguageLevel::ALL)), option::weighted(0.8, day()));
    (language, one_of(LanguageLevel::ALL), certificate, about, grade()).prop_map(
        |(language, level, certificate, (certified_level, certified_on), grade)| LanguageParts {
            language,
            level,
            certificate,
            certified_level,
            certified_on,
            grade,
        },
    )
}

pub(crate) fn check() -> impl Strategy<Value = CheckParts> {
    let days = (day(), option::of(0_i32..2_000));
    let body = option::weighted(0.8, 0_u32..3);
    (one_of(Bar::ALL), prop::bool::weighted(0.2), days, body, grade()).prop_map(
        |(bar, found, (on, length), body, grade)| CheckParts {
            bar,
            found,
            on,
            valid_until: length.map(|days| on.plus_days(days)),
            body: body.filter(|_| bar == Bar::RelativeInSubordination),
            grade,
        },
    )
}

/// A first day and perhaps a last one.
fn span() -> impl Strategy<Value = (Day, Option<Day>)> {
    (day(), option::of(0_i32..3_000))
        .prop_map(|(from, length)| (from, length.map(|days| from.plus_days(days))))
}

pub(crate) fn membership() -> impl Strategy<Value = MembershipParts> {
    (one_of(Programme::ALL), span(), grade()).prop_map(|(programme, (entered_on, until), grade)| {
        MembershipParts { programme, entered_on, until, grade }
    })
}

pub(crate) fn test_result() -> impl Strategy<Value = TestResultParts> {
    (one_of(StateTest::ALL), span(), (0_u8..=100, any::<bool>()), grade()).prop_map(
        |(test, (taken_on, valid_until), (points, passed), grade)| TestResultParts {
            test,
            taken_on,
            valid_until,
            points,
            passed,
            grade,
        },
    )
}

pub(crate) fn paper() -> impl Strategy<Value = PaperParts> {
    (one_of(PaperKind::ALL), span(), grade()).prop_map(|(kind, (issued_on, valid_until), grade)| PaperParts {
        kind,
        issued_on,
        valid_until,
        grade,
    })
}

pub(crate) fn relative() -> impl Strategy<Value = RelativeParts> {
    (0_u32..3, one_of(Kinship::ALL), grade()).prop_map(|(body, kinship, grade)| RelativeParts {
        body,
        kinship,
        grade,
    })
}

pub(crate) fn confirmation() -> impl Strategy<Value = ConfirmationParts> {
    let family = option::of(select(&Direction::ALL[..2]));
    let length = option::of(0_i32..2_000);
    (one_of(Confirm::ALL), family, any::<bool>(), day(), length).prop_map(
        |(what, family, confirmed, on, length)| {
            let family = family.filter(|_| what.is_about_post());
            let until = length.map(|days| on.plus_days(days));
            ConfirmationParts { what, family, confirmed, on, until }
        },
    )
}

/// A post, or none in particular.
pub(crate) fn setting() -> impl Strategy<Value = Setting> {
    let family = option::of(select(&Direction::ALL[..2]));
    let next_lower =
        prop_oneof![Just(NextLower::Unknown), Just(NextLower::Nothing), category().prop_map(NextLower::Is)];
    (next_lower, family, option::of(0_u32..3)).prop_map(|(next_lower, family, body)| Setting {
        next_lower,
        family,
        body,
    })
}

pub(crate) fn person() -> impl Strategy<Value = PersonFacts> {
    let scalars = (option::weighted(0.9, (day(), grade())), option::weighted(0.9, (any::<bool>(), grade())));
    let lists = (vec(education(), 0..4), vec(period(), 0..20), vec(language(), 0..4), vec(check(), 0..12));
    let records = (
        vec(membership(), 0..3),
        vec(test_result(), 0..4),
        vec(paper(), 0..8),
        vec(confirmation(), 0..8),
        vec(relative(), 0..3),
    );
    (scalars, lists, records).prop_map(|((birth, citizenship), lists, records)| {
        let (education, periods, languages, checks) = lists;
        let (memberships, tests, papers, confirmations, relatives) = records;
        PersonFacts {
            birth: birth.map(|(on, grade)| Birth::pack(on, grade)),
            citizenship: citizenship.map(|(ours, grade)| {
                Citizenship::pack(if ours { Country::KZ } else { "DE".parse().unwrap() }, grade)
            }),
            residence: None,
            education: education.into_iter().map(|parts| Education::pack(parts).packed()).collect(),
            periods: periods.into_iter().map(|parts| Period::pack(parts).unwrap().packed()).collect(),
            languages: languages.into_iter().map(|parts| LanguageSkill::pack(parts).packed()).collect(),
            checks: checks.into_iter().map(|parts| Check::pack(parts).unwrap().packed()).collect(),
            memberships: memberships
                .into_iter()
                .map(|parts| Membership::pack(parts).unwrap().packed())
                .collect(),
            tests: tests.into_iter().map(|parts| TestResult::pack(parts).unwrap().packed()).collect(),
            papers: papers.into_iter().map(|parts| Paper::pack(parts).unwrap().packed()).collect(),
            confirmations: confirmations
                .into_iter()
                .map(|parts| Confirmation::pack(parts).unwrap().packed())
                .collect(),
            relatives: relatives.into_iter().map(|parts| Relative::pack(parts).packed()).collect(),
        }
    })
}

/// A person whose columns hold anything at all.
pub(crate) fn damaged() -> impl Strategy<Value = PersonFacts> {
    let scalars = (option::of(any::<u64>()), option::of(any::<u64>()));
    let lists =
        (vec(any::<u64>(), 0..6), vec(any::<u64>(), 0..40), vec(any::<u64>(), 0..6), vec(any::<u64>(), 0..6));
    let records = vec(vec(any::<u64>(), 0..6), 5);
    (scalars, lists, records).prop_map(|((birth, citizenship), lists, mut records)| {
        let (education, periods, languages, checks) = lists;
        let mut record = || records.pop().unwrap_or_default();
        PersonFacts {
            birth: birth.map(Birth::from_packed),
            citizenship: citizenship.map(Citizenship::from_packed),
            residence: None,
            education,
            periods,
            languages,
            checks,
            memberships: record(),
            tests: record(),
            papers: record(),
            confirmations: record(),
            relatives: record(),
        }
    })
}

/// Any rule, with or without a way through the reserve.
pub(crate) fn any_rule() -> impl Strategy<Value = Rule> {
    let way = option::weighted(0.4, node(test(), true));
    (node(test(), true), way).prop_map(|(root, way)| with_way(root, way))
}

/// A rule without `not`, of monotone tests.
pub(crate) fn monotone_rule() -> impl Strategy<Value = Rule> {
    node(monotone(), false).prop_map(finished)
}
