//! Giving a role: which roles fit where.

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::{Principal, Role};
use polku_domain::ids::{AccountId, ProgrammeId};
use uuid::Uuid;

use super::store;
use crate::access::AgencyScope;
use crate::db::{AnyConn, Constraint};
use crate::problem::{AppError, FieldCode, ProblemCode};

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

/// Reads the name of a role that `giver` may give there, by whichever door.
///
/// # Errors
/// `invalid_fields` for an unknown role, one that is never given, or one that does not fit the reach; `forbidden`
/// for one that is not the giver's to give.
pub fn check_grant(giver: &Principal, role: &str, programme: Option<ProgrammeId>) -> Result<Role, AppError> {
    let role: Role = role.parse().map_err(|_| AppError::invalid("/role", FieldCode::NotAllowed))?;
    let fits = if programme.is_some() { role.fits_a_programme() } else { role.fits_an_agency() };
    match (fits, programme) {
        (true, _) => may_decide_on(giver, role).map(|()| role),
        (false, None) if role.fits_a_programme() => {
            Err(AppError::invalid("/programme_id", FieldCode::Missing))
        }
        (false, _) => Err(AppError::invalid("/role", FieldCode::NotAllowed)),
    }
}

/// Keeping the installation is not an agency's to give, nor to take away.
///
/// # Errors
/// `forbidden`.
pub fn may_decide_on(decider: &Principal, role: Role) -> Result<(), AppError> {
    if role == Role::SystemAdmin && !decider.holds(Role::SystemAdmin) {
        return Err(AppError::new(ProblemCode::Forbidden));
    }
    Ok(())
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
