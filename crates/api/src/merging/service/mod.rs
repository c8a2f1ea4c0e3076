//! Use cases of merging.

mod merge;
mod namesakes;
mod reading;
mod tell;
mod undo;

pub use merge::merge_people;
pub use namesakes::{dismiss_suggestion, list_namesakes, own_namesakes, undo_namesakes};
pub use reading::{list_person_merges, list_suggestions, own_merges, preview_merge};
pub use undo::undo_person_merge;

use polku_domain::ids::PersonId;

use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::problem::AppError;

/// Whoever is shown two persons leaves a trace under each, or is not shown them.
fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<(), AppError> {
    let look = UseOfList {
        records: people.into_iter().map(|person| (person, person.uuid())).collect(),
        record: "person",
        purpose: "staff_register",
        operation,
        at: app.clock.now(),
    };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
