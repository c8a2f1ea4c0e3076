//! What was decided of each application of a round, hidden until the round is confirmed.

use diesel::prelude::*;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AgencyId, ApplicationId, CallId, PersonId, SelectionId};
use uuid::Uuid;

use super::ListedAs;
use crate::access::AgencyScope;
use crate::applications::grounds::Ground;
use crate::db::schema::{applications, decisions};
use crate::db::{AnyConn, Code, DbError, Json, Key};
use crate::each_backend;

/// So many rows at a time: both engines limit how many values one statement takes.
const CHUNK: usize = 500;

/// A decision as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = decisions)]
pub struct DecisionRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub selection_id: Key<SelectionId>,
    pub application_id: Key<ApplicationId>,
    pub eligible: bool,
    pub grounds: Json<Vec<Ground>>,
    pub pseudonym: Option<String>,
    pub salt: Option<String>,
    pub rank: Option<i64>,
    pub outcome: Option<Code<ListedAs>>,
    /// Whether somebody in the pool was counted among those whom an earlier round left out; none where the call names no
    /// round.
    pub left_out: Option<bool>,
}

/// The applications of a call that were not withdrawn, with whose they are.
pub fn submitted_to(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<(ApplicationId, PersonId)>, DbError> {
    let rows: Vec<(Key<ApplicationId>, Key<PersonId>)> = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::state.eq(Code(StateKind::Submitted)))
        .order(applications::id)
        .select((applications::id, applications::person_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(application, person)| (application.0, person.0)).collect())
}

/// Replaces all decisions of a round.
pub fn replace(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
    rows: &[DecisionRow],
) -> Result<(), DbError> {
    diesel::delete(
        decisions::table
            .filter(decisions::agency_id.eq(Key(scope.agency())))
            .filter(decisions::selection_id.eq(Key(round))),
    )
    .execute(conn)?;
    for chunk in rows.chunks(CHUNK) {
        each_backend!(conn, |c| diesel::insert_into(decisions::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// All decisions of a round.
pub fn list_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<DecisionRow>, DbError> {
    let rows = decisions::table
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .order(decisions::application_id)
        .select(DecisionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// What a round decided of one application.
pub fn of_application(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
    application: ApplicationId,
) -> Result<Option<DecisionRow>, DbError> {
    Ok(of_applications(conn, scope, round, &[application])?.pop())
}

/// What a round decided of some applications.
pub fn of_applications(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
    of: &[ApplicationId],
) -> Result<Vec<DecisionRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = decisions::table
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .filter(decisions::application_id.eq_any(of))
        .select(DecisionRow::as_select())
        .load(conn)?;
    Ok(rows)
}
