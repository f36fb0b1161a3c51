//! A rebuild has everybody who was added by whatever thread, as later changes left them, over as many segments as it took;
//! and one that lost documents on the way to disk never becomes the live index.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::thread;

use search_index::{
    Change, Document, Error, Index, OpenOptions, RebuildOptions, Schema, SearchRequest, TextField,
};

/// The least memory there is: a segment of it is soon full.
const LEAST: RebuildOptions = RebuildOptions { bytes: 15_000_000 };

fn open(folder: &std::path::Path) -> Index {
    let schema = Schema::new("id").text(TextField::new("about"));
    Index::open(folder, &schema, 1, OpenOptions::default()).unwrap().index
}

/// Everybody has words of their own, so that lists grow quickly.
fn document(number: u32, word: &str) -> Document {
    let own = (0..120).map(|place| format!("w{} ", number.wrapping_mul(2_654_435_761).wrapping_add(place)));
    Document::new(&format!("d{number}")).text("about", format!("{word} {}", own.collect::<String>()))
}

fn found(index: &Index, word: &str) -> u64 {
    index.search(&SearchRequest { text: word.to_owned(), ..SearchRequest::default() }).unwrap().total
}

#[test]
fn everybody_is_in_it_as_changes_left_them() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    let rebuild = index.begin_rebuild(LEAST).unwrap();
    thread::scope(|scope| {
        for first in [0, 1_000, 2_000] {
            let rebuild = &rebuild;
            scope.spawn(move || {
                rebuild.add((first..first + 1_000).map(|number| document(number, "before"))).unwrap();
            });
        }
    });
    // of every segment too few to be worth putting it together anew
    let changed = (0..3_000).step_by(10).map(|number| Change::Put(document(number, "after")));
    let removed = (5..3_000).step_by(20).map(|number| Change::Remove(format!("d{number}")));
    rebuild.apply(&changed.chain(removed).collect::<Vec<_>>()).unwrap();
    rebuild.add((3_000..3_100).map(|number| document(number, "before"))).unwrap();
    rebuild.finish("built").unwrap();
    assert_eq!((found(&index, "before"), found(&index, "after")), (2_650, 300));
    let stats = index.stats().unwrap();
    assert_eq!((stats.documents, stats.cursor.as_deref()), (2_950, Some("built")));
    assert!(stats.segments > 3, "{stats:?}");
}

#[test]
fn what_is_not_whole_is_never_live() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    index.apply(&[Change::Put(document(1, "live"))], "1").unwrap();
    let rebuild = index.begin_rebuild(LEAST).unwrap();
    rebuild.add((0..10).map(|number| document(number, "built"))).unwrap();
    rebuild.apply(&[]).unwrap();
    // nothing more can be written
    std::fs::remove_dir_all(folder.path().join("generation-000002")).unwrap();
    let failed = rebuild.add([document(10, "built")]).and_then(|()| rebuild.apply(&[]));
    assert!(failed.is_err(), "{failed:?}");
    let refused = [rebuild.add([document(11, "built")]), rebuild.apply(&[])];
    assert!(refused.iter().all(|refused| matches!(refused, Err(Error::NotReady))), "{refused:?}");
    assert!(rebuild.finish("built").is_err());
    assert_eq!((found(&index, "live"), found(&index, "built")), (1, 0));
    // the turn is given back
    let rebuild = index.begin_rebuild(LEAST).unwrap();
    rebuild.add([document(1, "built")]).unwrap();
    rebuild.finish("built").unwrap();
    assert_eq!((found(&index, "live"), found(&index, "built")), (0, 1));
}
