//! Wire ↔ domain.

use polku_api_types::circumstances as wire;
use polku_api_types::sessions::SessionClash;
use polku_domain::ids::{ElementId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::{Misfit, Turning};

use super::store::{CircumstanceRow, Filter};
use crate::facilitators::Open;
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::designs::ElementRow;
use crate::programmes::store::{count, version};
use crate::sessions::convert::{capacity, cause_to_wire, group};
use crate::sessions::service::period;
use crate::sessions::store::{GroupRow, SessionRow};

/// What does not fit, on the wire.
const fn misfit(of: Misfit) -> wire::Misfit {
    match of {
        Misfit::RoomNotNeeded => wire::Misfit::RoomNotNeeded,
        Misfit::NoPlace => wire::Misfit::NoPlace,
        Misfit::NoJoinAddress => wire::Misfit::NoJoinAddress,
        Misfit::SeatsTooFew => wire::Misfit::SeatsTooFew,
    }
}

/// Which sessions a change is about.
pub fn filter(of: &wire::CircumstanceFilter) -> Filter {
    let (from, until) = period(of.from, of.until);
    Filter {
        from,
        until,
        elements: of.element_ids.iter().copied().map(ElementId::new).collect(),
        sessions: of.session_ids.iter().copied().map(SessionId::new).collect(),
    }
}

/// What a session is to a change of circumstances.
pub fn turning(row: &SessionRow, members: u32) -> Turning<'_> {
    Turning {
        state: row.state.0,
        mode: row.mode.0,
        starts_at: row.starts_at.0,
        ends_at: row.ends_at.0,
        place: row.place.as_deref(),
        capacity: capacity(row),
        join_address: row.join_address.as_deref(),
        members,
    }
}

/// What would not fit, on the wire; the policy on coaches last, for it is the one that refuses.
pub fn misfits(turning: &Turning<'_>, to: DeliveryMode, coached: &Open) -> Vec<wire::Misfit> {
    let fitting = turning.misfits(to).into_iter().map(misfit);
    fitting.chain(coached.unwaived().map(|_| wire::Misfit::CoachPolicy)).collect()
}

/// A session that would be turned, on the wire.
pub fn turned(
    row: &SessionRow,
    (element, groups): (Option<&ElementRow>, &[GroupRow]),
    (members, misfits): (u32, Vec<wire::Misfit>),
    clashes: Vec<SessionClash>,
) -> Result<wire::TurnedSession, AppError> {
    Ok(wire::TurnedSession {
        session_id: row.id.0.uuid(),
        version: version(row.version),
        title: element.ok_or_else(AppError::not_found)?.title.0.clone(),
        group: group(row.group(), groups),
        zone: row.zone.clone(),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        from: mode_to_wire(row.mode.0),
        place: row.place.clone(),
        seats: row.seats.map(count),
        remote_seats: row.remote_seats.map(count),
        members,
        misfits,
        clashes,
    })
}

/// A change on the wire.
pub fn change(
    row: &CircumstanceRow,
    made_by: String,
    (undone, undoable): (bool, bool),
) -> wire::CircumstanceChange {
    wire::CircumstanceChange {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        to: row.to_mode.map(|mode| mode_to_wire(mode.0)),
        cause: cause_to_wire(row.cause.0),
        note: row.note.clone(),
        sessions: count(row.sessions),
        told: count(row.told),
        undoes: row.undoes.map(|id| id.0.uuid()),
        undone,
        undoable,
        made_by,
        made_at: row.made_at.0,
    }
}
