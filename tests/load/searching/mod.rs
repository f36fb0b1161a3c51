//! Search alone, over 1,000,000 people and over a tenth of them: the engine beside tantivy without us on the same files
//! (`raw`), beside Postgres full text over the same people (`fulltext`), and the whole product over HTTP beside the engine;
//! building the index from Postgres, suggestions, memory. `asked` draws the questions from what people wrote.

mod asked;
mod fulltext;
mod raw;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::Local;
use kadr::matching::document::{self, column};
use kadr::matching::filters::{Criteria, SearchForm};
use kadr::matching::reach::within;
use kadr::matching::search::Question;
use kadr::people::reach::Reach;
use kadr::platform::config::Settings;
use kadr::reference::data::Reference;
use kadr::reference::load::body_id;
use kadr::rules::Day;
use search_index::{Facet, Filter, Index, OpenOptions, SearchRequest};

use crate::figures;
use crate::installation::Installation;
use crate::searches::{self, OFFICERS, QUESTIONS};
use crate::visitor::Visitor;
use asked::Asked;
use fulltext::Fulltext;
use raw::Raw;

/// Threads and connections that ask at the same time where throughput is compared: as many as the aims are for cores.
const THREADS: usize = 2;
/// Suggestions asked for.
const BEGINNINGS: usize = 600;

/// Figures that must not grow faster than people.
struct Costs {
    typical: f64,
    words: f64,
    over_http: f64,
    building: f64,
}

pub async fn run(people: usize, seconds: u64) {
    let tenth = measure(people / 10, seconds, false).await;
    let whole = measure(people, seconds, true).await;
    for (name, few, many) in [
        ("two words, filters, facets", tenth.typical, whole.typical),
        ("two words", tenth.words, whole.words),
        ("search over HTTP", tenth.over_http, whole.over_http),
        ("building the index", tenth.building, whole.building),
    ] {
        figures::most(&format!("ten times the people, {name}"), many / few, "times", 10.0);
    }
}

async fn measure(people: usize, seconds: u64, beside: bool) -> Costs {
    let installation = Installation::make();
    figures::say(&format!("seeding {people} people"), installation.seed(people), "s");
    let service = installation.start();
    let began = Instant::now();
    service.index_is_whole(people).await;
    figures::say("first building of the index", people as f64 / began.elapsed().as_secs_f64(), "people/s");
    let officer = installation.officer(&service).await;
    let asked = Asked::draw(&installation.owner().await).await;
    let building = rebuilt(&installation, &officer, people).await;
    searches::alone(&officer).await;
    let over_http = searches::together(&officer, seconds).await;
    suggestions(&asked, &officer).await;
    figures::most("memory after the searches", service.resident_megabytes(), "MB resident", 600.0);
    figures::say("of which not files", service.own_megabytes(), "MB");
    service.stop();

    let index = open(&installation);
    let raw = Raw::open(&installation.folder().join("index"), &asked);
    let (typical, words, engine) = tokio::task::block_in_place(|| {
        let (typical, words) = beside_raw(&index, &raw, &asked);
        (typical, words, of_the_product(&index, seconds))
    });
    figures::say(&format!("the same by the engine, {OFFICERS} threads"), engine, "1/s");
    figures::least("over HTTP beside the engine", 100.0 * over_http / engine, "%", 60.0);
    if beside {
        let cluster = installation.cluster();
        assert!(cluster.prepare().await.is_ok(), "no database");
        beside_postgres(&installation, (&index, &raw), &asked, seconds).await;
        cluster.leave().unwrap();
    }
    Costs { typical, words, over_http: 1.0 / over_http, building }
}

/// Builds the index anew while an officer goes on searching; returns the seconds it took.
async fn rebuilt(installation: &Installation, officer: &Visitor, people: usize) -> f64 {
    let done = Arc::new(AtomicBool::new(false));
    let (officer, until) = (officer.clone(), Arc::clone(&done));
    let asking = tokio::spawn(async move {
        let mut times = Vec::new();
        while !until.load(Ordering::Relaxed) {
            let began = Instant::now();
            let answer = officer.get("/api/v1/people/search?q=Ахметов").await;
            assert!(answer["total"].is_u64(), "{answer}");
            times.push(began.elapsed());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        times
    });
    let seconds = tokio::task::block_in_place(|| installation.reindex());
    done.store(true, Ordering::Relaxed);
    figures::least("building the index anew, in use", people as f64 / seconds, "people/s", 15_000.0);
    figures::times("search meanwhile", &mut asking.await.unwrap(), [None, None]);
    seconds
}

/// Beginnings of words as an officer types them, one after the other.
async fn suggestions(asked: &Asked, officer: &Visitor) {
    let mut times = Vec::new();
    for beginning in asked.beginnings.iter().take(BEGINNINGS) {
        let began = Instant::now();
        officer.get(&format!("/api/v1/people/search/suggestions?q={beginning}")).await;
        times.push(began.elapsed());
    }
    figures::times("suggestions", &mut times, [None, Some(30.0)]);
}

/// The index of the installation, as the service opens it.
fn open(installation: &Installation) -> Index {
    let analyser = kadr::thesaurus::shipped::analyser().unwrap();
    let options = OpenOptions { analyser, ..OpenOptions::default() };
    let settings = Settings::from_parts(None, BTreeMap::new()).unwrap();
    let schema = document::schema(&Reference::load().unwrap(), &settings.search_weights);
    Index::open(&installation.folder().join("index"), &schema, document::VERSION, options).unwrap().index
}

/// Two words, three filters, four facets of which two are filtered themselves, the first twenty with what to mark, and
/// how many there are.
fn typical(asked: &Asked, words: &str) -> SearchRequest {
    SearchRequest {
        filters: vec![
            Filter::any_of(column::LEVEL, asked.levels()),
            Filter::any_of(column::LANGUAGE, asked.languages()),
            Filter::range(column::SUBMITTED, 0..=asked.submitted_until),
        ],
        facets: asked::FACETS.iter().map(|name| Facet::new(name)).collect(),
        highlights: true,
        ..ranked(words)
    }
}

/// The first twenty of two words.
fn ranked(words: &str) -> SearchRequest {
    SearchRequest {
        text: words.to_owned(),
        limit: asked::PAGE,
        time_limit: Duration::from_secs(60),
        ..SearchRequest::default()
    }
}

/// Each question by one thread, by the engine and by tantivy alone in turns; medians in seconds.
fn beside_raw(index: &Index, raw: &Raw, asked: &Asked) -> (f64, f64) {
    let figures_of = |name: &str, request: &dyn Fn(&str) -> SearchRequest, raw: &dyn Fn(&str) -> u64| {
        let (mut ours, mut theirs, mut found, mut theirs_found) = (Vec::new(), Vec::new(), 0, 0);
        for round in 0..2 {
            for words in &asked.words {
                let request = request(words);
                let began = Instant::now();
                // a state remembers what its dictionaries answered, so each question has its own
                let results = black_box(index.snapshot().unwrap().search(&request).unwrap());
                let took = began.elapsed();
                let began = Instant::now();
                let count = black_box(raw(words));
                let raw_took = began.elapsed();
                // the first round brings the files into memory
                if round > 0 {
                    ours.push(took);
                    theirs.push(raw_took);
                    found += results.total;
                    theirs_found += count;
                }
            }
        }
        let questions = asked.words.len() as u64;
        figures::say(&format!("{name}, people found on average"), (found / questions) as f64, "people");
        figures::say(&format!("{name}, by tantivy alone"), (theirs_found / questions) as f64, "people");
        figures::times(name, &mut ours, [Some(5.0), Some(30.0)]);
        figures::times(&format!("{name}, by tantivy alone"), &mut theirs, [None, None]);
        let middle = (figures::middle(&mut ours).as_secs_f64(), figures::middle(&mut theirs).as_secs_f64());
        figures::most(&format!("{name}, beside tantivy alone"), middle.0 / middle.1, "times", 1.5);
        middle.0
    };
    let whole = figures_of("two words, filters, facets", &|words| typical(asked, words), &|words| {
        raw.typical(asked, words)
    });
    let words = figures_of("two words", &ranked, &|words| raw.ranked(words));
    (whole, words)
}

/// Answers per second of so many threads, asking without a pause.
fn flat_out(threads: usize, seconds: u64, ask: impl Fn(usize) + Sync) -> f64 {
    let (began, asked) = (Instant::now(), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (ask, asked) = (&ask, &asked);
            scope.spawn(move || {
                let mut number = thread * 3;
                while began.elapsed().as_secs() < seconds {
                    ask(number);
                    number += 1;
                    asked.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    asked.into_inner() as f64 / began.elapsed().as_secs_f64()
}

/// What the product asks the engine for the questions that officers ask it over HTTP, asked as fast as possible.
fn of_the_product(index: &Index, seconds: u64) -> f64 {
    let settings = Settings::from_parts(None, BTreeMap::new()).unwrap();
    let reference = Reference::load().unwrap();
    let (today, zone) = (Day::from_date(Local::now().date_naive()).unwrap(), settings.time.zone);
    // as every officer has it: people may keep their profile from the body
    let reach = Reach { body: Some(body_id("government-office")), ..Reach::default() };
    let requests = QUESTIONS.map(|question| {
        let form: SearchForm = serde_html_form::from_str(question).unwrap();
        Question::new(
            &settings.search,
            Criteria::parse(&form, &reference).unwrap(),
            within(&reach, today),
            (today, zone),
        )
        .page(1)
    });
    flat_out(OFFICERS, seconds, |number| {
        let answer = index.snapshot().unwrap().search(&requests[number % requests.len()]).unwrap();
        black_box(answer);
    })
}

/// The same questions as Postgres answers them from a full text index, by as many connections as we have threads; and by
/// tantivy alone, which tells what the engine's share in it is.
async fn beside_postgres(
    installation: &Installation,
    (index, raw): (&Index, &Raw),
    asked: &Asked,
    seconds: u64,
) {
    let fulltext = Fulltext::make(installation, THREADS).await;
    let flat_out = |ask: &(dyn Fn(&str) + Sync)| {
        tokio::task::block_in_place(|| {
            flat_out(THREADS, seconds, |number| ask(&asked.words[number % asked.words.len()]))
        })
    };
    let ours = |request: &(dyn Fn(&str) -> SearchRequest + Sync)| {
        flat_out(&|words| {
            black_box(index.snapshot().unwrap().search(&request(words)).unwrap());
        })
    };
    for (name, least, ours, raw, statement) in [
        (
            "filtered search with facets",
            25.0,
            ours(&|words| typical(asked, words)),
            flat_out(&|words| {
                black_box(raw.typical(asked, words));
            }),
            fulltext::TYPICAL,
        ),
        (
            "ranked text",
            500.0,
            ours(&ranked),
            flat_out(&|words| {
                black_box(raw.ranked(words));
            }),
            fulltext::RANKED,
        ),
    ] {
        let theirs = fulltext.flat_out(statement, asked, seconds).await;
        figures::say(&format!("{name}, the engine"), ours, "1/s");
        figures::say(&format!("{name}, tantivy alone"), raw, "1/s");
        figures::say(&format!("{name}, Postgres full text"), theirs, "1/s");
        figures::say(&format!("{name}, tantivy alone beside Postgres"), raw / theirs, "times");
        figures::least(&format!("{name}, beside Postgres"), ours / theirs, "times", least);
    }
    figures::say("the best twenty alone, tantivy alone", flat_out(&|words| raw.best(words)), "1/s");
}
