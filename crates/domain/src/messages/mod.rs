//! Telling people: what a programme may word itself, when a mail may leave, and who is reminded of what, and
//! when somebody gets a digest.
//!
//! The house decides which mails there are and what each must say. A programme may put the rest into words of its own, in
//! all languages or in none; what must be said is a placeholder that cannot be left out, or a sentence that the house adds.

mod digest;
mod kind;
mod quiet;
mod reminding;
mod wording;

pub use digest::{DigestChoice, DigestDay, DigestFrequency, holds_still};
pub use kind::{MessageKind, Placeholder};
pub use quiet::{Pace, is_open, opens_at};
pub use reminding::{MAX_STAGE_DAYS, MAX_STAGES, ReminderKind, StageFault, Stages, Waiting};
pub use wording::{MAX_BODY, MAX_SUBJECT, MAX_TIMES, Part, WordingFault, Words};

#[cfg(test)]
mod digest_tests;
#[cfg(test)]
mod tests;
