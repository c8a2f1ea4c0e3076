//! In which groups people are, and were before they were moved.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{ApplicationId, GroupId, GroupingId, ProgrammeId};
use polku_domain::sessions::{GroupMove, InGroup, group_times};

use crate::access::AgencyScope;
use crate::db::schema::{group_members, group_moves, groupings};
use crate::db::{AnyConn, DbError, Key, Ts};
use crate::groups::CONFIRMED;

/// A time of somebody in a confirmed group or small group.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    pub programme: ProgrammeId,
    pub application: ApplicationId,
    pub place: InGroup,
}

/// Whose groups are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    Programmes(&'a [ProgrammeId]),
    Applications(&'a [ApplicationId]),
}

/// The confirmed groups and small groups of some people, with two queries. A move before the groups were confirmed was a
/// draft of them.
pub fn placed(conn: &mut AnyConn, scope: &AgencyScope, of: Of<'_>) -> Result<Vec<Placed>, DbError> {
    type Row = (Key<GroupingId>, Key<ProgrammeId>, Key<ApplicationId>, Key<GroupId>);
    let mut query = group_members::table
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::state.eq(CONFIRMED))
        .select((
            groupings::id,
            groupings::programme_id,
            group_members::application_id,
            group_members::group_id,
        ))
        .into_boxed();
    query = match of {
        Of::Programmes(ids) => query.filter(groupings::programme_id.eq_any(ids.iter().map(|id| Key(*id)))),
        Of::Applications(ids) => {
            query.filter(group_members::application_id.eq_any(ids.iter().map(|id| Key(*id))))
        }
    };
    let rows: Vec<Row> = query.load(conn)?;
    let moves = moves(conn, scope, of)?;
    let placed = |(grouping, programme, application, group): Row| {
        let moves = moves.get(&(grouping, application)).map_or(&[][..], Vec::as_slice);
        let placed = move |place| Placed { programme: programme.0, application: application.0, place };
        group_times(group.0, moves).into_iter().map(placed)
    };
    Ok(rows.into_iter().flat_map(placed).collect())
}

type Moves = BTreeMap<(Key<GroupingId>, Key<ApplicationId>), Vec<GroupMove>>;

fn moves(conn: &mut AnyConn, scope: &AgencyScope, of: Of<'_>) -> Result<Moves, DbError> {
    type Row = (Key<GroupingId>, Key<ApplicationId>, Option<Key<GroupId>>, Ts);
    let mut query = group_moves::table
        .inner_join(groupings::table.on(groupings::id.eq(group_moves::grouping_id)))
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(group_moves::undone.eq(false))
        .filter(group_moves::moved_at.nullable().gt(groupings::confirmed_at))
        .order(group_moves::step)
        .select((
            groupings::id,
            group_moves::application_id,
            group_moves::from_group_id,
            group_moves::moved_at,
        ))
        .into_boxed();
    query = match of {
        Of::Programmes(ids) => query.filter(groupings::programme_id.eq_any(ids.iter().map(|id| Key(*id)))),
        Of::Applications(ids) => {
            query.filter(group_moves::application_id.eq_any(ids.iter().map(|id| Key(*id))))
        }
    };
    let rows: Vec<Row> = query.load(conn)?;
    let mut moves = Moves::new();
    for (grouping, application, from, at) in rows {
        let one = GroupMove { from: from.map(|group| group.0), at: at.0 };
        moves.entry((grouping, application)).or_default().push(one);
    }
    Ok(moves)
}
