//! Sessions that go to another time, one or a series: seen before, then moved exactly so.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::availability::Unavailable;
use polku_api_types::oversight::{MoveSessions, MovedSession, SessionMoves};
use polku_api_types::sessions::{SaveSession, SessionClash};
use polku_domain::access::Permission;
use polku_domain::ids::{PersonId, ProgrammeId, SessionId};
use polku_domain::sessions::{MAX_TIMES, SessionState, occurs_twice};
use uuid::Uuid;

use crate::access::Caller;
use crate::app::App;
use crate::availability::{Availability, nearly_named, note_look};
use crate::db::AnyConn;
use crate::facilitators;
use crate::http::{Idempotent, write_once};
use crate::oversight::convert::{Beside, moves};
use crate::problem::AppError;
use crate::programmes::service::programme_for;
use crate::sessions::clashes::{Ground, Occurrence, clashes};
use crate::sessions::convert;
use crate::sessions::mails::would_hear;
use crate::sessions::service::{changed, members, saved, seen, taking_part};
use crate::sessions::store::{self, Participant, SessionRow};

/// Most sessions that go together: a series for a year.
const MOST: usize = MAX_TIMES as usize;

/// A session as it is, and as it would be.
type Move = (SessionRow, SessionRow);

/// What a move would do, without saving anything: where each session would be, what is there already, how many people would
/// be told.
///
/// # Errors
/// `stale_version` for what has changed since it was seen, `session_stands_still`, `session_day_over`, `invalid_fields`, and
/// what the policy refuses.
pub async fn preview_moves(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: MoveSessions,
) -> Result<SessionMoves, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (moves, near) = app
        .db
        .read(move |conn| {
            let asked = asked(conn, &asking, programme, &body, now)?;
            let changes: Vec<_> = asked.iter().map(|(before, said)| (before, said)).collect();
            let after = changed(conn, &asking, programme, &changes, now)?;
            let found: Vec<Move> = asked.into_iter().map(|(before, _)| before).zip(after).collect();
            let people = store::participants(conn, &asking.scope, &[programme], None)?;
            let told = heard(&people, &found);
            let mut moves = shown(conn, &asking, programme, (&found, &people, told), now)?;
            let near = warn(conn, &asking, (&people, &found), &mut moves, now)?;
            Ok::<_, AppError>((moves, near))
        })
        .await?;
    note_look(app, caller, near, "preview_moves")?;
    Ok(moves)
}

/// Tells of each session how many it would not suit at its new time, with a fixed number of queries. Whose time was nearly told
/// by that is given back.
fn warn(
    conn: &mut AnyConn,
    caller: &Caller,
    (people, found): (&[Participant], &[Move]),
    moves: &mut SessionMoves,
    now: Timestamp,
) -> Result<BTreeSet<(PersonId, Uuid)>, AppError> {
    let after: Vec<&SessionRow> = found.iter().map(|(_, after)| after).collect();
    let ids: Vec<SessionId> = after.iter().map(|row| row.id.0).collect();
    let leaders = facilitators::leaders_of(conn, &caller.scope, &ids)?;
    // Anybody can be invited: whoever has not agreed to lead is not asked about.
    let leading = |row: &SessionRow| {
        let agreed = leaders.get(&row.id.0).into_iter().flatten().filter(|leader| leader.accepted);
        agreed.filter_map(|leader| leader.person)
    };
    let everybody: BTreeSet<PersonId> =
        after.iter().flat_map(|row| taking_part(people, row).chain(leading(row))).collect();
    let everybody: Vec<PersonId> = everybody.into_iter().collect();
    let times = after.iter().map(|row| (row.starts_at.0, row.ends_at.0));
    let availability = Availability::during(conn, &caller.scope, &everybody, times, now)?;
    let mut near = BTreeSet::new();
    for (session, row) in moves.sessions.iter_mut().zip(&after) {
        let time = (row.starts_at.0, row.ends_at.0);
        session.unavailable = availability.told(taking_part(people, row), leading(row), time);
        let all = people.iter().map(|one| one.member.person);
        let named = nearly_named(taking_part(people, row), all, leading(row));
        near.extend(named.into_iter().map(|person| (person, row.id.0.uuid())));
    }
    Ok(near)
}

/// Moves sessions as they were seen, all of them or none. Whoever knows of one is told.
///
/// # Errors
/// As [`preview_moves`].
pub async fn move_sessions(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: MoveSessions,
) -> Result<SessionMoves, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let mut found: Vec<Move> = Vec::with_capacity(body.sessions.len());
        for (before, said) in asked(conn, &asking, programme, &body, now)? {
            let (after, _) = saved(conn, &here, &asking, &before, &said, now)?;
            found.push((before, after));
        }
        let people = store::participants(conn, &asking.scope, &[programme], None)?;
        let told = heard(&people, &found);
        shown(conn, &asking, programme, (&found, &people, told), now)
    })
    .await
}

/// The sessions that were named, each with what it shall be.
fn asked(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    body: &MoveSessions,
    now: Timestamp,
) -> Result<Vec<(SessionRow, SaveSession)>, AppError> {
    programme_for(conn, caller, programme, Permission::ManageSessions)?;
    let shift = convert::Shift::read(body.days, body.start_time.as_deref())?;
    let named: Vec<(SessionId, u64)> =
        body.sessions.iter().map(|one| (SessionId::new(one.session_id), one.version)).collect();
    let rows = seen(conn, caller, programme, &named, MOST)?;
    let said = |row: SessionRow| {
        moves(&row, now)?;
        let said = shift.of(&row)?;
        Ok((row, said))
    };
    rows.into_iter().map(said).collect()
}

/// How many people are members of published ones among them, before or after, each counted once.
fn heard(people: &[Participant], moves: &[Move]) -> u32 {
    let published = moves.iter().filter(|(before, _)| before.state.0 == SessionState::Published);
    let rows: Vec<SessionRow> =
        published.flat_map(|(before, after)| [before.clone(), after.clone()]).collect();
    would_hear(people, &rows)
}

/// The sessions where they would go, with what is there. With a fixed number of queries.
fn shown(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    (moves, people, told): (&[Move], &[Participant], u32),
    now: Timestamp,
) -> Result<SessionMoves, AppError> {
    let after: Vec<SessionRow> = moves.iter().map(|(_, after)| after.clone()).collect();
    let beside = Beside::of(conn, caller, &after)?;
    let groups = store::groups_of(conn, &caller.scope, &[programme])?;
    let occurrences: Vec<Occurrence> = after.iter().map(Occurrence::stored).collect();
    let ground = Ground { programme, groups: &groups, people };
    let found = clashes(conn, caller, ground, &occurrences)?;
    // They go together: none of them is still where another arrives.
    let going: BTreeSet<SessionId> = after.iter().map(|row| row.id.0).collect();
    let stays = |id: &Option<Uuid>| id.is_none_or(|id| !going.contains(&SessionId::new(id)));
    let moved = |((before, after), mut clashes): (&Move, Vec<_>)| {
        clashes.retain(|clash: &SessionClash| stays(&clash.session_id));
        Ok::<_, AppError>(MovedSession {
            session: beside.shown(caller, after, now)?,
            moved_from: before.local_start.clone(),
            in_repeated_hour: is_doubled(after),
            members: members(people, after),
            clashes,
            unavailable: Unavailable::default(),
        })
    };
    let sessions = moves.iter().zip(found).map(moved).collect::<Result<_, _>>()?;
    Ok(SessionMoves { sessions, told })
}

fn is_doubled(row: &SessionRow) -> bool {
    let Ok(zone) = jiff::tz::TimeZone::get(&row.zone) else { return false };
    [&row.local_start, &row.local_end]
        .into_iter()
        .filter_map(|local| convert::clock_of(local))
        .any(|clock| occurs_twice(clock, &zone))
}
