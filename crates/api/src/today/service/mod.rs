//! Use cases of a day's change.

mod changing;
mod reading;

pub use changing::change_session_today;
pub use reading::view_session_today;

use jiff::Timestamp;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::SessionId;
use polku_domain::sessions::SessionState;

use crate::access::Caller;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::facilitators;
use crate::problem::AppError;
use crate::sessions::store::{self, SessionRow};

/// Loads a session that the caller may change today, and whether as one who runs its programme or as its lead. Whoever leads
/// beside the lead sees it as before, and changes nothing.
///
/// # Errors
/// `not_found`, and what the policy refuses.
fn session_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SessionId,
    now: Timestamp,
) -> Result<(SessionRow, bool), AppError> {
    let row = store::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    let target = Target::of_programme(row.programme_id.0);
    if caller.may(Permission::ChangeToday, target) {
        return Ok((row, true));
    }
    let leads = match caller.account {
        Some(account) if row.state.0 != SessionState::Draft => {
            let today = finland().to_datetime(now).date();
            let leaders = facilitators::leaders_of(conn, &caller.scope, &[id])?;
            let lead = leaders.get(&id).and_then(|all| all.first());
            lead.is_some_and(|lead| lead.account == account)
                && facilitators::led_by(conn, &caller.scope, account, today)?.contains(&id)
        }
        _ => false,
    };
    caller.demand(Permission::ChangeToday, target.owned(leads))?;
    Ok((row, false))
}
