//! Printed sign-in lists: who was on which row, until the list has been typed back.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::attendance::ListCode;
use polku_domain::ids::{AgencyId, SessionId};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::sign_in_lists;
use crate::db::{AnyConn, DbError, Json, Key, Ts};
use crate::each_backend;

/// A list as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_in_lists)]
pub struct ListRow {
    pub session_id: Key<SessionId>,
    pub code: String,
    pub agency_id: Key<AgencyId>,
    /// The applications of its rows, in their order.
    pub applications: Json<Vec<Uuid>>,
    pub made_at: Ts,
    pub expires_at: Ts,
}

/// The list of a session with this code, if it has not expired.
pub fn list(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    code: &ListCode,
    now: Timestamp,
) -> Result<Option<ListRow>, DbError> {
    let row = sign_in_lists::table
        .filter(sign_in_lists::agency_id.eq(Key(scope.agency())))
        .filter(sign_in_lists::session_id.eq(Key(session)))
        .filter(sign_in_lists::code.eq(code.as_str()))
        .filter(sign_in_lists::expires_at.gt(Ts(now)))
        .select(ListRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps a list. One that was printed before lasts longer.
pub fn keep_list(conn: &mut AnyConn, scope: &AgencyScope, row: &ListRow) -> Result<(), DbError> {
    let printed = sign_in_lists::table
        .filter(sign_in_lists::agency_id.eq(Key(scope.agency())))
        .filter(sign_in_lists::session_id.eq(row.session_id))
        .filter(sign_in_lists::code.eq(&row.code));
    let lasts = diesel::update(printed).set(sign_in_lists::expires_at.eq(row.expires_at)).execute(conn)?;
    if lasts == 0 {
        each_backend!(conn, |c| diesel::insert_into(sign_in_lists::table).values(row).execute(c))?;
    }
    Ok(())
}

/// Forgets the lists that have expired; how many.
pub fn forget_lists(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let over = sign_in_lists::table.filter(sign_in_lists::expires_at.le(Ts(now)));
    Ok(diesel::delete(over).execute(conn)?)
}
