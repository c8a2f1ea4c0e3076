//! Fills a file with programmes that have sessions, for what must cost the same whatever lies beside it.
//!
//! Every programme has a hundred sessions for everybody in it, one every other day. Forty people with accounts take part in
//! the first two; in each of the others two people do, who are not asked about. Dates lie around the day of making.

use std::ops::Range;
use std::path::Path;

use anyhow::{Result, ensure};
use diesel::prelude::*;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use polku::applications::store::ApplicationRow;
use polku::clock::{Clock, SystemClock};
use polku::db::schema::{
    applications, calendar_addresses, design_elements, design_versions, participations, sessions,
};
use polku::db::{AnyConn, Code, Json, Key, Ts};
use polku::each_backend;
use polku::participation::store::ParticipationRow;
use polku::programmes::store::calls::{self, CallRow};
use polku::programmes::store::designs::{DesignRow, DesignStatus, ElementRow, StoredLength};
use polku::programmes::store::programmes;
use polku::sessions::convert::clock_text;
use polku::sessions::store::SessionRow;
use polku_api_types::programmes::LengthKind;
use polku_domain::applications::state::StateKind;
use polku_domain::participation::ParticipationKind;
use polku_domain::programmes::element::{DeliveryMode, ElementKind};
use polku_domain::sessions::SessionState;
use sha2::{Digest, Sha256};

use crate::fill;
use crate::scene::{self, Kind, OWN_PROGRAMMES, PARTICIPANTS, SESSIONS_EACH};

const ZONE: &str = "Europe/Helsinki";
/// Minutes of each session.
const MINUTES: i64 = 120;
/// People in each programme that nobody is asked about.
const OTHERS: u64 = 2;

/// Makes `file` with so many sessions.
pub fn make(file: &Path, count: u64) -> Result<()> {
    let programmes = count / SESSIONS_EACH;
    ensure!(
        count.is_multiple_of(SESSIONS_EACH) && programmes >= OWN_PROGRAMMES,
        "sessions come by the {SESSIONS_EACH}, and {OWN_PROGRAMMES} programmes are the least"
    );
    fill::make(file, |conn| fill_with(conn, programmes))
}

fn fill_with(conn: &mut AnyConn, programmes: u64) -> Result<()> {
    let now = SystemClock.now();
    fill::places(conn, now)?;
    fill::insert_initiative(conn, now)?;
    let people = PARTICIPANTS + (programmes - OWN_PROGRAMMES) * OTHERS;
    fill::in_chunks(people, |numbers| fill::insert_people(conn, Kind::Person, numbers, now))?;
    let accounts = (0..PARTICIPANTS).map(|n| (scene::id(Kind::Account, n), Some(scene::id(Kind::Person, n))));
    fill::insert_accounts(conn, &accounts.collect::<Vec<_>>(), now)?;
    fill::staff(conn, now)?;
    for n in 0..programmes {
        programme(conn, n, now)?;
    }
    addresses(conn, now)
}

/// One programme with all that hangs on it.
fn programme(conn: &mut AnyConn, n: u64, now: Timestamp) -> Result<()> {
    programmes::insert(conn, &fill::programme_row(n, now))?;
    let call = fill::call(scene::id(Kind::Call, n), now, false);
    calls::insert(conn, &CallRow { programme_id: Key(scene::id(Kind::Programme, n).into()), ..call })?;
    let numbers = if n < OWN_PROGRAMMES {
        0..PARTICIPANTS
    } else {
        let first = PARTICIPANTS + (n - OWN_PROGRAMMES) * OTHERS;
        first..first + OTHERS
    };
    participants(conn, n, numbers, now)?;
    design(conn, n, now)?;
    let rows = (0..SESSIONS_EACH).map(|k| session(n, k, now)).collect::<Result<Vec<_>>>()?;
    each_backend!(conn, |c| diesel::insert_into(sessions::table).values(&rows).execute(c))?;
    Ok(())
}

fn participants(conn: &mut AnyConn, programme: u64, people: Range<u64>, now: Timestamp) -> Result<()> {
    let began = Ts(now - jiff::SignedDuration::from_hours(24 * 365));
    let rows = people.map(|person| {
        Ok(ApplicationRow {
            id: Key(scene::id(Kind::Application, programme * PARTICIPANTS + person).into()),
            call_id: Key(scene::id(Kind::Call, programme).into()),
            programme_id: Key(scene::id(Kind::Programme, programme).into()),
            state: Code(StateKind::Accepted),
            ..fill::application(person, now)?
        })
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    each_backend!(conn, |c| diesel::insert_into(applications::table).values(&rows).execute(c))?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| ParticipationRow {
            application_id: row.id,
            agency_id: row.agency_id,
            programme_id: row.programme_id,
            person_id: row.person_id,
            state: Code(ParticipationKind::Ongoing),
            reason: None,
            began_at: began,
            state_changed_at: began,
            version: 1,
        })
        .collect();
    each_backend!(conn, |c| diesel::insert_into(participations::table).values(&rows).execute(c))?;
    Ok(())
}

fn design(conn: &mut AnyConn, n: u64, now: Timestamp) -> Result<()> {
    let agency_id = Key(fill::agency().into());
    let design = DesignRow {
        id: Key(scene::id(Kind::Design, n).into()),
        agency_id,
        programme_id: Key(scene::id(Kind::Programme, n).into()),
        number: 1,
        state: Code(DesignStatus::Published),
        origin: None,
        published_at: Some(Ts(now)),
        version: 1,
    };
    diesel::insert_into(design_versions::table).values(&design).execute(conn)?;
    let element = ElementRow {
        id: Key(scene::id(Kind::Element, n).into()),
        agency_id,
        design_version_id: design.id,
        position: 0,
        kind: Code(ElementKind::Lecture),
        title: fill::text("Luento"),
        description: Json(None),
        repeats: i64::try_from(SESSIONS_EACH)?,
        length: Json(StoredLength { kind: LengthKind::Minutes, minutes: Some(u32::try_from(MINUTES)?) }),
        planned_mode: Some(Code(DeliveryMode::Remote)),
    };
    diesel::insert_into(design_elements::table).values(&element).execute(conn)?;
    Ok(())
}

/// The `k`-th session of programme `n`.
fn session(n: u64, k: u64, now: Timestamp) -> Result<SessionRow> {
    let hour = i8::try_from(8 + n % 8)?;
    let start = day(k, now)?.to_datetime(Time::constant(hour, 0, 0, 0));
    let end = start + MINUTES.minutes();
    let zone = TimeZone::get(ZONE)?;
    let at =
        |clock: jiff::civil::DateTime| -> Result<Ts> { Ok(Ts(clock.to_zoned(zone.clone())?.timestamp())) };
    Ok(SessionRow {
        id: Key(scene::id(Kind::Session, n * SESSIONS_EACH + k).into()),
        agency_id: Key(fill::agency().into()),
        programme_id: Key(scene::id(Kind::Programme, n).into()),
        element_id: Key(scene::id(Kind::Element, n).into()),
        group_id: None,
        state: Code(SessionState::Published),
        mode: Code(DeliveryMode::Remote),
        topic: Json(None),
        place: None,
        place_key: None,
        seats: None,
        zone: ZONE.to_owned(),
        local_start: clock_text(start),
        local_end: clock_text(end),
        breaks: Json(Vec::new()),
        starts_at: at(start)?,
        ends_at: at(end)?,
        span_minutes: MINUTES,
        counted_minutes: MINUTES,
        cancellation: None,
        published_at: Some(Ts(now)),
        changed_at: Ts(now),
        version: 1,
        join_address: None,
        remote_seats: None,
        choose_hours: None,
    })
}

/// The day of the `k`-th session of each programme.
pub fn day(k: u64, now: Timestamp) -> Result<Date> {
    let today = now.to_zoned(TimeZone::get(ZONE)?).date();
    Ok(today.checked_sub(100.days())?.checked_add((2 * i64::try_from(k)?).days())?)
}

/// The calendars of those who are asked about, which follow.
fn addresses(conn: &mut AnyConn, now: Timestamp) -> Result<()> {
    for n in 0..PARTICIPANTS {
        diesel::insert_into(calendar_addresses::table)
            .values((
                calendar_addresses::person_id.eq(Key(scene::id(Kind::Person, n))),
                calendar_addresses::agency_id.eq(Key(fill::agency())),
                calendar_addresses::token_hash.eq(hex::encode(Sha256::digest(scene::calendar_secret(n)))),
                calendar_addresses::made_at.eq(Ts(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
