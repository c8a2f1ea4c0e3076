//! Who holds accounts, as the policy would see them if they asked now: for what is sent to somebody and must say no more than
//! they could read themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use polku_domain::access::{Grant, Principal};
use polku_domain::ids::AccountId;

use super::agency_scope::AgencyScope;
use super::caller::Caller;
use super::store;
use crate::app::App;
use crate::db::AnyConn;
use crate::problem::AppError;

/// The holders of those among some accounts that can be used on the day of `now` and are of an active person, with the roles in
/// force on it; with two queries.
///
/// # Errors
/// What the database refuses.
pub fn holders(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    accounts: &[AccountId],
    now: Timestamp,
) -> Result<Vec<Caller>, AppError> {
    let today = store::day_in_finland(now);
    let usable = store::usable(conn, *scope, accounts, today)?;
    let mut grants: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
    for (account, grant) in store::grants_of(conn, *scope, accounts, today)? {
        grants.entry(account).or_default().push(grant);
    }
    let caller = |(account, person, language)| Caller {
        account: Some(account),
        person: Some(person),
        scope: *scope,
        principal: Principal::Account {
            account,
            person: Some(person),
            grants: grants.remove(&account).unwrap_or_default(),
        },
        language,
        request_id: app.ids.ordered(),
        acts_as: None,
        unit: None,
        ids: Arc::clone(&app.ids),
        sign_in: None,
        policy: Arc::clone(&app.policy),
    };
    Ok(usable.into_iter().map(caller).collect())
}
