//! Confirmed groups as their members see them.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{GroupId, PersonId, ProgrammeId};

use super::{StateColumn, count, holds_a_place};
use crate::access::AgencyScope;
use crate::db::schema::{applications, group_members, groupings, groups, people};
use crate::db::{AnyConn, Code, DbError, Key};
use crate::http::Wanted;

/// A confirmed group that somebody is in.
#[derive(Clone, Debug)]
pub struct OwnGroupRow {
    pub programme: ProgrammeId,
    pub group: GroupId,
    pub number: u32,
    /// Who the members are, with their names, by name.
    pub members: Vec<(PersonId, String)>,
    /// The confirmed small group within it.
    pub small: Option<OwnSmallGroup>,
}

/// A confirmed small group that somebody is in.
#[derive(Clone, Debug)]
pub struct OwnSmallGroup {
    pub number: u32,
    pub members: Vec<(PersonId, String)>,
}

/// A page of the confirmed groups of one person, the latest first. Who gave up their place is in no group.
pub fn own_groups(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    wanted: &Wanted<GroupId>,
) -> Result<Vec<OwnGroupRow>, DbError> {
    let after = wanted.after;
    read(conn, scope, person, (after, Some(wanted.rows())))
}

/// All of them.
pub fn all_own_groups(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnGroupRow>, DbError> {
    read(conn, scope, person, (None, None))
}

fn read(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    (after, most): (Option<GroupId>, Option<i64>),
) -> Result<Vec<OwnGroupRow>, DbError> {
    let mut query = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(groups::table.on(groups::id.eq(group_members::group_id)))
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .filter(holds_a_place())
        .filter(groupings::state.eq(Code(StateColumn::Confirmed)))
        .filter(groupings::within_group_id.is_null())
        .order(groups::id.desc())
        .select((groups::id, groupings::programme_id, groups::number))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(groups::id.lt(Key(after)));
    }
    if let Some(most) = most {
        query = query.limit(most);
    }
    let rows: Vec<(Key<GroupId>, Key<ProgrammeId>, i64)> = query.load(conn)?;
    let ids: Vec<Key<GroupId>> = rows.iter().map(|(group, ..)| *group).collect();
    let small = own_small_groups(conn, scope, person, &ids)?;
    let inside = small.values().map(|(group, _)| Key(*group));
    let mut members = names(conn, scope, ids.iter().copied().chain(inside).collect())?;
    let own = |(group, programme, number): (Key<GroupId>, Key<ProgrammeId>, i64)| {
        let small = small.get(&group.0).map(|(id, number)| OwnSmallGroup {
            number: *number,
            members: members.remove(id).unwrap_or_default(),
        });
        OwnGroupRow {
            programme: programme.0,
            group: group.0,
            number: count(number),
            members: members.remove(&group.0).unwrap_or_default(),
            small,
        }
    };
    Ok(rows.into_iter().map(own).collect())
}

/// The confirmed small group that somebody is in within each of these groups, with its number.
fn own_small_groups(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    within: &[Key<GroupId>],
) -> Result<BTreeMap<GroupId, (GroupId, u32)>, DbError> {
    let rows: Vec<(Option<Key<GroupId>>, Key<GroupId>, i64)> = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(groups::table.on(groups::id.eq(group_members::group_id)))
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::within_group_id.eq_any(within.iter().copied().map(Some).collect::<Vec<_>>()))
        .filter(applications::person_id.eq(Key(person)))
        .filter(groupings::state.eq(Code(StateColumn::Confirmed)))
        .select((group_members::within_group_id, groups::id, groups::number))
        .load(conn)?;
    let own = |(within, group, number): (Option<Key<GroupId>>, Key<GroupId>, i64)| {
        Some((within?.0, (group.0, count(number))))
    };
    Ok(rows.into_iter().filter_map(own).collect())
}

/// Who is in some groups, each group's members by name.
fn names(
    conn: &mut AnyConn,
    scope: AgencyScope,
    of: Vec<Key<GroupId>>,
) -> Result<BTreeMap<GroupId, Vec<(PersonId, String)>>, DbError> {
    let rows: Vec<(Key<GroupId>, Key<PersonId>, String, String)> = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::group_id.eq_any(of))
        .filter(holds_a_place())
        .order((applications::name_sort, applications::id))
        .select((group_members::group_id, people::id, people::given_name, people::family_name))
        .load(conn)?;
    let mut members: BTreeMap<GroupId, Vec<(PersonId, String)>> = BTreeMap::new();
    for (group, id, given, family) in rows {
        members.entry(group.0).or_default().push((id.0, format!("{given} {family}")));
    }
    Ok(members)
}
