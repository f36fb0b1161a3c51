//! The segments of a new generation in the making. One thread takes documents in: where the threads that made them grew a
//! segment in turns, building 300,000 people took a fifth longer, because its lists left their caches at every turn. A full
//! segment is written by another thread while the next one grows; the engine's own indexing thread writes it itself, a
//! second in which nobody is taken in.
//! Where next: `rebuild.rs` owns it.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, ScopedJoinHandle};

use tantivy::Segment;
use tantivy::indexer::{AddOperation, SegmentWriter};

use super::index::locked;
use super::writer::Writer;
use crate::error::{Error, Result, guard, panic_text};
use crate::prepared::Prepared;

/// Batches of documents that wait to be taken in: few enough to be in the cache still when they are.
const WAITING: usize = 24;
/// What is left free of a segment's memory, in bytes, for the batch that comes last.
const MARGIN: usize = 1_000_000;

/// Takes documents in, for a writer that has the segments in the end.
pub(crate) struct Growing {
    writer: Arc<Writer>,
    /// Memory of a segment in bytes; then it is full.
    bytes: usize,
    state: Mutex<State>,
}

enum State {
    /// The writer has every document.
    Settled,
    Taking(Taking),
    /// Documents were lost on the way: what was built is not whole.
    Lost,
}

/// The thread that takes documents in. Dropped, it has ended: nobody writes into a folder that is removed.
struct Taking {
    /// `None` once it is told to end, as is the thread once it did.
    give: Option<SyncSender<Vec<Prepared>>>,
    thread: Option<JoinHandle<Result<()>>>,
    /// Nobody wants the segments any more.
    given_up: Arc<AtomicBool>,
}

/// A segment as far as it has grown.
struct Grown {
    segment: Segment,
    writer: SegmentWriter,
}

impl Growing {
    pub(crate) fn new(writer: Writer, bytes: usize) -> Self {
        Self { writer: Arc::new(writer), bytes, state: Mutex::new(State::Settled) }
    }

    /// Hands documents over; waits while many are waiting.
    ///
    /// # Errors
    /// Why taking them in, or some before them, failed; [`Error::NotReady`] from then on.
    pub(crate) fn add(&self, documents: Vec<Prepared>) -> Result<()> {
        let give = match &mut *locked(&self.state) {
            State::Lost => return Err(Error::NotReady),
            State::Taking(taking) => taking.give.clone(),
            settled @ State::Settled => {
                let taking = Taking::begin(Arc::clone(&self.writer), self.bytes)?;
                let give = taking.give.clone();
                *settled = State::Taking(taking);
                give
            }
        };
        match give.map(|give| give.send(documents)) {
            Some(Ok(())) => Ok(()),
            // nobody takes them: the thread ended before its time
            _ => self.settle().and(Err(Error::NotReady)),
        }
    }

    /// Waits until the writer has every document, and lends it.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub(crate) fn settled(&self) -> Result<&Writer> {
        self.settle()?;
        Ok(&self.writer)
    }

    /// Gives the writer back, which has every document.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub(crate) fn into_writer(self) -> Result<Writer> {
        self.settle()?;
        Arc::into_inner(self.writer).ok_or(Error::NotReady)
    }

    fn settle(&self) -> Result<()> {
        let mut state = locked(&self.state);
        // whatever goes wrong below leaves it lost
        match mem::replace(&mut *state, State::Lost) {
            State::Settled => {}
            State::Taking(taking) => taking.end()?,
            State::Lost => return Err(Error::NotReady),
        }
        *state = State::Settled;
        Ok(())
    }
}

impl Taking {
    fn begin(writer: Arc<Writer>, bytes: usize) -> Result<Self> {
        let (give, take) = sync_channel(WAITING);
        let given_up = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&given_up);
        let thread = thread::Builder::new().name("growing".to_owned());
        let thread = thread.spawn(move || guard(|| take_in(&writer, bytes, &take, &stop)))?;
        Ok(Self { give: Some(give), thread: Some(thread), given_up })
    }

    fn end(mut self) -> Result<()> {
        self.give = None;
        self.thread.take().map_or(Ok(()), |thread| outcome(thread.join()))
    }
}

impl Drop for Taking {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.give = None;
        if let Some(thread) = self.thread.take() {
            // it is not wanted, whatever it came to
            drop(thread.join());
        }
    }
}

/// Takes in what is handed over, until nobody hands anything over or it is given up.
fn take_in(
    writer: &Writer,
    bytes: usize,
    take: &Receiver<Vec<Prepared>>,
    given_up: &AtomicBool,
) -> Result<()> {
    thread::scope(|scope| {
        let mut growing: Option<Grown> = None;
        let mut writing: Option<ScopedJoinHandle<'_, Result<()>>> = None;
        for documents in take {
            if given_up.load(Ordering::Relaxed) {
                break;
            }
            let mut grown = match growing.take() {
                Some(grown) => grown,
                None => Grown::begin(writer, bytes)?,
            };
            grown.add(documents)?;
            if grown.writer.mem_usage() < bytes.saturating_sub(MARGIN) {
                growing = Some(grown);
                continue;
            }
            // one after the other: a segment keeps its memory until it is written
            if let Some(before) = writing.take() {
                outcome(before.join())?;
            }
            let thread = thread::Builder::new().name("grown".to_owned());
            writing = Some(thread.spawn_scoped(scope, move || guard(|| grown.write(writer)))?);
        }
        let last = growing.filter(|_| !given_up.load(Ordering::Relaxed));
        let last = last.map_or(Ok(()), |grown| grown.write(writer));
        writing.map_or(Ok(()), |before| outcome(before.join())).and(last)
    })
}

/// What a thread came to.
fn outcome(joined: thread::Result<Result<()>>) -> Result<()> {
    joined.unwrap_or_else(|panic| Err(Error::Damaged(panic_text(panic.as_ref()))))
}

impl Grown {
    fn begin(writer: &Writer, bytes: usize) -> Result<Self> {
        let segment = writer.new_segment();
        let writer = SegmentWriter::for_segment(bytes, segment.clone())?;
        Ok(Self { segment, writer })
    }

    fn add(&mut self, documents: Vec<Prepared>) -> Result<()> {
        for document in documents {
            // the number orders additions and removals of one segment, and here are no removals
            self.writer.add_document(AddOperation { opstamp: 0, document })?;
        }
        Ok(())
    }

    /// Writes the segment and gives it to the writer, whose next commit names it.
    fn write(self, writer: &Writer) -> Result<()> {
        let documents = self.writer.max_doc();
        self.writer.finalize()?;
        let segment = self.segment.with_max_doc(documents);
        segment.meta().untrack_temp_docstore();
        Ok(writer.add_segment(segment.meta().clone())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::document::Document;
    use crate::schema::{Layout, Schema, TextField};
    use crate::store::generation::Generation;
    use crate::store::writer;

    #[test]
    fn whoever_is_given_up_has_stopped_writing() {
        let folder = tempfile::tempdir().unwrap();
        let schema = Schema::new("id").text(TextField::new("about"));
        let (layout, analyser, bytes) = (Layout::new(&schema).unwrap(), Analyser::new(), 15_000_000);
        let generation = Generation::create(&folder.path().join("made"), 1, &layout).unwrap();
        let growing = Growing::new(writer::open(&generation, bytes).unwrap(), bytes);
        for number in 0_u32..600 {
            let words: String = (0..200).map(|place| format!("w{} ", number * 200 + place)).collect();
            let document = Document::new(&number.to_string()).text("about", words);
            growing.add(vec![document.prepare(&schema, &layout, &analyser).unwrap()]).unwrap();
        }
        // its threads hold the writer until they end
        let writer = Arc::downgrade(&growing.writer);
        assert!(writer.strong_count() > 1);
        drop(growing);
        assert_eq!(writer.strong_count(), 0);
    }
}
