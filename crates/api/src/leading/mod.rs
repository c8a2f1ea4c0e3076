//! Who leads which session, whether the policy on coaches allows it, waivers from it, and what those who lead see: their own
//! sessions with time, place, mode and size, and the names of the members of one that they open. Nothing else of the programme.
//!
//! Naming somebody, a change of mode and publishing each ask the policy inside their own transaction (`facilitators::open`),
//! so that nothing is published in breach, whoever decides something meanwhile. A waiver may be given before the change that
//! needs it, and ends for good with the next change of mode or coach.

mod convert;
mod routes;
mod service;

pub use routes::configure;
pub use service::{led_by, may_lead};
