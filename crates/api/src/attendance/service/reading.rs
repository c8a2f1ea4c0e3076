//! A session's sheet, for those who run or lead it; and its history, for those who run it.

use std::collections::BTreeMap;

use polku_api_types::attendance::{self as wire, AttendanceChange, AttendanceSheet, Attendee};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::attendance::{Membership, SaidAs, membership};
use polku_domain::ids::{ApplicationId, PersonId, SessionId};
use polku_domain::sessions::Way;
use uuid::Uuid;

use super::{note_looks, sheet_for};
use crate::access::Caller;
use crate::app::App;
use crate::attendance::convert;
use crate::attendance::store::{self, MarkRow, Named};
use crate::db::AnyConn;
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::count;
use crate::sessions::convert::{group, state_to_wire, way_to_wire};
use crate::sessions::service::{Standing, session_for};
use crate::sessions::store::{SessionRow, declined, elements, groups_of, participants, programme_names};

/// The people of a session by name, and what was said of them.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_attendance(app: &App, caller: &Caller, id: SessionId) -> Result<AttendanceSheet, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (sheet, people) = app
        .db
        .read(move |conn| {
            let (session, part) = sheet_for(conn, &asking, id, Permission::ViewAttendance, now)?;
            let mut listed = people(conn, &asking, &session)?;
            let declined = declined(conn, &asking.scope, id, now)?;
            for (_, one) in &mut listed {
                // Whatever was said of somebody says more than their calendar.
                let is_open = one.membership == wire::Membership::Member && one.times_said == 0;
                one.declined_in_calendar =
                    is_open && declined.contains(&ApplicationId::new(one.application_id));
            }
            if part == SaidAs::Facilitator {
                // Who takes a pause or left is told to those who run the programme.
                listed.retain(|(_, one)| one.membership == wire::Membership::Member);
            }
            let seen: Vec<(PersonId, Uuid)> = listed.iter().map(|(person, _)| (*person, id.uuid())).collect();
            let people = listed.into_iter().map(|(_, attendee)| attendee).collect();
            Ok::<_, AppError>((sheet(conn, &asking, &session, people, now)?, seen))
        })
        .await?;
    note_looks(app, caller, "view_attendance", people)?;
    Ok(sheet)
}

/// The sheet of a session with these people.
pub(super) fn sheet(
    conn: &mut AnyConn,
    caller: &Caller,
    session: &SessionRow,
    people: Vec<Attendee>,
    now: jiff::Timestamp,
) -> Result<AttendanceSheet, AppError> {
    let programme = session.programme_id.0;
    let element = elements(conn, &caller.scope, [session.element_id])?.remove(&session.element_id.0);
    let name = programme_names(conn, &caller.scope, &[programme])?.remove(&programme);
    Ok(AttendanceSheet {
        session_id: session.id.0.uuid(),
        programme_id: programme.uuid(),
        programme: name.ok_or_else(AppError::not_found)?,
        title: element.ok_or_else(AppError::not_found)?.title.0,
        group: group(session.group(), &groups_of(conn, &caller.scope, &[programme])?),
        state: state_to_wire(session.state.0),
        mode: mode_to_wire(session.mode.0),
        place: session.place.clone(),
        zone: session.zone.clone(),
        start: session.local_start.clone(),
        end: session.local_end.clone(),
        counted_minutes: count(session.counted_minutes),
        has_begun: convert::sitting(session).has_begun(now),
        people,
    })
}

/// Everybody for whom a session is, by name; and whoever was marked at it and has been moved elsewhere since.
pub(super) fn people(
    conn: &mut AnyConn,
    caller: &Caller,
    session: &SessionRow,
) -> Result<Vec<(PersonId, Attendee)>, AppError> {
    let programme = session.programme_id.0;
    let members: BTreeMap<ApplicationId, Option<Membership>> =
        participants(conn, &caller.scope, &[programme], None)?
            .into_iter()
            .map(|one| (one.application, membership(&one.member, session.group(), session.starts_at.0)))
            .collect();
    let marks = store::of_session(conn, &caller.scope, session.id.0)?;
    let newest = convert::newest(&marks);
    let standing = Standing::of(conn, &caller.scope, [session])?;
    let attendee = |named: Named| {
        let stands = newest.get(&named.application.0);
        let is = members.get(&named.application.0).copied().flatten();
        let is = is.or_else(|| stands.map(|_| Membership::NoLonger))?;
        let said = standing.said(session.id.0, named.application.0);
        let expected = said.chose.filter(|_| is == Membership::Member && !said.apologised);
        Some((named.person.0, attendee(named, is, expected, stands.copied())))
    };
    Ok(store::names(conn, &caller.scope, programme)?.into_iter().filter_map(attendee).collect())
}

fn attendee(
    named: Named,
    is: Membership,
    expected: Option<Way>,
    stands: Option<(&MarkRow, u32)>,
) -> Attendee {
    let said = stands.and_then(|(row, _)| Some((convert::said(row)?, row)));
    Attendee {
        application_id: named.application.0.uuid(),
        given_name: named.given_name,
        family_name: named.family_name,
        membership: convert::membership(is),
        status: said.map(|(said, _)| convert::status_to_wire(said.status())),
        minutes: said.and_then(|(said, _)| said.minutes()),
        expected: expected.map(way_to_wire),
        said_as: said.map(|(_, row)| convert::part(row)),
        declined_in_calendar: false,
        times_said: stands.map_or(0, |(_, times)| times),
    }
}

/// A page of all that was said at a session, the latest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_attendance_changes(
    app: &App,
    caller: &Caller,
    id: SessionId,
    query: &PageQuery,
) -> Result<Page<AttendanceChange>, AppError> {
    let cursors = app.cursors(caller, format!("attendance_changes:{id}"));
    let wanted: Wanted<Uuid> = cursors.wanted(query)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let (rows, all) = app
        .db
        .read(move |conn| {
            session_for(conn, &asking, id, Permission::ListAttendanceChanges)?;
            let rows = store::changes(conn, &asking.scope, id, &wanted)?;
            Ok::<_, AppError>((rows, store::of_session(conn, &asking.scope, id)?))
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, ..)| row.id.0)?;
    let seen = page.items.iter().map(|(_, person, ..)| (person.0, id.uuid()));
    note_looks(app, caller, "list_attendance_changes", seen.collect())?;
    let change = |(row, _, given, family, by): store::ChangeRow| {
        let before = all
            .iter()
            .find(|other| other.application_id == row.application_id && other.number == row.number - 1);
        convert::change((&row, given, family, by), before)
    };
    Ok(Page { items: page.items.into_iter().map(change).collect(), next_cursor: page.next_cursor })
}
