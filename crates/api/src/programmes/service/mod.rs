//! Use cases of programmes, designs, calls and rules.

mod awaited;
pub mod call_list;
pub mod calls;
pub mod decisions;
pub mod designs;
pub mod initiatives;
pub mod left_out;
pub mod next_year;
pub mod overview;
pub mod programmes;
pub mod rules;
pub mod shown;
pub mod standing;

use polku_domain::access::{Permission, Target};
use polku_domain::ids::{CallId, ProgrammeId};

use super::store::{
    self,
    calls::{CallRow, CallStatus},
    programmes::ProgrammeRow,
};
use crate::access::Caller;
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};

/// Loads a programme and decides whether the caller may do `permission` to it.
///
/// # Errors
/// `not_found` for one that is not there or that the caller may not see; `forbidden` for what they may only see.
pub fn programme_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: ProgrammeId,
    permission: Permission,
) -> Result<ProgrammeRow, AppError> {
    let row = store::programmes::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    if !row.published && !caller.may(Permission::ViewDraftProgramme, Target::of_programme(id)) {
        return Err(AppError::not_found());
    }
    caller.demand(permission, Target::of_programme(id))?;
    Ok(row)
}

/// Loads a call and decides whether the caller may do `permission` to it. A call that is not approved is there only
/// for those who work on it.
///
/// # Errors
/// As [`programme_for`].
pub fn call_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: CallId,
    permission: Permission,
) -> Result<CallRow, AppError> {
    let row = store::calls::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    let target = Target::of_programme(row.programme_id.0);
    if !shown::is_approved(&row) && !caller.may(Permission::ViewDraftCall, target) {
        return Err(AppError::not_found());
    }
    caller.demand(permission, target)?;
    Ok(row)
}

/// The programme of a call to which the caller may do `permission`: as [`call_for`], without loading its terms.
///
/// # Errors
/// As [`programme_for`].
pub fn call_within(
    conn: &mut AnyConn,
    caller: &Caller,
    id: CallId,
    permission: Permission,
) -> Result<ProgrammeId, AppError> {
    let found = store::calls::place_of(conn, &caller.scope, id)?;
    let (programme, state) = found.ok_or_else(AppError::not_found)?;
    let target = Target::of_programme(programme);
    if state != CallStatus::Approved && !caller.may(Permission::ViewDraftCall, target) {
        return Err(AppError::not_found());
    }
    caller.demand(permission, target)?;
    Ok(programme)
}

/// A conditional update found no row of the version read in the same transaction, or of the version sent.
///
/// # Errors
/// `stale_version` unless the row was changed.
pub fn unless_stale(changed: bool) -> Result<(), AppError> {
    if changed { Ok(()) } else { Err(AppError::new(ProblemCode::StaleVersion)) }
}
