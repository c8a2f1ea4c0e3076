//! Facilitators of a programme: invited, with what coaches have behind them; and the agency's policy on coaches.

mod evidence;
mod facilitator_page;
mod invite;
mod list_page;
mod policy_page;
mod terms;
mod words;

pub use facilitator_page::FacilitatorPage;
pub use list_page::FacilitatorsPage;
pub use policy_page::CoachPolicyPage;
pub use words::{evidence_line, finding_lines, kind_word, name_of, stage_tag, threshold_line};
