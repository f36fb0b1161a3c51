//! placeholder
use crate::platform::{app::App, error::Result, schedule::Round};
pub async fn round(_: &App) -> Result<Round> { Ok(Round::Done) }
