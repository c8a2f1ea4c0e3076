//! People and imports between the wire, the store and the domain.

mod import;
mod person;

pub use import::{
    bulk_order, column, consequence, delimiter, encoding, fault_message, file_fault, import_order,
    import_run, not_taken, table_fault,
};
pub use person::{contact, own_details, person_details, person_summary, wanted_list};
