//! The participants of a programme as a file.

use polku_api_types::participation::{ParticipantSummary, ParticipantsExportQuery};
use polku_api_types::words::Spoken;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::ProgrammeId;
use polku_i18n::{Language, text};

use super::convert;
use super::service::note_looks;
use super::store;
use crate::access::Caller;
use crate::app::App;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::problem::AppError;

/// The participants of a programme as a file, filtered as the list is, by name.
///
/// # Errors
/// `not_found`, and what the policy refuses; `unavailable` while others take files out.
pub async fn export_participants(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &ParticipantsExportQuery,
) -> Result<TableFile, AppError> {
    let state = query.state.map(convert::state_to_domain);
    let turn = app.files.turn().await?;
    let asking = caller.clone();
    let rows = app
        .db
        .read(move |conn| {
            if !store::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ExportParticipants, Target::of_programme(programme))?;
            whole_list(
                |wanted| store::list(conn, &asking.scope, programme, state, wanted),
                |(row, whose)| store::Position {
                    sort: whose.name_sort.clone(),
                    id: row.application_id.0.uuid(),
                },
            )
        })
        .await?;
    let seen = rows.iter().map(|(row, _)| (row.person_id.0, row.application_id.0.uuid()));
    note_looks(app, caller, "export_participants", seen.collect())?;
    let rows = rows.into_iter().map(convert::summary).collect();
    write_table(app, turn, sheet(caller.language), query.format, rows).await
}

fn sheet(language: Language) -> Sheet<ParticipantSummary> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("participants", "participants-title", language)
        .column("export-family-name", |one: &ParticipantSummary| one.family_name.clone())
        .column("export-given-name", |one| one.given_name.clone())
        .column("export-unit", |one| one.unit.clone())
        .column("export-state", move |one| say(one.state.word()))
        .column("participation-reason", move |one| one.reason.map(|reason| say(reason.word())))
        .column("file-began-at", |one| one.began_at)
        .column("file-state-since", |one| one.since)
}
