//! The small groups within the groups of a board.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::groups as wire;
use polku_domain::groups::small_group_least;
use polku_domain::ids::{ApplicationId, GroupId, ProgrammeId};
use uuid::Uuid;

use super::store::{self, SmallGroupRow, StateColumn};
use crate::access::AgencyScope;
use crate::db::{AnyConn, DbError};

/// Every small group of a programme, and who is in which.
#[derive(Clone, Debug, Default)]
pub struct SmallGroups {
    rows: Vec<SmallGroupRow>,
    members: BTreeMap<ApplicationId, GroupId>,
}

impl SmallGroups {
    /// Those of a programme.
    pub fn load(conn: &mut AnyConn, scope: AgencyScope, programme: ProgrammeId) -> Result<Self, DbError> {
        let rows = store::small_groups_of(conn, scope, programme)?;
        let members =
            if rows.is_empty() { BTreeMap::new() } else { store::small_members_of(conn, scope, programme)? };
        Ok(Self { rows, members })
    }

    fn within(&self, group: GroupId) -> impl Iterator<Item = &SmallGroupRow> {
        self.rows.iter().filter(move |row| row.within == group)
    }

    /// How far those of one group have come, of which these are the members now; none where none were proposed.
    pub fn inside(
        &self,
        group: GroupId,
        members: &BTreeSet<ApplicationId>,
    ) -> Option<wire::SmallGroupsInside> {
        let state = match self.within(group).next()?.state {
            StateColumn::Proposed => wire::GroupingState::Proposed,
            StateColumn::Confirmed => wire::GroupingState::Confirmed,
        };
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let least = small_group_least(count(members.len()), count(self.within(group).count()));
        let filled = |row: &SmallGroupRow| {
            let here = members.iter().filter(|member| self.members.get(*member) == Some(&row.row.id));
            count(here.count()) >= least
        };
        let placed = members.iter().all(|member| self.members.contains_key(member));
        Some(wire::SmallGroupsInside { state, complete: placed && self.within(group).all(filled) })
    }

    /// The confirmed ones of one group, with those of its members, given by name, who are in them.
    pub fn confirmed(
        &self,
        group: GroupId,
        members: &[(ApplicationId, Uuid)],
    ) -> Vec<wire::ConfirmedSmallGroup> {
        let confirmed = self.within(group).filter(|row| row.state == StateColumn::Confirmed);
        let small = |row: &SmallGroupRow| {
            let here = |(application, _): &&(ApplicationId, Uuid)| {
                self.members.get(application) == Some(&row.row.id)
            };
            wire::ConfirmedSmallGroup {
                id: row.row.id.uuid(),
                number: row.row.number,
                members: members.iter().filter(here).map(|(_, person)| *person).collect(),
            }
        };
        confirmed.map(small).collect()
    }
}
