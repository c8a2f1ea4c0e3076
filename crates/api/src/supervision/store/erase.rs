//! What a withdrawn application leaves of its supervisor: nothing.

use diesel::dsl::exists;
use diesel::prelude::*;
use polku_domain::ids::ApplicationId;

use super::WITHDRAWN;
use crate::access::AgencyScope;
use crate::db::schema::{applications, supervisor_notices as notices, supervisor_statements as statements};
use crate::db::{AnyConn, DbError, Key};

/// Erases what a supervisor stated of an application, and that one was told. Call it in the transaction that withdraws
/// the application.
///
/// # Errors
/// What the database refuses.
pub fn erase(conn: &mut AnyConn, scope: &AgencyScope, of: ApplicationId) -> Result<(), DbError> {
    let agency = Key(scope.agency());
    let stated = statements::table
        .filter(statements::agency_id.eq(agency))
        .filter(statements::application_id.eq(Key(of)));
    diesel::delete(stated).execute(conn)?;
    let told =
        notices::table.filter(notices::agency_id.eq(agency)).filter(notices::application_id.eq(Key(of)));
    diesel::delete(told).execute(conn)?;
    Ok(())
}

/// Erases, whatever the agency, what is left of withdrawn applications: somebody may state something in the very moment
/// in which the application is withdrawn. How many rows.
///
/// # Errors
/// What the database refuses.
pub fn erase_withdrawn(conn: &mut AnyConn) -> Result<usize, DbError> {
    let withdrawn = || applications::table.filter(applications::state.eq(WITHDRAWN));
    let stated =
        statements::table.filter(exists(withdrawn().filter(applications::id.eq(statements::application_id))));
    let told =
        notices::table.filter(exists(withdrawn().filter(applications::id.eq(notices::application_id))));
    Ok(diesel::delete(stated).execute(conn)? + diesel::delete(told).execute(conn)?)
}
