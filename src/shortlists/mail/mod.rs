//! The one letter of this domain: a shortlist waits. It names the body and nothing else; who is on the list, and for
//! which post, is behind the personal link.

use fluent_bundle::FluentValue;

use crate::accounts::mail::Notice;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::i18n;
use crate::platform::ids::LinkId;
use crate::platform::links;
use crate::platform::mailer::{Letter, Worded};
use crate::shortlists::LINK;

pub const RELEASED: &str = "shortlists.released";

/// Words the letter; `None` if it is another domain's.
pub fn word(app: &App, letter: &Letter) -> Result<Option<Worded>> {
    if letter.kind != RELEASED {
        return Ok(None);
    }
    let param = |name: &str| letter.params.get(name).and_then(|value| value.as_str());
    let missing = || Error::internal("letter without its link, body or day");
    let link: LinkId = param("link").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let until = param("until").and_then(|day| day.parse().ok()).ok_or_else(missing)?;
    let body = param("body").ok_or_else(missing)?.to_owned();
    let address = format!("{}/shared/shortlists/{}", app.public_url, links::token(app, LINK, link));
    let args =
        [("body", FluentValue::from(body)), ("until", FluentValue::from(i18n::day(letter.locale, until)))];
    Notice::word(letter.locale, "mail-shortlist", &args, address).map(Some)
}
