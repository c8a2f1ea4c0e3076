//! Use cases of attendance.

mod book;
mod marking;
mod own;
mod reading;

pub use book::{list_person_hours, person_hours, view_attended_hours, view_own_hours};
pub use marking::{give_apology, mark_attendance, withdraw_apology};
pub use own::{list_own_attendance, own_records};
pub use reading::{list_attendance_changes, view_attendance};

use polku_domain::ids::PersonId;
use uuid::Uuid;

use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::problem::AppError;

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
