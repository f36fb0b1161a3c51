//! Letters of this domain. None says who is nominated, for what or why: only that there is something to look at.

use crate::accounts::mail::Notice;
use crate::nominations::NominationState;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::NominationId;
use crate::platform::mailer::{Letter, Worded};

/// To a nominee who has an account: sign in and answer.
pub const OFFERED: &str = "nominations.offered";
/// To an address without an account: sign up and answer.
pub const INVITED: &str = "nominations.invited";
/// To the representative: the nominee accepted.
pub const ACCEPTED: &str = "nominations.accepted";
/// To the representative: the nominee declined.
pub const DECLINED: &str = "nominations.declined";

/// Words a letter of this domain; `None` if it is another's.
pub fn word(app: &App, letter: &Letter) -> Result<Option<Worded>> {
    let base = &app.public_url;
    let (key, address) = match letter.kind.as_str() {
        OFFERED => ("mail-nomination-offered", format!("{base}/me/nominations")),
        INVITED => ("mail-nomination-invited", format!("{base}/sign-up")),
        ACCEPTED => ("mail-nomination-accepted", format!("{base}/nominations/{}", nomination(letter)?)),
        DECLINED => (
            "mail-nomination-declined",
            format!("{base}/nominations?state={}", NominationState::Declined.code()),
        ),
        _ => return Ok(None),
    };
    Notice::word(letter.locale, key, &[], address).map(Some)
}

fn nomination(letter: &Letter) -> Result<NominationId> {
    let id = letter.params.get("nomination").and_then(|id| id.as_str()?.parse().ok());
    id.ok_or_else(|| Error::internal("letter without its nomination"))
}
