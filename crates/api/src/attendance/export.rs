//! Hours and training days as files.

use polku_api_types::attendance::{PersonHours, PersonHoursExportQuery};
use polku_api_types::tables::TableFormat;
use polku_domain::access::{Permission, Target};
use polku_domain::attendance::{Lived, Said, TrainingLine, training_lines};
use polku_domain::ids::ProgrammeId;
use polku_domain::programmes::hours::FULL_DAY_MINUTES;
use polku_domain::suppression::FEWEST;
use polku_i18n::{Language, format, text};

use super::service::{note_looks, person_hours};
use super::store::{self, LivedRow};
use crate::access::Caller;
use crate::app::App;
use crate::http::{Sheet, TableFile, write_table};
use crate::problem::AppError;
use crate::programmes::store::count;

/// The hours of each person of a programme as a file, filtered as the list is, by name.
///
/// # Errors
/// `not_found`, `design_not_published`, and what the policy refuses; `unavailable` while others take files out.
pub async fn export_person_hours(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PersonHoursExportQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let rows = person_hours(app, caller, programme, Permission::ExportAttendedHours, query.unmarked).await?;
    let seen = rows.iter().map(|(named, _)| (named.person.0, named.application.0.uuid()));
    note_looks(app, caller, "export_person_hours", seen.collect())?;
    let rows = rows.into_iter().map(|(_, hours)| hours).collect();
    write_table(app, turn, hours_sheet(caller.language), query.format, rows).await
}

fn hours_sheet(language: Language) -> Sheet<PersonHours> {
    Sheet::new("hours", "hours-file-title", language)
        .column("export-family-name", |one: &PersonHours| one.family_name.clone())
        .column("export-given-name", |one| one.given_name.clone())
        .column("export-unit", |one| one.unit.clone())
        .column("hours-file-promised", |one| one.promised_minutes)
        .column("hours-file-invited", |one| one.minutes.invited)
        .column("hours-file-attended", |one| one.minutes.attended)
        .column("hours-file-on-site", |one| one.minutes.on_site)
        .column("hours-file-remote", |one| one.minutes.remote)
        .column("hours-file-to-come", |one| one.minutes.to_come)
        .column("hours-file-unmarked", |one| one.minutes.unmarked)
}

/// The training days of the agency by year and category: what counts fewer than five people is hidden.
///
/// # Errors
/// What the policy refuses; `unavailable` while others take files out.
pub async fn export_training_days(
    app: &App,
    caller: &Caller,
    format: Option<TableFormat>,
) -> Result<TableFile, AppError> {
    let scope = caller.scope;
    caller.demand(Permission::ExportTrainingDays, Target::in_agency())?;
    let turn = app.files.turn().await?;
    let rows = app.db.read(move |conn| store::lived(conn, &scope)).await?;
    let lines = training_lines(rows.iter().filter_map(lived), FEWEST);
    write_table(app, turn, days_sheet(caller.language), format, lines).await
}

fn lived(row: &LivedRow) -> Option<Lived> {
    let said = Said::stored(row.status.0, row.minutes.map(count))?;
    Some(Lived {
        person: row.person.0,
        year: row.local_start.get(..4)?.parse().ok()?,
        kind: row.kind.0,
        minutes: said.counted(count(row.counted_minutes)),
    })
}

fn days_sheet(language: Language) -> Sheet<TrainingLine> {
    let hidden = move || text(language, "training-days-hidden", &[("count", FEWEST.into())]);
    let people = move |line: &TrainingLine| line.shown.map_or_else(hidden, |(people, _)| people.to_string());
    let days = move |line: &TrainingLine| {
        line.shown.map_or_else(hidden, |(_, minutes)| {
            let tenths = minutes.saturating_mul(10) / u64::from(FULL_DAY_MINUTES);
            let tenths = u32::try_from(tenths).unwrap_or(u32::MAX);
            format::decimal(language, f64::from(tenths) / 10.0, 1)
        })
    };
    let hours = move |line: &TrainingLine| {
        line.shown.map_or_else(hidden, |(_, minutes)| {
            format::hours(language, u32::try_from(minutes).unwrap_or(u32::MAX))
        })
    };
    Sheet::new("training-days", "training-days-title", language)
        .column("training-days-year", |line: &TrainingLine| u32::try_from(line.year).unwrap_or_default())
        .column("training-days-category", move |line| {
            text(language, &format!("element-{}", line.kind.code().replace('_', "-")), &[])
        })
        .column("training-days-people", people)
        .column("training-days-days", days)
        .column("training-days-hours", hours)
}
