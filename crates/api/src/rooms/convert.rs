//! Wire ↔ domain.

use polku_api_types::rooms as wire;
use polku_domain::ids::{AgencyId, RoomId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::rooms::{
    ACCESS, ADDRESS, MAX_SEATS, Marked, NAME, RoomState, RoomWarning, compared, planned_on_site,
};

use super::store::RoomRow;
use crate::db::{Code, Key};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::design::same_words;
use crate::programmes::store::{count, number, version};
use crate::text::Faults;

same_words! {
    /// A mark on the wire.
    marked_to_wire, marked_to_domain, wire::Marked, Marked, [Yes, No, Unknown]
}

same_words! {
    /// Whether a room is used, on the wire.
    state_to_wire, state_to_domain, wire::RoomState, RoomState, [InUse, Retired]
}

/// Reads what is said of a room: its first row.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn said(body: &wire::SaveRoom, (agency, id): (AgencyId, RoomId)) -> Result<RoomRow, AppError> {
    let mut faults = Faults::none();
    let name = faults.text("/name", &body.name, NAME);
    let address = body.address.as_deref().map(|address| faults.text("/address", address, ADDRESS));
    let access = body.access.as_deref().map(|access| faults.text("/access", access, ACCESS));
    match body.seats {
        0 => faults.push("/seats", FieldCode::TooSmall { min: 1 }),
        seats if seats > MAX_SEATS => faults.push("/seats", FieldCode::TooLarge { max: MAX_SEATS.into() }),
        _ => {}
    }
    let row = name.map(|name| RoomRow {
        id: Key(id),
        agency_id: Key(agency),
        name_key: compared(&name),
        name,
        address: address.flatten(),
        seats: number(body.seats),
        step_free: Code(marked_to_domain(body.step_free)),
        induction_loop: Code(marked_to_domain(body.induction_loop)),
        access: access.flatten(),
        state: Code(state_to_domain(body.state)),
        version: 1,
    });
    faults.finish(row)
}

/// A room as those who keep it see it.
pub fn details(row: &RoomRow, sessions_ahead: u32) -> wire::RoomDetails {
    wire::RoomDetails {
        id: row.id.0.uuid(),
        name: row.name.clone(),
        address: row.address.clone(),
        seats: count(row.seats),
        step_free: marked_to_wire(row.step_free.0),
        induction_loop: marked_to_wire(row.induction_loop.0),
        access: row.access.clone(),
        state: state_to_wire(row.state.0),
        sessions_ahead,
        version: version(row.version),
    }
}

/// The room of a session, for whoever comes.
pub fn session_room(row: &RoomRow) -> wire::SessionRoom {
    wire::SessionRoom {
        id: row.id.0.uuid(),
        name: row.name.clone(),
        address: row.address.clone(),
        seats: count(row.seats),
        step_free: marked_to_wire(row.step_free.0),
        induction_loop: marked_to_wire(row.induction_loop.0),
        access: row.access.clone(),
    }
}

/// What there is to look at before a session of so many members, with `seats` on site, is held in a room.
pub fn warnings(
    row: &RoomRow,
    mode: DeliveryMode,
    members: u32,
    seats: Option<u32>,
) -> Vec<wire::RoomWarning> {
    let planned = planned_on_site(mode, members, seats);
    let all = polku_domain::rooms::warnings(row.state.0, count(row.seats), planned);
    let warning = |warning| match warning {
        RoomWarning::Retired => wire::RoomWarning::Retired,
        RoomWarning::TooFewSeats { planned, seats } => wire::RoomWarning::TooFewSeats { planned, seats },
    };
    all.into_iter().map(warning).collect()
}
