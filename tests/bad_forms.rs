//! Nonsense in every form of every page. The forms are found by walking through the pages as each role; a form that the
//! route table knows and nobody met fails the test. It is never answered with a 500, and always with a page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::server;
use kadr::reference::codes::Role;
use reqwest::Method;
use serde_json::json;

use crate::bad_input::{Stage, in_words};
use crate::shortlists::{post, sent, vacancy};
use crate::support::smtp::plain_text;
use crate::support::{Actor, TestApp};

/// Pages of one pattern and kind of query that are looked at; more of them have the same forms.
const ALIKE: usize = 8;

/// Texts that fit hardly any field.
fn nonsense() -> Vec<String> {
    [
        "",
        " \n",
        "nope",
        "-1",
        "9223372036854775807",
        "2026-02-31",
        "a\u{202e}b\u{feff}",
        "<script>'; drop table people; --",
    ]
    .map(str::to_owned)
    .into()
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

/// The forms of a page that change something; one for each place a form's buttons can send it. Without one it is sent to
/// where the page is.
fn forms(page: &str, at: &str) -> Vec<Form> {
    let mut all = Vec::new();
    for rest in page.split("<form").skip(1) {
        let Some((head, rest)) = rest.split_once('>') else { continue };
        if attribute(head, "method").as_deref() != Some("post") {
            continue;
        }
        let inside = rest.split("</form>").next().unwrap();
        let tags = || inside.split('<').map(|tag| tag.split('>').next().unwrap());
        let kinds = ["input", "select", "textarea", "button"];
        let fields: Vec<_> = tags()
            .filter(|tag| kinds.iter().any(|kind| tag.starts_with(kind)))
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))
            .collect();
        let posting = tags().filter(|tag| attribute(tag, "formmethod").as_deref() != Some("get"));
        let others = posting.filter_map(|tag| attribute(tag, "formaction"));
        let own = attribute(head, "action").unwrap_or_else(|| at.split('?').next().unwrap().to_owned());
        for action in std::iter::once(own).chain(others) {
            all.push(Form { action, fields: fields.clone() });
        }
    }
    all
}

/// The pattern of the route table that an address belongs to: the one with the fewest variable parts.
fn pattern(method: &str, address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap();
    let parts: Vec<_> = path.split('/').collect();
    let fits = |route: &&kadr::platform::routes::Entry| {
        let own: Vec<_> = route.path.split('/').collect();
        route.method == method
            && own.len() == parts.len()
            && own.iter().zip(&parts).all(|(own, part)| own.starts_with('{') || own == part)
    };
    let table = server::routes().table();
    table.iter().filter(fits).min_by_key(|route| route.path.matches('{').count()).map(|route| route.path)
}

/// Addresses of our own pages in a page.
fn links(page: &str) -> Vec<String> {
    let inside = page.split(" href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    inside.map(|rest| format!("/{}", rest.replace("&#38;", "&").replace("&amp;", "&"))).collect()
}

/// Every form that somebody meets who follows every link, by the pattern of its address.
async fn met(actor: &Actor, beginnings: &[String]) -> BTreeMap<&'static str, Vec<Form>> {
    let table = server::routes().table();
    let plain = table.iter().filter(|route| route.method == "GET" && !route.path.contains('{'));
    let mut open: VecDeque<String> =
        plain.map(|route| route.path.to_owned()).chain(beginnings.iter().cloned()).collect();
    let (mut seen, mut alike) = (BTreeSet::new(), BTreeMap::new());
    let mut found: BTreeMap<&'static str, Vec<Form>> = BTreeMap::new();
    while let Some(address) = open.pop_front() {
        let apart = ["/api", "/assets", "/health", "/metrics"].iter().any(|start| address.starts_with(start));
        let Some(own) = pattern("GET", &address).filter(|_| !apart) else { continue };
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let keys: BTreeSet<_> =
            query.split('&').map(|pair| pair.split('=').next().unwrap().to_owned()).collect();
        let count: &mut usize = alike.entry((own, keys)).or_default();
        if !seen.insert(address.clone()) || *count == ALIKE {
            continue;
        }
        *count += 1;
        let answer = actor.get(&address).await;
        in_words(&answer, &address);
        if answer.status.as_u16() != 200 {
            continue;
        }
        open.extend(links(&answer.text));
        for form in forms(&answer.text, &address) {
            let to =
                pattern("POST", &form.action).unwrap_or_else(|| panic!("{address} sends to {}", form.action));
            found.entry(to).or_default().push(form);
        }
    }
    found
}

/// Something of everything, so that every form is on some page. Addresses that stand in letters alone.
async fn furnish(stage: &Stage) -> Vec<String> {
    let t = &stage.t;
    let (officer, approver) = (stage.of(Role::HrOfficer), stage.of(Role::Approver));
    let (applicant, party) = (stage.of(Role::Applicant), stage.of(Role::PartyRepresentative));
    // in the reserve, and changed since: what can be submitted again, paused and left
    crate::people::fill_in(applicant).await;
    applicant.post("/api/v1/me/submission", &json!({})).await.is(201);
    let body = t.database.first_body().await;
    for (list, entry) in [
        (
            "education",
            json!({ "level": "bachelor", "institution": "ЕҰУ", "country": "KZ", "completed_year": 2012 }),
        ),
        (
            "service",
            json!({ "started_on": "2013-02-01", "organisation": "Әкімдік", "sector": "public_administration", "kind": "corps_b", "post_title": "Маман" }),
        ),
        ("languages", json!({ "language": "kk", "level": "c1" })),
        ("memberships", json!({ "programme": "regional", "entered_on": "2025-03-01" })),
        ("tests", json!({ "test": "abilities", "taken_on": "2026-03-14", "points": 80, "passed": true })),
        ("papers", json!({ "kind": "diploma", "issued_on": "2012-06-30" })),
        ("relatives", json!({ "body": body, "kinship": "sibling" })),
    ] {
        applicant.post(&format!("/api/v1/me/{list}"), &entry).await.is(201);
    }
    let rationale = "Known in the district for twenty years of honest work.";
    let offer = json!({ "email": applicant.email, "rationale": rationale });
    party.post("/api/v1/nominations", &offer).await.is(201);
    // a vacancy not yet published, one that is, a shortlist being composed, one sent, one released with letters that failed
    let draft = vacancy(t).await;
    let unpublish = format!("update vacancies set state = 'draft', published_at = null where id = '{draft}'");
    t.database.owner().await.batch_execute(&unpublish).await.unwrap();
    let chosen = json!({ "people": [{ "person": stage.ids[1], "note": "x" }] });
    let path = format!("/api/v1/vacancies/{}/shortlists", stage.ids[0]);
    let composed = officer.post(&path, &chosen).await.is(201).json()["id"].as_str().unwrap().to_owned();
    let recipients =
        json!({ "recipients": [{ "name": "Head", "email": "head@example.org", "locale": "en" }] });
    officer.put(&format!("/api/v1/shortlists/{composed}/recipients"), 1, &recipients).await.is(200);
    let (released, version) = sent(t, officer).await;
    post(approver, &format!("/api/v1/shortlists/{released}/release"), version, &json!({})).await.is(200);
    sent(t, officer).await;
    // a record of evidence, a rule being written
    let check = json!({ "bars": ["conviction"], "found": false, "answered_on": "2026-03-01", "valid_until": null,
        "grade": "document", "source": "хат № 12" });
    officer.post(&format!("/api/v1/people/{}/checks", stage.ids[1]), &check).await.is(201);
    let rule = json!({
        "id": "own-rule", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" },
        "root": { "all": [{ "leaf": { "id": "work", "cites": "law", "test": { "service": { "years": 2 } } } }] },
        "citations": { "law": { "act": "Order", "article": "1", "edition": "2026", "status": "confirmed" } },
    });
    officer.post("/api/v1/rules", &json!({ "rule": rule })).await.is(201);
    // a saved search with somebody who became a match and somebody who does not belong, told by letter
    let wish = json!({ "name": "Everybody", "criteria": {}, "alert": "letter" });
    let search = crate::saved_searches::kept(t, officer, &wish).await;
    let stray = format!("/api/v1/saved-searches/{search}/strays/{}", stage.ids[1]);
    officer.put(&stray, 1, &json!({ "reason": "x" })).await.is(204);
    crate::shortlists::person(t, "Жаңабаева", true).await;
    crate::saved_searches::watch(t).await;
    // a concept that can be taken back
    let path = "/api/v1/thesaurus/concepts/BOD001";
    let mut row = stage.of(Role::Administrator).get(path).await.is(200).json()["row"].clone();
    row["source"] = json!("OWN");
    let written = json!({ "row": row, "reason": "The source was not the right one." });
    stage.of(Role::Administrator).put(path, 0, &written).await.is(200);
    // letters with personal links
    let visitor = t.anonymous();
    let form = [("name", "Сәуле"), ("email", "new@example.org"), ("password", crate::support::PASSWORD)];
    visitor.post_form("/sign-up", &form).await.is(303);
    visitor.post_form("/forgot", &[("email", applicant.email.as_str())]).await;
    t.deliver().await;
    let fail = "update letters set state = 'failed', last_problem = 'smtp-554' where body_id is not null";
    t.database.owner().await.batch_execute(fail).await.unwrap();
    t.index().await;
    let mut addresses = Vec::new();
    for file in std::fs::read_dir(t.data().join("letters")).unwrap() {
        let text = plain_text(&std::fs::read_to_string(file.unwrap().path()).unwrap());
        let own = text.split_whitespace().filter_map(|word| word.strip_prefix(&t.base));
        addresses.extend(own.filter(|address| address.contains('.')).map(str::to_owned));
    }
    // a selection, and the step from it that no link leads to
    let kept = officer.post("/api/v1/selections", &json!({ "all": true })).await.is(201).json();
    let id = kept["id"].as_str().unwrap();
    addresses.push(format!("/selections/{id}/shortlist?to=vacancy-{}", stage.ids[0]));
    addresses
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_in_the_forms_of_every_page_is_answered_with_pages() {
    let stage = Stage::set().await;
    let letters = furnish(&stage).await;
    let mut tried: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    // everybody looks before anybody spoils something
    let mut found = Vec::new();
    for actor in &stage.actors {
        for (to, forms) in met(actor, &letters).await {
            found.push((actor, to, forms));
        }
    }
    // who signs out meets nothing any more
    found.sort_by_key(|(_, to, _)| *to == "/sign-out");
    let mut turn = 0;
    for (actor, to, forms) in found {
        let known = tried.entry(to).or_default();
        for form in forms {
            for at in 0..form.fields.len() {
                if known.insert(form.fields[at].0.clone()) {
                    spoil(actor, &form, at, turn).await;
                    turn += 1;
                }
            }
        }
    }
    let table = server::routes().table();
    let pages = table.iter().filter(|route| route.method == "POST" && !route.path.starts_with("/api/"));
    let unmet: Vec<_> =
        pages.filter(|route| !tried.contains_key(route.path)).map(|route| route.path).collect();
    assert!(unmet.is_empty(), "forms that nobody met: {unmet:#?}");
}

/// One field of a form holds what it must not, the others what the page gave them. Each field gets some of the nonsense
/// in turn: there are hundreds of them.
async fn spoil(actor: &Actor, form: &Form, at: usize, turn: usize) {
    let name = &form.fields[at].0;
    let short = nonsense();
    let some = (0..3).map(|more| short[(turn * 3 + more) % short.len()].clone());
    for value in some.chain(["ы".repeat(20_000)]) {
        let mut fields = form.fields.clone();
        fields[at].1.clone_from(&value);
        let answer = actor.send(actor.request(Method::POST, &form.action).form(&fields)).await;
        let shown: String = value.chars().take(30).collect();
        in_words(&answer, &format!("{} {name}={shown}", form.action));
    }
    for raw in [["%00", "%ff", "%"][turn % 3]] {
        let pairs = form.fields.iter().enumerate();
        let body: Vec<_> = pairs
            .map(|(place, (name, _))| format!("{name}={}", if place == at { raw } else { "" }))
            .collect();
        let request = actor
            .request(Method::POST, &form.action)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"));
        in_words(&actor.send(request).await, &format!("{} {name}={raw}", form.action));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_ten_megabytes_is_refused_at_pages_too() {
    let stage = Stage::set().await;
    let visitor = stage.t.anonymous();
    let body = format!("statement={}", "x".repeat(10 * 1024 * 1024));
    for (actor, path) in [
        (&visitor, "/sign-up"),
        (&visitor, "/check"),
        (stage.of(Role::Applicant), "/me/wishes"),
        (stage.of(Role::Applicant), "/me/education/new"),
        (stage.of(Role::PartyRepresentative), "/nominations"),
        (stage.of(Role::HrOfficer), "/work/vacancies"),
        (stage.of(Role::HrOfficer), "/work/rules"),
    ] {
        let request = actor
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.clone());
        let answer = actor.send(request).await.is(413);
        in_words(&answer, path);
        actor.get("/help").await.is(200);
    }
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
    let form = forms(&ended, "/me/wishes").into_iter().find(|form| form.action == "/sign-in").unwrap();
    let asked = who.send(who.request(Method::POST, "/sign-in").form(&form.fields)).await.is(200).text;
    let mut form = forms(&asked, "/sign-in").into_iter().find(|form| form.action == "/sign-in").unwrap();
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
    let form = forms(&signed_in, "/sign-in").into_iter().find(|form| form.action == "/me/wishes").unwrap();
    assert_eq!(form.fields, wishes.map(|(name, value)| (name.to_owned(), value.to_owned())));

    let name = t.database.name().to_owned();
    let mut admin = t.database.admin().await;
    admin.batch_execute(&format!("alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")).await.unwrap();
    let away = who.send(who.request(Method::POST, "/me/wishes").form(&form.fields)).await.is(503);
    assert!(away.headers.contains_key("retry-after"));
    let form = forms(&away.text, "/me/wishes").into_iter().find(|form| form.action == "/me/wishes").unwrap();
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
