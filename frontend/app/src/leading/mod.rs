//! Who leads which session, the check of the policy on coaches, waivers, and the pages of those who lead.

mod assign;
mod health_page;
mod leading_page;
mod led_attendance_page;
mod led_page;
mod own_page;
mod task;
mod waive;

pub use health_page::CoachHealthPage;
pub use leading_page::SessionLeadingPage;
pub use led_attendance_page::LedAttendancePage;
pub use led_page::LedSessionPage;
pub use own_page::OwnLeadingPage;
