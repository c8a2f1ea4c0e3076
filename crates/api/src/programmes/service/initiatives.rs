//! Initiatives.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{CreateInitiative, InitiativeDetails, UpdateInitiative};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::InitiativeId;

use super::{shown, unless_stale};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::AppError;
use crate::programmes::convert;
use crate::programmes::store::programmes::{self as rows, InitiativeRow};
use crate::programmes::store::version;
use crate::text::to_wire;

/// A page of the initiatives of the agency.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list_initiatives(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<InitiativeDetails>, AppError> {
    let cursors = app.cursors(caller, "initiatives");
    let wanted: Wanted<InitiativeId> = cursors.wanted(query)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let read = move |conn: &mut AnyConn| Ok::<_, AppError>(rows::page_of_initiatives(conn, &scope, &wanted)?);
    let items = app.db.read(read).await?.iter().map(shown::initiative).collect();
    cursors.page(items, limit, |last: &InitiativeDetails| InitiativeId::new(last.id))
}

/// One initiative.
///
/// # Errors
/// `not_found`.
pub async fn view_initiative(
    app: &App,
    caller: &Caller,
    id: InitiativeId,
) -> Result<InitiativeDetails, AppError> {
    let scope = caller.scope;
    let row = app
        .db
        .point_read(move |conn| rows::find_initiative(conn, &scope, id).map_err(AppError::from))
        .await?;
    row.map(|row| shown::initiative(&row)).ok_or_else(AppError::not_found)
}

/// Adds an initiative.
///
/// # Errors
/// `invalid_fields`.
pub async fn create_initiative(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: CreateInitiative,
) -> Result<InitiativeDetails, AppError> {
    caller.demand(Permission::ManageInitiatives, Target::in_agency())?;
    let parsed =
        convert::programme::initiative(&UpdateInitiative { name: body.name, summary: body.summary })?;
    let (actor, now) = (caller.actor(), app.clock.now());
    let row = InitiativeRow {
        id: Key(InitiativeId::new(app.ids.ordered())),
        agency_id: Key(caller.scope.agency()),
        name: Json(to_wire(&parsed.name)),
        summary: Json(to_wire(&parsed.summary)),
        created_at: Ts(now),
        version: 1,
    };
    write_once(app, key, move |conn| {
        rows::insert_initiative(conn, &row)?;
        let entry = Entry {
            action: "initiative_created",
            subject: Subject::new("initiative", row.id.0),
            person: None,
            fields: &["name", "summary"],
            at: now,
        };
        audit::record(conn, &actor, entry)?;
        Ok(shown::initiative(&row))
    })
    .await
}

/// Changes name and summary.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`.
pub async fn update_initiative(
    app: &App,
    caller: &Caller,
    id: InitiativeId,
    seen: IfMatch,
    body: UpdateInitiative,
) -> Result<InitiativeDetails, AppError> {
    let parsed = convert::programme::initiative(&body)?;
    let (name, summary) = (Json(to_wire(&parsed.name)), Json(to_wire(&parsed.summary)));
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_tx(move |conn| {
            let row = rows::find_initiative(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
            caller.demand(Permission::ManageInitiatives, Target::in_agency())?;
            seen.check(version(row.version))?;
            unless_stale(rows::update_initiative(conn, &caller.scope, id, row.version, &name, &summary)?)?;
            let entry = Entry {
                action: "initiative_changed",
                subject: Subject::new("initiative", id),
                person: None,
                fields: &["name", "summary"],
                at: now,
            };
            audit::record(conn, &actor, entry)?;
            let (name, summary, version) = (name.clone(), summary.clone(), row.version + 1);
            Ok(shown::initiative(&InitiativeRow { name, summary, version, ..row }))
        })
        .await
}
