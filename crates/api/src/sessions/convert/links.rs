//! Links and join addresses: wire ↔ domain.

use std::collections::BTreeMap;

use polku_api_types::sessions as wire;
use polku_domain::ids::SessionId;
use polku_domain::sessions::{AddressFault, LineFault, MAX_ADDRESS, Named, address};
use polku_domain::text::TextLimits;

use super::{clock_of, group};
use crate::problem::{AppError, FieldCode};
use crate::sessions::store::{GroupRow, LinkRow, SessionRow};
use crate::text::Faults;

/// What is wrong with an address.
pub const fn address_fault(fault: AddressFault) -> FieldCode {
    match fault {
        AddressFault::NotSecure | AddressFault::Credentials => FieldCode::Malformed,
        AddressFault::TooLong => FieldCode::TooLong { max: MAX_ADDRESS as u64 },
    }
}

/// Reads the links of a session.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn links(of: &SessionRow, links: &[wire::SessionLink]) -> Result<Vec<LinkRow>, AppError> {
    let mut faults = Faults::none();
    let mut rows = Vec::with_capacity(links.len());
    for (index, link) in links.iter().enumerate() {
        let at = |field: &str| format!("/links/{index}/{field}");
        let title = faults.text(&at("title"), &link.title, TextLimits::TITLE);
        let address = faults.take(&at("address"), address(&link.address), address_fault);
        rows.extend(title.zip(address).map(|(title, address)| LinkRow {
            session_id: of.id,
            number: i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1),
            agency_id: of.agency_id,
            title,
            address,
        }));
    }
    faults.finish(Some(rows))
}

/// A link on the wire.
pub fn link(row: &LinkRow) -> wire::SessionLink {
    wire::SessionLink { title: row.title.clone(), address: row.address.clone() }
}

/// The links of one session on the wire.
pub fn shown_links(of: &BTreeMap<SessionId, Vec<LinkRow>>, session: SessionId) -> Vec<wire::SessionLink> {
    of.get(&session).into_iter().flatten().map(link).collect()
}

/// A session as pasted lines name it.
pub fn named(row: &SessionRow, groups: &[GroupRow]) -> Option<Named> {
    Some(Named {
        session: row.id.0,
        start: clock_of(&row.local_start)?,
        starts_at: row.starts_at.0,
        group: group(row.group(), groups).map(|group| (group.number, group.small)),
        state: row.state.0,
    })
}

/// What is wrong with a pasted line.
pub fn join_line(line: usize, fault: LineFault) -> wire::JoinLine {
    let number = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    let (fault, earlier) = match fault {
        LineFault::NoTime => (wire::JoinLineFault::NoTime, None),
        LineFault::NoGroup => (wire::JoinLineFault::NoGroup, None),
        LineFault::NoAddress => (wire::JoinLineFault::NoAddress, None),
        LineFault::Address(AddressFault::NotSecure) => (wire::JoinLineFault::NotSecure, None),
        LineFault::Address(AddressFault::Credentials) => (wire::JoinLineFault::Credentials, None),
        LineFault::Address(AddressFault::TooLong) => (wire::JoinLineFault::TooLong, None),
        LineFault::Unknown => (wire::JoinLineFault::Unknown, None),
        LineFault::Several => (wire::JoinLineFault::Several, None),
        LineFault::Cancelled => (wire::JoinLineFault::Cancelled, None),
        LineFault::Begun => (wire::JoinLineFault::Begun, None),
        LineFault::Twice(earlier) => (wire::JoinLineFault::Twice, Some(number(earlier))),
    };
    wire::JoinLine { line: number(line), fault, earlier_line: earlier }
}
