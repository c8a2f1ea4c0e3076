//! Use cases: one's own week and busy intervals, and those that a system sends.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::availability::{
    BusyIntervals, BusyIntervalsSent, SaveBusyIntervals, SaveWorkingWeek, SendBusyIntervals, WorkingWeek,
};
use polku_domain::access::{Permission, Target};
use polku_domain::availability::{self as domain, BusyInterval, KEPT};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use super::convert;
use super::store::{self, BusyRow, WeekRow};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::db::{AnyConn, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// Most intervals of one sending of a system.
const MOST_SENT: usize = 5_000;
/// Most people of one sending by a system.
const MOST_PEOPLE: usize = 200;

fn own(caller: &Caller) -> Result<PersonId, AppError> {
    caller.demand(Permission::ManageOwnAvailability, Target::nothing())?;
    caller.person()
}

/// The caller's own week: what they said, or the usual one.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_own_working_week(app: &App, caller: &Caller) -> Result<WorkingWeek, AppError> {
    let (scope, person) = (caller.scope, own(caller)?);
    app.db.read(move |conn| Ok(own_week(conn, scope, person)?.unwrap_or_else(usual))).await
}

fn usual() -> WorkingWeek {
    WorkingWeek { days: convert::days_to_wire(&domain::WorkingWeek::USUAL), is_usual: true, version: 0 }
}

/// What somebody said of their week, for themselves.
///
/// # Errors
/// What the database refuses.
pub fn own_week(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<Option<WorkingWeek>, AppError> {
    store::week(conn, &scope, person)?.as_ref().map(shown).transpose()
}

fn shown(row: &WeekRow) -> Result<WorkingWeek, AppError> {
    let week = convert::week_of_text(&row.days).ok_or_else(|| AppError::internal("a kept week is none"))?;
    let version = u64::try_from(row.version).map_err(AppError::internal)?;
    Ok(WorkingWeek { days: convert::days_to_wire(&week), is_usual: false, version })
}

/// Says the caller's own week.
///
/// # Errors
/// `stale_version`, `invalid_fields`; `forbidden` for an account that is linked to nobody.
pub async fn save_own_working_week(
    app: &App,
    caller: &Caller,
    seen: IfMatch,
    body: SaveWorkingWeek,
) -> Result<WorkingWeek, AppError> {
    let (scope, person, actor, now) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    let week = convert::week(&body.days)?;
    app.db
        .write_tx(move |conn| {
            let before = store::week(conn, &scope, person)?.map_or(0, |row| row.version);
            seen.check(u64::try_from(before).map_err(AppError::internal)?)?;
            let row = WeekRow::new(&scope, person, &week, (before + 1, now));
            if !store::keep_week(conn, &scope, &row)? {
                return Err(AppError::new(ProblemCode::StaleVersion));
            }
            audit::record(conn, &actor, entry("working_week_said", person, &["working_week"], now))?;
            shown(&row)
        })
        .await
}

/// What was said or sent of a person: that it was, never what.
fn entry(
    action: &'static str,
    person: PersonId,
    fields: &'static [&'static str],
    at: Timestamp,
) -> Entry<'static> {
    Entry { action, subject: Subject::new("person", person), person: Some(person), fields, at }
}

/// The caller's own busy intervals, as long as they are kept.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_own_busy_intervals(app: &App, caller: &Caller) -> Result<BusyIntervals, AppError> {
    let (scope, person, now) = (caller.scope, own(caller)?, app.clock.now());
    app.db.read(move |conn| own_busy(conn, scope, person, now)).await
}

/// Somebody's own busy intervals, for themselves.
///
/// # Errors
/// What the database refuses.
pub fn own_busy(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<BusyIntervals, AppError> {
    Ok(convert::busy_to_wire(&store::own_busy(conn, &scope, person, now)?))
}

/// Keeps the caller's own busy intervals for a day, in place of what was sent before.
///
/// # Errors
/// `invalid_fields`; `forbidden` for an account that is linked to nobody.
pub async fn send_own_busy_intervals(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: SaveBusyIntervals,
) -> Result<BusyIntervalsSent, AppError> {
    let (scope, person, actor, now) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    let sent = [(person, convert::busy(&body.intervals, now, "/intervals")?)];
    write_once(app, key, move |conn| {
        let answer = keep(conn, &scope, &sent, (false, now))?;
        audit::record(conn, &actor, entry("busy_intervals_sent", person, &["busy_intervals"], now))?;
        Ok(answer)
    })
    .await
}

/// Erases the caller's own busy intervals, if there are any.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn clear_own_busy_intervals(app: &App, caller: &Caller) -> Result<(), AppError> {
    let (scope, person, actor, now) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            if store::clear_busy(conn, &scope, &[person])? > 0 {
                audit::record(
                    conn,
                    &actor,
                    entry("busy_intervals_cleared", person, &["busy_intervals"], now),
                )?;
            }
            Ok(())
        })
        .await
}

/// Keeps what a system of the agency sent of many people, all of it or nothing.
///
/// # Errors
/// `invalid_fields` for what cannot be read and for whoever is not on the staff.
pub async fn send_busy_intervals(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: SendBusyIntervals,
) -> Result<BusyIntervalsSent, AppError> {
    caller.demand(Permission::SendBusyIntervals, Target::nothing())?;
    let (scope, actor, now) = (caller.scope, caller.actor(), app.clock.now());
    let client = caller.client().ok_or_else(|| AppError::new(ProblemCode::Forbidden))?;
    let sent = read(&body, now)?;
    write_once(app, key, move |conn| {
        let people: Vec<PersonId> = sent.iter().map(|(person, _)| *person).collect();
        let known = store::on_the_staff(conn, &scope, &people)?;
        let unknown = people.iter().enumerate().filter(|(_, person)| !known.contains(person));
        let fault = |(index, _)| (format!("/people/{index}/person_id"), FieldCode::NotFound);
        AppError::unless_valid(unknown.map(fault).collect())?;
        let answer = keep(conn, &scope, &sent, (true, now))?;
        let subject = Subject::new("client", client);
        let fields = &["busy_intervals"];
        audit::record(
            conn,
            &actor,
            Entry { action: "busy_intervals_sent", subject, person: None, fields, at: now },
        )?;
        Ok(answer)
    })
    .await
}

/// The people of a sending, each with their intervals.
fn read(body: &SendBusyIntervals, now: Timestamp) -> Result<Vec<(PersonId, Vec<BusyInterval>)>, AppError> {
    if body.people.is_empty() {
        return Err(AppError::invalid("/people", FieldCode::TooFew { min: 1 }));
    }
    if body.people.len() > MOST_PEOPLE {
        return Err(AppError::invalid("/people", FieldCode::TooMany { max: MOST_PEOPLE as u64 }));
    }
    if body.people.iter().map(|one| one.intervals.len()).sum::<usize>() > MOST_SENT {
        return Err(AppError::invalid("/people", FieldCode::TooMany { max: MOST_SENT as u64 }));
    }
    let mut seen = BTreeSet::new();
    let one = |(index, one): (usize, &polku_api_types::availability::BusyPerson)| {
        if !seen.insert(one.person_id) {
            return Err(AppError::invalid(format!("/people/{index}/person_id"), FieldCode::Duplicate));
        }
        let intervals = convert::busy(&one.intervals, now, &format!("/people/{index}/intervals"))?;
        Ok((PersonId::new(one.person_id), intervals))
    };
    body.people.iter().enumerate().map(one).collect()
}

/// Keeps intervals for a day in place of what was sent before, by the person or by a system.
fn keep(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sent: &[(PersonId, Vec<BusyInterval>)],
    (by_system, now): (bool, Timestamp),
) -> Result<BusyIntervalsSent, AppError> {
    let kept_until = now.checked_add(KEPT).map_err(AppError::internal)?;
    let people: Vec<PersonId> = sent.iter().map(|(person, _)| *person).collect();
    store::clear_busy(conn, scope, &people)?;
    let row = |person: PersonId, interval: &BusyInterval| BusyRow {
        person_id: Key(person),
        starts_at: Ts(interval.from()),
        agency_id: Key(scope.agency()),
        ends_at: Ts(interval.until()),
        by_system,
        expires_at: Ts(kept_until),
    };
    let rows: Vec<BusyRow> =
        sent.iter().flat_map(|(person, its)| its.iter().map(|one| row(*person, one))).collect();
    store::keep_busy(conn, &rows)?;
    Ok(BusyIntervalsSent { people: u32::try_from(people.len()).unwrap_or(u32::MAX), kept_until })
}

/// Notes for those of whom a count says nearly who it is that somebody planned around their time, once for each time that was
/// asked about: they read it in their own log.
///
/// # Errors
/// What the log refuses.
pub fn note_look(
    app: &App,
    caller: &Caller,
    looks: BTreeSet<(PersonId, Uuid)>,
    operation: &'static str,
) -> Result<(), AppError> {
    if looks.is_empty() {
        return Ok(());
    }
    let records = looks.into_iter().collect();
    let look =
        UseOfList { records, record: "session", purpose: "working_time", operation, at: app.clock.now() };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
