//! The sessions that somebody leads.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{PersonId, SessionId};
use polku_domain::sessions::SessionState;

use super::{OwnPosition, SessionRow};
use crate::access::AgencyScope;
use crate::db::schema::{people, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

/// Which of the sessions that somebody leads.
#[derive(Clone, Copy, Debug)]
pub struct LedQuery {
    pub period: (Option<Timestamp>, Option<Timestamp>),
    pub after: Option<OwnPosition>,
    pub most: i64,
}

/// What was published of these sessions, and cancelled since, the earliest first.
pub fn led_page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &[SessionId],
    which: LedQuery,
) -> Result<Vec<SessionRow>, DbError> {
    let ids: Vec<_> = ids.iter().map(|id| Key(*id)).collect();
    let mut query = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::id.eq_any(ids))
        .filter(sessions::state.ne(Code(SessionState::Draft)))
        .order((sessions::starts_at, sessions::id))
        .limit(which.most)
        .select(SessionRow::as_select())
        .into_boxed();
    let (from, until) = which.period;
    if let Some(from) = from {
        query = query.filter(sessions::starts_at.ge(Ts(from)));
    }
    if let Some(until) = until {
        query = query.filter(sessions::starts_at.lt(Ts(until)));
    }
    if let Some(OwnPosition { starts_at, id }) = which.after {
        let at = Ts(starts_at);
        let later = sessions::starts_at.gt(at).or(sessions::id.gt(Key(id)));
        query = query.filter(sessions::starts_at.ge(at)).filter(later);
    }
    Ok(query.load(conn)?)
}

/// The names of some people, by family name.
pub fn names_of_people(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<Vec<String>, DbError> {
    let of: Vec<_> = of.iter().map(|person| Key(*person)).collect();
    let rows: Vec<(String, String)> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq_any(of))
        .order((people::family_name, people::given_name, people::id))
        .select((people::given_name, people::family_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(given, family)| format!("{given} {family}")).collect())
}
