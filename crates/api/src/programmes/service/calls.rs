//! Calls: prepared by one person, approved by another, open by the clock.

use jiff::Timestamp;
use polku_api_types::programmes::{ApproveCall, CallDetails, ReturnCall, SaveCall};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, ApplicationId, CallId, ProgrammeId, SelectionId};
use polku_domain::programmes::call::{
    Approval, Beside, CallQuotas, CallState, CallStateFault, CallTerms, Cooperation, Returned, Seats,
};

use super::designs::{self, loaded_designs};
use super::{call_for, decisions, left_out, programme_for, shown, unless_stale};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::{FINLAND, finland};
use crate::db::{AnyConn, Code, Day, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert;
use crate::programmes::store::calls::{self as rows, CallRow, CallStatus, StateChange, TermsChange};
use crate::programmes::store::programmes::{self as programme_rows, ProgrammeRow};
use crate::programmes::store::{
    count, left_out as left_out_rows, number, quotas as quota_rows, rules as rule_rows, version,
};
use crate::text::{Faults, text_fault, to_wire};

/// One call with its rules and the hours it promises.
///
/// # Errors
/// `not_found`.
pub async fn view_call(app: &App, caller: &Caller, id: CallId) -> Result<CallDetails, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let row = call_for(conn, &caller, id, Permission::ViewCall)?;
            details(conn, &caller, &row, now)
        })
        .await
}

/// A call as the caller may see it.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn details(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &CallRow,
    now: Timestamp,
) -> Result<CallDetails, AppError> {
    let programme = programme_rows::find(conn, &caller.scope, row.programme_id.0)?
        .ok_or_else(|| AppError::internal("calls.programme_id leads nowhere"))?;
    let rules = rule_rows::list_of(conn, &caller.scope, &[row.id.0])?;
    let rules = shown::latest_rules(&rules).remove(&row.id.0).unwrap_or_default();
    let designs = loaded_designs(conn, &caller.scope, &[row.programme_id.0])?;
    let design = designs
        .shown(row.programme_id.0, false)
        .map(|(design, elements)| shown::design(design, elements))
        .transpose()?;
    let own = match caller.person {
        Some(person) => rows::applied_to(conn, &caller.scope, person, &[row.id.0])?,
        None => Vec::new(),
    };
    let own = own.into_iter().find(|(call, _)| *call == row.id.0).map(|(_, application)| application);
    let named = row.left_out.as_ref().map(|named| SelectionId::new(named.0.selection_id));
    let named = named.map(|round| left_out_rows::find(conn, &caller.scope, round)).transpose()?.flatten();
    let works_on_it = caller.may(Permission::ViewDraftCall, Target::of_programme(row.programme_id.0));
    Ok(CallDetails {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme_name: programme.name.0,
        opens_on: row.opens_on.0,
        closes_on: row.closes_on.0,
        opens_at: row.opens_at.0,
        closes_at: row.closes_at.0,
        zone: row.zone.clone(),
        questions: row.questions.0.clone(),
        target_group: row.target_group.0.clone(),
        method: convert::call::method_to_wire(row.method.0),
        quotas: row.quotas.0.clone(),
        left_out: row.left_out.as_ref().map(|left_out| left_out.0.clone()),
        left_out_round: named.as_ref().map(convert::left_out::round_to_wire),
        scoring: row.scoring.as_ref().map(|scoring| scoring.0.clone()),
        supervisor: shown::supervisor(row),
        seats: count(row.seats),
        offer_days: count(row.offer_days),
        waiting_list_until: row.waiting_list_until.0,
        checks_until: row.checks_until.0,
        cooperation_on: row.cooperation_on.map(|day| day.0),
        cooperation_reference: row.cooperation_reference.clone(),
        state: convert::call::phase_to_wire(shown::phase(row, now)),
        approval: shown::approval(row),
        returned_note: row.returned_note.clone().filter(|_| works_on_it),
        rules: rules.into_iter().filter(|rule| works_on_it || !rule.withdrawn).collect(),
        growth_limit_minutes: count(programme.growth_limit_minutes),
        hours: design.as_ref().map(|design| design.hours.clone()),
        design,
        own_application_id: own.map(ApplicationId::uuid),
        version: version(row.version),
    })
}

/// What terms write into the row of a call.
pub(super) fn terms_change(terms: &CallTerms, prepared_by: AccountId) -> TermsChange {
    let zone = finland();
    TermsChange {
        opens_on: Day(terms.window.opens_on()),
        closes_on: Day(terms.window.closes_on()),
        opens_at: Ts(terms.window.opens_at(&zone)),
        closes_at: Ts(terms.window.closes_at(&zone)),
        questions: Json(convert::call::questions_to_wire(&terms.questions)),
        target_group: Json(to_wire(&terms.target_group)),
        method: Code(terms.method),
        quotas: Json(convert::quota::quotas_to_wire(&terms.quotas)),
        left_out: terms.left_out.as_ref().map(|terms| Json(convert::left_out::left_out_to_wire(terms))),
        scoring: terms.scoring.as_ref().map(|scoring| Json(convert::scoring::scoring_to_wire(scoring))),
        supervisor_part: Code(terms.supervisor.part()),
        statements_until: terms.supervisor.until().map(Day),
        seats: number(terms.seats.get()),
        offer_days: number(terms.offer_days.get()),
        waiting_list_until: Day(terms.waiting_list_until),
        checks_until: Day(terms.checks_until),
        cooperation_on: terms.cooperation.as_ref().map(|record| Day(record.on())),
        cooperation_reference: terms.cooperation.as_ref().map(reference),
        prepared_by: Key(prepared_by),
    }
}

fn reference(record: &Cooperation) -> String {
    record.reference().to_owned()
}

/// Seats of a call are the places of its programme that nobody has been offered or has taken.
fn seats(programme: &ProgrammeRow) -> Result<Seats, AppError> {
    let free = count(programme.places - programme.places_taken);
    Seats::parse(free).map_err(|_| AppError::new(ProblemCode::NoFreePlace))
}

const TERMS: &[&str] = &[
    "opens_on",
    "closes_on",
    "questions",
    "target_group",
    "method",
    "quotas",
    "left_out",
    "scoring",
    "supervisor_part",
    "statements_until",
    "seats",
    "offer_days",
    "waiting_list_until",
    "checks_until",
    "cooperation_on",
    "cooperation_reference",
];

fn note(
    conn: &mut AnyConn,
    actor: &Actor,
    action: &'static str,
    call: CallId,
    fields: &[&str],
    at: Timestamp,
) -> Result<(), AppError> {
    let subject = Subject::new("call", call);
    Ok(audit::record(conn, actor, Entry { action, subject, person: None, fields, at })?)
}

/// Prepares a call. Whoever prepares it cannot approve it.
///
/// # Errors
/// `invalid_fields`, `not_found`.
pub async fn create_call(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: SaveCall,
) -> Result<CallDetails, AppError> {
    let prepared_by = caller.account()?;
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    let id = CallId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let programme = programme_for(conn, &caller, programme, Permission::CreateCall)?;
        let terms = convert::call::terms(&body, seats(&programme)?)?;
        left_out::refuse_unseen(conn, &caller, &terms, None)?;
        let row = new_row(id, &programme, terms_change(&terms, prepared_by), now);
        rows::insert(conn, &row)?;
        note(conn, &actor, "call_created", id, TERMS, now)?;
        details(conn, &caller, &row, now)
    })
    .await
}

/// The row of a new call: a draft that nobody has approved.
pub(super) fn new_row(id: CallId, programme: &ProgrammeRow, terms: TermsChange, now: Timestamp) -> CallRow {
    CallRow {
        id: Key(id),
        agency_id: programme.agency_id,
        programme_id: programme.id,
        opens_on: terms.opens_on,
        closes_on: terms.closes_on,
        zone: FINLAND.to_owned(),
        opens_at: terms.opens_at,
        closes_at: terms.closes_at,
        questions: terms.questions,
        target_group: terms.target_group,
        method: terms.method,
        quotas: terms.quotas,
        left_out: terms.left_out,
        scoring: terms.scoring,
        supervisor_part: terms.supervisor_part,
        statements_until: terms.statements_until,
        seats: terms.seats,
        offer_days: terms.offer_days,
        waiting_list_until: terms.waiting_list_until,
        checks_until: terms.checks_until,
        cooperation_on: terms.cooperation_on,
        cooperation_reference: terms.cooperation_reference,
        state: Code(CallStatus::Draft),
        prepared_by: terms.prepared_by,
        approved_by: None,
        approver_name: None,
        approver_title: None,
        approved_at: None,
        returned_note: None,
        created_at: Ts(now),
        version: 1,
    }
}

/// Changes the terms of a draft. Whoever changed them last counts as its preparer.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`, `call_not_draft`.
pub async fn update_call(
    app: &App,
    caller: &Caller,
    id: CallId,
    seen: IfMatch,
    body: SaveCall,
) -> Result<CallDetails, AppError> {
    let prepared_by = caller.account()?;
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_tx(move |conn| {
            let row = call_for(conn, &caller, id, Permission::UpdateCall)?;
            seen.check(version(row.version))?;
            state(&row).may_change().map_err(refusal)?;
            let programme = programme_rows::find(conn, &caller.scope, row.programme_id.0)?
                .ok_or_else(|| AppError::internal("calls.programme_id leads nowhere"))?;
            let terms = convert::call::terms(&body, seats(&programme)?)?;
            let before = shown::terms(&row)?.left_out;
            left_out::refuse_unseen(conn, &caller, &terms, before.as_ref())?;
            let change = terms_change(&terms, prepared_by);
            unless_stale(rows::update_terms(conn, &caller.scope, id, row.version, &change)?)?;
            note(conn, &actor, "call_changed", id, TERMS, now)?;
            shown_again(conn, &caller, id, now)
        })
        .await
}

fn shown_again(
    conn: &mut AnyConn,
    caller: &Caller,
    id: CallId,
    now: Timestamp,
) -> Result<CallDetails, AppError> {
    let row = rows::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    details(conn, caller, &row, now)
}

/// The state of a stored call, as far as its next step depends on it.
fn state(row: &CallRow) -> CallState {
    match row.state.0 {
        CallStatus::Draft => CallState::NEW,
        CallStatus::AwaitingApproval => CallState::AwaitingApproval,
        CallStatus::Approved => CallState::Approved(Approval {
            by: row.approved_by.unwrap_or(row.prepared_by).0,
            name: row.approver_name.clone().unwrap_or_default(),
            title: row.approver_title.clone().unwrap_or_default(),
            at: row.approved_at.unwrap_or(row.created_at).0,
        }),
    }
}

fn stored_state(state: &CallState) -> StateChange {
    let nothing = StateChange {
        state: Code(CallStatus::Draft),
        approved_by: None,
        approver_name: None,
        approver_title: None,
        approved_at: None,
        returned_note: None,
    };
    match state {
        CallState::Draft { returned } => {
            let returned_note = returned.as_ref().map(|why| why.note().to_owned());
            StateChange { returned_note, ..nothing }
        }
        CallState::AwaitingApproval => StateChange { state: Code(CallStatus::AwaitingApproval), ..nothing },
        CallState::Approved(approval) => StateChange {
            state: Code(CallStatus::Approved),
            approved_by: Some(Key(approval.by)),
            approver_name: Some(approval.name.clone()),
            approver_title: Some(approval.title.clone()),
            approved_at: Some(Ts(approval.at)),
            ..nothing
        },
    }
}

/// Why a call cannot be moved, as a problem.
pub(super) fn refusal(fault: CallStateFault) -> AppError {
    match fault {
        CallStateFault::NotDraft => AppError::new(ProblemCode::CallNotDraft),
        CallStateFault::NotAwaitingApproval => AppError::new(ProblemCode::CallNotAwaitingApproval),
        CallStateFault::OwnCall => AppError::new(ProblemCode::OwnCall),
        CallStateFault::WindowOver => AppError::new(ProblemCode::CallClosed),
        CallStateFault::Incomplete(faults) => convert::call::incomplete(&faults),
    }
}

/// A step of a call from one state to the next, recorded as `action`.
struct Move {
    permission: Permission,
    action: &'static str,
    fields: &'static [&'static str],
}

async fn take_step(
    app: &App,
    caller: &Caller,
    id: CallId,
    seen: IfMatch,
    step: Move,
    next: impl Fn(&mut AnyConn, &Caller, &CallRow) -> Result<CallState, AppError> + Send + Sync + 'static,
) -> Result<CallDetails, AppError> {
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_tx(move |conn| {
            let row = call_for(conn, &caller, id, step.permission)?;
            seen.check(version(row.version))?;
            let change = stored_state(&next(conn, &caller, &row)?);
            unless_stale(rows::update_state(conn, &caller.scope, id, row.version, &change)?)?;
            note(conn, &actor, step.action, id, step.fields, now)?;
            shown_again(conn, &caller, id, now)
        })
        .await
}

/// Places, from 0, of the rules that nobody has decided for this call, among those that are shown.
fn undecided(conn: &mut AnyConn, caller: &Caller, call: CallId) -> Result<Vec<usize>, AppError> {
    let rules = decisions::rules_of(conn, &caller.scope, call)?;
    let open = rules.iter().enumerate().filter(|(_, rule)| rule.latest().awaits_decision());
    Ok(open.map(|(place, _)| place).collect())
}

/// Quotas that could not be kept if everybody on the staff applied: most are slips of the pen, and once the call is
/// approved they could not be mended.
fn beyond_the_staff(
    conn: &mut AnyConn,
    caller: &Caller,
    quotas: &CallQuotas,
) -> Result<Vec<(String, FieldCode)>, AppError> {
    let mut faults = Vec::new();
    for (place, quota) in quotas.as_slice().iter().enumerate() {
        let people = quota_rows::people_in(conn, &caller.scope, quota)?;
        if people == 0 {
            faults.push((format!("/quotas/{place}/value"), FieldCode::NotFound));
        } else if people < i64::from(quota.min) {
            faults.push((format!("/quotas/{place}/min"), FieldCode::TooLarge { max: people }));
        }
    }
    Ok(faults)
}

/// Sends a call to the decider.
///
/// # Errors
/// `not_found`, `stale_version`, `call_not_draft`, `call_incomplete` with everything that is missing.
pub async fn submit_call(
    app: &App,
    caller: &Caller,
    id: CallId,
    seen: IfMatch,
) -> Result<CallDetails, AppError> {
    let now = app.clock.now();
    let step = Move { permission: Permission::UpdateCall, action: "call_submitted", fields: &["state"] };
    take_step(app, caller, id, seen, step, move |conn, caller, row| {
        let beside = Beside {
            design_published: designs::has_published(conn, &caller.scope, row.programme_id.0)?,
            undecided_rules: undecided(conn, caller, row.id.0)?,
        };
        let terms = shown::terms(row)?;
        let programme = programme_rows::find(conn, &caller.scope, row.programme_id.0)?;
        if programme.is_none_or(|of| row.seats > of.places - of.places_taken) {
            // Somebody was offered a place by another path since the call was written.
            return Err(AppError::new(ProblemCode::PlacesTaken));
        }
        let mut beyond = beyond_the_staff(conn, caller, &terms.quotas)?;
        beyond.extend(left_out::beyond(conn, caller, terms.left_out.as_ref())?);
        let next = state(row).submit(&terms, &beside, now, &finland()).map_err(refusal);
        let refused = match &next {
            Ok(_) if beyond.is_empty() => return next,
            Ok(_) => AppError::new(ProblemCode::CallIncomplete),
            Err(error) if error.code() == ProblemCode::CallIncomplete => error.clone(),
            Err(_) => return next,
        };
        Err(beyond.into_iter().fold(refused, |error, (at, fault)| error.field(at, fault)))
    })
    .await
}

/// Approves a call: from now on its terms and rules stand still, and it opens with its window.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`, `call_not_awaiting_approval`, `own_call`, `call_closed`.
pub async fn approve_call(
    app: &App,
    caller: &Caller,
    id: CallId,
    seen: IfMatch,
    body: ApproveCall,
) -> Result<CallDetails, AppError> {
    let approval = approval(caller.account()?, &body, app.clock.now())?;
    let fields = &["state", "approved_by", "approver_name", "approver_title", "approved_at"];
    let step = Move { permission: Permission::ApproveCall, action: "call_approved", fields };
    take_step(app, caller, id, seen, step, move |_, _, row| {
        let window = shown::terms(row)?.window;
        state(row).approve(row.prepared_by.0, approval.clone(), &window, &finland()).map_err(refusal)
    })
    .await
}

fn approval(by: AccountId, body: &ApproveCall, now: Timestamp) -> Result<Approval, AppError> {
    let mut faults = Faults::none();
    let approval = match Approval::parse(by, &body.name, &body.title, now) {
        Ok(approval) => Some(approval),
        Err((name, title)) => {
            name.into_iter().for_each(|fault| faults.push("/name", text_fault(fault)));
            title.into_iter().for_each(|fault| faults.push("/title", text_fault(fault)));
            None
        }
    };
    faults.finish(approval)
}

/// Sends a call back to be changed.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`, `call_not_awaiting_approval`.
pub async fn return_call(
    app: &App,
    caller: &Caller,
    id: CallId,
    seen: IfMatch,
    body: ReturnCall,
) -> Result<CallDetails, AppError> {
    let mut faults = Faults::none();
    let why = faults.take("/note", Returned::parse(&body.note), text_fault);
    let why = faults.finish(why)?;
    let fields = &["state", "returned_note"];
    let step = Move { permission: Permission::ApproveCall, action: "call_returned", fields };
    take_step(app, caller, id, seen, step, move |_, _, row| {
        state(row).send_back(why.clone()).map_err(refusal)
    })
    .await
}
