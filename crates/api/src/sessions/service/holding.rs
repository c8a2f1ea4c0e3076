//! Holding a cancelled session again: when it could be, and as which session it is.
//!
//! It is another session and not the same one moved: its members' calendars were told that the first does not take place,
//! which stays true, and are told of another.

use jiff::Timestamp;
use polku_api_types::sessions::{HoldAgain, ProposedTime, SessionDetails};
use polku_domain::access::Permission;
use polku_domain::ids::{GroupId, SessionId};
use polku_domain::sessions::{SessionState, Sought, instant, lines};

use super::changes::told;
use super::hours::{carried, needs, scheduled};
use super::leading::asked;
use super::planning::{planned, row};
use super::reading::one;
use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Code, Key, Ts};
use crate::facilitators;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::notify::Template;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::store::version;
use crate::sessions::clashes::{Ground, Occurrence, clashes};
use crate::sessions::convert;
use crate::sessions::store::{self, ReplacementRow, SessionRow};

/// Whether a session was cancelled, nothing is held in its place, and the design still promises its hours to somebody it
/// was for.
///
/// # Errors
/// What the database refuses.
pub fn is_missing(conn: &mut AnyConn, caller: &Caller, of: &SessionRow) -> Result<bool, AppError> {
    let (scope, programme) = (&caller.scope, of.programme_id.0);
    let cancelled = of.state.0 == SessionState::Cancelled;
    if !cancelled || store::replacement_of(conn, scope, of.id.0)?.is_some() {
        return Ok(false);
    }
    let designs = loaded_designs(conn, scope, &[programme])?;
    let Some((_, elements)) = designs.shown(programme, false) else { return Ok(false) };
    let elements = elements.to_vec();
    let current = carried(conn, scope, &elements, std::iter::once(of.element_id))?;
    let Some(element) = current.get(&of.element_id.0).copied() else { return Ok(false) };
    let groups = store::groups_of(conn, scope, &[programme])?;
    let tree: Vec<(GroupId, Option<GroupId>)> = groups.iter().map(|group| (group.id, group.within)).collect();
    let (scheduled, _) = scheduled(conn, caller, programme, &elements)?;
    let within = |id: GroupId| groups.iter().find(|group| group.id == id).and_then(|group| group.within);
    let was_for = |group: Option<GroupId>| {
        of.group().is_none() || of.group() == group || of.group() == group.and_then(within)
    };
    let found = lines(&needs(&elements)?, &tree, &scheduled);
    Ok(found.iter().any(|line| line.element == element && was_for(line.group) && line.missing_times() > 0))
}

/// Times at which a session could be held instead, the nearest first: on working days on which everybody, whoever leads it
/// and the room are free in what the service knows, before the last day of whoever leads it. A fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub fn proposals(
    conn: &mut AnyConn,
    caller: &Caller,
    of: &SessionRow,
    now: Timestamp,
) -> Result<Vec<ProposedTime>, AppError> {
    let (scope, programme) = (&caller.scope, of.programme_id.0);
    let (Some(start), Some(end)) = (convert::clock_of(&of.local_start), convert::clock_of(&of.local_end))
    else {
        return Ok(Vec::new());
    };
    let Ok(zone) = jiff::tz::TimeZone::get(&of.zone) else { return Ok(Vec::new()) };
    let leaders = facilitators::leaders_of(conn, scope, &[of.id.0])?.remove(&of.id.0).unwrap_or_default();
    let after = finland().to_datetime(now).date().max(start.date());
    // Whose last day has come would not lead it again, and bounds nothing.
    let lasting = leaders.iter().filter(|leader| leader.name.is_some() && after < leader.ends_on);
    let sought = Sought { start, end, until: lasting.map(|leader| leader.ends_on).min() };
    let at = |start: jiff::civil::DateTime| {
        let end = sought.end_of(start)?;
        Some((start, end, instant(start, None, &zone).ok()?, instant(end, None, &zone).ok()?))
    };
    let asked: Vec<_> = sought.starts(after).into_iter().filter_map(at).collect();
    let occurrence = |(_, _, starts_at, ends_at): &(_, _, Timestamp, Timestamp)| Occurrence {
        starts_at: *starts_at,
        ends_at: *ends_at,
        ..Occurrence::stored(of)
    };
    let occurrences: Vec<Occurrence> = asked.iter().map(occurrence).collect();
    let groups = store::groups_of(conn, scope, &[programme])?;
    let people = store::participants(conn, scope, &[programme], None)?;
    let ground = Ground { programme, groups: &groups, people: &people };
    let clashes = clashes(conn, caller, ground, &occurrences)?;
    let free = asked.iter().zip(&clashes).filter(|(_, clashes)| clashes.is_empty());
    let free: Vec<_> = free.map(|((start, ..), _)| *start).collect();
    let proposed = |start| {
        let (start, end, starts_at, ends_at) = at(start)?;
        let (start, end) = (convert::clock_text(start), convert::clock_text(end));
        Some(ProposedTime { start, end, starts_at, ends_at })
    };
    Ok(sought.proposals(&free).into_iter().filter_map(proposed).collect())
}

/// Holds a cancelled session at another time, as a session of its own: published, for the same people, led by the same.
/// Everybody concerned is told.
///
/// # Errors
/// `not_found`, `stale_version`; `session_not_to_be_held` for what is held again already or whose hours nobody lacks;
/// `coach_policy_breached`, `invalid_fields`.
pub async fn hold_again(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, seen): (SessionId, IfMatch),
    body: HoldAgain,
) -> Result<SessionDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let before = session_for(conn, &asking, id, Permission::ManageSessions)?;
        seen.check(version(before.version))?;
        if !is_missing(conn, &asking, &before)? {
            return Err(AppError::new(ProblemCode::SessionNotToBeHeld));
        }
        let said = convert::as_said_from(&before, &body.start, "/start")?;
        let programme = before.programme_id.0;
        let planned = planned(conn, &asking, programme, &said, ("", Some(before.element_id.0)))?;
        let plan = &planned.said.plan;
        let held = plan.held(&planned.said.zone).map_err(|fault| convert::plan_fault(fault, ""))?;
        if held.starts_at <= now {
            return Err(AppError::invalid("/start", FieldCode::OutOfOrder));
        }
        let draft = row(&asking, SessionId::new(here.ids.ordered()), programme, &planned, (plan, held), now);
        let after = SessionRow { state: Code(SessionState::Published), published_at: Some(Ts(now)), ..draft };
        store::insert_all(conn, std::slice::from_ref(&after))?;
        store::add_replacement(conn, &replacement(&asking, &before, &after, now))?;
        led_as_before(conn, &asking, &before, &after)?;
        let entry = Entry {
            action: "session_held_again",
            subject: Subject::new("session", after.id.0),
            person: None,
            fields: &["start", "end", "state"],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        let whole = std::slice::from_ref(&after);
        told(conn, &here, &asking, whole, (Template::SessionsPublished, &[]), now)?;
        one(conn, &asking, after)
    })
    .await
}

fn replacement(caller: &Caller, of: &SessionRow, by: &SessionRow, at: Timestamp) -> ReplacementRow {
    let agency_id = Key(caller.scope.agency());
    ReplacementRow { session_id: of.id, agency_id, held_as: by.id, made_at: Ts(at) }
}

/// Those who led it and are still there that day lead it again, if the policy on coaches lets them.
fn led_as_before(
    conn: &mut AnyConn,
    caller: &Caller,
    before: &SessionRow,
    after: &SessionRow,
) -> Result<(), AppError> {
    let day = finland().to_datetime(after.starts_at.0).date();
    let leaders = facilitators::leaders_of(conn, &caller.scope, &[before.id.0])?;
    let there =
        leaders.into_values().flatten().filter(|leader| leader.name.is_some() && day <= leader.ends_on);
    let there: Vec<_> = there.map(|leader| leader.facilitator).collect();
    facilitators::replace_leaders(conn, &caller.scope, after.id.0, &there)?;
    let asked = asked(conn, caller, &[after])?;
    let open = facilitators::open(conn, &caller.scope, &asked)?;
    match open.first().and_then(|open| open.unwaived()) {
        Some(breach) => Err(facilitators::refusal([(String::new(), breach)])),
        None => Ok(()),
    }
}
