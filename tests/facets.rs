//! Filters with counts over HTTP: places as a tree, years as a histogram, chosen values as links that remove them, help
//! for an empty list, and all of it within the officer's regions. Also: no text that an officer may type is too odd.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Locale;
use serde_json::{Value, json};

use crate::support::{Actor, TestApp};

/// Surname, place of residence, year of the only period of work (none: never worked), title of the post.
const PEOPLE: [(&str, &str, Option<u16>, &str); 6] = [
    ("Ахметов", "100000000", Some(2024), "Экономист"),
    ("Бекова", "103200000", Some(2012), "Главный бухгалтер"),
    ("Волков", "103200000", None, ""),
    ("Ғабитова", "101000000", Some(2001), "Қаржы бөлімінің басшысы"),
    ("Дәулет", "750000000", Some(2012), "Экономист"),
    ("Есимов", "751110000", Some(1990), "Геолог"),
];

pub async fn reserve() -> TestApp {
    let t = TestApp::start().await;
    let mut sql = String::new();
    for (surname, place, since, post) in PEOPLE {
        let id = uuid::Uuid::now_v7();
        sql += &format!(
            "insert into people (id, state, source, surname, given_name, born_on, citizenship, residence_kato, submitted_at)
               values ('{id}', 'submitted', 'seed', '{surname}', 'Аян', '1970-05-17', 'KZ', '{place}', now());"
        );
        if let Some(year) = since {
            sql += &format!(
                "insert into service_entries (id, person_id, started_on, organisation, sector, kind, post_title, \"leading\", grade)
                   values ('{}', '{id}', '{year}-02-01', 'Әкімдік', 'finance', 'private', '{post}', false, 'declared');",
                uuid::Uuid::now_v7()
            );
        }
    }
    t.database.owner().await.batch_execute(&sql).await.unwrap();
    t.index().await;
    t
}

pub async fn officer_of(t: &TestApp, regions: &[&str]) -> Actor {
    t.officer_in(regions, Locale::En).await
}

pub async fn search(officer: &Actor, query: &str) -> Value {
    officer.get(&format!("/api/v1/people/search{query}")).await.is(200).json()
}

/// `code people` of each place, indented.
fn places(answer: &Value) -> Vec<String> {
    let places = answer["filters"]["places"].as_array().unwrap().iter();
    let line = |place: &Value| {
        let depth = usize::try_from(place["depth"].as_u64().unwrap()).unwrap();
        format!("{}{} {}", ">".repeat(depth), place["code"].as_str().unwrap(), place["people"])
    };
    places.map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn places_are_a_tree_and_years_a_histogram_within_the_officers_regions() {
    let t = reserve().await;
    let everywhere = officer_of(&t, &[]).await;
    let answer = search(&everywhere, "").await;
    assert_eq!(places(&answer), ["100000000 4", "750000000 2"]);
    assert_eq!(
        answer["filters"]["region"],
        json!([{ "code": "100000000", "people": 4 }, { "code": "750000000", "people": 2 }])
    );
    let years = answer["filters"]["years"].as_array().unwrap();
    assert_eq!(years.len(), 9);
    assert_eq!(years.iter().map(|range| range["people"].as_u64().unwrap()).sum::<u64>(), 6);
    assert_eq!(years[0], json!({ "from": 0, "to": 0, "people": 1 }));
    assert_eq!(years[8], json!({ "from": 30, "to": null, "people": 1 }));

    // as if nothing were chosen in the own filter, with everything else as it is
    let chosen = search(&everywhere, "?region=103200000&years_from=10&years_to=14").await;
    assert_eq!(chosen["total"], 1);
    assert_eq!(places(&chosen), ["100000000 1", ">103200000 1", "750000000 1"]);
    let years = chosen["filters"]["years"].as_array().unwrap();
    assert_eq!(years.iter().map(|range| range["people"].as_u64().unwrap()).sum::<u64>(), 2);
    let narrowed = search(&everywhere, "?region=100000000&region=103200000").await;
    assert_eq!((&narrowed["total"], places(&narrowed).len()), (&json!(2), 4));
    let either = search(&everywhere, "?region=103200000&region=750000000").await;
    assert_eq!(either["total"], 4);

    // an officer of one district sees it alone, in every count
    let local = officer_of(&t, &["103200000"]).await;
    let answer = search(&local, "").await;
    assert_eq!((&answer["total"], places(&answer)), (&json!(2), vec!["100000000 2".to_owned()]));
    let years = answer["filters"]["years"].as_array().unwrap();
    assert_eq!(years.iter().map(|range| range["people"].as_u64().unwrap()).sum::<u64>(), 2);
    let outside = search(&local, "?region=750000000&years_from=30").await;
    assert_eq!(outside["total"], 0);
    let advice = outside["advice"].as_array().unwrap();
    // the region alone does not help, nor the years alone: both do
    assert_eq!(advice, &[json!({ "leave_out": "region", "and": "years", "people": 2 })]);
    assert!(places(&outside).iter().all(|place| place.ends_with(" 0")), "{:?}", places(&outside));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_tree_histogram_chips_and_help_in_three_languages() {
    let t = reserve().await;
    let officer = officer_of(&t, &[]).await;
    let page =
        officer.get("/search?region=103200000&years_from=10&years_to=14&sort=years").await.is(200).text;
    assert!(page.contains("kadr-inside--1") && page.contains("value=\"103200000\" checked"), "{page}");
    // a chip is a link to the search without it
    assert!(page.contains("href=\"/search?years_from=10&#38;years_to=14&#38;sort=years\""), "{page}");
    assert!(page.contains("kadr-histogram") && page.contains("10 to 14 years</a>"), "{page}");
    assert!(page.contains("aria-current=\"true\">10 to 14 years"), "{page}");
    for (locale, without) in [
        (Locale::En, "Without “Region” and “Years of work”"),
        (Locale::Ru, "Без условий «"),
        (Locale::Kk, "» шарттарынсыз"),
    ] {
        let officer = t.officer_in(&[], locale).await;
        let page = officer.get("/search?region=110000000&years_from=60").await.is(200).text;
        assert!(page.contains("kadr-empty") && page.contains(without), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misspelling_is_answered_and_what_was_meant_is_a_link() {
    let t = reserve().await;
    let (everywhere, local) = (officer_of(&t, &[]).await, officer_of(&t, &["103200000"]).await);
    let answer = search(&everywhere, "?q=экономст&sector=finance").await;
    assert_eq!(answer["words"]["did_you_mean"], json!({ "text": "экономист", "people": 2 }));
    assert_eq!(search(&everywhere, "?q=экономист").await["words"]["did_you_mean"], Value::Null);
    // the words of people elsewhere are not suggested
    assert_eq!(search(&local, "?q=экономст").await["words"]["did_you_mean"], Value::Null);
    assert_eq!(search(&local, "?q=бугалтер").await["words"]["did_you_mean"]["text"], "бухгалтер");
    let page = everywhere.get("/search?q=экономст&sort=years").await.is(200).text;
    let query = serde_html_form::to_string([("sort", "years"), ("q", "экономист")]).unwrap();
    assert!(page.contains("Did you mean <a"), "{page}");
    assert!(page.contains(&format!("href=\"/search?{}\"", query.replace('&', "&#38;"))), "{page}");
    assert!(page.contains("value=\"экономст\""), "what was asked stays: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_person_says_why_they_were_found() {
    let t = reserve().await;
    let officer = officer_of(&t, &[]).await;
    let answer = search(&officer, "?q=экономисты Akhmetov&region=100000000").await;
    let found = &answer["items"][0];
    let reasons = found["reasons"].as_array().unwrap();
    assert_eq!(reasons.len(), 2, "{found}");
    assert!(
        reasons[1]["met"]
            .as_array()
            .unwrap()
            .contains(&json!({ "field": "surname", "how": "name", "language": null, "concept": null }))
    );
    let words = reasons[0]["met"].as_array().unwrap();
    assert!(words.iter().any(|met| met["field"] == "posts"), "{found}");
    let sum = |parts: &[Value]| parts.iter().map(|part| part["score"].as_f64().unwrap()).sum::<f64>();
    let extras = found["extras"].as_array().unwrap();
    let parts: Vec<_> = extras.iter().map(|extra| extra["part"].as_str().unwrap()).collect();
    assert_eq!(parts, ["recency", "completeness"], "{found}");
    assert!((sum(reasons) + sum(extras) - found["score"].as_f64().unwrap()).abs() < 0.01);
    assert!(sum(extras) > 0.0 && sum(extras) <= sum(reasons) * 0.0501, "{found}");
    assert_eq!(search(&officer, "").await["items"][0]["reasons"], json!([]));
    let query = serde_html_form::to_string([("q", "Akhmetov")]).unwrap();
    for (locale, words) in [
        (Locale::En, "surname: a spelling of the name (97% of the score)"),
        (Locale::Ru, "фамилия: написание имени (97 % оценки)"),
        (Locale::Kk, "тегі: есімнің жазылуы (бағаның 97 %-ы)"),
    ] {
        let page = t.officer_in(&[], locale).await.get(&format!("/search?{query}")).await.is(200).text;
        assert!(
            page.contains("<details class=\"govuk-details kadr-why\">") && page.contains(words),
            "{page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_is_completed_with_names_of_the_officers_regions_alone() {
    let t = reserve().await;
    let (everywhere, local) = (officer_of(&t, &[]).await, officer_of(&t, &["103200000"]).await);
    let suggested = async |officer: &Actor, typed: &str| {
        let query = serde_html_form::to_string([("q", typed)]).unwrap();
        let answer = officer.get(&format!("/api/v1/people/search/suggestions?{query}")).await.is(200).json();
        let items = answer["items"].as_array().unwrap().clone();
        assert!(items.len() <= 10, "{typed}");
        items
    };
    let texts = |items: &[Value]| -> Vec<String> {
        items.iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect()
    };
    let names = |items: &[Value]| -> Vec<String> {
        let names = items.iter().filter(|item| item["kind"] == "name");
        names.map(|item| item["text"].as_str().unwrap().to_owned()).collect()
    };
    assert!(texts(&suggested(&everywhere, "главный бухг").await).contains(&"главный бухгалтер".to_owned()));
    assert_eq!(names(&suggested(&everywhere, "ахм").await), ["Ахметов"]);
    assert_eq!(names(&suggested(&everywhere, "экономист akhm").await), ["экономист Ахметов"]);
    assert_eq!(names(&suggested(&everywhere, "ғаб").await), names(&suggested(&everywhere, "габ").await));
    // whoever lives elsewhere is not there for this officer
    assert_eq!(names(&suggested(&local, "ахм").await), [""; 0]);
    assert_eq!(names(&suggested(&local, "бек").await), ["Бекова"]);
    for odd in
        ["", " ", "a", "\"", "name:", "*", "-", "қ".repeat(5_000).as_str(), "\u{202e}\u{200b}", "👩‍💼", "OR"]
    {
        suggested(&everywhere, odd).await;
    }
    let lines = everywhere.get("/search/suggestions?q=accountan").await.is(200).json();
    assert_eq!(lines[0]["text"].as_str().map(str::to_lowercase).as_deref(), Some("accountant"));
    assert_eq!(lines[0]["kind"], "post");
    let noted = "select count(*) as count from audit_entries where action like 'people.s%'";
    assert_eq!(t.database.count(noted).await, 0);
}

/// Odd texts and what is expected of the answer: a status and, for 200, that it came from bounded work.
#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_answered_and_nothing_of_it_is_kept() {
    let t = reserve().await;
    let officer = officer_of(&t, &[]).await;
    let secret = "қпясөз";
    let texts: Vec<(&str, String, u16)> = vec![
        ("empty", String::new(), 200),
        ("blank", " \t\u{a0}\u{2003} ".into(), 200),
        ("one letter", "қ".into(), 200),
        ("one Latin letter", "a".into(), 200),
        ("ten thousand words", "a ".repeat(10_000), 422),
        ("as many words as fit", "сөз ".repeat(124), 200),
        ("one long word", "қ".repeat(499), 200),
        ("like a regular expression", "(a+)+$|.*[^\\w]{1,9999}\\".into(), 200),
        ("like SQL and markup", "'; drop table people;-- <script>alert(1)</script> {{7*7}} ${x}".into(), 200),
        ("wildcards", "* ** ?* *а а* *:*".into(), 200),
        ("only punctuation", "!!! … ,,, ;;; — «» \"\" ' `".into(), 200),
        ("only operators", "OR - OR -- ИЛИ | || НЕМЕСЕ".into(), 200),
        ("scripts mixed in a word", "экoнoмиcт бyхгaлтeр қaржы".into(), 200),
        ("combining marks", format!("э{}кономист", "\u{301}".repeat(200)), 200),
        ("decomposed letters", "и\u{306} е\u{308} и\u{306}".into(), 200),
        ("zero-width", "эко\u{200b}но\u{200d}мист\u{feff}\u{2060}".into(), 200),
        ("bidi", "\u{202e}тсимонокэ\u{202c} \u{2066}экономист\u{2069}".into(), 200),
        ("emoji", "👩‍💼 🇰🇿 экономист 🧑🏽‍🔬".into(), 200),
        ("quote never closed", "\"главный бухгалтер «экономист".into(), 200),
        ("many quotes", "\"«".repeat(240), 200),
        ("deep nesting", format!("{}экономист{}", "(".repeat(240), ")".repeat(240)), 200),
        ("nested negation", format!("{}экономист", "-".repeat(400)), 200),
        ("fields in fields", "post:education:language:post:".repeat(17), 200),
        ("unknown field", format!("{secret}:экономист"), 200),
        ("private use and unassigned", "\u{e000}\u{10ffff}\u{fdd0}".into(), 200),
        ("old letters and numerals", "ѣ ⅷ ① ＡＢＣ ﬁnance".into(), 200),
        ("a date and a number", "01.02.2003 1 000 000 10:30".into(), 200),
        ("secret", secret.into(), 200),
    ];
    for (what, text, status) in &texts {
        let query = serde_html_form::to_string([("q", text)]).unwrap();
        let answer = officer.get(&format!("/api/v1/people/search?{query}")).await;
        assert_eq!(answer.status.as_u16(), *status, "{what}: {}", answer.text);
        // what is told of the text is short, whatever the text is
        assert!(answer.text.len() < 100_000, "{what}: {} bytes", answer.text.len());
        let page = officer.get(&format!("/search?{query}")).await;
        assert_eq!(page.status.as_u16(), *status, "{what}: {}", page.text);
        assert!(!page.text.contains("<script>alert"), "{what}");
        if *status == 200 {
            let ignored = answer.json()["words"]["ignored"].as_array().unwrap().len();
            assert!(ignored <= 64, "{what}: {ignored}");
        }
    }
    for (what, query, status) in [
        ("not UTF-8", "q=%ff%fe", 400),
        ("NUL", "q=a%00b", 400),
        ("offset beyond the last page", "after=99999.x", 409),
        ("offset that is no number", "after=99999999999999999999.x", 422),
        ("offset of nothing", "after=..", 422),
        ("negative offset", "after=-1.x", 422),
        ("years beyond numbers", "years_from=99999999999999999999", 422),
        ("many values", &"sector=finance&".repeat(61), 422),
        ("a day beyond days", "available_by=9999999-01-01", 422),
        ("a day of antiquity", "submitted_from=0001-01-01", 422),
    ] {
        let answer = officer.get(&format!("/api/v1/people/search?{query}")).await;
        assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.text);
    }
    officer.get("/search?page=4294967295&at=x").await.is(200);
    officer.get("/search?page=18446744073709551616").await.is(400);
    // counts alone are kept, and nothing of the words
    let kept = format!("select count(*) as count from audit_entries where detail::text like '%{secret}%'");
    assert_eq!(t.database.count(&kept).await, 0);
    let noted = "select count(*) as count from audit_entries where action = 'people.searched'";
    assert!(t.database.count(noted).await > 0);
}
