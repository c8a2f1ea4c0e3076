//! Exactly what was seen, or nothing.

use std::collections::BTreeSet;

use polku_domain::ids::{ProgrammeId, SessionId};

use crate::access::Caller;
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::version;
use crate::sessions::store::{SessionRow, some_of};

/// The sessions of a programme in the versions in which they were seen, in the order in which they stand in `/sessions` of the
/// body; at most so many.
///
/// # Errors
/// `stale_version` for what has changed since; `invalid_fields` for none, too many, one named twice or of another programme.
pub fn seen(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    named: &[(SessionId, u64)],
    most: usize,
) -> Result<Vec<SessionRow>, AppError> {
    if named.len() > most {
        return Err(AppError::invalid("/sessions", FieldCode::TooMany { max: most as u64 }));
    }
    if named.is_empty() {
        return Err(AppError::invalid("/sessions", FieldCode::Missing));
    }
    let ids: Vec<SessionId> = named.iter().map(|(id, _)| *id).collect();
    let rows = some_of(conn, &caller.scope, programme, &ids)?;
    let mut once = BTreeSet::new();
    let mut seen = Vec::with_capacity(rows.len());
    for (index, (id, known)) in named.iter().enumerate() {
        let fault = |code| AppError::invalid(format!("/sessions/{index}/session_id"), code);
        if !once.insert(*id) {
            return Err(fault(FieldCode::Duplicate));
        }
        // One of another programme is none of this one.
        let row = rows.iter().find(|row| row.id.0 == *id).ok_or_else(|| fault(FieldCode::NotFound))?;
        unless_stale(version(row.version) == *known)?;
        seen.push(row.clone());
    }
    Ok(seen)
}
