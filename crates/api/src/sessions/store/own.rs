//! The published sessions of one person.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{GroupId, ProgrammeId, SessionId};
use polku_domain::sessions::{SessionState, Stretch};
use serde::{Deserialize, Serialize};

use super::SessionRow;
use super::placed::Placed;
use crate::access::AgencyScope;
use crate::db::schema::sessions;
use crate::db::{AnyConn, Code, DbError, Key, Ts};

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

/// What was published, and cancelled since, of the times in which somebody takes part, for everybody or for one of the
/// groups they were in then; the earliest first, between `from` and `until`, at most `most` of them.
pub fn own_page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (times, groups): (&[OwnTime], &[Placed]),
    (from, until): (Option<Timestamp>, Option<Timestamp>),
    (after, most): (Option<OwnPosition>, i64),
) -> Result<Vec<SessionRow>, DbError> {
    let (least, last) = (Ts(Timestamp::MIN), Ts(Timestamp::MAX));
    let (after_at, after_id) = after.map_or((least, Key(SessionId::new(uuid::Uuid::nil()))), |position| {
        (Ts(position.starts_at), Key(position.id))
    });
    let asked = Stretch { from: from.unwrap_or(Timestamp::MIN).max(after_at.0), until };
    let mut query = sessions::table.select(SessionRow::as_select()).into_boxed();
    let mut any = false;
    for (programme, group, time) in audiences(times, groups) {
        let Some(time) = time.within(asked) else { continue };
        let own = sessions::agency_id
            .eq(Key(scope.agency()))
            .and(sessions::programme_id.eq(Key(programme)))
            .and(sessions::starts_at.ge(Ts(time.from)))
            .and(sessions::starts_at.lt(time.until.map_or(last, Ts)))
            .and(sessions::starts_at.gt(after_at).or(sessions::id.gt(after_id)))
            .and(sessions::state.ne(Code(SessionState::Draft)));
        query = match group {
            None => query.or_filter(own.and(sessions::group_id.is_null())),
            Some(group) => query.or_filter(own.and(sessions::group_id.eq(Some(Key(group))))),
        };
        any = true;
    }
    if !any {
        return Ok(Vec::new());
    }
    Ok(query.order((sessions::starts_at, sessions::id)).limit(most).load(conn)?)
}

/// Each time somebody takes part: as one of everybody, and in each group of that time.
fn audiences<'a>(
    times: &'a [OwnTime],
    groups: &'a [Placed],
) -> impl Iterator<Item = (ProgrammeId, Option<GroupId>, Stretch)> + 'a {
    times.iter().flat_map(move |own| {
        let there = groups.iter().filter(|placed| placed.programme == own.programme);
        let in_group = |placed: &Placed| {
            let time = placed.place.time.within(own.time)?;
            Some((own.programme, Some(placed.place.group), time))
        };
        std::iter::once((own.programme, None, own.time)).chain(there.filter_map(in_group))
    })
}
