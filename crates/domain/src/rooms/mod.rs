//! Rooms of an agency: how many they seat, and whether everybody can come in and hear.
//!
//! Terms: a *room* is a record of the agency. A session is in it when its place, as places are compared, is the name of the
//! room: the record says more of a place that people type, and nothing refers to it. The *marks* of a room are step-free
//! access and an induction loop; each is there, not there, or nobody has looked yet.
//!
//! Invariants:
//! - no two rooms of an agency are the same place, as places are compared;
//! - a warning speaks of the room and of how many come, never of anybody who comes: what somebody needs to take part is read by
//!   its author and one named contact ([`crate::accommodation`]), so that no room is held against it.
//!
//! Not here: two sessions in one room at once ([`crate::sessions`]), and which rooms a search for dates takes
//! ([`crate::schedule`]).

use crate::programmes::element::{DeliveryMode, codes};
use crate::text::{TextLimits, fold_for_search};

#[cfg(test)]
mod tests;

/// Name of a room: as long as the place of a session, which it is compared with.
pub const NAME: TextLimits = TextLimits::TITLE;
/// Where its building is.
pub const ADDRESS: TextLimits = TextLimits::TITLE;
/// How one gets in.
pub const ACCESS: TextLimits = TextLimits { max_chars: 300, multiline: false };
/// Most seats of a room.
pub const MAX_SEATS: u32 = 10_000;

/// A place as places are compared: case, accents and spaces make no other place.
#[must_use]
pub fn compared(place: &str) -> String {
    fold_for_search(place)
}

codes! {
    /// Whether a room has a mark.
    Marked {
        /// It has.
        Yes = "yes",
        /// It has not.
        No = "no",
        /// Nobody has looked yet.
        Unknown = "unknown",
    }
}

codes! {
    /// Whether a room is used.
    RoomState {
        /// Sessions can be planned in it.
        InUse = "in_use",
        /// It is offered no more; what was planned in it stays, with a warning.
        Retired = "retired",
    }
}

/// What is to be looked at before a session is held in a room. It refuses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomWarning {
    /// The room is retired.
    Retired,
    /// More people are planned to come than it seats.
    TooFewSeats {
        /// How many are planned to come.
        planned: u32,
        /// How many it seats.
        seats: u32,
    },
}

/// How many people a session is planned to bring into its room: its members; where it is hybrid, as many as can choose to
/// come, with `seats` in that way; nobody where it is remote.
#[must_use]
pub fn planned_on_site(mode: DeliveryMode, members: u32, seats: Option<u32>) -> u32 {
    match mode {
        DeliveryMode::InPerson => members,
        DeliveryMode::Hybrid => seats.unwrap_or(members),
        DeliveryMode::Remote => 0,
    }
}

/// What there is to look at when `planned` people come into a room of `seats`.
#[must_use]
pub fn warnings(state: RoomState, seats: u32, planned: u32) -> Vec<RoomWarning> {
    let retired = (state == RoomState::Retired).then_some(RoomWarning::Retired);
    let few = (planned > seats).then_some(RoomWarning::TooFewSeats { planned, seats });
    retired.into_iter().chain(few).collect()
}
