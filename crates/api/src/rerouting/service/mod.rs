//! The use cases: what clusters there are, what is offered to whom, and what they answer.

mod addenda;
mod adoption;
mod answers;
mod clusters;

pub use addenda::{list_addenda, prepare_addendum, withdraw_addendum};
pub use adoption::{adopt_addendum, preview_addendum};
pub use answers::{
    accept, lapse_overdue, list_own_path_offers, own_path_offers, path_offer_calendar, refuse,
};
pub use clusters::view_clusters;

use polku_api_types::rerouting::{AddendumDetails, PathOfferCounts};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AddendumId, CallId, PersonId};
use polku_domain::rerouting::{AddendumTerms, PathOfferKind, Suiting};
use polku_domain::suppression::FEWEST;
use uuid::Uuid;

use super::convert;
use super::store::{self, AddendumRow};
use crate::access::{AgencyScope, Caller};
use crate::audit::{Entry, Subject};
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::programmes;
use crate::selection::service::{Context, facts};
use crate::selection::store::people;

/// An addendum that the caller may do `permission` to.
fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    id: AddendumId,
    permission: Permission,
) -> Result<AddendumRow, AppError> {
    let row = store::find_addendum(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(row.programme_id.0))?;
    Ok(row)
}

/// Another path is offered after the call has closed and before the pool is committed.
fn unless_out_of_time(conn: &mut AnyConn, context: &Context, call: CallId) -> Result<(), AppError> {
    let call = people::call(conn, &context.scope, call)?.ok_or_else(AppError::not_found)?;
    if call.state != "approved" || context.now < call.closes_at.0 {
        return Err(AppError::new(ProblemCode::CallNotOver));
    }
    if store::is_committed(conn, &context.scope, call.call.0)? {
        return Err(AppError::new(ProblemCode::PoolCommitted));
    }
    Ok(())
}

/// How many people of the register are read at a time: enough that the first page answers, as a rule.
const PAGE: i64 = 1_000;

/// Everybody on the staff reads whom an adopted addendum is for, and that it was made because such people applied. Where
/// the conditions describe a few of them only, that would tell who did.
fn unless_for_too_few(conn: &mut AnyConn, context: &Context, terms: &AddendumTerms) -> Result<(), AppError> {
    let (mut described, mut after) = (0, PersonId::new(Uuid::nil()));
    loop {
        let rows = people::active_in_register(conn, &context.scope, after, PAGE)?;
        for row in &rows {
            if matches!(terms.suiting(&facts(row)?), Suiting::Suits(_)) {
                described += 1;
            }
            if described == FEWEST {
                return Ok(());
            }
        }
        match rows.last() {
            Some(last) => after = last.person.0,
            None => return Err(AppError::new(ProblemCode::PathForTooFew)),
        }
    }
}

fn details_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &AddendumRow,
) -> Result<AddendumDetails, AppError> {
    let target = programmes::name_of(conn, scope, row.target_programme_id.0)?;
    let offers = counts_of(conn, scope, &[row.id.0])?.pop();
    Ok(convert::details(row, target, offers))
}

/// The answers to some addenda, in their order.
fn counts_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AddendumId],
) -> Result<Vec<PathOfferCounts>, AppError> {
    let counted = store::counts(conn, scope, of)?;
    let count = |addendum, kind| {
        counted.get(&(addendum, kind)).map_or(0, |count| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    let counts = |addendum: &AddendumId| PathOfferCounts {
        open: count(*addendum, PathOfferKind::Open),
        accepted: count(*addendum, PathOfferKind::Accepted),
        refused: count(*addendum, PathOfferKind::Refused),
        lapsed: count(*addendum, PathOfferKind::Lapsed),
    };
    Ok(of.iter().map(counts).collect())
}

fn record_addendum(
    conn: &mut AnyConn,
    context: &Context,
    addendum: AddendumId,
    action: &'static str,
    fields: &[&str],
) -> Result<(), AppError> {
    let subject = Subject::new("addendum", addendum);
    context.record(conn, Entry { action, subject, person: None, fields, at: context.now })
}
