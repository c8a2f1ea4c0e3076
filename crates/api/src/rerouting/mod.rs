//! Another path for some of the applicants: clusters, addenda, and offers of another path.
//!
//! The rules are `polku_domain::rerouting`. An addendum is adopted in one transaction with the places its offers hold,
//! the mails and the job that lets unanswered offers lapse. The pool of a draw is committed only when no offer waits
//! for an answer, so nobody leaves a committed pool.

mod convert;
mod routes;
pub mod service;
mod store;

pub use routes::configure;
pub use service::own_path_offers;
