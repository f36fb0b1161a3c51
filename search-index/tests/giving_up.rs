//! A rebuild that is given up has stopped writing when it is gone. A file of its own, because it looks at the threads of
//! the process.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use search_index::{Document, Index, OpenOptions, RebuildOptions, Schema, TextField};

/// Names of the threads of this process.
fn threads() -> Vec<String> {
    let tasks = fs::read_dir("/proc/self/task").unwrap().map(|task| task.unwrap().path().join("comm"));
    tasks.filter_map(|name| fs::read_to_string(name).ok()).map(|name| name.trim().to_owned()).collect()
}

#[test]
fn nothing_is_written_once_it_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id").text(TextField::new("about"));
    let index = Index::open(folder.path(), &schema, 1, OpenOptions::default()).unwrap().index;
    let rebuild = index.begin_rebuild(RebuildOptions { bytes: 15_000_000 }).unwrap();
    let document = |number: u32| {
        let words: String = (0..200).map(|place| format!("w{} ", number * 200 + place)).collect();
        Document::new(&number.to_string()).text("about", words)
    };
    rebuild.add((0..600).map(document)).unwrap();
    let writes = |name: &String| ["growing", "grown"].contains(&name.as_str());
    assert!(threads().iter().any(writes), "{:?}", threads());
    drop(rebuild);
    assert!(!threads().iter().any(writes), "{:?}", threads());
}
