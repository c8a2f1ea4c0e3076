//! Moving people by hand, and undoing it.

use polku_api_types::groups::{GroupingDetails, MoveConsequences, MoveMember};
use polku_domain::access::Permission;
use polku_domain::groups::{
    Assignment, BrokenLimit, Consequences, GroupNumber, Grouping, check, consequences_of_move,
    consequences_of_swap,
};
use polku_domain::ids::{ApplicationId, PersonId};

use super::{board, board_again, confirm, note_looks, of_level, take_out, take_out_left};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::AnyConn;
use crate::groups::board::Board;
use crate::groups::convert;
use crate::groups::store::{self, MoveRow, Whole};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A move in terms of the domain.
struct Wanted {
    person: PersonId,
    group: GroupNumber,
    swap_with: Option<PersonId>,
}

/// What a move would do, without doing it.
pub async fn check_group_move(
    app: &App,
    caller: Caller,
    whole: Whole,
    given: MoveMember,
) -> Result<MoveConsequences, AppError> {
    let found = app
        .db
        .read(move |conn| {
            let board = board(conn, &caller, Permission::ManageGrouping, whole)?;
            let wanted = understand(&board, given, "?")?;
            let consequences = consequences(task(&board)?, &board.assignment, &wanted);
            Ok::<_, AppError>(convert::consequences(&board.pool, &consequences))
        })
        .await?;
    Ok(found)
}

/// Moves somebody, or swaps two people.
pub async fn move_group_member(
    app: &App,
    caller: Caller,
    whole: Whole,
    key: &Idempotent,
    version: IfMatch,
    given: MoveMember,
) -> Result<GroupingDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let details = write_once(app, key, move |conn| {
        let board = board(conn, &asking, Permission::ManageGrouping, whole)?;
        version.check(board.row.version)?;
        let wanted = understand(&board, given, "/")?;
        let consequences = consequences(task(&board)?, &board.assignment, &wanted);
        let first_group = board.assignment.group_of(wanted.person).is_none();
        board.state().change(&consequences, first_group)?;
        let parts = parts(&board, &consequences.assignment, [Some(wanted.person), wanted.swap_with]);
        let action = of_level(whole, "group_member_moved", "small_group_member_moved");
        make(&here, conn, &asking, (&board, &parts), (action, now))
    })
    .await?;
    note_looks(app, &caller, of_level(whole, "move_group_member", "move_small_group_member"), &details)?;
    Ok(details)
}

/// Makes moves as one step that can be undone, and tells whom it concerns.
pub fn make(
    app: &App,
    conn: &mut AnyConn,
    caller: &Caller,
    (board, parts): (&Board, &[MoveRow]),
    (action, at): (&'static str, jiff::Timestamp),
) -> Result<GroupingDetails, AppError> {
    take_out_left(conn, caller, board, at)?;
    carry_out(conn, caller, board, parts, at)?;
    let step = store::next_step(conn, caller.scope, board.row.id)?;
    for part in parts {
        let numbered = (app.ids.ordered(), step, *part);
        store::insert_move(conn, caller.scope, board.row.id, numbered, (caller.account()?, at))?;
        note(conn, caller, action, board, part, at)?;
    }
    if board.row.confirmed_at.is_some() {
        tell_moved(conn, app, board, parts)?;
    }
    finish(conn, caller.scope, board)
}

/// Undoes the last move.
pub async fn undo_group_move(
    app: &App,
    caller: Caller,
    whole: Whole,
    key: &Idempotent,
    version: IfMatch,
) -> Result<GroupingDetails, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let details = write_once(app, key, move |conn| {
        let board = board(conn, &asking, Permission::ManageGrouping, whole)?;
        version.check(board.row.version)?;
        board.state().reopen()?;
        let last = store::last_moves(conn, asking.scope, board.row.id)?;
        let (step, parts) = last.ok_or_else(|| AppError::new(ProblemCode::NothingToUndo))?;
        let back: Vec<MoveRow> = parts.iter().filter_map(|part| reversed(&board, part)).collect();
        refuse_broken(&board, &back, &parts)?;
        take_out_left(conn, &asking, &board, now)?;
        for part in parts.iter().filter(|part| part.from.is_none()) {
            take_out(conn, &asking, &board, part.application, now)?;
        }
        carry_out(conn, &asking, &board, &back, now)?;
        store::mark_undone(conn, asking.scope, board.row.id, step)?;
        let action = of_level(whole, "group_move_undone", "small_group_move_undone");
        for part in &parts {
            note(conn, &asking, action, &board, part, now)?;
        }
        finish(conn, asking.scope, &board)
    })
    .await?;
    note_looks(app, &caller, of_level(whole, "undo_group_move", "undo_small_group_move"), &details)?;
    Ok(details)
}

/// A part of a move backwards; none for who has given up their place, or had no group before.
fn reversed(board: &Board, part: &MoveRow) -> Option<MoveRow> {
    board.pool.person_of(part.application)?;
    Some(MoveRow { application: part.application, from: Some(part.to), to: part.from? })
}

/// Since the move somebody may have come or gone: what was allowed then need not be now.
fn refuse_broken(board: &Board, back: &[MoveRow], parts: &[MoveRow]) -> Result<(), AppError> {
    let mut after = board.assignment.clone();
    for part in back {
        let person = board.pool.person_of(part.application);
        let group = board.groups.iter().find(|group| group.id == part.to);
        if let (Some(person), Some(number)) =
            (person, group.and_then(|group| GroupNumber::parse(group.number)))
        {
            after = after.with(person, number);
        }
    }
    let newly_placed = |person: &PersonId| {
        let application = board.pool.application_of(*person);
        parts.iter().any(|part| part.from.is_none() && Some(part.application) == application)
    };
    let broken = check(task(board)?, &after);
    let before = check(task(board)?, &board.assignment);
    let new = broken.into_iter().find(|limit| {
        let expected = matches!(limit, BrokenLimit::WithoutGroup { person } if newly_placed(person));
        !expected && !before.contains(limit)
    });
    if new.is_some() { Err(AppError::new(ProblemCode::GroupLimitBroken)) } else { Ok(()) }
}

pub fn task(board: &Board) -> Result<&Grouping, AppError> {
    board.task.as_ref().ok_or_else(|| AppError::new(ProblemCode::GroupsTooFewPeople))
}

/// Reads a move; `at` leads the names of its fields, which are a body's or a query's.
fn understand(board: &Board, given: MoveMember, at: &str) -> Result<Wanted, AppError> {
    let field = |name: &str| format!("{at}{name}");
    let mut faults = Vec::new();
    let person = board.pool.person_of(ApplicationId::new(given.application_id));
    if person.is_none() {
        faults.push((field("application_id"), FieldCode::NotFound));
    }
    let group = GroupNumber::parse(given.to_group).filter(|number| board.group(*number).is_some());
    if group.is_none() {
        faults.push((field("to_group"), FieldCode::NotFound));
    }
    let other = given.swap_with.map(|other| board.pool.person_of(ApplicationId::new(other)));
    let swap_with = other.flatten();
    let in_that_group = swap_with.is_some_and(|other| board.assignment.group_of(other) == group);
    let placed = person.is_some_and(|person| board.assignment.group_of(person).is_some());
    if other.is_some() && !(in_that_group && placed) {
        faults.push((field("swap_with"), FieldCode::NotAllowed));
    }
    AppError::unless_valid(faults)?;
    let (Some(person), Some(group)) = (person, group) else { return Err(AppError::not_found()) };
    Ok(Wanted { person, group, swap_with })
}

fn consequences(task: &Grouping, assignment: &Assignment, wanted: &Wanted) -> Consequences {
    match wanted.swap_with {
        Some(other) => consequences_of_swap(task, assignment, wanted.person, other),
        None => consequences_of_move(task, assignment, wanted.person, wanted.group),
    }
}

fn parts(board: &Board, after: &Assignment, people: [Option<PersonId>; 2]) -> Vec<MoveRow> {
    let part = |person: PersonId| {
        Some(MoveRow {
            application: board.pool.application_of(person)?,
            from: board.group_of(person).map(|group| group.id),
            to: board.group(after.group_of(person)?)?.id,
        })
    };
    people.into_iter().flatten().filter_map(part).collect()
}

/// After the groups were told, whoever gets another one is told theirs.
fn tell_moved(conn: &mut AnyConn, app: &App, board: &Board, parts: &[MoveRow]) -> Result<(), AppError> {
    for part in parts {
        let person = board.pool.person_of(part.application);
        let group = board.groups.iter().find(|group| group.id == part.to);
        let number = group.and_then(|group| GroupNumber::parse(group.number));
        if let (Some(person), Some(number)) = (person, number) {
            confirm::tell_newcomer(conn, app, board, person, number)?;
        }
    }
    Ok(())
}

/// Everybody leaves before anybody arrives, so that a swap between full groups never counts one too many.
fn carry_out(
    conn: &mut AnyConn,
    caller: &Caller,
    board: &Board,
    parts: &[MoveRow],
    at: jiff::Timestamp,
) -> Result<(), AppError> {
    for part in parts {
        take_out(conn, caller, board, part.application, at)?;
    }
    for part in parts {
        store::put_in_group(conn, caller.scope, (board.row.id, board.row.within), part.application, part.to)?;
    }
    Ok(())
}

fn note(
    conn: &mut AnyConn,
    caller: &Caller,
    action: &'static str,
    board: &Board,
    part: &MoveRow,
    at: jiff::Timestamp,
) -> Result<(), AppError> {
    let entry = Entry {
        action,
        subject: Subject::new("grouping", board.row.id),
        person: board.pool.person_of(part.application),
        fields: &["group"],
        at,
    };
    Ok(record(conn, &caller.actor(), entry)?)
}

fn finish(conn: &mut AnyConn, scope: AgencyScope, board: &Board) -> Result<GroupingDetails, AppError> {
    store::raise_version(conn, scope, board.row.id)?;
    Ok(convert::details(&board_again(conn, scope, board.whole())?))
}
