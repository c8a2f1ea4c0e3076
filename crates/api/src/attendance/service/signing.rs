//! The printed sign-in list, and what it is typed back by.
//!
//! A list is kept so that a row number means whoever stood on that row when it was printed, whoever came or left since, and
//! so that it can be said who did. It names people by random ids alone and goes a month after the session.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use polku_api_types::attendance::{self as wire, Attendee, SignInList};
use polku_domain::access::Permission;
use polku_domain::attendance::{ListCode, Since};
use polku_domain::ids::{ApplicationId, PersonId, SessionId};
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use super::reading::{people, sheet};
use super::{note_looks, sheet_for};
use crate::access::Caller;
use crate::app::App;
use crate::attendance::convert;
use crate::attendance::store::{self, ListRow};
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Json, Ts};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::sessions::store::{SessionRow, participants};

/// How long a list can be typed back after the session, or after it was printed, whichever is later.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

type Seen = Vec<(PersonId, Uuid)>;

/// Makes the list of the members of now, to be printed. Of the same members it is the same list.
///
/// # Errors
/// `not_found`, `session_not_held`, and what the policy refuses.
pub async fn make_sign_in_list(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
) -> Result<SignInList, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    // What is kept of the answer for a repeat is the code alone: who is on the list is read by whoever may read it then.
    let code = write_once(app, key, move |conn| {
        let (session, _) = sheet_for(conn, &asking, id, Permission::MarkAttendance, now)?;
        if session.state.0 != SessionState::Published {
            return Err(AppError::new(ProblemCode::SessionNotHeld));
        }
        let listed = people(conn, &asking, &session)?;
        let members = listed.iter().filter(|(_, one)| one.membership == wire::Membership::Member);
        let rows: Vec<ApplicationId> =
            members.map(|(_, one)| ApplicationId::new(one.application_id)).collect();
        let code = ListCode::of(id, &rows);
        let row = ListRow {
            session_id: session.id,
            code: code.as_str().to_owned(),
            agency_id: session.agency_id,
            applications: Json(rows.iter().map(|row| row.uuid()).collect()),
            made_at: Ts(now),
            expires_at: Ts(session.ends_at.0.max(now).saturating_add(KEPT).unwrap_or(now)),
        };
        store::keep_list(conn, &asking.scope, &row)?;
        let entry = Entry {
            action: "sign_in_list_made",
            subject: Subject::new("session", id),
            person: None,
            fields: &[],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        Ok(code.as_str().to_owned())
    })
    .await?;
    read(app, caller, (id, &code), (Permission::MarkAttendance, "make_sign_in_list")).await
}

/// A list that was printed: who was on which row, and how the members differ from it now.
///
/// # Errors
/// `not_found` for a code of no list, or of one that is forgotten; `invalid_fields` for what is no code; and what the policy
/// refuses.
pub async fn view_sign_in_list(
    app: &App,
    caller: &Caller,
    id: SessionId,
    code: &str,
) -> Result<SignInList, AppError> {
    read(app, caller, (id, code), (Permission::ViewAttendance, "view_sign_in_list")).await
}

/// A list for whoever may see it now; whoever is on it reads in their own log who did.
async fn read(
    app: &App,
    caller: &Caller,
    (id, code): (SessionId, &str),
    (permission, operation): (Permission, &'static str),
) -> Result<SignInList, AppError> {
    let code = ListCode::parse(code).map_err(|_| AppError::invalid("?code", FieldCode::Malformed))?;
    let (asking, now) = (caller.clone(), app.clock.now());
    let (list, seen) = app
        .db
        .read(move |conn| {
            let (session, _) = sheet_for(conn, &asking, id, permission, now)?;
            let row = store::list(conn, &asking.scope, id, &code, now)?.ok_or_else(AppError::not_found)?;
            let listed = people(conn, &asking, &session)?;
            shown(conn, &asking, (&session, &row, listed), now)
        })
        .await?;
    note_looks(app, caller, operation, seen)?;
    Ok(list)
}

/// A list as it is shown, and whom it names. Who left is told by name and without a cause, also to whoever leads: they hold
/// the paper with the name on it.
fn shown(
    conn: &mut AnyConn,
    caller: &Caller,
    (session, row, listed): (&SessionRow, &ListRow, Vec<(PersonId, Attendee)>),
    now: Timestamp,
) -> Result<(SignInList, Seen), AppError> {
    let sheet = sheet(conn, caller, session, Vec::new(), now)?;
    let names: BTreeMap<Uuid, store::Named> = store::names(conn, &caller.scope, session.programme_id.0)?
        .into_iter()
        .map(|named| (named.application.0.uuid(), named))
        .collect();
    let members: BTreeMap<Uuid, &Attendee> = listed
        .iter()
        .filter(|(_, one)| one.membership == wire::Membership::Member)
        .map(|(_, one)| (one.application_id, one))
        .collect();
    let ids = |of: &mut dyn Iterator<Item = Uuid>| of.map(ApplicationId::new).collect::<Vec<_>>();
    let since = Since::of(&ids(&mut row.applications.0.iter().copied()), &ids(&mut members.keys().copied()));
    let rows: Vec<wire::SignInRow> = row
        .applications
        .0
        .iter()
        .zip(1..)
        .map(|(id, number)| convert::sign_in_row(number, *id, names.get(id), members.get(id).copied()))
        .collect();
    let joined = since.joined.iter().filter_map(|one| members.get(&one.uuid()));
    let joined: Vec<wire::NotOnList> = joined.map(|one| convert::not_on_list(one)).collect();
    let named = rows.iter().map(|row| row.application_id).chain(joined.iter().map(|one| one.application_id));
    let seen = named.filter_map(|id| Some((names.get(&id)?.person.0, session.id.0.uuid()))).collect();
    Ok((convert::sign_in_list(sheet, row, rows, joined), seen))
}

/// Refuses marks by a list whose people are not the members any more: a number would mean somebody else.
///
/// # Errors
/// `sign_in_list_outdated`; `invalid_fields` for a code of no list of this session.
pub(super) fn check_list(
    conn: &mut AnyConn,
    caller: &Caller,
    session: &SessionRow,
    code: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let code = ListCode::parse(code).map_err(|_| AppError::invalid("/list", FieldCode::Malformed))?;
    let row = store::list(conn, &caller.scope, session.id.0, &code, now)?
        .ok_or_else(|| AppError::invalid("/list", FieldCode::NotFound))?;
    let listed: Vec<ApplicationId> = row.applications.0.iter().copied().map(ApplicationId::new).collect();
    let members: Vec<ApplicationId> = participants(conn, &caller.scope, &[session.programme_id.0], None)?
        .into_iter()
        .filter(|one| one.member.is_in(session.group(), session.starts_at.0))
        .map(|one| one.application)
        .collect();
    if Since::of(&listed, &members).is_nothing() {
        Ok(())
    } else {
        Err(AppError::new(ProblemCode::SignInListOutdated))
    }
}
