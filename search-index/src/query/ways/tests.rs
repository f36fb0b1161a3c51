//! A way finds and scores what the engine's own queries do, whole or by jumps.

use std::sync::LazyLock;

use proptest::prelude::*;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, EnableScoring, Occur, Query,
    Scorer, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT};
use tantivy::{DocId, Index, IndexWriter, Searcher, TERMINATED, TantivyDocument, Term};

use super::Way;

const DOCUMENTS: u64 = 5_000;
/// One document in so many has each word; nobody has the last one.
const WORDS: [(&str, u64); 7] = [
    ("every", 1),
    ("half", 2),
    ("some", 7),
    ("few", 90),
    ("rare", 1_300),
    ("one", DOCUMENTS),
    ("none", u64::MAX),
];

/// Two segments of documents with random words, some of them more than once; some documents are removed.
static SEARCHER: LazyLock<(Searcher, Field)> = LazyLock::new(|| {
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", TEXT);
    let index = Index::create_in_ram(schema.build());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
    let mut dice = 7_u64;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    for number in 0..DOCUMENTS {
        let mut text = format!("number{number} ");
        for (word, of) in WORDS {
            for _ in 0..roll(3) + 1 {
                if of < DOCUMENTS && roll(of) == 0 || of == DOCUMENTS && number == 4_321 {
                    text.push_str(word);
                    text.push(' ');
                }
            }
        }
        let mut document = TantivyDocument::new();
        document.add_text(field, text);
        writer.add_document(document).unwrap();
        if number == DOCUMENTS / 3 {
            writer.commit().unwrap();
        }
    }
    writer.delete_term(Term::from_field_text(field, "number77"));
    writer.commit().unwrap();
    (index.reader().unwrap().searcher(), field)
});

fn ways() -> impl Strategy<Value = Way> {
    let words = || (0..WORDS.len()).prop_map(|at| Term::from_field_text(SEARCHER.1, WORDS[at].0));
    // may be better than what is beside it, for some documents or for all
    let sure = (words(), 0.0..9.0_f32).prop_map(|(term, score)| Way::Term(term).flat(score));
    let sure = sure.boxed();
    let leaf = (words(), any::<bool>()).prop_map(|(term, own)| match own {
        true => Way::Term(term),
        false => Way::Engine(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))),
    });
    leaf.prop_recursive(3, 24, 4, move |inner| {
        let some = proptest::collection::vec(inner.clone(), 1..4);
        let few = proptest::collection::vec(inner.clone(), 0..2);
        let together = (some.clone(), 1..4_usize, few.clone(), few).prop_map(|(of, needed, also, not)| {
            Way::Together { needed: needed.min(of.len()), of, also, not }
        });
        prop_oneof![
            (some.clone(), 0.0..1.0_f32).prop_map(|(of, tie_breaker)| Way::Best { of, tie_breaker }),
            (sure.clone(), some).prop_map(|(sure, mut of)| {
                of.push(sure);
                Way::Best { of, tie_breaker: 0.0 }
            }),
            together,
            (inner.clone(), 0.1..3.0_f32).prop_map(|(way, factor)| way.boosted(factor)),
            (inner, 0.0..9.0_f32).prop_map(|(way, score)| way.flat(score)),
        ]
    })
}

/// The same as the engine has it.
fn engine(way: &Way) -> Box<dyn Query> {
    let all = |ways: &[Way]| ways.iter().map(engine).collect::<Vec<_>>();
    let each = |ways: &[Way], occur: Occur| all(ways).into_iter().map(move |query| (occur, query));
    match way {
        Way::Term(term) => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
        Way::Best { of, .. } if of.is_empty() => Box::new(EmptyQuery),
        Way::Best { of, tie_breaker } => {
            Box::new(DisjunctionMaxQuery::with_tie_breaker(all(of), *tie_breaker))
        }
        Way::Together { of, needed, also, not } => {
            let some: Box<dyn Query> = Box::new(BooleanQuery::with_minimum_required_clauses(
                each(of, Occur::Should).collect(),
                *needed,
            ));
            let clauses = std::iter::once((Occur::Must, some));
            let clauses = clauses.chain(each(also, Occur::Should)).chain(each(not, Occur::MustNot));
            Box::new(BooleanQuery::new(clauses.collect()))
        }
        Way::Boosted(way, factor) => Box::new(BoostQuery::new(engine(way), *factor)),
        Way::Flat(way, score) => Box::new(ConstScoreQuery::new(engine(way), *score)),
        Way::Engine(query) => query.box_clone(),
    }
}

fn scorers(query: &dyn Query, scored: bool) -> Vec<Box<dyn Scorer>> {
    let searcher = &SEARCHER.0;
    let scoring = match scored {
        true => EnableScoring::enabled_from_searcher(searcher),
        false => EnableScoring::disabled_from_searcher(searcher),
    };
    let weight = query.weight(scoring).unwrap();
    searcher.segment_readers().iter().map(|reader| weight.scorer(reader, 1.0).unwrap()).collect()
}

/// Every document from its place on, jumping over some after each.
fn walked(scorer: &mut dyn Scorer, jumps: &[DocId]) -> Vec<(DocId, f32)> {
    let (mut all, mut jump) = (Vec::new(), jumps.iter().cycle());
    while scorer.doc() != TERMINATED {
        all.push((scorer.doc(), scorer.score()));
        match jump.next() {
            Some(0) | None => scorer.advance(),
            Some(jump) => scorer.seek(scorer.doc() + jump),
        };
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_048, ..ProptestConfig::default() })]

    #[test]
    fn ways_are_what_the_engine_finds(
        way in ways(),
        jumps in proptest::collection::vec(prop_oneof![Just(0), 1..5_000_u32], 0..6),
        scored in any::<bool>(),
    ) {
        let theirs = engine(&way);
        for (mut own, mut their) in scorers(&way, scored).into_iter().zip(scorers(theirs.as_ref(), scored)) {
            let (own, their) = (walked(own.as_mut(), &jumps), walked(their.as_mut(), &jumps));
            prop_assert_eq!(own.len(), their.len());
            for ((doc, score), (their_doc, their_score)) in own.into_iter().zip(their) {
                prop_assert_eq!(doc, their_doc);
                let near = (score - their_score).abs() <= 1e-4 * their_score.abs().max(1.0);
                prop_assert!(near || !scored, "{} {} {}", doc, score, their_score);
            }
        }
    }
}
