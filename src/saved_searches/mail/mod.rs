//! The one letter of this domain: so many people became, so many ceased to be found. It names neither them nor the
//! searches, whose names are the officer's own words.

use fluent_bundle::FluentValue;

use crate::accounts::mail::Notice;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::i18n;
use crate::platform::ids::LinkId;
use crate::platform::links;
use crate::platform::mailer::{Letter, Worded};
use crate::saved_searches::telling::STOP;

pub const CHANGED: &str = "saved_searches.changed";

/// Words the letter; `None` if it is another domain's.
pub fn word(app: &App, letter: &Letter) -> Result<Option<Worded>> {
    if letter.kind != CHANGED {
        return Ok(None);
    }
    let missing = || Error::internal("letter without its link or counts");
    let count = |name: &str| letter.params.get(name).and_then(serde_json::Value::as_i64).ok_or_else(missing);
    let link = letter.params.get("link").and_then(|id| id.as_str()?.parse().ok());
    let link: LinkId = link.ok_or_else(missing)?;
    let stop = format!("{}/saved-searches/letters/{}", app.public_url, links::token(app, STOP, link));
    let said = |key: &str, count: i64| {
        let args = [("count", FluentValue::from(count))];
        (count > 0).then(|| i18n::message(letter.locale, key, &args))
    };
    let changes: Vec<String> =
        [said("mail-saved-joined", count("joined")?), said("mail-saved-left", count("left")?)]
            .into_iter()
            .flatten()
            .collect();
    let args = [
        ("searches", FluentValue::from(count("searches")?)),
        ("changes", FluentValue::from(changes.join(" "))),
        ("stop", FluentValue::from(stop.clone())),
    ];
    let address = format!("{}/saved-searches", app.public_url);
    let worded = Notice::word(letter.locale, "mail-saved", &args, address)?;
    Ok(Some(Worded { unsubscribe: Some(stop), ..worded }))
}
