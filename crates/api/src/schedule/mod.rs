//! Dates proposed from the design, and accepted as drafts.
//!
//! The search is `polku_domain::schedule`. Here it is asked what the design still promises (`asked`, `work`), what everybody
//! does otherwise (`ground`), and told in words that name nobody (`answer`). Nothing of a proposal is kept: accepting says
//! again what was asked with the digest of what was seen, the same dates are found again, and what they were found from is
//! compared once more in the transaction that plans them (ADR 26).

mod answer;
mod asked;
mod ground;
mod orders;
mod routes;
mod service;
mod work;

pub use routes::configure;
