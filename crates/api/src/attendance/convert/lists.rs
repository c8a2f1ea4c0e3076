//! Printed lists and remote tools' lists: domain ↔ wire.

use polku_api_types::attendance as wire;
use polku_domain::attendance::tool::{
    By, ListFault, NotMatched, Proposal, Proposals, RowFault, RowRemark, Unmatched,
};
use uuid::Uuid;

use super::status_to_wire;
use crate::attendance::store::{ListRow, Named};
use crate::people::table_fault;
use crate::problem::{AppError, ProblemCode};

const fn row_fault(fault: RowFault) -> wire::RemoteRowFault {
    match fault {
        RowFault::NoName => wire::RemoteRowFault::NoName,
        RowFault::NoJoin => wire::RemoteRowFault::NoJoin,
        RowFault::NoLeave => wire::RemoteRowFault::NoLeave,
        RowFault::OutOfOrder => wire::RemoteRowFault::OutOfOrder,
    }
}

/// Most rows of a kind that are told, and most lines of one of them.
const MOST_ROWS: usize = 200;
const MOST_LINES: usize = 10;

/// One row of a printed list; `member` where they still are one.
pub fn sign_in_row(
    number: u32,
    application_id: Uuid,
    named: Option<&Named>,
    member: Option<&wire::Attendee>,
) -> wire::SignInRow {
    wire::SignInRow {
        number,
        application_id,
        given_name: named.map(|named| named.given_name.clone()),
        family_name: named.map(|named| named.family_name.clone()),
        expected: member.and_then(|one| one.expected),
        status: member.and_then(|one| one.status),
        minutes: member.and_then(|one| one.minutes),
        is_member: member.is_some(),
    }
}

/// Somebody who is not on a list.
pub fn not_on_list(one: &wire::Attendee) -> wire::NotOnList {
    wire::NotOnList {
        application_id: one.application_id,
        given_name: one.given_name.clone(),
        family_name: one.family_name.clone(),
        membership: one.membership,
    }
}

/// A printed list, with what its session is.
pub fn sign_in_list(
    sheet: wire::AttendanceSheet,
    row: &ListRow,
    rows: Vec<wire::SignInRow>,
    joined: Vec<wire::NotOnList>,
) -> wire::SignInList {
    wire::SignInList {
        code: row.code.clone(),
        made_at: row.made_at.0,
        expires_at: row.expires_at.0,
        session_id: sheet.session_id,
        programme_id: sheet.programme_id,
        programme: sheet.programme,
        title: sheet.title,
        group: sheet.group,
        state: sheet.state,
        mode: sheet.mode,
        place: sheet.place,
        zone: sheet.zone,
        start: sheet.start,
        end: sheet.end,
        counted_minutes: sheet.counted_minutes,
        has_begun: sheet.has_begun,
        rows,
        joined,
    }
}

/// Why a remote tool's list is not read.
pub fn list_fault(fault: &ListFault) -> AppError {
    match fault {
        ListFault::Table(fault) => table_fault(fault),
        ListFault::TooLarge => AppError::new(ProblemCode::BodyTooLarge),
        ListFault::TooManyRows => AppError::new(ProblemCode::FileTooLong),
        ListFault::NoColumns => AppError::new(ProblemCode::ColumnsUnclear),
        ListFault::OtherTime => AppError::new(ProblemCode::ListOfOtherSession),
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn lines(of: &[usize]) -> Vec<u32> {
    of.iter().take(MOST_LINES).map(|line| number(*line)).collect()
}

fn proposal(of: &Proposal) -> wire::RemoteProposal {
    wire::RemoteProposal {
        application_id: of.application.uuid(),
        found_by: match of.by {
            By::Email => wire::FoundBy::Email,
            By::Name => wire::FoundBy::Name,
        },
        present_minutes: of.minutes,
        status: of.said.map(|(status, _)| status_to_wire(status)),
        minutes: of.said.and_then(|(_, minutes)| minutes),
        lines: lines(&of.lines),
    }
}

fn unmatched(of: &Unmatched) -> wire::UnmatchedRows {
    let why = match of.why {
        NotMatched::Nobody => wire::NotMatched::Nobody,
        NotMatched::Several => wire::NotMatched::Several,
    };
    wire::UnmatchedRows { name: of.name.clone(), why, lines: lines(&of.lines) }
}

/// What a list proposes, for the people of a sheet.
pub fn remote_proposals(
    sheet: wire::AttendanceSheet,
    of: Proposals,
    faults: &[RowRemark],
) -> wire::RemoteProposals {
    let row =
        |remark: &RowRemark| wire::RemoteRow { line: number(remark.line), fault: row_fault(remark.fault) };
    wire::RemoteProposals {
        sheet,
        proposals: of.people.iter().map(proposal).collect(),
        unmatched: of.unmatched.iter().take(MOST_ROWS).map(unmatched).collect(),
        unmatched_total: number(of.unmatched.len()),
        faults: faults.iter().take(MOST_ROWS).map(row).collect(),
        faults_total: number(faults.len()),
    }
}
