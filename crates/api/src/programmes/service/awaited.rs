//! What waits for an official who decides, of all programmes of a page with two queries.

use std::collections::HashMap;

use jiff::Timestamp;
use polku_api_types::programmes::AwaitedDecisions;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::ProgrammeId;

use super::standing::Standing;
use crate::access::Caller;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::store::figures;

/// What waits in those of some programmes in which the caller may decide; nothing of a programme where nothing does.
///
/// # Errors
/// When the database fails.
pub fn load(
    conn: &mut AnyConn,
    caller: &Caller,
    of: &HashMap<ProgrammeId, Standing>,
    now: Timestamp,
) -> Result<HashMap<ProgrammeId, AwaitedDecisions>, AppError> {
    let decides = |id: &&ProgrammeId| caller.may(Permission::AnswerCheck, Target::of_programme(**id));
    let ids: Vec<ProgrammeId> = of.keys().filter(decides).copied().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let checks = figures::open_checks(conn, &caller.scope, &ids)?;
    let addenda = figures::open_addenda(conn, &caller.scope, &ids)?;
    let awaited = |id: ProgrammeId| {
        let (open, due) = checks.get(&id).copied().unwrap_or_default();
        let awaited = AwaitedDecisions {
            checks: open,
            checks_due_on: due,
            addenda: addenda.get(&id).copied().unwrap_or_default(),
            waiting_list: of.get(&id).is_some_and(|standing| waits_for_its_end(standing, now)),
        };
        (awaited != AwaitedDecisions::default()).then_some((id, awaited))
    };
    Ok(ids.into_iter().filter_map(awaited).collect())
}

fn waits_for_its_end(standing: &Standing, now: Timestamp) -> bool {
    let today = now.to_zoned(finland()).date();
    let open = |round: &figures::RoundRow| round.confirmed_at.is_some() && round.waiting_ended_at.is_none();
    standing.round.as_ref().is_some_and(open)
        && standing.call.as_ref().is_some_and(|call| call.waiting_list_until.0 < today)
}
