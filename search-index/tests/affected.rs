//! Changing the thesaurus of an index: after any edits, indexing again only what they concern makes the index that would
//! have been made anew; and what an edit would do is foreseen exactly.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use search_index::analysis::Analyser;
use search_index::{
    Change, ColumnField, Concept, ConceptStates, Document, Index, LabelField, OpenOptions, Schema, Snapshot,
    TextField, Thesaurus, order_of,
};

/// Forms that meet each other and forms that only look so: endings, letters of other keyboards and alphabets, words of
/// grammar, words that no list knows.
const WORDS: [&str; 20] = [
    "қаржы",
    "қаржының",
    "каржы",
    "qarjy",
    "бөлім",
    "бөлімінің",
    "басшы",
    "министр",
    "министрдің",
    "министра",
    "вице",
    "финансы",
    "finance",
    "IT",
    "it",
    "PhD",
    "және",
    "жаңабот",
    "жанаботка",
    "жаңаботтың",
];
const IDS: [&str; 4] = ["A", "B", "C", "D"];
const BASIS: &str = "A\t\tpost\tминистр\tминистр\tminister\tOWN\tnative\n\
    B\t\tpost\tвице министр\tвице министр\tvice minister\tOWN\tnative\n\
    C\t\tfield\tқаржы\tфинансы\tfinance\tOWN\tnative\n";

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new().with_thesaurus(Thesaurus::read([("basis", BASIS)]).unwrap()));

type Texts = Vec<String>;
type State = BTreeMap<&'static str, Concept>;

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..=most).prop_map(|words| words.join(" "))
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(3), 0..3)
}

fn concept() -> impl Strategy<Value = (&'static str, Option<Concept>)> {
    let row = (prop::sample::select(&["post", "field"][..]), names(), names(), names(), any::<bool>());
    let row =
        row.prop_filter("a name", |(_, kk, ru, en, _)| !(kk.is_empty() && ru.is_empty() && en.is_empty()));
    let kept = prop::option::weighted(0.85, row);
    (prop::sample::select(&IDS[..]), kept).prop_map(|(id, row)| {
        let concept = row.map(|(kind, kk, ru, en, below)| Concept {
            id: id.to_owned(),
            // A is above everything, where it is there: what is missing is left out when a thesaurus is made.
            broader: if below && id != "A" { vec!["A".to_owned()] } else { Vec::new() },
            kind: kind.to_owned(),
            kk,
            ru,
            en,
            source: "OWN".to_owned(),
            check: "native".to_owned(),
        });
        (id, concept)
    })
}

fn thesaurus(state: &State) -> Thesaurus {
    let concepts = state.values().cloned().map(|mut concept| {
        concept.broader.retain(|id| state.contains_key(id.as_str()));
        concept
    });
    Thesaurus::new(concepts).unwrap()
}

fn document(id: usize, texts: &Texts) -> Document {
    let document = Document::new(&id.to_string()).values("kind", [u64::try_from(id % 3).unwrap()]);
    texts.iter().enumerate().fold(document, |document, (place, text)| {
        document.text(if place % 2 == 0 { "posts" } else { "studies" }, text)
    })
}

fn open(folder: &std::path::Path) -> Index {
    let kinds =
        [(0, vec!["қаржы министрі".to_owned()]), (1, vec!["бөлім IT".to_owned(), "finance".to_owned()])];
    let schema = Schema::new("id")
        .text(TextField::new("posts"))
        .text(TextField::new("studies"))
        .column(ColumnField::new("kind").indexed())
        .labels(LabelField::new(TextField::new("kinds"), "kind", kinds));
    let options = OpenOptions {
        verify: false,
        writer_bytes: 15_000_000,
        analyser: ANALYSER.clone(),
        ..OpenOptions::default()
    };
    Index::open(folder, &schema, 1, options).unwrap().index
}

fn put(index: &Index, documents: &[Document]) {
    let changes: Vec<Change> = documents.iter().cloned().map(Change::Put).collect();
    index.apply(&changes, "1").unwrap();
}

/// What a state of the index answers about every concept and every name.
fn answers(snapshot: &Snapshot, texts: &BTreeSet<String>) -> BTreeMap<String, Vec<u128>> {
    let about = IDS.iter().map(|id| (format!("about {id}"), snapshot.about(id).unwrap()));
    let having = texts.iter().map(|text| (text.clone(), snapshot.having(text).unwrap()));
    about.chain(having).collect()
}

fn states_of(history: &[State]) -> Vec<ConceptStates> {
    let states = IDS.iter().map(|id| {
        let mut states: Vec<Option<Concept>> = history.iter().map(|state| state.get(id).cloned()).collect();
        states.dedup();
        ConceptStates(states)
    });
    states.filter(|states| states.0.len() > 1).collect()
}

/// The documents among `orders`.
fn among(documents: &[Document], orders: &[u128]) -> Vec<Document> {
    documents.iter().filter(|document| orders.contains(&order_of(document.id()))).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn indexing_what_an_edit_concerns_is_as_good_as_indexing_all(
        people in prop::collection::vec(prop::collection::vec(words(6), 1..4), 1..12),
        edits in prop::collection::vec((concept(), any::<bool>()), 1..6),
        asked in prop::collection::btree_set(words(3), 0..6),
    ) {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let index = open(folder.path());
        let documents: Vec<Document> = people.iter().enumerate().map(|(id, texts)| document(id, texts)).collect();
        put(&index, &documents);
        let basis = Thesaurus::read([("basis", BASIS)]).unwrap();
        let first: State =
            IDS.iter().filter_map(|id| Some((*id, basis.concept(basis.number(id)?)?.clone()))).collect();
        let mut history = vec![first];
        for ((id, row), interrupted) in edits {
            let mut state = history.last().unwrap().clone();
            match row {
                Some(row) => state.insert(id, row),
                None => state.remove(id),
            };
            history.push(state.clone());
            let mut texts = asked.clone();
            texts.extend(state.values().flat_map(|one| [&one.kk, &one.ru, &one.en]).flatten().cloned());

            // What is foreseen: the ones it concerns as they would be, the others as they are.
            let before = index.snapshot().unwrap();
            let after = before.asked_with(thesaurus(&state)).unwrap();
            let concerned = after.affected(&states_of(&history)).unwrap();
            let made = after.remade(&among(&documents, &concerned)).unwrap();
            let mut foreseen = answers(&after, &texts);
            for (key, orders) in answers(&made, &texts) {
                let known = foreseen.get_mut(&key).unwrap();
                known.retain(|order| !concerned.contains(order));
                known.extend(orders);
                known.sort_unstable();
            }

            index.use_thesaurus(thesaurus(&state)).unwrap();
            let concerned = index.snapshot().unwrap().affected(&states_of(&history)).unwrap();
            let due = among(&documents, &concerned);
            if interrupted {
                // Half of it is done; the next edit begins from all states since the last that was finished.
                put(&index, &due[..due.len() / 2]);
                continue;
            }
            put(&index, &due);
            history.drain(..history.len() - 1);
            let fresh = open(&other.path().join(history.len().to_string()));
            fresh.use_thesaurus(thesaurus(&state)).unwrap();
            put(&fresh, &documents);
            let expected = answers(&fresh.snapshot().unwrap(), &texts);
            prop_assert_eq!(&answers(&index.snapshot().unwrap(), &texts), &expected);
            prop_assert_eq!(&foreseen, &expected);
            // A state taken before the edit is still asked as it was.
            prop_assert_eq!(before.token() == index.snapshot().unwrap().token(), false);
            drop(fresh);
            std::fs::remove_dir_all(other.path().join(history.len().to_string())).unwrap();
        }
    }
}

#[test]
fn only_people_with_all_words_of_a_changed_name_are_indexed_again() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    let texts = ["министр", "бас министр", "қаржы министрінің басшысы", "басшы", "каржы"];
    let documents: Vec<Document> =
        texts.iter().enumerate().map(|(id, text)| document(id, &vec![(*text).to_owned()])).collect();
    put(&index, &documents);
    let basis = Thesaurus::read([("basis", BASIS)]).unwrap();
    let minister = basis.concept(0).unwrap().clone();
    let renamed =
        |name: &str| Concept { kk: vec!["министр".to_owned(), name.to_owned()], ..minister.clone() };
    let snapshot = index.snapshot().unwrap();
    let concerned = |states: Vec<Option<Concept>>| {
        let orders = snapshot.affected(&[ConceptStates(states)]).unwrap();
        let known = |order: &u128| (0..texts.len()).find(|id| order_of(&id.to_string()) == *order).unwrap();
        orders.iter().map(known).collect::<BTreeSet<_>>()
    };
    let of = |ids: &[usize]| ids.iter().copied().collect::<BTreeSet<_>>();
    // One more name: those who have it, in any form of its words.
    assert_eq!(concerned(vec![Some(minister.clone()), Some(renamed("басшысы министрдің"))]), of(&[2]));
    // A name that comes and goes in between concerns those who may have it.
    let there_and_gone = vec![Some(minister.clone()), Some(renamed("басшы")), Some(minister.clone())];
    assert_eq!(concerned(there_and_gone), of(&[2, 3]));
    // Source and check concern nobody, nor does what is broader.
    let only_said = Concept { source: "LAW".into(), broader: vec!["C".into()], ..minister.clone() };
    assert_eq!(concerned(vec![Some(minister.clone()), Some(only_said)]), of(&[]));
    // Another kind, or none at all, concerns all who have any of its names.
    let other_kind = Concept { kind: "body".to_owned(), ..minister.clone() };
    assert_eq!(concerned(vec![Some(minister.clone()), Some(other_kind)]), of(&[0, 1, 2]));
    assert_eq!(concerned(vec![Some(minister), None]), of(&[0, 1, 2]));
}
