//! Mending groups that people have left or joined.

use polku_api_types::groups::{GroupRepairProposal, GroupingDetails};
use polku_domain::access::Permission;
use polku_domain::groups::{Infeasible, Repair, check_open, repair, score};

use super::moves::{make, task};
use super::{board, note_looks, note_looks_at, of_level};
use crate::access::Caller;
use crate::app::App;
use crate::groups::board::Board;
use crate::groups::convert;
use crate::groups::store::{MoveRow, Whole};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, ProblemCode};

/// The smallest repair, without carrying it out.
pub async fn propose_repair(
    app: &App,
    caller: Caller,
    whole: Whole,
) -> Result<GroupRepairProposal, AppError> {
    let (board, found) = find(app, &caller, whole).await?;
    let operation = of_level(whole, "check_group_repair", "check_small_group_repair");
    match found {
        Ok(found) => {
            let moved = found
                .moves
                .iter()
                .filter_map(|one| Some((one.person.uuid(), board.pool.application_of(one.person)?.uuid())));
            note_looks_at(app, &caller, operation, moved)?;
            let before = score(task(&board)?, &board.assignment);
            Ok(GroupRepairProposal::Repairable { repair: convert::repair(&board, &found, before) })
        }
        Err(cause) => {
            let cause = convert::infeasible(&board.pool, task(&board)?, &cause, caller.language);
            let named = cause.sets.iter().flatten().map(|person| (person.person_id, person.application_id));
            note_looks_at(app, &caller, operation, named)?;
            Ok(GroupRepairProposal::Infeasible { cause })
        }
    }
}

/// Carries out the smallest repair. The search runs outside the transaction; if anything has changed meanwhile,
/// nothing is stored.
pub async fn repair_groups(
    app: &App,
    caller: Caller,
    whole: Whole,
    key: &Idempotent,
    version: IfMatch,
) -> Result<GroupingDetails, AppError> {
    let (before, found) = find(app, &caller, whole).await?;
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let details = write_once(app, key, move |conn| {
        let board = board(conn, &asking, Permission::ManageGrouping, whole)?;
        version.check(board.row.version)?;
        let Ok(found) = &found else { return Err(AppError::new(ProblemCode::GroupLimitBroken)) };
        let unchanged =
            board.assignment == before.assignment && task(&board)?.members() == task(&before)?.members();
        if !unchanged {
            return Err(AppError::new(ProblemCode::Conflict));
        }
        board.state().repair(&check_open(task(&board)?, &board.assignment), found)?;
        let parts = parts(&board, found)?;
        if parts.is_empty() {
            return Ok(convert::details(&board));
        }
        make(
            &here,
            conn,
            &asking,
            (&board, &parts),
            (of_level(whole, "group_repaired", "small_group_repaired"), now),
        )
    })
    .await?;
    note_looks(app, &caller, of_level(whole, "repair_groups", "repair_small_groups"), &details)?;
    Ok(details)
}

/// The board, and its smallest repair or why there is none.
async fn find(
    app: &App,
    caller: &Caller,
    whole: Whole,
) -> Result<(Board, Result<Repair, Infeasible>), AppError> {
    let asking = caller.clone();
    let board = app.db.read(move |conn| board(conn, &asking, Permission::ManageGrouping, whole)).await?;
    let (grouping, assignment) = (task(&board)?.clone(), board.assignment.clone());
    let found = tokio::task::spawn_blocking(move || repair(&grouping, &assignment))
        .await
        .map_err(AppError::internal)?;
    Ok((board, found))
}

fn parts(board: &Board, found: &Repair) -> Result<Vec<MoveRow>, AppError> {
    let part = |one: &polku_domain::groups::Move| {
        Some(MoveRow {
            application: board.pool.application_of(one.person)?,
            from: one.from.and_then(|group| board.group(group)).map(|group| group.id),
            to: board.group(one.to)?.id,
        })
    };
    found.moves.iter().map(|one| part(one).ok_or_else(AppError::not_found)).collect()
}
