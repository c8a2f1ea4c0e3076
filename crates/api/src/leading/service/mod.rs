//! Use cases of leading.

mod assigning;
mod breaches;
mod led;
mod waiving;

pub use assigning::{assign_facilitators, led_by, may_lead, view_session_leading};
pub use breaches::list_coach_breaches;
pub use led::{led_calendar, list_led_sessions, view_led_session};
pub use waiving::{list_coach_waivers, waive_coach_policy};

use jiff::civil::Date;

use crate::app::App;
use crate::clock::finland;

fn today(app: &App) -> Date {
    finland().to_datetime(app.clock.now()).date()
}
