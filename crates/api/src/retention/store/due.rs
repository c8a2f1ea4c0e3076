//! What is due on a day, counted by the very queries that erasing goes by.

use diesel::dsl::{exists, max, not};
use diesel::prelude::*;
use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_domain::access::Role;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CallId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;
use polku_domain::retention::{APPLICATION, Course, REGISTER};

use crate::access::{AccountStatus, AgencyScope, ERASED_ISSUER};
use crate::clock::finland;
use crate::db::schema::{
    accounts, agencies, applications, calls, check_requests, participations, people, programmes, role_grants,
    selections,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, MultiBackend, Ts};

/// Most calls that are looked through in one go; a call takes weeks of somebody's work.
const MOST_CALLS: i64 = 1_000;

/// The agencies, in the order in which they are gone through.
pub fn agencies(conn: &mut AnyConn) -> Result<Vec<AgencyId>, DbError> {
    let ids: Vec<Key<AgencyId>> = agencies::table.select(agencies::id).order(agencies::id).load(conn)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// A call whose applications are old enough to be due, unless something goes on.
#[derive(Clone, Debug)]
pub struct DueCall {
    /// The call.
    pub call: CallId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The name of that.
    pub programme_name: Localised,
    /// Its last day.
    pub closes_on: Date,
    /// What is known of those who applied.
    pub course: Course,
    /// Applications of it that are kept.
    pub applications: i64,
}

/// What is due in an agency.
#[derive(Clone, Debug)]
pub struct Due {
    /// Calls whose applications are due, the earliest first.
    pub calls: Vec<DueCall>,
    /// Calls that closed as long ago and whose applications are not due, because something goes on.
    pub held: Vec<DueCall>,
    /// Register lines of people who left.
    pub people: i64,
    /// Accounts that belong to no person and ended; those of the people above come with them.
    pub accounts: i64,
}

/// What is due on `day`.
///
/// # Errors
/// What the database refuses.
pub fn due(conn: &mut AnyConn, scope: &AgencyScope, day: Date) -> Result<Due, DbError> {
    let (calls, held): (Vec<DueCall>, Vec<DueCall>) =
        old_calls(conn, scope, day)?.into_iter().partition(|call| is_due(&call.course, day));
    let erased: Vec<CallId> = calls.iter().map(|call| call.call).collect();
    let people = people_due(scope, day, &erased).count().get_result(conn)?;
    let accounts = accounts_due(scope, day).count().get_result(conn)?;
    Ok(Due { calls, held, people, accounts })
}

fn is_due(course: &Course, day: Date) -> bool {
    course.due_on().is_some_and(|due| due <= day)
}

type CallRow = (Key<CallId>, Key<ProgrammeId>, Json<Localised>, Day, Day, Day);

const CALL_COLUMNS: (
    calls::id,
    calls::programme_id,
    programmes::name,
    calls::closes_on,
    calls::waiting_list_until,
    calls::checks_until,
) = (
    calls::id,
    calls::programme_id,
    programmes::name,
    calls::closes_on,
    calls::waiting_list_until,
    calls::checks_until,
);

/// Calls that closed long enough ago to be due at all, with what is known of those who applied.
fn old_calls(conn: &mut AnyConn, scope: &AgencyScope, day: Date) -> Result<Vec<DueCall>, DbError> {
    let rows: Vec<CallRow> = calls::table
        .inner_join(programmes::table.on(programmes::id.eq(calls::programme_id)))
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::closes_on.lt(Day(APPLICATION.first_kept(day))))
        .filter(exists(applications::table.filter(applications::call_id.eq(calls::id))))
        .order((calls::closes_on, calls::id))
        .limit(MOST_CALLS)
        .select(CALL_COLUMNS)
        .load(conn)?;
    rows.into_iter().map(|row| with_course(conn, row)).collect()
}

/// Whether the applications of a call are due, as things stand in this transaction.
///
/// # Errors
/// What the database refuses.
pub fn call_is_due(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    day: Date,
) -> Result<bool, DbError> {
    let row: Option<CallRow> = calls::table
        .inner_join(programmes::table.on(programmes::id.eq(calls::programme_id)))
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(call)))
        .select(CALL_COLUMNS)
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(false) };
    Ok(is_due(&with_course(conn, row)?.course, day))
}

fn with_course(conn: &mut AnyConn, row: CallRow) -> Result<DueCall, DbError> {
    let (call, programme, name, closes_on, waiting_list_until, checks_until) = row;
    let of = || applications::table.filter(applications::call_id.eq(call));
    let applications: i64 = of().count().get_result(conn)?;
    let waits = [StateKind::Submitted, StateKind::Offered].map(Code);
    let undecided: i64 = of().filter(applications::state.eq_any(waits)).count().get_result(conn)?;
    let goes_on: Vec<Code<ParticipationKind>> =
        ParticipationKind::ALL.iter().filter(|kind| !kind.is_over()).copied().map(Code).collect();
    let taking_part: i64 = applications::table
        .inner_join(participations::table.on(participations::application_id.eq(applications::id)))
        .filter(applications::call_id.eq(call))
        .filter(participations::state.eq_any(goes_on))
        .count()
        .get_result(conn)?;
    let open_checks: i64 = applications::table
        .inner_join(check_requests::table.on(check_requests::application_id.eq(applications::id)))
        .filter(applications::call_id.eq(call))
        .filter(check_requests::answered_at.is_null())
        .count()
        .get_result(conn)?;
    let mut last_day = closes_on.0.max(waiting_list_until.0).max(checks_until.0);
    for at in happened(conn, call)?.into_iter().flatten() {
        last_day = last_day.max(at.0.to_zoned(finland()).date());
    }
    let course = Course {
        last_day,
        taking_part: taking_part.unsigned_abs(),
        undecided: undecided.unsigned_abs(),
        open_checks: open_checks.unsigned_abs(),
    };
    let (call, programme, closes_on) = (call.0, programme.0, closes_on.0);
    Ok(DueCall { call, programme, programme_name: name.0, closes_on, course, applications })
}

/// When anything last happened to those who applied. Answers to offers change the state of an application.
fn happened(conn: &mut AnyConn, call: Key<CallId>) -> Result<[Option<Ts>; 6], DbError> {
    let (changed, decided): (Option<Ts>, Option<Ts>) = applications::table
        .filter(applications::call_id.eq(call))
        .select((max(applications::changed_at), max(applications::state_changed_at)))
        .first(conn)?;
    let (confirmed, ended): (Option<Ts>, Option<Ts>) = selections::table
        .filter(selections::call_id.eq(call))
        .select((max(selections::confirmed_at), max(selections::waiting_ended_at)))
        .first(conn)?;
    let step: Option<Ts> = participations::table
        .inner_join(applications::table.on(applications::id.eq(participations::application_id)))
        .filter(applications::call_id.eq(call))
        .select(max(participations::state_changed_at))
        .first(conn)?;
    let answered: Option<Ts> = check_requests::table
        .inner_join(applications::table.on(applications::id.eq(check_requests::application_id)))
        .filter(applications::call_id.eq(call))
        .select(max(check_requests::answered_at))
        .first(conn)?;
    Ok([changed, decided, confirmed, ended, step, answered])
}

/// Applications of a call, at most so many.
///
/// # Errors
/// What the database refuses.
pub fn applications_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    limit: i64,
) -> Result<Vec<Key<ApplicationId>>, DbError> {
    Ok(applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .order(applications::id)
        .limit(limit)
        .select(applications::id)
        .load(conn)?)
}

type PeopleDue<'a> = people::BoxedQuery<'a, MultiBackend, diesel::sql_types::Text>;

/// Register lines of people who left long enough ago and of whom no application is kept but those of calls that are
/// `erased` with them. Who administers the agency still is spared: without them nobody could end their role. What stands
/// under the id of somebody who was merged into a person is that person's.
fn people_due<'a>(scope: &AgencyScope, day: Date, erased: &[CallId]) -> PeopleDue<'a> {
    let erased: Vec<Key<CallId>> = erased.iter().copied().map(Key).collect();
    let merged = diesel::alias!(people as merged_into_them);
    let is_theirs = || {
        let leads = merged.field(people::merged_into).eq(people::id.nullable());
        merged.field(people::id).eq(people::id).or(leads.assume_not_null())
    };
    let kept = applications::table
        .inner_join(merged.on(merged.field(people::id).eq(applications::person_id)))
        .filter(applications::agency_id.eq(people::agency_id))
        .filter(is_theirs())
        .filter(applications::call_id.ne_all(erased));
    let in_force = role_grants::valid_from
        .le(Day(day))
        .and(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(day)).assume_not_null()));
    let administers = accounts::table
        .inner_join(role_grants::table.on(role_grants::account_id.eq(accounts::id)))
        .inner_join(merged.on(merged.field(people::id).nullable().eq(accounts::person_id)))
        .filter(is_theirs())
        .filter(accounts::status.eq(Code(AccountStatus::Active)))
        .filter(role_grants::role.eq(Code(Role::AgencyAdmin)))
        .filter(in_force);
    let first_kept = Day(REGISTER.first_kept(day));
    // Whose leaving nobody saw, as after a merge that was undone, left on the last day that the register spoke of them.
    let unseen = people::left_on.is_null().and(people::register_as_of.lt(first_kept));
    people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::active.eq(false))
        .filter(people::left_on.lt(first_kept).assume_not_null().or(unseen))
        // Whoever was merged into somebody goes with them.
        .filter(people::merged_into.is_null())
        .filter(not(exists(kept)))
        .filter(not(exists(administers)))
        .select(people::id)
        .into_boxed()
}

/// Those people, at most so many, the earliest to leave first.
///
/// # Errors
/// What the database refuses.
pub fn people_ids(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    day: Date,
    limit: i64,
) -> Result<Vec<Key<PersonId>>, DbError> {
    Ok(people_due(scope, day, &[]).order((people::left_on, people::id)).limit(limit).load(conn)?)
}

type AccountsDue<'a> = accounts::BoxedQuery<'a, MultiBackend, diesel::sql_types::Text>;

/// Accounts that belong to nobody on the register and that ended, or were disabled, long enough ago.
fn accounts_due<'a>(scope: &AgencyScope, day: Date) -> AccountsDue<'a> {
    let first_kept = Day(REGISTER.first_kept(day));
    let disabled = accounts::status
        .eq(Code(AccountStatus::Disabled))
        .and(accounts::disabled_on.lt(first_kept).assume_not_null());
    accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::person_id.is_null())
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .filter(disabled.or(accounts::ends_on.lt(first_kept).assume_not_null()))
        .select(accounts::id)
        .into_boxed()
}

/// Those accounts, at most so many.
///
/// # Errors
/// What the database refuses.
pub fn account_ids(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    day: Date,
    limit: i64,
) -> Result<Vec<Key<AccountId>>, DbError> {
    Ok(accounts_due(scope, day).order(accounts::id).limit(limit).load(conn)?)
}
