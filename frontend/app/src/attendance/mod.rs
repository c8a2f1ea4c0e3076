//! Attendance: marking a session, the hours of a programme, and one's own sessions with what was said of oneself.

mod follow;
mod history;
mod hours_page;
mod hours_table;
mod kept;
mod lists_card;
mod marking;
mod modes_card;
mod own_item;
mod own_page;
mod own_session_page;
mod place;
mod remote_page;
mod sheet_page;
mod sign_in_page;
mod typed_page;
mod words;

pub use hours_page::HoursPage;
pub use own_page::OwnSessionsPage;
pub use own_session_page::OwnSessionPage;
pub use place::Place;
pub use remote_page::RemoteListPage;
pub use sheet_page::{AttendancePage, attendance_sheet};
pub use sign_in_page::SignInPage;
pub use typed_page::TypedBackPage;
