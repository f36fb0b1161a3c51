//! Rules that are part of other rules: `include = "bars-on-record"` stands for everything another rule asks. It is put in
//! when a file is read or a draft is published, so that an edition never changes when another rule does, and nobody who
//! holds its text needs a second one. The leaves and citations that come in get the other rule's name before their own.
//! Next: `source`, which reads files, and `validate`, which holds the whole against the limits.

use std::collections::{BTreeMap, BTreeSet};

use super::day::Day;
use super::rule::{AtLeast, Citation, Draft, Node};
use super::validate::{Fault, MAX_NODES, Problem};

/// Most rules inside one another.
pub const MAX_INCLUDES: usize = 8;

/// The draft with every included rule put in, looked up in `library` by name. Of several editions, the one that is applied
/// on the day this draft begins; for a draft without such a day, the latest.
///
/// # Errors
/// A rule that is not there, that includes itself in the end, or that lies too deep, each at the place of the include.
pub fn resolve(draft: Draft, library: &[Draft]) -> Result<Draft, Vec<Fault>> {
    let mut names = vec![draft.id.clone()];
    let mut faults = Vec::new();
    let resolved =
        Resolver { library, day: draft.in_force_from, left: MAX_NODES }.draft(draft, &mut names, &mut faults);
    if faults.is_empty() { Ok(resolved) } else { Err(faults) }
}

/// The names of the rules a draft includes.
pub fn included(draft: &Draft) -> BTreeSet<String> {
    fn below(node: &Node, names: &mut BTreeSet<String>) {
        if let Node::Include(name) = node {
            names.insert(name.clone());
        }
        node.children().iter().for_each(|child| below(child, names));
    }
    let mut names = BTreeSet::new();
    std::iter::once(&draft.root).chain(&draft.through_reserve).for_each(|tree| below(tree, &mut names));
    names
}

struct Resolver<'l> {
    library: &'l [Draft],
    /// The day whose editions are taken.
    day: Option<Day>,
    /// How many nodes may still be put in: a few rules can name one another very often.
    left: usize,
}

/// What one draft has taken in so far.
#[derive(Default)]
struct Taken {
    citations: BTreeMap<String, Citation>,
    /// How often each rule was included.
    times: BTreeMap<String, usize>,
}

impl Resolver<'_> {
    /// `names` are the rules this draft is inside of, its own last.
    fn draft(&mut self, draft: Draft, names: &mut Vec<String>, faults: &mut Vec<Fault>) -> Draft {
        let mut taken = Taken::default();
        let root = self.node(draft.root, "root", names, &mut taken, faults);
        let through_reserve =
            draft.through_reserve.map(|way| self.node(way, "through_reserve", names, &mut taken, faults));
        let mut citations = draft.citations;
        citations.extend(taken.citations);
        Draft { root, through_reserve, citations, ..draft }
    }

    fn node(
        &mut self,
        node: Node,
        path: &str,
        names: &mut Vec<String>,
        taken: &mut Taken,
        faults: &mut Vec<Fault>,
    ) -> Node {
        let mut list = |of: Vec<Node>, list: &str, taken: &mut Taken| -> Vec<Node> {
            let of = of.into_iter().enumerate();
            of.map(|(at, child)| self.node(child, &format!("{path}.{list}[{at}]"), names, taken, faults))
                .collect()
        };
        match node {
            Node::All(of) => Node::All(list(of, "all", taken)),
            Node::Any(of) => Node::Any(list(of, "any", taken)),
            Node::AtLeast(group) => {
                Node::AtLeast(AtLeast { n: group.n, of: list(group.of, "at_least.of", taken) })
            }
            Node::Not(inner) => {
                Node::Not(Box::new(self.node(*inner, &format!("{path}.not"), names, taken, faults)))
            }
            leaf @ Node::Leaf(_) => leaf,
            Node::Include(name) => match self.include(&name, names, taken) {
                Ok(node) => node,
                Err(problem) => {
                    faults.push(Fault { path: path.to_owned(), problem });
                    Node::Include(name)
                }
            },
        }
    }

    fn include(&mut self, name: &str, names: &mut Vec<String>, taken: &mut Taken) -> Result<Node, Problem> {
        if names.iter().any(|outer| outer == name) {
            return Err(Problem::IncludeCyclic);
        }
        if names.len() > MAX_INCLUDES {
            return Err(Problem::IncludeTooDeep);
        }
        let found = self.edition(name).ok_or(Problem::IncludeUnknown)?.clone();
        self.left = self.left.checked_sub(count(&found.root)).ok_or(Problem::TooManyNodes)?;
        names.push(name.to_owned());
        let mut inner = Vec::new();
        // what it needs of its way through the reserve is its own affair
        let part = Draft { through_reserve: None, ..found };
        let mut part = self.draft(part, names, &mut inner);
        names.pop();
        if let Some(fault) = inner.into_iter().next() {
            return Err(fault.problem);
        }
        let times = taken.times.entry(name.to_owned()).or_default();
        *times += 1;
        let before = if *times == 1 { name.to_owned() } else { format!("{name}-{times}") };
        let mut cited = BTreeSet::new();
        rename(&mut part.root, &before, name, &mut cited);
        let citations = part.citations.into_iter().map(|(own, law)| (format!("{name}.{own}"), law));
        taken.citations.extend(citations.filter(|(own, _)| cited.contains(own)));
        Ok(part.root)
    }

    fn edition(&self, name: &str) -> Option<&Draft> {
        let named = self.library.iter().filter(|draft| draft.id == name);
        let applied = named.filter(|draft| match self.day {
            Some(day) => {
                draft.in_force_from.is_none_or(|from| from <= day)
                    && draft.in_force_until.is_none_or(|until| day < until)
            }
            None => draft.in_force_until.is_none(),
        });
        applied.max_by(|one, other| {
            (one.in_force_from, &one.edition).cmp(&(other.in_force_from, &other.edition))
        })
    }
}

fn count(node: &Node) -> usize {
    node.children().iter().map(count).sum::<usize>() + 1
}

/// Puts names before the ids of the leaves and of what they cite.
fn rename(node: &mut Node, before: &str, name: &str, cited: &mut BTreeSet<String>) {
    match node {
        Node::Leaf(leaf) => {
            leaf.id = format!("{before}.{}", leaf.id);
            leaf.cites = format!("{name}.{}", leaf.cites);
            cited.insert(leaf.cites.clone());
        }
        Node::All(of) | Node::Any(of) => of.iter_mut().for_each(|child| rename(child, before, name, cited)),
        Node::AtLeast(group) => group.of.iter_mut().for_each(|child| rename(child, before, name, cited)),
        Node::Not(inner) => rename(inner, before, name, cited),
        Node::Include(_) => {}
    }
}
