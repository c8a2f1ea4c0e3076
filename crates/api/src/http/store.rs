//! Answers kept under their `Idempotency-Key`, and the probe of `/readyz`.

use diesel::prelude::*;
use jiff::Timestamp;

use crate::db::schema::{idempotency_records as records, probes};
use crate::db::{AnyConn, DbError, Ts};

/// The body's hash and the answer kept under `record`. What has expired is forgotten here.
pub fn find_answer(
    conn: &mut AnyConn,
    record: &str,
    now: Timestamp,
) -> Result<Option<(String, String)>, DbError> {
    let found: Option<(String, String, Ts)> = records::table
        .filter(records::key.eq(record))
        .select((records::body_sha256, records::answer, records::expires_at))
        .first(conn)
        .optional()?;
    match found {
        Some((body, answer, expires)) if now < expires.0 => Ok(Some((body, answer))),
        Some(_) => {
            diesel::delete(records::table.filter(records::key.eq(record))).execute(conn)?;
            Ok(None)
        }
        None => Ok(None),
    }
}

/// Keeps an answer until `until`.
pub fn keep_answer(
    conn: &mut AnyConn,
    record: &str,
    body: &str,
    answer: &str,
    until: Timestamp,
) -> Result<(), DbError> {
    diesel::insert_into(records::table)
        .values((
            records::key.eq(record),
            records::body_sha256.eq(body),
            records::status.eq(200_i64),
            records::answer.eq(answer),
            records::expires_at.eq(Ts(until)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Shows that the database takes a write: one row, written over and over.
pub fn write_probe(conn: &mut AnyConn, now: Timestamp) -> Result<(), DbError> {
    let written = diesel::update(probes::table.find(1)).set(probes::written_at.eq(Ts(now))).execute(conn)?;
    if written == 0 {
        diesel::insert_into(probes::table)
            .values((probes::id.eq(1), probes::written_at.eq(Ts(now))))
            .execute(conn)?;
    }
    Ok(())
}
