//! Totals: for those who prepare and decide, once every application in the pool has one; and for the commitment.

use std::collections::BTreeMap;

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::scoring::ScoredTotal;
use polku_domain::access::Permission;
use polku_domain::ids::{ApplicationId, CallId, PersonId};
use polku_domain::programmes::call::CallScoring;
use polku_domain::scoring::{Standing, classes};
use uuid::Uuid;

use super::Ground;
use super::overview::Book;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::http::Wanted;
use crate::problem::{AppError, ProblemCode};
use crate::scoring::store::people;

/// Where a page ended: the highest total comes first.
type Place = (u32, Uuid);

/// The totals, the highest first.
///
/// # Errors
/// `scoring_incomplete` while an application in the pool has none; what the policy refuses.
pub async fn list_scoring_totals(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: &PageQuery,
) -> Result<Page<ScoredTotal>, AppError> {
    let cursors = app.cursors(caller, format!("scoring_totals {call}"));
    let wanted: Wanted<Place> = cursors.wanted(query)?;
    let (asking, limit, after) = (caller.clone(), wanted.limit, wanted.after);
    let found = app.db.read(move |conn| totals(conn, &asking, call)).await?;
    let beyond = |one: &(PersonId, ScoredTotal)| after.is_none_or(|after| order(&one.1) > order_of(after));
    let rows: Vec<(PersonId, ScoredTotal)> = found.into_iter().filter(beyond).take(limit + 1).collect();
    let page = cursors.page(rows, limit, |(_, one)| (one.total, one.application_id))?;
    let look = UseOfList {
        records: page.items.iter().map(|(person, one)| (*person, one.application_id)).collect(),
        record: "application",
        purpose: "selection",
        operation: "list_scoring_totals",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    let items = page.items.into_iter().map(|(_, one)| one).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

fn order_of((total, application): Place) -> (std::cmp::Reverse<u32>, Uuid) {
    (std::cmp::Reverse(total), application)
}

fn order(one: &ScoredTotal) -> (std::cmp::Reverse<u32>, Uuid) {
    order_of((one.total, one.application_id))
}

fn totals(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
) -> Result<Vec<(PersonId, ScoredTotal)>, AppError> {
    let ground = Ground::demanded(conn, caller, call, Permission::ViewScoringTotals)?;
    let round = ground.round.as_ref().ok_or_else(|| AppError::new(ProblemCode::ScoringIncomplete))?;
    // Whoever was in the pool of a committed round stays in its list, whatever became of the application.
    let pool = match round.committed_at {
        Some(_) => people::judged_of(conn, &caller.scope, round.id.0)?,
        None => people::pool_of(conn, &caller.scope, round.id.0)?,
    };
    let book = Book::of(conn, &caller.scope, call)?;
    let given = totals_of(&ground, &book, pool.iter().map(|row| row.application.0))?;
    let class_of = classes(&given);
    let mut found: Vec<(PersonId, ScoredTotal)> = pool
        .iter()
        .filter_map(|row| {
            let application = row.application.0;
            let (total, class) = (*given.get(&application)?, *class_of.get(&application)?);
            Some((
                row.person.0,
                ScoredTotal { application_id: application.uuid(), name: row.name(), total, class },
            ))
        })
        .collect();
    found.sort_by_key(|(_, one)| order(one));
    Ok(found)
}

/// The total of each application.
fn totals_of(
    ground: &Ground,
    book: &Book,
    of: impl IntoIterator<Item = ApplicationId>,
) -> Result<BTreeMap<ApplicationId, u32>, AppError> {
    let total = |application| match book.standing(ground, application) {
        Standing::Settled { total } => Ok((application, total)),
        Standing::Unscored | Standing::Disagreed => Err(AppError::new(ProblemCode::ScoringIncomplete)),
    };
    of.into_iter().map(total).collect()
}

/// What an application comes to by the criteria of its call.
#[derive(Debug)]
pub struct Totals {
    /// Criteria and limit.
    pub scoring: CallScoring,
    /// The total of each application.
    pub of: BTreeMap<ApplicationId, u32>,
}

/// The totals of a pool, for the commitment; none for a call that is not scored.
///
/// # Errors
/// `scoring_incomplete` while an application in the pool has no total.
pub fn totals_for(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    pool: &[ApplicationId],
) -> Result<Option<Totals>, AppError> {
    let Some(ground) = Ground::find(conn, scope, call)? else { return Ok(None) };
    let book = Book::of(conn, scope, call)?;
    let of = totals_of(&ground, &book, pool.iter().copied())?;
    Ok(Some(Totals { scoring: ground.scoring, of }))
}
