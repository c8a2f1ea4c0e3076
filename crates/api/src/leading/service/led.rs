//! What those who lead see: their own published sessions, and nothing else of the programme.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use polku_api_types::leading::{LedSession, LedSessionDetails};
use polku_api_types::page::Page;
use polku_api_types::sessions::OwnSessionsQuery;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, PersonId, ProgrammeId, SessionId};

use super::today;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::facilitators;
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire};
use crate::programmes::store::count;
use crate::sessions::service::{Own, led_by, members, period};
use crate::sessions::store::{self, LedQuery, OwnPosition, Participant, SessionRow};
use crate::sessions::{calendar, convert};

/// Most sessions of a calendar file.
const MOST: i64 = 2_000;
/// How long a calendar file looks back.
const PAST: SignedDuration = SignedDuration::from_hours(24 * 180);

/// Sessions that somebody leads, with all that is said of them.
struct Led {
    own: Own,
    people: Vec<Participant>,
}

/// A page of the sessions that the caller leads, the earliest first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_led_sessions(
    app: &App,
    caller: &Caller,
    query: &OwnSessionsQuery,
) -> Result<Page<LedSession>, AppError> {
    let (scope, account, today) = (caller.scope, caller.account()?, today(app));
    let period = period(query.from, query.until);
    let cursors = app.cursors(caller, format!("led_sessions:{period:?}"));
    let asked = polku_api_types::page::PageQuery { limit: query.limit, cursor: query.cursor.clone() };
    let wanted: Wanted<OwnPosition> = cursors.wanted(&asked)?;
    let limit = wanted.limit;
    let which = LedQuery { period, after: wanted.after, most: wanted.rows() };
    let led = app.db.read(move |conn| load(conn, &scope, (account, today), which)).await?;
    let items: Vec<LedSession> =
        led.own.rows.iter().take(limit).map(|row| shown(row, &led)).collect::<Result<_, _>>()?;
    let page = cursors
        .page(led.own.rows, limit, |last| OwnPosition { starts_at: last.starts_at.0, id: last.id.0 })?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// One of them with the names of its members. Each of them reads in their own log that somebody looked.
///
/// # Errors
/// `not_found` for one that the caller does not lead, and what the policy refuses.
pub async fn view_led_session(
    app: &App,
    caller: &Caller,
    id: SessionId,
) -> Result<LedSessionDetails, AppError> {
    let (asking, account, today) = (caller.clone(), caller.account()?, today(app));
    let (details, looked_at) = app
        .db
        .read(move |conn| {
            let scope = asking.scope;
            let leads = facilitators::led_by(conn, &scope, account, today)?.contains(&id);
            asking.demand(Permission::ViewLedSession, Target::nothing().owned(leads))?;
            let row = store::find(conn, &scope, id)?.ok_or_else(AppError::not_found)?;
            let next =
                row.starts_at.0.saturating_add(SignedDuration::from_micros(1)).unwrap_or(row.starts_at.0);
            let which = LedQuery { period: (Some(row.starts_at.0), Some(next)), after: None, most: MOST };
            let led = load(conn, &scope, (account, today), which)?;
            let row = led.own.rows.iter().find(|row| row.id.0 == id).ok_or_else(AppError::not_found)?;
            let here: Vec<PersonId> = led
                .people
                .iter()
                .filter(|one| one.programme == row.programme_id.0)
                .filter(|one| one.member.is_in(row.group(), row.starts_at.0))
                .map(|one| one.member.person)
                .collect();
            let member_names = store::names_of_people(conn, &scope, &here)?;
            Ok::<_, AppError>((LedSessionDetails { session: shown(row, &led)?, member_names }, here))
        })
        .await?;
    let look = UseOfList {
        records: looked_at.into_iter().map(|person| (person, id.uuid())).collect(),
        record: "session",
        purpose: "leading",
        operation: "view_led_session",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(details)
}

/// The sessions that the caller leads as a file that calendars read: of the last half year, and all to come.
///
/// # Errors
/// What the policy refuses.
pub async fn led_calendar(app: &App, caller: &Caller) -> Result<String, AppError> {
    let (scope, account, today, now) = (caller.scope, caller.account()?, today(app), app.clock.now());
    let from = now.saturating_sub(PAST).unwrap_or(now);
    let which = LedQuery { period: (Some(from), None), after: None, most: MOST };
    let led = app.db.read(move |conn| load(conn, &scope, (account, today), which)).await?;
    Ok(calendar::file(&led.own, caller.language).text())
}

/// With a fixed number of queries.
fn load(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (account, today): (AccountId, jiff::civil::Date),
    which: LedQuery,
) -> Result<Led, AppError> {
    let ids = facilitators::led_by(conn, scope, account, today)?;
    let rows = store::led_page(conn, scope, &ids, which)?;
    let programmes: BTreeSet<ProgrammeId> = rows.iter().map(|row| row.programme_id.0).collect();
    let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
    let shown: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
    Ok(Led {
        people: store::participants(conn, scope, &programmes, None)?,
        own: Own {
            elements: store::elements(conn, scope, rows.iter().map(|row| row.element_id))?,
            names: store::programme_names(conn, scope, &programmes)?,
            groups: store::groups_of(conn, scope, &programmes)?,
            leaders: facilitators::leaders_of(conn, scope, &shown)?,
            modes: store::last_mode_changes(conn, scope, shown.iter().copied())?,
            links: store::links_of(conn, scope, shown.iter().copied())?,
            // Whoever leads is told the place; what is on record of it is for those who plan and those who come.
            rooms: BTreeMap::new(),
            rows,
        },
    })
}

fn shown(row: &SessionRow, led: &Led) -> Result<LedSession, AppError> {
    let Led { own, people } = led;
    let element = own.elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
    let people: Vec<Participant> =
        people.iter().filter(|one| one.programme == row.programme_id.0).cloned().collect();
    Ok(LedSession {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme: own.names.get(&row.programme_id.0).cloned().ok_or_else(AppError::not_found)?,
        kind: kind_to_wire(element.kind.0),
        title: element.title.0.clone(),
        group: convert::group(row.group(), &own.groups),
        state: convert::state_to_wire(row.state.0),
        mode: mode_to_wire(row.mode.0),
        topic: row.topic.0.clone(),
        place: row.place.clone(),
        seats: row.seats.map(count),
        zone: row.zone.clone(),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        starts_at: row.starts_at.0,
        ends_at: row.ends_at.0,
        breaks: row.breaks.0.clone(),
        links: convert::shown_links(&own.links, row.id.0),
        cancellation: row.cancellation.map(|reason| convert::reason_to_wire(reason.0)),
        members: members(&people, row),
        led_by: led_by(&own.leaders, row.id.0),
    })
}
