//! How fast words are analysed: Kazakh and Russian, each word for the first time. `cargo bench -p search-index`.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use search_index::analysis::Analyser;
use search_index::analysis::kazakh::{Kazakh, Mode};

const KAZAKH: [&str; 12] = [
    "қызметкерлерінің",
    "басқармасының",
    "мемлекеттік",
    "жұмыстарын",
    "орындалған",
    "бөлімінде",
    "қаржыландыру",
    "оқиды",
    "халқымыздың",
    "аудандағы",
    "тәжірибе",
    "келмегендіктен",
];
const RUSSIAN: &str =
    "руководителями государственных учреждений рассматриваются предложения управления финансов";

fn benches(criterion: &mut Criterion) {
    let kazakh = Kazakh::new();
    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Elements(12));
    for (name, mode) in [("Kazakh words, nouns", Mode::Nominal), ("Kazakh words, full", Mode::Full)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                KAZAKH.iter().map(|word| kazakh.stem_in(black_box(word), mode).len()).sum::<usize>()
            });
        });
    }
    let analyser = Analyser::new();
    group.throughput(Throughput::Elements(7));
    group.bench_function("Russian text, remembered", |bencher| {
        bencher.iter(|| analyser.analyse(black_box(RUSSIAN)).len());
    });
    group.finish();
}

criterion_group!(analysis, benches);
criterion_main!(analysis);
