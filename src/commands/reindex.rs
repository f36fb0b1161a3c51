//! `kadr reindex`: the index anew, beside the live one. Where the service runs, it does the work and this waits.

use std::process::ExitCode;

use crate::commands::workplace::Workplace;
use crate::commands::{progress, say};
use crate::matching::index::Condition;
use crate::matching::indexer::{self, Reindexed};
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::error::Result;

pub(super) async fn reindex(settings: Settings) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let bar = progress::bar(0, "indexing people");
    let done = indexer::reindex(&place.app, |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    })
    .await;
    bar.finish_and_clear();
    place.close().await?;
    say(match done? {
        Reindexed::Here(people) => format!("The index is built anew: {people} people."),
        Reindexed::ByService => "The running service has built the index anew.".to_owned(),
    });
    Ok(ExitCode::SUCCESS)
}

/// The state of the index in a sentence: `Ok` when it is well.
pub(super) async fn condition(app: &App) -> Result<std::result::Result<String, String>> {
    Ok(match app.index.condition() {
        Condition::Usable(stats) => Ok(format!("{} people in {} MB.", stats.documents, stats.bytes >> 20)),
        Condition::InUse => Ok("The running service has it open; ask /health/ready.".to_owned()),
        Condition::Building => {
            Err("It is missing, damaged or of an older version: the service builds it anew when it starts."
                .to_owned())
        }
    })
}
