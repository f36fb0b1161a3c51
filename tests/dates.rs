//! Filters by days over HTTP: from when people could start, in steps from today, and when they submitted, by months of the
//! service's zone; what each step gives, and the page that offers them.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Locale;
use serde_json::{Value, json};

use crate::facets::{officer_of, reserve, search};
use crate::support::TestApp;

/// Says from when each of the people of `facets` could start and when they submitted, about the edges of what is counted. Gives today.
async fn with_days(t: &TestApp) -> NaiveDate {
    // stopped, so that it is one day throughout
    t.app.clock.advance(TimeDelta::zero());
    let today = t.app.clock.today();
    let month = |ago: u32| -> DateTime<Utc> {
        let first = today.with_day(1).unwrap() - Months::new(ago);
        first.and_time(NaiveTime::MIN).and_local_timezone(t.app.clock.zone()).unwrap().to_utc()
    };
    let second = TimeDelta::seconds(1);
    let days = [
        ("Ахметов", None, t.app.clock.now()),
        ("Бекова", Some(today), month(0)),
        ("Волков", Some(today + TimeDelta::days(20)), month(0) - second),
        ("Ғабитова", Some(today + Months::new(3)), month(11)),
        ("Дәулет", Some(today + Months::new(3) + TimeDelta::days(1)), month(11) - second),
        ("Есимов", Some(today + Months::new(6) + TimeDelta::days(1)), month(100)),
    ];
    let mut sql = String::new();
    for (surname, start, at) in days {
        let start = start.map_or_else(|| "null".to_owned(), |day| format!("'{day}'"));
        sql += &format!(
            "update people set submitted_at = '{}' where surname = '{surname}';
             insert into wishes (person_id, available_on) select id, {start} from people where surname = '{surname}';",
            at.to_rfc3339()
        );
    }
    t.database.owner().await.batch_execute(&sql).await.unwrap();
    t.index().await;
    today
}

fn people(counts: &Value) -> Vec<u64> {
    counts.as_array().unwrap().iter().map(|one| one["people"].as_u64().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_is_counted_in_steps_and_submissions_by_months_of_the_zone() {
    let t = reserve().await;
    let officer = officer_of(&t, &[]).await;
    let today = with_days(&t).await;
    let answer = search(&officer, "").await;
    let steps = &answer["filters"]["available"];
    let within: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["within"].as_u64()).collect();
    assert_eq!(within, [Some(0), Some(1), Some(3), Some(6), None]);
    assert_eq!(people(steps), [2, 3, 4, 5, 6]);
    let months = &answer["filters"]["submitted"];
    assert_eq!(people(months), [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    assert_eq!(months[0]["from"], json!(today.with_day(1)));
    assert_eq!(months[12]["from"], Value::Null);

    // each says what choosing it gives
    for step in steps.as_array().unwrap() {
        let within = step["within"].as_u64().map(|months| months.to_string()).unwrap_or_default();
        assert_eq!(search(&officer, &format!("?available_within={within}")).await["total"], step["people"]);
    }
    for range in months.as_array().unwrap() {
        let day = |name: &str| range[name].as_str().unwrap_or_default().to_owned();
        let query = format!("?submitted_from={}&submitted_to={}", day("from"), day("to"));
        assert_eq!(search(&officer, &query).await["total"], range["people"], "{query}");
    }
    // who gave no day can start by any, the others by theirs
    let by = |day: NaiveDate| format!("?available_by={}", day.format("%d.%m.%Y"));
    for (day, total) in [(today - TimeDelta::days(1), 1), (today, 2), (today + TimeDelta::days(20), 3)] {
        assert_eq!(search(&officer, &by(day)).await["total"], total, "{day}");
    }

    // as if nothing were chosen in the own filter, with everything else as it is, within the officer's regions
    let first = today.with_day(1).unwrap();
    let both = format!("?available_within=0&submitted_from={}", first - Months::new(1));
    let answer = search(&officer, &both).await;
    assert_eq!(answer["total"], 2);
    assert_eq!(people(&answer["filters"]["available"]), [2, 3, 3, 3, 3]);
    assert_eq!(people(&answer["filters"]["submitted"])[..2], [2, 0]);
    let local = officer_of(&t, &["103200000"]).await;
    assert_eq!(people(&search(&local, "").await["filters"]["available"]), [1, 2, 2, 2, 2]);
    let nobody =
        search(&local, &format!("?available_within=0&submitted_to={}", first - Months::new(2))).await;
    assert_eq!(nobody["advice"], json!([{ "leave_out": "submitted", "and": null, "people": 1 }]));

    for (query, field, code) in [
        ("available_within=2", "available_within", "unknown-option"),
        ("available_by=soon", "available_by", "date-format"),
        ("available_by=1999-12-31", "available_by", "date-too-early"),
        ("submitted_from=2101-01-01", "submitted_from", "date-too-late"),
        ("submitted_from=2026-02-01&submitted_to=2026-01-31", "submitted_to", "end-before-start"),
    ] {
        let refused = officer.get(&format!("/api/v1/people/search?{query}")).await.is(422).json();
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
        assert_eq!(refused["errors"][0]["code"], code, "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_offers_starts_and_months_of_submission_in_three_languages() {
    let t = reserve().await;
    let today = with_days(&t).await;
    let first = today.with_day(1).unwrap();
    let address = format!("/search?available_within=1&submitted_from={first}&submitted_to=31.12.2099");
    for (locale, step, chip, earlier) in [
        (Locale::En, "Within 1 month (2)", "Ready to start: Within 1 month</a>", ">Earlier</a>"),
        (Locale::Ru, "В течение 1 месяца (2)", "Готовность приступить: В течение 1 месяца</a>", ">ранее</a>"),
        (Locale::Kk, "1 ай ішінде (2)", "Жұмысқа кірісу мерзімі: 1 ай ішінде</a>", ">Одан бұрын</a>"),
    ] {
        let page = t.officer_in(&[], locale).await.get(&address).await.is(200).text;
        for part in
            [step, chip, earlier, "value=\"2099-12-31\"", "name=\"available_within\" value=\"1\" checked"]
        {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
    let officer = officer_of(&t, &[]).await;
    // a bar is chosen however its days were typed, and a chip takes one filter away
    let last = first + Months::new(1) - TimeDelta::days(1);
    let typed = last.format("%d.%m.%Y");
    let page =
        officer.get(&format!("/search?submitted_from={first}&submitted_to={typed}")).await.is(200).text;
    assert!(page.contains("aria-current=\"true\""), "{page}");
    assert!(page.contains(&format!("href=\"/search?submitted_from={first}\"")), "{page}");
    let page = officer.get("/search?submitted_from=2026-02-01&submitted_to=2026-01-31").await.is(422).text;
    assert!(
        page.contains("The last day is before the first") && page.contains("id=\"submitted_to-error\""),
        "{page}"
    );
    let page = officer.get("/search?available_by=1.1.1&available_within=9").await.is(422).text;
    assert!(
        page.contains("id=\"available_by-error\"") && page.contains("id=\"available_within-error\""),
        "{page}"
    );
}
