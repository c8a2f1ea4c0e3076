//! Offers and the waiting list as files.

use polku_api_types::applications::OfferState;
use polku_api_types::selection::{OfferOrigin, OfferSummary, WaitingEntry};
use polku_api_types::tables::TableQuery;
use polku_domain::access::Permission;
use polku_domain::ids::ProgrammeId;
use polku_i18n::{Language, text};

use super::places::{demanded, entries, summary};
use super::views::note_looks;
use crate::access::Caller;
use crate::app::App;
use crate::clock::last_minute;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::participation::words::state_key;
use crate::problem::AppError;
use crate::selection::store::offers;

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

fn offer_sheet(language: Language) -> Sheet<OfferSummary> {
    let say = move |key| text(language, key, &[]);
    Sheet::new("offers", "places-offers", language)
        .column("proposal-name", |one: &OfferSummary| one.name.clone())
        .column("places-state", move |one| say(offer_key(one.offer.state)))
        .column("places-origin", move |one| say(origin_key(one.origin)))
        .column("places-reason", |one| one.reason.clone())
        .column("file-offered-at", |one| one.offer.offered_at)
        .column("places-deadline", |one| last_minute(one.offer.deadline))
        .column("file-answered-at", |one| one.offer.answered_at)
        .column("file-participation", move |one| one.participation.map(|state| say(state_key(state))))
}

fn waiting_sheet(language: Language) -> Sheet<WaitingEntry> {
    Sheet::new("waiting-list", "places-waiting", language)
        .column("places-place", |one: &WaitingEntry| one.place)
        .column("proposal-name", |one| one.name.clone())
}

const fn offer_key(state: OfferState) -> &'static str {
    match state {
        OfferState::Open => "offer-state-open",
        OfferState::Accepted => "offer-state-accepted",
        OfferState::Declined => "offer-state-declined",
        OfferState::Expired => "offer-state-expired",
    }
}

const fn origin_key(origin: OfferOrigin) -> &'static str {
    match origin {
        OfferOrigin::Draw => "offer-origin-draw",
        OfferOrigin::Promotion => "offer-origin-promotion",
        OfferOrigin::ByHand => "offer-origin-by-hand",
        OfferOrigin::Correction => "offer-origin-correction",
    }
}
