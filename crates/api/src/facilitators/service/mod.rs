//! Use cases of facilitators.

mod deciding;
mod evidence;
mod inviting;
mod own;

pub use deciding::{decide_coach_policy, list_coach_policies, view_coach_policy};
pub use evidence::{check_evidence, state_evidence};
pub use inviting::{
    invite_facilitator, list_facilitators, renew_facilitator_invitation, set_facilitator_terms,
    update_facilitator, view_facilitator, view_facilitator_terms,
};
pub use own::{accept_facilitator_terms, list_own_facilitations, own_facilitations};

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polku_api_types::facilitators::{EvidenceDetails, FacilitatorDetails};
use polku_domain::access::{Permission, Target};
use polku_domain::facilitators::FacilitatorKind;
use polku_domain::ids::{AccountId, FacilitatorId};

use super::convert;
use super::store::{self, Facilitator, evidence as stated};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;

/// Most statements shown of one coach.
const MOST: usize = 50;

fn today(app: &App) -> Date {
    finland().to_datetime(app.clock.now()).date()
}

/// Loads a facilitator and decides whether the caller may do `permission` to it.
fn facilitator_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: FacilitatorId,
    permission: Permission,
) -> Result<Facilitator, AppError> {
    let found = store::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(found.row.programme_id.0))?;
    Ok(found)
}

/// What was stated of some accounts, as it is shown, in their order.
fn evidence_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AccountId],
) -> Result<Vec<Vec<EvidenceDetails>>, AppError> {
    let all = stated::of_accounts(conn, scope, of)?;
    let rows = || all.values().flatten();
    let named: BTreeSet<AccountId> = rows()
        .map(|one| one.row.stated_by.0)
        .chain(rows().filter_map(|one| one.check.map(|check| check.by)))
        .collect();
    let named: Vec<AccountId> = named.into_iter().collect();
    let names = stated::names(conn, scope, &named)?;
    let none = Vec::new();
    Ok(of.iter().map(|account| convert::stated(all.get(account).unwrap_or(&none), &names, MOST)).collect())
}

/// Facilitators as those who plan see them, with a fixed number of queries. What a coach has behind them goes with the task
/// of a coach: who is asked to lecture shows nothing of it.
///
/// # Errors
/// What the database refuses.
pub fn details_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Facilitator],
    today: Date,
) -> Result<Vec<FacilitatorDetails>, AppError> {
    let coaches = || of.iter().filter(|one| one.row.kind.0 == FacilitatorKind::Coach);
    let accounts: Vec<AccountId> = coaches().map(|one| one.row.account_id.0).collect();
    let evidence = evidence_of(conn, scope, &accounts)?;
    let mut stated: BTreeMap<_, _> = coaches().map(|one| one.row.id.0).zip(evidence).collect();
    let shown =
        |one: &Facilitator| convert::details(one, stated.remove(&one.row.id.0).unwrap_or_default(), today);
    Ok(of.iter().map(shown).collect())
}

fn shown(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: FacilitatorId,
    today: Date,
) -> Result<FacilitatorDetails, AppError> {
    let found = store::find(conn, scope, id)?.ok_or_else(AppError::not_found)?;
    details_of(conn, scope, &[found], today)?.pop().ok_or_else(AppError::not_found)
}
