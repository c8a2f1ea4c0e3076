//! The author says what they need, changes it, takes it back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::accommodation::{AccommodationWish, SetAccommodationWish};
use polku_domain::access::{Permission, Target};
use polku_domain::accommodation::keeps_wish;
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId};

use super::{reader_of, readers_of, today};
use crate::access::{AgencyScope, Caller};
use crate::accommodation::convert;
use crate::accommodation::store::{self, WishRow};
use crate::app::App;
use crate::applications::store::{self as applications, ApplicationRow};
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Json};
use crate::http::IfMatch;
use crate::participation::store as participations;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::version as version_of;

/// What the caller has said for one of their applications, and who reads it.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_accommodation_wish(
    app: &App,
    caller: Caller,
    application: ApplicationId,
) -> Result<AccommodationWish, AppError> {
    let today = today(app);
    app.db
        .read(move |conn| {
            let own = demanded(conn, &caller, application, Permission::ViewAccommodationWish)?;
            let said = store::find(conn, &caller.scope, application)?;
            let reader = reader_of(conn, &caller.scope, own.programme_id.0, today)?;
            let open = is_open(conn, &caller.scope, &own)?;
            Ok(convert::wish(application, said.as_ref(), reader.as_ref(), open))
        })
        .await
}

/// Says it, in the place of what was said before.
///
/// # Errors
/// `not_found`, `stale_version`, `accommodation_wish_closed`, `accommodation_contact_missing`, `invalid_fields`.
pub async fn set_accommodation_wish(
    app: &App,
    caller: Caller,
    application: ApplicationId,
    version: IfMatch,
    given: SetAccommodationWish,
) -> Result<AccommodationWish, AppError> {
    let (now, today) = (app.clock.now(), today(app));
    app.db
        .write_tx(move |conn| {
            let own = demanded(conn, &caller, application, Permission::SetAccommodationWish)?;
            let before = store::find(conn, &caller.scope, application)?;
            let standing = before.as_ref().map_or(0, |row| row.version);
            version.check(version_of(standing))?;
            if !is_open(conn, &caller.scope, &own)? {
                return Err(AppError::new(ProblemCode::AccommodationWishClosed));
            }
            let reader = reader_of(conn, &caller.scope, own.programme_id.0, today)?
                .ok_or_else(|| AppError::new(ProblemCode::AccommodationContactMissing))?;
            let said = convert::said(&given)?;
            let row = WishRow {
                application_id: own.id,
                agency_id: own.agency_id,
                programme_id: own.programme_id,
                needs: Json(said.needs),
                words: said.words,
                version: standing + 1,
            };
            if before.is_none() {
                store::insert(conn, &row)?;
            } else if !store::update(conn, &row)? {
                return Err(AppError::new(ProblemCode::Conflict));
            }
            note(conn, &caller, &own, "accommodation_wish_set", now)?;
            Ok(convert::wish(application, Some(&row), Some(&reader), true))
        })
        .await
}

/// Takes it back: nothing of it is kept.
///
/// # Errors
/// `not_found` where nothing is said, `stale_version`.
pub async fn delete_accommodation_wish(
    app: &App,
    caller: Caller,
    application: ApplicationId,
    version: IfMatch,
) -> Result<(), AppError> {
    let now = app.clock.now();
    app.db
        .write_tx(move |conn| {
            let own = demanded(conn, &caller, application, Permission::SetAccommodationWish)?;
            let said = store::find(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
            version.check(version_of(said.version))?;
            if !store::delete(conn, &said)? {
                return Err(AppError::new(ProblemCode::Conflict));
            }
            note(conn, &caller, &own, "accommodation_wish_deleted", now)
        })
        .await
}

/// Everything a person has said, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_wishes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<AccommodationWish>, AppError> {
    let today = crate::clock::finland().to_datetime(now).date();
    let said = store::own(conn, scope, person)?;
    let programmes: BTreeSet<ProgrammeId> = said.iter().map(|(row, ..)| row.programme_id.0).collect();
    let readers = readers_of(conn, scope, &programmes.into_iter().collect::<Vec<_>>(), today)?;
    let one = |(row, application, participation): &store::Standing| {
        let reader = readers.get(&row.programme_id.0);
        let open = keeps_wish(application.0, participation.map(|state| state.0));
        convert::wish(row.application_id.0, Some(row), reader, open)
    };
    Ok(said.iter().map(one).collect())
}

fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    application: ApplicationId,
    permission: Permission,
) -> Result<ApplicationRow, AppError> {
    let mut row = applications::find(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
    // What is said is said to the contact of the programme that one takes part in.
    row.programme_id = participations::programme_of(conn, &caller.scope, &row)?;
    let is_own = caller.person == Some(row.person_id.0);
    caller.demand(permission, Target::of_programme(row.programme_id.0).owned(is_own))?;
    Ok(row)
}

fn is_open(conn: &mut AnyConn, scope: &AgencyScope, own: &ApplicationRow) -> Result<bool, AppError> {
    let participation = participations::find(conn, scope, own.id.0)?;
    Ok(keeps_wish(own.state.0, participation.map(|row| row.state.0)))
}

fn note(
    conn: &mut AnyConn,
    caller: &Caller,
    own: &ApplicationRow,
    action: &'static str,
    at: Timestamp,
) -> Result<(), AppError> {
    let entry = Entry {
        action,
        subject: Subject::new("application", own.id.0),
        person: Some(own.person_id.0),
        fields: &["accommodation_wish"],
        at,
    };
    Ok(record(conn, &caller.actor(), entry)?)
}
