//! The small groups within the groups of a programme.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{ApplicationId, GroupId, GroupingId, ProgrammeId};

use super::{GroupRow, StateColumn, count};
use crate::access::AgencyScope;
use crate::db::schema::{group_members, groupings, groups};
use crate::db::{AnyConn, Code, DbError, Key};

/// One small group.
#[derive(Clone, Copy, Debug)]
pub struct SmallGroupRow {
    /// The group it is in.
    pub within: GroupId,
    pub state: StateColumn,
    pub row: GroupRow,
}

/// Every small group of a programme, by the group it is in and its number.
pub fn small_groups_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<SmallGroupRow>, DbError> {
    type Row = (Option<Key<GroupId>>, Code<StateColumn>, Key<GroupId>, i64, i64);
    let rows: Vec<Row> = groups::table
        .inner_join(groupings::table.on(groupings::id.eq(groups::grouping_id)))
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::programme_id.eq(Key(programme)).and(groupings::within_group_id.is_not_null()))
        .order((groupings::within_group_id, groups::number))
        .select((groupings::within_group_id, groupings::state, groups::id, groups::number, groups::size))
        .load(conn)?;
    let small = |(within, state, id, number, size): Row| {
        let row = GroupRow { id: id.0, number: count(number), size: count(size) };
        Some(SmallGroupRow { within: within?.0, state: state.0, row })
    };
    Ok(rows.into_iter().filter_map(small).collect())
}

/// Who is in which small group of a programme.
pub fn small_members_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    programme: ProgrammeId,
) -> Result<BTreeMap<ApplicationId, GroupId>, DbError> {
    let rows: Vec<(Key<ApplicationId>, Key<GroupId>)> = group_members::table
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::programme_id.eq(Key(programme)).and(groupings::within_group_id.is_not_null()))
        .select((group_members::application_id, group_members::group_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(application, group)| (application.0, group.0)).collect())
}

/// The grouping by which somebody is in a small group within this group, if they are in one.
pub(super) fn grouping_of_member(
    conn: &mut AnyConn,
    scope: AgencyScope,
    within: GroupId,
    application: ApplicationId,
) -> Result<Option<GroupingId>, DbError> {
    let found: Option<Key<GroupingId>> = group_members::table
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::within_group_id.eq(Some(Key(within))))
        .filter(group_members::application_id.eq(Key(application)))
        .select(group_members::grouping_id)
        .first(conn)
        .optional()?;
    Ok(found.map(|grouping| grouping.0))
}
