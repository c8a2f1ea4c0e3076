//! Rooms of the agency: seats, and whether everybody can come in and hear.
//!
//! The rules are `polku_domain::rooms`. A session is in the room whose name is its place, as places are compared: nothing that
//! writes a session knows of rooms, and what reads one asks [`in_places`] by the key that clashes go by (ADR 0031).
//!
//! Not here: what people need to take part. No room is held against it.

mod convert;
mod routes;
mod service;
mod store;

pub use convert::{session_room, warnings};
pub use routes::configure;
pub use store::{RoomRow, in_places};
