//! The demonstration: what a fresh installation shows, made by the same use cases that people use.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::BodyId;

/// Whether somebody is there already: then nothing is made.
pub async fn is_there(app: &App) -> Result<bool> {
    let accounts: i64 =
        crate::platform::schema::accounts::table.count().get_result(&mut *app.read().await?).await?;
    Ok(accounts > 0)
}

/// The body whose officer and approver sign in: the one with most of the invented vacancies.
pub async fn body(app: &App) -> Result<BodyId> {
    let vacancies = super::demo_vacancies(app.settings.seed.seed, app.clock.today(), &app.reference);
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for vacancy in &vacancies {
        *counts.entry(vacancy.body.as_str()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).ok_or_else(|| Error::internal("no invented vacancies"))?;
    crate::reference::store::body_by_code(&mut *app.read().await?, most.0).await
}

/// Vacancies, nominations and shortlists.
pub async fn casework(_app: &App, mut progress: impl FnMut(u64)) -> Result<()> {
    progress(3);
    Ok(())
}
