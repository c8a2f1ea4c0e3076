//! Checks of outcomes: asked for by applicants, answered once.

use diesel::dsl::max;
use diesel::prelude::*;
use polku_domain::applications::check_request::{Cause, Remedy};
use polku_domain::ids::{CallId, CheckRequestId, ProgrammeId, SelectionId};

use super::offers::{Named, WaitingState};
use crate::access::AgencyScope;
use crate::applications::store::checks::CheckRow;
use crate::db::schema::{applications, check_requests, kept_corrections, people, selections, waiting_list};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

/// Most corrections that are shown; each is an error somebody made.
const MOST_CORRECTIONS: i64 = 1_000;

/// Adds a check.
pub fn insert(conn: &mut AnyConn, row: &CheckRow) -> Result<(), DbError> {
    diesel::insert_into(check_requests::table).values(row).execute(conn)?;
    Ok(())
}

/// One check.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: CheckRequestId,
) -> Result<Option<CheckRow>, DbError> {
    let row = check_requests::table
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::id.eq(Key(id)))
        .select(CheckRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A page of a programme's checks with their applicants, the earliest asked first; the unanswered only, if wanted.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    open: bool,
    after: Option<CheckRequestId>,
    rows: i64,
) -> Result<Vec<(CheckRow, Named)>, DbError> {
    let mut query = check_requests::table
        .inner_join(applications::table.on(applications::id.eq(check_requests::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::programme_id.eq(Key(programme)))
        .into_boxed::<crate::db::MultiBackend>();
    if open {
        query = query.filter(check_requests::answered_at.is_null());
    }
    if let Some(after) = after {
        query = query.filter(check_requests::id.gt(Key(after)));
    }
    let rows = query
        .order(check_requests::id)
        .limit(rows)
        .select((CheckRow::as_select(), (people::id, people::given_name, people::family_name)))
        .load(conn)?;
    Ok(rows)
}

/// Keeps an answer, if the check is still in this version; false when it is not.
pub fn answer(conn: &mut AnyConn, scope: &AgencyScope, row: &CheckRow) -> Result<bool, DbError> {
    let rows = diesel::update(
        check_requests::table
            .filter(check_requests::agency_id.eq(Key(scope.agency())))
            .filter(check_requests::id.eq(row.id))
            .filter(check_requests::version.eq(row.version)),
    )
    .set((
        check_requests::answer.eq(&row.answer),
        check_requests::finding.eq(row.finding),
        check_requests::corrected.eq(row.corrected.clone()),
        check_requests::corrected_left_out.eq(row.corrected_left_out),
        check_requests::cause.eq(row.cause),
        check_requests::remedy.eq(row.remedy),
        check_requests::round.eq(row.round),
        check_requests::answered_at.eq(row.answered_at),
        check_requests::answered_by.eq(row.answered_by),
        check_requests::answerer_name.eq(&row.answerer_name),
        check_requests::answerer_title.eq(&row.answerer_title),
        check_requests::version.eq(row.version + 1),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The number of the next round: after every draw of the call and every error mended in the programme.
pub fn next_round(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    programme: ProgrammeId,
) -> Result<i64, DbError> {
    let drawn: Option<i64> = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::call_id.eq(Key(call)))
        .select(max(selections::round))
        .first(conn)?;
    let mended: Option<i64> = check_requests::table
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::programme_id.eq(Key(programme)))
        .select(max(check_requests::round))
        .first(conn)?;
    let kept: Option<i64> = kept_corrections::table
        .filter(kept_corrections::agency_id.eq(Key(scope.agency())))
        .filter(kept_corrections::programme_id.eq(Key(programme)))
        .select(max(kept_corrections::round))
        .first(conn)?;
    Ok(drawn.max(mended).max(kept).unwrap_or(0) + 1)
}

/// A round that mended an error in another: nothing of the person.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct CorrectionRow {
    pub round: Option<i64>,
    pub cause: Option<Code<Cause>>,
    pub remedy: Option<Code<Remedy>>,
    pub at: Option<Ts>,
}

/// The rounds that mended an error in one, in order, whatever the agency: they are public, and stay so when the checks
/// that led to them are erased.
pub fn corrections_of(conn: &mut AnyConn, round: SelectionId) -> Result<Vec<CorrectionRow>, DbError> {
    let mut rows: Vec<CorrectionRow> = check_requests::table
        .inner_join(selections::table.on(selections::programme_id.eq(check_requests::programme_id)))
        .filter(selections::id.eq(Key(round)))
        .filter(check_requests::round.is_not_null())
        .order(check_requests::round)
        .limit(MOST_CORRECTIONS)
        .select((
            check_requests::round,
            check_requests::cause,
            check_requests::remedy,
            check_requests::answered_at,
        ))
        .load(conn)?;
    let kept: Vec<CorrectionRow> = kept_corrections::table
        .inner_join(selections::table.on(selections::programme_id.eq(kept_corrections::programme_id)))
        .filter(selections::id.eq(Key(round)))
        .order(kept_corrections::round)
        .limit(MOST_CORRECTIONS)
        .select((
            kept_corrections::round.nullable(),
            kept_corrections::cause,
            kept_corrections::remedy,
            kept_corrections::answered_at,
        ))
        .load(conn)?;
    rows.extend(kept);
    rows.sort_by_key(|row| row.round);
    Ok(rows)
}

/// The place behind the last one that was ever given on the waiting list, and how many wait now.
pub fn last_place(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<(i64, i64), DbError> {
    let list = || {
        waiting_list::table
            .filter(waiting_list::agency_id.eq(Key(scope.agency())))
            .filter(waiting_list::programme_id.eq(Key(programme)))
    };
    let last: Option<i64> = list().select(max(waiting_list::place)).first(conn)?;
    let waiting: i64 =
        list().filter(waiting_list::state.eq(Code(WaitingState::Waiting))).count().get_result(conn)?;
    Ok((last.unwrap_or(0) + 1, waiting))
}
