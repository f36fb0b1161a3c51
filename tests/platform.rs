//! Bad input never gets a 500, and every answer says what to do.

use kadr::reference::codes::Role;
use reqwest::Method;
use serde_json::json;

use crate::support::{PASSWORD, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn problems_are_documents_at_the_api_and_pages_elsewhere() {
    let t = TestApp::start().await;
    let visitor = t.anonymous();
    let problem = visitor.get("/api/v1/nothing").await.is(404);
    assert_eq!(problem.headers["content-type"], "application/problem+json");
    let body = problem.json();
    assert_eq!((body["code"].as_str(), body["status"].as_u64()), (Some("not_found"), Some(404)));
    assert_eq!(body["request_id"].as_str().unwrap(), problem.headers["x-request-id"].to_str().unwrap());
    let page = visitor.get("/nothing").await.is(404);
    assert!(page.text.contains("<h1") && page.text.contains("href=\"/\""), "{}", page.text);
    visitor.get("/audit").await.is(303);
    visitor.get("/api/v1/audit/head").await.is(401);
    t.actor(Role::Applicant).await.get("/api/v1/audit/head").await.is(403);
    visitor.send(visitor.request(Method::DELETE, "/api/v1/tokens")).await.is(405);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_bodies_are_answered_with_what_is_wrong() {
    let t = TestApp::start().await;
    let visitor = t.anonymous();
    let post = |body: Vec<u8>, kind: &'static str| {
        let request =
            visitor.request(Method::POST, "/api/v1/accounts").header("content-type", kind).body(body);
        visitor.send(request)
    };
    post(b"{".to_vec(), "application/json").await.is(400);
    post(b"{}".to_vec(), "text/plain").await.is(415);
    post(b"\xff\xfe".to_vec(), "application/json").await.is(400);
    post(
        br#"{"name": "a\u0000", "email": "a@example.org", "password": "0123456789"}"#.to_vec(),
        "application/json",
    )
    .await
    .is(400);
    let typed = post(
        br#"{"name": 3, "email": "a@example.org", "password": "0123456789"}"#.to_vec(),
        "application/json",
    )
    .await
    .is(422)
    .json();
    assert_eq!(typed["errors"][0]["field"], "name");
    post(vec![b'x'; 10 * 1024 * 1024], "application/json").await.is(413);
    let long = json!({ "name": "x".repeat(100_000), "email": "a@example.org", "password": PASSWORD });
    visitor.post("/api/v1/accounts", &long).await.is(422);
    let request = visitor
        .request(Method::POST, "/sign-up")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("name=%ff&email=a&password=b");
    visitor.send(request).await.is(400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_comes_back_with_what_was_typed() {
    let t = TestApp::start().await;
    let form = [("name", "Сәуле <b>"), ("email", "not an address"), ("password", "short")];
    let page = t.anonymous().post_form("/sign-up", &form).await.is(422);
    assert!(
        page.text.contains("govuk-error-summary") && page.text.contains("href=\"#email\""),
        "{}",
        page.text
    );
    assert!(page.text.contains("value=\"Сәуле &#60;b&#62;\""), "{}", page.text);
    assert!(!page.text.contains("value=\"short\""), "a password is never sent back");
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_other_sites_are_refused() {
    let t = TestApp::start().await;
    let visitor = t.anonymous();
    let form = [("lang", "ru"), ("back", "/help")];
    let request = || visitor.request(Method::POST, "/language").form(&form);
    let refused = visitor.send(request().header("sec-fetch-site", "cross-site")).await.is(403);
    assert!(refused.text.contains("<h1") && refused.headers.contains_key("x-request-id"), "{}", refused.text);
    visitor.send(request().header("origin", "https://evil.example")).await.is(403);
    let own = visitor.send(request().header("sec-fetch-site", "same-origin")).await.is(303);
    assert_eq!(own.location(), "/help");
    assert!(visitor.get("/help").await.is(200).text.contains("lang=\"ru\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_away_is_503_and_comes_back() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    use diesel_async::SimpleAsyncConnection as _;
    let name = t.database.name().to_owned();
    let mut admin = t.database.admin().await;
    admin.batch_execute(&format!("alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")).await.unwrap();
    for _ in 0..3 {
        let gone = auditor.get("/api/v1/audit/head").await;
        assert_eq!(gone.status.as_u16(), 503, "{}", gone.text);
        assert!(gone.headers.contains_key("retry-after"));
    }
    t.anonymous().get("/health/live").await.is(200);
    t.anonymous().get("/health/ready").await.is(503);
    admin.batch_execute(&format!("alter database {name} allow_connections true")).await.unwrap();
    auditor.get("/api/v1/audit/head").await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_of_the_api_is_described_and_nothing_else() {
    let described: std::collections::BTreeSet<String> = {
        let description = serde_json::to_value(kadr::platform::openapi::description()).unwrap();
        assert!(description["openapi"].as_str().unwrap().starts_with("3.1"), "{}", description["openapi"]);
        let paths = description["paths"].as_object().unwrap();
        let of = |path: &String, item: &serde_json::Value| -> Vec<String> {
            item.as_object()
                .unwrap()
                .keys()
                .map(|method| format!("{} {path}", method.to_uppercase()))
                .collect()
        };
        paths.iter().flat_map(|(path, item)| of(path, item)).collect()
    };
    let described_paths = ["/api/v1/", "/health/", "/metrics"];
    let routes = kadr::platform::server::routes().table();
    let mounted: std::collections::BTreeSet<String> = routes
        .iter()
        .filter(|route| described_paths.iter().any(|start| route.path.starts_with(start)))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let difference: Vec<_> = described.symmetric_difference(&mounted).collect();
    assert!(difference.is_empty(), "described or mounted, but not both: {difference:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_tell_how_the_service_does_and_of_nobody() {
    kadr::platform::health::record_figures();
    let t = TestApp::start().await;
    let who = t.actor_at(Role::Applicant, "somebody.secret@example.org").await;
    who.get("/api/v1/me/profile").await.is(200);
    who.get("/api/v1/vacancies/01890000-0000-7000-8000-000000000000").await.is(404);
    t.anonymous()
        .post_form("/sign-up", &[("name", "Сәуле"), ("email", "saule@example.org"), ("password", PASSWORD)])
        .await
        .is(303);
    t.deliver().await;
    t.index().await;
    t.seal().await;
    let answer = t.anonymous().get("/metrics").await.is(200);
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    let figures = answer.text;
    for name in [
        "kadr_http_requests_total",
        "kadr_http_request_seconds",
        "kadr_letters_total",
        "kadr_index_lag_seconds",
        "kadr_index_documents",
        "kadr_index_bytes",
        "kadr_audit_sealed_entries",
        "kadr_database_connections_used",
        "kadr_database_connections_most",
    ] {
        assert!(figures.lines().any(|line| line.starts_with(name)), "{name} is not in {figures}");
    }
    let route = "route=\"/api/v1/vacancies/{id}\"";
    assert!(figures.contains(route) && figures.contains("status=\"404\""), "{figures}");
    // routes by their pattern, nobody by name, address or id
    let person = t.database.text("select id::text as text from people").await;
    for secret in ["secret", "saule", "Сәуле", "example.org", "01890000-0000", &person] {
        assert!(!figures.contains(secret), "{secret} is in the figures");
    }
    for line in figures.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let value = line.rsplit(' ').next().unwrap();
        assert!(value.parse::<f64>().is_ok(), "not a figure: {line}");
    }
}
