//! Nonsense at every door: each route of the API and each form of each page is given what a careless or hostile sender
//! might send. It is never answered with a 500, and always in words.

use std::collections::BTreeSet;

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::server;
use kadr::reference::codes::Role;
use reqwest::Method;
use serde_json::{Map, Value, json};

use crate::shortlists::{sent, vacancy};
use crate::support::actor::Answer;
use crate::support::{Actor, TestApp};

/// Values that fit hardly any field, whatever it is.
fn nonsense() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e300),
        json!(9_223_372_036_854_775_807_i64),
        json!(""),
        json!(" \n"),
        json!("nope"),
        json!("2026-02-31"),
        json!("0000-00-00T99:99:99Z"),
        json!("a\u{202e}b\u{feff}"),
        json!("<script>alert(1)</script>'; drop table people; --"),
        json!("ы".repeat(20_000)),
        json!([]),
        json!([[[null]]]),
        json!({ "nope": {} }),
    ]
}

/// Bodies that are none.
fn broken() -> Vec<Vec<u8>> {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    [
        b"".as_slice(),
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"{\"a\":\"\\u0000\"}",
        b"{\"a\":1}{",
        deep.as_bytes(),
    ]
    .iter()
    .map(|body| body.to_vec())
    .collect()
}

/// In words: a problem document at the API, a page with a heading elsewhere.
#[track_caller]
fn in_words(answer: &Answer, what: &str) {
    assert!(answer.status.as_u16() < 500, "{what}: {} {}", answer.status, answer.text);
    if answer.status.is_client_error() {
        let kind = answer
            .headers
            .get("content-type")
            .unwrap_or_else(|| panic!("{what}: an answer without a type"))
            .to_str()
            .unwrap();
        if what.contains("/api/v1/") {
            assert_eq!(kind, "application/problem+json", "{what}");
            let problem = answer.json();
            assert!(
                problem["detail"].as_str().is_some_and(|words| words.ends_with('.')),
                "{what}: {problem}"
            );
            for field in problem["errors"].as_array().into_iter().flatten() {
                assert!(
                    field["detail"].as_str().is_some_and(|words| !words.starts_with("error-")),
                    "{what}: {field}"
                );
            }
        } else {
            assert!(kind.starts_with("text/html") && answer.text.contains("<h1"), "{what}: {}", answer.text);
        }
    }
}

/// Somebody of each role, and a vacancy, a person and a shortlist to name.
struct Stage {
    t: TestApp,
    actors: Vec<Actor>,
    ids: Vec<String>,
}

impl Stage {
    async fn set() -> Self {
        let t = TestApp::start().await;
        let mut actors = vec![t.anonymous()];
        for role in Role::ALL {
            actors.push(t.actor(*role).await);
        }
        let (shortlist, _) = sent(&t, &actors[2]).await;
        let person = t.database.text("select id::text as text from people limit 1").await;
        let ids = vec![vacancy(&t).await.to_string(), person, shortlist];
        t.index().await;
        Self { t, actors, ids }
    }

    fn of(&self, role: Role) -> &Actor {
        let place = Role::ALL.iter().position(|one| *one == role).unwrap();
        &self.actors[place + 1]
    }

    /// Who is let in by the policy of an API route; nobody else reaches what is tried here.
    async fn let_in(&self, method: &str, path: &str) -> &Actor {
        for actor in self.actors.iter().rev() {
            let request = actor
                .request(method.parse().unwrap(), &address(path, "01890000-0000-7000-8000-000000000000"));
            let status = actor.send(request.header("if-match", "\"1\"")).await.status.as_u16();
            if ![401, 403].contains(&status) {
                return actor;
            }
        }
        panic!("nobody may {method} {path}");
    }
}

fn address(pattern: &str, id: &str) -> String {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        path = format!("{path}{before}{id}");
        rest = after.split_once('}').unwrap().1;
    }
    path + rest
}

/// The object that a body's shape describes, with every field.
fn example(description: &Value, schema: &Value, depth: usize) -> Value {
    if let Some(path) = schema["$ref"].as_str() {
        return example(description, description.pointer(path.trim_start_matches('#')).unwrap(), depth + 1);
    }
    let parts = ["oneOf", "allOf"].iter().find_map(|key| schema[*key].as_array());
    if let Some(part) = parts.and_then(|parts| parts.iter().find(|part| part["type"] != "null")) {
        return example(description, part, depth + 1);
    }
    if let Some(value) = schema["enum"].get(0) {
        return value.clone();
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("object");
    match (kind, schema["format"].as_str()) {
        ("string", Some("uuid")) => json!("01890000-0000-7000-8000-000000000000"),
        ("string", Some("date")) => json!("2026-12-01"),
        ("string", Some("date-time")) => json!("2026-12-01T10:00:00Z"),
        ("string", _) => json!("Some text that is long enough for anything"),
        ("integer" | "number", _) => json!(1),
        ("boolean", _) => json!(true),
        ("array", _) if depth < 6 => json!([example(description, &schema["items"], depth + 1)]),
        ("array", _) => json!([]),
        _ => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            let fields = fields.map(|(name, inner)| (name.clone(), example(description, inner, depth + 1)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_at_the_api_is_answered_with_problems() {
    let stage = Stage::set().await;
    let description = serde_json::to_value(kadr::platform::openapi::description()).unwrap();
    let mut tried = 0;
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let actor = stage.let_in(&method.to_uppercase(), path).await;
            let known: Method = method.to_uppercase().parse().unwrap();
            let ask = |address: &str| actor.request(known.clone(), address).header("if-match", "\"1\"");
            for id in ["x", "%00", "%ff", "..%2f..", "-1", &stage.ids[0], &stage.ids[1], &stage.ids[2]] {
                let address = address(path, id);
                in_words(&actor.send(ask(&address)).await, &format!("{method} {address}"));
                tried += 1;
            }
            let own = address(path, &stage.ids[0]);
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap();
                for value in nonsense() {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    let request = match parameter["in"].as_str().unwrap() {
                        "query" => ask(&own).query(&[(name, text.chars().take(3_000).collect::<String>())]),
                        "header" => {
                            // a longer header never reaches a handler: the protocol's reader refuses it
                            let text: String = text.escape_default().take(3_000).collect();
                            actor.request(known.clone(), &own).header(name, text)
                        }
                        _ => continue,
                    };
                    in_words(&actor.send(request).await, &format!("{method} {own} {name}={value}"));
                    tried += 1;
                }
                for raw in ["%00", "%ff", "%"] {
                    let address = format!("{own}?{name}={raw}");
                    in_words(&actor.send(ask(&address)).await, &address);
                }
            }
            let Some(schema) = operation["requestBody"]["content"].get("application/json") else { continue };
            for body in broken() {
                let what = format!(
                    "{method} {own} {:?}",
                    String::from_utf8_lossy(&body).chars().take(30).collect::<String>()
                );
                let answer =
                    actor.send(ask(&own).header("content-type", "application/json").body(body)).await;
                in_words(&answer, &what);
                assert!(answer.status.is_client_error() || !own.contains("/tokens"), "{what}");
            }
            let whole = example(&description, &schema["schema"], 0);
            let names: Vec<String> =
                whole.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
            for name in names {
                for value in nonsense() {
                    let mut body = whole.clone();
                    body[&name] = value.clone();
                    let shown: String = value.to_string().chars().take(30).collect();
                    in_words(
                        &actor.send(ask(&own).json(&body)).await,
                        &format!("{method} {own} {name}={shown}"),
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 1_500, "only {tried} tried");
}

/// One form of a page: where it goes, and its fields with what they hold.
#[derive(Debug, Clone)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

/// The value of an attribute, with the few signs that our pages escape.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(
        value
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#38;", "&"),
    )
}

/// The forms of a page that change something, but for those that every page has.
fn forms(page: &str) -> Vec<Form> {
    let forms = page.split("<form").skip(1).filter_map(|rest| {
        let (head, rest) = rest.split_once('>')?;
        let inside = rest.split("</form>").next()?;
        let action = attribute(head, "action")
            .filter(|action| !["/language", "/sign-out"].contains(&action.as_str()))?;
        if attribute(head, "method").as_deref() != Some("post") {
            return None;
        }
        let tags = inside
            .split('<')
            .filter(|tag| ["input", "select", "textarea"].iter().any(|kind| tag.starts_with(kind)));
        let fields = tags
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())));
        Some(Form { action, fields: fields.collect() })
    });
    forms.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_in_the_forms_of_every_page_is_answered_with_pages() {
    let stage = Stage::set().await;
    let [vacancy, person, shortlist] = [0, 1, 2].map(|at| stage.ids[at].clone());
    let applicant = stage.of(Role::Applicant);
    applicant.get("/me").await.is(200);
    let chosen = json!({ "people": [{ "person": person, "note": "x" }] });
    let address = format!("/api/v1/vacancies/{vacancy}/shortlists");
    let draft = stage.of(Role::HrOfficer).post(&address, &chosen).await.is(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let pages = [
        (None, vec!["/sign-up".to_owned(), "/sign-in".into(), "/forgot".into()]),
        (
            Some(Role::Applicant),
            [
                "basics",
                "contacts",
                "wishes",
                "education/new",
                "service/new",
                "languages/new",
                "check",
                "state?to=paused",
                "nominations",
            ]
            .map(|page| format!("/me/{page}"))
            .into(),
        ),
        (Some(Role::PartyRepresentative), vec!["/nominations/new".into()]),
        (
            Some(Role::HrOfficer),
            vec![
                "/work/vacancies/new".into(),
                format!("/people/{person}/contacts"),
                format!("/work/vacancies/{vacancy}/match"),
                format!("/shortlists/{draft}"),
                format!("/shortlists/{shortlist}"),
            ],
        ),
        (Some(Role::Approver), vec![format!("/approvals/{shortlist}")]),
    ];
    let (mut tried, mut actions) = (0, BTreeSet::new());
    for (role, paths) in pages {
        let visitor = stage.t.anonymous();
        let actor = role.map_or(&visitor, |role| stage.of(role));
        for path in paths {
            let page = actor.get(&path).await.is(200).text;
            for form in forms(&page) {
                actions.insert(form.action.clone());
                for at in 0..form.fields.len() {
                    for value in nonsense() {
                        let mut fields = form.fields.clone();
                        fields[at].1 = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                        let answer =
                            actor.send(actor.request(Method::POST, &form.action).form(&fields)).await;
                        let shown: String = fields[at].1.chars().take(30).collect();
                        in_words(&answer, &format!("{} {}={shown}", form.action, fields[at].0));
                        tried += 1;
                    }
                    for raw in ["%00", "%ff"] {
                        let body = form.fields.iter().enumerate().map(|(place, (name, _))| {
                            format!("{name}={}", if place == at { raw } else { "" })
                        });
                        let request = actor
                            .request(Method::POST, &form.action)
                            .header("content-type", "application/x-www-form-urlencoded")
                            .body(body.collect::<Vec<_>>().join("&"));
                        in_words(
                            &actor.send(request).await,
                            &format!("{} {}={raw}", form.action, form.fields[at].0),
                        );
                    }
                }
            }
        }
    }
    assert!(tried > 500 && actions.len() > 15, "{tried} tried at {actions:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_outlives_the_session_and_the_database() {
    let t = TestApp::start().await;
    let who = t.actor(Role::Applicant).await;
    who.get("/me").await.is(200);
    let words = "Ауылды дамытуға үлес қосқым келеді & <тағы>";
    let wishes = [("version", "1"), ("statement", words), ("directions", "legal")];
    t.app.clock.advance(chrono::TimeDelta::minutes(121));
    let ended = who.post_form("/me/wishes", &wishes).await.is(401).text;
    assert!(ended.contains("Ауылды дамытуға үлес қосқым келеді"), "{ended}");
    let form = forms(&ended).into_iter().find(|form| form.action == "/sign-in").unwrap();
    let asked = who.send(who.request(Method::POST, "/sign-in").form(&form.fields)).await.is(200).text;
    let mut form = forms(&asked).into_iter().find(|form| form.action == "/sign-in").unwrap();
    let mut sign_in = async |password: &str| {
        for (name, value) in &mut form.fields {
            match name.as_str() {
                "email" => who.email.clone_into(value),
                "password" => password.clone_into(value),
                _ => {}
            }
        }
        who.send(who.request(Method::POST, "/sign-in").form(&form.fields)).await
    };
    let wrong = sign_in("not the password").await.is(422).text;
    assert!(wrong.contains("name=\"typed\""), "{wrong}");
    let signed_in = sign_in(crate::support::PASSWORD).await.is(200).text;
    let form = forms(&signed_in).into_iter().find(|form| form.action == "/me/wishes").unwrap();
    assert_eq!(form.fields, wishes.map(|(name, value)| (name.to_owned(), value.to_owned())));

    let name = t.database.name().to_owned();
    let mut admin = t.database.admin().await;
    admin.batch_execute(&format!("alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")).await.unwrap();
    let away = who.send(who.request(Method::POST, "/me/wishes").form(&form.fields)).await.is(503);
    assert!(away.headers.contains_key("retry-after"));
    let form = forms(&away.text).into_iter().find(|form| form.action == "/me/wishes").unwrap();
    // a form of another site is neither shown nor offered
    let foreign =
        who.request(Method::POST, "/me/wishes").form(&form.fields).header("sec-fetch-site", "cross-site");
    assert!(!who.send(foreign).await.text.contains("Ауылды"));
    admin.batch_execute(&format!("alter database {name} allow_connections true")).await.unwrap();
    who.send(who.request(Method::POST, "/me/wishes").form(&form.fields)).await.is(303);
    // the token of two hours ago is refused where one without would be asked to mend the body
    who.post("/api/v1/tokens", &json!({})).await.is(401);
    t.anonymous().post("/api/v1/tokens", &json!({})).await.is(422);
    assert!(
        who.get("/me/wishes")
            .await
            .is(200)
            .text
            .contains("Ауылды дамытуға үлес қосқым келеді &#38; &#60;тағы&#62;")
    );
}

/// Every route answers, whatever the method and however long the address.
#[tokio::test(flavor = "multi_thread")]
async fn odd_requests_are_answered_too() {
    let t = TestApp::start().await;
    let visitor = t.anonymous();
    let long = format!("/vacancies?x={}", "a".repeat(20_000));
    assert!(visitor.get(&long).await.status.as_u16() < 500);
    for route in server::routes().table() {
        let path = address(route.path, "x");
        for method in [Method::PATCH, Method::HEAD, Method::OPTIONS] {
            let answer = visitor.send(visitor.request(method.clone(), &path)).await;
            assert!(answer.status.as_u16() < 500, "{method} {path}: {}", answer.status);
        }
    }
}
