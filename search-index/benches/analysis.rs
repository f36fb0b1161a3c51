//! How fast words are analysed: Kazakh and Russian, each word for the first time. `cargo bench -p search-index`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
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
    let modes = [
        ("a Kazakh word, nouns, aim ≤ 3 µs", Mode::Nominal),
        ("a Kazakh word, every form, aim ≤ 3 µs", Mode::Full),
    ];
    for (name, mode) in modes {
        let mut words = KAZAKH.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| words.next().map(|word| kazakh.stem_in(black_box(word), mode).len()));
        });
    }
    let analyser = Analyser::new();
    group.bench_function("Russian text of seven words, remembered", |bencher| {
        bencher.iter(|| analyser.analyse(black_box(RUSSIAN)).len());
    });
    group.finish();
}

criterion_group!(analysis, benches);
criterion_main!(analysis);
