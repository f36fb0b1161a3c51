//! Verdicts as people read them: an applicant across every open vacancy, and people side by side for an officer.

use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection as _};
use kadr::accounts::{Email, NewAccount};
use kadr::reference::codes::{Locale, Role};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Actor, PASSWORD, TestApp, tells_year};

/// A published vacancy of the first body under the first edition of a rule, with verdicts as of a day.
pub async fn vacancy_under(t: &TestApp, rule: &str, as_of_on: &str) -> Uuid {
    let (id, body) = (Uuid::now_v7(), t.database.first_body().await);
    let statement = "insert into vacancies (id, post_id, body_id, rule_id, state, opens_on, closes_at, as_of_on, published_at)
        select $1, p.id, $2, r.id, 'published', current_date - 1, now() + interval '20 days', $4::date, now()
        from (select id from posts order by code limit 1) p,
          (select id from rule_editions where code = $3 order by edition limit 1) r";
    let rows = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<SqlUuid, _>(body.uuid())
        .bind::<Text, _>(rule)
        .bind::<Text, _>(as_of_on)
        .execute(&mut t.database.owner().await)
        .await
        .unwrap();
    assert_eq!(rows, 1, "no post or no rule {rule} to make a vacancy of");
    id
}

/// Somebody in the reserve, in the region of this place in the list; with service or without.
async fn person(t: &TestApp, surname: &str, region: u8, serves: bool) -> Uuid {
    let id = Uuid::now_v7();
    let mut sql = format!(
        "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, residence_kato, submitted_at)
           select '{id}', 'submitted', 'import', '{surname}', 'Айгерім', '1985-02-03', 'female', 'KZ',
             (select kato from regions where level = 'region' order by kato offset {region} limit 1), now();
         insert into wishes (person_id) values ('{id}');
         insert into education_entries (id, person_id, level, institution, country, field, completed_on, grade)
           values ('{}', '{id}', 'master', 'ЕҰУ', 'KZ', '041', '2008-06-30', 'document');",
        Uuid::now_v7()
    );
    if serves {
        sql += &format!(
            "insert into service_entries (id, person_id, started_on, organisation, sector, kind, category, post_title, \"leading\", grade)
               values ('{}', '{id}', '2010-01-11', 'Әкімдік', 'public_administration', 'corps_b', 'C-R-1', 'Бөлім басшысы', true, 'document');",
            Uuid::now_v7()
        );
    }
    t.database.owner().await.batch_execute(&sql).await.unwrap();
    id
}

fn compared(vacancy: Uuid, people: &[Uuid]) -> String {
    let people: Vec<_> = people.iter().map(|person| format!("person={person}")).collect();
    format!("/api/v1/vacancies/{vacancy}/comparison?{}", people.join("&"))
}

async fn readings(t: &TestApp) -> i64 {
    t.database.count("select count(*) as count from audit_entries where action = 'person.read'").await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_compared_requirement_by_requirement_and_each_reading_is_noted() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    let (serves, not) = (person(&t, "Серікбаева", 0, true).await, person(&t, "Ким", 0, false).await);
    t.index().await;

    let answer = officer.get(&compared(vacancy, &[not, serves, not])).await.is(200).json();
    let people: Vec<_> =
        answer["people"].as_array().unwrap().iter().map(|one| one["outcome"].clone()).collect();
    assert_eq!(people, [json!("does_not"), json!("meets")]);
    assert_eq!(answer["people"][0]["person"], json!(not));
    let row = |leaf: &str| {
        let rows = answer["requirements"].as_array().unwrap();
        rows.iter()
            .find(|row| row["leaf"] == leaf)
            .unwrap_or_else(|| panic!("no row {leaf}: {answer}"))
            .clone()
    };
    let served = row("public_service");
    assert_eq!(
        (&served["answers"][0]["outcome"], &served["answers"][1]["outcome"]),
        (&json!("does_not"), &json!("meets"))
    );
    assert_eq!(
        (&served["answers"][0]["obstacle"], &served["answers"][0]["used"]),
        (&json!(true), &json!([]))
    );
    let used = served["answers"][1]["used"][0]["text"].as_str().unwrap();
    assert!(
        used.contains("C-R-1") && used.contains("11 January 2010") && used.contains("Seen in a document"),
        "{used}"
    );
    assert_eq!(served["answers"][1]["used"][0]["fact"]["period"]["category"], "C-R-1");
    // as in the verdict of one person
    let alone = format!("/api/v1/vacancies/{vacancy}/people/{serves}/verdict");
    let alone = officer.get(&alone).await.is(200).json();
    assert_eq!(
        (&alone["score"], &alone["merit"]),
        (&answer["people"][1]["score"], &answer["people"][1]["merit"])
    );
    assert_eq!(readings(&t).await, 3);
    let reason = format!(
        "select count(*) as count from audit_entries where action = 'person.read' and reason = 'vacancy {vacancy}'"
    );
    assert_eq!(t.database.count(&reason).await, 3);
    // another day, other answers
    let early =
        officer.get(&format!("{}&on=2010-06-01", compared(vacancy, &[not, serves]))).await.is(200).json();
    assert_eq!(
        (&early["as_of_on"], &early["people"][1]["outcome"]),
        (&json!("2010-06-01"), &json!("does_not"))
    );
    approver.get(&compared(vacancy, &[not, serves])).await.is(200);

    let path = compared(vacancy, &[not, serves])
        .replace("/api/v1/vacancies", "/work/vacancies")
        .replace("comparison", "compare");
    let page = officer.get(&path).await.is(200).text;
    assert!(page.contains("Серікбаева") && page.contains("Ким") && page.contains("<caption"), "{page}");
    assert!(page.contains("data-label=\"Серікбаева Айгерім\"") && !tells_year(&page, "1985"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_outside_is_compared_and_then_nothing_is_noted() {
    let t = TestApp::start().await;
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    let (near, far) = (person(&t, "Жақын", 0, true).await, person(&t, "Алыс", 1, true).await);
    let everywhere = t.actor(Role::HrOfficer).await;
    let regions = "select kato as code from regions where level = 'region' order by kato limit 1";
    #[derive(diesel::QueryableByName)]
    struct Region {
        #[diesel(sql_type = Text)]
        code: String,
    }
    let region: Region = diesel::sql_query(regions).get_result(&mut t.database.owner().await).await.unwrap();
    let new = |email: &str, body, regions: Vec<String>| NewAccount {
        role: Role::HrOfficer,
        email: Email::parse(email).unwrap(),
        name: "Officer".into(),
        locale: Locale::En,
        password: PASSWORD.into(),
        body,
        party: None,
        regions,
        programmes: Vec::new(),
        email_confirmed: true,
    };
    let body = t.database.first_body().await;
    let bounded = t.make(new("bounded@example.org", Some(body), vec![region.code])).await;
    let other: kadr::platform::ids::BodyId = {
        #[derive(diesel::QueryableByName)]
        struct Body {
            #[diesel(sql_type = SqlUuid)]
            id: Uuid,
        }
        let query = diesel::sql_query("select id from bodies order by code offset 1 limit 1");
        let found: Body = query.get_result(&mut t.database.owner().await).await.unwrap();
        kadr::platform::ids::BodyId::from_uuid(found.id)
    };
    let stranger = t.make(new("stranger@example.org", Some(other), Vec::new())).await;

    everywhere.get(&compared(vacancy, &[near, far])).await.is(200);
    let before = readings(&t).await;
    bounded.get(&compared(vacancy, &[near, far])).await.is(404);
    stranger.get(&compared(vacancy, &[near, far])).await.is(404);
    everywhere.get(&compared(vacancy, &[near, Uuid::now_v7()])).await.is(404);
    let few = everywhere.get(&compared(vacancy, &[near, near])).await.is(422).json();
    assert_eq!(
        (&few["errors"][0]["field"], &few["errors"][0]["code"]),
        (&json!("person"), &json!("compare-too-few"))
    );
    let six: Vec<_> = (0..6).map(|_| Uuid::now_v7()).collect();
    let many = everywhere.get(&compared(vacancy, &six)).await.is(422).json();
    assert_eq!(many["errors"][0]["code"], "compare-too-many");
    let page = everywhere.get(&format!("/work/vacancies/{vacancy}/compare?person={near}")).await.is(422).text;
    assert!(page.contains("at least two") && page.contains("/match\""), "{page}");
    everywhere.get(&format!("{}&on=1899-01-01", compared(vacancy, &[near, far]))).await.is(422);
    everywhere.get(&format!("/api/v1/vacancies/{vacancy}/comparison?person=x")).await.is(400);
    assert_eq!(readings(&t).await, before, "a refused comparison was noted as a reading");
}

/// A citizen with a degree who began to serve half a year ago.
async fn applicant(t: &TestApp) -> Actor {
    let who = t.actor(Role::Applicant).await;
    let version = who.get("/api/v1/me/profile").await.is(200).json()["basics"]["version"].as_i64().unwrap();
    let basics =
        json!({ "surname": "Ким", "given": "Алексей", "born_on": "1990-05-17", "citizenship": "KZ" });
    who.put("/api/v1/me/basics", version, &basics).await.is(200);
    let study =
        json!({ "level": "bachelor", "institution": "ЕҰУ", "country": "KZ", "completed_on": "2012-06-30" });
    who.post("/api/v1/me/education", &study).await.is(201);
    let began = t.app.clock.today().checked_sub_months(chrono::Months::new(6)).unwrap();
    let work = json!({ "started_on": began, "organisation": "Әкімдік", "sector": "public_administration", "kind": "corps_b", "post_title": "Маман" });
    who.post("/api/v1/me/service", &work).await.is(201);
    who
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_sees_what_is_missing_from_when_and_what_would_change_it() {
    let t = TestApp::start().await;
    let who = applicant(&t).await;
    let today = t.app.clock.today().to_string();
    // a rule with a way through the reserve
    let way = "insert into rule_editions (id, code, edition, title_kk, title_ru, title_en, content, status)
        select gen_random_uuid(), 'with-way', edition, title_kk, title_ru, title_en, content || jsonb_build_object('id', 'with-way',
          'through_reserve', jsonb_build_object('leaf', jsonb_build_object('id', 'way', 'cites', 'demo',
            'test', jsonb_build_object('education', jsonb_build_object('min', 'bachelor'))))), status
        from rule_editions where code = 'demo-head-of-department'";
    t.database.owner().await.batch_execute(way).await.unwrap();
    // made in another order than they are read in
    let never = vacancy_under(&t, "akim-rural", &today).await;
    let late = vacancy_under(&t, "demo-head-of-department", &today).await;
    let soon = vacancy_under(&t, "demo-specialist", &today).await;
    let meets = vacancy_under(&t, "demo-lowest-post", &today).await;
    let through = vacancy_under(&t, "with-way", &today).await;

    let all = who.get("/api/v1/me/verdicts").await.is(200).json();
    let items = all["items"].as_array().unwrap();
    let order: Vec<_> = items.iter().map(|item| item["vacancy"].clone()).collect();
    assert_eq!(order[0], json!(meets), "{all}");
    let place = |id: Uuid| order.iter().position(|one| *one == json!(id)).unwrap();
    assert!(place(soon) < place(late) && place(soon) < place(through), "{order:?}");
    assert_eq!(all["counts"]["all"], 5);
    assert_eq!((&all["counts"]["meets"], &all["counts"]["through_reserve"]), (&json!(1), &json!(1)));
    let of = |id: Uuid| items.iter().find(|item| item["vacancy"] == json!(id)).unwrap();
    assert_eq!(of(meets)["remedies"], json!([]));
    let kinds = |id: Uuid| -> Vec<(Value, Value)> {
        let remedies = of(id)["remedies"].as_array().unwrap();
        remedies.iter().map(|one| (one["leaf"].clone(), one["kind"].clone())).collect()
    };
    assert!(kinds(soon).contains(&(json!("public_service"), json!("wait"))), "{:?}", kinds(soon));
    assert!(of(soon)["verdict"]["eligible_from"].is_string());
    assert!(kinds(late).contains(&(json!("kazakh"), json!("language"))), "{:?}", kinds(late));
    assert!(kinds(never).contains(&(json!("bars"), json!("check"))), "{:?}", kinds(never));

    for (list, expected) in [("meets", vec![meets]), ("soon", vec![soon]), ("through_reserve", vec![through])]
    {
        let answer = who.get(&format!("/api/v1/me/verdicts?verdict={list}")).await.is(200).json();
        let found: Vec<_> =
            answer["items"].as_array().unwrap().iter().map(|item| item["vacancy"].clone()).collect();
        let expected: Vec<_> = expected.into_iter().map(|id| json!(id)).collect();
        assert_eq!(found, expected, "{list}");
        let page = who.get(&format!("/me/verdicts?verdict={list}")).await.is(200).text;
        assert_eq!(page.matches("class=\"kadr-card\"").count(), 1, "{page}");
    }
    who.get("/api/v1/me/verdicts?verdict=perhaps").await.is(422);

    // a vacancy's public page says it to the applicant and to nobody else
    let own = who.get(&format!("/vacancies/{soon}")).await.is(200).text;
    assert!(own.contains("You do not meet") && own.contains("What would change it"), "{own}");
    let public = t.anonymous().get(&format!("/vacancies/{soon}")).await.is(200).text;
    assert!(
        !public.contains("You do not meet") && public.contains(&format!("/check?vacancy={soon}")),
        "{public}"
    );
    let nobody = t.actor(Role::Applicant).await;
    assert!(!nobody.get(&format!("/vacancies/{soon}")).await.is(200).text.contains("kadr-verdict__word"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_vacancies_is_turned_page_by_page() {
    let t = TestApp::start().await;
    let who = applicant(&t).await;
    let today = t.app.clock.today().to_string();
    for _ in 0..23 {
        vacancy_under(&t, "demo-lowest-post", &today).await;
    }
    let first = who.get("/api/v1/me/verdicts").await.is(200).json();
    assert_eq!((first["items"].as_array().unwrap().len(), &first["next"]), (20, &json!("2")));
    let second = who.get("/api/v1/me/verdicts?after=2").await.is(200).json();
    assert_eq!((second["items"].as_array().unwrap().len(), &second["next"]), (3, &Value::Null));
    let seen: std::collections::BTreeSet<_> = [&first, &second]
        .into_iter()
        .flat_map(|page| page["items"].as_array().unwrap())
        .map(|item| item["vacancy"].to_string())
        .collect();
    assert_eq!(seen.len(), 23, "a vacancy was shown twice or not at all");
    assert!(who.get("/me/verdicts?verdict=meets&page=2").await.is(200).text.contains("page=1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_verdict_rests_on_is_said_wherever_it_is() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let vacancy = vacancy_under(&t, "akim-rural", "2026-12-01").await;
    let (one, two) = (person(&t, "Серікбаева", 0, true).await, person(&t, "Ким", 0, false).await);
    let rule = "select r.content::text as text from vacancies v join rule_editions r on r.id = v.rule_id";
    let rule: Value = serde_json::from_str(&t.database.text(rule).await).unwrap();
    let bar = rule["root"].to_string();
    let bar = bar.split("\"bars\":[\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let check = json!({ "bars": [bar], "found": false, "answered_on": "2026-11-02", "valid_until": null,
        "grade": "document", "source": "№ 12" });
    officer.post(&format!("/api/v1/people/{one}/checks"), &check).await.is(201);
    t.index().await;
    let body = t.database.text("select name_en as text from bodies order by code limit 1").await;

    let lines = |explained: &Value| explained["lines"].as_array().unwrap().clone();
    let used = |explained: &Value| -> Vec<Value> {
        lines(explained).iter().flat_map(|line| line["used"].as_array().unwrap().clone()).collect()
    };
    let verdict = format!("/api/v1/vacancies/{vacancy}/people/{one}/verdict");
    let verdict = officer.get(&verdict).await.is(200).json()["verdict"].clone();
    let status = &verdict["status"];
    assert!(*status != json!("confirmed") && verdict["applies_on_day"].is_boolean(), "{verdict}");
    let recorded = |explained: &Value| {
        let all = used(explained);
        let found = all.iter().find(|fact| fact["fact"]["check"].is_object()).cloned();
        found.unwrap_or_else(|| panic!("no check among {all:?}"))
    };
    let fact = recorded(&verdict);
    assert_eq!(fact["by"]["en"], json!(body));
    let text = fact["text"].as_str().unwrap();
    assert!(text.contains("2 November 2026") && text.ends_with(&format!("recorded by {body}")), "{text}");
    let found =
        officer.get(&format!("/api/v1/vacancies/{vacancy}/match?verdict=cannot_tell")).await.is(200).json();
    assert_eq!(&found["status"], status);
    let item = found["items"].as_array().unwrap().iter().find(|item| item["person"] == json!(one)).unwrap();
    assert_eq!((recorded(&item["verdict"]), &item["verdict"]["status"]), (fact.clone(), status));
    let compared = officer.get(&compared(vacancy, &[one, two])).await.is(200).json();
    assert_eq!(&compared["status"], status);
    assert!(compared.to_string().contains(&format!("recorded by {body}")), "{compared}");

    // whose files were shown is in the log
    let noted = format!(
        "select count(*) as count from audit_entries where action = 'vacancy.matched' and detail -> 'people' ? '{one}'"
    );
    assert!(t.database.count(&noted).await > 0);

    let page = officer.get(&format!("/work/vacancies/{vacancy}/people/{one}")).await.is(200).text;
    let (above, _) = page.split_once("<dl class=\"govuk-summary-list\">").unwrap();
    assert!(above.contains("kadr-badge--unverified"), "no badge at the verdict: {above}");
    assert!(page.contains("kadr-leaf__facts") && page.contains(&format!("recorded by {body}")), "{page}");
    let page =
        officer.get(&format!("/work/vacancies/{vacancy}/match?verdict=cannot_tell")).await.is(200).text;
    assert!(
        page.contains(&format!("recorded by {body}")) && page.contains("kadr-badge--unverified"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_in_vain_is_told_so_in_every_language() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    // nothing but a new fact helps who never served; who serves waits
    let never = person(&t, "Ким", 0, false).await;
    t.index().await;
    for (language, words) in [
        ("kk", "Тек күту мұны өзгертпейді."),
        ("ru", "Одно ожидание этого не изменит."),
        ("en", "Waiting alone will not change this."),
    ] {
        officer.post_form("/language", &[("lang", language)]).await.is(303);
        let page = officer.get(&format!("/work/vacancies/{vacancy}/people/{never}")).await.is(200).text;
        let (above, below) = page.split_once("<dl class=\"govuk-summary-list\">").unwrap();
        assert!(above.contains(words) && below.contains(words), "{language}: {page}");
    }
    let verdict =
        officer.get(&format!("/api/v1/vacancies/{vacancy}/people/{never}/verdict")).await.is(200).json();
    let lines = verdict["verdict"]["lines"].as_array().unwrap().clone();
    let served = lines.iter().find(|line| line["leaf"] == "public_service").unwrap();
    assert!(served["why"].as_str().unwrap().ends_with("Waiting alone will not change this."), "{served}");
    assert!(served["eligible_from"].is_null() && served["possible_from"].is_null());
    let citizen = lines.iter().find(|line| line["leaf"] == "bars-on-record.citizen").unwrap();
    assert!(!citizen["why"].as_str().unwrap().contains("Waiting"), "{citizen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_sees_the_badge_the_law_and_the_facts_without_opening_anything() {
    let t = TestApp::start().await;
    let who = applicant(&t).await;
    let vacancy = vacancy_under(&t, "demo-specialist", &t.app.clock.today().to_string()).await;
    let item = who.get("/api/v1/me/verdicts").await.is(200).json()["items"][0].clone();
    assert_eq!(
        (&item["verdict"]["status"], &item["verdict"]["applies_on_day"]),
        (&json!("unverified"), &json!(true))
    );
    let lines = item["verdict"]["lines"].as_array().unwrap();
    let served = lines.iter().find(|line| line["leaf"] == "public_service").unwrap();
    assert!(served["used"][0]["text"].as_str().unwrap().contains("since"), "{served}");
    assert!(served["used"][0]["fact"]["period"].is_object());
    for path in ["/me/verdicts".to_owned(), format!("/vacancies/{vacancy}")] {
        let page = who.get(&path).await.is(200).text;
        let (_, own) = page.split_once("class=\"kadr-verdict kadr-verdict--").unwrap();
        let (open, folded) = own.split_once("<details class=\"govuk-details\">").unwrap();
        assert!(open.contains("kadr-badge--unverified"), "no badge at the verdict on {path}: {open}");
        let (_, missing) = open.split_once("kadr-missing").unwrap();
        assert!(
            missing.contains("kadr-badge--unverified") && missing.contains("kadr-leaf__facts"),
            "{missing}"
        );
        assert!(folded.contains("kadr-leaf__facts"), "{folded}");
    }
}
