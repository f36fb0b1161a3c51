//! Signing up, in and out; sessions and tokens end when they should.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use serde_json::json;

use crate::search::{Reserve, found};
use crate::support::smtp::{MailServer, plain_text};
use crate::support::{PASSWORD, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_signs_up_confirms_and_signs_in() {
    let mail = MailServer::start(&[]);
    let settings = mail.settings();
    let settings: Vec<_> = settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let t = TestApp::with(&settings).await;
    let visitor = t.anonymous();
    let form = [("name", "Айгерім"), ("email", "Aigerim@Example.org"), ("password", PASSWORD)];
    visitor.post_form("/sign-up", &form).await.is(303);
    // the same address again: the same answer, another letter
    visitor.post_form("/sign-up", &form).await.is(303);
    t.deliver().await;
    let messages = mail.messages();
    assert_eq!(messages.len(), 2);
    let texts: Vec<_> = messages.iter().map(|message| plain_text(message)).collect();
    let link = texts.iter().flat_map(|text| text.lines()).find(|line| line.contains("/confirm/"));
    let link = link.unwrap_or_else(|| panic!("no link in {texts:#?}")).trim();
    let path = link.strip_prefix(&t.base).unwrap();
    visitor.get(path).await.is(200);
    visitor.post_form(path, &[]).await.is(303);
    visitor.post_form(&format!("{path}x"), &[]).await.is(404);

    let mut applicant = t.anonymous();
    applicant.sign_in("aigerim@example.org", PASSWORD).await;
    let me = applicant.get("/api/v1/accounts/me").await.is(200).json();
    assert_eq!((me["role"].as_str(), me["email_confirmed"].as_bool()), (Some("applicant"), Some(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_refused_alike_and_then_slowed_down() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::Auditor).await;
    let visitor = t.anonymous();
    let attempt = async |email: &str, password: &str| {
        visitor.post("/api/v1/tokens", &json!({ "email": email, "password": password })).await
    };
    let wrong = attempt(&officer.email, "not the password").await.is(422).json();
    let unknown = attempt("nobody@example.org", "not the password").await.is(422).json();
    assert_eq!(wrong["errors"], unknown["errors"]);
    for _ in 0..4 {
        attempt(&officer.email, "not the password").await.is(422);
    }
    let waiting = attempt(&officer.email, PASSWORD).await.is(422).json();
    assert_eq!(waiting["errors"][0]["code"], "sign_in_wait");
    t.app.clock.advance(TimeDelta::seconds(31));
    attempt(&officer.email, PASSWORD).await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_by_time_by_idleness_and_by_signing_out() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    auditor.get("/audit").await.is(200);
    t.app.clock.advance(TimeDelta::minutes(121));
    let gone = auditor.get("/audit").await.is(303);
    assert!(gone.location().starts_with("/sign-in?next="), "{}", gone.location());
    let mut again = t.anonymous();
    again.sign_in(&auditor.email, PASSWORD).await;
    again.post_form("/sign-out", &[]).await.is(303);
    again.get("/audit").await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_end_rotate_and_fall_when_stolen() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    let visitor = t.anonymous();
    let body = json!({ "email": auditor.email, "password": PASSWORD });
    let first = visitor.post("/api/v1/tokens", &body).await.is(200).json();
    assert_eq!(first["expires_in"], 900);
    let refresh = async |token: &serde_json::Value| {
        visitor.post("/api/v1/tokens/refresh", &json!({ "refresh_token": token })).await
    };
    let second = refresh(&first["refresh_token"]).await.is(200).json();
    // the first refresh token again: somebody else has it, so the whole family ends
    refresh(&first["refresh_token"]).await.is(401);
    refresh(&second["refresh_token"]).await.is(401);
    t.app.clock.advance(TimeDelta::minutes(16));
    auditor.get("/api/v1/accounts/me").await.is(401);
    for forged in ["", "x.y.z", "eyJhbGciOiJub25lIn0.e30."] {
        let request = visitor.request(reqwest::Method::GET, "/api/v1/accounts/me").bearer_auth(forged);
        visitor.send(request).await.is(401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_out_at_once() {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    let me = auditor.get("/api/v1/accounts/me").await.is(200).json();
    let id = me["id"].as_str().unwrap().parse().unwrap();
    kadr::accounts::set_enabled(&t.app, &t.act(), id, false).await.unwrap();
    auditor.get("/api/v1/accounts/me").await.is(401);
    auditor.get("/audit").await.is(303);
    let form = [("email", auditor.email.as_str()), ("password", PASSWORD)];
    t.anonymous().post_form("/sign-in", &form).await.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_whose_account_is_disabled_is_found() {
    let reserve = Reserve::new().await;
    let t = &reserve.t;
    let (officer, applicant) = (t.actor(Role::HrOfficer).await, t.actor(Role::Applicant).await);
    let me = applicant.get("/api/v1/accounts/me").await.is(200).json();
    let (account, (all, _)) = (me["id"].as_str().unwrap(), found(&officer, "").await);
    let theirs = format!("update people set account_id = '{account}' where id = '{}'", all[0]);
    t.database.owner().await.batch_execute(&theirs).await.unwrap();
    t.index().await;
    assert!(found(&officer, "").await.0.contains(&all[0]));
    for enabled in [false, true] {
        kadr::accounts::set_enabled(&t.app, &t.act(), account.parse().unwrap(), enabled).await.unwrap();
        t.index().await;
        assert!(!found(&officer, "").await.0.contains(&all[0]), "they come back by their own wish alone");
    }
    let mut returned = t.anonymous();
    returned.sign_in(&applicant.email, PASSWORD).await;
    returned.post_form("/me/state", &[("to", "submitted")]).await.is(303);
    t.index().await;
    assert!(found(&officer, "").await.0.contains(&all[0]));
}
