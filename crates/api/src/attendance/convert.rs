//! Wire ↔ domain.

mod lists;

pub use lists::{list_fault, not_on_list, remote_proposals, sign_in_list, sign_in_row};

use std::collections::BTreeMap;

use jiff::Timestamp;
use polku_api_types::attendance as wire;
use polku_domain::attendance::{
    ElementHours, MarkFault, Membership, Minutes, ModeLine, Refused, Said, SaidAs, Sitting, Status,
};
use polku_domain::ids::ApplicationId;

use super::store::MarkRow;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire, same_words};
use crate::programmes::store::count;
use crate::programmes::store::designs::ElementRow;
use crate::sessions::store::SessionRow;

same_words! {
    /// What is said, on the wire.
    status_to_wire, status_to_domain, wire::AttendanceStatus, Status,
    [OnSite, Remote, PartlyOnSite, PartlyRemote, Apologised, Absent, Withdrawn]
}

const fn said_as(value: SaidAs) -> wire::SaidAs {
    match value {
        SaidAs::Participant => wire::SaidAs::Participant,
        SaidAs::Coordinator => wire::SaidAs::Coordinator,
        SaidAs::Facilitator => wire::SaidAs::Facilitator,
    }
}

/// What somebody is to a session, on the wire.
pub const fn membership(value: Membership) -> wire::Membership {
    match value {
        Membership::Member => wire::Membership::Member,
        Membership::NotYet => wire::Membership::NotYet,
        Membership::Paused => wire::Membership::Paused,
        Membership::NoLonger => wire::Membership::NoLonger,
    }
}

/// What a session is to those who attend it.
pub fn sitting(row: &SessionRow) -> Sitting {
    Sitting {
        state: row.state.0,
        mode: row.mode.0,
        starts_at: row.starts_at.0,
        counted_minutes: count(row.counted_minutes),
    }
}

/// What a stored mark says; `None` where an apology was taken back.
pub fn said(row: &MarkRow) -> Option<Said> {
    Said::stored(row.status.0, row.minutes.map(count))
}

/// The newest of each application's marks, which come the later after the earlier, and how many there are of each.
pub fn newest(marks: &[MarkRow]) -> BTreeMap<ApplicationId, (&MarkRow, u32)> {
    let mut newest: BTreeMap<ApplicationId, (&MarkRow, u32)> = BTreeMap::new();
    for mark in marks {
        let so_far = newest.get(&mark.application_id.0).map_or(0, |(_, times)| *times);
        newest.insert(mark.application_id.0, (mark, so_far + 1));
    }
    newest
}

/// Why nothing can be said of a session now.
pub fn refused(why: Refused) -> AppError {
    let code = match why {
        Refused::NotHeld(_) => ProblemCode::SessionNotHeld,
        Refused::NotBegun => ProblemCode::SessionNotBegun,
        Refused::Begun => ProblemCode::SessionBegun,
    };
    AppError::new(code).because(why)
}

/// Which field is wrong with a mark, and how.
pub const fn fault(fault: MarkFault) -> (&'static str, FieldCode) {
    match fault {
        MarkFault::OtherMode | MarkFault::Nothing => ("status", FieldCode::NotAllowed),
        MarkFault::NoMinutes => ("minutes", FieldCode::Missing),
        MarkFault::NeedlessMinutes => ("minutes", FieldCode::NotAllowed),
        MarkFault::TooFew => ("minutes", FieldCode::TooSmall { min: 1 }),
        MarkFault::TooMany(most) => ("minutes", FieldCode::TooLarge { max: most as i64 }),
    }
}

fn own_mark(row: &MarkRow) -> wire::OwnMark {
    wire::OwnMark {
        status: status_to_wire(row.status.0),
        minutes: row.minutes.map(count),
        said_as: said_as(row.said_as.0),
        said_at: row.said_at.0,
    }
}

/// What was said of oneself, the latest first.
pub fn own_marks(marks: &[&MarkRow]) -> Vec<wire::OwnMark> {
    marks.iter().rev().map(|row| own_mark(row)).collect()
}

/// One of one's own sessions with what was said; the later after the earlier in `marks`.
/// `declined` whether their calendar declined it.
pub fn own_attendance(
    session: &SessionRow,
    (marks, declined): (&[&MarkRow], bool),
    now: Timestamp,
) -> wire::OwnAttendance {
    let sitting = sitting(session);
    let stands = marks.last().and_then(|row| said(row));
    let apologised = stands.is_some_and(|said| said.status() == Status::Apologised);
    wire::OwnAttendance {
        session_id: session.id.0.uuid(),
        can: match (sitting.takes_apology(now), apologised) {
            (Err(_), _) => wire::OwnSay::Nothing,
            (Ok(()), true) => wire::OwnSay::Withdraw,
            (Ok(()), false) => wire::OwnSay::Apologise,
        },
        counted_minutes: stands.map(|said| said.counted(sitting.counted_minutes)),
        declined_in_calendar: declined && marks.is_empty() && sitting.takes_apology(now).is_ok(),
        said: own_marks(marks),
    }
}

/// Somebody's mark with what stood before it.
pub fn change(
    (row, given, family, by): (&MarkRow, String, String, Option<String>),
    before: Option<&MarkRow>,
) -> wire::AttendanceChange {
    wire::AttendanceChange {
        application_id: row.application_id.0.uuid(),
        given_name: given,
        family_name: family,
        status: status_to_wire(row.status.0),
        minutes: row.minutes.map(count),
        before: before.map(|before| status_to_wire(before.status.0)),
        minutes_before: before.and_then(|before| before.minutes).map(count),
        said_as: said_as(row.said_as.0),
        said_by: by.unwrap_or_default(),
        said_at: row.said_at.0,
    }
}

/// In which part a stored mark was made.
pub const fn part(row: &MarkRow) -> wire::SaidAs {
    said_as(row.said_as.0)
}

/// Minutes on the wire.
pub const fn minutes(of: Minutes) -> wire::LivedMinutes {
    wire::LivedMinutes {
        invited: of.invited,
        to_come: of.to_come,
        attended: of.attended(),
        on_site: of.on_site,
        remote: of.remote,
        unmarked: of.unmarked,
    }
}

/// Hours in one element of the design, or outside it.
pub fn element(hours: &ElementHours, elements: &[ElementRow]) -> wire::LivedElement {
    let row = hours.element.and_then(|id| elements.iter().find(|row| row.id.0 == id));
    wire::LivedElement {
        element_id: row.map(|row| row.id.0.uuid()),
        kind: row.map(|row| kind_to_wire(row.kind.0)),
        title: row.map(|row| row.title.0.clone()),
        promised_minutes: hours.promised,
        to_be_held_minutes: hours.to_be_held,
        minutes: minutes(hours.minutes),
    }
}

/// The hours of sessions that were planned alike and are delivered alike, on the wire.
pub fn modes(line: &ModeLine) -> wire::LivedModes {
    wire::LivedModes {
        planned: line.planned.map(mode_to_wire),
        delivered: mode_to_wire(line.delivered),
        sessions: line.sessions,
        minutes: minutes(line.minutes),
    }
}
