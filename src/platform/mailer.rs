//! Delivers the outbox. A letter is claimed by a lease in one short statement, worded by its domain in the recipient's
//! language, sent under our timeout with a Message-ID that never changes, then marked sent, put off or failed.
//! A kill loses nothing: the lease ends and the letter is claimed again.

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde_json::{Value, json};

use crate::platform::app::App;
use crate::platform::config::{Smtp, SmtpTls};
use crate::platform::error::{Error, Result};
use crate::platform::ids::LetterId;
use crate::platform::keys::Purpose;
use crate::platform::schedule::Round;
use crate::platform::schema::letters;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Locale;

/// Extra time of a lease beyond the send timeout, in seconds.
const LEASE_SLACK: i64 = 5;

/// A claimed letter.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct Letter {
    pub id: LetterId,
    pub kind: String,
    pub recipient_sealed: Vec<u8>,
    pub locale: Locale,
    pub params: Value,
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
}

/// The words of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Address that ends letters of this kind when it is posted to; mail programs show a button for it.
    pub unsubscribe: Option<String>,
}

/// A header whose text we make ourselves, of plain ASCII.
macro_rules! plain_header {
    ($name:ident, $text:literal) => {
        #[derive(Debug, Clone)]
        struct $name(String);
        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }
            fn parse(text: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }
            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

plain_header!(ListUnsubscribe, "List-Unsubscribe");
plain_header!(ListUnsubscribePost, "List-Unsubscribe-Post");

/// Sends at most one letter.
pub async fn round(app: &App) -> Result<Round> {
    let Some(letter) = claim(app).await? else { return Ok(Round::Done) };
    let outcome = deliver(app, &letter).await;
    let act = Act::system("mailer", app.clock.now());
    match outcome {
        Ok(()) => sent(app, &act, &letter).await?,
        Err(problem) => put_off(app, &act, &letter, &problem).await?,
    }
    Ok(Round::More)
}

/// Why a letter did not leave. The text is a code, never the server's words: those may repeat the address.
#[derive(Debug)]
struct Undelivered {
    code: String,
    final_: bool,
}

impl Undelivered {
    fn passing(code: impl Into<String>) -> Self {
        Self { code: code.into(), final_: false }
    }
    fn for_good(code: impl Into<String>) -> Self {
        Self { code: code.into(), final_: true }
    }
}

async fn claim(app: &App) -> Result<Option<Letter>> {
    let mut db = app.read().await?;
    let now = app.clock.now();
    let lease = now
        + TimeDelta::seconds(i64::try_from(app.settings.smtp.timeout_seconds).unwrap_or(30) + LEASE_SLACK);
    use letters::dsl;
    let due = dsl::letters
        .filter(dsl::state.eq("waiting").and(dsl::next_attempt_at.le(now)))
        .filter(dsl::lease_until.is_null().or(dsl::lease_until.lt(now)))
        .order(dsl::next_attempt_at)
        .limit(1)
        .for_update()
        .skip_locked();
    // locking needs the row itself; the update is a second statement of the same short transaction
    use diesel_async::AsyncConnection as _;
    let claimed = db
        .transaction::<_, diesel::result::Error, _>(async |db| {
            let Some(id) = due.select(dsl::id).first::<LetterId>(db).await.optional()? else {
                return Ok(None);
            };
            diesel::update(dsl::letters.find(id))
                .set((dsl::lease_until.eq(lease), dsl::attempts.eq(dsl::attempts + 1)))
                .returning(Letter::as_returning())
                .get_result(db)
                .await
                .optional()
        })
        .await?;
    Ok(claimed)
}

async fn deliver(app: &App, letter: &Letter) -> std::result::Result<(), Undelivered> {
    let recipient = app.keys.open(Purpose::Recipient, &letter.recipient_sealed);
    let recipient = recipient.map_err(|_| Undelivered::passing("keys"))?;
    let (name, address): (String, String) =
        serde_json::from_str(&recipient).map_err(|_| Undelivered::for_good("recipient"))?;
    let worded = crate::word_letter(app, letter).map_err(|problem| {
        tracing::error!(letter = %letter.id, kind = letter.kind, %problem, "letter cannot be worded");
        Undelivered::passing("words")
    })?;
    let to = address.parse().map_err(|_| Undelivered::for_good("address"))?;
    let message = compose(&app.settings.smtp, letter, Mailbox::new(Some(name), to), worded)
        .map_err(|_| Undelivered::for_good("message"))?;
    if app.settings.smtp.host.is_empty() {
        return to_file(app, letter, &message).map_err(|_| Undelivered::passing("file"));
    }
    let transport = transport(&app.settings.smtp).map_err(|problem| {
        tracing::warn!(%problem, "mail settings cannot be used");
        Undelivered::passing("settings")
    })?;
    match tokio::time::timeout(app.settings.smtp_timeout(), transport.send(message)).await {
        Err(_) => Err(Undelivered::passing("timeout")),
        Ok(Ok(_)) => Ok(()),
        Ok(Err(problem)) => Err(classified(&problem)),
    }
}

fn classified(problem: &lettre::transport::smtp::Error) -> Undelivered {
    let status = problem.status().map(u16::from);
    match status {
        // no such mailbox: waiting will not make it
        Some(code @ (550 | 551 | 553)) => Undelivered::for_good(format!("smtp-{code}")),
        Some(code) => Undelivered::passing(format!("smtp-{code}")),
        None if problem.is_tls() => Undelivered::passing("tls"),
        None => Undelivered::passing("connection"),
    }
}

fn compose(
    smtp: &Smtp,
    letter: &Letter,
    to: Mailbox,
    worded: Worded,
) -> std::result::Result<Message, Box<dyn std::error::Error>> {
    let from = Mailbox::new(Some(smtp.from_name.clone()), smtp.from_address.parse()?);
    let host = smtp.from_address.rsplit('@').next().unwrap_or("localhost");
    let mut message = Message::builder()
        .from(from)
        .to(to)
        .subject(worded.subject)
        .date(letter.created_at.into())
        .message_id(Some(format!("<{}@{host}>", letter.id)))
        .header(lettre::message::header::MIME_VERSION_1_0);
    if let Some(address) = worded.unsubscribe {
        // RFC 8058: mail programs post this by themselves when their button is pressed
        message = message
            .header(ListUnsubscribe(format!("<{address}>")))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned()));
    }
    Ok(message.multipart(MultiPart::alternative_plain_html(worded.text, worded.html))?)
}

fn transport(
    smtp: &Smtp,
) -> std::result::Result<AsyncSmtpTransport<Tokio1Executor>, Box<dyn std::error::Error + Send + Sync>> {
    let mut tls = TlsParameters::builder(smtp.host.clone());
    if !smtp.ca_file.is_empty() {
        tls = tls.add_root_certificate(Certificate::from_pem(&std::fs::read(&smtp.ca_file)?)?);
    }
    let security = match smtp.tls {
        SmtpTls::Starttls => Tls::Required(tls.build()?),
        SmtpTls::Tls => Tls::Wrapper(tls.build()?),
        SmtpTls::None => Tls::None,
    };
    let mut builder =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host).port(smtp.port).tls(security);
    if !smtp.user.is_empty() {
        builder = builder.credentials(Credentials::new(smtp.user.clone(), smtp.password.clone()));
    }
    Ok(builder.build())
}

/// Without a mail server letters are files: whole or not at all, and the same letter is the same file.
fn to_file(app: &App, letter: &Letter, message: &Message) -> std::io::Result<()> {
    let folder: PathBuf = app.data.join("letters");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.eml", letter.id));
    let beside = path.with_extension("new");
    std::fs::write(&beside, message.formatted())?;
    std::fs::rename(beside, path)
}

async fn sent(app: &App, act: &Act, letter: &Letter) -> Result<()> {
    let id = letter.id;
    let detail = json!({ "kind": letter.kind, "attempts": letter.attempts });
    app.write(act, async |tx| {
        use letters::dsl;
        let now = tx.now();
        diesel::update(dsl::letters.find(id).filter(dsl::state.eq("waiting")))
            .set((dsl::state.eq("sent"), dsl::sent_at.eq(now), dsl::lease_until.eq(None::<DateTime<Utc>>)))
            .execute(tx.db())
            .await?;
        tx.note(Note::new("letter.sent", "letter", id.uuid()).with(detail)).await
    })
    .await?;
    metrics::counter!("kadr_letters_total", "outcome" => "sent").increment(1);
    tracing::info!(letter = %id, kind = letter.kind, "letter sent");
    Ok(())
}

async fn put_off(app: &App, act: &Act, letter: &Letter, problem: &Undelivered) -> Result<()> {
    let attempt = usize::try_from(letter.attempts).unwrap_or(usize::MAX);
    let wait = app.settings.letters.retry_seconds.get(attempt.saturating_sub(1)).copied();
    let failed = problem.final_ || wait.is_none();
    // up to a fifth more, so that letters put off together do not come back together
    let wait = f64::from(wait.unwrap_or_default()) * (1.0 + rand::random::<f64>() / 5.0);
    let wait = TimeDelta::try_milliseconds(format!("{:.0}", wait * 1000.0).parse().unwrap_or(60_000))
        .unwrap_or_default();
    let id = letter.id;
    let code = problem.code.clone();
    app.write(act, async |tx| {
        use letters::dsl;
        let next = tx.now() + wait;
        // somebody may have stopped the letter while it was on its way
        diesel::update(dsl::letters.find(id).filter(dsl::state.eq("waiting")))
            .set((
                dsl::state.eq(if failed { "failed" } else { "waiting" }),
                dsl::next_attempt_at.eq(next),
                dsl::last_problem.eq(&code),
                dsl::lease_until.eq(None::<DateTime<Utc>>),
            ))
            .execute(tx.db())
            .await?;
        let action = if failed { "letter.failed" } else { "letter.delayed" };
        tx.note(Note::new(action, "letter", id.uuid()).with(json!({ "problem": code }))).await
    })
    .await?;
    let outcome = if failed { "failed" } else { "delayed" };
    metrics::counter!("kadr_letters_total", "outcome" => outcome).increment(1);
    tracing::warn!(letter = %id, kind = letter.kind, problem = problem.code, outcome, "letter not delivered");
    Ok(())
}

/// Tries the mail server without sending: `doctor` asks.
pub async fn probe(smtp: &Smtp) -> Result<bool> {
    let transport = transport(smtp).map_err(Error::Internal)?;
    let wait = std::time::Duration::from_secs(smtp.timeout_seconds.min(10));
    let answer = tokio::time::timeout(wait, transport.test_connection()).await;
    answer.map_err(Error::internal)?.map_err(Error::internal)
}
