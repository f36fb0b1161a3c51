//! `kadr reindex`: the index anew, beside the live one.

use std::process::ExitCode;

use crate::commands::say;
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::error::Result;

pub(super) async fn reindex(_settings: Settings) -> Result<ExitCode> {
    say("not yet");
    Ok(ExitCode::FAILURE)
}

/// The state of the index in a sentence: `Ok` when it is well.
pub(super) async fn condition(_app: &App) -> Result<std::result::Result<String, String>> {
    Ok(Ok("fine".into()))
}
