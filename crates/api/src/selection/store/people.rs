//! The applicants of a round: what the rules, the list and the mails need of them.

use diesel::prelude::*;
use polku_api_types::programmes::{LeftOut, Quota};
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CallId, PersonId, ProgrammeId, SelectionId};
use polku_i18n::Language;

use super::offers::WaitingState;
use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, decisions, people, programmes, sites, units, waiting_list};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};

/// The facts of the staff register that a rule may ask for.
#[derive(Clone, Debug, Queryable)]
pub struct RegisterRow {
    pub person: Key<PersonId>,
    pub source: String,
    pub as_of: Day,
    pub is_supervisor: bool,
    pub job_category: String,
    pub role_started_on: Option<Day>,
    pub unit: Option<String>,
    pub site: Option<String>,
}

/// The columns of a [`RegisterRow`].
macro_rules! register {
    () => {
        (
            people::id,
            people::source,
            people::register_as_of,
            people::is_supervisor,
            people::job_category,
            people::role_started_on,
            units::name.nullable(),
            sites::name.nullable(),
        )
    };
}

/// What the register knows of its people who are active now, at most `most` of them by id, after the given one.
pub fn active_in_register(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    after: PersonId,
    most: i64,
) -> Result<Vec<RegisterRow>, DbError> {
    let rows = people::table
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.gt(Key(after)))
        .filter(people::active.eq(true))
        .order(people::id)
        .limit(most)
        .select(register!())
        .load(conn)?;
    Ok(rows)
}

/// What the register knows of the applicants of a call.
pub fn register_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<RegisterRow>, DbError> {
    let rows = applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .select(register!())
        .load(conn)?;
    Ok(rows)
}

/// An applicant as a list and a mail name them.
#[derive(Clone, Debug, Queryable)]
pub struct ApplicantRow {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub state: Code<StateKind>,
    pub given_name: String,
    pub family_name: String,
    pub active: bool,
    pub email: Option<String>,
    pub language: Code<Language>,
    pub unit: Option<String>,
}

impl ApplicantRow {
    /// "Given Family".
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// The columns of an [`ApplicantRow`].
macro_rules! applicant {
    () => {
        (
            applications::id,
            people::id,
            applications::state,
            people::given_name,
            people::family_name,
            people::active,
            people::email,
            people::language,
            units::name.nullable(),
        )
    };
}

/// The applicants of a round.
pub fn applicants_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<ApplicantRow>, DbError> {
    let rows = decisions::table
        .inner_join(applications::table.on(applications::id.eq(decisions::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .select(applicant!())
        .load(conn)?;
    Ok(rows)
}

/// Everybody whose application to a call waits for the selection.
pub fn submitted(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<ApplicantRow>, DbError> {
    let rows = applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::state.eq(Code(StateKind::Submitted)))
        .order((applications::name_sort, applications::id))
        .select(applicant!())
        .load(conn)?;
    Ok(rows)
}

/// Everybody who waits, in the stored order.
pub fn waiting_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<ApplicantRow>, DbError> {
    let rows = waiting_list::table
        .inner_join(applications::table.on(applications::id.eq(waiting_list::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(waiting_list::agency_id.eq(Key(scope.agency())))
        .filter(waiting_list::programme_id.eq(Key(programme)))
        .filter(waiting_list::state.eq(Code(WaitingState::Waiting)))
        .order(waiting_list::place)
        .select(applicant!())
        .load(conn)?;
    Ok(rows)
}

/// One applicant, by the application.
pub fn applicant(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<ApplicantRow>, DbError> {
    let row = applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(application)))
        .select(applicant!())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A call with what a round needs of it and of its programme.
#[derive(Clone, Debug, Queryable)]
pub struct CallRow {
    pub call: Key<CallId>,
    pub programme: Key<ProgrammeId>,
    pub state: String,
    pub opens_on: Day,
    pub closes_on: Day,
    pub closes_at: Ts,
    pub seats: i64,
    pub quotas: Json<Vec<Quota>>,
    pub left_out: Option<Json<LeftOut>>,
    pub offer_days: i64,
    pub waiting_list_until: Day,
    pub checks_until: Day,
    pub programme_name: Json<Localised>,
    pub places: i64,
    pub places_taken: i64,
}

impl CallRow {
    /// Whether its draw is one under quotas.
    pub fn has_quotas(&self) -> bool {
        !self.quotas.0.is_empty() || self.left_out.is_some()
    }

    /// The programme and its name.
    pub fn named(&self) -> (ProgrammeId, &Localised) {
        (self.programme.0, &self.programme_name.0)
    }
}

type CallQuery = (
    calls::id,
    calls::programme_id,
    calls::state,
    calls::opens_on,
    calls::closes_on,
    calls::closes_at,
    calls::seats,
    calls::quotas,
    calls::left_out,
    calls::offer_days,
    calls::waiting_list_until,
    calls::checks_until,
    programmes::name,
    programmes::places,
    programmes::places_taken,
);

const CALL: CallQuery = (
    calls::id,
    calls::programme_id,
    calls::state,
    calls::opens_on,
    calls::closes_on,
    calls::closes_at,
    calls::seats,
    calls::quotas,
    calls::left_out,
    calls::offer_days,
    calls::waiting_list_until,
    calls::checks_until,
    programmes::name,
    programmes::places,
    programmes::places_taken,
);

/// One call.
pub fn call(conn: &mut AnyConn, scope: &AgencyScope, id: CallId) -> Result<Option<CallRow>, DbError> {
    let row = calls::table
        .inner_join(programmes::table.on(programmes::id.eq(calls::programme_id)))
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(id)))
        .select(CALL)
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The call by which an application came.
pub fn call_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<CallRow>, DbError> {
    let row = calls::table
        .inner_join(programmes::table.on(programmes::id.eq(calls::programme_id)))
        .inner_join(applications::table.on(applications::call_id.eq(calls::id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(application)))
        .select(CALL)
        .first(conn)
        .optional()?;
    Ok(row)
}
