//! Rows of people, and of the imports that brought them.

mod changes;
mod imports;
mod lines;
mod people;
mod row;
mod stored;

pub use changes::{Watched, insert_change, supervisors_above, watched};
pub use imports::{Figures, ImportRun, insert_run, list_runs};
pub use lines::{follow, swap_lines};
pub use people::{
    Filter, Listed, Order, Position, Search, Viewed, deactivate, find, is_led, leads_to, list,
    names_of_places, person_row, touch, update_contact, upsert,
};
pub use row::PersonRow;
pub use stored::{StoredRegister, stored_for_import};
