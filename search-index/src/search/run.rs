//! The course of a search: read the text, choose the widest stage needed, count, list, load the page.
//! Where next: `query/` builds what is run here, `collect.rs` runs it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};

use super::collect::{Candidate, Found, Hits};
use super::extras;
use super::facets::Counted;
use super::highlight::Marker;
use super::reasons::reasons;
use super::request::{MAX_FACETS, MAX_LIMIT, MAX_WINDOW, SearchRequest, Sort};
use super::results::{DocAddress, FacetCounts, Highlight, Hit, Matched, NamedConcept, SearchResults};
use crate::analysis::{Analyser, Token, layout};
use crate::error::{Error, Result, not_of_this_state};
use crate::parts::share_out;
use crate::query::filter::{FilterContext, conjunction};
use crate::query::parse::{Parsed, Unit, parse};
use crate::query::scope::Scope;
use crate::query::words::{self, Asked, Stage};
use crate::store::snapshot::Snapshot;

/// Answers a request from a snapshot.
pub(crate) fn search(snapshot: &Snapshot, request: &SearchRequest) -> Result<SearchResults> {
    let run = Run::new(snapshot, request)?;
    let analyser = snapshot.analyser();
    let scopes = &snapshot.shared().layout.scopes;
    let mut parsed = parse(&request.text, analyser, scopes);
    if request.typing && !request.text.ends_with(char::is_whitespace) {
        parsed.unfinished();
    }
    let (mut stage, mut found) = run.widest_needed(&parsed)?;
    let mut read_as = None;
    if request.widen && parsed.wants_words() && (found.total == 0 || matches!(stage, Stage::AtLeast(_))) {
        // Typed with the wrong keyboard layout, perhaps.
        for text in layout::readings(&request.text) {
            let other = parse(&text, analyser, scopes);
            let better = run.collect(&other, Stage::Exact)?;
            if other.wants_words() && better.total > 0 {
                (stage, found, parsed, read_as) = (Stage::Exact, better, other, Some(text));
                break;
            }
        }
    }
    let facets = run.facets(&found);
    let marked = request.highlights && parsed.wants_words();
    let markers = marked.then(|| run.markers(&parsed, stage));
    let page: Vec<&Candidate> = found.top.iter().skip(request.offset).take(request.limit).collect();
    let mut hits = share_out(&page, snapshot.threads(), |candidate| run.load(candidate, markers.as_ref()))?;
    if request.reasons && parsed.wants_words() {
        let addresses: Vec<DocAddress> = hits.iter().map(|hit| hit.address).collect();
        let told = reasons(snapshot, &parsed, stage, run.asked(), &addresses)?;
        for (hit, reasons) in hits.iter_mut().zip(told) {
            hit.reasons = reasons;
        }
        run.tell_extras(&mut hits, &found)?;
    }
    Ok(SearchResults {
        total: found.total,
        hits,
        facets,
        matched: matched(&parsed, stage),
        read_as,
        concepts: concepts(&parsed, analyser),
        ignored: parsed.ignored,
        snapshot: snapshot.token(),
    })
}

/// What to mark in each declared field that keeps its original text, in the order of the declaration.
struct Markers {
    texts: Vec<Option<(Field, Marker)>>,
    names: Vec<Option<(Field, Marker)>>,
}

struct Run<'a> {
    snapshot: &'a Snapshot,
    request: &'a SearchRequest,
    context: FilterContext,
    deadline: Instant,
}

impl<'a> Run<'a> {
    fn new(snapshot: &'a Snapshot, request: &'a SearchRequest) -> Result<Self> {
        let window = request.offset.saturating_add(request.limit);
        let facets = request.facets.len().saturating_add(request.groups.len());
        if window > MAX_WINDOW || request.limit > MAX_LIMIT || facets > MAX_FACETS {
            return Err(Error::Invalid(format!(
                "at most {MAX_LIMIT} hits per page, {MAX_WINDOW} hits deep, {MAX_FACETS} facets"
            )));
        }
        let shared = snapshot.shared();
        for facet in &request.facets {
            if !shared.layout.column(&facet.column)?.0.facet {
                return Err(Error::Invalid(format!("column {} is not a facet", facet.column)));
            }
        }
        if let Sort::Column { column, .. } = &request.sort {
            shared.layout.column(column)?;
        }
        extras::check(&request.extras)?;
        let now = Instant::now();
        let deadline = now.checked_add(request.time_limit).unwrap_or(now);
        let context = FilterContext {
            schema: Arc::clone(&shared.schema),
            layout: Arc::clone(&shared.layout),
            deadline: Some(deadline),
        };
        Ok(Self { snapshot, request, context, deadline })
    }

    /// The first stage that finds anything; without words, or when not allowed to widen, the exact one.
    fn widest_needed(&self, parsed: &Parsed) -> Result<(Stage, Found)> {
        if self.request.any_word && parsed.wants_words() {
            return Ok((Stage::AtLeast(1), self.collect(parsed, Stage::AtLeast(1))?));
        }
        let exact = self.collect(parsed, Stage::Exact)?;
        if exact.total > 0 || !self.request.widen || !parsed.wants_words() {
            return Ok((Stage::Exact, exact));
        }
        let words = parsed.clauses.iter().filter(|clause| !clause.negated).count();
        let most = words.saturating_mul(2).div_ceil(3);
        let mut stages = vec![Stage::Near];
        if most > 1 && most < words {
            stages.push(Stage::AtLeast(most));
        }
        if words > 1 {
            stages.push(Stage::AtLeast(1));
        }
        for stage in stages {
            let found = self.collect(parsed, stage)?;
            if found.total > 0 {
                return Ok((stage, found));
            }
        }
        Ok((Stage::Exact, exact))
    }

    fn collect(&self, parsed: &Parsed, stage: Stage) -> Result<Found> {
        let ranked = self.request.sort != Sort::Relevance || parsed.wants_words();
        let facets: Vec<Counted<'_>> = self.counted().map(|(counted, _)| counted).collect();
        let place = |name: &str| facets.iter().position(|counted| counted.name() == name);
        let searcher = self.snapshot.searcher();
        let (listed, sieves) =
            self.context.sifted(&self.request.filters, searcher, parsed.wants_words(), place)?;
        let mut clauses = words::clauses(parsed, self.asked(), stage);
        clauses.extend(listed);
        let hits = Hits {
            window: self.request.offset.saturating_add(self.request.limit),
            rank: ranked.then_some(&self.request.sort),
            extras: &self.request.extras,
            facets,
            sieves,
            layout: Arc::clone(&self.context.layout),
            deadline: self.deadline,
        };
        hits.of(&conjunction(clauses), self.snapshot)
    }

    fn asked(&self) -> Asked<'a> {
        Asked::of(self.snapshot)
    }

    /// Kazakh stems a word may be of, as the fields that are marked have them.
    fn unfolded(&self, token: &Token) -> Vec<String> {
        let asked = self.asked();
        let marked = asked.layout.texts.iter().filter(|(_, fields)| fields.original.is_some());
        let stems = marked.flat_map(|(_, fields)| {
            let stems = asked.vocabulary.stems_of(&token.forms.surface, fields.stem, asked.analyser.kazakh());
            stems.iter().cloned().collect::<Vec<_>>()
        });
        stems.collect()
    }

    fn facets(&self, found: &Found) -> Vec<FacetCounts> {
        let counted = self.counted().zip(&found.counts);
        counted.map(|((counted, most), counts)| counts.ranked(counted.name(), most)).collect()
    }

    /// What is counted, and how many values of it are wanted: the facets, then the groups.
    fn counted(&self) -> impl Iterator<Item = (Counted<'a>, usize)> {
        let facets = self.request.facets.iter().map(|facet| (Counted::Column(&facet.column), facet.limit));
        facets.chain(self.request.groups.iter().map(|group| (Counted::Group(group), usize::MAX)))
    }

    /// What to mark in each text and each name field.
    fn markers(&self, parsed: &Parsed, stage: Stage) -> Markers {
        let analyser = self.snapshot.analyser();
        let unfolded: HashMap<String, Vec<String>> =
            parsed.tokens().map(|token| (token.forms.surface.clone(), self.unfolded(token))).collect();
        let everywhere = self.context.layout.scopes.everywhere();
        let marker = |here: &dyn Fn(Scope) -> bool| {
            let here = |unit: &Unit| here(unit.scope.unwrap_or(everywhere));
            Marker::new(parsed, stage != Stage::Exact, analyser, &unfolded, here)
        };
        let layout = &self.context.layout;
        let texts = layout.texts.iter().enumerate().map(|(at, (_, fields))| {
            fields.original.map(|original| (original, marker(&|scope| scope.has_text(at))))
        });
        let names = layout.names.iter().enumerate().map(|(at, (_, fields))| {
            fields.original.map(|original| (original, marker(&|scope| scope.has_name(at))))
        });
        Markers { texts: texts.collect(), names: names.collect() }
    }

    /// Tells the extras of the page. In another order than relevance nothing was scored, so they go by the reasons.
    fn tell_extras(&self, hits: &mut [Hit], found: &Found) -> Result<()> {
        let page = found.top.iter().skip(self.request.offset);
        let words = hits.iter().zip(page).map(|(hit, candidate)| match self.request.sort {
            Sort::Relevance => (hit.address, candidate.words),
            Sort::Column { .. } => (hit.address, hit.reasons.iter().map(|reason| reason.score).sum()),
        });
        let words: Vec<(DocAddress, f32)> = words.collect();
        let told = extras::parts(self.snapshot, &self.request.extras, &words)?;
        for (hit, extras) in hits.iter_mut().zip(told) {
            hit.extras = extras;
        }
        Ok(())
    }

    fn load(&self, candidate: &Candidate, markers: Option<&Markers>) -> Result<Hit> {
        let stored = load(self.snapshot, candidate.address)?;
        let layout = &self.context.layout;
        let mut highlights = Vec::new();
        if let Some(markers) = markers {
            let analyser = self.snapshot.analyser();
            for ((declared, _), marked) in layout.texts.iter().zip(&markers.texts) {
                let Some((original, marker)) = marked else { continue };
                for (value, text) in texts(&stored, *original).enumerate() {
                    highlights.extend(highlight(&declared.name, value, marker.text(text, analyser)));
                }
            }
            for ((declared, _), marked) in layout.names.iter().zip(&markers.names) {
                let Some((original, marker)) = marked else { continue };
                for (value, name) in texts(&stored, *original).enumerate() {
                    highlights.extend(highlight(
                        &declared.name,
                        value,
                        marker.name(name, declared.patronymic),
                    ));
                }
            }
        }
        let (id, payload) = identity(self.snapshot, &stored);
        Ok(Hit {
            id,
            payload,
            score: candidate.score,
            address: candidate.address,
            highlights,
            reasons: Vec::new(),
            extras: Vec::new(),
        })
    }
}

fn highlight(field: &str, value: usize, fragments: Vec<super::results::Fragment>) -> Option<Highlight> {
    (!fragments.is_empty()).then(|| Highlight { field: field.to_owned(), value, fragments })
}

fn texts(stored: &TantivyDocument, field: Field) -> impl Iterator<Item = &str> {
    stored.get_all(field).filter_map(|value| value.as_str())
}

/// The stored part of a document.
pub(crate) fn load(snapshot: &Snapshot, address: DocAddress) -> Result<TantivyDocument> {
    let readers = snapshot.searcher().segment_readers();
    let segment = usize::try_from(address.segment).ok().and_then(|segment| readers.get(segment));
    if segment.is_none_or(|reader| address.doc >= reader.max_doc()) {
        return Err(not_of_this_state());
    }
    Ok(snapshot.searcher().doc(tantivy::DocAddress::new(address.segment, address.doc))?)
}

/// Key and payload of a stored document.
pub(crate) fn identity(snapshot: &Snapshot, stored: &TantivyDocument) -> (String, Vec<u8>) {
    let layout = &snapshot.shared().layout;
    let id = stored.get_first(layout.id).and_then(|value| value.as_str().map(str::to_owned));
    let payload = stored.get_first(layout.payload).and_then(|value| value.as_bytes().map(<[u8]>::to_vec));
    (id.unwrap_or_default(), payload.unwrap_or_default())
}

fn matched(parsed: &Parsed, stage: Stage) -> Matched {
    let of = parsed.clauses.iter().filter(|clause| !clause.negated).count();
    match stage {
        _ if of == 0 => Matched::Everything,
        Stage::Exact => Matched::AllWords,
        Stage::Near => Matched::NearSpellings,
        Stage::AtLeast(at_least) => Matched::SomeWords { at_least, of },
    }
}

/// The concepts the wanted words name.
pub(crate) fn concepts(parsed: &Parsed, analyser: &Analyser) -> Vec<NamedConcept> {
    let named = parsed.clauses.iter().filter(|clause| !clause.concepts.is_empty()).map(|clause| {
        let words: Vec<_> = clause
            .any
            .iter()
            .flat_map(|unit| &unit.tokens)
            .map(|token| token.forms.surface.as_str())
            .collect();
        let ids = clause.concepts.iter().filter_map(|number| analyser.concept_id(*number));
        NamedConcept { text: words.join(" "), ids: ids.map(str::to_owned).collect() }
    });
    named.collect()
}
