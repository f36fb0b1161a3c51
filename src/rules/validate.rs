//! What a rule may not say, each fault with its place in the tree. Unknown names, codes and
//! dates that do not exist are refused by the reader already; this is what reads and is still wrong.
//! All faults are listed at once, because an author mends a page, not a line.
//! Next: `rule`, the only caller.

use super::leaf::{PeriodFilter, ServiceTest, Test};
use super::rule::{Citation, CitationStatus, Draft, Node};
use super::vocabulary::Bar;
use std::collections::BTreeSet;
use std::fmt::Display;

/// Deepest tree.
pub const MAX_DEPTH: usize = 32;
/// Most nodes in a tree.
pub const MAX_NODES: usize = 256;
/// Most years a length of service or an age may ask for.
pub const MAX_YEARS: u16 = 80;
/// Most lengths of service that a rule looks at in a window: each may turn often in a long life.
pub const MAX_WINDOWS: usize = 32;
/// Longest list inside a leaf.
const MAX_LIST: usize = 128;

/// One thing wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, utoipa::ToSchema)]
#[error("{path}: {problem}")]
pub struct Fault {
    /// Place, e.g. `root.all[2].leaf.test.service.of_which[0]`.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a rule that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// A name with other characters, empty or long.
    #[error("a name is 1 to 64 small letters, digits, hyphens or underscores")]
    BadName,
    /// A text that must be given is empty or too long.
    #[error("must be 1 to 500 characters")]
    BadText,
    /// Too deep.
    #[error("a rule is at most 32 nodes deep")]
    TooDeep,
    /// Too many nodes.
    #[error("a rule has at most 256 nodes")]
    TooManyNodes,
    /// Nothing inside.
    #[error("must not be empty")]
    Empty,
    /// A list too long.
    #[error("has at most 128 entries")]
    TooLong,
    /// The same entry twice.
    #[error("names the same thing twice")]
    Repeated,
    /// More asked for than there is, or none.
    #[error("n must be between 1 and the number of nodes")]
    OutOfBounds,
    /// Two leaves with one id.
    #[error("another leaf has this id")]
    SameId,
    /// A citation nobody wrote.
    #[error("no such citation in this rule")]
    NoCitation,
    /// A citation nobody uses.
    #[error("no leaf cites this")]
    Unused,
    /// A period of force that ends before it starts.
    #[error("in_force_until must be after in_force_from")]
    DatesCrossed,
    /// More years than a life of work.
    #[error("at most 80 years, and at most 11 months besides")]
    TooManyYears,
    /// An age that nobody has.
    #[error("give min or max, with min at most max, both at most 120")]
    BadAge,
    /// Both ways of naming levels, or nothing at all.
    #[error("give min, levels or fields; min and levels exclude each other")]
    BadEducation,
    /// A part that is longer than the whole.
    #[error("a part cannot be longer than the whole")]
    PartTooLong,
    /// A window of no years, or shorter than what is asked of it.
    #[error("within_years is 1 to 80 and at least as long as the service asked for")]
    BadWindow,
    /// One stretch and parts or a window at once.
    #[error("longest_break_days excludes of_which and within_years, and is at most 366")]
    BadStretch,
    /// More points than there are.
    #[error("points are 1 to 100")]
    BadPoints,
    /// Too many lengths in windows.
    #[error("a rule looks at no more than 32 lengths of service within years, parts counted")]
    TooManyWindows,
    /// A citation that claims to have been read and does not say where.
    #[error("give article and edition, or say that it was not read: status = \"unverified\"")]
    CitationUnread,
    /// A citation that is not in force while the edition is applied.
    #[error("the cited law is not in force while this edition is applied")]
    CitationDays,
    /// Subordination is a matter of the post's body.
    #[error("unless_found cannot be asked of subordination in a body; ask no_relatives")]
    BadUnlessFound,
    /// A rule put in that nobody has put in.
    #[error("includes a rule, which has to be put in first")]
    IncludeOpen,
    /// No such rule.
    #[error("includes a rule that is not there, or has no edition on that day")]
    IncludeUnknown,
    /// A rule that includes itself.
    #[error("includes a rule that in the end includes this one")]
    IncludeCyclic,
    /// Rules inside rules without end.
    #[error("rules include one another at most 8 deep")]
    IncludeTooDeep,
}

/// Everything wrong with the draft; empty if it is a rule.
pub(super) fn faults(draft: &Draft) -> Vec<Fault> {
    let mut check = Checker::default();
    check.name("id", &draft.id);
    check.name("edition", &draft.edition);
    for (language, text) in [("kk", &draft.title.kk), ("ru", &draft.title.ru), ("en", &draft.title.en)] {
        check.text(format_args!("title.{language}"), text);
    }
    if let (Some(from), Some(until)) = (draft.in_force_from, draft.in_force_until) {
        check.require(from < until, "in_force_until", Problem::DatesCrossed);
    }
    check.node("root", &draft.root, 1);
    if let Some(node) = &draft.through_reserve {
        check.node("through_reserve", node, 1);
    }
    for (name, citation) in &draft.citations {
        let path = format!("citations.{name}");
        check.dotted(&path, name);
        check.text(format_args!("{path}.act"), &citation.act);
        if let (Some(from), Some(until)) = (citation.in_force_from, citation.in_force_until) {
            check.require(from < until, &path, Problem::DatesCrossed);
        }
        let read = !citation.article.trim().is_empty() && !citation.edition.trim().is_empty();
        check.require(read || citation.status == CitationStatus::Unverified, &path, Problem::CitationUnread);
        check.require(in_force_throughout(draft, citation), &path, Problem::CitationDays);
        // of a tree cut short, not every leaf was seen
        let used = check.cut || check.cited.iter().any(|(cited, _)| cited == name);
        check.require(used, &path, Problem::Unused);
    }
    for (cited, path) in std::mem::take(&mut check.cited) {
        check.require(draft.citations.contains_key(&cited), path, Problem::NoCitation);
    }
    check.faults
}

#[derive(Default)]
struct Checker {
    faults: Vec<Fault>,
    nodes: usize,
    cut: bool,
    ids: BTreeSet<String>,
    cited: Vec<(String, String)>,
    windows: usize,
}

/// Whether the cited law is in force on every day of the edition, as far as days are known on both sides.
fn in_force_throughout(draft: &Draft, citation: &Citation) -> bool {
    let begins = citation.in_force_from.zip(draft.in_force_from).is_none_or(|(law, edition)| law <= edition);
    let ends = citation.in_force_until.zip(draft.in_force_until).is_none_or(|(law, edition)| edition <= law);
    let apart = citation.in_force_until.zip(draft.in_force_from).is_some_and(|(law, edition)| law <= edition)
        || citation.in_force_from.zip(draft.in_force_until).is_some_and(|(law, edition)| edition <= law);
    begins && ends && !apart
}

impl Checker {
    fn require(&mut self, good: bool, path: impl Display, problem: Problem) {
        if !good {
            self.faults.push(Fault { path: path.to_string(), problem });
        }
    }

    fn name(&mut self, path: impl Display, name: &str) {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        self.require((1..=64).contains(&name.len()) && name.bytes().all(plain), path, Problem::BadName);
    }

    /// A name, with those of the rules it came in with before it.
    fn dotted(&mut self, path: impl Display, name: &str) {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let part = |part: &str| (1..=70).contains(&part.len()) && part.bytes().all(plain);
        let own = name.rsplit('.').next().is_some_and(|own| own.len() <= 64);
        self.require(own && name.split('.').all(part), path, Problem::BadName);
    }

    fn text(&mut self, path: impl Display, text: &str) {
        let length = text.trim().chars().count();
        self.require((1..=500).contains(&length), path, Problem::BadText);
    }

    fn node(&mut self, path: &str, node: &Node, depth: usize) {
        self.nodes += 1;
        self.cut |= self.nodes > MAX_NODES || depth > MAX_DEPTH;
        if self.nodes > MAX_NODES {
            if self.nodes == MAX_NODES + 1 {
                self.require(false, path, Problem::TooManyNodes);
            }
            return;
        }
        if depth > MAX_DEPTH {
            self.require(false, path, Problem::TooDeep);
            return;
        }
        match node {
            Node::All(of) => self.nodes_below(&format!("{path}.all"), of, depth),
            Node::Any(of) => self.nodes_below(&format!("{path}.any"), of, depth),
            Node::AtLeast(group) => {
                let bounds = 1..=group.of.len();
                let path = format!("{path}.at_least");
                self.require(
                    bounds.contains(&usize::from(group.n)),
                    format_args!("{path}.n"),
                    Problem::OutOfBounds,
                );
                self.nodes_below(&format!("{path}.of"), &group.of, depth);
            }
            Node::Not(inner) => self.node(&format!("{path}.not"), inner, depth + 1),
            Node::Leaf(leaf) => {
                let path = format!("{path}.leaf");
                self.dotted(format_args!("{path}.id"), &leaf.id);
                let fresh = self.ids.insert(leaf.id.clone());
                self.require(fresh, format_args!("{path}.id"), Problem::SameId);
                self.cited.push((leaf.cites.clone(), format!("{path}.cites")));
                self.test(&format!("{path}.test"), &leaf.test);
            }
            Node::Include(_) => self.require(false, path, Problem::IncludeOpen),
        }
    }

    fn nodes_below(&mut self, path: &str, of: &[Node], depth: usize) {
        self.require(!of.is_empty(), path, Problem::Empty);
        for (at, child) in of.iter().enumerate() {
            self.node(&format!("{path}[{at}]"), child, depth + 1);
        }
    }

    fn test(&mut self, path: &str, test: &Test) {
        match test {
            Test::Citizenship(_) | Test::Language(_) | Test::Confirmation(_) | Test::NoRelatives(_) => {}
            Test::Age(age) => {
                let ends = [age.min, age.max];
                let sane =
                    ends.iter().flatten().all(|years| *years <= 120) && ends.iter().any(Option::is_some);
                let ordered = age.min.zip(age.max).is_none_or(|(min, max)| min <= max);
                self.require(sane && ordered, format_args!("{path}.age"), Problem::BadAge);
            }
            Test::Education(education) => {
                let path = format!("{path}.education");
                let one_way = education.min.is_none() || education.levels.is_empty();
                let something =
                    education.min.is_some() || !education.levels.is_empty() || !education.fields.is_empty();
                self.require(one_way && something, &path, Problem::BadEducation);
                self.list(format_args!("{path}.levels"), &education.levels);
                self.list(format_args!("{path}.fields"), &education.fields);
            }
            Test::Degree(degree) => self.list(format_args!("{path}.degree.any_of"), &degree.any_of),
            Test::StateOrder(study) => self.list(format_args!("{path}.state_order.any_of"), &study.any_of),
            Test::Mandate(mandate) => self.list(format_args!("{path}.mandate.kinds"), &mandate.kinds),
            Test::TestResult(result) => {
                let sane = result.points.is_none_or(|points| (1..=100).contains(&points));
                self.require(sane, format_args!("{path}.test_result.points"), Problem::BadPoints);
            }
            Test::Member(member) => self.list(format_args!("{path}.member.programmes"), &member.programmes),
            Test::Papers(papers) => {
                let path = format!("{path}.papers.all_of");
                self.require(!papers.all_of.is_empty(), &path, Problem::Empty);
                self.list(path, &papers.all_of);
            }
            Test::Service(service) => self.service(&format!("{path}.service"), service),
            Test::InPost(post) => self.filters(&format!("{path}.in_post.counting"), &post.counting),
            Test::OfficialCheck(check) => {
                let of_body = check.bars.contains(&Bar::RelativeInSubordination);
                let path = format!("{path}.official_check.bars");
                self.require(!(check.unless_found && of_body), &path, Problem::BadUnlessFound);
                self.require(!check.bars.is_empty(), &path, Problem::Empty);
                self.list(path, &check.bars);
            }
        }
    }

    fn service(&mut self, path: &str, service: &ServiceTest) {
        self.length(path, service.years, service.months);
        self.filters(&format!("{path}.counting"), &service.counting);
        self.require(service.of_which.len() <= MAX_LIST, format_args!("{path}.of_which"), Problem::TooLong);
        let whole = u32::from(service.years) * 12 + u32::from(service.months);
        if let Some(years) = service.within_years {
            let before = self.windows;
            self.windows += 1 + service.of_which.len();
            let fits = self.windows <= MAX_WINDOWS || before > MAX_WINDOWS;
            self.require(fits, format_args!("{path}.within_years"), Problem::TooManyWindows);
            let sane = (1..=MAX_YEARS).contains(&years) && whole <= u32::from(years) * 12;
            self.require(sane, format_args!("{path}.within_years"), Problem::BadWindow);
        }
        if let Some(days) = service.longest_break_days {
            let alone = service.of_which.is_empty() && service.within_years.is_none() && days <= 366;
            self.require(alone, format_args!("{path}.longest_break_days"), Problem::BadStretch);
        }
        for (at, part) in service.of_which.iter().enumerate() {
            let path = format!("{path}.of_which[{at}]");
            self.length(&path, part.years, part.months);
            let length = u32::from(part.years) * 12 + u32::from(part.months);
            self.require(length <= whole, &path, Problem::PartTooLong);
            self.require(!part.counting.is_empty(), format_args!("{path}.counting"), Problem::Empty);
            self.filters(&format!("{path}.counting"), &part.counting);
        }
    }

    fn length(&mut self, path: &str, years: u16, months: u16) {
        self.require(years <= MAX_YEARS && months < 12, path, Problem::TooManyYears);
    }

    fn filters(&mut self, path: &str, filters: &[PeriodFilter]) {
        self.require(filters.len() <= MAX_LIST, path, Problem::TooLong);
        for (at, filter) in filters.iter().enumerate() {
            let path = format!("{path}[{at}]");
            self.require(*filter != PeriodFilter::default(), &path, Problem::Empty);
            self.list(format_args!("{path}.kinds"), &filter.kinds);
            self.list(format_args!("{path}.sectors"), &filter.sectors);
            self.list(format_args!("{path}.categories"), &filter.categories);
            self.list(format_args!("{path}.not_below"), &filter.not_below);
        }
    }

    fn list<T: Ord>(&mut self, path: impl Display, list: &[T]) {
        self.require(list.len() <= MAX_LIST, format_args!("{path}"), Problem::TooLong);
        let different: BTreeSet<&T> = list.iter().collect();
        self.require(different.len() == list.len(), path, Problem::Repeated);
    }
}
