//! Figures of programmes for lists and the coordinator's page: a few grouped queries, however many programmes.

use std::collections::HashMap;

use diesel::dsl::{count_star, exists, min};
use diesel::prelude::*;
use jiff::civil::Date;
use polku_domain::applications::state::{StateKind, Tally};
use polku_domain::ids::{CallId, ProgrammeId, SelectionId};

use super::{count, stored_words};
use crate::access::AgencyScope;
use crate::db::schema::{
    addenda, applications, check_requests, decisions, groupings, score_sheets, selections,
};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};

stored_words!(StateKind);

/// The latest selection round of a call, as far as lists need it.
#[derive(Clone, Debug, Queryable)]
pub struct RoundRow {
    pub id: Key<SelectionId>,
    pub programme: Key<ProgrammeId>,
    pub call: Key<CallId>,
    pub state: String,
    pub prepared_at: Ts,
    pub committed_at: Option<Ts>,
    pub drawn_at: Option<Ts>,
    pub confirmed_at: Option<Ts>,
    pub waiting_ended_at: Option<Ts>,
}

/// Selection rounds of some programmes, the latest first.
pub fn rounds_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<RoundRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::programme_id.eq_any(of))
        .order(selections::id.desc())
        .select((
            selections::id,
            selections::programme_id,
            selections::call_id,
            selections::state,
            selections::prepared_at,
            selections::committed_at,
            selections::drawn_at,
            selections::confirmed_at,
            selections::waiting_ended_at,
        ))
        .load(conn)?;
    Ok(rows)
}

/// Which of some programmes have groups, with their state and when they were confirmed.
pub fn groupings_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<(ProgrammeId, Option<Ts>)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<ProgrammeId>, Option<Ts>)> = groupings::table
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::programme_id.eq_any(of).and(groupings::within_group_id.is_null()))
        .select((groupings::programme_id, groupings::confirmed_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(programme, at)| (programme.0, at)).collect())
}

/// How many checks of some programmes are not answered, and by when the first is to be.
pub fn open_checks(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<HashMap<ProgrammeId, (u32, Option<Date>)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<ProgrammeId>, i64, Option<Day>)> = check_requests::table
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::programme_id.eq_any(of).and(check_requests::answered_at.is_null()))
        .group_by(check_requests::programme_id)
        .select((check_requests::programme_id, count_star(), min(check_requests::due_on)))
        .load(conn)?;
    let line = |(programme, number, due): (Key<ProgrammeId>, i64, Option<Day>)| {
        (programme.0, (count(number), due.map(|day| day.0)))
    };
    Ok(rows.into_iter().map(line).collect())
}

/// How many addenda of some programmes wait for a decider.
pub fn open_addenda(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<HashMap<ProgrammeId, u32>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<ProgrammeId>, i64)> = addenda::table
        .filter(addenda::agency_id.eq(Key(scope.agency())))
        .filter(addenda::programme_id.eq_any(of).and(addenda::state.eq("prepared")))
        .group_by(addenda::programme_id)
        .select((addenda::programme_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(programme, number)| (programme.0, count(number))).collect())
}

/// Whether applications of a call are shared out and each reader has answered.
pub fn all_scored(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<bool, DbError> {
    let sheets = score_sheets::table
        .filter(score_sheets::agency_id.eq(Key(scope.agency())))
        .filter(score_sheets::call_id.eq(Key(call)));
    let waits = sheets.filter(score_sheets::answered_at.is_null());
    let (any, waits): (bool, bool) = diesel::select((exists(sheets), exists(waits))).get_result(conn)?;
    Ok(any && !waits)
}

/// How many applications of a call are in each state.
pub fn tally(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Tally, DbError> {
    let rows: Vec<(Code<StateKind>, i64)> = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .group_by(applications::state)
        .select((applications::state, count_star()))
        .load(conn)?;
    let mut tally = Tally::default();
    for (state, number) in rows {
        tally.add(state.0, count(number));
    }
    Ok(tally)
}

/// How many decisions of a round are inside and outside the target group.
pub fn judged(conn: &mut AnyConn, scope: &AgencyScope, round: SelectionId) -> Result<(u32, u32), DbError> {
    let rows: Vec<(bool, i64)> = decisions::table
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .group_by(decisions::eligible)
        .select((decisions::eligible, count_star()))
        .load(conn)?;
    let of = |eligible| rows.iter().filter(|(is, _)| *is == eligible).map(|(_, number)| count(*number)).sum();
    Ok((of(true), of(false)))
}
