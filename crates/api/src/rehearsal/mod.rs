//! Rehearsing the selection of a call before it opens: what each method would do to a pool that is not the call's own, and
//! what the programme would need.
//!
//! The rules are `polku_domain::selection::rehearsal` and `polku_domain::rehearsal`. A rehearsal is computed for its answer
//! and kept nowhere. What is kept is the audit entry that it was made: by whom, of which call, with which kind of pool.
//! What a decider *publishes* with the call is another matter: a rehearsal of invented people, made anew from its recipe
//! and its seed.
//!
//! Invariants: nothing is rehearsed or published of a call that has opened, so that nobody tries seeds on the real pool;
//! the pool of another call is used only once its outcome is confirmed; the entry is written before anything is computed;
//! what is published was computed from nobody, and never changes.

mod convert;
mod ground;
mod publishing;
mod repeating;
mod routes;
mod service;
mod store;

pub use publishing::published_of;
pub use repeating::{Repeated, repeat};
pub use routes::configure;
