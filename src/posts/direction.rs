//! The family of functions of a post. "The work matches the functions of the post" is confirmed for a family, so a post
//! without one leaves such a requirement open for everybody. See `people::evidence` for the confirmations.

use serde_json::json;

use super::{Post, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::PostId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::{Category, Direction};
use crate::rules::{NextLower, Setting};

/// Says which family of functions a post of the own body has. While a vacancy of it is published the answer may be
/// given, but not changed: confirmations were asked for that family.
pub async fn set_direction(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (PostId, i32),
    direction: Option<Direction>,
) -> Result<Post> {
    let body = who.body()?;
    app.write(act, async |tx| {
        let post = store::post(tx.db(), id).await?;
        if post.body != body {
            return Err(Error::NotFound);
        }
        let changes = post.direction.is_some() && post.direction != direction;
        if changes && store::is_being_filled(tx.db(), id).await? {
            return Err(Error::Conflict(Conflict::PostBeingFilled));
        }
        store::set_direction(tx, id, version, direction).await?;
        let detail = json!({ "from": post.direction, "to": direction });
        tx.note(Note::new("post.direction_set", "post", id.uuid()).with(detail)).await?;
        store::post(tx.db(), id).await
    })
    .await
}

/// What rules ask of a post, from the post and the categories of its body's staffing table: those of the posts the body
/// has established.
pub fn setting(post: &Post, staffing: &[Category]) -> Setting {
    let next_lower = post.category.map_or(NextLower::Unknown, |category| {
        category.next_lower(staffing.iter().copied()).map_or(NextLower::Nothing, NextLower::Is)
    });
    Setting { next_lower, family: post.direction, body: Some(post.body.number()) }
}
