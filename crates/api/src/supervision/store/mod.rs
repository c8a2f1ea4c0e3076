//! Rows of notices and statements, each within one agency, and the columns of other rooms that say whom they concern.

pub mod erase;
pub mod notices;
pub mod people;

use diesel::prelude::*;
use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, ApplicationId, CallId, PersonId, ProgrammeId};
use polku_domain::programmes::call::{SupervisorPart, SupervisorTerms};
use polku_domain::supervision::{Obstacle, WorkingTime};

use crate::access::AgencyScope;
use crate::db::schema::{
    applications, calls, people as register, programmes, supervisor_statements as statements,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::store::stored_words;

stored_words!(WorkingTime, Obstacle);

/// The state of an application of which nothing is told any more.
const WITHDRAWN: &str = "withdrawn";

/// A statement as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = statements, treat_none_as_null = true)]
pub struct StatementRow {
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub answer: Code<WorkingTime>,
    pub obstacle: Option<Code<Obstacle>>,
    pub words: Option<String>,
    pub stated_by: Option<Key<PersonId>>,
    pub stated_at: Ts,
    pub reply: Option<String>,
    pub replied_at: Option<Ts>,
    pub version: i64,
}

/// An application as far as its applicant's supervisor is concerned: nothing of what it says and how it stands.
#[derive(Clone, Debug, Queryable)]
pub struct Sighted {
    pub application: Key<ApplicationId>,
    pub agency: Key<AgencyId>,
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub supervisor: Option<Key<PersonId>>,
    pub call: Key<CallId>,
    pub programme: Key<ProgrammeId>,
    pub programme_name: Json<Localised>,
    pub part: Code<SupervisorPart>,
    pub statements_until: Option<Day>,
    pub closes_on: Day,
    pub waiting_list_until: Day,
}

impl Sighted {
    /// "Given Family".
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// What the call declares.
    pub fn terms(&self) -> Result<SupervisorTerms, AppError> {
        let until = self.statements_until.map(|day| day.0);
        SupervisorTerms::parse(self.part.0, until, self.closes_on.0, self.waiting_list_until.0)
            .map_err(AppError::internal)
    }
}

/// The columns of a [`Sighted`].
macro_rules! sighted {
    () => {
        (
            applications::id,
            applications::agency_id,
            register::id,
            register::given_name,
            register::family_name,
            register::supervisor_id,
            calls::id,
            programmes::id,
            programmes::name,
            calls::supervisor_part,
            calls::statements_until,
            calls::closes_on,
            calls::waiting_list_until,
        )
    };
}
pub(super) use sighted;

#[diesel::dsl::auto_type]
pub(super) fn with_calls() -> _ {
    applications::table
        .inner_join(register::table.on(register::id.eq(applications::person_id)))
        .inner_join(calls::table.on(calls::id.eq(applications::call_id)))
        .inner_join(programmes::table.on(programmes::id.eq(applications::programme_id)))
}

/// One application that is not withdrawn.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<Sighted>, DbError> {
    let row = with_calls()
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(application)))
        .filter(applications::state.ne(WITHDRAWN))
        .select(sighted!())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A row of a list: an application and what is stated of it.
pub type Listed = (Sighted, Option<StatementRow>);

/// The applications of those whom somebody supervises, as far as their calls tell supervisors anything and still give
/// places on a day, with what is stated.
macro_rules! supervised {
    ($scope:ident, $supervisor:ident, $today:ident) => {
        with_calls()
            .left_join(statements::table.on(statements::application_id.eq(applications::id)))
            .filter(register::agency_id.eq(Key($scope.agency())))
            .filter(register::supervisor_id.eq(Key($supervisor)))
            .filter(applications::agency_id.eq(Key($scope.agency())))
            .filter(applications::state.ne(WITHDRAWN))
            .filter(calls::supervisor_part.ne(Code(SupervisorPart::None)))
            .filter(calls::waiting_list_until.ge(Day($today)))
    };
}

/// A page of the applications that a supervisor sees on a day, the earliest first.
pub fn of_supervisor(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    supervisor: PersonId,
    today: Date,
    wanted: &Wanted<ApplicationId>,
) -> Result<Vec<Listed>, DbError> {
    let mut query = supervised!(scope, supervisor, today)
        .order(applications::id)
        .limit(wanted.rows())
        .select((sighted!(), Option::<StatementRow>::as_select()))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(applications::id.gt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// Of each application that a supervisor sees on a day, the last day for a statement, and whether something is stated.
pub fn days_of_supervisor(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    supervisor: PersonId,
    today: Date,
) -> Result<Vec<(Option<Date>, bool)>, DbError> {
    let rows: Vec<(Option<Day>, Option<Key<ApplicationId>>)> = supervised!(scope, supervisor, today)
        .select((calls::statements_until, statements::application_id.nullable()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(until, stated)| (until.map(|day| day.0), stated.is_some())).collect())
}

/// A page of the applications of a call that are not withdrawn, the earliest first.
pub fn of_call(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    answer: Option<WorkingTime>,
    wanted: &Wanted<ApplicationId>,
) -> Result<Vec<Listed>, DbError> {
    let mut query = with_calls()
        .left_join(statements::table.on(statements::application_id.eq(applications::id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::state.ne(WITHDRAWN))
        .order(applications::id)
        .limit(wanted.rows())
        .select((sighted!(), Option::<StatementRow>::as_select()))
        .into_boxed();
    if let Some(answer) = answer {
        query = query.filter(statements::answer.nullable().eq(Code(answer)));
    }
    if let Some(after) = wanted.after {
        query = query.filter(applications::id.gt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// A person's applications of which supervisors are told something, the latest first.
pub fn of_person(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<Vec<Listed>, DbError> {
    let rows = with_calls()
        .left_join(statements::table.on(statements::application_id.eq(applications::id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .filter(applications::state.ne(WITHDRAWN))
        .filter(calls::supervisor_part.ne(Code(SupervisorPart::None)))
        .order(applications::id.desc())
        .select((sighted!(), Option::<StatementRow>::as_select()))
        .load(conn)?;
    Ok(rows)
}

/// What somebody stated, the latest first, with the programme that was applied to.
pub fn of_author(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    author: PersonId,
) -> Result<Vec<(StatementRow, Localised)>, DbError> {
    let rows: Vec<(StatementRow, Json<Localised>)> = statements::table
        .inner_join(applications::table.on(applications::id.eq(statements::application_id)))
        .inner_join(programmes::table.on(programmes::id.eq(applications::programme_id)))
        .filter(statements::agency_id.eq(Key(scope.agency())))
        .filter(statements::stated_by.eq(Some(Key(author))))
        .order((statements::stated_at.desc(), statements::application_id))
        .select((StatementRow::as_select(), programmes::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(row, name)| (row, name.0)).collect())
}

/// What is stated of one application.
pub fn statement(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<StatementRow>, DbError> {
    let row = statements::table
        .filter(statements::agency_id.eq(Key(scope.agency())))
        .filter(statements::application_id.eq(Key(application)))
        .select(StatementRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps what is stated for the first time; refused where another was quicker.
pub fn insert(conn: &mut AnyConn, row: &StatementRow) -> Result<(), DbError> {
    diesel::insert_into(statements::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes over what still has the version before; says whether it had.
pub fn update(conn: &mut AnyConn, row: &StatementRow) -> Result<bool, DbError> {
    let of_version = statements::table
        .filter(statements::agency_id.eq(row.agency_id))
        .filter(statements::application_id.eq(row.application_id))
        .filter(statements::version.eq(row.version - 1));
    Ok(diesel::update(of_version).set(row).execute(conn)? > 0)
}
