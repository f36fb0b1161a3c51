//! The same questions by tantivy alone, on the same files: what somebody would write with its own queries, collectors,
//! aggregations and snippets, who knows beforehand which stems to ask for. It neither finds concepts, spellings of names
//! and unfinished words, nor orders ties, nor stops in time.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::path::Path;

use search_index::analysis::{Analyser, Token, names};
use serde_json::json;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{DocAddress, Index, Score, Searcher, TantivyDocument, Term};

use super::asked::{Asked, FACETS, PAGE};
use kadr::matching::document::{column, field_value};
use kadr::reference::data::Reference;

/// Texts that words are looked for in, with their weights; they are shown.
const TEXTS: [(&str, f32); 3] = [("posts", 2.0), ("studies", 1.2), ("statement", 1.0)];
const NAMES: [(&str, f32); 3] = [("surname", 3.0), ("given", 2.5), ("patronymic", 1.5)];
/// Weight of the names of fields of study and of regions.
const LABELS: f32 = 0.5;
const SNIPPET: usize = 150;

type Clauses = Vec<(Occur, Box<dyn Query>)>;

pub struct Raw {
    searcher: Searcher,
    /// The words of each question, read beforehand.
    read: HashMap<String, Vec<Token>>,
    /// What people of a field of study or a region have, with the forms of the words of its names.
    labels: Vec<(Term, HashSet<String>)>,
}

impl Raw {
    /// Opens the files of the index in `folder`.
    pub fn open(folder: &Path, asked: &Asked) -> Self {
        let generations = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let live = generations.filter(|path| path.join("meta.json").exists()).max().expect("a generation");
        let index = Index::open_in_dir(live).unwrap();
        let searcher = index.reader().unwrap().searcher();
        let analyser = Analyser::new();
        let read = asked.words.iter().map(|words| (words.clone(), analyser.analyse(words)));
        let reference = Reference::load().unwrap();
        let fields = reference.fields.iter().map(|row| (column::STUDIED, field_value(row.code), &row.names));
        let places = reference.regions.iter().map(|row| (row.kato, &row.names));
        let places = places.map(|(kato, names)| (column::PLACE, u64::from(kato.number()), names));
        let labels = fields.chain(places).map(|(column, value, names)| {
            let field = searcher.schema().get_field(&format!("c_{column}")).unwrap();
            let tokens =
                [&names.kk, &names.ru, &names.en].into_iter().flat_map(|name| analyser.analyse(name));
            (Term::from_field_u64(field, value), tokens.flat_map(|token| forms_of(&token)).collect())
        });
        let labels = labels.collect();
        Self { searcher, read: read.collect(), labels }
    }

    fn field(&self, name: &str) -> Field {
        self.searcher.schema().get_field(name).unwrap()
    }

    /// Two words, each the best of its stems in any text or name.
    fn words(&self, words: &str) -> Clauses {
        let each = self.read[words].iter().map(|word| (Occur::Must, self.word(word)));
        each.collect()
    }

    fn word(&self, word: &Token) -> Box<dyn Query> {
        let forms = &word.forms;
        let mut readings: Vec<Box<dyn Query>> = Vec::new();
        let mut ask = |field: &str, text: Option<&str>, boost: f32| {
            let Some(text) = text else { return };
            let term = Term::from_field_text(self.field(field), text);
            let term = TermQuery::new(term, IndexRecordOption::WithFreqs);
            readings.push(Box::new(BoostQuery::new(Box::new(term), boost)));
        };
        for (name, boost) in TEXTS {
            let stems: BTreeSet<&String> = [&forms.kk, &forms.ru, &forms.en].into_iter().flatten().collect();
            stems.into_iter().for_each(|stem| ask(&format!("t_{name}_stem"), Some(stem), boost));
            ask(&format!("t_{name}_folded"), Some(&forms.folded), 0.6 * boost);
            ask(&format!("t_{name}_folded"), forms.folded_stem.as_deref(), 0.5 * boost);
        }
        for (name, boost) in NAMES {
            for key in names::analyse(&forms.surface, false) {
                ask(&format!("n_{name}_strict"), Some(&key.strict), boost);
            }
        }
        let known = forms_of(word);
        for (term, forms) in &self.labels {
            if known.iter().any(|form| forms.contains(form)) {
                let having = TermQuery::new(term.clone(), IndexRecordOption::Basic);
                readings.push(Box::new(BoostQuery::new(Box::new(having), LABELS)));
            }
        }
        Box::new(DisjunctionMaxQuery::with_tie_breaker(readings, 0.1))
    }

    fn any_of(&self, column: &str, values: &[u64]) -> Box<dyn Query> {
        let field = self.field(&format!("c_{column}"));
        let terms = values.iter().map(|value| {
            let term = TermQuery::new(Term::from_field_u64(field, *value), IndexRecordOption::Basic);
            (Occur::Should, Box::new(term) as Box<dyn Query>)
        });
        Box::new(BooleanQuery::new(terms.collect()))
    }

    /// See [`super::typical`]; returns how many were found.
    pub fn typical(&self, asked: &Asked, words: &str) -> u64 {
        let submitted =
            Term::from_field_u64(self.field(&format!("c_{}", column::SUBMITTED)), asked.submitted_until);
        let filters: [(Option<&str>, Box<dyn Query>); 3] = [
            (Some(column::LEVEL), self.any_of(column::LEVEL, &asked.levels())),
            (Some(column::LANGUAGE), self.any_of(column::LANGUAGE, &asked.languages())),
            (None, Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(submitted)))),
        ];
        let query = |without: Option<&str>| {
            let mut clauses = self.words(words);
            let kept = filters.iter().filter(|(of, _)| without.is_none() || *of != without);
            clauses.extend(kept.map(|(_, query)| (Occur::Must, unscored(query.box_clone()))));
            BooleanQuery::new(clauses)
        };
        // what is filtered itself is counted as if it were not
        let [level, language, others @ ..] = FACETS;
        let (hits, count, counts) = self
            .searcher
            .search(&query(None), &(TopDocs::with_limit(PAGE).order_by_score(), Count, counting(&others)))
            .unwrap();
        std::hint::black_box(counts);
        for facet in [level, language] {
            let counts = self.searcher.search(&query(Some(facet)), &counting(&[facet])).unwrap();
            std::hint::black_box(counts);
        }
        self.show(words, &hits);
        count as u64
    }

    /// See [`super::ranked`].
    pub fn ranked(&self, words: &str) -> u64 {
        let query = BooleanQuery::new(self.words(words));
        let collect = (TopDocs::with_limit(PAGE).order_by_score(), Count);
        let (hits, count) = self.searcher.search(&query, &collect).unwrap();
        for (_, address) in hits {
            std::hint::black_box(self.searcher.doc::<TantivyDocument>(address).unwrap());
        }
        count as u64
    }

    /// The first twenty alone, without how many there are: the engine then passes over whatever cannot be among them.
    pub fn best(&self, words: &str) {
        let query = BooleanQuery::new(self.words(words));
        let hits = self.searcher.search(&query, &TopDocs::with_limit(PAGE).order_by_score()).unwrap();
        for (_, address) in hits {
            std::hint::black_box(self.searcher.doc::<TantivyDocument>(address).unwrap());
        }
    }

    /// Loads the hits and marks the words in what is shown of them.
    fn show(&self, words: &str, hits: &[(Score, DocAddress)]) {
        let surfaces = self.read[words].iter().map(|word| (word.forms.surface.clone(), 1.0));
        let surfaces: BTreeMap<String, Score> = surfaces.collect();
        let tokenizer = TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build();
        let generators = TEXTS.iter().map(|(name, _)| {
            let field = self.field(&format!("t_{name}_original"));
            SnippetGenerator::new(surfaces.clone(), tokenizer.clone(), field, SNIPPET)
        });
        let generators: Vec<_> = generators.collect();
        for (_, address) in hits {
            let document: TantivyDocument = self.searcher.doc(*address).unwrap();
            for generator in &generators {
                std::hint::black_box(generator.snippet_from_doc(&document));
            }
        }
    }
}

/// Everything a word is found by.
fn forms_of(word: &Token) -> Vec<String> {
    let forms = word.forms.as_ref().clone();
    [forms.kk, forms.ru, forms.en, Some(forms.folded), forms.folded_stem].into_iter().flatten().collect()
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, 0.0))
}

fn counting(columns: &[&str]) -> AggregationCollector {
    let each = columns.iter().map(|name| {
        let terms = json!({ "terms": { "field": format!("c_{name}"), "size": 1_000 } });
        ((*name).to_owned(), terms)
    });
    let asked: Aggregations =
        serde_json::from_value(serde_json::Value::Object(each.collect())).expect("aggregations");
    AggregationCollector::from_aggs(asked, Default::default())
}
