//! Letters of this domain: confirm an address, an address that has an account already, a new password.

use askama::Template;

use crate::accounts::{CONFIRM_EMAIL, RESET_PASSWORD};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::i18n;
use crate::platform::ids::LinkId;
use crate::platform::links;
use crate::platform::mailer::{Letter, Worded};
use crate::reference::codes::Locale;

pub const CONFIRM: &str = "accounts.confirm";
pub const ALREADY_SIGNED_UP: &str = "accounts.already_signed_up";
pub const RESET: &str = "accounts.reset";

/// Words a letter of this domain; `None` if it is another's.
pub fn word(app: &App, letter: &Letter) -> Result<Option<Worded>> {
    let base = &app.public_url;
    let (key, address) = match letter.kind.as_str() {
        CONFIRM => ("mail-confirm", format!("{base}/confirm/{}", token(app, letter, CONFIRM_EMAIL)?)),
        RESET => ("mail-reset", format!("{base}/reset/{}", token(app, letter, RESET_PASSWORD)?)),
        ALREADY_SIGNED_UP => ("mail-already", format!("{base}/sign-in")),
        _ => return Ok(None),
    };
    Notice::word(letter.locale, key, &[], address).map(Some)
}

fn token(app: &App, letter: &Letter, purpose: &str) -> Result<String> {
    let id: LinkId = letter
        .params
        .get("link")
        .and_then(|link| link.as_str()?.parse().ok())
        .ok_or_else(|| Error::internal("letter without its link"))?;
    Ok(links::token(app, purpose, id))
}

/// A letter of one paragraph and one button: enough for everything that says "look here".
/// Messages: `<key>-subject`, `<key>-text`, `<key>-button`, `<key>-foot`.
#[derive(Template)]
#[template(path = "accounts/mail/notice.html")]
pub struct Notice {
    locale: Locale,
    subject: String,
    text: String,
    button: String,
    address: String,
    foot: String,
}

#[derive(Template)]
#[template(path = "accounts/mail/notice.txt", escape = "none")]
struct NoticeText<'a> {
    notice: &'a Notice,
}

impl Notice {
    /// Subject, text and html of the notice `key`; `args` go into its text.
    pub fn word(
        locale: Locale,
        key: &str,
        args: &[(&str, fluent_bundle::FluentValue<'_>)],
        address: String,
    ) -> Result<Worded> {
        let part = |name: &str| i18n::message(locale, &format!("{key}-{name}"), args);
        let notice = Self {
            locale,
            subject: part("subject"),
            text: part("text"),
            button: part("button"),
            address,
            foot: part("foot"),
        };
        let text = NoticeText { notice: &notice }.render()?;
        let html = notice.render()?;
        Ok(Worded { subject: notice.subject, text, html, unsubscribe: None })
    }
}
