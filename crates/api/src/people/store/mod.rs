//! Rows of people, and of the imports that brought them.

mod imports;
mod people;
mod row;

pub use imports::{Figures, ImportRun, insert_run, list_runs};
pub use people::{
    Filter, Listed, Order, Position, Search, Viewed, deactivate, find, list, names_of_places, person_row,
    stored_for_import, touch, update_contact, upsert,
};
pub use row::PersonRow;
