//! Rows of marks, each within one agency.

mod lists;

pub use lists::{ListRow, forget_lists, keep_list, list};

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::attendance::{SaidAs, Status};
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, PersonId, ProgrammeId, SessionId};
use polku_domain::programmes::element::ElementKind;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{
    accounts, applications, attendance_marks, design_elements, participations, people, sessions, units,
};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;
use crate::programmes::store::stored_words;

stored_words!(Status, SaidAs);

/// A mark as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = attendance_marks)]
pub struct MarkRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub session_id: Key<SessionId>,
    pub application_id: Key<ApplicationId>,
    pub mark_id: Key<Uuid>,
    pub number: i64,
    pub status: Code<Status>,
    pub minutes: Option<i64>,
    pub said_as: Code<SaidAs>,
    pub said_by: Key<AccountId>,
    pub said_at: Ts,
}

/// Somebody who takes part in a programme, or did.
#[derive(Clone, Debug, Queryable)]
pub struct Named {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub name_sort: Vec<u8>,
    pub unit: Option<String>,
}

/// Adds marks.
pub fn insert_all(conn: &mut AnyConn, rows: &[MarkRow]) -> Result<(), DbError> {
    each_backend!(conn, |c| diesel::insert_into(attendance_marks::table).values(rows).execute(c))?;
    Ok(())
}

/// All marks of a session, the later after the earlier.
pub fn of_session(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
) -> Result<Vec<MarkRow>, DbError> {
    let rows = attendance_marks::table
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::session_id.eq(Key(session)))
        .order((attendance_marks::number, attendance_marks::id))
        .select(MarkRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// All marks of the sessions of a programme, the later after the earlier.
pub fn of_programme(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<MarkRow>, DbError> {
    let rows = attendance_marks::table
        .inner_join(sessions::table.on(sessions::id.eq(attendance_marks::session_id)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .order((attendance_marks::number, attendance_marks::id))
        .select(MarkRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// All marks of some applications, the later after the earlier.
pub fn of_applications(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<MarkRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = attendance_marks::table
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::application_id.eq_any(of))
        .order((attendance_marks::number, attendance_marks::id))
        .select(MarkRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Those of these marks that have arrived, by the ids that they were given where they were made.
pub fn arrived(conn: &mut AnyConn, scope: &AgencyScope, ids: &[Uuid]) -> Result<Vec<MarkRow>, DbError> {
    let ids: Vec<_> = ids.iter().map(|id| Key(*id)).collect();
    let rows = attendance_marks::table
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::mark_id.eq_any(ids))
        .select(MarkRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A mark with whose it is and the name of the account that made it.
pub type ChangeRow = (MarkRow, Key<PersonId>, String, String, Option<String>);

/// A page of the marks of a session, the latest first.
pub fn changes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<ChangeRow>, DbError> {
    let mut query = attendance_marks::table
        .inner_join(applications::table.on(applications::id.eq(attendance_marks::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(accounts::table.on(accounts::id.eq(attendance_marks::said_by)))
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::session_id.eq(Key(session)))
        .order(attendance_marks::id.desc())
        .limit(wanted.rows())
        .select((
            MarkRow::as_select(),
            people::id,
            people::given_name,
            people::family_name,
            accounts::display_name.nullable(),
        ))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(attendance_marks::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// Everybody who takes part in a programme, or did, by name.
pub fn names(conn: &mut AnyConn, scope: &AgencyScope, programme: ProgrammeId) -> Result<Vec<Named>, DbError> {
    let rows = participations::table
        .inner_join(applications::table.on(applications::id.eq(participations::application_id)))
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .order((applications::name_sort.asc(), applications::id.asc()))
        .select((
            applications::id,
            people::id,
            people::given_name,
            people::family_name,
            applications::name_sort,
            units::name.nullable(),
        ))
        .load(conn)?;
    Ok(rows)
}

/// The addresses of some people, from the register.
pub fn addresses(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, DbError> {
    let of: Vec<_> = of.iter().map(|person| Key(*person)).collect();
    let rows: Vec<(Key<PersonId>, Option<String>)> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq_any(of))
        .select((people::id, people::email))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(person, address)| Some((person.0, address?))).collect())
}

/// What somebody lived of one session: who, of which kind it was, when it began by its clock, how long it counts, and
/// what was said.
#[derive(Clone, Debug, Queryable)]
pub struct LivedRow {
    pub person: Key<PersonId>,
    pub kind: Code<ElementKind>,
    pub local_start: String,
    pub counted_minutes: i64,
    pub status: Code<Status>,
    pub minutes: Option<i64>,
}

/// The newest mark of everybody at every published session of the agency, where somebody was there.
pub fn lived(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Vec<LivedRow>, DbError> {
    let newer = diesel::alias!(attendance_marks as newer);
    let superseded = newer.filter(
        newer
            .field(attendance_marks::session_id)
            .eq(attendance_marks::session_id)
            .and(newer.field(attendance_marks::application_id).eq(attendance_marks::application_id))
            .and(newer.field(attendance_marks::number).gt(attendance_marks::number)),
    );
    let there = [Status::OnSite, Status::Remote, Status::PartlyOnSite, Status::PartlyRemote].map(Code);
    let rows = attendance_marks::table
        .inner_join(sessions::table.on(sessions::id.eq(attendance_marks::session_id)))
        .inner_join(design_elements::table.on(design_elements::id.eq(sessions::element_id)))
        .inner_join(
            participations::table.on(participations::application_id.eq(attendance_marks::application_id)),
        )
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(sessions::state.eq("published"))
        .filter(attendance_marks::status.eq_any(there))
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .select((
            participations::person_id,
            design_elements::kind,
            sessions::local_start,
            sessions::counted_minutes,
            attendance_marks::status,
            attendance_marks::minutes,
        ))
        .load(conn)?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::Status;
    use crate::sessions::store::WAS_THERE;

    /// What keeps a session from being cancelled is what counts as having been there.
    #[test]
    fn whoever_was_there_is_there_for_sessions_too() {
        let lived: Vec<&str> = Status::ALL
            .iter()
            .filter(|status| status.lived().is_some())
            .map(|status| status.code())
            .collect();
        assert_eq!(lived, WAS_THERE);
    }
}
