//! Random leaves and trees of them, without names.

use super::*;

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
        let not_below = categories.get(1).copied().into_iter().collect();
        let next_lower = categories.len() == 3;
        let filter = leaf::PeriodFilter { kinds, sectors, categories, not_below, next_lower, leading };
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
    let length = (0_u16..8, 0_u16..12);
    (length, vec(filter(), 0..3), vec(part, 0..3)).prop_map(|((years, months), counting, of_which)| {
        let of_which = if years < 2 { Vec::new() } else { of_which };
        Test::Service(leaf::ServiceTest {
            years,
            months,
            counting,
            of_which,
            within_years: None,
            longest_break_days: None,
        })
    })
}

/// Service that is looked at in a window or in one stretch: it can be lost again, or begun anew.
pub(crate) fn narrowed() -> impl Strategy<Value = Test> {
    let part = (0_u16..2, 0_u16..12, vec(filter(), 1..2));
    let part = part.prop_map(|(years, months, counting)| leaf::ServicePart { years, months, counting });
    let window = (0_u16..8, 0_u16..12, 1_u16..5, vec(filter(), 0..2), vec(part, 0..2)).prop_map(
        |(years, months, more, counting, of_which)| {
            let of_which = if years < 2 { Vec::new() } else { of_which };
            let within_years = Some(years + more);
            Test::Service(leaf::ServiceTest {
                years,
                months,
                counting,
                of_which,
                within_years,
                longest_break_days: None,
            })
        },
    );
    let stretch =
        (0_u16..6, 0_u16..12, 0_u16..200, vec(filter(), 0..2)).prop_map(|(years, months, days, counting)| {
            let longest_break_days = Some(days);
            Test::Service(leaf::ServiceTest {
                years,
                months,
                counting,
                of_which: Vec::new(),
                within_years: None,
                longest_break_days,
            })
        });
    prop_oneof![window, stretch]
}

/// Leaves about what others say or hold.
fn record() -> impl Strategy<Value = Test> {
    prop_oneof![
        (option::of(one_of(EducationLevel::ALL)), some(Funding::ALL.to_vec()))
            .prop_map(|(min, any_of)| Test::StateOrder(leaf::StateOrderTest { min, any_of })),
        (some(ServiceKind::ALL.to_vec()), any::<bool>())
            .prop_map(|(kinds, in_office)| Test::Mandate(leaf::MandateTest { kinds, in_office })),
        (one_of(StateTest::ALL), option::of(1_u8..=100))
            .prop_map(|(test, points)| Test::TestResult(leaf::TestResultTest { test, points })),
        some(Programme::ALL.to_vec()).prop_map(|programmes| Test::Member(leaf::MemberTest { programmes })),
        one_of(PaperKind::ALL).prop_map(|paper| Test::Papers(leaf::PapersTest { all_of: vec![paper] })),
        Just(Test::NoRelatives(leaf::NoRelativesTest {})),
    ]
}

/// Tests that nothing but time and more facts can turn, and only towards met.
pub(crate) fn monotone() -> BoxedStrategy<Test> {
    let levels = (option::of(one_of(EducationLevel::ALL)), some(vec!["04".parse::<Field>().unwrap()]));
    prop_oneof![
        (18_u8..60).prop_map(|min| Test::Age(leaf::AgeTest { min: Some(min), max: None })),
        levels.prop_map(|(min, fields)| {
            let min = min.or(fields.is_empty().then_some(EducationLevel::Bachelor));
            Test::Education(leaf::EducationTest {
                min,
                levels: Vec::new(),
                fields,
                completed_by: None,
                unrecognised: false,
            })
        }),
        some(Degree::ALL.to_vec()).prop_map(|any_of| Test::Degree(leaf::DegreeTest { any_of })),
        service(),
        service(),
    ]
    .boxed()
}

/// An education by exact levels, by a day, or of a foreign diploma too.
fn studied() -> impl Strategy<Value = Test> {
    let levels = vec(one_of(EducationLevel::ALL), 1..4).prop_map(|mut levels| {
        levels.sort();
        levels.dedup();
        levels
    });
    (levels, vec(field(), 0..2), option::of(day()), any::<bool>()).prop_map(
        |(levels, mut fields, completed_by, unrecognised)| {
            fields.dedup();
            Test::Education(leaf::EducationTest { min: None, levels, fields, completed_by, unrecognised })
        },
    )
}

pub(super) fn test() -> impl Strategy<Value = Test> {
    let language = (one_of(Language::ALL), one_of(LanguageLevel::ALL), any::<bool>());
    prop_oneof![
        4 => monotone(),
        2 => narrowed(),
        2 => record(),
        1 => studied(),
        1 => Just(Test::Citizenship(leaf::CitizenshipTest { country: Country::KZ })),
        1 => (20_u8..60).prop_map(|max| Test::Age(leaf::AgeTest { min: Some(18), max: Some(max) })),
        1 => vec(filter(), 0..3).prop_map(|counting| Test::InPost(leaf::InPostTest { counting })),
        1 => language.prop_map(|(language, min, certificate)| {
            Test::Language(leaf::LanguageTest { language, min, certificate })
        }),
        1 => one_of(Confirm::ALL).prop_map(|what| Test::Confirmation(leaf::ConfirmationTest { what })),
        1 => (one_of(Bar::ALL), any::<bool>()).prop_map(|(bar, unless_found)| {
            let unless_found = unless_found && bar != Bar::RelativeInSubordination;
            Test::OfficialCheck(leaf::OfficialCheckTest { bars: vec![bar], unless_found })
        }),
    ]
}

pub(super) fn node(
    test: impl Strategy<Value = Test> + 'static,
    negations: bool,
) -> impl Strategy<Value = Node> {
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
