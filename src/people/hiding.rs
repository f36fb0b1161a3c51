//! Keeping one's profile from a body, mostly the one the person works for: its officers do not find the person, open the file
//! or put them on a list. It is no part of what is submitted, holds at once, and is shown to nobody but the person.
//! Next: `reach`, where officers are bounded by it.

use serde_json::json;

use super::{sections, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::BodyId;
use crate::platform::tx::{Act, Note};
use crate::reference::load::body;

/// Bodies that one profile is kept from. The table has the same bound.
pub const MOST_BODIES: usize = 10;

/// Hides the account's profile from a body or shows it again. What is so already stays so.
///
/// # Errors
/// `Invalid` of `body`, if there is no such body or there are as many already as there may be.
pub async fn hide(app: &App, act: &Act, account: &Account, from: BodyId, hidden: bool) -> Result<()> {
    if hidden && body(&app.reference, from).is_none() {
        return Err(Error::invalid("body", "body-code"));
    }
    let id = sections::own_id(app, act, account).await?;
    app.write(act, async |tx| {
        store::sections::lock(tx, id).await?;
        let mut bodies = store::person(tx.db(), id).await?.hidden_from;
        let before = bodies.len();
        bodies.retain(|known| *known != from);
        if hidden {
            bodies.push(from);
        }
        if bodies.len() > MOST_BODIES {
            return Err(Error::invalid("body", "hidden-too-many"));
        }
        if bodies.len() != before {
            store::submission::set_hidden_from(tx, id, &bodies).await?;
        }
        // which body is the person's alone
        let action = if hidden { "person.hidden_from_body" } else { "person.shown_to_body" };
        tx.note(Note::new(action, "person", id.uuid()).with(json!({ "bodies": bodies.len() }))).await
    })
    .await
}
