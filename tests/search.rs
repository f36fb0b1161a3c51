//! An officer's search over invented people: filters, counts, orders and pages against what the profiles themselves
//! say, and the page that shows it. The bounds of an officer's reach are in `scope`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use diesel_async::SimpleAsyncConnection as _;
use kadr::people::{self, Profile};
use kadr::reference::codes::{Language, LanguageLevel, Role};
use kadr::seed::{Lives, load};
use serde_json::{Value, json};

use crate::support::{Actor, TestApp};

/// People of the reserve of these tests.
const PEOPLE: usize = 120;

pub struct Reserve {
    pub t: TestApp,
    people: Vec<Profile>,
}

impl Reserve {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With settings, see [`TestApp::with`].
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let t = TestApp::with(settings).await;
        let today = t.app.clock.today();
        load::people(&t.app, Lives::new(11, PEOPLE, today, &t.app.reference), |_| {}).await.unwrap();
        // they come in at one instant; here each at another
        let apart = "update people p set submitted_at = timestamptz '2026-01-01' + n * interval '1 hour'
            from (select id, row_number() over (order by md5(id::text)) as n from people) numbered where numbered.id = p.id";
        t.database.owner().await.batch_execute(apart).await.unwrap();
        t.index().await;
        let mut db = t.app.read().await.unwrap();
        let people = people::store::reserve_after(&mut db, None, 1000).await.unwrap();
        assert_eq!(people.len(), PEOPLE);
        drop(db);
        Self { t, people }
    }

    /// Reads everybody again, who were changed meanwhile.
    pub async fn read_again(&mut self) {
        let mut db = self.t.app.read().await.unwrap();
        self.people = people::store::reserve_after(&mut db, None, 1000).await.unwrap();
    }

    /// Ids of the people of whom this is true.
    pub fn of(&self, holds: impl Fn(&Profile) -> bool) -> BTreeSet<String> {
        self.people.iter().filter(|one| holds(one)).map(|one| one.person.id.to_string()).collect()
    }

    pub fn one(&self, id: &str) -> &Profile {
        self.people.iter().find(|one| one.person.id.to_string() == id).unwrap()
    }

    /// The commonest of the values people have, in the order of their codes where equal.
    pub fn commonest(&self, values: impl Fn(&Profile) -> BTreeSet<String>) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in self.people.iter().flat_map(values) {
            *counts.entry(value).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).unwrap().0
    }

    pub fn today(&self) -> NaiveDate {
        self.t.app.clock.today()
    }
}

/// The region of residence as the filter names it.
pub fn region(profile: &Profile) -> BTreeSet<String> {
    profile.person.residence_kato.map(|kato| kato.region().to_string()).into_iter().collect()
}

/// The highest completed level.
pub fn level(profile: &Profile, today: NaiveDate) -> BTreeSet<String> {
    let done = profile.education.iter().filter(|entry| entry.completed_by().is_some_and(|day| day <= today));
    done.max_by_key(|entry| entry.level.number()).map(|entry| entry.level.to_string()).into_iter().collect()
}

/// Whole fields and the directions in them that were completed.
fn fields(profile: &Profile, today: NaiveDate) -> BTreeSet<String> {
    let done = profile.education.iter().filter(|entry| entry.completed_by().is_some_and(|day| day <= today));
    let texts = done.filter_map(|entry| entry.field).map(|code| code.to_string());
    texts.flat_map(|text| [text[..2].to_owned(), text]).collect()
}

fn categories(profile: &Profile) -> BTreeSet<String> {
    profile.service.iter().filter_map(|entry| entry.category).map(|one| one.to_string()).collect()
}

pub fn sectors(profile: &Profile) -> BTreeSet<String> {
    profile.service.iter().map(|entry| entry.sector.to_string()).collect()
}

fn languages(profile: &Profile) -> BTreeSet<String> {
    profile.languages.iter().map(|entry| entry.language.to_string()).collect()
}

fn speaks(profile: &Profile, language: Language, least: LanguageLevel) -> bool {
    let mut spoken = profile.languages.iter();
    spoken.any(|entry| entry.language == language && entry.level.number() >= least.number())
}

/// Days worked, each once, counted one by one; and the first of them.
fn worked(profile: &Profile, today: NaiveDate) -> (Option<NaiveDate>, u64) {
    let mut days = BTreeSet::new();
    for entry in &profile.service {
        let last = entry.ended_on.unwrap_or(NaiveDate::MAX).min(today.pred_opt().unwrap());
        days.extend(entry.started_on.iter_days().take_while(|day| *day <= last));
    }
    (days.first().copied(), days.len() as u64)
}

/// Full years: the days laid end to end from the first one.
fn years(profile: &Profile, today: NaiveDate) -> u32 {
    let (Some(first), days) = worked(profile, today) else { return 0 };
    let last = first + Days::new(days);
    let years = u32::try_from(last.year() - first.year()).unwrap();
    if (last.month(), last.day()) < (first.month(), first.day()) { years - 1 } else { years }
}

fn starts_by(profile: &Profile, day: NaiveDate) -> bool {
    profile.wishes.available_from.is_none_or(|from| from <= day)
}

/// Everybody found, page by page in order, and the first answer.
pub async fn found(officer: &Actor, query: &str) -> (Vec<String>, Value) {
    let path = format!("/api/v1/people/search?{query}");
    let first = officer.get(&path).await.is(200).json();
    let mut all = Vec::new();
    let mut page = first.clone();
    loop {
        all.extend(
            page["items"].as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else { break };
        page = officer.get(&format!("{path}&after={next}")).await.is(200).json();
    }
    assert_eq!(first["total"], all.len(), "{query}");
    (all, first)
}

pub fn as_set(ids: &[String]) -> BTreeSet<String> {
    let set: BTreeSet<_> = ids.iter().cloned().collect();
    assert_eq!(set.len(), ids.len(), "somebody is on two pages");
    set
}

/// A facet as the answer has it.
pub fn facet(answer: &Value, name: &str) -> BTreeMap<String, u64> {
    let counts = answer["filters"][name].as_array().unwrap().iter();
    counts.map(|one| (one["code"].as_str().unwrap().to_owned(), one["people"].as_u64().unwrap())).collect()
}

/// The same counted by hand among the people of whom something is true.
pub fn counted(
    reserve: &Reserve,
    among: &BTreeSet<String>,
    values: impl Fn(&Profile) -> BTreeSet<String>,
) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for value in among.iter().flat_map(|id| values(reserve.one(id))) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_finds_exactly_whom_the_profiles_say() {
    let reserve = Reserve::new().await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let today = reserve.today();
    let lives = reserve.commonest(region);
    let studied =
        reserve.commonest(|one| fields(one, today).into_iter().filter(|code| code.len() == 3).collect());
    let (wide, highest) = (studied[..2].to_owned(), reserve.commonest(|one| level(one, today)));
    let (held, sector) = (reserve.commonest(categories), reserve.commonest(sectors));
    type Holds<'a> = Box<dyn Fn(&Profile) -> bool + 'a>;
    let cases: Vec<(String, Holds<'_>)> = vec![
        (format!("region={lives}"), Box::new(|one| region(one).contains(&lives))),
        (
            format!("region={lives}&region=750000000"),
            Box::new(|one| region(one).contains(&lives) || region(one).contains("750000000")),
        ),
        (format!("level={highest}"), Box::new(|one| level(one, today).contains(&highest))),
        (format!("field={wide}"), Box::new(|one| fields(one, today).contains(&wide))),
        (format!("field={studied}"), Box::new(|one| fields(one, today).contains(&studied))),
        (format!("category={held}"), Box::new(|one| categories(one).contains(&held))),
        (format!("sector={sector}"), Box::new(|one| sectors(one).contains(&sector))),
        ("language=en".into(), Box::new(|one| speaks(one, Language::English, LanguageLevel::A1))),
        (
            "language=en&language_level=c1".into(),
            Box::new(|one| speaks(one, Language::English, LanguageLevel::C1)),
        ),
        ("years_from=10".into(), Box::new(|one| years(one, today) >= 10)),
        ("years_to=9".into(), Box::new(|one| years(one, today) <= 9)),
        ("available_within=0".into(), Box::new(|one| starts_by(one, today))),
        ("available_within=3".into(), Box::new(|one| starts_by(one, today + Months::new(3)))),
        (
            format!("available_by={}", today + Days::new(30)),
            Box::new(|one| starts_by(one, today + Days::new(30))),
        ),
        (
            "submitted_from=2026-01-03&submitted_to=2026-01-04".into(),
            Box::new(|one| {
                let day = reserve.t.app.clock.day_of(one.person.submitted_at.unwrap());
                ["2026-01-03", "2026-01-04"].contains(&day.to_string().as_str())
            }),
        ),
        ("years_from=5&years_to=15".into(), Box::new(|one| (5..=15).contains(&years(one, today)))),
        (
            format!("level={highest}&sector={sector}&years_from=3&language=ru&language_level=b2"),
            Box::new(|one| {
                level(one, today).contains(&highest)
                    && sectors(one).contains(&sector)
                    && years(one, today) >= 3
                    && speaks(one, Language::Russian, LanguageLevel::B2)
            }),
        ),
    ];
    for (query, holds) in cases {
        let expected = reserve.of(holds);
        assert!(
            !expected.is_empty() && expected.len() < PEOPLE,
            "{query} tells nobody apart: {}",
            expected.len()
        );
        assert_eq!(as_set(&found(&officer, &query).await.0), expected, "{query}");
    }
    assert_eq!(as_set(&found(&officer, "").await.0), reserve.of(|_| true));
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_beside_the_filters_are_those_of_the_profiles() {
    let reserve = Reserve::new().await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let today = reserve.today();
    let (lives, sector) = (reserve.commonest(region), reserve.commonest(sectors));
    let everybody = reserve.of(|_| true);
    let both = reserve.of(|one| region(one).contains(&lives) && sectors(one).contains(&sector));
    let (there, working) =
        (reserve.of(|one| region(one).contains(&lives)), reserve.of(|one| sectors(one).contains(&sector)));
    let query = format!("region={lives}&sector={sector}");
    let (plain, narrowed) = (found(&officer, "").await.1, found(&officer, &query).await.1);
    for (answer, all, in_region, in_sector) in
        [(&plain, &everybody, &everybody, &everybody), (&narrowed, &both, &there, &working)]
    {
        assert_eq!(facet(answer, "level"), counted(&reserve, all, |one| level(one, today)));
        assert_eq!(facet(answer, "field"), counted(&reserve, all, |one| fields(one, today)));
        assert_eq!(facet(answer, "category"), counted(&reserve, all, categories));
        assert_eq!(facet(answer, "language"), counted(&reserve, all, languages));
        // each value beside its own filter counts with everything else as it is
        assert_eq!(facet(answer, "region"), counted(&reserve, in_sector, region));
        assert_eq!(facet(answer, "sector"), counted(&reserve, in_region, sectors));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_what_they_are_called() {
    let reserve = Reserve::new().await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let today = reserve.today();
    let (by_years, first) = found(&officer, "sort=years").await;
    let days: Vec<_> = by_years.iter().map(|id| worked(reserve.one(id), today).1).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    assert!(days[0] > days[PEOPLE - 1]);
    let shown = &first["items"][0];
    let months = shown["service_months"].as_u64().unwrap();
    assert_eq!(months / 12, u64::from(years(reserve.one(&by_years[0]), today)), "{shown}");

    let (newest, _) = found(&officer, "sort=newest").await;
    let at: Vec<_> =
        newest.iter().map(|id| reserve.one(id).person.submitted_at.unwrap().timestamp()).collect();
    assert!(at.is_sorted_by(|a, b| a >= b) && at[0] > at[PEOPLE - 1], "{at:?}");
    assert_eq!(found(&officer, "").await.0, newest, "without words the newest come first");
    assert_ne!(newest, by_years);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_held_still_while_the_reserve_changes() {
    let reserve = Reserve::new().await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let (before, _) = found(&officer, "sort=years").await;
    let first = officer.get("/api/v1/people/search?sort=years").await.is(200).json();
    let next = first["next"].as_str().unwrap();
    // somebody of the second page leaves, and everybody else of it changes so much that they would stand elsewhere
    let change = format!(
        "update people set state = 'withdrawn' where id = '{}';
         update service_entries set started_on = '2024-01-01', ended_on = null where person_id in ('{}', '{}')",
        before[25], before[0], before[30]
    );
    reserve.t.database.owner().await.batch_execute(&change).await.unwrap();
    reserve.t.index().await;
    let path = format!("/api/v1/people/search?sort=years&after={next}");
    let second = officer.get(&path).await.is(200).json();
    let ids: Vec<_> =
        second["items"].as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap()).collect();
    let mut kept = before[20..40].to_vec();
    kept.remove(5);
    assert_eq!(ids, kept, "the second page of the state that the first page was of, without who left");
    assert_eq!((&second["hidden"], &second["total"]), (&json!(1), &first["total"]));
    let page = format!("/search?sort=years&page=2&at={}", first["snapshot"].as_str().unwrap());
    let page = officer.get(&page).await.is(200).text;
    assert!(
        page.contains("One person on this page is no longer available") && !page.contains(&before[25]),
        "{page}"
    );
    let (after, _) = found(&officer, "sort=years").await;
    assert!(!after.contains(&before[25]) && after[0] != before[0], "a list asked for anew is of today");

    // a state that is gone: the API says so, the page shows the present one and says so
    let refused = officer.get("/api/v1/people/search?sort=years&after=2.7-7-7").await.is(409).json();
    assert_eq!(refused["code"], "list_expired");
    let beyond = officer.get("/search?sort=years&page=400").await.is(200).text;
    assert!(
        beyond.contains(&after[PEOPLE - 2]) && !beyond.contains("Nobody is found"),
        "the last page: {beyond}"
    );
    let page = officer.get("/search?sort=years&page=2&at=7-7-7").await.is(200).text;
    assert!(page.contains("is not kept any more"), "{page}");
    officer.get("/api/v1/people/search?after=nonsense").await.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_marks_the_words_and_its_address_holds_the_search() {
    let reserve = Reserve::new().await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let someone = reserve.people.iter().find(|one| one.wishes.statement.contains(' ')).unwrap();
    let word = someone.wishes.statement.split_whitespace().max_by_key(|word| word.chars().count()).unwrap();
    let word: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let hit = officer
        .send(officer.request(reqwest::Method::GET, "/api/v1/people/search").query(&[("q", &word)]))
        .await;
    let hit = hit.is(200).json();
    let passages =
        hit["items"].as_array().unwrap().iter().flat_map(|one| one["passages"].as_array().unwrap());
    let marked =
        passages.flat_map(|one| one["pieces"].as_array().unwrap()).filter(|piece| piece["found"] == true);
    let marked: Vec<_> = marked.map(|piece| piece["text"].as_str().unwrap().to_lowercase()).collect();
    assert!(marked.contains(&word.to_lowercase()), "{word} in {marked:?}");
    let page = officer
        .send(officer.request(reqwest::Method::GET, "/search").query(&[("q", &word)]))
        .await
        .is(200)
        .text;
    assert!(page.contains("<mark>"), "no word is marked in {page}");

    let lives = reserve.commonest(region);
    let address = format!(
        "/search?region={lives}&level=bachelor&level=master&years_from=1&language=kk&language_level=a1&sort=years"
    );
    let page = officer.get(&address).await.is(200).text;
    for ticked in [&lives, "bachelor", "master", "kk"] {
        let box_of = page
            .split("<input")
            .find(|tag| tag.contains(&format!("value=\"{ticked}\"")) && tag.contains("checkbox"));
        let tag = box_of.and_then(|tag| tag.split('>').next());
        assert!(tag.is_some_and(|tag| tag.contains(" checked")), "{ticked} is not ticked: {tag:?}");
    }
    assert!(page.contains("name=\"years_from\" type=\"text\" inputmode=\"numeric\" value=\"1\""), "{page}");
    // every other address of the page keeps the rest: a chip leaves out one value, an order changes the order alone
    let links: Vec<String> = page
        .split("href=\"/search?")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"))
        .collect();
    let without = |name: &str, value: &str| {
        links.iter().any(|link| {
            !link.contains(&format!("{name}={value}"))
                && link.contains("language_level=a1")
                && link.contains("sort=years")
        })
    };
    assert!(
        without("level", "master") && without("region", &lives) && without("years_from", "1"),
        "{links:?}"
    );
    let newest = links.iter().find(|link| link.contains("sort=newest")).unwrap();
    for part in
        [format!("region={lives}"), "level=bachelor".into(), "level=master".into(), "language=kk".into()]
    {
        assert!(newest.contains(&part), "{part} is lost in {newest}");
    }
    if let Some(next) = links.iter().find(|link| link.contains("page=2")) {
        assert!(next.contains("at=") && next.contains("sort=years") && next.contains(&lives), "{next}");
        officer.get(&format!("/search?{next}")).await.is(200);
    }
}
