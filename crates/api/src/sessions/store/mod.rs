//! Rows of sessions, each within one agency.

mod alerts;
mod alike;
mod answered;
mod choices;
mod invited;
mod led;
mod links;
mod members;
mod modes;
mod own;
mod placed;
mod replaced;

pub use alerts::{AlertRow, Unopened, alerts_of, forget_alerts, forget_opened, keep_alerts, unopened};
pub use alike::alike;
pub use answered::{
    declined, declined_ahead, forget_answers, keep_answer, own_declined, own_declines, participant_at,
};
pub use choices::{ChoiceRow, apologised, choices, choices_of, drop_choices, drop_choices_of, keep_choice};
pub use invited::{InvitationRow, Invitations, Told, ahead, invitations, keep_invitations, programmes_ahead};
pub use led::{LedQuery, led_page, names_of_people};
pub use links::{LinkRow, add_links, links_of, replace_links};
pub use members::{Participant, participants};
pub use modes::{ModeChangeRow, add_mode_changes, last_mode_changes, mode_changes, mode_changes_of};
pub use own::{OwnPosition, OwnTime, own_page};
pub use placed::{Of, placed};
pub use replaced::{
    ABSENT, Marked, ReplacementRow, WAS_THERE, add_replacement, marked, replaced, replacement_of,
};

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::sessions::SessionBreak;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, ElementId, GroupId, ProgrammeId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::{CancellationReason, MAX_MINUTES, ModeCause, SessionState, Way};
use serde::{Deserialize, Serialize};

use crate::access::AgencyScope;
use crate::db::schema::{design_elements, groupings, groups, programmes, sessions};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::groups::CONFIRMED;
use crate::http::Wanted;
use crate::programmes::store::designs::ElementRow;
use crate::programmes::store::{count, stored_words};

stored_words!(SessionState, CancellationReason, ModeCause, Way);

/// A session as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sessions, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct SessionRow {
    pub id: Key<SessionId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub element_id: Key<ElementId>,
    pub group_id: Option<Key<GroupId>>,
    pub state: Code<SessionState>,
    pub mode: Code<DeliveryMode>,
    pub topic: Json<Option<Localised>>,
    pub place: Option<String>,
    pub place_key: Option<String>,
    pub seats: Option<i64>,
    pub zone: String,
    pub local_start: String,
    pub local_end: String,
    pub breaks: Json<Vec<SessionBreak>>,
    pub starts_at: Ts,
    pub ends_at: Ts,
    pub span_minutes: i64,
    pub counted_minutes: i64,
    pub cancellation: Option<Code<CancellationReason>>,
    pub published_at: Option<Ts>,
    pub changed_at: Ts,
    pub version: i64,
    pub join_address: Option<String>,
    pub remote_seats: Option<i64>,
    pub choose_hours: Option<i64>,
}

impl SessionRow {
    /// For whom it is; `None` for everybody of the programme.
    pub fn group(&self) -> Option<GroupId> {
        self.group_id.map(|group| group.0)
    }
}

/// A confirmed group or small group.
#[derive(Clone, Copy, Debug)]
pub struct GroupRow {
    pub id: GroupId,
    pub number: u32,
    /// The group that a small group is in.
    pub within: Option<GroupId>,
}

/// Where a page of a programme's sessions ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Position {
    pub starts_at: Timestamp,
    pub id: SessionId,
}

/// Which sessions of a programme.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub group: Option<GroupId>,
    /// Of one of these elements, unless there are none.
    pub elements: Vec<ElementId>,
    pub state: Option<SessionState>,
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// Adds sessions.
pub fn insert_all(conn: &mut AnyConn, rows: &[SessionRow]) -> Result<(), DbError> {
    each_backend!(conn, |c| diesel::insert_into(sessions::table).values(rows).execute(c))?;
    Ok(())
}

/// One session.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: SessionId) -> Result<Option<SessionRow>, DbError> {
    let row = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq(Key(id)))
        .select(SessionRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Some sessions, of whatever programmes, the earliest first.
pub fn by_ids(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: impl IntoIterator<Item = SessionId>,
) -> Result<Vec<SessionRow>, DbError> {
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq_any(ids.into_iter().map(Key).collect::<Vec<_>>()))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Those of these sessions that are of a programme, the earliest first.
pub fn some_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    ids: &[SessionId],
) -> Result<Vec<SessionRow>, DbError> {
    let ids: Vec<_> = ids.iter().map(|id| Key(*id)).collect();
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .filter(sessions::id.eq_any(ids))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// All sessions of a programme, the earliest first.
pub fn all_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<SessionRow>, DbError> {
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A page of a programme's sessions, the earliest first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    filter: &Filter,
    wanted: &Wanted<Position>,
) -> Result<Vec<SessionRow>, DbError> {
    let mut query = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .order((sessions::starts_at.asc(), sessions::id.asc()))
        .limit(wanted.rows())
        .select(SessionRow::as_select())
        .into_boxed();
    if let Some(group) = filter.group {
        query = query.filter(sessions::group_id.eq(Some(Key(group))));
    }
    if !filter.elements.is_empty() {
        query = query.filter(sessions::element_id.eq_any(filter.elements.iter().map(|id| Key(*id))));
    }
    if let Some(state) = filter.state {
        query = query.filter(sessions::state.eq(Code(state)));
    }
    if let Some(from) = filter.from {
        query = query.filter(sessions::starts_at.ge(Ts(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(sessions::starts_at.lt(Ts(until)));
    }
    if let Some(Position { starts_at, id }) = wanted.after {
        let at = Ts(starts_at);
        // The first condition says nothing more than the second, but an index can begin at it.
        let later = sessions::starts_at.gt(at).or(sessions::id.gt(Key(id)));
        query = query.filter(sessions::starts_at.ge(at)).filter(later);
    }
    Ok(query.load(conn)?)
}

/// What hours ask of every session of a programme.
pub type HoursRow = (Key<ElementId>, Option<Key<GroupId>>, Code<SessionState>, i64, i64);

/// Element, group, state and minutes, calendar and counted, of every session of a programme.
pub fn hours_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<HoursRow>, DbError> {
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .select((
            sessions::element_id,
            sessions::group_id,
            sessions::state,
            sessions::span_minutes,
            sessions::counted_minutes,
        ))
        .load(conn)?;
    Ok(rows)
}

/// Writes a session if the row still has the version of `before`; says whether it had.
pub fn replace(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    before: &SessionRow,
    after: &SessionRow,
) -> Result<bool, DbError> {
    let unchanged = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq(before.id))
        .filter(sessions::version.eq(before.version));
    Ok(diesel::update(unchanged).set(after).execute(conn)? == 1)
}

/// Publishes drafts; says how many there were.
pub fn publish(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &[Key<SessionId>],
    at: Timestamp,
) -> Result<usize, DbError> {
    let drafts = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq_any(ids.to_vec()))
        .filter(sessions::state.eq(Code(SessionState::Draft)));
    let changed = diesel::update(drafts)
        .set((
            sessions::state.eq(Code(SessionState::Published)),
            sessions::published_at.eq(Some(Ts(at))),
            sessions::changed_at.eq(Ts(at)),
            sessions::version.eq(sessions::version + 1),
        ))
        .execute(conn)?;
    Ok(changed)
}

/// Removes a session that still has the version, with its links; says whether it had.
pub fn remove(conn: &mut AnyConn, scope: &AgencyScope, row: &SessionRow) -> Result<bool, DbError> {
    replace_links(conn, scope, row.id.0, &[])?;
    let unchanged = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq(row.id))
        .filter(sessions::version.eq(row.version));
    Ok(diesel::delete(unchanged).execute(conn)? == 1)
}

/// What takes place in the agency at the same time as any of these, the earliest first: no longer than a session can
/// last before, so that an index leads to it.
pub fn overlapping(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    times: &[(Timestamp, Timestamp)],
) -> Result<Vec<SessionRow>, DbError> {
    if times.is_empty() {
        return Ok(Vec::new());
    }
    let longest = SignedDuration::from_mins(i64::from(MAX_MINUTES));
    let mut query = sessions::table.select(SessionRow::as_select()).into_boxed();
    for (starts_at, ends_at) in times {
        let earliest = starts_at.saturating_sub(longest).unwrap_or(*starts_at);
        let same_time = sessions::agency_id
            .eq(Key(scope.agency()))
            .and(sessions::starts_at.ge(Ts(earliest)))
            .and(sessions::starts_at.lt(Ts(*ends_at)))
            .and(sessions::ends_at.gt(Ts(*starts_at)))
            .and(sessions::state.ne(Code(SessionState::Cancelled)));
        query = query.or_filter(same_time);
    }
    Ok(query.order((sessions::starts_at, sessions::id)).load(conn)?)
}

/// Some elements, of whatever version of a design.
pub fn elements(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: impl IntoIterator<Item = Key<ElementId>>,
) -> Result<BTreeMap<ElementId, ElementRow>, DbError> {
    let mut ids: Vec<_> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<ElementRow> = design_elements::table
        .filter(design_elements::agency_id.eq(Key(scope.agency())))
        .filter(design_elements::id.eq_any(ids))
        .select(ElementRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row)).collect())
}

/// The names of some programmes.
pub fn programme_names(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &[ProgrammeId],
) -> Result<BTreeMap<ProgrammeId, Localised>, DbError> {
    let ids: Vec<_> = ids.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<ProgrammeId>, Json<Localised>)> = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq_any(ids))
        .select((programmes::id, programmes::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name.0)).collect())
}

/// The confirmed groups and small groups of some programmes, by number.
pub fn groups_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programmes: &[ProgrammeId],
) -> Result<Vec<GroupRow>, DbError> {
    type Row = (Key<GroupId>, i64, Option<Key<GroupId>>);
    let programmes: Vec<_> = programmes.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Row> = groups::table
        .inner_join(groupings::table.on(groupings::id.eq(groups::grouping_id)))
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::programme_id.eq_any(programmes))
        .filter(groupings::state.eq(CONFIRMED))
        .order((groups::number, groups::id))
        .select((groups::id, groups::number, groupings::within_group_id))
        .load(conn)?;
    let group = |(id, number, within): Row| GroupRow {
        id: id.0,
        number: count(number),
        within: within.map(|group| group.0),
    };
    Ok(rows.into_iter().map(group).collect())
}

#[cfg(test)]
mod tests {
    use crate::db::plans::plan;

    /// What takes place at the same time as a page of sessions is found by the time, however many they are.
    #[test]
    fn what_takes_place_at_the_same_time_is_found_by_an_index() {
        let one = "(agency_id = 'a' AND starts_at >= 'b' AND starts_at < 'd' AND ends_at > 'c' AND state <> 'cancelled')";
        let many = vec![one; 200].join(" OR ");
        for times in [one, many.as_str()] {
            let steps = plan(&diesel::sql_query(format!(
                "SELECT * FROM sessions WHERE {times} ORDER BY starts_at, id"
            )));
            assert!(!steps.is_empty() && steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:#?}");
        }
    }
}
