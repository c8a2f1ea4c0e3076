//! The call of a programme: written by its coordinator with its rules, sent, decided on.

mod approval_page;
mod approvals_page;
mod choices;
mod condition;
mod criteria;
mod decide;
mod editor;
mod keys;
mod left_out;
mod page;
mod place_names;
mod question;
mod quotas;
mod reading;
mod rehearse;
mod rule_form;
mod rule_versions;
mod rules;
mod state;
mod submit;
mod supervisor;
mod typed;
mod typed_rule;

pub use approval_page::ApprovalPage;
pub use approvals_page::ApprovalsPage;
pub use condition::{ConditionTexts, condition_sentence};
pub use page::CallEditPage;
pub use place_names::PlaceNames;
