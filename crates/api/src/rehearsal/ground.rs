//! What a rehearsal stands on: the terms of the call, its rules, the staff, and the pool.

use std::collections::BTreeMap;

use polku_api_types::programmes::Hours;
use polku_domain::access::{Permission, Target};
use polku_domain::applications::eligibility::evaluate;
use polku_domain::ids::{ApplicationId, CallId, PersonId, SelectionId};
use polku_domain::programmes::call::{CallPhase, LeftOutTerms, Method};
use polku_domain::programmes::design::Elements;
use polku_domain::programmes::rule::fact::{Attribute, Facts, Value};
use polku_domain::programmes::rule::history::RuleVersion;
use polku_domain::selection::quota::Quotas;
use polku_domain::selection::rehearsal::{RehearsalLine, STRATA};
use polku_domain::selection::{Pseudonym, Seats};
use uuid::Uuid;

use super::convert::WantedPool;
use super::store;
use crate::access::{AgencyScope, Caller};
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::{call_for, call_within, shown};
use crate::programmes::store::calls::CallRow;
use crate::programmes::store::{count, programmes};
use crate::scoring::totals_for;
use crate::selection::service::{LeftOut, facts, known_of, register_facts, rules_planned};
use crate::selection::store::{people, rounds};

/// How many people of the register are read at a time.
const PAGE: i64 = 1_000;

/// How many of the active staff have a value.
pub type StaffCounts = BTreeMap<(Attribute, Option<String>), u32>;

/// What a rehearsal stands on.
pub struct Ground {
    pub seats: Seats,
    pub quotas: Option<Quotas>,
    /// The round of whose left out the call prefers some.
    pub left_out: Option<SelectionId>,
    pub declared: Method,
    pub groups: u32,
    pub hours: Option<Hours>,
    /// What the programme consists of; `None` while there is no design.
    pub design: Option<Elements>,
    pub staff: StaffCounts,
    /// Everybody whom the rules of the call, as it is planned, let in; nobody where people are invented.
    pub pool: Vec<RehearsalLine>,
}

/// A call that can be rehearsed: it has not opened.
///
/// # Errors
/// `call_opened`, and what the policy refuses.
pub fn rehearsable(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
    now: jiff::Timestamp,
) -> Result<CallRow, AppError> {
    let row = call_for(conn, caller, call, Permission::RehearseSelection)?;
    match shown::phase(&row, now) {
        CallPhase::Draft | CallPhase::AwaitingApproval | CallPhase::Approved => Ok(row),
        CallPhase::Open | CallPhase::Closed => Err(AppError::new(ProblemCode::CallOpened)),
    }
}

impl Ground {
    /// Reads it.
    ///
    /// # Errors
    /// `not_found` for an earlier call that is not there for the caller, `outcome_not_confirmed` for one that is not over.
    pub fn load(
        conn: &mut AnyConn,
        caller: &Caller,
        call: &CallRow,
        wanted: &WantedPool,
    ) -> Result<Self, AppError> {
        let terms = shown::terms(call)?;
        let (staff, pool) = people_for(conn, caller, call.id.0, wanted)?;
        let designs = loaded_designs(conn, &caller.scope, &[call.programme_id.0])?;
        let design = designs.shown(call.programme_id.0, true);
        let programme = programmes::find(conn, &caller.scope, call.programme_id.0)?
            .ok_or_else(|| AppError::internal("calls.programme_id leads nowhere"))?;
        Ok(Self {
            groups: count(programme.group_count),
            seats: Seats::parse(count(call.seats)).map_err(AppError::internal)?,
            quotas: Quotas::of_call(&terms.quotas, terms.left_out.as_ref()).map_err(AppError::internal)?,
            left_out: terms.left_out.as_ref().map(LeftOutTerms::round),
            declared: terms.method,
            hours: design.map(|(_, elements)| shown::hours(elements)).transpose()?,
            design: design.map(|(_, elements)| shown::elements(elements)).transpose()?,
            staff,
            pool,
        })
    }
}

/// The staff in numbers, and who might apply. For invented people nobody is read: no figure of theirs is a figure of the
/// register.
fn people_for(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
    wanted: &WantedPool,
) -> Result<(StaffCounts, Vec<RehearsalLine>), AppError> {
    if matches!(wanted, WantedPool::Invented(_)) {
        return Ok((StaffCounts::new(), Vec::new()));
    }
    let rules = rules_planned(conn, &caller.scope, call)?;
    let left_out = LeftOut::of_call(conn, &caller.scope, call)?;
    let register = read_register(conn, &caller.scope, left_out.as_ref())?;
    let pool = match wanted {
        WantedPool::Call(earlier) => pool_of(conn, caller, *earlier, &rules, left_out.as_ref())?,
        WantedPool::Staff { .. } | WantedPool::Invented(_) => in_target_group(&register, &rules, call),
    };
    Ok((counted(&register), pool))
}

/// Everybody on the staff who is active now.
fn read_register(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    left_out: Option<&LeftOut>,
) -> Result<Vec<(PersonId, Facts)>, AppError> {
    let (mut register, mut after) = (Vec::new(), PersonId::new(Uuid::nil()));
    loop {
        let rows = people::active_in_register(conn, scope, after, PAGE)?;
        for row in &rows {
            register.push((row.person.0, known_of(left_out, row.person.0, facts(row)?)?));
        }
        match rows.last() {
            Some(last) => after = last.person.0,
            None => return Ok(register),
        }
    }
}

fn in_target_group(
    register: &[(PersonId, Facts)],
    rules: &[RuleVersion],
    call: CallId,
) -> Vec<RehearsalLine> {
    let line = |(person, facts): &(PersonId, Facts)| RehearsalLine {
        line: Pseudonym::rehearsed(call, person.uuid()),
        facts: facts.clone(),
        total: None,
    };
    register.iter().filter(|(_, facts)| evaluate(rules, facts).is_eligible()).map(line).collect()
}

/// How many of the staff are in the target group of a call.
///
/// # Errors
/// What the database refuses.
pub fn staff_in_target_group(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<usize, AppError> {
    let rules = rules_planned(conn, scope, call)?;
    let register = read_register(conn, scope, None)?;
    Ok(register.iter().filter(|(_, facts)| evaluate(&rules, facts).is_eligible()).count())
}

fn counted(register: &[(PersonId, Facts)]) -> StaffCounts {
    let mut counts = StaffCounts::new();
    for (_, facts) in register {
        for attribute in STRATA {
            let value = match facts.get(attribute).and_then(|fact| fact.value.as_ref()) {
                Some(Value::Code(code)) => Some(code.clone()),
                _ => None,
            };
            *counts.entry((attribute, value)).or_insert(0) += 1;
        }
    }
    counts
}

/// The pool of an earlier call, under the pseudonyms that it was drawn by, as far as these rules let it in.
fn pool_of(
    conn: &mut AnyConn,
    caller: &Caller,
    earlier: CallId,
    rules: &[RuleVersion],
    left_out: Option<&LeftOut>,
) -> Result<Vec<RehearsalLine>, AppError> {
    call_within(conn, caller, earlier, Permission::ListApplications)?;
    let round = rounds::latest_of(conn, &caller.scope, earlier)?;
    let round = round
        .filter(|round| round.confirmed_at.is_some())
        .ok_or_else(|| AppError::new(ProblemCode::OutcomeNotConfirmed))?;
    let rows = store::lines_of(conn, &caller.scope, round.id.0)?;
    let totals = totals_of(conn, caller, earlier, &rows)?;
    let mut register = register_facts(conn, &caller.scope, earlier)?;
    let mut pool = Vec::new();
    for row in rows {
        let Some(line) = row.pseudonym.as_deref() else { continue };
        let facts = register.remove(&row.person.0).unwrap_or_default();
        let facts = known_of(left_out, row.person.0, facts)?;
        if evaluate(rules, &facts).is_eligible() {
            let line = Pseudonym::parse(line).map_err(AppError::internal)?;
            pool.push(RehearsalLine { line, facts, total: totals.get(&row.application.0).copied() });
        }
    }
    Ok(pool)
}

/// What the applications of a scored call came to; none of a call that was not, or of which sheets are gone.
fn totals_of(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
    rows: &[store::LineRow],
) -> Result<BTreeMap<ApplicationId, u32>, AppError> {
    let pool: Vec<ApplicationId> = rows.iter().map(|row| row.application.0).collect();
    match totals_for(conn, &caller.scope, call, &pool) {
        Ok(totals) => Ok(totals.map(|totals| totals.of).unwrap_or_default()),
        Err(error) if error.code() == ProblemCode::ScoringIncomplete => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    }
}

/// Whether the caller may read the applications of a programme's calls.
pub fn may_read(caller: &Caller, row: &store::EarlierRow) -> bool {
    caller.may(Permission::ListApplications, Target::of_programme(row.programme.0))
}
