//! Who leads: lecturers, trainers, coaches, mentors and the designers of a partner; and what a coach must have behind them
//! in each delivery mode (R12–R14, R57–R59, N6).

mod evidence;
mod kind;
mod policy;

pub use evidence::{
    Evidence, EvidenceFault, MAX_REFERENCES, MAX_REMOTE_HOURS, MAX_YEARS, NOTE, free_of_contacts,
};
pub use kind::{FacilitatorKind, Rights, Stage};
pub use policy::{Breach, CoachPolicy, Lack, Lead, Measure, Threshold, is_coached};

#[cfg(test)]
mod tests;
