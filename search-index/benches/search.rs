//! How fast the engine is on synthetic people: indexing, a typical search, a scan. `cargo bench -p search-index`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use search_index::{
    Change, Column, ColumnField, DocId, Document, Facet, Filter, Index, NameField, OpenOptions,
    RebuildOptions, Result, ScanCollector, ScanPart, Schema, SearchRequest, SegmentColumns, Sort, TextField,
};

const PEOPLE: u64 = 100_000;
const WORDS: [&str; 24] = [
    "қаржы",
    "бөлімінің",
    "басшысы",
    "мемлекеттік",
    "қызметкерлер",
    "экономика",
    "заңгер",
    "құрылыс",
    "отдела",
    "начальник",
    "управление",
    "бухгалтер",
    "образование",
    "строительство",
    "здравоохранение",
    "кадров",
    "manager",
    "finance",
    "engineer",
    "policy",
    "ауыл",
    "шаруашылығы",
    "мұғалім",
    "дәрігер",
];
const NAMES: [&str; 6] = ["Ахметов", "Төлеуханов", "Жұмағұлова", "Серікбаев", "Иванов", "Омарова"];

/// A small deterministic source of numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let place = usize::try_from(self.roll(from.len() as u64)).unwrap_or(0);
        from.get(place).copied().unwrap_or_default()
    }
}

fn schema() -> Schema {
    let facet = |name: &str| ColumnField::new(name).facet();
    Schema::new("id")
        .text(TextField::new("about").highlighted())
        .names(NameField::new("family").boost(3.0))
        .column(facet("region"))
        .column(facet("category"))
        .column(facet("language"))
        .column(facet("field"))
        .column(ColumnField::new("born"))
        .column(ColumnField::new("periods"))
}

fn person(number: u64) -> Document {
    let mut dice = Dice(number);
    let about: Vec<_> = (0..40).map(|_| dice.pick(&WORDS)).collect();
    let periods: Vec<_> = (0..2 + dice.roll(7)).map(|_| dice.roll(1 << 40)).collect();
    let languages: Vec<_> = (0..=dice.roll(3)).map(|_| dice.roll(6)).collect();
    Document::new(&format!("018f0000-0000-7000-8000-{number:012x}"))
        .text("about", about.join(" "))
        .name("family", dice.pick(&NAMES))
        .values("region", [710_000_000 + dice.roll(20) * 1_000_000])
        .values("category", [dice.roll(12)])
        .values("language", languages)
        .values("field", [dice.roll(30)])
        .values("born", [dice.roll(20_000)])
        .values("periods", periods)
        .payload(vec![7; 200])
}

fn filled(folder: &std::path::Path) -> Result<Index> {
    let index = Index::open(folder, &schema(), 1, OpenOptions::default())?.index;
    let started = Instant::now();
    let rebuild = index.begin_rebuild(RebuildOptions::default())?;
    rebuild.add((0..PEOPLE).map(person))?;
    rebuild.finish("filled")?;
    #[expect(clippy::print_stderr, reason = "one figure beside criterion's own, which measures repetitions")]
    {
        eprintln!("rebuilt {PEOPLE} in {:?}: {:?}", started.elapsed(), index.stats()?);
    }
    Ok(index)
}

struct Longest;
struct LongestPart(Column, u64);

impl ScanCollector for Longest {
    type Part = LongestPart;
    type Output = u64;

    fn part(&self, columns: &SegmentColumns) -> Result<LongestPart> {
        Ok(LongestPart(columns.column("periods")?, 0))
    }

    fn merge(&self, fruits: Vec<u64>) -> u64 {
        fruits.into_iter().max().unwrap_or(0)
    }
}

impl ScanPart for LongestPart {
    type Fruit = u64;

    fn visit(&mut self, doc: DocId) {
        self.1 = self.1.max(self.0.values(doc).sum());
    }

    fn finish(self) -> u64 {
        self.1
    }
}

fn benches(criterion: &mut Criterion) {
    #[expect(clippy::expect_used, reason = "a benchmark without a folder has nothing to measure")]
    let folder = tempfile::tempdir().expect("temporary folder");
    #[expect(clippy::expect_used, reason = "a benchmark without an index has nothing to measure")]
    let index = filled(folder.path()).expect("index");
    let typical = SearchRequest {
        text: "қаржы басшы".to_owned(),
        filters: vec![
            Filter::any_of("category", 0..6),
            Filter::any_of("language", [1, 2]),
            Filter::range("born", 3_000..=15_000),
        ],
        facets: ["region", "category", "language", "field"].into_iter().map(Facet::new).collect(),
        time_limit: Duration::from_secs(10),
        ..SearchRequest::default()
    };
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    group.bench_function("two words, 3 filters, 4 facets", |bencher| {
        bencher.iter(|| black_box(index.search(&typical)));
    });
    let words = SearchRequest { facets: vec![], filters: vec![], ..typical.clone() };
    group.bench_function("two words", |bencher| bencher.iter(|| black_box(index.search(&words))));
    let marked = SearchRequest { highlights: true, ..words.clone() };
    group.bench_function("two words, highlighted", |bencher| {
        bencher.iter(|| black_box(index.search(&marked)))
    });
    let name = SearchRequest { text: "Tuleukhanov".to_owned(), ..words.clone() };
    group.bench_function("a name in Latin", |bencher| bencher.iter(|| black_box(index.search(&name))));
    let sort = Sort::Column { column: "born".to_owned(), descending: true };
    let listed = SearchRequest { text: String::new(), sort, ..typical.clone() };
    group.bench_function("no words, 3 filters, 4 facets, by column", |bencher| {
        bencher.iter(|| black_box(index.search(&listed)));
    });
    group.throughput(Throughput::Elements(PEOPLE));
    group.bench_function("scan of all periods", |bencher| {
        bencher.iter(|| black_box(index.scan(&[], None, &Longest)));
    });
    group.throughput(Throughput::Elements(100));
    let mut number = PEOPLE;
    group.bench_function("apply of 100", |bencher| {
        bencher.iter(|| {
            let batch: Vec<_> = (0..100).map(|place| Change::Put(person(number + place))).collect();
            number += 100;
            black_box(index.apply(&batch, "applied"))
        });
    });
    group.finish();
}

criterion_group!(search, benches);
criterion_main!(search);
