//! Use cases of the promise of time.

mod answering;
mod asking;

pub use answering::{
    consent_to_hours, count_unanswered, count_unanswered_of, list_hour_questions, list_own_hour_questions,
    own_consents, unanswered_of_people,
};
pub use asking::{preview_design_publication, publish_design};
