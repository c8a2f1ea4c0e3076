//! Rehearsing the selection of a call before it opens: what each method would do to a pool that is not the call's own.
//!
//! The rules are `polku_domain::selection::rehearsal`. A rehearsal is computed for its answer and kept nowhere. What is
//! kept is the audit entry that it was made: by whom, of which call, with which kind of pool.
//!
//! Invariants: nothing is rehearsed of a call that has opened, so that nobody tries seeds on the real pool; the pool of
//! another call is used only once its outcome is confirmed; the entry is written before anything is computed.

mod convert;
mod ground;
mod routes;
mod service;
mod store;

pub use routes::configure;
