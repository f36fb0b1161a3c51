//! Who may ask for what: every route × every role and anonymous, expected outcomes written down in
//! `authorisation.txt`. A route without a row fails, and so does a row without a route.
//!
//! Outcomes: `+` let in (whatever comes then: a page, 404 for an unknown id, 422 for an empty form), `x` forbidden,
//! `-` must sign in.

use std::collections::BTreeMap;

use kadr::platform::server;
use kadr::reference::codes::Role;
use reqwest::Method;

use crate::support::{Actor, TestApp};

const EXPECTED: &str = include_str!("authorisation.txt");

/// Rows: method and path, then one sign per column of the heading.
fn expected() -> BTreeMap<(String, String), Vec<char>> {
    let rows = EXPECTED.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|line| {
        let mut words = line.split_whitespace();
        let (method, path) = (words.next().unwrap().to_owned(), words.next().unwrap().to_owned());
        let signs: Vec<char> = words.map(|word| word.chars().next().unwrap()).collect();
        assert_eq!(signs.len(), Role::ALL.len() + 1, "{line}");
        ((method, path), signs)
    })
    .collect()
}

/// An address of the route that names nothing that exists.
fn address(pattern: &str) -> String {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push_str("01890000-0000-7000-8000-000000000000");
        rest = after.split_once('}').unwrap().1;
    }
    path + rest
}

async fn outcome(actor: &Actor, method: &str, path: &str) -> char {
    let method: Method = method.parse().unwrap();
    let mut request = actor.request(method.clone(), &address(path)).header("if-match", "\"1\"");
    if method != Method::GET {
        request = if path.starts_with("/api/") {
            request.json(&serde_json::json!({}))
        } else {
            request.form(&[("none", "none")])
        };
    }
    let answer = actor.send(request).await;
    let to_sign_in = answer.status.as_u16() == 303 && answer.location().starts_with("/sign-in?next=");
    assert!(
        answer.status.as_u16() < 500 || answer.status.as_u16() == 503,
        "{method} {path}: {}",
        answer.text
    );
    match answer.status.as_u16() {
        401 => '-',
        _ if to_sign_in => '-',
        403 => 'x',
        _ => '+',
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_it_should() {
    let t = TestApp::start().await;
    let mut visitors = vec![t.anonymous()];
    for role in Role::ALL {
        visitors.push(t.actor(*role).await);
    }
    let mut rows = expected();
    let mut wrong = Vec::new();
    for route in server::routes().table() {
        let mut found = Vec::new();
        for (column, visitor) in visitors.iter().enumerate() {
            // signing out would end the column for the rest
            let own = if route.path == "/sign-out" && column > 0 {
                Some(t.actor(Role::ALL[column - 1]).await)
            } else {
                None
            };
            found.push(outcome(own.as_ref().unwrap_or(visitor), &route.method, route.path).await);
        }
        let row = rows.remove(&(route.method.clone(), route.path.to_owned()));
        if row.as_ref() != Some(&found) {
            let signs: Vec<String> = found.iter().map(char::to_string).collect();
            let expected = row.map_or_else(
                || "no row".to_owned(),
                |row| row.iter().map(char::to_string).collect::<Vec<_>>().join(" "),
            );
            wrong.push(format!(
                "{:<6} {:<60} {}   (expected: {expected})",
                route.method,
                route.path,
                signs.join(" ")
            ));
        }
    }
    wrong.extend(rows.into_keys().map(|(method, path)| format!("{method} {path}: there is no such route")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
