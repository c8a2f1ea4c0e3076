//! Use cases of groups: load, decide in the domain, store, record, tell.

mod confirm;
mod moves;
mod propose;
mod repair;
mod search;
mod view;
mod wishes;

pub use confirm::{confirm_groups, preview_group_mail};
pub use moves::{check_group_move, move_group_member, undo_group_move};
pub use propose::{Asked, propose_groups};
pub use repair::{propose_repair, repair_groups};
pub use search::{cancel_group_search, take_up_search, view_group_search};
pub use view::{list_groups, list_own_groups, own_places, view_grouping};
pub use wishes::{own_wishes, set_group_wishes, view_group_wishes};

use jiff::Timestamp;
use polku_api_types::groups::GroupingDetails;
use polku_domain::access::{Permission, Target};
use polku_domain::groups::ChangeFault;
use polku_domain::ids::{ApplicationId, GroupingId, PersonId};
use uuid::Uuid;

use super::board::{Board, Pool};
use super::store::{self, Whole};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};

/// The pool of a programme or of one of its confirmed groups, once the caller may do `permission` to it.
fn pool(conn: &mut AnyConn, caller: &Caller, permission: Permission, whole: Whole) -> Result<Pool, AppError> {
    permitted(conn, caller, permission, whole)?;
    let pool = Pool::load(conn, caller.scope, whole.programme)?.ok_or_else(AppError::not_found)?;
    narrowed(conn, caller.scope, whole, pool)
}

fn narrowed(conn: &mut AnyConn, scope: AgencyScope, whole: Whole, pool: Pool) -> Result<Pool, AppError> {
    match whole.group {
        Some(group) => pool.within(conn, scope, whole.programme, group)?.ok_or_else(AppError::not_found),
        None => Ok(pool),
    }
}

/// Whether the caller may do `permission` to a programme, which is not found where it does not exist.
fn permitted(
    conn: &mut AnyConn,
    caller: &Caller,
    permission: Permission,
    whole: Whole,
) -> Result<(), AppError> {
    store::find_shape(conn, caller.scope, whole.programme)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(whole.programme))?;
    Ok(())
}

/// The board of a programme or group, once the caller may do `permission` to it; not found while nothing is proposed.
fn board(
    conn: &mut AnyConn,
    caller: &Caller,
    permission: Permission,
    whole: Whole,
) -> Result<Board, AppError> {
    let pool = pool(conn, caller, permission, whole)?;
    Board::load(conn, caller.scope, whole, pool)?.ok_or_else(AppError::not_found)
}

/// The board as it is after a change in the same transaction.
fn board_again(conn: &mut AnyConn, scope: AgencyScope, whole: Whole) -> Result<Board, AppError> {
    let pool = Pool::load(conn, scope, whole.programme)?.ok_or_else(AppError::not_found)?;
    let pool = narrowed(conn, scope, whole, pool)?;
    Board::load(conn, scope, whole, pool)?.ok_or_else(AppError::not_found)
}

/// The name of an operation or a change for groups, or the one for small groups.
const fn of_level(whole: Whole, groups: &'static str, small_groups: &'static str) -> &'static str {
    if whole.group.is_none() { groups } else { small_groups }
}

/// Takes members who have given up their place out of the rows, so that their place is free. It is on record for each of
/// them, at both levels.
fn take_out_left(conn: &mut AnyConn, caller: &Caller, board: &Board, at: Timestamp) -> Result<(), AppError> {
    for application in &board.left {
        if take_out(conn, caller, board, *application, at)? {
            let action = of_level(board.whole(), "group_member_taken_out", "small_group_member_taken_out");
            note_taken_out(conn, caller, (action, board.row.id), *application, at)?;
        }
    }
    Ok(())
}

/// Takes somebody out of the group they are in; whether they were in one. That they are in no small group within it any
/// more has an entry of its own: no move of the small groups tells it.
fn take_out(
    conn: &mut AnyConn,
    caller: &Caller,
    board: &Board,
    application: ApplicationId,
    at: Timestamp,
) -> Result<bool, AppError> {
    let out = store::take_out(conn, caller.scope, board.row.id, application)?;
    if let Some(small) = out.small {
        note_taken_out(conn, caller, ("small_group_member_taken_out", small), application, at)?;
    }
    Ok(out.own)
}

fn note_taken_out(
    conn: &mut AnyConn,
    caller: &Caller,
    (action, grouping): (&'static str, GroupingId),
    application: ApplicationId,
    at: Timestamp,
) -> Result<(), AppError> {
    let person = store::person_of(conn, caller.scope, application)?;
    let subject = Subject::new("grouping", grouping);
    Ok(audit::record(conn, &caller.actor(), Entry { action, subject, person, fields: &["group"], at })?)
}

/// A board shows unit, site and reporting line of everybody on it: each of them can see who looked.
fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    shown: &GroupingDetails,
) -> Result<(), AppError> {
    let people = shown.people.iter().map(|person| (person.person_id, person.application_id));
    note_looks_at(app, caller, operation, people)
}

fn note_looks_at(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    people: impl Iterator<Item = (Uuid, Uuid)>,
) -> Result<(), AppError> {
    let records = people.map(|(person, application)| (PersonId::new(person), application)).collect();
    let at = app.clock.now();
    let look = UseOfList { records, record: "application", purpose: "groups", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}

impl From<ChangeFault> for AppError {
    fn from(fault: ChangeFault) -> Self {
        match fault {
            ChangeFault::Confirmed => Self::new(ProblemCode::GroupsConfirmed),
            ChangeFault::Breaks(_) => Self::new(ProblemCode::GroupLimitBroken),
        }
    }
}
