//! Working time as a file.

use std::collections::HashMap;

use polku_api_types::sessions::SessionState;
use polku_api_types::working_time::{SupervisedHoursExportQuery, SupervisedPerson, SupervisedTime};
use polku_i18n::{Language, text};
use uuid::Uuid;

use super::service::hours;
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::http::{Sheet, TableFile, write_table};
use crate::problem::AppError;

/// When those whom the caller supervises are away, a line for each time, the earliest first.
///
/// # Errors
/// As [`super::service::view_supervised_hours`]; `unavailable` while others take files out.
pub async fn export_supervised_hours(
    app: &App,
    caller: &Caller,
    query: &SupervisedHoursExportQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let hours = hours(app, caller, (query.from, query.until), "export_supervised_hours").await?;
    let people: HashMap<Uuid, SupervisedPerson> =
        hours.people.into_iter().map(|one| (one.application_id, one)).collect();
    let line = |time: SupervisedTime| Some((people.get(&time.application_id)?.clone(), time));
    let rows: Vec<(SupervisedPerson, SupervisedTime)> = hours.times.into_iter().filter_map(line).collect();
    write_table(app, turn, sheet(caller.language), query.format, rows).await
}

fn sheet(language: Language) -> Sheet<(SupervisedPerson, SupervisedTime)> {
    Sheet::new("working-time", "team-hours-title", language)
        .column("export-family-name", |(one, _): &(SupervisedPerson, SupervisedTime)| one.family_name.clone())
        .column("export-given-name", |(one, _)| one.given_name.clone())
        .column("team-hours-programme", move |(one, _)| written(&one.programme, language).to_owned())
        .column("team-hours-start", |(_, time)| clock(&time.start))
        .column("team-hours-end", |(_, time)| clock(&time.end))
        .column("team-hours-zone", |(_, time)| time.zone.clone())
        .column("team-hours-minutes", |(_, time)| time.counted_minutes)
        .column("export-state", move |(_, time)| text(language, word(time.state), &[]))
}

/// Nothing is shown of a draft.
const fn word(state: SessionState) -> &'static str {
    match state {
        SessionState::Draft | SessionState::Published => "team-hours-held",
        SessionState::Cancelled => "session-state-cancelled",
    }
}

/// A clock time as spreadsheets read it.
fn clock(local: &str) -> String {
    local.replacen('T', " ", 1)
}
