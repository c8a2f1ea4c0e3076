//! Giving a role: which roles fit where.

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, ProgrammeId};
use uuid::Uuid;

use super::store;
use crate::access::AgencyScope;
use crate::db::{AnyConn, Constraint};
use crate::problem::{AppError, FieldCode};

/// A role to be given.
#[derive(Clone, Copy, Debug)]
pub struct NewGrant {
    /// Id of the grant.
    pub id: Uuid,
    /// To whom.
    pub account: AccountId,
    /// Which role.
    pub role: Role,
    /// Limited to which programme.
    pub programme: Option<ProgrammeId>,
    /// Last day.
    pub ends_on: Option<Date>,
    /// First day.
    pub today: Date,
    /// When it is given.
    pub now: Timestamp,
}

/// Reads the name of a role that may be given there.
///
/// # Errors
/// `invalid_fields` for an unknown role, one that is never given, or one that does not fit the reach.
pub fn check_grant(role: &str, programme: Option<ProgrammeId>) -> Result<Role, AppError> {
    let role: Role = role.parse().map_err(|_| AppError::invalid("/role", FieldCode::NotAllowed))?;
    let fits = if programme.is_some() { role.fits_a_programme() } else { role.fits_an_agency() };
    match (fits, programme) {
        (true, _) => Ok(role),
        (false, None) if role.fits_a_programme() => {
            Err(AppError::invalid("/programme_id", FieldCode::Missing))
        }
        (false, _) => Err(AppError::invalid("/role", FieldCode::NotAllowed)),
    }
}

/// Stores a role grant inside the caller's transaction.
///
/// # Errors
/// `invalid_fields` when account or programme are not the agency's.
pub fn insert_grant(
    conn: &mut AnyConn,
    scope: AgencyScope,
    granted_by: Option<AccountId>,
    new: &NewGrant,
) -> Result<(), AppError> {
    if !store::account_exists(conn, scope, new.account)? {
        return Err(AppError::invalid("/account_id", FieldCode::NotFound));
    }
    if let Some(programme) = new.programme
        && !store::programme_exists(conn, scope, programme)?
    {
        return Err(AppError::invalid("/programme_id", FieldCode::NotFound));
    }
    store::insert_grant(conn, scope, granted_by, new).map_err(|error| match error.constraint() {
        Some(Constraint::ForeignKey) => AppError::invalid("/account_id", FieldCode::NotFound),
        _ => error.into(),
    })
}
