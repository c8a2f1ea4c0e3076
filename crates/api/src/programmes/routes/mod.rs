//! Operations of the room.

mod calls;
mod designs;
mod next_year;
mod programmes;
mod rules;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts all operations of the room.
pub fn configure(cfg: &mut ServiceConfig) {
    programmes::configure(cfg);
    next_year::configure(cfg);
    designs::configure(cfg);
    calls::configure(cfg);
    rules::configure(cfg);
}
