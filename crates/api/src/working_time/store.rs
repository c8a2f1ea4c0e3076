//! Who of a team takes part in what, and when that meets.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, GroupId, PersonId, ProgrammeId};
use polku_domain::programmes::call::SupervisorPart;
use polku_domain::sessions::SessionState;

use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, participations, people, programmes, sessions};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};

/// Somebody of a team who takes part in a programme, or took part.
#[derive(Clone, Debug, Queryable)]
pub struct OfTeam {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub programme: Key<ProgrammeId>,
    pub began_at: Ts,
    pub given_name: String,
    pub family_name: String,
    pub programme_name: Json<Localised>,
}

/// Those whom somebody supervises today in the programmes that meet within a period and whose calls tell supervisors, by name;
/// at most `most`.
pub fn team(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    supervisor: PersonId,
    (from, until): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<OfTeam>, DbError> {
    let meeting = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::state.ne(Code(SessionState::Draft)))
        .filter(sessions::starts_at.ge(Ts(from)))
        .filter(sessions::starts_at.lt(Ts(until)))
        .select(sessions::programme_id);
    let rows = participations::table
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .inner_join(applications::table.on(applications::id.eq(participations::application_id)))
        .inner_join(calls::table.on(calls::id.eq(applications::call_id)))
        .inner_join(programmes::table.on(programmes::id.eq(participations::programme_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::supervisor_id.eq(Key(supervisor)).assume_not_null())
        .filter(people::active.eq(true))
        .filter(people::merged_into.is_null())
        .filter(participations::programme_id.eq_any(meeting))
        .filter(calls::supervisor_part.ne(Code(SupervisorPart::None)))
        .order((people::name_sort, participations::application_id))
        .limit(most)
        .select((
            participations::application_id,
            people::id,
            participations::programme_id,
            participations::began_at,
            people::given_name,
            people::family_name,
            programmes::name,
        ))
        .load(conn)?;
    Ok(rows)
}

/// A published session, or one that was cancelled since, by its time alone.
#[derive(Clone, Debug, Queryable)]
pub struct Time {
    pub programme: Key<ProgrammeId>,
    pub group: Option<Key<GroupId>>,
    pub state: Code<SessionState>,
    pub zone: String,
    pub local_start: String,
    pub local_end: String,
    pub starts_at: Ts,
    pub ends_at: Ts,
    pub counted_minutes: i64,
}

/// The times of programmes that begin within a period, the earliest first; at most `most`.
pub fn times(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    (from, until): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<Time>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq_any(of))
        .filter(sessions::state.ne(Code(SessionState::Draft)))
        .filter(sessions::starts_at.ge(Ts(from)))
        .filter(sessions::starts_at.lt(Ts(until)))
        .order((sessions::starts_at, sessions::id))
        .limit(most)
        .select((
            sessions::programme_id,
            sessions::group_id,
            sessions::state,
            sessions::zone,
            sessions::local_start,
            sessions::local_end,
            sessions::starts_at,
            sessions::ends_at,
            sessions::counted_minutes,
        ))
        .load(conn)?;
    Ok(rows)
}
