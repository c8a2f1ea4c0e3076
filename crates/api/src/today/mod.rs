//! Today is different: one session is cancelled, moved, turned or led by somebody else, from a phone and also once it has
//! begun; who has not opened that yet; and holding a cancelled one again.
//!
//! The rules are `polku_domain::sessions`. Each step is the one of its own room (`sessions`, `leading`) reached by one door:
//! nothing is done here that cannot be done there, and what is refused there is refused here. What is added is who may, what
//! is seen before, and whom nobody has reached.
//!
//! That somebody has not opened a change is kept until they do, at most until the day of the session is over, and no report
//! asks for it.

mod convert;
mod routes;
mod service;

pub use routes::configure;
