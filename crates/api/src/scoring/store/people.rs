//! The pool that is scored, and who could score it.

use diesel::prelude::*;
use jiff::civil::Date;
use polku_domain::access::Role;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CallId, PersonId, ProgrammeId, SelectionId};

use crate::access::{AccountStatus, AgencyScope};
use crate::db::schema::{
    accounts, applications, decisions, people, role_grants, scoring_assessors as named, selections,
};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::each_backend;

/// The latest round of a call, as far as scoring has to know it.
#[derive(Clone, Debug, Queryable)]
pub struct RoundRow {
    pub id: Key<SelectionId>,
    pub committed_at: Option<Ts>,
    pub confirmed_at: Option<Ts>,
}

/// The latest round of a call.
pub fn round_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Option<RoundRow>, DbError> {
    let row = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::call_id.eq(Key(call)))
        .order(selections::round.desc())
        .select((selections::id, selections::committed_at, selections::confirmed_at))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// An application in the pool of a round, and whose it is.
#[derive(Clone, Debug, Queryable)]
pub struct PoolRow {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
}

impl PoolRow {
    /// "Given Family".
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Whom the round has in its pool and who has not withdrawn since.
pub fn pool_of(conn: &mut AnyConn, scope: &AgencyScope, round: SelectionId) -> Result<Vec<PoolRow>, DbError> {
    let judged = judged(conn, scope, round)?.into_iter();
    Ok(judged.filter(|(_, state)| state.0 == StateKind::Submitted).map(|(row, _)| row).collect())
}

/// Whom the round has in its pool, whatever became of the applications.
pub fn judged_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<PoolRow>, DbError> {
    Ok(judged(conn, scope, round)?.into_iter().map(|(row, _)| row).collect())
}

/// The pool of a round with what has become of each application.
fn judged(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<(PoolRow, Code<StateKind>)>, DbError> {
    let rows = decisions::table
        .inner_join(applications::table.on(applications::id.eq(decisions::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .filter(decisions::eligible.eq(true))
        .order(applications::id)
        .select((
            (applications::id, people::id, people::given_name, people::family_name),
            applications::state,
        ))
        .load(conn)?;
    Ok(rows)
}

/// Somebody with the role of assessor in a programme.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub account: AccountId,
    /// Nobody for an account that is linked to nobody on the staff.
    pub person: Option<PersonId>,
    pub name: String,
    /// All their roles in the programme.
    pub roles: Vec<Role>,
}

type CandidateRow = (Key<AccountId>, Option<Key<PersonId>>, Option<bool>, String, Code<Role>);

/// Everybody who has the role of assessor in a programme today and can sign in, with all their roles in it, by name.
pub fn candidates(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    today: Date,
) -> Result<Vec<Candidate>, DbError> {
    let rows: Vec<CandidateRow> = role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .left_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::programme_id.is_null().or(role_grants::programme_id.eq(Key(programme))))
        .filter(role_grants::valid_from.le(Day(today)))
        .filter(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(today)).assume_not_null()))
        .filter(accounts::status.eq(Code(AccountStatus::Active)))
        .filter(accounts::ends_on.is_null().or(accounts::ends_on.ge(Day(today)).assume_not_null()))
        .order((accounts::display_name, accounts::id))
        .select((
            accounts::id,
            people::id.nullable(),
            people::active.nullable(),
            accounts::display_name,
            role_grants::role,
        ))
        .load(conn)?;
    let mut found: Vec<Candidate> = Vec::new();
    for (account, person, active, name, role) in rows {
        if active == Some(false) {
            continue;
        }
        match found.last_mut().filter(|last| last.account == account.0) {
            Some(last) => last.roles.push(role.0),
            None => found.push(Candidate {
                account: account.0,
                person: person.map(|person| person.0),
                name,
                roles: vec![role.0],
            }),
        }
    }
    found.retain(|candidate| candidate.roles.contains(&Role::Assessor));
    Ok(found)
}

/// Who is named to score a call.
pub fn named_for(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Vec<AccountId>, DbError> {
    let rows: Vec<Key<AccountId>> = named::table
        .filter(named::agency_id.eq(Key(scope.agency())))
        .filter(named::call_id.eq(Key(call)))
        .order(named::account_id)
        .select(named::account_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|account| account.0).collect())
}

/// Names others in their place.
pub fn name(conn: &mut AnyConn, scope: &AgencyScope, call: CallId, of: &[AccountId]) -> Result<(), DbError> {
    let before =
        named::table.filter(named::agency_id.eq(Key(scope.agency()))).filter(named::call_id.eq(Key(call)));
    diesel::delete(before).execute(conn)?;
    let (agency, call): (Key<AgencyId>, Key<CallId>) = (Key(scope.agency()), Key(call));
    let row = |account: &AccountId| {
        (named::call_id.eq(call), named::account_id.eq(Key(*account)), named::agency_id.eq(agency))
    };
    let rows: Vec<_> = of.iter().map(row).collect();
    if !rows.is_empty() {
        each_backend!(conn, |c| diesel::insert_into(named::table).values(&rows).execute(c))?;
    }
    Ok(())
}
