//! Rooms of the agency: the list as coordinators keep it, and what is said of the room of a session.

mod form;
mod list_page;
mod room_page;
mod words;

pub use list_page::RoomsPage;
pub use room_page::{NewRoomPage, RoomPage};
pub use words::{room_card, room_facts, room_lines, room_names, rooms_in_use};
