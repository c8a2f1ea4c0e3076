//! Use cases of sessions.

mod addressing;
mod changes;
mod choosing;
mod copying;
mod following;
mod holding;
mod hours;
mod leading;
mod linking;
mod looking;
mod modes;
mod own;
mod planning;
mod reading;
mod seeing;

pub use addressing::{give_join_addresses, preview_join_addresses};
pub use changes::{
    cancel_session, cancelled, changed, publish_sessions, remove_session, saved, told_members, update_session,
};
pub use choosing::{Standing, choose_way, own_choices};
pub use copying::{copy_sessions, preview_copies};
pub use following::{followed_calendar, tell_who_came_and_left};
pub use holding::{hold_again, is_missing, proposals};
pub use hours::{carried, hours, needs, view_session_hours};
pub use leading::{asked, come_into_breach, told_leaders};
pub use linking::save_session_links;
pub use modes::{Because, list_session_mode_changes, record_modes, turned};
pub use own::{Own, list_own_sessions, own_calendar, own_session, own_slice, view_own_session};
pub use planning::{drafted, plan_sessions, preview_sessions};
pub use reading::{details, led_by, list_sessions, members, taking_part, view_session};
pub use seeing::seen;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::SessionId;

use super::store::{self, SessionRow};
use crate::access::Caller;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;

/// Loads a session and decides whether the caller may do `permission` to it.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub fn session_for(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SessionId,
    permission: Permission,
) -> Result<SessionRow, AppError> {
    let row = store::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(row.programme_id.0))?;
    Ok(row)
}

/// When a day begins in Finland.
fn beginning(day: Date) -> Option<Timestamp> {
    day.to_zoned(finland()).ok().map(|midnight| midnight.timestamp())
}

/// When the days from `from` to `until` begin and end in Finland.
pub fn period(from: Option<Date>, until: Option<Date>) -> (Option<Timestamp>, Option<Timestamp>) {
    let after = until.and_then(|day| day.checked_add(1.day()).ok());
    (from.and_then(beginning), after.and_then(beginning))
}
