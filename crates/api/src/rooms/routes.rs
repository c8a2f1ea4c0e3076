//! Operations of rooms.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::Page;
use polku_api_types::rooms::{RoomDetails, RoomsQuery, SaveRoom};
use polku_domain::access::perm;
use polku_domain::ids::RoomId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Created, Idempotent, IfMatch, Listed, PathId, Problems, Query, Versioned, WithCounts,
};
use crate::problem::AppError;

/// Mounts these operations.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_rooms).service(create_room).service(view_room).service(update_room);
}

/// The rooms of the agency, by name: seats, step-free access, induction loop.
#[utoipa::path(
    tag = "rooms",
    operation_id = "list_rooms",
    params(RoomsQuery),
    responses((status = 200, description = "A page of rooms.", body = Page<RoomDetails>), Problems)
)]
#[get("/rooms")]
pub async fn list_rooms(
    app: Data<App>,
    caller: Require<perm::ListRooms>,
    query: Query<RoomsQuery>,
) -> Result<Listed<RoomDetails>, AppError> {
    service::list_rooms(&app, &caller, &query).await.map(Listed)
}

/// Record a room. Sessions whose place is its name are in it, those that are planned already too.
#[utoipa::path(
    tag = "rooms",
    operation_id = "create_room",
    request_body = SaveRoom,
    responses((status = 201, description = "The room.", body = RoomDetails), Problems)
)]
#[post("/rooms")]
pub async fn create_room(
    app: Data<App>,
    caller: Require<perm::ManageRooms>,
    key: Idempotent,
    body: Body<SaveRoom>,
) -> Result<Created<RoomDetails>, AppError> {
    let room = service::create_room(&app, &caller, &key, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/rooms/{}", room.id), room.version);
    Ok(Created::new(room, location).version(version))
}

/// One room.
#[utoipa::path(
    tag = "rooms",
    operation_id = "view_room",
    params(("room_id" = uuid::Uuid, Path, description = "The room.")),
    responses((status = 200, description = "The room.", body = RoomDetails), Problems)
)]
#[get("/rooms/{room_id}")]
pub async fn view_room(
    app: Data<App>,
    caller: Require<perm::ListRooms>,
    id: PathId<RoomId>,
) -> Result<WithCounts<RoomDetails>, AppError> {
    let room = service::view_room(&app, &caller, *id).await?;
    let version = room.version;
    Ok(WithCounts(room, version))
}

/// Correct a room, retire it, or take it into use again. It is not made another place than sessions ahead of it name.
#[utoipa::path(
    tag = "rooms",
    operation_id = "update_room",
    request_body = SaveRoom,
    params(("room_id" = uuid::Uuid, Path, description = "The room.")),
    responses((status = 200, description = "The room as it is now.", body = RoomDetails), Problems, Also<409>)
)]
#[put("/rooms/{room_id}")]
pub async fn update_room(
    app: Data<App>,
    caller: Require<perm::ManageRooms>,
    id: PathId<RoomId>,
    seen: IfMatch,
    body: Body<SaveRoom>,
) -> Result<Versioned<RoomDetails>, AppError> {
    let room = service::update_room(&app, &caller, (*id, seen), body.into_inner()).await?;
    let version = room.version;
    Ok(Versioned(room, version))
}
