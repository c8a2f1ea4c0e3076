//! Use cases of working time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use polku_api_types::working_time::{
    SupervisedHours, SupervisedHoursQuery, SupervisedPerson, SupervisedTime,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId};
use polku_domain::sessions::{InGroup, Member, SessionState, stretches};
use uuid::Uuid;

use super::store::{self, OfTeam, Time};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::participation;
use crate::problem::{AppError, FieldCode};
use crate::programmes::store::count;
use crate::sessions;
use crate::sessions::service::period;

/// Most participations of one team.
const MOST_PEOPLE: usize = 1_000;
/// Most times told at once, and most sessions looked at for them.
const MOST_TIMES: usize = 2_000;
/// Days that may be asked for at once.
const MOST_DAYS: i32 = 365;

/// Days, with the moments at which the first begins and the last ends.
#[derive(Clone, Copy, Debug)]
struct Days {
    from: Date,
    until: Date,
    moments: (Timestamp, Timestamp),
}

/// When those whom the caller supervises are away in programmes, and for how long. Each of them reads in their own log that
/// somebody looked.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody; `invalid_fields` for days that are too far apart, or of which there is
/// too much to tell at once.
pub async fn view_supervised_hours(
    app: &App,
    caller: &Caller,
    query: &SupervisedHoursQuery,
) -> Result<SupervisedHours, AppError> {
    hours(app, caller, (query.from, query.until), "view_supervised_hours").await
}

/// The same for any operation that shows it.
pub(super) async fn hours(
    app: &App,
    caller: &Caller,
    (from, until): (Option<Date>, Option<Date>),
    operation: &'static str,
) -> Result<SupervisedHours, AppError> {
    caller.demand(Permission::ViewSupervisedHours, Target::nothing())?;
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let days = days(from, until, finland().to_datetime(now).date())?;
    let (team, shown) = app.db.read(move |conn| load(conn, &scope, person, days, now)).await?;
    let records: Vec<(PersonId, Uuid)> =
        team.iter().map(|one| (one.person.0, one.application.0.uuid())).collect();
    let look = UseOfList { records, record: "supervision", purpose: "working_time", operation, at: now };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(shown)
}

fn days(from: Option<Date>, until: Option<Date>, today: Date) -> Result<Days, AppError> {
    let from = from.unwrap_or(today);
    let until = match until {
        Some(until) => until,
        None => {
            from.checked_add(3.months()).map_err(|_| AppError::invalid("/from", FieldCode::NotAllowed))?
        }
    };
    if until < from {
        return Err(AppError::invalid("/until", FieldCode::OutOfOrder));
    }
    let apart = from.until(until).map_err(AppError::internal)?.get_days();
    if apart > MOST_DAYS {
        return Err(AppError::invalid("/until", FieldCode::TooLarge { max: MOST_DAYS.into() }));
    }
    match period(Some(from), Some(until)) {
        (Some(first), Some(last)) => Ok(Days { from, until, moments: (first, last) }),
        _ => Err(AppError::invalid("/until", FieldCode::NotAllowed)),
    }
}

/// With a fixed number of queries.
fn load(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    supervisor: PersonId,
    days: Days,
    now: Timestamp,
) -> Result<(Vec<OfTeam>, SupervisedHours), AppError> {
    let too_much = || AppError::invalid("/until", FieldCode::NotAllowed);
    let mut team = store::team(conn, scope, supervisor, days.moments, bound(MOST_PEOPLE))?;
    if team.len() > MOST_PEOPLE {
        return Err(too_much());
    }
    let programmes: BTreeSet<ProgrammeId> = team.iter().map(|one| one.programme.0).collect();
    let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
    let found = store::times(conn, scope, &programmes, days.moments, bound(MOST_TIMES))?;
    let members = members(conn, scope, &team)?;
    let mut times: Vec<SupervisedTime> = Vec::new();
    for time in &found {
        let there = team.iter().zip(&members).filter(|(one, member)| {
            one.programme == time.programme && member.is_in(time.group.map(|group| group.0), time.starts_at.0)
        });
        times.extend(there.map(|(one, _)| shown(one.application.0, time)));
    }
    if found.len() > MOST_TIMES || times.len() > MOST_TIMES {
        return Err(too_much());
    }
    // By time and then by name: sessions at the same moment do not show who sits in which.
    let names: BTreeMap<Uuid, usize> =
        team.iter().enumerate().map(|(place, one)| (one.application.0.uuid(), place)).collect();
    times.sort_by_key(|time| (time.starts_at, names.get(&time.application_id).copied(), time.ends_at));
    // Whoever is not away on these days is none of it: neither shown nor looked at.
    let away: BTreeSet<Uuid> = times.iter().map(|time| time.application_id).collect();
    team.retain(|one| away.contains(&one.application.0.uuid()));
    let people = team.iter().map(|one| person(one, &times, now)).collect();
    Ok((team, SupervisedHours { from: days.from, until: days.until, people, times }))
}

/// One more than may be shown, so that more is noticed.
fn bound(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
}

/// The team as members of sessions, in its order.
fn members(conn: &mut AnyConn, scope: &AgencyScope, team: &[OfTeam]) -> Result<Vec<Member>, AppError> {
    let ids: Vec<ApplicationId> = team.iter().map(|one| one.application.0).collect();
    let events = participation::store::events_of(conn, scope, &ids)?;
    let mut steps: BTreeMap<ApplicationId, Vec<_>> = BTreeMap::new();
    for event in &events {
        steps.entry(event.application_id.0).or_default().push((event.step.0, event.at.0));
    }
    let mut groups: BTreeMap<ApplicationId, Vec<InGroup>> = BTreeMap::new();
    for one in sessions::store::placed(conn, scope, sessions::store::Of::Applications(&ids))? {
        groups.entry(one.application).or_default().push(one.place);
    }
    let member = |one: &OfTeam| {
        let steps = steps.get(&one.application.0).map_or(&[][..], Vec::as_slice);
        Member {
            person: one.person.0,
            groups: groups.remove(&one.application.0).unwrap_or_default(),
            times: stretches(one.began_at.0, steps),
        }
    };
    Ok(team.iter().map(member).collect())
}

fn shown(application: ApplicationId, time: &Time) -> SupervisedTime {
    SupervisedTime {
        application_id: application.uuid(),
        state: sessions::convert::state_to_wire(time.state.0),
        zone: time.zone.clone(),
        start: time.local_start.clone(),
        end: time.local_end.clone(),
        starts_at: time.starts_at.0,
        ends_at: time.ends_at.0,
        counted_minutes: count(time.counted_minutes),
    }
}

/// What is cancelled takes no time.
fn person(one: &OfTeam, times: &[SupervisedTime], now: Timestamp) -> SupervisedPerson {
    let held = sessions::convert::state_to_wire(SessionState::Published);
    let own = || {
        let own = times.iter().filter(|time| time.application_id == one.application.0.uuid());
        own.filter(|time| time.state == held)
    };
    let minutes = |times: &mut dyn Iterator<Item = &SupervisedTime>| {
        times.fold(0_u32, |sum, time| sum.saturating_add(time.counted_minutes))
    };
    SupervisedPerson {
        application_id: one.application.0.uuid(),
        given_name: one.given_name.clone(),
        family_name: one.family_name.clone(),
        programme: one.programme_name.0.clone(),
        invited_minutes: minutes(&mut own()),
        to_come_minutes: minutes(&mut own().filter(|time| time.starts_at > now)),
    }
}
