//! The history of moves by hand.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AccountId, ApplicationId, GroupId, GroupingId};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::group_moves as moves;
use crate::db::{AnyConn, DbError, Key, Ts};

/// One person's part in a move; a swap has two parts of one step.
#[derive(Clone, Copy, Debug)]
pub struct MoveRow {
    pub application: ApplicationId,
    /// None for somebody who had no group yet.
    pub from: Option<GroupId>,
    pub to: GroupId,
}

/// The number of the next step.
pub fn next_step(conn: &mut AnyConn, scope: AgencyScope, grouping: GroupingId) -> Result<i64, DbError> {
    let last: Option<i64> = moves::table
        .filter(moves::agency_id.eq(Key(scope.agency())).and(moves::grouping_id.eq(Key(grouping))))
        .select(diesel::dsl::max(moves::step))
        .first(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

/// Notes one part of a step.
pub fn insert_move(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
    (id, step, row): (Uuid, i64, MoveRow),
    (by, at): (AccountId, Timestamp),
) -> Result<(), DbError> {
    diesel::insert_into(moves::table)
        .values((
            moves::id.eq(Key(id)),
            moves::agency_id.eq(Key(scope.agency())),
            moves::grouping_id.eq(Key(grouping)),
            moves::step.eq(step),
            moves::application_id.eq(Key(row.application)),
            moves::from_group_id.eq(row.from.map(Key)),
            moves::to_group_id.eq(Key(row.to)),
            moves::moved_by.eq(Key(by)),
            moves::moved_at.eq(Ts(at)),
            moves::undone.eq(false),
        ))
        .execute(conn)?;
    Ok(())
}

/// The last step that has not been undone, with its parts; nothing when there is none.
pub fn last_moves(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
) -> Result<Option<(i64, Vec<MoveRow>)>, DbError> {
    let standing = moves::agency_id
        .eq(Key(scope.agency()))
        .and(moves::grouping_id.eq(Key(grouping)))
        .and(moves::undone.eq(false));
    let last: Option<i64> =
        moves::table.filter(standing).select(diesel::dsl::max(moves::step)).first(conn)?;
    let Some(step) = last else { return Ok(None) };
    let rows: Vec<(Key<ApplicationId>, Option<Key<GroupId>>, Key<GroupId>)> = moves::table
        .filter(standing.and(moves::step.eq(step)))
        .order(moves::application_id)
        .select((moves::application_id, moves::from_group_id, moves::to_group_id))
        .load(conn)?;
    let parts = rows.into_iter().map(|(application, from, to)| MoveRow {
        application: application.0,
        from: from.map(|group| group.0),
        to: to.0,
    });
    Ok(Some((step, parts.collect())))
}

/// Marks a step as undone; it stays in the history.
pub fn mark_undone(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
    step: i64,
) -> Result<(), DbError> {
    diesel::update(moves::table)
        .filter(moves::agency_id.eq(Key(scope.agency())))
        .filter(moves::grouping_id.eq(Key(grouping)).and(moves::step.eq(step)))
        .set(moves::undone.eq(true))
        .execute(conn)?;
    Ok(())
}
