//! How a programme that meets is doing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::oversight::{HealthPeople, HealthSession, HealthSessions, ProgrammeHealth};
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, ProgrammeId, SessionId};
use polku_domain::participation::ParticipationKind;
use polku_domain::sessions::SessionState;

use super::counting;
use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators;
use crate::notify;
use crate::oversight::convert::Beside;
use crate::oversight::store;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::programme_for;
use crate::programmes::store::count;
use crate::promises;
use crate::sessions::service::hours;
use crate::sessions::store::{self as sessions, Participant, SessionRow};

/// The next sessions that are shown.
const NEXT: usize = 5;
/// Sessions that are named of those that ask for the same thing.
const FIRST: usize = 10;

/// How a programme is doing, with a fixed number of queries.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_programme_health(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<ProgrammeHealth, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let found = programme_for(conn, &asking, programme, Permission::ViewProgrammeHealth)?;
            health(conn, &asking, (programme, found.name.0), now)
        })
        .await
}

/// Sessions that ask for something, each with how many people are meant.
type Asking<'a> = Vec<(&'a SessionRow, Option<usize>)>;

fn health(
    conn: &mut AnyConn,
    caller: &Caller,
    (programme, name): (ProgrammeId, Localised),
    now: Timestamp,
) -> Result<ProgrammeHealth, AppError> {
    let scope = &caller.scope;
    let rows = sessions::all_of(conn, scope, programme)?;
    let beside = Beside::of(conn, caller, &rows)?;
    let people = sessions::participants(conn, scope, &[programme], None)?;
    let marked: BTreeSet<(SessionId, ApplicationId)> =
        store::marked(conn, scope, &[programme])?.into_iter().collect();
    let unopened: BTreeMap<SessionId, i64> =
        store::unopened(conn, scope, &[programme], now)?.into_iter().collect();
    let published = || rows.iter().filter(|row| counting::is_published(row));
    let ahead = || rows.iter().filter(|row| counting::is_ahead(row, now));
    let led = |row: &&SessionRow| beside.leaders.get(&row.id.0).is_some_and(|all| !all.is_empty());
    let without_lead: Asking<'_> = ahead().filter(|row| !led(row)).map(|row| (row, None)).collect();
    let without_address: Asking<'_> =
        ahead().filter(|row| counting::lacks_address(row, now)).map(|row| (row, None)).collect();
    let unmarked: Asking<'_> = published()
        .filter(|row| row.ends_at.0 <= now)
        .map(|row| (row, Some(counting::not_marked(&people, &marked, row))))
        .filter(|(_, people)| people.is_some_and(|people| people > 0))
        .collect();
    let unopened: Asking<'_> = rows
        .iter()
        .filter_map(|row| Some((row, Some(usize::try_from(*unopened.get(&row.id.0)?).ok()?))))
        .collect();
    let declined = declined(conn, caller, (programme, &rows, &people), &marked, now)?;
    let shown = |asking: &Asking<'_>| named(caller, &beside, asking, now);
    Ok(ProgrammeHealth {
        programme_id: programme.uuid(),
        programme: name,
        people: taking_part(conn, caller, programme)?,
        next: ahead().take(NEXT).map(|row| beside.shown(caller, row, now)).collect::<Result<_, _>>()?,
        to_schedule: to_schedule(conn, caller, programme)?,
        drafts: small(rows.iter().filter(|row| row.state.0 == SessionState::Draft).count()),
        undelivered: undelivered(conn, caller, programme)?,
        breaches: breaches(conn, caller, programme)?,
        unanswered_hours: promises::count_unanswered(conn, scope, programme)?,
        without_lead: shown(&without_lead)?,
        without_address: shown(&without_address)?,
        unmarked: shown(&unmarked)?,
        unopened: shown(&unopened)?,
        declined: declined.as_ref().map(shown).transpose()?,
    })
}

/// Published sessions ahead that calendars of members declined of whom nothing is said, for whoever may see who was there.
fn declined<'a>(
    conn: &mut AnyConn,
    caller: &Caller,
    (programme, rows, people): (ProgrammeId, &'a [SessionRow], &[Participant]),
    marked: &BTreeSet<(SessionId, ApplicationId)>,
    now: Timestamp,
) -> Result<Option<Asking<'a>>, AppError> {
    if !caller.may(Permission::ViewAttendance, Target::of_programme(programme)) {
        return Ok(None);
    }
    let declined = sessions::declined_ahead(conn, &caller.scope, &[programme], now)?;
    let count = |row| counting::not_coming(people, (&declined, marked), row);
    let published = rows.iter().filter(|row| counting::is_published(row));
    let asking = published.map(|row| (row, Some(count(row)))).filter(|(_, people)| *people > Some(0));
    Ok(Some(asking.collect()))
}

fn named(
    caller: &Caller,
    beside: &Beside,
    asking: &Asking<'_>,
    now: Timestamp,
) -> Result<HealthSessions, AppError> {
    let one = |(row, people): &(&SessionRow, Option<usize>)| {
        Ok::<_, AppError>(HealthSession {
            session: beside.shown(caller, row, now)?,
            people: people.map(small),
        })
    };
    Ok(HealthSessions {
        count: small(asking.len()),
        first: asking.iter().take(FIRST).map(one).collect::<Result<_, _>>()?,
    })
}

fn taking_part(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<HealthPeople, AppError> {
    let mut people = HealthPeople::default();
    for (state, number) in store::people(conn, &caller.scope, programme)? {
        let place = match ParticipationKind::from_code(&state) {
            Some(ParticipationKind::Ongoing) => &mut people.active,
            Some(ParticipationKind::Paused) => &mut people.paused,
            Some(ParticipationKind::Discontinued) => &mut people.left,
            Some(ParticipationKind::Completed) => &mut people.completed,
            None => continue,
        };
        *place += count(number);
    }
    Ok(people)
}

/// Times of the design in no calendar; nothing is promised before a design is published.
fn to_schedule(conn: &mut AnyConn, caller: &Caller, programme: ProgrammeId) -> Result<u32, AppError> {
    match hours(conn, caller, programme) {
        Ok(hours) => Ok(hours.lines.iter().map(|line| line.missing_times).sum()),
        Err(error) if error.code() == ProblemCode::DesignNotPublished => Ok(0),
        Err(error) => Err(error),
    }
}

fn undelivered(conn: &mut AnyConn, caller: &Caller, programme: ProgrammeId) -> Result<Option<u32>, AppError> {
    if !caller.may(Permission::ListProgrammeMails, Target::of_programme(programme)) {
        return Ok(None);
    }
    Ok(Some(count(notify::count_undelivered(conn, &caller.scope, programme)?)))
}

fn breaches(conn: &mut AnyConn, caller: &Caller, programme: ProgrammeId) -> Result<u32, AppError> {
    let published = facilitators::coached(conn, &caller.scope, Some(programme))?;
    let found = facilitators::open(conn, &caller.scope, &published)?;
    Ok(small(found.iter().filter(|one| one.unwaived().is_some()).count()))
}

pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
