//! The people of an agency: its register as far as development programmes need it.
//!
//! A person is known by the register they come from and their id there (`source` + `external_id`), never by
//! name or e-mail. `is_supervisor`, job category and role start are facts that rules of a call refer to
//! (R9–R11 of the 2020 report). *Supervisor* is a relation between people, not a role in the system.
//!
//! Not here: signing in (`access`), and anything a rule concludes from the facts (`applications`).

mod changed_fact;
pub mod import;
mod leave;
mod person;
mod reporting_line;
mod tenure;

pub use changed_fact::ChangedFact;
pub use leave::{Leave, LeaveFault, is_cause_of_absence};
pub use person::{
    Email, EmailError, ExternalId, JobCategory, NamePart, Person, PersonName, Source, SourceError, Title,
};
pub use reporting_line::ReportingLines;
pub use tenure::Tenure;
