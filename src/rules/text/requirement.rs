//! What a rule asks, in sentences: one per leaf, one above each group.
//! Frequent shapes (public service, leading posts) have idiomatic messages of their own; the
//! rest is said as a list after a colon, which no language has to inflect.
//! Next: `result`.

use super::{Arg, Join, Sentence, length};
use crate::reference::codes::{Funding, Grade, ServiceKind};
use crate::rules::leaf::{
    AgeTest, EducationTest, LanguageTest, Leaf, MandateTest, PeriodFilter, ServicePart, ServiceTest,
    StateOrderTest, Test,
};
use crate::rules::rule::{Node, Rule};
use crate::rules::vocabulary::Country;

/// One line of a rule's text, for pages and letters that print it from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'r> {
    /// How deep the node lies; the root is 0.
    pub depth: usize,
    /// The leaf, if the line is one: its citation is the rule's [`citation`](Rule::citation).
    pub leaf: Option<&'r Leaf>,
    /// What the line says.
    pub sentences: Vec<Sentence>,
}

/// The whole rule, line by line.
pub fn lines(rule: &Rule) -> Vec<Line<'_>> {
    lines_of(rule.root())
}

/// A tree line by line: the requirement's, or that of the way through the reserve.
pub fn lines_of(node: &Node) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    add(node, 0, &mut lines);
    lines
}

fn add<'r>(node: &'r Node, depth: usize, lines: &mut Vec<Line<'r>>) {
    if let Node::Leaf(one) = node {
        lines.push(Line { depth, leaf: Some(one), sentences: leaf(one) });
        return;
    }
    lines.push(Line { depth, leaf: None, sentences: group(node).into_iter().collect() });
    for child in node.children() {
        add(child, depth + 1, lines);
    }
}

/// The sentence above a group's children; nothing for a leaf.
pub fn group(node: &Node) -> Option<Sentence> {
    match node {
        Node::All(_) => Some(Sentence::plain("rule-group-all")),
        Node::Any(_) => Some(Sentence::plain("rule-group-any")),
        Node::Not(_) => Some(Sentence::plain("rule-group-not")),
        Node::AtLeast(of) => {
            Some(Sentence::plain("rule-group-at-least").with("n", Arg::Number(u32::from(of.n))))
        }
        Node::Include(name) => {
            Some(Sentence::plain("rule-group-include").with("rule", Arg::Text(name.clone())))
        }
        Node::Leaf(_) => None,
    }
}

/// What a leaf asks, and the evidence it asks for.
pub fn leaf(leaf: &Leaf) -> Vec<Sentence> {
    let asked = match &leaf.test {
        Test::Citizenship(test) if test.country == Country::KZ => Sentence::plain("rule-citizenship-kz"),
        Test::Citizenship(test) => {
            Sentence::plain("rule-citizenship").with("country", Arg::Country(test.country))
        }
        Test::Age(test) => age(test),
        Test::Education(test) => education(test),
        Test::Degree(test) if test.any_of.is_empty() => Sentence::plain("rule-degree"),
        Test::Degree(test) => {
            let degrees = keys(test.any_of.iter().map(|degree| degree.message_key()));
            Sentence::plain("rule-degree-of").with("degrees", degrees)
        }
        Test::StateOrder(test) => state_order(test),
        Test::Service(test) => service(test),
        Test::InPost(test) if test.counting.is_empty() => Sentence::plain("rule-in-work"),
        Test::InPost(test) => {
            let posts = test.counting.iter().map(facets).collect();
            Sentence::plain("rule-in-post").with("posts", Arg::List(Join::Or, posts))
        }
        Test::Mandate(test) => mandate(test),
        Test::Language(test) => language(test),
        Test::TestResult(test) => {
            let name = Arg::Key(test.test.message_key());
            match test.points {
                None => Sentence::plain("rule-test").with("test", name),
                Some(points) => Sentence::plain("rule-test-points")
                    .with("test", name)
                    .with("points", Arg::Number(u32::from(points))),
            }
        }
        Test::Member(test) if test.programmes.is_empty() => Sentence::plain("rule-member"),
        Test::Member(test) => {
            let programmes = keys(test.programmes.iter().map(|programme| programme.message_key()));
            Sentence::plain("rule-member-of").with("programmes", programmes)
        }
        Test::Papers(test) => {
            let papers = test.all_of.iter().map(|paper| Arg::Key(paper.message_key())).collect();
            Sentence::plain("rule-papers").with("papers", Arg::List(Join::Comma, papers))
        }
        Test::NoRelatives(_) => Sentence::plain("rule-no-relatives"),
        Test::Confirmation(test) => Sentence::plain(test.what.message_key()),
        Test::OfficialCheck(test) => {
            let bars = test.bars.iter().map(|bar| Arg::Key(bar.message_key())).collect();
            let key = if test.unless_found { "rule-unless-found" } else { "rule-official-check" };
            Sentence::plain(key).with("bars", Arg::List(Join::Comma, bars))
        }
    };
    let more = match &leaf.test {
        Test::Education(test) => {
            let by =
                test.completed_by.map(|day| Sentence::plain("rule-completed-by").with("day", Arg::Day(day)));
            let unrecognised = test.unrecognised.then(|| Sentence::plain("rule-unrecognised"));
            by.into_iter().chain(unrecognised).collect()
        }
        Test::Service(test) => how(test),
        _ => Vec::new(),
    };
    let evidence = match leaf.grade {
        None | Some(Grade::Declared) => None,
        Some(Grade::Document) => Some(Sentence::plain("rule-grade-document")),
        Some(Grade::Registry) => Some(Sentence::plain("rule-grade-registry")),
    };
    std::iter::once(asked).chain(more).chain(evidence).collect()
}

/// Which service before the day is looked at, and how it is joined.
fn how(test: &ServiceTest) -> Vec<Sentence> {
    let window = test
        .within_years
        .map(|years| Sentence::plain("rule-service-within").with("length", length(u32::from(years) * 12, 0)));
    let stretch = test.longest_break_days.map(|days| match days {
        0 => Sentence::plain("rule-service-unbroken"),
        days => Sentence::plain("rule-service-breaks").with("length", length(0, u32::from(days))),
    });
    window.into_iter().chain(stretch).collect()
}

fn state_order(test: &StateOrderTest) -> Sentence {
    let key = match test.any_of.as_slice() {
        [Funding::StateOrder] => "rule-state-order-home",
        [Funding::Bolashak] => "rule-state-order-abroad",
        _ => "rule-state-order",
    };
    match test.min {
        None => Sentence::plain(key),
        Some(min) => Sentence::plain("rule-state-order-min")
            .with("study", Arg::Key(key))
            .with("level", Arg::Key(min.message_key())),
    }
}

fn mandate(test: &MandateTest) -> Sentence {
    let key = match (test.in_office, test.kinds.is_empty()) {
        (false, true) => return Sentence::plain("rule-mandate"),
        (true, true) => return Sentence::plain("rule-mandate-in-office"),
        (false, false) => "rule-mandate-of",
        (true, false) => "rule-mandate-of-in-office",
    };
    Sentence::plain(key).with("kinds", keys(test.kinds.iter().map(|kind| kind.message_key())))
}

fn keys(keys: impl Iterator<Item = &'static str>) -> Arg {
    Arg::List(Join::Or, keys.map(Arg::Key).collect())
}

fn age(test: &AgeTest) -> Sentence {
    let years = |years: u8| Arg::Number(u32::from(years));
    match (test.min, test.max) {
        (Some(min), Some(max)) => {
            Sentence::plain("rule-age-range").with("min", years(min)).with("max", years(max))
        }
        (None, Some(max)) => Sentence::plain("rule-age-max").with("max", years(max)),
        (min, None) => Sentence::plain("rule-age-min").with("min", years(min.unwrap_or_default())),
    }
}

fn education(test: &EducationTest) -> Sentence {
    let fields = || Arg::List(Join::Or, test.fields.iter().copied().map(Arg::Field).collect());
    let levels = || keys(test.levels.iter().map(|level| level.message_key()));
    match (test.min, test.levels.is_empty(), test.fields.is_empty()) {
        (Some(min), _, true) => {
            Sentence::plain("rule-education-min").with("level", Arg::Key(min.message_key()))
        }
        (Some(min), _, false) => Sentence::plain("rule-education-min-fields")
            .with("level", Arg::Key(min.message_key()))
            .with("fields", fields()),
        (None, true, _) => Sentence::plain("rule-education-fields").with("fields", fields()),
        (None, false, true) => Sentence::plain("rule-education-levels").with("levels", levels()),
        (None, false, false) => {
            Sentence::plain("rule-education-levels-fields").with("levels", levels()).with("fields", fields())
        }
    }
}

fn language(test: &LanguageTest) -> Sentence {
    let key = if test.certificate { "rule-language-certificate" } else { "rule-language" };
    Sentence::plain(key)
        .with("language", Arg::Key(test.language.message_key()))
        .with("level", Arg::Key(test.min.message_key()))
}

fn service(test: &ServiceTest) -> Sentence {
    let months = u32::from(test.years) * 12 + u32::from(test.months);
    let key = match (months, test.of_which.is_empty()) {
        (0, _) => return Sentence::plain("rule-service-some").with("what", what(&test.counting)),
        (_, true) => "rule-service",
        (_, false) => "rule-service-parts",
    };
    let asked = Sentence::plain(key).with("length", length(months, 0)).with("what", what(&test.counting));
    if test.of_which.is_empty() {
        return asked;
    }
    let parts = test.of_which.iter().map(|of_which| Arg::Phrase(part(of_which))).collect();
    asked.with("parts", Arg::List(Join::And, parts))
}

fn part(part: &ServicePart) -> Sentence {
    let months = u32::from(part.years) * 12 + u32::from(part.months);
    let leading = PeriodFilter { leading: true, ..PeriodFilter::default() };
    match (months, part.counting.as_slice()) {
        (0, filters) => Sentence::plain("service-part-some").with("what", what(filters)),
        (_, [only]) if *only == leading => {
            Sentence::plain("service-part-leading").with("length", length(months, 0))
        }
        (_, filters) => {
            Sentence::plain("service-part").with("length", length(months, 0)).with("what", what(filters))
        }
    }
}

/// What kind of work or service the filters describe.
fn what(filters: &[PeriodFilter]) -> Arg {
    let phrase = match filters {
        [] => Sentence::plain("service-any"),
        [only] => match whole_kind(only) {
            Some(key) => Sentence::plain(key),
            None => Sentence::plain("service-listed").with("items", facets(only)),
        },
        several => {
            let items = several.iter().map(facets).collect();
            Sentence::plain("service-listed").with("items", Arg::List(Join::Or, items))
        }
    };
    Arg::Phrase(phrase)
}

/// The message of a frequent filter.
fn whole_kind(filter: &PeriodFilter) -> Option<&'static str> {
    let posts =
        PeriodFilter { kinds: filter.kinds.clone(), leading: filter.leading, ..PeriodFilter::default() };
    if *filter != posts {
        return None;
    }
    let public = ServiceKind::ALL.iter().all(|kind| filter.kinds.contains(kind) == kind.is_public_service());
    match (public, filter.kinds.is_empty(), filter.leading) {
        (true, _, false) => Some("service-public"),
        (true, _, true) => Some("service-public-leading"),
        (_, true, true) => Some("service-leading"),
        _ => None,
    }
}

/// How many, for the number of the noun.
fn count(items: usize) -> Arg {
    Arg::Number(u32::try_from(items).unwrap_or(u32::MAX))
}

/// What one filter asks, as a list of properties.
fn facets(filter: &PeriodFilter) -> Arg {
    let mut facets = Vec::new();
    if !filter.kinds.is_empty() {
        facets.push(keys(filter.kinds.iter().map(|kind| kind.message_key())));
    }
    if !filter.categories.is_empty() {
        let categories = filter.categories.iter().map(|category| Arg::Text(category.to_string())).collect();
        let facet = Sentence::plain("service-categories")
            .with("count", count(filter.categories.len()))
            .with("categories", Arg::List(Join::Comma, categories));
        facets.push(Arg::Phrase(facet));
    }
    if !filter.not_below.is_empty() {
        let lowest = filter.not_below.iter().map(|category| Arg::Text(category.to_string())).collect();
        let facet = Sentence::plain("service-not-below")
            .with("count", count(filter.not_below.len()))
            .with("categories", Arg::List(Join::Comma, lowest));
        facets.push(Arg::Phrase(facet));
    }
    if filter.next_lower {
        facets.push(Arg::Key("service-next-lower"));
    }
    if !filter.sectors.is_empty() {
        let sectors = keys(filter.sectors.iter().map(|sector| sector.message_key()));
        facets.push(Arg::Phrase(Sentence::plain("service-sectors").with("sectors", sectors)));
    }
    if filter.leading {
        facets.push(Arg::Key("service-leading-facet"));
    }
    Arg::List(Join::Comma, facets)
}
