//! Waivers and how they ended. Rows are only added.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::facilitators::CoachFinding;
use polku_domain::ids::{AccountId, AgencyId, FacilitatorId, ProgrammeId, SessionId, WaiverId};
use polku_domain::programmes::element::DeliveryMode;
use serde::{Deserialize, Serialize};

use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::{coach_waiver_endings as endings, coach_waivers as waivers};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::http::Wanted;

/// Why a waiver ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The session is held in another mode.
    ModeChanged,
    /// Another coach leads it.
    CoachChanged,
}

codes!(Cause { ModeChanged = "mode_changed", CoachChanged = "coach_changed" });

/// A waiver as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = waivers)]
pub struct WaiverRow {
    pub id: Key<WaiverId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub session_id: Key<SessionId>,
    pub facilitator_id: Key<FacilitatorId>,
    pub mode: Code<DeliveryMode>,
    pub finding: Json<CoachFinding>,
    pub reason: String,
    pub official_name: String,
    pub official_title: String,
    pub decided_by: Key<AccountId>,
    pub decided_at: Ts,
}

/// A waiver with how it ended.
pub type Waiver = (WaiverRow, Option<(Code<Cause>, Ts)>);

/// Where a page of waivers ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Position {
    pub decided_at: Timestamp,
    pub id: WaiverId,
}

/// Adds a waiver.
pub fn insert(conn: &mut AnyConn, row: &WaiverRow) -> Result<(), DbError> {
    diesel::insert_into(waivers::table).values(row).execute(conn)?;
    Ok(())
}

/// The waivers in force of some sessions.
pub fn in_force(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[SessionId],
) -> Result<Vec<WaiverRow>, DbError> {
    let ids: Vec<_> = sessions.iter().map(|id| Key(*id)).collect();
    let rows = waivers::table
        .left_join(endings::table.on(endings::waiver_id.eq(waivers::id)))
        .filter(waivers::agency_id.eq(Key(scope.agency())))
        .filter(waivers::session_id.eq_any(ids))
        .filter(endings::waiver_id.is_null())
        .order((waivers::decided_at.desc(), waivers::id.desc()))
        .select(WaiverRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Ends some waivers.
pub fn end(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &BTreeSet<WaiverId>,
    cause: Cause,
    at: Timestamp,
) -> Result<(), DbError> {
    for id in ids {
        diesel::insert_into(endings::table)
            .values((
                endings::waiver_id.eq(Key(*id)),
                endings::agency_id.eq(Key(scope.agency())),
                endings::cause.eq(Code(cause)),
                endings::ended_at.eq(Ts(at)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// A page of a programme's waivers, as they were decided.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    wanted: &Wanted<Position>,
) -> Result<Vec<Waiver>, DbError> {
    let mut query = waivers::table
        .left_join(endings::table.on(endings::waiver_id.eq(waivers::id)))
        .filter(waivers::agency_id.eq(Key(scope.agency())))
        .filter(waivers::programme_id.eq(Key(programme)))
        .order((waivers::decided_at, waivers::id))
        .limit(wanted.rows())
        .select((WaiverRow::as_select(), (endings::cause, endings::ended_at).nullable()))
        .into_boxed();
    if let Some(Position { decided_at, id }) = wanted.after {
        let at = Ts(decided_at);
        let later = waivers::decided_at.gt(at).or(waivers::id.gt(Key(id)));
        query = query.filter(waivers::decided_at.ge(at)).filter(later);
    }
    Ok(query.load(conn)?)
}

/// Whether a session ever had a waiver: what was decided on it must not vanish with a draft.
pub fn has_any(conn: &mut AnyConn, scope: &AgencyScope, session: SessionId) -> Result<bool, DbError> {
    let found: i64 = waivers::table
        .filter(waivers::agency_id.eq(Key(scope.agency())))
        .filter(waivers::session_id.eq(Key(session)))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}
