//! The sessions of a programme, for those who plan them.

use std::collections::BTreeMap;

use polku_api_types::facilitators::SessionLeader;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::{SessionDetails, SessionsQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::calendar::DayOff;
use polku_domain::ids::{ElementId, GroupId, PersonId, ProgrammeId, SessionId};

use super::choosing::Standing;
use super::{period, session_for};
use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators::{self, Leader};
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire};
use crate::programmes::convert::next_year::day_off_to_wire;
use crate::programmes::service::programme_for;
use crate::programmes::store::{count, version};
use crate::rooms::{self, RoomRow};
use crate::sessions::clashes::{Ground, Occurrence, clashes};
use crate::sessions::convert;
use crate::sessions::store::{self, Filter, Participant, Position, SessionRow};

/// A page of a programme's sessions, the earliest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_sessions(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &SessionsQuery,
) -> Result<Page<SessionDetails>, AppError> {
    let (from, until) = period(query.from, query.until);
    let filter = Filter {
        group: query.group.map(GroupId::new),
        elements: query.element.map(ElementId::new).into_iter().collect(),
        state: query.state.map(convert::state_to_domain),
        from,
        until,
    };
    let cursors = app.cursors(caller, format!("sessions:{programme}:{filter:?}"));
    let wanted: Wanted<Position> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let (rows, details) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListSessions)?;
            let elements = store::alike(conn, &asking.scope, programme, &filter.elements)?;
            let filter = Filter { elements, ..filter };
            let rows = store::page(conn, &asking.scope, programme, &filter, &wanted)?;
            let shown: Vec<SessionRow> = rows.iter().take(limit).cloned().collect();
            let details = details(conn, &asking, programme, &shown)?;
            Ok::<_, AppError>((rows, details))
        })
        .await?;
    let page = cursors
        .page(rows, limit, |last: &SessionRow| Position { starts_at: last.starts_at.0, id: last.id.0 })?;
    Ok(Page { items: details, next_cursor: page.next_cursor })
}

/// One session.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_session(app: &App, caller: &Caller, id: SessionId) -> Result<SessionDetails, AppError> {
    let asking = caller.clone();
    app.db
        .read(move |conn| {
            let row = session_for(conn, &asking, id, Permission::ViewSession)?;
            one(conn, &asking, row)
        })
        .await
}

/// One stored session as it is shown.
pub(super) fn one(conn: &mut AnyConn, caller: &Caller, row: SessionRow) -> Result<SessionDetails, AppError> {
    let programme = row.programme_id.0;
    details(conn, caller, programme, &[row])?.pop().ok_or_else(AppError::not_found)
}

/// Stored sessions of one programme as they are shown, with a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub fn details(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    rows: &[SessionRow],
) -> Result<Vec<SessionDetails>, AppError> {
    let elements = store::elements(conn, &caller.scope, rows.iter().map(|row| row.element_id))?;
    let groups = store::groups_of(conn, &caller.scope, &[programme])?;
    let people = store::participants(conn, &caller.scope, &[programme], None)?;
    let standing = Standing::of(conn, &caller.scope, rows)?;
    let ground = Ground { programme, groups: &groups, people: &people };
    let live = |row: &&SessionRow| row.state.0.counts();
    let occurrences: Vec<Occurrence> = rows.iter().filter(live).map(Occurrence::stored).collect();
    let ids: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
    let leaders = facilitators::leaders_of(conn, &caller.scope, &ids)?;
    let mut clashes = clashes(conn, caller, ground, &occurrences)?.into_iter();
    let rooms = rooms::in_places(conn, &caller.scope, rows.iter().map(|row| row.place_key.as_deref()))?;
    let links = store::links_of(conn, &caller.scope, ids.iter().copied())?;
    // Who decides on the programme needs no way into its meetings or materials, nor who comes to them how.
    let plans = caller.may(Permission::ManageSessions, Target::of_programme(programme));
    let shown = |row: &SessionRow| -> Result<SessionDetails, AppError> {
        let element = elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
        let (room, members) = (room_of(&rooms, row), members(&people, row));
        let clashes = if row.state.0.counts() { clashes.next().unwrap_or_default() } else { Vec::new() };
        Ok(SessionDetails {
            id: row.id.0.uuid(),
            programme_id: row.programme_id.0.uuid(),
            element_id: row.element_id.0.uuid(),
            kind: kind_to_wire(element.kind.0),
            title: element.title.0.clone(),
            group: convert::group(row.group(), &groups),
            state: convert::state_to_wire(row.state.0),
            mode: mode_to_wire(row.mode.0),
            designed_mode: element.planned_mode.map(|mode| mode_to_wire(mode.0)),
            topic: row.topic.0.clone(),
            place: row.place.clone(),
            room: room.map(rooms::session_room),
            room_warnings: room.filter(|_| row.state.0.counts()).map_or_else(Vec::new, |room| {
                rooms::warnings(room, row.mode.0, members, row.seats.map(count))
            }),
            seats: row.seats.map(count),
            remote_seats: row.remote_seats.map(count),
            choose_hours: row.choose_hours.map(count),
            ways: standing.shown(row, &people).filter(|_| plans),
            join_address: row.join_address.clone().filter(|_| plans),
            links: if plans { convert::shown_links(&links, row.id.0) } else { Vec::new() },
            zone: row.zone.clone(),
            start: row.local_start.clone(),
            end: row.local_end.clone(),
            starts_at: row.starts_at.0,
            ends_at: row.ends_at.0,
            breaks: row.breaks.0.clone(),
            span_minutes: count(row.span_minutes),
            counted_minutes: count(row.counted_minutes),
            day_off: convert::first_day(row).and_then(DayOff::of).map(day_off_to_wire),
            members,
            cancellation: row.cancellation.map(|reason| convert::reason_to_wire(reason.0)),
            published_at: row.published_at.map(|at| at.0),
            led_by: led_by(&leaders, row.id.0),
            clashes,
            version: version(row.version),
        })
    };
    rows.iter().map(shown).collect()
}

/// The room that the place of a session is.
pub fn room_of<'a>(rooms: &'a BTreeMap<String, RoomRow>, row: &SessionRow) -> Option<&'a RoomRow> {
    row.place_key.as_ref().and_then(|key| rooms.get(key))
}

/// Who leads a session, as everybody in it may know.
pub fn led_by(leaders: &BTreeMap<SessionId, Vec<Leader>>, session: SessionId) -> Vec<SessionLeader> {
    leaders.get(&session).into_iter().flatten().map(facilitators::leader).collect()
}

/// Who takes part in a session.
pub fn taking_part<'a>(
    people: &'a [Participant],
    row: &SessionRow,
) -> impl Iterator<Item = PersonId> + use<'a> {
    let (group, at) = (row.group(), row.starts_at.0);
    people.iter().filter(move |one| one.member.is_in(group, at)).map(|one| one.member.person)
}

/// How many are members of a session.
pub fn members(people: &[Participant], row: &SessionRow) -> u32 {
    let here = people.iter().filter(|one| one.member.is_in(row.group(), row.starts_at.0)).count();
    u32::try_from(here).unwrap_or(u32::MAX)
}
