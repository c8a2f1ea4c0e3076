//! Use cases of attendance.

mod answering;
mod book;
mod marking;
mod own;
mod proposing;
mod reading;
mod signing;

pub use answering::send_invitation_reply;
pub use book::{list_person_hours, person_hours, view_attended_hours, view_own_hours};
pub use marking::{give_apology, mark_attendance, withdraw_apology};
pub use own::{list_own_attendance, own_records};
pub use proposing::preview_attendance;
pub use reading::{list_attendance_changes, view_attendance};
pub use signing::{make_sign_in_list, view_sign_in_list};

use jiff::Timestamp;
use polku_domain::access::{Permission, Target};
use polku_domain::attendance::SaidAs;
use polku_domain::ids::{PersonId, SessionId};
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::facilitators;
use crate::problem::AppError;
use crate::sessions::store::{self as sessions, SessionRow};

/// Loads a session whose sheet the caller may see or fill in, and the part in which they do so: running its programme, or
/// leading it. Nobody leads a draft yet.
///
/// # Errors
/// `not_found`, and what the policy refuses.
fn sheet_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SessionId,
    permission: Permission,
    now: Timestamp,
) -> Result<(SessionRow, SaidAs), AppError> {
    let row = sessions::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    let target = Target::of_programme(row.programme_id.0);
    if caller.may(permission, target) {
        return Ok((row, SaidAs::Coordinator));
    }
    let leads = match caller.account {
        Some(account) if row.state.0 != SessionState::Draft => {
            let today = finland().to_datetime(now).date();
            facilitators::led_by(conn, &caller.scope, account, today)?.contains(&id)
        }
        _ => false,
    };
    caller.demand(permission, target.owned(leads))?;
    Ok((row, SaidAs::Facilitator))
}

/// Whoever sees how somebody attended leaves a trace, or does not see it.
pub fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    records: Vec<(PersonId, Uuid)>,
) -> Result<(), AppError> {
    let at = app.clock.now();
    let look = UseOfList { records, record: "attendance", purpose: "attendance", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
