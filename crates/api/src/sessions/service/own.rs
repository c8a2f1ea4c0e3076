//! One's own sessions: the published ones of the times in which one takes part.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::{OwnChoosing, OwnSession, OwnSessionsQuery};
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, ElementId, PersonId, ProgrammeId, SessionId};
use polku_domain::sessions::stretches;

use super::choosing::own_choosing;
use super::period;
use super::reading::{led_by, room_of};
use crate::access::{AgencyScope, Caller, Follower};
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators::{self, Leader};
use crate::http::Wanted;
use crate::participation;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire};
use crate::programmes::store::count;
use crate::programmes::store::designs::ElementRow;
use crate::rooms::{self, RoomRow};
use crate::sessions::calendar;
use crate::sessions::convert;
use crate::sessions::store::{
    self, GroupRow, LinkRow, ModeChangeRow, OwnPosition, OwnTime, SessionRow, Unopened,
};

/// Most sessions of a calendar file.
const MOST: i64 = 2_000;
/// How long a calendar file looks back.
const PAST: SignedDuration = SignedDuration::from_hours(24 * 180);

/// Sessions with all that is said of them.
#[derive(Debug)]
pub struct Own {
    pub rows: Vec<SessionRow>,
    pub elements: BTreeMap<ElementId, ElementRow>,
    pub names: BTreeMap<ProgrammeId, Localised>,
    pub groups: Vec<GroupRow>,
    pub leaders: BTreeMap<SessionId, Vec<Leader>>,
    /// The last change of how each is delivered.
    pub modes: BTreeMap<SessionId, ModeChangeRow>,
    /// Links to the materials of each.
    pub links: BTreeMap<SessionId, Vec<LinkRow>>,
    /// The rooms that their places are, by the key by which places are compared.
    pub rooms: BTreeMap<String, RoomRow>,
}

/// Which of one's own sessions.
#[derive(Clone, Copy, Debug)]
struct Which {
    period: (Option<Timestamp>, Option<Timestamp>),
    after: Option<OwnPosition>,
    most: i64,
}

/// A page of the caller's sessions, the earliest first.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_sessions(
    app: &App,
    caller: &Caller,
    query: &OwnSessionsQuery,
) -> Result<Page<OwnSession>, AppError> {
    let unopened = unopened(app, caller).await?;
    let (own, next_cursor) = own_slice(app, caller, "own_sessions", query).await?;
    opened(app, caller, unopened, |id| own.rows.iter().any(|row| row.id.0 == id)).await?;
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let rows = own.rows.clone();
    let choosing = app.db.read(move |conn| own_choosing(conn, &scope, person, &rows, now)).await?;
    let items = own.rows.iter().map(|row| shown(row, &own, &choosing, now));
    Ok(Page { items: items.collect::<Result<_, _>>()?, next_cursor })
}

/// The caller's sessions of one page of the list of this name, and the cursor of the next.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn own_slice(
    app: &App,
    caller: &Caller,
    list: &str,
    query: &OwnSessionsQuery,
) -> Result<(Own, Option<String>), AppError> {
    let (scope, person) = (caller.scope, caller.person()?);
    let period = period(query.from, query.until);
    let cursors = app.cursors(caller, format!("{list}:{period:?}"));
    let wanted: Wanted<OwnPosition> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let which = Which { period, after: wanted.after, most: wanted.rows() };
    let limit = wanted.limit;
    let mut own = app.db.read(move |conn| load(conn, &scope, person, which)).await?;
    let rows = std::mem::take(&mut own.rows);
    let page =
        cursors.page(rows, limit, |last| OwnPosition { starts_at: last.starts_at.0, id: last.id.0 })?;
    Ok((Own { rows: page.items, ..own }, page.next_cursor))
}

/// One of the caller's sessions.
///
/// # Errors
/// `not_found` for one that is not published, or of which the caller is no member.
pub async fn view_own_session(app: &App, caller: &Caller, id: SessionId) -> Result<OwnSession, AppError> {
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let unopened = unopened(app, caller).await?;
    let session = app
        .db
        .read(move |conn| {
            let (row, own) = own_session(conn, &scope, person, id)?;
            let choosing = own_choosing(conn, &scope, person, std::slice::from_ref(&row), now)?;
            shown(&row, &own, &choosing, now)
        })
        .await?;
    opened(app, caller, unopened, |other| other == id).await?;
    Ok(session)
}

/// What the caller was told and has not opened. Read before the sessions are: what is told in between was not seen.
async fn unopened(app: &App, caller: &Caller) -> Result<Vec<Unopened>, AppError> {
    let (scope, person) = (caller.scope, caller.person()?);
    Ok(app.db.read(move |conn| store::alerts_of(conn, &scope, person)).await?)
}

/// The caller has these sessions before their eyes: that they had not opened what they were told of them is forgotten. A look
/// at which nothing was unopened is no write.
async fn opened(
    app: &App,
    caller: &Caller,
    mut told: Vec<Unopened>,
    seen: impl Fn(SessionId) -> bool,
) -> Result<(), AppError> {
    told.retain(|one| seen(one.session.0));
    if told.is_empty() {
        return Ok(());
    }
    let scope = caller.scope;
    Ok(app.db.write_tx(move |conn| store::forget_opened(conn, &scope, &told)).await?)
}

/// A session that somebody is a member of, and that they know of.
///
/// # Errors
/// `not_found` for any other.
pub fn own_session(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    id: SessionId,
) -> Result<(SessionRow, Own), AppError> {
    let row = store::find(conn, scope, id)?.ok_or_else(AppError::not_found)?;
    // Everything that begins at the same moment: one is there or not by the same rule as in the list.
    let next = row.starts_at.0.saturating_add(SignedDuration::from_micros(1)).unwrap_or(row.starts_at.0);
    let which = Which { period: (Some(row.starts_at.0), Some(next)), after: None, most: MOST };
    let own = load(conn, scope, person, which)?;
    if own.rows.iter().any(|own| own.id.0 == id) { Ok((row, own)) } else { Err(AppError::not_found()) }
}

/// The caller's sessions as a file that calendars read: of the last half year, and all to come.
///
/// # Errors
/// `forbidden` for an account without a person.
pub async fn own_calendar(app: &App, caller: &Caller) -> Result<String, AppError> {
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let from = now.saturating_sub(PAST).unwrap_or(now);
    let which = Which { period: (Some(from), None), after: None, most: MOST };
    let own = app.db.read(move |conn| load(conn, &scope, person, which)).await?;
    Ok(calendar::file(&own, caller.language).text())
}

/// How often calendars that follow are asked to look again, in hours.
const AGAIN: u8 = 1;

/// All sessions that somebody was told of, for calendars that follow them.
pub(super) async fn followed(app: &App, whose: Follower) -> Result<String, AppError> {
    let which = Which { period: (None, None), after: None, most: MOST };
    let own = app.db.read(move |conn| load(conn, &whose.scope, whose.person, which)).await?;
    Ok(calendar::file(&own, whose.language).followed(AGAIN))
}

/// With a fixed number of queries.
fn load(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId, which: Which) -> Result<Own, AppError> {
    let participations = participation::store::of_person(conn, scope, person, None)?;
    let ids: Vec<ApplicationId> = participations.iter().map(|row| row.application_id.0).collect();
    let events = participation::store::events_of(conn, scope, &ids)?;
    let mut times = Vec::new();
    for row in &participations {
        let own = events.iter().filter(|event| event.application_id == row.application_id);
        let steps: Vec<_> = own.map(|event| (event.step.0, event.at.0)).collect();
        let programme = row.programme_id.0;
        times.extend(stretches(row.began_at.0, &steps).into_iter().map(|time| OwnTime { programme, time }));
    }
    let groups = store::placed(conn, scope, store::Of::Applications(&ids))?;
    let rows = store::own_page(conn, scope, (&times, &groups), which.period, (which.after, which.most))?;
    let programmes: BTreeSet<ProgrammeId> = rows.iter().map(|row| row.programme_id.0).collect();
    let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
    let ids: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
    Ok(Own {
        leaders: facilitators::leaders_of(conn, scope, &ids)?,
        elements: store::elements(conn, scope, rows.iter().map(|row| row.element_id))?,
        names: store::programme_names(conn, scope, &programmes)?,
        groups: store::groups_of(conn, scope, &programmes)?,
        modes: store::last_mode_changes(conn, scope, rows.iter().map(|row| row.id.0))?,
        links: store::links_of(conn, scope, rows.iter().map(|row| row.id.0))?,
        rooms: rooms::in_places(conn, scope, rows.iter().map(|row| row.place_key.as_deref()))?,
        rows,
    })
}

/// One of one's own sessions at `now`, with what there is to choose.
pub(super) fn shown(
    row: &SessionRow,
    own: &Own,
    choosing: &BTreeMap<SessionId, OwnChoosing>,
    now: Timestamp,
) -> Result<OwnSession, AppError> {
    let element = own.elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
    Ok(OwnSession {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme: own.names.get(&row.programme_id.0).cloned().ok_or_else(AppError::not_found)?,
        element_id: row.element_id.0.uuid(),
        kind: kind_to_wire(element.kind.0),
        title: element.title.0.clone(),
        group: convert::group(row.group(), &own.groups),
        state: convert::state_to_wire(row.state.0),
        mode: mode_to_wire(row.mode.0),
        topic: row.topic.0.clone(),
        place: row.place.clone(),
        room: room_of(&own.rooms, row).map(rooms::session_room),
        zone: row.zone.clone(),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        starts_at: row.starts_at.0,
        ends_at: row.ends_at.0,
        breaks: row.breaks.0.clone(),
        span_minutes: count(row.span_minutes),
        counted_minutes: count(row.counted_minutes),
        led_by: led_by(&own.leaders, row.id.0),
        links: convert::shown_links(&own.links, row.id.0),
        cancellation: row.cancellation.map(|reason| convert::reason_to_wire(reason.0)),
        mode_change: own.modes.get(&row.id.0).map(convert::own_mode_change),
        join: convert::join(row, now),
        choosing: choosing.get(&row.id.0).copied(),
    })
}
