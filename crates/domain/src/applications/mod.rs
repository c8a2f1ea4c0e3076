//! Applications: who applied to a call, how the rules judge each application, and what becomes of it.
//!
//! - An *application* belongs to one person and one call; there is one per person and call.
//! - A *decision* is what the rules say of it: each rule with its version, the fact it used, its result and what
//!   would have changed it (N2). It is data first; sentences in three languages are made from it.
//! - The *state* says what became of the application. Everybody on the staff may apply (R17), the rules speak afterwards
//!   and in the open; an application is never lost (R23) and the order of arrival means nothing (U4).
//! - A *check request* says that a fact was wrong; the decision is replayed on the right one, and stays as it was.
//!
//! Invariants: a decision uses only facts on the closed list; replaying its facts through its rule versions gives
//! the same decision; every application is in exactly one state.
//!
//! Not here: the questions (`programmes::call`), the draw and the offers (`selection`).

pub mod check_request;
pub mod eligibility;
pub mod import;
pub mod state;
