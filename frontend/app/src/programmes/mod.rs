//! Programmes as staff see them: the path, the hours, open calls and one call.

mod call;
mod call_page;
mod calls_page;
mod design;
pub mod form;
mod grounds;
mod hours;
mod labels;
mod list_page;
mod phase;
mod programme_page;
mod settings;
mod steps;
mod stops;

pub use call::{ApprovalPage, ApprovalsPage, CallEditPage, ConditionTexts, PlaceNames, condition_sentence};
pub use call_page::CallPage;
pub use calls_page::{CallsPage, open_calls};
pub use design::{DesignPage, DesignVersionPage};
pub use grounds::grounds;
pub use hours::{HoursList, hours_sentence, may_grow};
pub use labels::{
    kind_symbol, kind_word, method_sentences, method_whole, method_word, mode_symbol, mode_word,
    quota_sentence, supervisor_sentence,
};
pub use list_page::ProgrammeListPage;
pub use programme_page::ProgrammePage;
pub use settings::{NewProgrammePage, ProgrammeEditPage};
pub use stops::{design_stops, kind_stops};
