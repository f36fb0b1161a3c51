//! People like one person: what is said of oneself never counts, nor who one is; the parts add up; and the likeness is
//! the one that people would see.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use search_index::OpenOptions;

use super::profiles::{on, profile};
use super::{indexed_with, today};
use crate::matching::similar::{Part, Share, parts, request, things};
use crate::people::Profile;
use crate::reference::codes::Sex;
use crate::reference::data::Reference;
use crate::thesaurus::shipped;

const TITLES: [&str; 6] = [
    "Бас маман",
    "Аудитор",
    "Главный геодезист",
    "Budget analyst",
    "Қаржы бөлімінің басшысы",
    "Инженер-эколог",
];

/// Whom the index finds like the first of these, with score and shared things.
fn alike(people: &[Profile]) -> Vec<(String, f32, Vec<Share>)> {
    let options = OpenOptions {
        writer_bytes: 15_000_000,
        analyser: shipped::analyser().unwrap(),
        ..OpenOptions::default()
    };
    let (_folder, index) = indexed_with(people, options);
    let reference = Reference::load().unwrap();
    let things = things(&people[0], today());
    let request = request(&people[0], &things, &reference, Vec::new(), Duration::from_secs(10));
    let found = index.snapshot().unwrap().similar(&request).unwrap();
    let told = found.hits.into_iter().map(|hit| (hit.id, hit.score, parts(hit.shared, &things)));
    told.collect()
}

/// People whose posts differ.
fn people() -> impl Strategy<Value = Vec<Profile>> {
    let one =
        (profile(), vec(select(&TITLES[..]), 6), prop::bool::ANY).prop_map(|(mut one, titles, male)| {
            for (entry, title) in one.service.iter_mut().zip(titles) {
                entry.fact.post_title = title.into();
            }
            one.person.sex = Some(if male { Sex::Male } else { Sex::Female });
            one
        });
    vec(one, 2..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Everybody called otherwise, of the other sex, born in another year: the same people in the same order for the same
    /// reasons.
    #[test]
    fn who_people_are_changes_nothing(people in people()) {
        let others: Vec<Profile> = people.iter().cloned().map(|mut one| {
            one.person.surname = Some("Квасневский".into());
            one.person.given = Some("Ойбек".into());
            one.person.patronymic = Some("Ойбекұлы".into());
            one.person.sex = one.person.sex.map(|sex| if sex == Sex::Male { Sex::Female } else { Sex::Male });
            one.person.born_on = Some(on(1959, 3, 4));
            one
        }).collect();
        prop_assert_eq!(alike(&people), alike(&others));
    }

    #[test]
    fn the_parts_add_up_and_none_is_worth_more_than_it_says(people in people()) {
        for (_, score, parts) in alike(&people) {
            let sum: f32 = parts.iter().map(|share| share.score).sum();
            prop_assert!((sum - score).abs() < 0.01 && score < 100.01);
            for share in parts {
                prop_assert!(share.score <= share.of + 0.01 && !share.shared.is_empty(), "{share:?}");
            }
        }
    }
}

#[test]
fn all_parts_together_are_worth_a_hundred() {
    assert!((Part::ALL.iter().map(|part| part.worth()).sum::<f32>() - 100.0).abs() < 1e-4);
}

fn somebody(title: &str, organisation: &str, statement: &str) -> Profile {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let service = super::profiles::service().new_tree(&mut runner).unwrap().current();
    let mut one = Profile::of(crate::people::Person::blank());
    one.person.state = crate::people::State::Submitted;
    (one.person.surname, one.person.given) = (Some("Зылиха".into()), Some("Серікқызы".into()));
    one.service = vec![service];
    one.service[0].fact.post_title = title.into();
    one.service[0].fact.organisation = organisation.into();
    one.wishes.statement = statement.into();
    one
}

/// A name, a party, a year and a word of descent written into a statement or a post are no likeness; work is, in any language.
#[test]
fn likeness_is_of_work_and_not_of_what_must_not_count() {
    let people = [
        somebody(
            "Мемлекеттік аудитор",
            "Қаржы бөлімі",
            "Мен, Зылиха, 1984 жылы туған қазақ, Amanat партиясы",
        ),
        somebody("Старший аудитор", "Финансы", ""),
        somebody("Пастух", "Хозяйство", "Зылиха, 1984, қазақ, туған, Amanat партия"),
        somebody("Auditor", "Private", "audit"),
        somebody("Водитель", "Автобаза", ""),
    ];
    let id = |place: usize| people[place].person.id.to_string();
    let found = alike(&people);
    let ids: Vec<_> = found.iter().map(|(id, ..)| id.clone()).collect();
    assert_eq!(ids[0], id(1), "{found:?}");
    assert!(ids.contains(&id(3)) || found.len() == 1, "{found:?}");
    assert!(!ids.contains(&id(2)), "what must not count counted: {found:?}");
    assert!(!ids.contains(&id(4)) && !ids.contains(&id(0)), "{found:?}");
}
