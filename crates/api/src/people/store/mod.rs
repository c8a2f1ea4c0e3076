//! Rows of people, and of the imports that brought them.

mod changes;
mod imports;
mod people;
mod row;

pub use changes::{Watched, insert_change, supervisors_above, watched};
pub use imports::{Figures, ImportRun, insert_run, list_runs};
pub use people::{
    Filter, Listed, Order, Position, Search, StoredRegister, Viewed, deactivate, find, is_led, leads_to,
    list, names_of_places, person_row, stored_for_import, touch, update_contact, upsert,
};
pub use row::PersonRow;
