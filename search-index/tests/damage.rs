//! Broken files and killed processes: always an outcome that rebuilding repairs, never a panic, never a lost folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use proptest::prelude::*;
use search_index::{
    Change, ColumnField, Document, Error, Facet, Filter, Index, OpenOptions, RebuildOptions, Schema,
    SearchRequest, State, TextField,
};

fn schema() -> Schema {
    Schema::new("id").text(TextField::new("about").highlighted()).column(ColumnField::new("region").facet())
}

fn open(folder: &Path, verify: bool) -> search_index::Opened {
    let options = OpenOptions { verify, writer_bytes: 15_000_000, ..OpenOptions::default() };
    Index::open(folder, &schema(), 1, options).unwrap()
}

fn document(number: u64) -> Document {
    Document::new(&number.to_string())
        .text("about", format!("заң қызметкері {} number{number}", "сөз ".repeat(5)))
        .values("region", [number % 7])
}

fn filled(folder: &Path) {
    let index = open(folder, true).index;
    for batch in 0..4 {
        let puts: Vec<_> = (0..50).map(|place| Change::Put(document(batch * 40 + place))).collect();
        index.apply(&puts, &batch.to_string()).unwrap();
    }
}

fn request() -> SearchRequest {
    SearchRequest {
        text: "заңы \"қызметкері сөз\"".to_owned(),
        filters: vec![Filter::range("region", 1..=5)],
        facets: vec![Facet::new("region")],
        highlights: true,
        ..SearchRequest::default()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .file_name()
            .is_some_and(|name| name != "lock" && !name.to_str().unwrap().ends_with(".lock"))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[derive(Debug, Clone)]
enum Harm {
    Truncate(prop::sample::Index),
    Overwrite(prop::sample::Index, Vec<u8>),
    Delete,
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<prop::sample::Index>().prop_map(Harm::Truncate),
        (any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 1..40))
            .prop_map(|(place, bytes)| Harm::Overwrite(place, bytes)),
        Just(Harm::Delete),
    ]
}

fn hurt(file: &Path, harm: &Harm) {
    let mut bytes = fs::read(file).unwrap();
    match harm {
        Harm::Truncate(place) => bytes.truncate(place.index(bytes.len())),
        Harm::Overwrite(place, garbage) => {
            let start = place.index(bytes.len());
            for (place, byte) in garbage.iter().enumerate() {
                if let Some(old) = bytes.get_mut(start + place) {
                    *old = *byte;
                }
            }
        }
        Harm::Delete => return fs::remove_file(file).unwrap(),
    }
    fs::write(file, bytes).unwrap();
}

/// Whatever the harm did, the folder can be brought back by a rebuild.
fn repair(index: &Index) {
    let rebuild = index.begin_rebuild(RebuildOptions { bytes: 15_000_000 }).unwrap();
    rebuild.add((0..20).map(document)).unwrap();
    rebuild.finish("rebuilt").unwrap();
    assert_eq!(index.search(&SearchRequest::default()).unwrap().total, 20);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_an_outcome(which in any::<prop::sample::Index>(), harm in harm(), verify in prop::bool::weighted(0.8)) {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path());
        let healthy = open(folder.path(), true).index.search(&request()).unwrap();
        let all = files(folder.path());
        hurt(&all[which.index(all.len())], &harm);
        let opened = open(folder.path(), verify);
        match opened.state {
            State::Usable if verify => {
                // The harm hit nothing that matters; then nothing may have changed.
                let answer = opened.index.search(&request()).unwrap();
                prop_assert_eq!(answer.total, healthy.total);
                prop_assert_eq!(answer.facets, healthy.facets);
            }
            // Without checksums an answer may be wrong, but it must come, or an error.
            State::Usable => drop(opened.index.search(&request())),
            State::Fresh => prop_assert_eq!(opened.index.search(&request()).unwrap().total, 0),
            State::Damaged(_) | State::OtherVersion => {
                prop_assert!(matches!(opened.index.search(&request()), Err(Error::NotReady)));
                prop_assert!(matches!(opened.index.apply(&[], "x"), Err(Error::NotReady)));
            }
        }
        repair(&opened.index);
        drop(opened);
        let opened = open(folder.path(), true);
        prop_assert_eq!(opened.state, State::Usable);
        prop_assert_eq!(opened.index.cursor().unwrap(), Some("rebuilt".to_owned()));
    }
}

#[test]
fn damage_while_open_is_found_by_verifying() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let index = open(folder.path(), true).index;
    index.verify().unwrap();
    let stored =
        files(folder.path()).into_iter().find(|file| file.extension().is_some_and(|end| end == "store"));
    let file = stored.unwrap();
    let mut bytes = fs::read(&file).unwrap();
    bytes[3] ^= 0xff;
    fs::write(&file, bytes).unwrap();
    assert!(index.verify().unwrap_err().is_damage());
    repair(&index);
    index.verify().unwrap();
}

#[test]
fn another_version_asks_for_a_rebuild() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let opened = Index::open(folder.path(), &schema(), 2, OpenOptions::default()).unwrap();
    assert_eq!(opened.state, State::OtherVersion);
    repair(&opened.index);
    drop(opened);
    let wider = schema().column(ColumnField::new("born"));
    let opened = Index::open(folder.path(), &wider, 2, OpenOptions::default()).unwrap();
    assert_eq!(opened.state, State::OtherVersion);
}

#[test]
fn a_folder_has_one_owner() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path(), true);
    let second = Index::open(folder.path(), &schema(), 1, OpenOptions::default());
    assert!(matches!(second, Err(Error::InUse)));
    drop(first);
    assert_eq!(open(folder.path(), true).state, State::Fresh);
}

const CHILD_FOLDER: &str = "SEARCH_INDEX_CRASH_FOLDER";

/// The part of the crash test that is killed: applies and rebuilds for ever. Does nothing when run as a test.
#[test]
fn child_that_writes_until_killed() {
    let Ok(folder) = std::env::var(CHILD_FOLDER) else { return };
    let index = open(Path::new(&folder), true).index;
    let mut number = index.cursor().unwrap().map_or(0, |cursor| cursor.parse().unwrap());
    loop {
        for _ in 0..3 {
            index
                .apply(
                    &[Change::Put(document(number)), Change::Put(document(number + 1))],
                    &(number + 2).to_string(),
                )
                .unwrap();
            number += 2;
        }
        let rebuild = index.begin_rebuild(RebuildOptions { bytes: 15_000_000 }).unwrap();
        rebuild.add((0..number).map(document)).unwrap();
        rebuild.finish(&number.to_string()).unwrap();
    }
}

#[test]
fn a_killed_process_leaves_what_it_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut reached = 0;
    for round in 0_u64..10 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["child_that_writes_until_killed", "--exact", "--nocapture"])
            .env(CHILD_FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The moment of death is the point of the test; uneven times hit all phases.
        std::thread::sleep(Duration::from_millis(60 + 97 * round % 400));
        child.kill().unwrap();
        child.wait().unwrap();
        let opened = open(folder.path(), true);
        assert!(matches!(opened.state, State::Usable | State::Fresh), "{:?}", opened.state);
        let cursor = opened.index.cursor().unwrap().map_or(0, |cursor| cursor.parse::<u64>().unwrap());
        assert!(cursor >= reached, "committed work was lost");
        assert_eq!(opened.index.search(&SearchRequest::default()).unwrap().total, cursor);
        let generations = fs::read_dir(folder.path()).unwrap();
        let generations = generations.filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
        assert_eq!(generations, 1, "leftovers are swept");
        reached = cursor;
    }
    assert!(reached > 0);
}

/// A process that is killed after it wrote which documents are removed, and before it named them in a commit, leaves files
/// with the very names that the same batch makes again.
#[test]
fn what_a_killed_commit_left_does_not_stand_in_the_way() {
    let (whole, killed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let puts: Vec<_> = (0..50).map(|number| Change::Put(document(number))).collect();
    open(whole.path(), true).index.apply(&puts, "first").unwrap();
    let copy = |keep: fn(&Path) -> bool| {
        for file in files(whole.path()).into_iter().filter(|file| keep(file)) {
            let to = killed.path().join(file.strip_prefix(whole.path()).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(&file, to).unwrap();
        }
    };
    copy(|_| true);
    let batch = [Change::Put(document(3)), Change::Put(document(70))];
    open(whole.path(), true).index.apply(&batch, "next").unwrap();
    copy(|file| file.file_name().is_none_or(|name| name != "meta.json"));

    let index = open(killed.path(), true).index;
    assert_eq!(index.cursor().unwrap().as_deref(), Some("first"));
    index.apply(&batch, "next").unwrap();
    assert_eq!(index.cursor().unwrap().as_deref(), Some("next"));
    assert_eq!(index.search(&SearchRequest::default()).unwrap().total, 51);
    index.verify().unwrap();
}
