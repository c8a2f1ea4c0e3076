//! Lists of a selection as files.

use polku_api_types::selection::{
    CheckRequestEntry, CheckRequestsExportQuery, OfferSummary, ProposalLine, WaitingEntry,
};
use polku_api_types::tables::TableQuery;
use polku_api_types::words::Spoken;
use polku_domain::access::Permission;
use polku_domain::ids::{ApplicationId, ProgrammeId, SelectionId};
use polku_i18n::{Language, text};

use super::Context;
use super::checks::entries as checks_of;
use super::places::{demanded, entries, summary};
use super::views::{note_looks, proposal};
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::clock::last_minute;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::problem::AppError;
use crate::selection::store::{checks, offers};

/// The offers of a programme as a file, newest first.
///
/// # Errors
/// `not_found`, and what the policy refuses; `unavailable` while others take files out.
pub async fn export_offers(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &TableQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let asker = caller.clone();
    let rows = app
        .db
        .read(move |conn| {
            demanded(conn, &asker, programme, Permission::ExportOffers)?;
            whole_list(|wanted| offers::page(conn, &asker.scope, programme, wanted), |(row, ..)| row.id.0)
        })
        .await?;
    let seen = rows.iter().map(|(row, whose, _)| (whose.person.0, row.application_id.0));
    note_looks(app, caller, "export_offers", seen)?;
    let rows = rows.iter().map(|(row, whose, kept)| summary(row, whose, *kept)).collect();
    write_table(app, turn, offer_sheet(caller.language), query.format, rows).await
}

/// Who waits as a file, in the order of the list.
///
/// # Errors
/// As [`export_offers`].
pub async fn export_waiting(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &TableQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let asker = caller.clone();
    let rows = app
        .db
        .read(move |conn| {
            demanded(conn, &asker, programme, Permission::ExportOffers)?;
            whole_list(
                |wanted| offers::page_of_waiting(conn, &asker.scope, programme, wanted),
                |row| row.place,
            )
        })
        .await?;
    note_looks(
        app,
        caller,
        "export_waiting",
        rows.iter().map(|row| (row.whose.person.0, row.application.0)),
    )?;
    write_table(app, turn, waiting_sheet(caller.language), query.format, entries(0, &rows)).await
}

/// The list of a round as a file, in the order in which it is confirmed.
///
/// # Errors
/// As [`export_offers`].
pub async fn export_proposal(
    app: &App,
    caller: &Caller,
    round: SelectionId,
    query: &TableQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let asker = caller.clone();
    let lines = app
        .db
        .read(move |conn| {
            let round = super::demanded(conn, &asker, round, Permission::ExportProposal)?;
            proposal(conn, &asker, &round)
        })
        .await?;
    let seen = lines.iter().map(|(_, whose, line)| (whose.person.0, ApplicationId::new(line.application_id)));
    note_looks(app, caller, "export_proposal", seen)?;
    let lines = lines.into_iter().map(|(_, _, line)| line).collect();
    write_table(app, turn, proposal_sheet(caller.language), query.format, lines).await
}

/// The checks of a programme as a file, the earliest asked first.
///
/// # Errors
/// As [`export_offers`].
pub async fn export_check_requests(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &CheckRequestsExportQuery,
) -> Result<TableFile, AppError> {
    let turn = app.files.turn().await?;
    let (context, asker, open) = (Context::of(app, caller), caller.clone(), query.open.unwrap_or(false));
    let entries = app
        .db
        .read(move |conn| {
            demanded(conn, &asker, programme, Permission::ExportCheckRequests)?;
            let rows = whole_list(
                |wanted| checks::page(conn, &asker.scope, programme, open, wanted.after, wanted.rows()),
                |(row, _)| row.id.0,
            )?;
            checks_of(conn, &context, &asker, rows)
        })
        .await?;
    let seen =
        entries.iter().map(|(person, entry)| (*person, ApplicationId::new(entry.check.application_id)));
    note_looks(app, caller, "export_check_requests", seen)?;
    let entries = entries.into_iter().map(|(_, entry)| entry).collect();
    write_table(app, turn, check_sheet(caller.language), query.format, entries).await
}

fn proposal_sheet(language: Language) -> Sheet<ProposalLine> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("selection", "selection-proposal", language)
        .column("proposal-rank", |line: &ProposalLine| line.rank)
        .column("proposal-name", |line| line.name.clone())
        .column("proposal-unit", |line| line.unit.clone())
        .column("proposal-outcome", move |line| say(line.outcome.word()))
        .column("export-failed-rule", move |line| {
            line.failed_rule.as_ref().map(|rule| written(rule, language).to_owned())
        })
}

/// Neither the claim nor the answer: the file is for the clock, and their words are about a person.
fn check_sheet(language: Language) -> Sheet<CheckRequestEntry> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("checks", "check-list-title", language)
        .column("proposal-name", |entry: &CheckRequestEntry| entry.name.clone())
        .column("file-asked-at", |entry| entry.check.asked_at)
        .column("file-answer-by", |entry| entry.check.due_on)
        .column("file-finding", move |entry| {
            entry.check.answer.as_ref().map(|given| say(given.finding.word()))
        })
        .column("file-check-answered-at", |entry| entry.check.answer.as_ref().map(|given| given.at))
        .column("file-official", |entry| {
            entry.check.answer.as_ref().map(|given| format!("{}, {}", given.name, given.title))
        })
}

fn offer_sheet(language: Language) -> Sheet<OfferSummary> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("offers", "places-offers", language)
        .column("proposal-name", |one: &OfferSummary| one.name.clone())
        .column("places-state", move |one| say(one.offer.state.word()))
        .column("places-origin", move |one| say(one.origin.word()))
        .column("places-reason", |one| one.reason.clone())
        .column("file-offered-at", |one| one.offer.offered_at)
        .column("places-deadline", |one| last_minute(one.offer.deadline))
        .column("file-answered-at", |one| one.offer.answered_at)
        .column("file-participation", move |one| one.participation.map(|state| say(state.word())))
}

fn waiting_sheet(language: Language) -> Sheet<WaitingEntry> {
    Sheet::new("waiting-list", "places-waiting", language)
        .column("places-place", |one: &WaitingEntry| one.place)
        .column("proposal-name", |one| one.name.clone())
}
