//! A recipient follows the personal link. Looking at the address only says what waits behind it, because mail
//! programs look by themselves; the button opens it, and that is recorded: once for the recipient, and once for each
//! person whose file is shown.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::LinkId;
use crate::platform::links;
use crate::platform::tx::{Act, Actor, Note};
use crate::reference::codes::Locale;
use crate::shortlists::approval::{frozen_head, frozen_person};
use crate::shortlists::shown::{Head, Shown};
use crate::shortlists::state::State;
use crate::shortlists::store::recipients::Known;
use crate::shortlists::{LINK, note_read, store};

/// What waits behind a link, before it is opened.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The recipient's language.
    pub locale: Locale,
    pub head: Head,
    pub until: DateTime<Utc>,
}

/// An opened shortlist.
#[derive(Debug, Clone)]
pub struct Opened {
    pub locale: Locale,
    pub head: Head,
    pub people: Vec<Shown>,
    pub released_at: Option<DateTime<Utc>>,
    pub until: DateTime<Utc>,
}

struct Followed {
    recipient: Known,
    row: store::Row,
    until: DateTime<Utc>,
}

/// What the link is about. A forged one is `NotFound`; one that ended, or whose shortlist was withdrawn, is expired.
async fn follow(
    app: &App,
    db: &mut diesel_async::AsyncPgConnection,
    link: LinkId,
    now: DateTime<Utc>,
) -> Result<Followed> {
    let over = || Error::Conflict(Conflict::LinkExpired);
    let recipient = store::recipients::by_link(db, &app.keys, link).await?.ok_or_else(over)?;
    let until = store::recipients::link_end(db, link).await?.filter(|until| *until > now).ok_or_else(over)?;
    let row = store::row(db, recipient.shortlist).await?;
    if row.state == State::Released { Ok(Followed { recipient, row, until }) } else { Err(over()) }
}

/// Looks at the link without opening it.
pub async fn look(app: &App, token: &str) -> Result<Waiting> {
    let link = links::id_of(&app.keys, LINK, token)?;
    let mut db = app.read().await?;
    let followed = follow(app, &mut db, link, app.clock.now()).await?;
    Ok(Waiting {
        locale: followed.recipient.locale,
        head: frozen_head(&followed.row)?,
        until: followed.until,
    })
}

/// Opens the shortlist: it is shown exactly as approved, and the opening is recorded.
pub async fn open(app: &App, act: &Act, token: &str) -> Result<Opened> {
    let link = links::id_of(&app.keys, LINK, token)?;
    let act = Act { actor: Actor::Link(link), ..act.clone() };
    app.write(&act, async |tx| {
        let now = tx.now();
        let Followed { recipient, row, until } = follow(app, tx.db(), link, now).await?;
        let listed = store::listed(tx.db(), row.id).await?;
        let people = listed.iter().map(frozen_person).collect::<Result<Vec<_>>>()?;
        store::recipients::insert_opening(tx, recipient.id).await?;
        let ids: Vec<_> = people.iter().map(|one| one.person).collect();
        note_read(tx, row.id, &ids).await?;
        let detail = json!({ "recipient": recipient.id, "people": ids.len() });
        tx.note(Note::new("shortlist.opened", "shortlist", row.id.uuid()).with(detail)).await?;
        Ok(Opened {
            locale: recipient.locale,
            head: frozen_head(&row)?,
            people: people.into_iter().map(|one| one.shown).collect(),
            released_at: row.decided_at,
            until,
        })
    })
    .await
}
