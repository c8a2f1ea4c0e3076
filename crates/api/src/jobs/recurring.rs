//! Jobs that come round by themselves.

use jiff::{SignedDuration, Timestamp};

use super::kind::JobKind;
use super::store::{NewJob, schedule};
use crate::db::{AnyConn, Coded, DbError};

/// Turns begin with the day in UTC: what comes each night comes at two or three in Finland.
const RECURRING: [(JobKind, SignedDuration); 8] = [
    (JobKind::SealAudit, SignedDuration::from_mins(1)),
    (JobKind::CleanUp, SignedDuration::from_hours(1)),
    (JobKind::EraseDue, SignedDuration::from_hours(24)),
    (JobKind::AskSupervisors, SignedDuration::from_hours(1)),
    (JobKind::SendPersonalLinks, SignedDuration::from_hours(1)),
    (JobKind::TellMembers, SignedDuration::from_mins(5)),
    (JobKind::Remind, SignedDuration::from_mins(15)),
    (JobKind::SendDigests, SignedDuration::from_mins(15)),
];

/// The number of the minute that `now` lies in: what is scheduled changes with it.
pub(super) fn slot(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}

/// Schedules each of them for its present turn, unless this or another process has done so.
pub(super) fn schedule_turns(conn: &mut AnyConn, now: Timestamp) -> Result<(), DbError> {
    for (kind, every) in RECURRING {
        let turn = now.as_second().div_euclid(every.as_secs());
        let dedupe_key = format!("{}:{turn}", kind.code());
        schedule(conn, &NewJob { kind, payload: &(), run_at: now, dedupe_key: &dedupe_key, now })?;
    }
    Ok(())
}
