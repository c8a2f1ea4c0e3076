//! Use cases of what people are told.

mod export;
mod log;
mod reminding;
mod waiting;
mod wording;

pub use export::export_programme_mails;
pub use log::list_programme_mails;
pub use reminding::{remind_due, save_reminders, send_reminders, view_reminders};
pub use wording::{
    preview_programme_message, save_programme_message, try_programme_message, view_programme_messages,
};

use polku_domain::access::{Permission, Target};
use polku_domain::ids::ProgrammeId;

use crate::access::Caller;
use crate::db::AnyConn;
use crate::participation::store::has_programme;
use crate::problem::AppError;

/// Asks whether the caller may do this to this programme, which must be one of their agency.
///
/// # Errors
/// `not_found`, and what the policy refuses.
fn programme_for(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    permission: Permission,
) -> Result<(), AppError> {
    if !has_programme(conn, &caller.scope, programme)? {
        return Err(AppError::not_found());
    }
    caller.demand(permission, Target::of_programme(programme))
}
