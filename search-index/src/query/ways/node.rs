//! Evaluating the parts of a way over a segment: who of a window of documents has them, and what they score.
//! Where next: `window.rs` goes from window to window, `layer.rs` holds the scores of one, `list.rs` reads lists.

use std::ops::Range;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Bm25Weight, Scorer};
use tantivy::{DocId, Score, TERMINATED};

use super::layer::{Layer, Places, WINDOW};
use super::list::List;

/// Documents of a list gone through at once: as many as the engine packs together.
const AT_ONCE: usize = 128;

/// A way over one segment.
pub(super) enum Node {
    /// A term, scored.
    Scored {
        list: List,
        by: Bm25Weight,
        norms: FieldNormReader,
    },
    /// A term; all score the same.
    Same {
        list: List,
        score: Score,
    },
    Best(Box<Best>),
    Together(Box<Together>),
    /// Who is found otherwise; all score the same.
    Flat {
        of: Box<Best>,
        score: Score,
    },
    Engine(Box<dyn Scorer>),
}

/// Any of several, see [`super::Way::Best`].
pub(super) struct Best {
    of: Vec<Node>,
    /// So many of them come first and score as much as any other can. Where only the best counts, whoever is in those need
    /// not be looked for in the rest.
    sure: usize,
    tie_breaker: Score,
    /// The window filled last.
    own: Box<Layer>,
}

/// What holds together, see [`super::Way::Together`].
pub(super) struct Together {
    of: Vec<Best>,
    needed: usize,
    also: Vec<Best>,
    not: Vec<Best>,
    /// The order in which `of` is evaluated: what leaves least comes first.
    order: Vec<usize>,
    /// Who is found in the window filled last.
    pub(super) found: Places,
}

impl Node {
    /// Nothing where there is nothing to be the best of.
    pub(super) fn best(mut of: Vec<Self>, tie_breaker: Score) -> Option<Self> {
        match of.len() {
            0 | 1 => of.pop(),
            _ => Some(Self::Best(Box::new(Best::new(of, tie_breaker)))),
        }
    }

    pub(super) fn flat(self, score: Score) -> Self {
        Self::Flat { of: Box::new(Best::from(self)), score }
    }

    /// About how many documents it has, the same one counted for each of its lists.
    fn size(&self) -> u64 {
        match self {
            Self::Scored { list, .. } | Self::Same { list, .. } => u64::from(list.len()),
            Self::Best(best) => best.size(),
            Self::Flat { of, .. } => of.size(),
            Self::Engine(scorer) => scorer.cost(),
            Self::Together(together) => together.size(),
        }
    }

    /// No document scores more.
    fn most(&self) -> Score {
        match self {
            // the shortest text, full of the word
            Self::Scored { by, .. } => by.score(0, u32::MAX),
            Self::Same { score, .. } | Self::Flat { score, .. } => *score,
            Self::Best(best) => best.most(),
            Self::Together(together) => together.of.iter().chain(&together.also).map(Best::most).sum(),
            Self::Engine(_) => Score::INFINITY,
        }
    }

    /// There is no document between this place and the one returned.
    fn ahead(&self, from: DocId) -> DocId {
        let at = |next: Option<DocId>| next.unwrap_or(TERMINATED).max(from);
        match self {
            Self::Scored { list, .. } | Self::Same { list, .. } => at(list.next()),
            Self::Best(best) => best.ahead(from),
            Self::Flat { of, .. } => of.ahead(from),
            Self::Engine(scorer) => at(Some(scorer.doc())),
            Self::Together(together) => together.ahead(from),
        }
    }

    /// Adds the scores of the documents of a window that are wanted. Windows ascend.
    fn fill(&mut self, window: &Range<DocId>, wanted: &Places, into: &mut Layer) {
        let place = |doc: DocId| usize::try_from(doc.saturating_sub(window.start)).unwrap_or(WINDOW);
        match self {
            // Who of a list is wanted is anybody's guess, and the processor's are wrong too often: first it is found out
            // of all of them, without branches, then those are scored.
            Self::Scored { list, by, norms } => list.within(window, |docs, often| {
                for (docs, often) in docs.chunks(AT_ONCE).zip(often.chunks(AT_ONCE)) {
                    let (mut kept, mut count) = ([(0, 0); AT_ONCE], 0);
                    for (doc, often) in docs.iter().zip(often) {
                        if let Some(next) = kept.get_mut(count) {
                            *next = (*doc, *often);
                        }
                        count += usize::from(wanted.has(place(*doc)));
                    }
                    for (doc, often) in kept.iter().take(count) {
                        into.add(place(*doc), by.score(norms.fieldnorm_id(*doc), *often));
                    }
                }
            }),
            Self::Same { list, score } => {
                let mut listed = Places::NONE;
                list.within(window, |docs, _| docs.iter().for_each(|doc| _ = listed.put(place(*doc))));
                listed.keep(wanted);
                listed.each(|place| into.add(place, *score));
            }
            Self::Best(best) => {
                best.fill(window, wanted);
                best.own.places.each(|place| into.add(place, best.score(place)));
            }
            Self::Flat { of, score } => {
                of.fill(window, wanted);
                of.own.places.each(|place| into.add(place, *score));
            }
            Self::Together(together) => {
                together.fill(window, wanted);
                together.found.each(|place| into.add(place, together.score(place)));
            }
            Self::Engine(scorer) => {
                let mut next = wanted.next(0);
                while let Some(wish) = next {
                    let wish = window.start.saturating_add(u32::try_from(wish).unwrap_or(u32::MAX));
                    if scorer.doc() < wish {
                        scorer.seek(wish);
                    }
                    let doc = scorer.doc();
                    if doc >= window.end {
                        return;
                    }
                    let mut from = place(doc);
                    if doc == wish {
                        into.add(from, scorer.score());
                        from += 1;
                    }
                    next = wanted.next(from);
                }
            }
        }
    }
}

impl From<Node> for Best {
    fn from(node: Node) -> Self {
        match node {
            Node::Best(best) => *best,
            only => Self::new(vec![only], 0.0),
        }
    }
}

impl Best {
    fn new(mut of: Vec<Node>, tie_breaker: Score) -> Self {
        let others = of.iter().filter(|node| !matches!(node, Node::Same { .. })).map(Node::most);
        let most = others.fold(0.0, Score::max);
        let is_sure =
            |node: &Node| tie_breaker == 0.0 && matches!(node, Node::Same { score, .. } if *score >= most);
        of.sort_by_key(|node| !is_sure(node));
        let sure = of.iter().filter(|node| is_sure(node)).count();
        Self { of, sure, tie_breaker, own: Layer::new() }
    }

    fn most(&self) -> Score {
        let (best, sum) = self
            .of
            .iter()
            .map(Node::most)
            .fold((0.0, 0.0), |(best, sum): (Score, Score), most| (best.max(most), sum + most));
        // endless where an engine's query is among them
        if best.is_finite() { best + (sum - best) * self.tie_breaker } else { best }
    }

    fn size(&self) -> u64 {
        self.of.iter().map(Node::size).sum()
    }

    fn ahead(&self, from: DocId) -> DocId {
        self.of.iter().map(|node| node.ahead(from)).min().unwrap_or(TERMINATED)
    }

    fn fill(&mut self, window: &Range<DocId>, wanted: &Places) {
        self.own.clear();
        let (sure, others) = self.of.split_at_mut(self.sure);
        sure.iter_mut().for_each(|node| node.fill(window, wanted, &mut self.own));
        let mut left = *wanted;
        left.remove(&self.own.places);
        if !left.is_empty() {
            others.iter_mut().for_each(|node| node.fill(window, &left, &mut self.own));
        }
    }

    fn score(&self, place: usize) -> Score {
        self.own.score(place, self.tie_breaker)
    }
}

impl From<Node> for Together {
    fn from(node: Node) -> Self {
        match node {
            Node::Together(together) => *together,
            only => Self::of(vec![Best::from(only)], 1, Vec::new(), Vec::new()),
        }
    }
}

impl Together {
    /// Nothing where fewer are there than are needed.
    pub(super) fn new(of: Vec<Node>, needed: usize, also: Vec<Node>, not: Vec<Node>) -> Option<Self> {
        let all = |nodes: Vec<Node>| nodes.into_iter().map(Best::from).collect();
        let needed = needed.max(1);
        (of.len() >= needed).then(|| Self::of(all(of), needed, all(also), all(not)))
    }

    fn of(of: Vec<Best>, needed: usize, also: Vec<Best>, not: Vec<Best>) -> Self {
        let mut order: Vec<usize> = (0..of.len()).collect();
        order.sort_by_key(|place| of.get(*place).map_or(0, Best::size));
        Self { of, needed, also, not, order, found: Places::NONE }
    }

    fn needs_all(&self) -> bool {
        self.needed >= self.of.len()
    }

    pub(super) fn size(&self) -> u64 {
        let sizes = self.of.iter().map(Best::size);
        if self.needs_all() { sizes.min().unwrap_or(0) } else { sizes.sum() }
    }

    pub(super) fn ahead(&self, from: DocId) -> DocId {
        let ahead = self.of.iter().map(|best| best.ahead(from));
        let next = if self.needs_all() { ahead.max() } else { ahead.min() };
        next.unwrap_or(TERMINATED)
    }

    pub(super) fn fill(&mut self, window: &Range<DocId>, wanted: &Places) {
        self.found = if self.needs_all() { self.all(window, wanted) } else { self.some(window, wanted) };
        for best in &mut self.not {
            if self.found.is_empty() {
                return;
            }
            best.fill(window, &self.found);
            self.found.remove(&best.own.places);
        }
        self.also.iter_mut().for_each(|best| best.fill(window, &self.found));
    }

    /// Those who have all.
    fn all(&mut self, window: &Range<DocId>, wanted: &Places) -> Places {
        let mut left = *wanted;
        for place in &self.order {
            if left.is_empty() {
                break;
            }
            if let Some(best) = self.of.get_mut(*place) {
                best.fill(window, &left);
                left = best.own.places;
            }
        }
        left
    }

    /// Those who have as many as are needed.
    fn some(&mut self, window: &Range<DocId>, wanted: &Places) -> Places {
        let (mut met, mut enough) = ([0_usize; WINDOW], Places::NONE);
        for best in &mut self.of {
            best.fill(window, wanted);
            best.own.places.each(|place| {
                let Some(met) = met.get_mut(place) else { return };
                *met += 1;
                if *met >= self.needed {
                    enough.put(place);
                }
            });
        }
        enough
    }

    /// Always added in the same order, so that equal documents score equally in every segment.
    pub(super) fn score(&self, place: usize) -> Score {
        self.of.iter().chain(&self.also).map(|best| best.score(place)).sum()
    }
}
