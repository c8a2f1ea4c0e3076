//! Rows of applications, and what the selection's tables say of them.

pub mod checks;
pub mod list;
pub mod outcomes;

use diesel::dsl::exists;
use diesel::prelude::*;
use polku_api_types::applications::Answer;
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AgencyId, ApplicationId, CallId, PersonId, ProgrammeId};

use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, people, programmes, selections, sites, units};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// Where an application came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Browser,
    Machine,
    Import,
}

crate::codes!(Origin { Browser = "browser", Machine = "machine", Import = "import" });

/// An application as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = applications)]
pub struct ApplicationRow {
    pub id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub programme_id: Key<ProgrammeId>,
    pub person_id: Key<PersonId>,
    pub state: Code<StateKind>,
    pub answers: Json<Vec<Answer>>,
    pub name_sort: Vec<u8>,
    pub name_fold: String,
    pub submitted_at: Ts,
    pub changed_at: Ts,
    pub state_changed_at: Ts,
    pub source: Code<Origin>,
    pub version: i64,
}

/// How a person stands in a sorted and searched list.
#[derive(Clone, Debug, Queryable)]
pub struct ListedName {
    pub person: Key<PersonId>,
    pub external_id: String,
    pub name_sort: Vec<u8>,
    pub name_fold: String,
}

/// A person of the register as applications show them.
#[derive(Clone, Debug, Queryable)]
pub struct ApplicantRow {
    pub person: Key<PersonId>,
    pub external_id: String,
    pub given_name: String,
    pub family_name: String,
    pub unit: Option<String>,
    pub site: Option<String>,
    pub title: String,
    pub job_category: String,
    pub is_supervisor: bool,
    pub active: bool,
}

/// The columns of an [`ApplicantRow`].
macro_rules! applicant {
    () => {
        (
            people::id,
            people::external_id,
            people::given_name,
            people::family_name,
            units::name.nullable(),
            sites::name.nullable(),
            people::title,
            people::job_category,
            people::is_supervisor,
            people::active,
        )
    };
}

/// One application.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ApplicationId,
) -> Result<Option<ApplicationRow>, DbError> {
    let row = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(id)))
        .select(ApplicationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// One application, whoever sent it, and whether its call has a selection round yet.
pub fn find_whole(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ApplicationId,
) -> Result<Option<(ApplicationRow, ApplicantRow, bool)>, DbError> {
    let rounds = selections::table
        .filter(selections::agency_id.eq(applications::agency_id))
        .filter(selections::call_id.eq(applications::call_id));
    let query = applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(id)));
    // On the connection itself, which knows a statement by its type and does not write it out anew each time.
    let row = each_backend!(conn, |c| query
        .select((ApplicationRow::as_select(), applicant!(), exists(rounds)))
        .first(c)
        .optional())?;
    Ok(row)
}

/// A person's application to a call, withdrawn ones included.
pub fn find_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    person: PersonId,
) -> Result<Option<ApplicationRow>, DbError> {
    let row = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::person_id.eq(Key(person)))
        .select(ApplicationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A person's applications with the call's end and the programme's name, the latest first: a page of them, or all for
/// what is held about the person.
pub fn list_own(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    wanted: Option<&Wanted<ApplicationId>>,
) -> Result<Vec<(ApplicationRow, OwnCall)>, DbError> {
    let mut query = applications::table
        .inner_join(calls::table.on(calls::id.eq(applications::call_id)))
        .inner_join(programmes::table.on(programmes::id.eq(applications::programme_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .order(applications::id.desc())
        .select((
            ApplicationRow::as_select(),
            (calls::opens_at, calls::closes_at, calls::checks_until, programmes::name),
        ))
        .into_boxed();
    if let Some(wanted) = wanted {
        query = query.limit(wanted.rows());
        if let Some(after) = wanted.after {
            query = query.filter(applications::id.lt(Key(after)));
        }
    }
    Ok(query.load(conn)?)
}

/// What an applicant's page needs of the call.
#[derive(Clone, Debug, Queryable)]
pub struct OwnCall {
    pub opens_at: Ts,
    pub closes_at: Ts,
    pub checks_until: Day,
    pub programme_name: Json<Localised>,
}

/// The call of an application, for its applicant's page.
pub fn own_call(conn: &mut AnyConn, scope: &AgencyScope, row: &ApplicationRow) -> Result<OwnCall, DbError> {
    let call = calls::table
        .inner_join(programmes::table.on(programmes::id.eq(calls::programme_id)))
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(row.call_id))
        .select((calls::opens_at, calls::closes_at, calls::checks_until, programmes::name))
        .first(conn)?;
    Ok(call)
}

/// All applications of a call.
pub fn all_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Vec<ApplicationRow>, DbError> {
    let rows = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .order(applications::id)
        .select(ApplicationRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Adds one application.
pub fn insert_one(conn: &mut AnyConn, row: &ApplicationRow) -> Result<(), DbError> {
    diesel::insert_into(applications::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds applications.
pub fn insert(conn: &mut AnyConn, rows: &[ApplicationRow]) -> Result<(), DbError> {
    // A statement takes a bounded number of parameters: 14 columns a row.
    for rows in rows.chunks(500) {
        each_backend!(conn, |c| diesel::insert_into(applications::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Writes a row that still has the version before it; says whether it had.
pub fn update(conn: &mut AnyConn, scope: &AgencyScope, row: &ApplicationRow) -> Result<bool, DbError> {
    let of_version = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(row.id))
        .filter(applications::version.eq(row.version - 1));
    let changed = diesel::update(of_version)
        .set((
            applications::state.eq(row.state),
            applications::answers.eq(&row.answers),
            applications::submitted_at.eq(row.submitted_at),
            applications::changed_at.eq(row.changed_at),
            applications::state_changed_at.eq(row.state_changed_at),
            applications::source.eq(row.source),
            applications::version.eq(row.version),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// A person's place in lists; `None` unless in service.
pub fn listed_name(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Option<ListedName>, DbError> {
    let row = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(person)))
        .filter(people::active.eq(true))
        .select((people::id, people::external_id, people::name_sort, people::name_fold))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Everybody in service with one of these numbers.
pub fn people_numbered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    numbers: &[String],
) -> Result<Vec<ListedName>, DbError> {
    let mut found = Vec::new();
    for numbers in numbers.chunks(500) {
        let rows: Vec<ListedName> = people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::external_id.eq_any(numbers))
            .filter(people::active.eq(true))
            .select((people::id, people::external_id, people::name_sort, people::name_fold))
            .load(conn)?;
        found.extend(rows);
        // A number that is not followed any more leads to the person all the same.
        let to = diesel::alias!(people as led_to);
        let led: Vec<ListedName> = people::table
            .inner_join(to.on(to.field(people::id).nullable().eq(people::merged_into)))
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::external_id.eq_any(numbers))
            .filter(to.field(people::active).eq(true))
            .select((
                to.field(people::id),
                people::external_id,
                to.field(people::name_sort),
                to.field(people::name_fold),
            ))
            .load(conn)?;
        found.extend(led);
    }
    Ok(found)
}
