//! How long one changed document takes against 100,000 searches. `cargo bench -p search-index --bench percolate`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use search_index::{
    Change, ColumnField, DocId, Document, Filter, Index, LabelField, NameField, OpenOptions, Percolator,
    Predicate, Result, Schema, SegmentColumns, TextField,
};

const SEARCHES: u64 = 100_000;
const PEOPLE: u64 = 2_000;
/// What people do and look for, the first ones far more often than the last.
const WORDS: [&str; 48] = [
    "маман",
    "басшы",
    "бөлім",
    "бас",
    "қаржы",
    "мемлекеттік",
    "қызмет",
    "экономика",
    "заңгер",
    "құрылыс",
    "отдел",
    "начальник",
    "управление",
    "бухгалтер",
    "образование",
    "строительство",
    "здравоохранение",
    "кадры",
    "manager",
    "finance",
    "engineer",
    "policy",
    "ауыл",
    "шаруашылығы",
    "мұғалім",
    "дәрігер",
    "аудит",
    "бюджет",
    "статистика",
    "цифровизация",
    "экология",
    "көлік",
    "энергетика",
    "туризм",
    "спорт",
    "мәдениет",
    "юрист",
    "аналитик",
    "архитектор",
    "геолог",
    "землеустроитель",
    "картограф",
    "лингвист",
    "металлург",
    "нотариус",
    "переводчик",
    "социолог",
    "эколог",
];
const FORMS: [&str; 6] = ["", "ы", "ның", "лар", "а", "ов"];
const NAMES: [&str; 8] =
    ["Ахметов", "Төлеуханов", "Жұмағұлова", "Серікбаев", "Иванов", "Омарова", "Ким", "Сейтқали"];

/// A small deterministic source of numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// The smaller of two: what comes first is more frequent.
    fn word(&mut self) -> String {
        let sides = WORDS.len() as u64;
        let place = usize::try_from(self.roll(sides).min(self.roll(sides))).unwrap_or(0);
        let form = usize::try_from(self.roll(FORMS.len() as u64)).unwrap_or(0);
        format!("{}{}", WORDS.get(place).unwrap_or(&""), FORMS.get(form).unwrap_or(&""))
    }

    fn name(&mut self) -> &'static str {
        let place = usize::try_from(self.roll(NAMES.len() as u64)).unwrap_or(0);
        NAMES.get(place).copied().unwrap_or_default()
    }
}

fn schema() -> Schema {
    let facet = |name: &str| ColumnField::new(name).facet();
    let regions = (0..20)
        .map(|region| (region, vec![format!("Абай {region} облысы"), format!("Abai Region {region}")]));
    Schema::new("id")
        .names(NameField::new("surname").boost(3.0).called(["surname"]))
        .names(NameField::new("given"))
        .names(NameField::new("patronymic").patronymic())
        .text(TextField::new("posts").boost(2.0).called(["post"]))
        .text(TextField::new("studies").called(["education"]))
        .text(TextField::new("statement"))
        .column(facet("region"))
        .column(facet("category"))
        .column(facet("language"))
        .column(facet("field"))
        .labels(LabelField::new(TextField::new("regions"), "region", regions))
        .column(ColumnField::new("residence"))
        .column(ColumnField::new("periods"))
}

fn person(number: u64) -> Document {
    let mut dice = Dice(number);
    let mut words = |count: u64| (0..count).map(|_| dice.word()).collect::<Vec<_>>().join(" ");
    let (posts, studies, statement) = (words(24), words(8), words(40));
    Document::new(&format!("018f0000-0000-7000-8000-{number:012x}"))
        .text("posts", &posts)
        .text("studies", &studies)
        .text("statement", &statement)
        .name("surname", dice.name())
        .name("given", "Серік")
        .name("patronymic", "Болатұлы")
        .values("region", [dice.roll(20)])
        .values("category", [dice.roll(12)])
        .values("language", [dice.roll(20), dice.roll(20)])
        .values("field", [dice.roll(30)])
        .values("residence", [dice.roll(20_000)])
        .values("periods", (0..2 + dice.roll(7)).map(|_| dice.roll(480)))
}

/// Worked for at least so many months.
#[derive(Debug)]
struct Worked(u64);

impl Predicate for Worked {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let (periods, least) = (columns.column("periods")?, self.0);
        Ok(Box::new(move |doc| periods.values(doc).sum::<u64>() >= least))
    }

    fn name(&self) -> Option<String> {
        Some(format!("worked {}", self.0))
    }
}

/// What officers save: some words, a filter or two, most within the regions of the officer.
fn search(number: u64) -> (String, Vec<Filter>) {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let text = match dice.roll(10) {
        0 => String::new(),
        1 => format!("\"{} {}\"", dice.word(), dice.word()),
        2 => format!("{} OR {}", dice.word(), dice.word()),
        3 => format!("post:{} -{}", dice.word(), dice.word()),
        4 => dice.name().to_owned(),
        5 => format!("{}* {}", dice.word().chars().take(4).collect::<String>(), dice.word()),
        _ => (0..=dice.roll(3)).map(|_| dice.word()).collect::<Vec<_>>().join(" "),
    };
    let mut filters = Vec::new();
    if dice.roll(2) == 0 {
        filters.push(Filter::any_of("category", (0..=dice.roll(4)).map(|one| one * 3)));
    }
    if dice.roll(3) == 0 {
        filters.push(Filter::range("language", dice.roll(10)..=15));
    }
    if dice.roll(3) == 0 {
        filters.push(Filter::predicate(Worked(12 * dice.roll(30))));
    }
    if dice.roll(4) > 0 {
        let start = dice.roll(20) * 1_000;
        filters.push(Filter::range("residence", start..=start + 999));
    }
    (text, filters)
}

fn benches(criterion: &mut Criterion) {
    #[expect(clippy::expect_used, reason = "a benchmark without its parts has nothing to measure")]
    let percolator = {
        let folder = tempfile::tempdir().expect("temporary folder");
        let index = Index::open(folder.path(), &schema(), 1, OpenOptions::default()).expect("index").index;
        let batch: Vec<_> = (0..PEOPLE).map(|number| Change::Put(person(number))).collect();
        index.apply(&batch, "filled").expect("people");
        let mut percolator = Percolator::new(&index);
        let started = Instant::now();
        for number in 0..SEARCHES {
            let (text, filters) = search(number);
            percolator.put(number, &text, &filters).expect("search");
        }
        let put = started.elapsed();
        let found: usize = (0..100)
            .map(|number| percolator.matching(&person(PEOPLE + number)).map_or(0, |found| found.len()))
            .sum();
        #[expect(clippy::print_stderr, reason = "figures beside criterion's own, which measures repetitions")]
        {
            eprintln!("{SEARCHES} searches put in {put:?}; {} find a person on average", found / 100);
        }
        percolator
    };
    let mut group = criterion.benchmark_group("percolate");
    group.sample_size(50).measurement_time(Duration::from_secs(5)).warm_up_time(Duration::from_secs(1));
    let mut number = PEOPLE;
    group.bench_function("a changed person, 100,000 searches, aim ≤ 10 ms", |bencher| {
        bencher.iter(|| {
            number += 1;
            black_box(percolator.matching(&person(number)))
        });
    });
    group.finish();
}

criterion_group!(percolate, benches);
criterion_main!(percolate);
