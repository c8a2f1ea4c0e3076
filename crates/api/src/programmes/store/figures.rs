//! Figures of programmes for lists and the coordinator's page: a few grouped queries, however many programmes.

use diesel::dsl::count_star;
use diesel::prelude::*;
use polku_domain::applications::state::{StateKind, Tally};
use polku_domain::ids::{CallId, ProgrammeId, SelectionId};

use super::{count, stored_words};
use crate::access::AgencyScope;
use crate::db::schema::{applications, decisions, groupings, selections};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

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
