//! How fast the whole product is: the real program on its own cluster, with a reserve of invented people, asked over HTTP:
//! a working day of 100,000 people (`day`), and search alone at 1,000,000 (`searching`). Prints one line per figure: name,
//! value, unit, aim. `make bench`, or for less `cargo bench --bench load -- day --people 1000`. It measures and never
//! fails for being slow; tests assert no times.
//! `installation` runs the program, `saves` and `searches` load it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark fails loudly"
)]

mod figures;
mod installation;
mod saves;
mod searches;
mod searching;
mod visitor;

use std::time::Instant;

use clap::Parser as _;
use installation::Installation;

/// The program's own: what allocates is measured with what it will run on.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(clap::Parser)]
struct Arguments {
    #[arg(value_enum, default_value_t = Part::Day)]
    part: Part,
    /// People in the reserve.
    #[arg(long)]
    people: Option<usize>,
    /// How long each load lasts, in seconds.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Part {
    /// Saves and searches of 100,000 people.
    Day,
    /// Search alone, of 1,000,000 people.
    Searching,
}

#[tokio::main]
async fn main() {
    let Arguments { part, people, seconds, .. } = Arguments::parse();
    match part {
        Part::Day => day(people.unwrap_or(100_000), seconds).await,
        Part::Searching => searching::run(people.unwrap_or(1_000_000), seconds).await,
    }
}

async fn day(people: usize, seconds: u64) {
    let installation = Installation::make();

    let seeded = installation.seed(people);
    figures::most(&format!("seeding {people} people"), seeded, "s", 60.0);

    let mut service = installation.start();
    let began = Instant::now();
    let documents = service.index_is_whole(people).await;
    figures::say("first building of the index", documents / began.elapsed().as_secs_f64(), "people/s");
    figures::say("memory after the building", service.resident_megabytes(), "MB resident");
    service.stop();

    let mut starts = Vec::new();
    for _ in 0..3 {
        let began = Instant::now();
        service = installation.start();
        service.index_is_whole(people).await;
        starts.push(began.elapsed());
        service.stop();
    }
    figures::most("ready after a start", figures::middle(&mut starts).as_secs_f64(), "s", 3.0);

    let service = installation.start();
    let officer = installation.officer(&service).await;
    let applicants = installation.applicants(&service, saves::CLIENTS).await;
    searches::alone(&officer).await;
    searches::together(&officer, seconds).await;
    figures::most("memory after the searches", service.resident_megabytes(), "MB resident", 300.0);
    figures::say("of which not files", service.own_megabytes(), "MB");

    let ours = saves::flat_out(&applicants, seconds).await;
    let raw = installation.pgbench(&applicants, seconds).await;
    figures::say("profile saves", ours, "1/s");
    figures::say("pgbench, the same rows", raw, "1/s");
    figures::least("profile saves beside pgbench", 100.0 * ours / raw, "%", 50.0);
    saves::until_searchable(&applicants, &officer, seconds).await;
    figures::most("memory at the end", service.resident_megabytes(), "MB resident", 300.0);
    service.stop();
}
