//! Accounts: who signs in and as what. Browser sessions live in `sessions`, API tokens in `tokens`, password hashing
//! in `passwords`; other domains only ever see an [`Account`].

pub mod api;
pub mod mail;
pub mod passwords;
pub mod sessions;
pub mod store;
pub mod tokens;
pub mod web;

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::people;
use crate::platform::app::App;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId};
use crate::platform::keys::{Keys, Purpose};
use crate::platform::tx::{Act, LetterDraft, Note};
use crate::reference::codes::{Locale, Programme, Role};

/// Purposes of the links in this domain's letters.
pub const CONFIRM_EMAIL: &str = "confirm_email";
pub const RESET_PASSWORD: &str = "reset_password";

/// Somebody who is signed in, as every other domain knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Account {
    pub id: AccountId,
    pub role: Role,
    /// Name to show in the header and to colleagues.
    pub name: String,
    pub locale: Locale,
    /// The body an officer or approver works for.
    pub body: Option<BodyId>,
    /// The party a representative acts for.
    pub party: Option<String>,
    /// Regions (KATO) an officer sees; empty: all.
    pub regions: Vec<String>,
    /// Programmes of the reserve whose members an officer sees; empty: everybody.
    pub programmes: Vec<Programme>,
    pub email_confirmed: bool,
    /// The person whose profile the account fills in, if it was begun when the account was looked up.
    #[serde(skip)]
    pub person: Option<PersonId>,
}

impl Account {
    /// The officer's or approver's body.
    pub fn body(&self) -> Result<BodyId> {
        self.body.ok_or(Error::Forbidden)
    }

    /// The representative's party.
    pub fn party(&self) -> Result<&str> {
        self.party.as_deref().ok_or(Error::Forbidden)
    }
}

/// An e-mail address: at most 254 characters, lower-cased, one `@` with something sensible on both sides.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address as typed. Deliverability is for the letter to find out.
    pub fn parse(text: &str) -> std::result::Result<Self, FieldProblem> {
        let text = text.trim().to_lowercase();
        let problem = || FieldProblem::new("email", "email");
        if text.len() > 254 || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(problem());
        }
        let address: lettre::Address = text.parse().map_err(|_| problem())?;
        if !address.domain().contains('.') && address.domain() != "localhost" {
            return Err(problem());
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Finds the address without reading it.
    pub fn blind(&self, keys: &Keys) -> Vec<u8> {
        keys.blind(Purpose::Email, &self.0)
    }

    pub fn seal(&self, keys: &Keys) -> Result<Vec<u8>> {
        keys.seal(Purpose::Email, &self.0).map_err(Error::internal)
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

/// An account to make.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub role: Role,
    pub email: Email,
    pub name: String,
    pub locale: Locale,
    pub password: String,
    pub body: Option<BodyId>,
    pub party: Option<String>,
    pub regions: Vec<String>,
    pub programmes: Vec<Programme>,
    /// Made by an administrator who knows the address.
    pub email_confirmed: bool,
}

/// Checks what everybody may choose freely. Passwords: 10 to 200 characters, nothing else is asked.
pub fn check_new(name: &str, email: &str, password: &str) -> Result<Email> {
    let mut problems = Vec::new();
    let length = name.trim().chars().count();
    if length == 0 {
        problems.push(FieldProblem::new("name", "required"));
    } else if length > 120 || name.chars().any(char::is_control) {
        problems.push(FieldProblem::new("name", "too_long"));
    }
    let email = Email::parse(email).map_err(|problem| problems.push(problem)).ok();
    if let Err(problem) = passwords::check(password) {
        problems.push(problem);
    }
    match email {
        Some(email) if problems.is_empty() => Ok(email),
        _ => Err(Error::Invalid(problems)),
    }
}

/// An applicant signs up. The answer is the same whether the address was free or not; the letter tells its owner.
pub async fn sign_up(
    app: &App,
    act: &Act,
    name: &str,
    email: &str,
    password: &str,
    locale: Locale,
) -> Result<()> {
    let email = check_new(name, email, password)?;
    let hash = passwords::hash(app, password).await?;
    let name = name.trim().to_owned();
    let blind = email.blind(&app.keys);
    app.write(act, async |tx| {
        if let Some(known) = store::by_email(tx.db(), &blind).await? {
            let day = tx.now().date_naive();
            tx.letter(LetterDraft {
                kind: mail::ALREADY_SIGNED_UP,
                dedupe_key: format!("already_signed_up:{}:{day}", known.account.id),
                to_name: known.account.name.clone(),
                to_email: email.as_str().to_owned(),
                locale: known.account.locale,
                params: json!({}),
                body: None,
                subject_kind: "account",
                subject_id: known.account.id.uuid(),
            })
            .await?;
            return tx.note(Note::new("account.sign_up_repeated", "account", known.account.id.uuid())).await;
        }
        let new = NewAccount {
            role: Role::Applicant,
            email: email.clone(),
            name,
            locale,
            password: String::new(),
            body: None,
            party: None,
            regions: Vec::new(),
            programmes: Vec::new(),
            email_confirmed: false,
        };
        let id = store::insert(tx, &new, &hash).await?;
        let link = tx.link(CONFIRM_EMAIL, id.uuid(), TimeDelta::days(7)).await?;
        tx.letter(LetterDraft {
            kind: mail::CONFIRM,
            dedupe_key: format!("confirm_email:{id}"),
            to_name: new.name,
            to_email: email.as_str().to_owned(),
            locale,
            params: json!({ "link": link }),
            body: None,
            subject_kind: "account",
            subject_id: id.uuid(),
        })
        .await?;
        tx.note(Note::new("account.signed_up", "account", id.uuid())).await
    })
    .await
}

/// Makes an account of any role: for the command and the administrator.
pub async fn create(app: &App, act: &Act, new: NewAccount) -> Result<AccountId> {
    let hash = passwords::hash(app, &new.password).await?;
    app.write(act, async |tx| {
        let id = store::insert(tx, &new, &hash).await?;
        tx.note(Note::new("account.created", "account", id.uuid()).with(json!({ "role": new.role }))).await?;
        Ok(id)
    })
    .await
}

/// Sets which regions and programmes an officer or approver sees, instead of those before; the watches over their saved
/// searches start anew.
pub async fn set_reach(
    app: &App,
    act: &Act,
    id: AccountId,
    regions: &[String],
    programmes: &[Programme],
) -> Result<()> {
    app.write(act, async |tx| {
        store::set_reach(tx, id, regions, programmes).await?;
        let detail = json!({ "regions": regions, "programmes": programmes });
        tx.note(Note::new("account.reach_set", "account", id.uuid()).with(detail)).await
    })
    .await
}

/// Disables or enables an account. A disabled one is signed out everywhere at once, and an applicant's profile pauses: nobody
/// finds the person any more.
pub async fn set_enabled(app: &App, act: &Act, id: AccountId, enabled: bool) -> Result<()> {
    app.write(act, async |tx| {
        store::set_state(tx, id, if enabled { "active" } else { "disabled" }).await?;
        store::end_everything(tx, id).await?;
        if !enabled {
            people::submission::pause_with_account(tx, id).await?;
        }
        let action = if enabled { "account.enabled" } else { "account.disabled" };
        tx.note(Note::new(action, "account", id.uuid())).await
    })
    .await
}

/// Sets a new password and signs the account out everywhere.
pub async fn set_password(app: &App, act: &Act, id: AccountId, password: &str) -> Result<()> {
    passwords::check(password).map_err(|problem| Error::Invalid(vec![problem]))?;
    let hash = passwords::hash(app, password).await?;
    app.write(act, async |tx| {
        store::set_password(tx, id, &hash).await?;
        store::end_everything(tx, id).await?;
        tx.note(Note::new("account.password_set", "account", id.uuid())).await
    })
    .await
}

/// Sends a link to set a new password, if the address has an account. The answer is the same either way.
pub async fn forgot_password(app: &App, act: &Act, email: &str) -> Result<()> {
    let email = Email::parse(email).map_err(|problem| Error::Invalid(vec![problem]))?;
    let blind = email.blind(&app.keys);
    app.write(act, async |tx| {
        let Some(known) = store::by_email(tx.db(), &blind).await? else {
            return tx.note(Note::new("account.reset_asked_unknown", "account", None)).await;
        };
        let id = known.account.id;
        let link = tx.link(RESET_PASSWORD, id.uuid(), TimeDelta::hours(2)).await?;
        // at most one letter in a quarter of an hour, so that nobody's mailbox can be flooded
        let quarter = tx.now().timestamp() / 900;
        tx.letter(LetterDraft {
            kind: mail::RESET,
            dedupe_key: format!("reset_password:{id}:{quarter}"),
            to_name: known.account.name,
            to_email: email.as_str().to_owned(),
            locale: known.account.locale,
            params: json!({ "link": link }),
            body: None,
            subject_kind: "account",
            subject_id: id.uuid(),
        })
        .await?;
        tx.note(Note::new("account.reset_asked", "account", id.uuid())).await
    })
    .await
}

/// Follows the link of a confirmation letter.
pub async fn confirm_email(app: &App, act: &Act, link: &str) -> Result<()> {
    app.write(act, async |tx| {
        let account = crate::platform::links::follow(tx, CONFIRM_EMAIL, link).await?;
        let id = AccountId::from_uuid(account);
        store::confirm_email(tx, id).await?;
        tx.note(Note::new("account.email_confirmed", "account", id.uuid())).await
    })
    .await
}

/// Follows the link of a reset letter and sets the new password. The link works once.
pub async fn reset_password(app: &App, act: &Act, link: &str, password: &str) -> Result<()> {
    passwords::check(password).map_err(|problem| Error::Invalid(vec![problem]))?;
    let hash = passwords::hash(app, password).await?;
    app.write(act, async |tx| {
        let account = crate::platform::links::use_once(tx, RESET_PASSWORD, link).await?;
        let id = AccountId::from_uuid(account);
        store::set_password(tx, id, &hash).await?;
        store::confirm_email(tx, id).await?;
        store::end_everything(tx, id).await?;
        tx.note(Note::new("account.password_reset", "account", id.uuid())).await
    })
    .await
}

/// Checks e-mail and password. Unknown addresses cost the same time; after too many wrong passwords the account waits.
pub async fn sign_in(app: &App, act: &Act, email: &str, password: &str) -> Result<Account> {
    let wrong = || Error::invalid("password", "sign_in");
    let Ok(email) = Email::parse(email) else {
        passwords::verify(app, None, password).await?;
        return Err(wrong());
    };
    let known = store::by_email(&mut *app.read().await?, &email.blind(&app.keys)).await?;
    let hash = known.as_ref().map(|known| known.password_hash.clone());
    let matches = passwords::verify(app, hash, password).await?;
    let Some(known) = known else { return Err(wrong()) };
    if known.state != "active" {
        return Err(wrong());
    }
    if known.locked_until.is_some_and(|until| until > act.at) {
        return Err(Error::invalid("password", "sign_in_wait"));
    }
    let id = known.account.id;
    if !matches {
        let failures = known.failed_sign_ins.saturating_add(1);
        let over = failures - i32::try_from(app.settings.accounts.failed_sign_ins).unwrap_or(5);
        let wait = (over >= 0).then(|| TimeDelta::seconds(30_i64 << over.min(7)));
        app.write(act, async |tx| {
            let until = wait.map(|wait| tx.now() + wait);
            store::sign_in_failed(tx, id, failures, until).await?;
            tx.note(Note::new("account.sign_in_failed", "account", id.uuid())).await
        })
        .await?;
        return Err(wrong());
    }
    Ok(known.account)
}
