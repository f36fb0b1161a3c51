//! What must not be forged or read: tokens, cookies, personal links, and personal identifiers at rest.

use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, Header, decode_header, encode};
use kadr::accounts::tokens;
use kadr::people::import;
use kadr::platform::app::App;
use kadr::platform::keys::write_private;
use kadr::platform::postgres;
use kadr::platform::tx::Act;
use kadr::reference::codes::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::people::{IIN, fill_in, profile};
use crate::shortlists::{post, sent};
use crate::support::{PASSWORD, TestApp};

/// The claims of a token, read without checking anything.
fn claims(token: &str) -> Value {
    use base64::Engine as _;
    let part = token.split('.').nth(1).unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

async fn access_token(t: &TestApp, email: &str) -> String {
    let body = json!({ "email": email, "password": PASSWORD });
    let tokens = t.anonymous().post("/api/v1/tokens", &body).await.is(200).json();
    tokens["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_says_what_it_must_and_no_forged_one_is_taken() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    let token = access_token(&t, &auditor.email).await;
    let genuine = claims(&token);
    let header = decode_header(&token).unwrap();
    let (kid, key) = t.app.keys.token_key().unwrap();
    assert_eq!((header.alg, header.kid.as_deref()), (Algorithm::HS256, Some(kid)));
    let lasts = genuine["exp"].as_i64().unwrap() - genuine["iat"].as_i64().unwrap();
    assert!(lasts > 0 && lasts <= 15 * 60, "{genuine}");
    for claim in ["iss", "aud", "sub", "jti"] {
        assert!(genuine[claim].as_str().is_some_and(|value| !value.is_empty()), "{claim} in {genuine}");
    }

    let asked = async |token: String| {
        let visitor = t.anonymous();
        let request = visitor.request(Method::GET, "/api/v1/audit/head").bearer_auth(token);
        visitor.send(request).await.status.as_u16()
    };
    let made = |kid: Option<&str>, key: &[u8], algorithm, change: &dyn Fn(&mut Value)| {
        let mut claims = genuine.clone();
        change(&mut claims);
        let header = Header { kid: kid.map(str::to_owned), ..Header::new(algorithm) };
        encode(&header, &claims, &EncodingKey::from_secret(key)).unwrap()
    };
    let right = Algorithm::HS256;
    assert_eq!(asked(made(Some(kid), key, right, &|_| {})).await, 200, "the test signs as the service does");
    let remove =
        |name: &'static str| move |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove(name));
    let set = |name: &'static str, value: Value| move |claims: &mut Value| claims[name] = value.clone();
    let past = t.app.clock.now().timestamp() - 1;
    let forged = [
        ("another key", made(Some(kid), &[7; 32], right, &|_| {})),
        ("no key", made(Some(kid), &[], right, &|_| {})),
        ("an unknown kid", made(Some("99"), key, right, &|_| {})),
        ("no kid", made(None, key, right, &|_| {})),
        ("another algorithm", made(Some(kid), key, Algorithm::HS512, &|_| {})),
        ("another issuer", made(Some(kid), key, right, &set("iss", json!("somebody")))),
        ("no issuer", made(Some(kid), key, right, &remove("iss"))),
        ("another audience", made(Some(kid), key, right, &set("aud", json!("kadr-links")))),
        ("no audience", made(Some(kid), key, right, &remove("aud"))),
        ("no subject", made(Some(kid), key, right, &remove("sub"))),
        ("a subject that is nobody", made(Some(kid), key, right, &set("sub", json!(uuid::Uuid::now_v7())))),
        ("a subject that is no id", made(Some(kid), key, right, &set("sub", json!("admin")))),
        ("an end in the past", made(Some(kid), key, right, &set("exp", json!(past)))),
        ("no end", made(Some(kid), key, right, &remove("exp"))),
        ("an end that is no number", made(Some(kid), key, right, &set("exp", json!("tomorrow")))),
    ];
    for (what, token) in forged {
        assert_eq!(asked(token).await, 401, "a token with {what} was taken");
    }
    // one letter of the signature, one of the claims
    let (head, signature) = token.rsplit_once('.').unwrap();
    let flipped = if signature.starts_with('A') { "B" } else { "A" };
    assert_eq!(asked(format!("{head}.{flipped}{}", &signature[1..])).await, 401);
    assert_eq!(asked(head.to_owned()).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn token_keys_are_rotated_by_their_names() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    let old = access_token(&t, &auditor.email).await;
    let file = t.data().join("keys.toml");
    // the same installation started anew with another key file
    let started_with = |change: &dyn Fn(&mut toml::Table)| {
        let mut keys: toml::Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        change(keys["tokens"].as_table_mut().unwrap());
        write_private(&file, &toml::to_string(&keys).unwrap()).unwrap();
        App::new(t.app.settings.clone(), t.database.address.clone(), t.data(), t.base.clone()).unwrap()
    };
    let fresh = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    let rotated = started_with(&|ring| {
        drop(ring["keys"].as_table_mut().unwrap().insert("2027".into(), fresh.into()));
        drop(ring.insert("current".into(), "2027".into()));
    });
    let account = tokens::account_of(&rotated, &old).await.expect("a token of the key before is still taken");
    let new = tokens::issue(&rotated, &t.act(), &account).await.unwrap().access_token;
    assert_eq!(decode_header(&new).unwrap().kid.as_deref(), Some("2027"));
    assert!(tokens::account_of(&rotated, &new).await.is_ok());
    assert!(tokens::account_of(&t.app, &new).await.is_err(), "a program that does not have the key took it");
    let without = started_with(&|ring| drop(ring["keys"].as_table_mut().unwrap().remove("1")));
    assert!(tokens::account_of(&without, &new).await.is_ok());
    assert!(tokens::account_of(&without, &old).await.is_err(), "the old key is gone and still opens");
    for app in [rotated, without] {
        app.db.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_https_the_session_cookie_belongs_to_this_host_alone() {
    let cookies = async |settings: &[(&str, &str)]| {
        let t = TestApp::with(settings).await;
        let auditor = t.actor(Role::Auditor).await;
        let form = [("email", auditor.email.as_str()), ("password", PASSWORD)];
        let answer = t.anonymous().post_form("/sign-in", &form).await.is(303);
        let set = answer.headers.get_all("set-cookie").iter();
        let set: Vec<_> = set.map(|value| value.to_str().unwrap().to_owned()).collect();
        (set, answer.headers.contains_key("strict-transport-security"))
    };
    let parts = |set: &[String], name: &str| -> Vec<String> {
        let cookie =
            set.iter().find(|cookie| cookie.starts_with(name)).unwrap_or_else(|| panic!("{name} in {set:?}"));
        cookie.split("; ").skip(1).map(str::to_owned).collect()
    };
    let (set, strict) = cookies(&[("KADR__HTTP__PUBLIC_URL", "https://kadr.example.kz")]).await;
    let secure = parts(&set, "__Host-kadr=");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(secure.contains(&part.to_owned()), "{part} in {secure:?}");
    }
    assert!(strict && !secure.iter().any(|part| part.starts_with("Domain")), "{secure:?}");
    let (set, strict) = cookies(&[]).await;
    let plain = parts(&set, "kadr=");
    assert!(plain.contains(&"HttpOnly".to_owned()) && !plain.contains(&"Secure".to_owned()), "{plain:?}");
    assert!(!strict);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_link_ends_with_its_days() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    t.deliver().await;
    let letter = std::fs::read_dir(t.data().join("letters")).unwrap().next().unwrap().unwrap().path();
    let text = crate::support::smtp::plain_text(&std::fs::read_to_string(letter).unwrap());
    let (_, after) = text.split_once("/shared/shortlists/").expect("a letter without its link");
    let link = format!("/shared/shortlists/{}", after.split_whitespace().next().unwrap());
    let reader = t.anonymous();
    let days = i64::from(t.app.settings.letters.link_days);
    t.app.clock.advance(TimeDelta::days(days) - TimeDelta::minutes(5));
    reader.get(&link).await.is(200);
    assert!(reader.post_form(&link, &[]).await.is(200).text.contains("Серікбаева"));
    t.app.clock.advance(TimeDelta::minutes(6));
    for answer in [reader.get(&link).await, reader.post_form(&link, &[]).await] {
        assert!(!answer.clone().is(410).text.contains("Серікбаева"), "{}", answer.text);
    }
    let opened = t.database.count("select count(*) as count from shortlist_openings").await;
    assert_eq!(opened, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_database_holds_no_identifier_in_the_clear() {
    let t = TestApp::start().await;
    // an applicant submits, a party nominates by IIN and by address, a shortlist is released, a file comes in
    let who = t.actor_at(Role::Applicant, "alexei.kim@example.org").await;
    fill_in(&who).await;
    let contacts = profile(&who).await["contacts"]["version"].as_i64().unwrap();
    let reached = json!({ "email": "kim.private@example.org", "phone": "+77015556677" });
    who.put("/api/v1/me/contacts", contacts, &reached).await.is(200);
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    let party = t.actor(Role::PartyRepresentative).await;
    let rationale = "Known in the district for twenty years of honest work.";
    for nominee in [json!({ "iin": IIN }), json!({ "email": "somebody.else@example.org" })] {
        let mut body = nominee;
        body["rationale"] = json!(rationale);
        party.post("/api/v1/nominations", &body).await.is(201);
    }
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    let file = t.data().join("reserve.ndjson");
    let brought = json!({ "surname": "Ахметова", "given": "Дана", "iin": "850203400016", "key": "1", "source": "test",
        "citizenship": "KZ", "residence_kato": "100000000", "email": "dana.file@example.org", "phone": "+77023334455" });
    std::fs::write(&file, brought.to_string()).unwrap();
    let act = Act::command("import", t.app.clock.now());
    let report = import::import(&t.app, &act, &file, false, |_| {}).await.unwrap();
    // an IIN by its checksum, or the row would be left out and nothing be proved
    assert_eq!(report.added, 1, "{report}");
    t.deliver().await;

    let output = std::process::Command::new(postgres::programs().unwrap().join("pg_dump"))
        .args(["--data-only", "--inserts"])
        .arg(&t.database.address.owner_url)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let dump = String::from_utf8(output.stdout).unwrap();
    assert!(dump.contains("Ахметова") && dump.contains(rationale), "the dump has not what was written");
    let identifiers = [
        IIN,
        "850203400016",
        "@example.org",
        "alexei.kim",
        "kim.private",
        "somebody.else",
        "dana.file",
        "erlan@",
        "77015556677",
        "7015556677",
        "77023334455",
        "7023334455",
        PASSWORD,
    ];
    for identifier in identifiers {
        // in the clear, or in the clear inside bytes
        for form in [identifier.to_owned(), hex::encode(identifier)] {
            let at = dump.lines().find(|line| line.contains(&form));
            assert!(at.is_none(), "{identifier} is in the clear: {}", at.unwrap());
        }
    }
}
