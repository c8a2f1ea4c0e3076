//! Taking part in a programme: one's own participation, and the participants of a programme.

mod discontinuation;
mod own;
mod participants_page;
mod step_dialog;
mod words;

pub use discontinuation::Discontinuation;
pub use own::{OwnParticipation, own_headline, own_what};
pub use participants_page::ParticipantsPage;
pub use words::{is_over, state_tone, state_word};
