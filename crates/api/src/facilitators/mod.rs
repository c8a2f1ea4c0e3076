//! Facilitators of a programme: invited by the house's one way of inviting, with terms of confidentiality and a last day;
//! the evidence of coaches; and the policy on coaches with what is in breach of it.
//!
//! The rules are `polku_domain::facilitators`. Nobody has a right before the terms are accepted: the role in the programme
//! comes with the acceptance and ends with the last day, and each read asks for both again. Who somebody is, their account
//! says; it is erased three months after its last day, and what is held here of its holder goes with it.
//!
//! Not here: who leads which session, and what those who lead see (`leading`), because sessions themselves ask this room
//! whether they may be published.

mod check;
mod convert;
mod mails;
mod routes;
mod service;
mod store;

pub use check::{Asked, Named, Open, end_waivers, judged, open, refusal};
pub use convert::{finding, kind_to_wire, leader, official, reason, stage_to_wire, threshold};
pub use mails::{News, one as tell_one, tell};
pub use routes::configure;
pub use service::own_facilitations;
pub use store::leaders::{
    Leader, accounts_of, leaders_of, led_by, led_by_each, name_leaders, replace_leaders,
};
pub use store::published::coached;
pub use store::waivers;
pub use store::{Facilitator, all_of, some_of};
