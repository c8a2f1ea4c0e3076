//! The rows of jobs.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::kind::JobKind;
use crate::access;
use crate::accommodation;
use crate::attendance;
use crate::availability;
use crate::clock::finland;
use crate::db::schema::{
    idempotency_records, jobs, machine_clients, mail_sink, mails, one_time_links, sign_in_throttles, sign_ins,
};
use crate::db::{AnyConn, Code, Coded, Day, DbError, Json, Ts};
use crate::each_backend;
use crate::merging;
use crate::messages;
use crate::sessions;
use crate::supervision;

/// A process that has not finished a job by then is taken for dead.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// A job that failed so often is set aside.
pub(super) const ATTEMPTS: i64 = 8;
/// The words of a mail stay so long.
pub const MAIL_MONTHS: u32 = 6;
/// The same in days.
const MAIL_DAYS: i64 = 183;

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a, P> {
    /// What.
    pub kind: JobKind,
    /// On what; ids, no personal data.
    pub payload: &'a P,
    /// Not before.
    pub run_at: Timestamp,
    /// A job of the same key is never scheduled twice, not even after it is done.
    pub dedupe_key: &'a str,
    /// The time of scheduling.
    pub now: Timestamp,
}

/// A job taken up.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its row.
    pub id: String,
    /// What.
    pub kind: JobKind,
    /// On what.
    pub payload: serde_json::Value,
    /// The how manieth attempt this is, from 1.
    pub attempt: i64,
}

/// Schedules a job in the running transaction; false when one of the same key exists.
///
/// # Errors
/// What the database refuses.
pub fn schedule<P: Serialize + std::fmt::Debug>(
    conn: &mut AnyConn,
    job: &NewJob<'_, P>,
) -> Result<bool, DbError> {
    let payload = serde_json::to_value(job.payload)
        .map_err(|error| DbError::Internal(diesel::result::Error::SerializationError(Box::new(error))))?;
    let values = (
        jobs::id.eq(id_of(job.dedupe_key)),
        jobs::kind.eq(job.kind.code()),
        jobs::dedupe_key.eq(job.dedupe_key),
        jobs::payload.eq(Json(payload)),
        jobs::state.eq("queued"),
        jobs::run_at.eq(Ts(job.run_at)),
        jobs::attempts.eq(0_i64),
        jobs::created_at.eq(Ts(job.now)),
    );
    let rows = each_backend!(conn, |c| diesel::insert_into(jobs::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(rows == 1)
}

/// The key decides the id, so a replayed transaction writes the same row.
fn id_of(dedupe_key: &str) -> String {
    let digest = Sha256::digest(dedupe_key.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(own, byte)| *own = *byte);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// How many jobs were set aside.
///
/// # Errors
/// What the database refuses.
pub fn count_dead(conn: &mut AnyConn) -> Result<i64, DbError> {
    Ok(jobs::table.filter(jobs::state.eq("dead")).count().get_result(conn)?)
}

pub(super) fn has_due(conn: &mut AnyConn, now: Timestamp) -> Result<bool, DbError> {
    let waiting = jobs::state.eq("queued").and(jobs::run_at.le(Ts(now)));
    let abandoned = jobs::state.eq("running").and(jobs::leased_until.lt(Ts(now)).assume_not_null());
    Ok(diesel::select(diesel::dsl::exists(jobs::table.filter(waiting.or(abandoned)))).get_result(conn)?)
}

/// Takes up the next due job, so that no other process can.
pub(super) fn claim(conn: &mut AnyConn, now: Timestamp, lease: Uuid) -> Result<Option<Job>, DbError> {
    let mut due = next_due(conn, now)?;
    // Whose last attempt did not even come to an error: it ended the process that ran it, and would the next one.
    while let Some(row) = due.take_if(|row| row.3 >= ATTEMPTS) {
        diesel::update(jobs::table.find(&row.0))
            .set((
                jobs::state.eq("dead"),
                jobs::lease.eq(None::<String>),
                jobs::leased_until.eq(None::<String>),
                jobs::last_error.eq("the process ended during the last attempt"),
            ))
            .execute(conn)?;
        due = next_due(conn, now)?;
    }
    let Some(row) = due else { return Ok(None) };
    let attempt = row.3 + 1;
    diesel::update(jobs::table.find(&row.0))
        .set((
            jobs::state.eq("running"),
            jobs::attempts.eq(attempt),
            jobs::lease.eq(lease.to_string()),
            jobs::leased_until.eq(Ts(now.saturating_add(LEASE).unwrap_or(now))),
        ))
        .execute(conn)?;
    Ok(Some(Job { id: row.0, kind: row.1.0, payload: row.2.0, attempt }))
}

type Due = (String, Code<JobKind>, Json<serde_json::Value>, i64);

fn next_due(conn: &mut AnyConn, now: Timestamp) -> Result<Option<Due>, DbError> {
    let waiting = jobs::state.eq("queued").and(jobs::run_at.le(Ts(now)));
    let abandoned = jobs::state.eq("running").and(jobs::leased_until.lt(Ts(now)).assume_not_null());
    let due = jobs::table
        .filter(waiting.or(abandoned))
        .order((jobs::run_at, jobs::id))
        .select((jobs::id, jobs::kind, jobs::payload, jobs::attempts))
        .limit(1);
    let row = match conn {
        // Two processes look at the same time: each passes over what the other has locked.
        AnyConn::Pg(c) => due.for_update().skip_locked().first(c).optional()?,
        AnyConn::Sqlite(c) => due.first(c).optional()?,
    };
    Ok(row)
}

/// Marks a job as done, if the lease is still ours.
pub(super) fn finish(conn: &mut AnyConn, id: &str, lease: Uuid, now: Timestamp) -> Result<bool, DbError> {
    let own = jobs::table.filter(jobs::id.eq(id)).filter(jobs::lease.eq(lease.to_string()).assume_not_null());
    let done = (
        jobs::state.eq("done"),
        jobs::finished_at.eq(Ts(now)),
        jobs::lease.eq(None::<String>),
        jobs::leased_until.eq(None::<String>),
        jobs::last_error.eq(None::<String>),
    );
    Ok(diesel::update(own).set(done).execute(conn)? == 1)
}

/// Puts a failed job back for later, or aside when it failed too often.
pub(super) fn put_back(
    conn: &mut AnyConn,
    job: &Job,
    lease: Uuid,
    error: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let own =
        jobs::table.filter(jobs::id.eq(&job.id)).filter(jobs::lease.eq(lease.to_string()).assume_not_null());
    let state = if job.attempt >= ATTEMPTS { "dead" } else { "queued" };
    let later = (
        jobs::state.eq(state),
        jobs::run_at.eq(Ts(now.saturating_add(backoff(job.attempt)).unwrap_or(now))),
        jobs::lease.eq(None::<String>),
        jobs::leased_until.eq(None::<String>),
        jobs::last_error.eq(error),
    );
    Ok(diesel::update(own).set(later).execute(conn)? == 1)
}

/// 10 s, 20 s, 40 s … at most an hour.
pub(crate) fn backoff(attempt: i64) -> SignedDuration {
    let doublings = u32::try_from(attempt.clamp(1, 10) - 1).unwrap_or(0);
    SignedDuration::from_secs((10_i64 << doublings).min(3_600))
}

/// Removes what is kept for a set time only (`Class::Passing` and `Class::Mail` of `db/retention.rs`), the hashes of
/// secrets of machine clients that ended, and what people
/// needed for something that is over (`Class::Need`); how many rows.
pub(super) fn clean_up(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let days_ago = |days: i64| Ts(now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(now));
    let month_ago = days_ago(30);
    let guesses = sign_in_throttles::table.filter(sign_in_throttles::window_started_at.lt(days_ago(1)));
    // What still waits to be sent is not over, however old it is.
    let over = mails::table
        .filter(mails::state.eq_any(["sent", "failed"]))
        .filter(mails::created_at.lt(days_ago(MAIL_DAYS)));
    let sunk = mail_sink::table.filter(mail_sink::received_at.lt(days_ago(MAIL_DAYS)));
    let answers = idempotency_records::table.filter(idempotency_records::expires_at.lt(Ts(now)));
    let ended = sign_ins::table.filter(sign_ins::expires_at.lt(Ts(now)));
    let links = one_time_links::table.filter(one_time_links::expires_at.lt(month_ago));
    let finished =
        jobs::table.filter(jobs::state.eq("done")).filter(jobs::finished_at.lt(month_ago).assume_not_null());
    let today = Day(now.to_zoned(finland()).date());
    let ended_clients = machine_clients::table
        .filter(machine_clients::secret_hash.ne(""))
        .filter(machine_clients::status.eq("ended").or(machine_clients::ends_on.lt(today).assume_not_null()));
    // No secret has the empty hash.
    diesel::update(ended_clients).set(machine_clients::secret_hash.eq("")).execute(conn)?;
    Ok(diesel::delete(answers).execute(conn)?
        + diesel::delete(ended).execute(conn)?
        + diesel::delete(links).execute(conn)?
        + diesel::delete(guesses).execute(conn)?
        + diesel::delete(over).execute(conn)?
        + diesel::delete(sunk).execute(conn)?
        + diesel::delete(finished).execute(conn)?
        + accommodation::erase_all_over(conn)?
        + supervision::erase_withdrawn(conn)?
        + access::forget_ended_links(conn, now)?
        + sessions::store::forget_alerts(conn, now)?
        + sessions::store::forget_answers(conn, now)?
        + attendance::forget_lists(conn, now)?
        + messages::forget_reminders(conn, now)?
        + availability::forget_busy(conn, now)?
        + merging::erase_old_moves(conn, now)?)
}
