//! Which supervisor was told of which application, and reminded. A merge of two persons moves no notice: whoever was told
//! under a number that leads to the supervisor of today was told.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::ids::{AgencyId, ApplicationId, PersonId};
use polku_domain::programmes::call::SupervisorPart;

use super::{Sighted, WITHDRAWN, sighted, with_calls};
use crate::db::schema::{
    applications, calls, people as register, programmes, supervisor_notices as notices,
    supervisor_statements as statements,
};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::each_backend;

/// Notes that a supervisor is told of an application; false when they have been.
pub fn insert(
    conn: &mut AnyConn,
    agency: AgencyId,
    (application, supervisor): (ApplicationId, PersonId),
    at: Timestamp,
) -> Result<bool, DbError> {
    let values = (
        notices::application_id.eq(Key(application)),
        notices::supervisor_id.eq(Key(supervisor)),
        notices::agency_id.eq(Key(agency)),
        notices::told_at.eq(Ts(at)),
    );
    let rows = each_backend!(conn, |c| diesel::insert_into(notices::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(rows == 1)
}

/// Notes that a supervisor is reminded of an application; false when they have been.
pub fn remind(
    conn: &mut AnyConn,
    (application, supervisor): (ApplicationId, PersonId),
    at: Timestamp,
) -> Result<bool, DbError> {
    let as_whom = register::table
        .filter(
            register::id.eq(Key(supervisor)).or(register::merged_into.eq(Key(supervisor)).assume_not_null()),
        )
        .select(register::id);
    let told = notices::table
        .filter(notices::application_id.eq(Key(application)))
        .filter(notices::supervisor_id.eq_any(as_whom))
        .filter(notices::reminded_at.is_null());
    Ok(diesel::update(told).set(notices::reminded_at.eq(Ts(at))).execute(conn)? > 0)
}

/// Notices of an application to its supervisor of today, under whichever of their numbers.
macro_rules! told_today {
    ($as_whom:ident) => {
        notices::table
            .inner_join($as_whom.on($as_whom.field(register::id).eq(notices::supervisor_id)))
            .filter(notices::application_id.eq(applications::id))
            .filter(
                $as_whom
                    .field(register::id)
                    .nullable()
                    .eq(register::supervisor_id)
                    .or($as_whom.field(register::merged_into).eq(register::supervisor_id)),
            )
    };
}

/// Applications, whatever the agency, whose supervisor of today was not told of them although the call still asks or
/// is still open: the register names another one since, or they could not be told before.
pub fn untold(conn: &mut AnyConn, now: Timestamp, today: Date) -> Result<Vec<Sighted>, DbError> {
    let as_whom = diesel::alias!(register as as_whom);
    let told = told_today!(as_whom);
    let asks = calls::supervisor_part
        .eq(Code(SupervisorPart::WorkingTime))
        .and(calls::statements_until.ge(Day(today)).assume_not_null());
    let informs = calls::supervisor_part.eq(Code(SupervisorPart::Informed)).and(calls::closes_at.gt(Ts(now)));
    let rows = with_calls()
        .filter(asks.or(informs))
        .filter(applications::state.ne(WITHDRAWN))
        .filter(register::supervisor_id.is_not_null())
        .filter(not(exists(told)))
        .order(applications::id)
        .select(sighted!())
        .load(conn)?;
    Ok(rows)
}

/// Applications, whatever the agency, whose supervisor of today was told before an instant, has not stated anything, was
/// not reminded, and can still state something.
pub fn unanswered(conn: &mut AnyConn, told_before: Timestamp, today: Date) -> Result<Vec<Sighted>, DbError> {
    let as_whom = diesel::alias!(register as as_whom);
    let waiting = told_today!(as_whom)
        .filter(notices::told_at.lt(Ts(told_before)))
        .filter(notices::reminded_at.is_null());
    let stated = statements::table.filter(statements::application_id.eq(applications::id));
    let rows = with_calls()
        .filter(calls::supervisor_part.eq(Code(SupervisorPart::WorkingTime)))
        .filter(calls::statements_until.ge(Day(today)).assume_not_null())
        .filter(applications::state.ne(WITHDRAWN))
        .filter(exists(waiting))
        .filter(not(exists(stated)))
        .order(applications::id)
        .select(sighted!())
        .load(conn)?;
    Ok(rows)
}
