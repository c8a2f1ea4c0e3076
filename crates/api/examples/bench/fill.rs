//! Writes the scene into a new file, in one transaction, with every constraint of the schema in force.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use polku::applications::store::{ApplicationRow, Origin};
use polku::clock::{Clock, SystemClock};
use polku::db::schema::{
    accounts, agencies, applications, calls as calls_table, people, role_grants, sign_ins, sites, units,
};
use polku::db::{AnyConn, Code, DatabaseUrl, Day, Db, Json, Key, Pooled, Purpose, Ts};
use polku::each_backend;
use polku::people::sort_key;
use polku::people::store::PersonRow;
use polku::programmes::convert::call::questions_to_wire;
use polku::programmes::store::calls::{self, CallRow, CallStatus};
use polku::programmes::store::programmes::{self, InitiativeRow, ProgrammeRow};
use polku_api_types::applications::Answer;
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::programmes::call::{Method, SupervisorPart};
use polku_domain::programmes::fixtures;
use polku_domain::text::Language;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::scene::{self, APPLICANTS, Kind, OPEN_CALLS, SITES, UNITS};

/// Rows of one statement.
const CHUNK: u64 = 400;

/// Makes `file` with a closed call of so many applications, and open calls.
pub fn applications(file: &Path, count: u64) -> Result<()> {
    make(file, |conn| fill(conn, count))
}

/// Makes `file`; it appears under its name only when it is whole.
pub fn make(file: &Path, fill: impl FnOnce(&mut AnyConn) -> Result<()>) -> Result<()> {
    ensure!(!file.exists(), "{} exists already", file.display());
    let part = file.with_extension("part");
    let url = DatabaseUrl::Sqlite(part.clone());
    // Migrated and closed again: what follows wants a connection of its own.
    drop(Db::open(&url, 1).context("cannot make the database")?);
    let mut pooled = Pooled::open(&url, Purpose::Write)?;
    let conn = &mut pooled.conn;
    // If the machine dies meanwhile the file is thrown away; the servers set what they need by themselves.
    conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -800000")?;
    conn.transaction(fill)?;
    conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
    drop(pooled);
    std::fs::rename(&part, file)?;
    Ok(())
}

/// Begins every sign-in in `file` anew, and the windows of the open calls.
pub fn renew(file: &Path) -> Result<()> {
    let mut pooled = Pooled::open(&DatabaseUrl::Sqlite(file.to_owned()), Purpose::Write)?;
    let now = SystemClock.now();
    let until = now + SignedDuration::from_hours(12);
    diesel::update(sign_ins::table)
        .set((sign_ins::last_used_at.eq(Ts(now)), sign_ins::expires_at.eq(Ts(until))))
        .execute(&mut pooled.conn)?;
    let (opens_on, closes_on) = window(now, true);
    for n in 0..OPEN_CALLS {
        diesel::update(calls_table::table.filter(calls_table::id.eq(Key(scene::id(Kind::OpenCall, n)))))
            .set((
                calls_table::opens_on.eq(Day(opens_on)),
                calls_table::closes_on.eq(Day(closes_on)),
                calls_table::opens_at.eq(instant(opens_on)),
                calls_table::closes_at.eq(instant(closes_on)),
            ))
            .execute(&mut pooled.conn)?;
    }
    Ok(())
}

fn fill(conn: &mut AnyConn, count: u64) -> Result<()> {
    let now = SystemClock.now();
    places(conn, now)?;
    in_chunks(count, |numbers| insert_people(conn, Kind::Person, numbers, now))?;
    in_chunks(APPLICANTS, |numbers| insert_people(conn, Kind::Applicant, numbers, now))?;
    staff(conn, now)?;
    in_chunks(APPLICANTS, |numbers| {
        let accounts = numbers.map(|n| (scene::id(Kind::Account, n), Some(scene::id(Kind::Applicant, n))));
        insert_accounts(conn, &accounts.collect::<Vec<_>>(), now)
    })?;
    programme(conn, now)?;
    in_chunks(count, |numbers| insert_applications(conn, numbers, now))
}

pub fn in_chunks(count: u64, mut insert: impl FnMut(std::ops::Range<u64>) -> Result<()>) -> Result<()> {
    let mut from = 0;
    while from < count {
        let until = (from + CHUNK).min(count);
        insert(from..until)?;
        from = until;
    }
    Ok(())
}

pub fn text(fi: &str) -> Json<Localised> {
    Json(Localised { fi: fi.to_owned(), sv: None, en: None })
}

pub fn agency() -> Uuid {
    scene::id(Kind::Agency, 0)
}

pub fn places(conn: &mut AnyConn, now: Timestamp) -> Result<()> {
    let today = Day(jiff::civil::date(2020, 1, 1));
    diesel::insert_into(agencies::table)
        .values((
            agencies::id.eq(Key(agency())),
            agencies::business_id.eq("1234567-1"),
            agencies::name.eq(text("Mittausvirasto")),
            agencies::viewer_names_shown.eq(false),
            agencies::created_at.eq(Ts(now)),
            agencies::version.eq(1_i64),
        ))
        .execute(conn)?;
    for n in 0..UNITS {
        diesel::insert_into(units::table)
            .values((
                units::id.eq(Key(scene::id(Kind::Unit, n))),
                units::agency_id.eq(Key(agency())),
                units::name.eq(format!("Yksikkö {n}")),
                units::valid_from.eq(today),
                units::version.eq(1_i64),
            ))
            .execute(conn)?;
    }
    for n in 0..SITES {
        diesel::insert_into(sites::table)
            .values((
                sites::id.eq(Key(scene::id(Kind::Site, n))),
                sites::agency_id.eq(Key(agency())),
                sites::name.eq(format!("Toimipaikka {n}")),
                sites::valid_from.eq(today),
                sites::version.eq(1_i64),
            ))
            .execute(conn)?;
    }
    Ok(())
}

pub fn insert_people(
    conn: &mut AnyConn,
    kind: Kind,
    numbers: std::ops::Range<u64>,
    now: Timestamp,
) -> Result<()> {
    let rows = numbers.map(|n| person(kind, n, now)).collect::<Result<Vec<_>>>()?;
    each_backend!(conn, |c| diesel::insert_into(people::table).values(&rows).execute(c))?;
    Ok(())
}

fn person(kind: Kind, n: u64, now: Timestamp) -> Result<PersonRow> {
    let name = scene::name(n)?;
    Ok(PersonRow {
        id: Key(scene::id(kind, n).into()),
        agency_id: Key(agency().into()),
        source: "hr".to_owned(),
        external_id: format!("{}-{n}", kind as u8),
        given_name: name.given.as_str().to_owned(),
        family_name: name.family.as_str().to_owned(),
        name_fold: name.search_key(),
        name_sort: sort_key(&name),
        email: None,
        unit_id: Some(Key(scene::id(Kind::Unit, n % UNITS).into())),
        site_id: Some(Key(scene::id(Kind::Site, n % SITES).into())),
        title: "asiantuntija".to_owned(),
        job_category: "Asiantuntijat".to_owned(),
        is_supervisor: n % 12 == 0,
        supervisor_id: None,
        role_started_on: Some(Day(jiff::civil::date(2018, 2, 1))),
        leave_from: None,
        leave_until: None,
        language: Code(Language::Fi),
        active: true,
        register_as_of: Day(jiff::civil::date(2020, 4, 1)),
        created_at: Ts(now),
        version: 1,
    })
}

/// A coordinator of the first programme, and somebody who decides on every programme of the agency.
pub fn staff(conn: &mut AnyConn, now: Timestamp) -> Result<()> {
    let (coordinator, decider) = (scene::id(Kind::Coordinator, 0), scene::id(Kind::Decider, 0));
    insert_accounts(conn, &[(coordinator, None), (decider, None)], now)?;
    let programme = Some(Key(scene::id(Kind::Programme, 0)));
    for (n, account, role, programme) in
        [(0, coordinator, "coordinator", programme), (1, decider, "decider", None)]
    {
        diesel::insert_into(role_grants::table)
            .values((
                role_grants::id.eq(Key(scene::id(Kind::Grant, n))),
                role_grants::agency_id.eq(Some(Key(agency()))),
                role_grants::account_id.eq(Key(account)),
                role_grants::role.eq(role),
                role_grants::programme_id.eq(programme),
                role_grants::valid_from.eq(Day(jiff::civil::date(2020, 1, 1))),
                role_grants::created_at.eq(Ts(now)),
                role_grants::version.eq(1_i64),
            ))
            .execute(conn)?;
    }
    Ok(())
}

pub fn insert_accounts(conn: &mut AnyConn, all: &[(Uuid, Option<Uuid>)], now: Timestamp) -> Result<()> {
    let rows: Vec<_> = all
        .iter()
        .map(|(account, person)| {
            (
                accounts::id.eq(Key(*account)),
                accounts::agency_id.eq(Some(Key(agency()))),
                accounts::issuer.eq("local"),
                accounts::subject.eq(account.to_string()),
                accounts::person_id.eq(person.map(Key)),
                accounts::display_name.eq("Koe Henkilö"),
                accounts::language.eq("fi"),
                accounts::status.eq("active"),
                accounts::created_at.eq(Ts(now)),
                accounts::version.eq(1_i64),
            )
        })
        .collect();
    each_backend!(conn, |c| diesel::insert_into(accounts::table).values(&rows).execute(c))?;
    let rows: Vec<_> = all
        .iter()
        .map(|(account, _)| {
            (
                sign_ins::token_hash.eq(hex::encode(Sha256::digest(scene::secret(*account)))),
                sign_ins::account_id.eq(Key(*account)),
                sign_ins::created_at.eq(Ts(now)),
                sign_ins::last_used_at.eq(Ts(now)),
                sign_ins::expires_at.eq(Ts(now + SignedDuration::from_hours(12))),
            )
        })
        .collect();
    each_backend!(conn, |c| diesel::insert_into(sign_ins::table).values(&rows).execute(c))?;
    Ok(())
}

fn programme(conn: &mut AnyConn, now: Timestamp) -> Result<()> {
    insert_initiative(conn, now)?;
    programmes::insert(conn, &programme_row(0, now))?;
    calls::insert(conn, &call(scene::id(Kind::ClosedCall, 0), now, false))?;
    for n in 0..OPEN_CALLS {
        calls::insert(conn, &call(scene::id(Kind::OpenCall, n), now, true))?;
    }
    Ok(())
}

pub fn insert_initiative(conn: &mut AnyConn, now: Timestamp) -> Result<()> {
    let row = InitiativeRow {
        id: Key(scene::id(Kind::Initiative, 0).into()),
        agency_id: Key(agency().into()),
        name: text("Mittaushanke"),
        summary: text("Vain mittausta varten."),
        created_at: Ts(now),
        version: 1,
    };
    Ok(programmes::insert_initiative(conn, &row)?)
}

pub fn programme_row(n: u64, now: Timestamp) -> ProgrammeRow {
    ProgrammeRow {
        id: Key(scene::id(Kind::Programme, n).into()),
        agency_id: Key(agency().into()),
        initiative_id: Key(scene::id(Kind::Initiative, 0).into()),
        slug: format!("mittaus-{n}"),
        name: text("Mittausohjelma"),
        summary: text("Vain mittausta varten."),
        partner: None,
        target_group: text("Koko henkilöstö"),
        places: 40,
        places_taken: 0,
        group_count: 2,
        published: true,
        created_at: Ts(now),
        version: 1,
        growth_limit_minutes: 60,
    }
}

/// First and last day of a window: of the year 2020, or around `now`.
fn window(now: Timestamp, open: bool) -> (Date, Date) {
    let today = now.to_zoned(TimeZone::UTC).date();
    if open {
        (today.saturating_sub(3.days()), today.saturating_add(60.days()))
    } else {
        (jiff::civil::date(2020, 4, 14), jiff::civil::date(2020, 5, 1))
    }
}

fn instant(day: Date) -> Ts {
    Ts(day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp()))
}

pub fn call(id: Uuid, now: Timestamp, open: bool) -> CallRow {
    let (opens_on, closes_on) = window(now, open);
    CallRow {
        id: Key(id.into()),
        agency_id: Key(agency().into()),
        programme_id: Key(scene::id(Kind::Programme, 0).into()),
        opens_on: Day(opens_on),
        closes_on: Day(closes_on),
        zone: "Europe/Helsinki".to_owned(),
        opens_at: instant(opens_on),
        closes_at: instant(closes_on),
        questions: Json(questions_to_wire(&fixtures::questions())),
        target_group: text("Koko henkilöstö"),
        method: Code(Method::EqualChanceDraw),
        quotas: Json(Vec::new()),
        left_out: None,
        scoring: None,
        supervisor_part: Code(SupervisorPart::None),
        statements_until: None,
        seats: 40,
        offer_days: 7,
        waiting_list_until: Day(closes_on),
        checks_until: Day(closes_on),
        cooperation_on: None,
        cooperation_reference: None,
        state: Code(CallStatus::Approved),
        prepared_by: Key(scene::id(Kind::Coordinator, 0).into()),
        approved_by: Some(Key(scene::id(Kind::Decider, 0).into())),
        approver_name: Some("Koe Päättäjä".to_owned()),
        approver_title: Some("johtaja".to_owned()),
        approved_at: Some(Ts(now)),
        returned_note: None,
        created_at: Ts(now),
        version: 1,
    }
}

fn insert_applications(conn: &mut AnyConn, numbers: std::ops::Range<u64>, now: Timestamp) -> Result<()> {
    let rows = numbers.map(|n| application(n, now)).collect::<Result<Vec<_>>>()?;
    each_backend!(conn, |c| diesel::insert_into(applications::table).values(&rows).execute(c))?;
    Ok(())
}

pub fn application(n: u64, now: Timestamp) -> Result<ApplicationRow> {
    let name = scene::name(n)?;
    // Six digits after the point and no nought at the end: the stored form is the one that is sent.
    let micros = 1_588_572_000_000_000 + i64::try_from(n * 10 + 1)?;
    let at = Ts(Timestamp::from_microsecond(micros)?);
    Ok(ApplicationRow {
        id: Key(scene::id(Kind::Application, n).into()),
        agency_id: Key(agency().into()),
        call_id: Key(scene::id(Kind::ClosedCall, 0).into()),
        programme_id: Key(scene::id(Kind::Programme, 0).into()),
        person_id: Key(scene::id(Kind::Person, n).into()),
        state: Code(StateKind::Submitted),
        answers: Json(answers(n)),
        name_sort: sort_key(&name),
        name_fold: name.search_key(),
        submitted_at: at,
        changed_at: at,
        state_changed_at: Ts(now),
        source: Code(Origin::Browser),
        version: 1,
    })
}

/// What is answered to the three questions of 2020.
pub fn answers(n: u64) -> Vec<Answer> {
    let empty =
        |question: &str| Answer { question: question.to_owned(), text: None, choice: None, scale: None };
    let reason =
        "Haluan oppia tuntemaan muiden virastojen tapoja ja tuoda oman osaamiseni yhteiseen käyttöön.";
    let scale = u8::try_from(n % 5 + 1).unwrap_or(1);
    vec![
        Answer { scale: Some(scale), ..empty("motivation") },
        Answer { choice: Some("remote".to_owned()), ..empty("preferred_mode") },
        Answer { text: Some(format!("{reason} ({n})")), ..empty("reason") },
    ]
}
