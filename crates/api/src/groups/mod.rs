//! Groups of a programme: proposed by the solver, moved by hand, confirmed, told.
//!
//! The rules are `polku_domain::groups`. Who is divided is whoever has or is offered a place when one looks; a
//! member who gives up their place is in no group from then on, and whoever comes in their stead stands without
//! a group until somebody gives them one. That nobody is in two groups and no group holds more than its size is
//! also kept by constraints of the database.
//!
//! A confirmed group is divided into small groups by the very same use cases: what is divided, a programme or a group, is
//! their argument (`store::Whole`). Whoever leaves a group leaves the small group within it, which the database also
//! demands.
//!
//! What applicants say of themselves for the groups, and whom they wish not to share one with, is read by the solver
//! and shown to themselves alone; the wishes are erased in the transaction that confirms the groups.
//!
//! A search is a row with a lease. Whoever waits for it may leave; a process that works on it tells it how far it has come,
//! and leaves off when somebody has cancelled it. What an ended process left is begun again by another (ADR 16).
//!
//! Not here: places and the waiting list (`selection`), the sessions of a group.

mod board;
mod convert;
mod routes;
mod service;
mod small;
mod store;

pub use service::{own_places, own_wishes, take_up_search};
use utoipa_actix_web::service_config::ServiceConfig;

/// The state of groups of which everybody in them was told, as the column holds it.
pub const CONFIRMED: &str = "confirmed";

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(routes::propose_groups)
        .service(routes::search::view_group_search)
        .service(routes::search::cancel_group_search)
        .service(routes::search::view_small_group_search)
        .service(routes::search::cancel_small_group_search)
        .service(routes::view_grouping)
        .service(routes::check_group_move)
        .service(routes::move_group_member)
        .service(routes::undo_group_move)
        .service(routes::preview_group_mail)
        .service(routes::confirm_groups)
        .service(routes::list_groups)
        .service(routes::list_own_groups)
        .service(routes::check_group_repair)
        .service(routes::repair_groups)
        .service(routes::small::propose_small_groups)
        .service(routes::small::view_small_groups)
        .service(routes::small::check_small_group_move)
        .service(routes::small::move_small_group_member)
        .service(routes::small::undo_small_group_move)
        .service(routes::small::preview_small_group_mail)
        .service(routes::small::confirm_small_groups)
        .service(routes::small::check_small_group_repair)
        .service(routes::small::repair_small_groups)
        .service(routes::view_group_wishes)
        .service(routes::set_group_wishes);
}
