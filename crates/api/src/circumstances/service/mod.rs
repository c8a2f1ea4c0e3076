//! Use cases of changes of circumstances.

mod making;
mod reading;
mod undoing;

pub use making::change_circumstances;
pub use reading::{list_circumstances, preview_circumstances};
pub use undoing::undo_circumstances;

/// Most sessions of one change.
const MOST: usize = 200;
