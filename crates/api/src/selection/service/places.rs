//! Looking at places: how many there are, who was offered one, and who waits.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{OfferSummary, PlacesOverview, WaitingEntry};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, OfferId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;

use super::views::note_looks;
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Code};
use crate::http::Wanted;
use crate::participation::convert::state_to_wire;
use crate::problem::AppError;
use crate::selection::convert::{offer_to_wire, origin_to_wire};
use crate::selection::store::offers::{self, Named, OfferRow, WaitingRow};

/// Places of a programme and how many are taken, for whoever may do this with its offers.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub(super) fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    permission: Permission,
) -> Result<(u32, u32), AppError> {
    let found = offers::places(conn, &caller.scope, programme)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(programme))?;
    Ok((count(found.0), count(found.1)))
}

fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}

/// Places of a programme, and how many people wait. Nobody is named.
pub async fn view_places(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<PlacesOverview, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            let (places, taken) = demanded(conn, &caller, programme, Permission::ListOffers)?;
            let waiting = count(offers::count_waiting(conn, &caller.scope, programme, None)?);
            Ok(PlacesOverview { places, taken, free: places.saturating_sub(taken), waiting })
        })
        .await
}

/// A page of the offers of a programme, newest first.
pub async fn list_offers(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<OfferSummary>, AppError> {
    let cursors = app.cursors(caller, format!("offers:{programme}"));
    let wanted: Wanted<OfferId> = cursors.wanted(query)?;
    let (asker, limit) = (caller.clone(), wanted.limit);
    let rows = app
        .db
        .read(move |conn| {
            demanded(conn, &asker, programme, Permission::ListOffers)?;
            Ok::<_, AppError>(offers::page(conn, &asker.scope, programme, &wanted)?)
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, ..)| row.id.0)?;
    let seen = page.items.iter().map(|(row, whose, _)| (whose.person.0, row.application_id.0));
    note_looks(app, caller, "list_offers", seen)?;
    let items = page.items.iter().map(|(row, whose, kept)| summary(row, whose, *kept)).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// A page of the waiting list in its stored order. Where somebody stands is counted anew for each page: whoever left
/// meanwhile stands before nobody.
pub async fn list_waiting(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<WaitingEntry>, AppError> {
    let cursors = app.cursors(caller, format!("waiting_list:{programme}"));
    let wanted: Wanted<i64> = cursors.wanted(query)?;
    let (asker, limit) = (caller.clone(), wanted.limit);
    let (before, rows) = app
        .db
        .read(move |conn| {
            demanded(conn, &asker, programme, Permission::ListOffers)?;
            let before = match wanted.after {
                Some(after) => offers::count_waiting(conn, &asker.scope, programme, Some(after))?,
                None => 0,
            };
            let rows = offers::page_of_waiting(conn, &asker.scope, programme, &wanted)?;
            Ok::<_, AppError>((count(before), rows))
        })
        .await?;
    let page = cursors.page(rows, limit, |row: &WaitingRow| row.place)?;
    let seen: Vec<(PersonId, ApplicationId)> =
        page.items.iter().map(|row| (row.whose.person.0, row.application.0)).collect();
    note_looks(app, caller, "list_waiting", seen)?;
    let items = entries(before, &page.items);
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Those who wait, each with the place where they stand after `before` others.
pub(super) fn entries(before: u32, rows: &[WaitingRow]) -> Vec<WaitingEntry> {
    let entry = |(place, row): (u32, &WaitingRow)| WaitingEntry {
        application_id: row.application.0.uuid(),
        name: row.whose.name(),
        place,
    };
    (before.saturating_add(1)..).zip(rows).map(entry).collect()
}

/// A line of the list of offers.
pub(super) fn summary(row: &OfferRow, whose: &Named, kept: Option<Code<ParticipationKind>>) -> OfferSummary {
    OfferSummary {
        application_id: row.application_id.0.uuid(),
        name: whose.name(),
        offer: offer_to_wire(row),
        origin: origin_to_wire(row.origin.0),
        participation: kept.map(|kept| state_to_wire(kept.0)),
        reason: row.reason.clone(),
    }
}
