//! What the coordinator's forms have in common: what is being typed, its faults, and where each belongs.
//!
//! A field's control carries its JSON pointer as its id, so a fault the server names leads to the field without
//! a table of who is who.

mod conflict;
mod faults;
mod reader;
mod submit;
mod texts;

pub use conflict::Conflict;
pub use faults::{Faults, FormFaults, control};
pub use reader::Reader;
pub use submit::use_form;
pub use texts::{in_three_languages, plain_name, typed_text, wire_text};

pub use crate::hooks::{Draft, use_draft};
