//! Use cases of leading.

mod assigning;
mod breaches;
mod led;
mod waiving;

pub use assigning::{assign_facilitators, led_by, may_lead, view_session_leading};
pub use breaches::list_coach_breaches;
pub use led::{led_calendar, list_led_sessions, view_led_session};
pub use waiving::{list_coach_waivers, waive_coach_policy};

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::ids::PersonId;
use uuid::Uuid;

use crate::app::App;
use crate::audit::UseOfList;
use crate::clock::finland;

/// A look at what was found of what coaches have behind them, each with the session that asks it.
fn look_at(coaches: Vec<(PersonId, Uuid)>, operation: &'static str, at: Timestamp) -> UseOfList {
    UseOfList { records: coaches, record: "session", purpose: "facilitators", operation, at }
}

fn today(app: &App) -> Date {
    finland().to_datetime(app.clock.now()).date()
}
