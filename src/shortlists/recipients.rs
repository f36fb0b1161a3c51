//! Who receives a shortlist: outsiders known by name, address and language. They get a personal link each, after
//! approval, and nothing before. What became of their letter and link is read here too.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::{Account, Email};
use crate::letters;
use crate::platform::app::App;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::ids::{RecipientId, ShortlistId};
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Locale;
use crate::shortlists::state::Step;
use crate::shortlists::{MAX_RECIPIENTS, Made, step, store};

/// What the letters of a recipient are filed under.
pub const LETTER_SUBJECT: &str = "shortlist_recipient";

/// Somebody to send a shortlist to.
#[derive(Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewShortlistRecipient)]
pub struct NewRecipient {
    /// 1 to 120 characters.
    pub name: String,
    pub email: String,
    /// Language of the letter and of the page.
    pub locale: Locale,
}

impl std::fmt::Debug for NewRecipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewRecipient(…)")
    }
}

/// Somebody a shortlist is sent to, with what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShortlistRecipient)]
pub struct Recipient {
    pub id: RecipientId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    /// The letter, once released.
    pub letter: Option<letters::Delivery>,
    /// When the shortlist was opened by this person's link.
    pub opened_at: Vec<DateTime<Utc>>,
}

impl NewRecipient {
    /// Checks and cuts; `field` names the fields of the request.
    fn checked(&self, field: &impl Fn(&str) -> String) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => problems.push(FieldProblem::new(field("name"), "required")),
            1..=120 if !name.chars().any(char::is_control) => {}
            _ => problems.push(FieldProblem::new(field("name"), "too_long")),
        }
        match Email::parse(&self.email) {
            Ok(email) if problems.is_empty() => {
                Ok(Self { name, email: email.as_str().to_owned(), locale: self.locale })
            }
            Ok(_) => Err(problems),
            Err(problem) => {
                problems.push(FieldProblem::new(field("email"), problem.code));
                Err(problems)
            }
        }
    }
}

/// Makes the recipients exactly these.
pub async fn set(
    app: &App,
    act: &Act,
    officer: &Account,
    id: ShortlistId,
    version: i32,
    all: &[NewRecipient],
) -> Result<Made> {
    if all.len() > MAX_RECIPIENTS {
        return Err(Error::invalid("recipients", "recipients_too_many"));
    }
    let path = |at: usize, name: &str| format!("recipients.{at}.{name}");
    let mut problems = Vec::new();
    let mut checked = Vec::with_capacity(all.len());
    for (at, new) in all.iter().enumerate() {
        match new.checked(&|name: &str| path(at, name)) {
            Ok(new) => checked.push((path(at, "email"), new)),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    app.write(act, async |tx| {
        step(app, tx, officer, id, version, Step::Compose).await?;
        store::recipients::delete_all(tx, id).await?;
        for (field, new) in &checked {
            store::recipients::insert(tx, id, new, field).await?;
        }
        let version = store::touch(tx, id, version).await?;
        let detail = json!({ "recipients": checked.len() });
        tx.note(Note::new("shortlist.recipients_set", "shortlist", id.uuid()).with(detail)).await?;
        Ok(Made { id, version })
    })
    .await
}

/// Adds one. Fields of the form: `recipient_name`, `recipient_email`.
pub async fn add(
    app: &App,
    act: &Act,
    officer: &Account,
    id: ShortlistId,
    version: i32,
    new: &NewRecipient,
) -> Result<Made> {
    let new = new.checked(&|name: &str| format!("recipient_{name}")).map_err(Error::Invalid)?;
    app.write(act, async |tx| {
        step(app, tx, officer, id, version, Step::Compose).await?;
        if store::recipients::of(tx.db(), &app.keys, id).await?.len() >= MAX_RECIPIENTS {
            return Err(Error::invalid("recipient_email", "recipients_too_many"));
        }
        store::recipients::insert(tx, id, &new, "recipient_email").await?;
        let version = store::touch(tx, id, version).await?;
        tx.note(Note::new("shortlist.recipient_added", "shortlist", id.uuid())).await?;
        Ok(Made { id, version })
    })
    .await
}

/// Takes one off.
pub async fn remove(
    app: &App,
    act: &Act,
    officer: &Account,
    id: ShortlistId,
    version: i32,
    recipient: RecipientId,
) -> Result<Made> {
    app.write(act, async |tx| {
        step(app, tx, officer, id, version, Step::Compose).await?;
        store::recipients::delete(tx, id, recipient).await?;
        let version = store::touch(tx, id, version).await?;
        let detail = json!({ "recipient": recipient });
        tx.note(Note::new("shortlist.recipient_removed", "shortlist", id.uuid()).with(detail)).await?;
        Ok(Made { id, version })
    })
    .await
}

/// The recipients with their letters and openings.
pub async fn read(
    app: &App,
    db: &mut diesel_async::AsyncPgConnection,
    id: ShortlistId,
) -> Result<Vec<Recipient>> {
    let known = store::recipients::of(db, &app.keys, id).await?;
    let ids: Vec<_> = known.iter().map(|one| one.id.uuid()).collect();
    let letters = letters::store::of_subjects(db, LETTER_SUBJECT, &ids).await?;
    let openings = store::recipients::openings(db, id).await?;
    let of = |recipient: RecipientId| {
        openings.iter().filter(move |(opener, _)| *opener == recipient).map(|(_, at)| *at).collect()
    };
    Ok(known
        .into_iter()
        .map(|one| Recipient {
            letter: letters.get(&one.id.uuid()).cloned(),
            opened_at: of(one.id),
            id: one.id,
            name: one.name,
            email: one.email,
            locale: one.locale,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(name: &str, email: &str) -> NewRecipient {
        NewRecipient { name: name.into(), email: email.into(), locale: Locale::Kk }
    }

    #[test]
    fn a_recipient_has_a_name_and_an_address() {
        let field = |name: &str| format!("recipients.2.{name}");
        let good = new("  Ерлан   Қанатұлы ", " Erlan@Gov.kz ").checked(&field).unwrap();
        assert_eq!((good.name.as_str(), good.email.as_str()), ("Ерлан Қанатұлы", "erlan@gov.kz"));
        let problems = new(" ", "nobody").checked(&field).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
        assert_eq!(fields, [("recipients.2.name", "required"), ("recipients.2.email", "email")]);
    }
}
