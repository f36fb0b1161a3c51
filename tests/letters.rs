//! Letters leave over real SMTP, once; what fails is put off and shows.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kadr::platform::schema::letters;
use kadr::reference::codes::Role;
use serde_json::json;

use crate::shortlists::{post, sent};
use crate::support::smtp::MailServer;
use crate::support::{PASSWORD, TestApp};

async fn with(mail: &MailServer) -> TestApp {
    let settings = mail.settings();
    let settings: Vec<_> = settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
    TestApp::with(&settings).await
}

async fn sign_up(t: &TestApp, email: &str) {
    let form = [("name", "Сәуле, Иванқызы"), ("email", email), ("password", PASSWORD)];
    t.anonymous().post_form("/sign-up", &form).await.is(303);
}

async fn states(t: &TestApp) -> Vec<(String, i32, Option<String>)> {
    let query =
        letters::table.select((letters::state, letters::attempts, letters::last_problem)).order(letters::id);
    query.load(&mut *t.app.read().await.unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_with_both_parts_and_no_personal_data() {
    let mail = MailServer::start(&[]);
    let t = with(&mail).await;
    sign_up(&t, "saule@example.org").await;
    t.deliver().await;
    let messages = mail.messages();
    assert_eq!(messages.len(), 1);
    let message = &messages[0];
    for part in ["Message-ID: <", "To: ", "saule@example.org", "text/plain", "text/html"] {
        assert!(message.contains(part), "{part} is missing in {message}");
    }
    assert_eq!(states(&t).await, [("sent".to_owned(), 1, None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_busy_delays_and_the_letter_keeps_its_number() {
    let mail = MailServer::start(&["--fail-first", "2"]);
    let t = with(&mail).await;
    sign_up(&t, "saule@example.org").await;
    t.deliver().await;
    assert_eq!(states(&t).await, [("waiting".to_owned(), 1, Some("smtp-451".to_owned()))]);
    for _ in 0..2 {
        t.app.clock.advance(TimeDelta::seconds(2));
        t.deliver().await;
    }
    assert_eq!(states(&t).await[0].0, "sent");
    assert_eq!(mail.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_that_is_not_there_fails_at_once_and_one_that_refuses_fails_in_the_end() {
    let mail = MailServer::start(&["--refuse-to", "nobody@example.org", "--refuse"]);
    let t = with(&mail).await;
    sign_up(&t, "nobody@example.org").await;
    t.deliver().await;
    assert_eq!(states(&t).await, [("failed".to_owned(), 1, Some("smtp-550".to_owned()))]);
    sign_up(&t, "saule@example.org").await;
    for _ in 0..5 {
        t.app.clock.advance(TimeDelta::seconds(2));
        t.deliver().await;
    }
    assert_eq!(states(&t).await[1], ("failed".to_owned(), 4, Some("smtp-554".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_letters_are_files() {
    let t = TestApp::start().await;
    sign_up(&t, "saule@example.org").await;
    t.deliver().await;
    let files: Vec<_> = std::fs::read_dir(t.data().join("letters")).unwrap().collect();
    assert_eq!(files.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_sees_which_letters_are_late_and_tries_again() {
    let mail = MailServer::start(&["--fail-first", "2"]);
    let t = with(&mail).await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    let calm = officer.get("/letters").await.is(200).text;
    assert!(!calm.contains("Letters that have not left"), "nothing is late before it was tried: {calm}");
    t.deliver().await;
    let page = officer.get("/letters").await.is(200).text;
    for words in ["2 letters are late", "Next attempt:", "451", "/retry"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let late = officer.get("/api/v1/letters?state=waiting").await.is(200).json();
    assert_eq!(late["items"].as_array().unwrap().len(), 2, "{late}");
    // another body's officers see nothing of it
    let moved = "update accounts set body_id = (select id from bodies order by code offset 1 limit 1) where role = 'approver'";
    use diesel_async::SimpleAsyncConnection as _;
    t.database.owner().await.batch_execute(moved).await.unwrap();
    assert!(!approver.get("/letters").await.is(200).text.contains("/retry"));

    t.app.clock.advance(TimeDelta::seconds(2));
    t.deliver().await;
    let page = officer.get("/letters").await.is(200).text;
    assert!(!page.contains("are late") && page.contains("Sent"), "{page}");
    assert_eq!(mail.messages().len(), 2);
}
