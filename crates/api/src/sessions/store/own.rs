//! The published sessions of one person.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{ApplicationId, GroupId, ProgrammeId, SessionId};
use polku_domain::sessions::{SessionState, Stretch};
use serde::{Deserialize, Serialize};

use super::SessionRow;
use crate::access::AgencyScope;
use crate::db::schema::{group_members, groupings, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::groups::CONFIRMED;

/// A time in which somebody takes part in a programme.
#[derive(Clone, Copy, Debug)]
pub struct OwnTime {
    pub programme: ProgrammeId,
    pub time: Stretch,
}

/// Where a page of one's own sessions ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OwnPosition {
    pub starts_at: Timestamp,
    pub id: SessionId,
}

/// The confirmed groups and small groups of some applications.
pub fn own_groups(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    applications: &[ApplicationId],
) -> Result<BTreeSet<GroupId>, DbError> {
    let applications: Vec<_> = applications.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Key<GroupId>> = group_members::table
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::application_id.eq_any(applications))
        .filter(groupings::state.eq(CONFIRMED))
        .select(group_members::group_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|group| group.0).collect())
}

/// What was published, and cancelled since, of the times in which somebody takes part, for everybody or for one of the
/// groups; the earliest first, between `from` and `until`, at most `most` of them.
pub fn own_page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (times, groups): (&[OwnTime], &BTreeSet<GroupId>),
    (from, until): (Option<Timestamp>, Option<Timestamp>),
    (after, most): (Option<OwnPosition>, i64),
) -> Result<Vec<SessionRow>, DbError> {
    if times.is_empty() {
        return Ok(Vec::new());
    }
    let groups: Vec<_> = groups.iter().map(|group| Some(Key(*group))).collect();
    let (least, last) = (Ts(Timestamp::MIN), Ts(Timestamp::MAX));
    let (after_at, after_id) = after.map_or((least, Key(SessionId::new(uuid::Uuid::nil()))), |position| {
        (Ts(position.starts_at), Key(position.id))
    });
    let mut query = sessions::table.select(SessionRow::as_select()).into_boxed();
    for OwnTime { programme, time } in times {
        let begins = Ts(time.from).max(from.map_or(least, Ts)).max(after_at);
        let ends = time.until.map_or(last, Ts).min(until.map_or(last, Ts));
        let own = sessions::agency_id
            .eq(Key(scope.agency()))
            .and(sessions::programme_id.eq(Key(*programme)))
            .and(sessions::starts_at.ge(begins))
            .and(sessions::starts_at.lt(ends))
            .and(sessions::starts_at.gt(after_at).or(sessions::id.gt(after_id)))
            .and(sessions::state.ne(Code(SessionState::Draft)))
            .and(sessions::group_id.is_null().or(sessions::group_id.eq_any(groups.clone())));
        query = query.or_filter(own);
    }
    Ok(query.order((sessions::starts_at, sessions::id)).limit(most).load(conn)?)
}
