//! Use cases of rooms.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rooms::{RoomDetails, RoomsQuery, SaveRoom};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::RoomId;

use super::convert;
use super::store::{self, RoomRow};
use crate::access::{Caller, Programmes};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, DbError};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::version;

/// A page of the rooms of the agency, by name.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_rooms(
    app: &App,
    caller: &Caller,
    query: &RoomsQuery,
) -> Result<Page<RoomDetails>, AppError> {
    caller.demand(Permission::ListRooms, Target::in_agency())?;
    let state = query.state.map(convert::state_to_domain);
    let cursors = app.cursors(caller, format!("rooms:{state:?}"));
    let wanted: Wanted<String> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (scope, limit, now) = (caller.scope, wanted.limit, app.clock.now());
    let seen = caller.programmes(Permission::ListSessions);
    let (rows, ahead) = app
        .db
        .read(move |conn| {
            let rows = store::page(conn, &scope, state, &wanted)?;
            let places: Vec<&str> = rows.iter().map(|row| row.name_key.as_str()).collect();
            let ahead = store::ahead(conn, &scope, &places, (&seen, now))?;
            Ok::<_, AppError>((rows, ahead))
        })
        .await?;
    let page = cursors.page(rows, limit, |last: &RoomRow| last.name_key.clone())?;
    let shown = |row: &RoomRow| convert::details(row, ahead.get(&row.name_key).copied().unwrap_or_default());
    Ok(Page { items: page.items.iter().map(shown).collect(), next_cursor: page.next_cursor })
}

/// One room.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_room(app: &App, caller: &Caller, id: RoomId) -> Result<RoomDetails, AppError> {
    caller.demand(Permission::ListRooms, Target::in_agency())?;
    let asking = caller.clone();
    let at = app.clock.now();
    app.db
        .read(move |conn| {
            let row = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
            one(conn, &asking, &row, at)
        })
        .await
}

fn one(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &RoomRow,
    now: jiff::Timestamp,
) -> Result<RoomDetails, AppError> {
    let seen = caller.programmes(Permission::ListSessions);
    let ahead = store::ahead(conn, &caller.scope, &[&row.name_key], (&seen, now))?;
    Ok(convert::details(row, ahead.get(&row.name_key).copied().unwrap_or_default()))
}

/// Another room that is the same place.
fn taken(error: DbError) -> AppError {
    if error.is_unique() { AppError::invalid("/name", FieldCode::Duplicate) } else { error.into() }
}

/// Records a room.
///
/// # Errors
/// `invalid_fields`, also where another room of the agency is the same place; what the policy refuses.
pub async fn create_room(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: SaveRoom,
) -> Result<RoomDetails, AppError> {
    caller.demand(Permission::ManageRooms, Target::in_agency())?;
    let id = RoomId::new(app.ids.ordered());
    let row = convert::said(&body, (caller.scope.agency(), id))?;
    let (asking, at) = (caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        store::insert(conn, &row).map_err(taken)?;
        let entry = Entry {
            action: "room_created",
            subject: Subject::new("room", id),
            person: None,
            fields: &["name", "address", "seats", "step_free", "induction_loop", "access", "state"],
            at,
        };
        audit::record(conn, &asking.actor(), entry)?;
        one(conn, &asking, &row, at)
    })
    .await
}

/// Corrects a room, retires it, or takes it into use again. It stays the place that sessions ahead of it name.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields`; `room_named` where it would be another place; what the policy refuses.
pub async fn update_room(
    app: &App,
    caller: &Caller,
    (id, seen): (RoomId, IfMatch),
    body: SaveRoom,
) -> Result<RoomDetails, AppError> {
    caller.demand(Permission::ManageRooms, Target::in_agency())?;
    let said = convert::said(&body, (caller.scope.agency(), id))?;
    let (asking, at) = (caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let before = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
            seen.check(version(before.version))?;
            let after = RoomRow { version: before.version + 1, ..said.clone() };
            let moved = before.name_key != after.name_key;
            if moved
                && !store::ahead(conn, &asking.scope, &[&before.name_key], (&Programmes::All, at))?.is_empty()
            {
                return Err(AppError::new(ProblemCode::RoomNamed));
            }
            unless_stale(store::replace(conn, &after).map_err(taken)?)?;
            let entry = Entry {
                action: "room_updated",
                subject: Subject::new("room", id),
                person: None,
                fields: &changed_fields(&before, &after),
                at,
            };
            audit::record(conn, &asking.actor(), entry)?;
            one(conn, &asking, &after, at)
        })
        .await
}

fn changed_fields(before: &RoomRow, after: &RoomRow) -> Vec<&'static str> {
    let changes = [
        ("name", before.name != after.name),
        ("address", before.address != after.address),
        ("seats", before.seats != after.seats),
        ("step_free", before.step_free != after.step_free),
        ("induction_loop", before.induction_loop != after.induction_loop),
        ("access", before.access != after.access),
        ("state", before.state != after.state),
    ];
    changes.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect()
}
