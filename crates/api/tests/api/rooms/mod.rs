//! Rooms of an agency: kept by its coordinators, and seen by whoever comes to a session in one.

mod kept;
mod raced;
mod seen;

use polku_api_types::rooms::{Marked, RoomDetails, RoomState, SaveRoom};

use crate::sessions::coordinator;
use crate::support::World;

/// A room without steps, of which nobody knows whether it has a loop.
fn room(name: &str, seats: u32) -> SaveRoom {
    SaveRoom {
        name: name.into(),
        address: Some("Haapaniemenkatu 5, Helsinki".into()),
        seats,
        step_free: Marked::Yes,
        induction_loop: Marked::Unknown,
        access: Some("Luiska pihan puoleisella ovella.".into()),
        state: RoomState::InUse,
    }
}

async fn recorded(world: &World, body: &SaveRoom) -> RoomDetails {
    coordinator(world).create_room(world.key(), body).await.unwrap()
}
