//! Confirmed groups as their members see them.

use diesel::prelude::*;
use polku_domain::ids::{GroupId, PersonId, ProgrammeId};

use super::{StateColumn, count, holds_a_place};
use crate::access::AgencyScope;
use crate::db::schema::{applications, group_members, groupings, groups, people};
use crate::db::{AnyConn, Code, DbError, Key};

/// A confirmed group that somebody is in.
#[derive(Clone, Debug)]
pub struct OwnGroupRow {
    pub programme: ProgrammeId,
    pub group: GroupId,
    pub number: u32,
    /// Who the members are, with their names, by name.
    pub members: Vec<(PersonId, String)>,
}

/// The confirmed groups of one person, the latest confirmed first. Who gave up their place is in no group.
pub fn own_groups(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnGroupRow>, DbError> {
    let rows: Vec<(Key<GroupId>, Key<ProgrammeId>, i64)> = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(groups::table.on(groups::id.eq(group_members::group_id)))
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .filter(holds_a_place())
        .filter(groupings::state.eq(Code(StateColumn::Confirmed)))
        .order((groupings::confirmed_at.desc(), groups::id))
        .select((groups::id, groupings::programme_id, groups::number))
        .load(conn)?;
    rows.into_iter()
        .map(|(group, programme, number)| {
            let members = names(conn, scope, group.0)?;
            Ok(OwnGroupRow { programme: programme.0, group: group.0, number: count(number), members })
        })
        .collect()
}

fn names(conn: &mut AnyConn, scope: AgencyScope, group: GroupId) -> Result<Vec<(PersonId, String)>, DbError> {
    let rows: Vec<(Key<PersonId>, String, String)> = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::group_id.eq(Key(group)))
        .filter(holds_a_place())
        .order((applications::name_sort, applications::id))
        .select((people::id, people::given_name, people::family_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, given, family)| (id.0, format!("{given} {family}"))).collect())
}
