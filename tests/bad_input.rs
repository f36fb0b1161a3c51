//! Nonsense at every door of the API: each route is given what a careless or hostile sender might send. It is never
//! answered with a 500, and always in words. The forms of the pages are in `bad_forms`.

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
pub fn in_words(answer: &Answer, what: &str) {
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
pub struct Stage {
    pub t: TestApp,
    /// Nobody, then one of each role.
    pub actors: Vec<Actor>,
    /// A vacancy, a person, a shortlist.
    pub ids: Vec<String>,
}

impl Stage {
    pub async fn set() -> Self {
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

    pub fn of(&self, role: Role) -> &Actor {
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
