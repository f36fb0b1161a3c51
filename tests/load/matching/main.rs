//! How fast verdicts and matches are: the evaluator alone, one rule asked of 1,000,000 invented people in the index, and
//! the same rule in SQL over the same people in the same run, whose counts must agree. Prints one line per figure.
//! `make bench`, or for less `cargo bench --bench matching -- --people 100000`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark fails loudly")]

#[path = "../figures.rs"]
mod figures;
mod reserve;
mod sql;
mod vacancies;

use std::hint::black_box;
use std::time::{Duration, Instant};

use clap::Parser as _;
use kadr::matching::closeness::Closeness;
use kadr::matching::evaluation::{Counts, Listed, Question};
use kadr::matching::merit::Yardstick;
use kadr::matching::sensitivity::{Alteration, Survey, change_of};
use kadr::matching::standings::standings;
use kadr::posts::Weights;
use kadr::reference::data::Names;
use kadr::rules::{Compiled, Day, Outcome, PersonFacts, Rule, Setting};
use search_index::Snapshot;

/// The program's own: what allocates is measured with what it will run on.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Times of one figure.
const TIMES: usize = 21;
/// People of the first page and the next ones.
const TOP: usize = 50;
/// Open vacancies one person is held against: so many days, bodies and categories that few share an answer.
const VACANCIES: usize = 3_000;

/// Eight leaves: what a senior post of a finance department may ask for.
const RULE: &str = include_str!("rule.toml");

#[derive(clap::Parser)]
struct Arguments {
    /// People in the index.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
    /// Without the same in SQL.
    #[arg(long)]
    no_sql: bool,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let Arguments { people, no_sql, .. } = Arguments::parse();
    let rule = Rule::from_toml(RULE).unwrap();
    let day = Day::from_ymd(2026, 12, 1).unwrap();

    let reserve = reserve::build(people);
    evaluation(&rule, day, &reserve.sample);
    one_person(&reserve.sample);

    let tenth = reserve::build(people / 10);
    let small = matched(&tenth.index.snapshot().unwrap(), &rule, day, &format!("{} people", people / 10));
    drop(tenth);
    let large = matched(&reserve.index.snapshot().unwrap(), &rule, day, &format!("{people} people"));
    changed(&reserve.index.snapshot().unwrap(), &rule, day);
    figures::most("ten times the people, statistics", large.with / small.with, "times", 10.0);

    if !no_sql {
        let asked = sql::ask(&reserve.facts, day, TIMES.min(5));
        assert_eq!(asked.counts, large.counts, "SQL and the evaluator must agree about everybody");
        figures::least("the evaluator beside SQL", asked.milliseconds / large.without, "times as fast", 1.0);
    }
}

/// One evaluation, for somebody with six periods.
fn evaluation(rule: &Rule, day: Day, sample: &[PersonFacts]) {
    let six: Vec<_> = sample.iter().filter(|facts| facts.periods.len() == 6).collect();
    assert!(!six.is_empty(), "nobody has six periods");
    let compiled = Compiled::new(rule, &Setting::default());
    let mut leaves = Vec::new();
    let rounds = 200_000 / six.len() + 1;
    let each = |run: &mut dyn FnMut(&PersonFacts)| {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let began = Instant::now();
            for _ in 0..rounds {
                six.iter().for_each(|facts| run(facts));
            }
            times.push(began.elapsed());
        }
        figures::middle(&mut times).as_secs_f64() * 1e9 / (rounds * six.len()) as f64
    };
    let short = each(&mut |facts| {
        black_box(compiled.outcome(facts, day));
    });
    figures::most("one evaluation, 8 leaves, 6 periods", short, "ns", 300.0);
    let whole = each(&mut |facts| {
        black_box(compiled.with_leaves(facts, day, &mut leaves));
    });
    figures::say("the same with every leaf", whole, "ns");
}

/// One person against every open vacancy, as the applicant's page asks.
fn one_person(sample: &[PersonFacts]) {
    let open = vacancies::open(VACANCIES);
    let mut times = Vec::new();
    for facts in sample.iter().take(200) {
        let began = Instant::now();
        black_box(standings(&open, facts).unwrap());
        times.push(began.elapsed());
    }
    figures::times(&format!("one person, {VACANCIES} vacancies"), &mut times, [None, Some(5.0)]);
}

/// What a step easier, a step harder and the absence of one leaf would change, for each leaf: the slowest is told.
fn changed(snapshot: &Snapshot, rule: &Rule, day: Day) {
    let mut slowest = (Duration::ZERO, String::new());
    for leaf in rule.leaves() {
        for (name, alteration) in
            [("easier", Alteration::Easier), ("harder", Alteration::Harder), ("gone", Alteration::Without)]
        {
            let Ok(change) = change_of(rule, &Setting::default(), &leaf.id, alteration) else { continue };
            let survey = Survey::new(change, day);
            let mut times = Vec::new();
            for _ in 0..TIMES {
                let began = Instant::now();
                black_box(snapshot.scan(&[], None, &survey).unwrap());
                times.push(began.elapsed());
            }
            let middle = figures::middle(&mut times);
            if middle > slowest.0 {
                slowest = (middle, format!("{} {name}", leaf.id));
            }
        }
    }
    let (time, which) = slowest;
    figures::most(
        &format!("one leaf changed, the slowest ({which})"),
        time.as_secs_f64() * 1e3,
        "ms p50",
        300.0,
    );
}

struct Matched {
    counts: Counts,
    /// Milliseconds without and with each requirement's share.
    without: f64,
    with: f64,
}

/// The match of one vacancy over everybody: exact counts and the first of the order.
fn matched(snapshot: &Snapshot, rule: &Rule, day: Day, among: &str) -> Matched {
    let title = Names {
        kk: "Қаржы бөлімінің басшысы".into(),
        ru: "Руководитель финансового отдела".into(),
        en: "Head of the finance division".into(),
    };
    let yardstick = Yardstick::new(rule, "710000000".parse().unwrap(), day, Weights::default());
    let meets = Listed::Verdict(Outcome::Meets);
    let question = || Question::new(rule, &Setting::default(), day, yardstick, meets, TOP);
    let mut counts = Counts::default();
    let mut timed = |make: &dyn Fn() -> Question| {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let began = Instant::now();
            // the words of the title are looked up each time, as a request does
            let closeness = Closeness::of(snapshot, &title).unwrap();
            let found = snapshot.scan(&[], None, &make().near(closeness).ready()).unwrap();
            times.push(began.elapsed());
            assert!(found.ranked.len() == TOP.min(usize::try_from(found.listed).unwrap()));
            counts = found.counts;
        }
        figures::middle(&mut times)
    };
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let without = milliseconds(timed(&|| question().without_statistics()));
    let with = milliseconds(timed(&question));
    figures::most(&format!("match, counts and top {TOP}, {among}"), without, "ms p50", 150.0);
    figures::most(&format!("match with every leaf, {among}"), with, "ms p50", 400.0);
    let total = counts.all();
    for (name, count) in
        [("meet", counts.meets), ("cannot be told", counts.cannot_tell), ("do not meet", counts.does_not)]
    {
        figures::say(&format!("who {name}, of {total}"), count as f64, "people");
    }
    Matched { counts, without, with }
}
