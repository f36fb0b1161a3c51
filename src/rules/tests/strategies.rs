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

pub(super) fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

pub(super) fn day() -> impl Strategy<Value = Day> {
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

pub(super) fn period() -> impl Strategy<Value = PeriodParts> {
    let days = (day(), option::weighted(0.7, 0_i32..3_000));
    let post = (one_of(ServiceKind::ALL), option::of(category()), option::of(one_of(Sector::ALL)));
    (days, post, any::<bool>(), grade()).prop_map(
        |((start, length), (kind, category, sector), leading, grade)| {
            let ended_on = length.map(|days| start.plus_days(days));
            PeriodParts { started_on: start, ended_on, kind, category, sector, leading, grade }
        },
    )
}

pub(super) fn education() -> impl Strategy<Value = EducationParts> {
    let what = (one_of(EducationLevel::ALL), option::of(field()), option::of(one_of(Degree::ALL)));
    (what, option::of(day()), prop::bool::weighted(0.8), grade()).prop_map(
        |((level, field, degree), completed_on, recognised, grade)| EducationParts {
            level,
            field,
            completed_on,
            degree,
            recognised,
            grade,
        },
    )
}

pub(super) fn language() -> impl Strategy<Value = LanguageParts> {
    let certificate = prop_oneof![
        Just(Certificate::None),
        Just(Certificate::WithoutExpiry),
        day().prop_map(Certificate::Until),
    ];
    let language = select(&[Language::Kazakh, Language::Russian, Language::English][..]);
    (language, one_of(LanguageLevel::ALL), certificate, grade()).prop_map(
        |(language, level, certificate, grade)| LanguageParts { language, level, certificate, grade },
    )
}

pub(super) fn check() -> impl Strategy<Value = CheckParts> {
    let days = (day(), option::of(0_i32..2_000));
    (one_of(Bar::ALL), prop::bool::weighted(0.2), days, grade()).prop_map(
        |(bar, found, (on, length), grade)| CheckParts {
            bar,
            found,
            on,
            valid_until: length.map(|days| on.plus_days(days)),
            grade,
        },
    )
}

pub(super) fn person() -> impl Strategy<Value = PersonFacts> {
    let scalars = (option::weighted(0.9, (day(), grade())), option::weighted(0.9, (any::<bool>(), grade())));
    let lists = (vec(education(), 0..4), vec(period(), 0..20), vec(language(), 0..4), vec(check(), 0..12));
    (scalars, lists).prop_map(|((birth, citizenship), (education, periods, languages, checks))| PersonFacts {
        birth: birth.map(|(on, grade)| Birth::pack(on, grade)),
        citizenship: citizenship.map(|(ours, grade)| {
            Citizenship::pack(if ours { Country::KZ } else { "DE".parse().unwrap() }, grade)
        }),
        residence: None,
        education: education.into_iter().map(|parts| Education::pack(parts).packed()).collect(),
        periods: periods.into_iter().map(|parts| Period::pack(parts).unwrap().packed()).collect(),
        languages: languages.into_iter().map(|parts| LanguageSkill::pack(parts).packed()).collect(),
        checks: checks.into_iter().map(|parts| Check::pack(parts).unwrap().packed()).collect(),
        confirmations: vec![("leaf-1".to_owned(), true), ("leaf-2".to_owned(), false)],
    })
}

/// A person whose columns hold anything at all.
pub(super) fn damaged() -> impl Strategy<Value = PersonFacts> {
    let scalars = (option::of(any::<u64>()), option::of(any::<u64>()));
    let lists =
        (vec(any::<u64>(), 0..6), vec(any::<u64>(), 0..40), vec(any::<u64>(), 0..6), vec(any::<u64>(), 0..6));
    (scalars, lists).prop_map(|((birth, citizenship), (education, periods, languages, checks))| PersonFacts {
        birth: birth.map(Birth::from_packed),
        citizenship: citizenship.map(Citizenship::from_packed),
        residence: None,
        education,
        periods,
        languages,
        checks,
        confirmations: Vec::new(),
    })
}

fn some<T: Clone + Ord + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    vec(select(all), 0..4).prop_map(|mut list| {
        list.sort();
        list.dedup();
        list
    })
}

fn filter() -> impl Strategy<Value = leaf::PeriodFilter> {
    let lists =
        (some(ServiceKind::ALL.to_vec()), some(Sector::ALL.to_vec()), some(Category::all().collect()));
    (lists, prop::bool::weighted(0.3)).prop_map(|((kinds, sectors, categories), leading)| {
        let filter = leaf::PeriodFilter { kinds, sectors, categories, leading };
        if filter == leaf::PeriodFilter::default() {
            leaf::PeriodFilter { leading: true, ..filter }
        } else {
            filter
        }
    })
}

fn service() -> impl Strategy<Value = Test> {
    let part = (0_u16..2, 0_u16..12, vec(filter(), 1..3));
    let part = part.prop_map(|(years, months, counting)| leaf::ServicePart { years, months, counting });
    (0_u16..8, vec(filter(), 0..3), vec(part, 0..3)).prop_map(|(years, counting, of_which)| {
        let of_which = if years < 2 { Vec::new() } else { of_which };
        Test::Service(leaf::ServiceTest { years, months: years, counting, of_which })
    })
}

/// Tests that nothing but time and more facts can turn, and only towards met.
pub(super) fn monotone() -> BoxedStrategy<Test> {
    let levels = (option::of(one_of(EducationLevel::ALL)), some(vec!["04".parse::<Field>().unwrap()]));
    prop_oneof![
        (18_u8..60).prop_map(|min| Test::Age(leaf::AgeTest { min: Some(min), max: None })),
        levels.prop_map(|(min, fields)| {
            let min = min.or(fields.is_empty().then_some(EducationLevel::Bachelor));
            Test::Education(leaf::EducationTest { min, levels: Vec::new(), fields })
        }),
        some(Degree::ALL.to_vec()).prop_map(|any_of| Test::Degree(leaf::DegreeTest { any_of })),
        service(),
        service(),
    ]
    .boxed()
}

fn test() -> impl Strategy<Value = Test> {
    let language = (one_of(Language::ALL), one_of(LanguageLevel::ALL), any::<bool>());
    prop_oneof![
        4 => monotone(),
        1 => Just(Test::Citizenship(leaf::CitizenshipTest { country: Country::KZ })),
        1 => (20_u8..60).prop_map(|max| Test::Age(leaf::AgeTest { min: Some(18), max: Some(max) })),
        1 => vec(filter(), 0..3).prop_map(|counting| Test::InPost(leaf::InPostTest { counting })),
        1 => language.prop_map(|(language, min, certificate)| {
            Test::Language(leaf::LanguageTest { language, min, certificate })
        }),
        1 => one_of(Confirm::ALL).prop_map(|what| Test::Confirmation(leaf::ConfirmationTest { what })),
        1 => one_of(Bar::ALL).prop_map(|bar| Test::OfficialCheck(leaf::OfficialCheckTest { bars: vec![bar] })),
    ]
}

fn node(test: impl Strategy<Value = Test> + 'static, negations: bool) -> impl Strategy<Value = Node> {
    let leaf = (test, option::weighted(0.3, grade())).prop_map(|(test, grade)| {
        Node::Leaf(Leaf { id: String::new(), cites: "law".to_owned(), grade, test })
    });
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let group = vec(inner.clone(), 1..5);
        let some = (group.clone(), any::<Index>()).prop_map(|(of, index)| {
            let n = u16::try_from(index.index(of.len()) + 1).unwrap();
            Node::AtLeast(AtLeast { n, of })
        });
        let mut kinds =
            vec![group.clone().prop_map(Node::All).boxed(), group.prop_map(Node::Any).boxed(), some.boxed()];
        if negations {
            kinds.push(inner.prop_map(|inner| Node::Not(Box::new(inner))).boxed());
        }
        proptest::strategy::Union::new(kinds)
    })
}

/// Any rule.
pub(super) fn any_rule() -> impl Strategy<Value = Rule> {
    node(test(), true).prop_map(finished)
}

/// A rule without `not`, of monotone tests.
pub(super) fn monotone_rule() -> impl Strategy<Value = Rule> {
    node(monotone(), false).prop_map(finished)
}

/// Gives the leaves their names and makes a rule of the tree.
pub(super) fn finished(mut root: Node) -> Rule {
    number(&mut root, &mut 0);
    let draft = json!({
        "id": "random", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": root,
        "citations": { "law": { "act": "Law", "status": "unverified" } },
    });
    Rule::from_json(&draft.to_string()).unwrap()
}

fn number(node: &mut Node, next: &mut usize) {
    match node {
        Node::Leaf(leaf) => {
            leaf.id = format!("leaf-{next}");
            *next += 1;
        }
        Node::All(of) | Node::Any(of) => of.iter_mut().for_each(|child| number(child, next)),
        Node::AtLeast(group) => group.of.iter_mut().for_each(|child| number(child, next)),
        Node::Not(inner) => number(inner, next),
    }
}
