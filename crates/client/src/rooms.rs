//! Rooms of the agency.

use polku_api_types::page::Page;
use polku_api_types::rooms::{RoomDetails, RoomsQuery, SaveRoom};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// A page of the rooms of the agency, by name.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_rooms(&self, query: &RoomsQuery) -> Result<Page<RoomDetails>, ClientError> {
        self.get_with("rooms", query).await
    }

    /// Records a room.
    ///
    /// # Errors
    /// `invalid_fields`, also when another room is the same place.
    pub async fn create_room(&self, key: Uuid, body: &SaveRoom) -> Result<RoomDetails, ClientError> {
        self.post("rooms", key, body).await
    }

    /// One room.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_room(&self, room: Uuid) -> Result<RoomDetails, ClientError> {
        self.get(&format!("rooms/{room}")).await
    }

    /// Corrects or retires a room as it was read in `version`.
    ///
    /// # Errors
    /// `stale_version` when somebody changed it since; `room_named` when it would be another place than sessions ahead name.
    pub async fn update_room(
        &self,
        room: Uuid,
        version: u64,
        body: &SaveRoom,
    ) -> Result<RoomDetails, ClientError> {
        self.put(&format!("rooms/{room}"), version, body).await
    }
}
