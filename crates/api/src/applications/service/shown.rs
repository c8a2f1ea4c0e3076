//! Applications as their applicants see them, and what of an outcome may be told.

use jiff::Timestamp;
use polku_api_types::applications as wire;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CallId};
use polku_domain::programmes::call::Method;

use crate::access::{AgencyScope, Caller};
use crate::applications::checks::{self, Recorded};
use crate::applications::convert::state_to_wire;
use crate::applications::left_out::Named;
use crate::applications::reasons::{self, Preference, RuleTexts, Told};
use crate::applications::store::checks::{self as kept, CheckRow};
use crate::applications::store::outcomes::{self, DecisionRow, OfferRow, RoundRow};
use crate::applications::store::{self, ApplicationRow, OwnCall};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::store::{count, rules, version};

/// The latest round of a call.
///
/// # Errors
/// When the database fails.
pub fn latest_round(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Option<RoundRow>, AppError> {
    Ok(outcomes::rounds_of(conn, scope, &[call])?.into_iter().next())
}

/// One of the caller's own applications.
///
/// # Errors
/// When the database fails.
pub fn mine(
    conn: &mut AnyConn,
    caller: &Caller,
    row: ApplicationRow,
    now: Timestamp,
) -> Result<wire::MyApplication, AppError> {
    let call = store::own_call(conn, &caller.scope, &row)?;
    let mine = all_mine(conn, caller, vec![(row, call)], now)?;
    mine.into_iter().next().ok_or_else(AppError::not_found)
}

/// The caller's own applications.
///
/// # Errors
/// When the database fails.
pub fn all_mine(
    conn: &mut AnyConn,
    caller: &Caller,
    rows: Vec<(ApplicationRow, OwnCall)>,
    now: Timestamp,
) -> Result<Vec<wire::MyApplication>, AppError> {
    let calls: Vec<CallId> = rows.iter().map(|(row, _)| row.call_id.0).collect();
    let rounds = outcomes::rounds_of(conn, &caller.scope, &calls)?;
    // Only what a confirmed round says is told, so before one is confirmed nothing has to be looked up.
    let told = |row: &ApplicationRow| {
        rounds
            .iter()
            .find(|round| round.call == row.call_id)
            .is_some_and(|round| round.confirmed_at.is_some())
    };
    let ids: Vec<ApplicationId> = rows.iter().filter(|(row, _)| told(row)).map(|(row, _)| row.id.0).collect();
    let accepted: Vec<ApplicationId> =
        rows.iter().filter(|(row, _)| row.state.0 == StateKind::Accepted).map(|(row, _)| row.id.0).collect();
    let ended = outcomes::ended_participations(conn, &caller.scope, &accepted)?;
    let (mut decisions, mut offers, mut texts) = (Vec::new(), Vec::new(), RuleTexts::default());
    let mut checked = Vec::new();
    if !ids.is_empty() {
        checked = kept::checks_of(conn, &caller.scope, &ids)?;
        decisions = outcomes::decisions_of(conn, &caller.scope, &ids)?;
        offers = outcomes::offers_to(conn, &caller.scope, &ids)?;
        texts = RuleTexts::of(rules::list_of(conn, &caller.scope, &calls)?);
    }
    rows.into_iter()
        .map(|(row, call)| {
            let round = rounds.iter().find(|round| round.call == row.call_id);
            let ended = ended.contains(&row.id.0);
            let Some((told_by, decision)) = confirmed(round, &decisions, row.id.0) else {
                return Ok(application((row, ended), &call, round, None, now));
            };
            let offer = offers.iter().find(|offer| offer.application == row.id);
            let own: Vec<&CheckRow> = checked.iter().filter(|check| check.application_id == row.id).collect();
            let mended = own.iter().copied().find(|check| check.mended());
            let outcome = outcome(conn, caller, &row, told_by, (decision, mended), offer, &texts)?;
            let fact = recorded_fact(conn, caller, told_by, decision)?;
            let shown = |check: &&CheckRow| {
                let recorded = Recorded { grounds: &decision.grounds.0, left_out: fact.as_ref() };
                checks::to_wire(check, recorded, &texts, caller.language, now)
            };
            let checks: Vec<_> = own.iter().map(shown).collect();
            let told = application((row, ended), &call, round, Some(outcome), now);
            let under_way = checks.iter().any(|check| check.answer.is_none());
            let can_ask_check_until = told.can_ask_check_until.filter(|_| !under_way);
            Ok(wire::MyApplication { checks, can_ask_check_until, ..told })
        })
        .collect()
}

/// Whether somebody was counted among those whom an earlier round left out, as a decision recorded it.
fn recorded_fact(
    conn: &mut AnyConn,
    caller: &Caller,
    round: &RoundRow,
    decision: &DecisionRow,
) -> Result<Option<wire::Fact>, AppError> {
    let Some(counted) = decision.left_out else { return Ok(None) };
    let named = Named::of(conn, &caller.scope, round.left_out.as_ref().map(|named| &named.0))?;
    Ok(named.and_then(|named| named.fact(counted)))
}

/// The decision on an application in a round that the decider has confirmed. Before, there is nothing to tell.
#[must_use]
pub fn confirmed<'a>(
    round: Option<&'a RoundRow>,
    decisions: &'a [DecisionRow],
    application: ApplicationId,
) -> Option<(&'a RoundRow, &'a DecisionRow)> {
    let round = round.filter(|round| round.confirmed_at.is_some())?;
    let of = |row: &&DecisionRow| row.application.0 == application && row.selection == round.id;
    decisions.iter().find(of).map(|decision| (round, decision))
}

fn application(
    (row, ended): (ApplicationRow, bool),
    call: &OwnCall,
    round: Option<&RoundRow>,
    outcome: Option<wire::Outcome>,
    now: Timestamp,
) -> wire::MyApplication {
    let state = if outcome.is_some() { row.state.0 } else { row.state.0.before_confirmation() };
    let open = call.opens_at.0 <= now && now < call.closes_at.0;
    let withdrawable =
        !ended && matches!(state, StateKind::Submitted | StateKind::Waiting | StateKind::Accepted);
    let today = now.to_zoned(finland()).date();
    let asking = outcome.is_some() && state != StateKind::Withdrawn && today <= call.checks_until.0;
    wire::MyApplication {
        id: row.id.0.uuid(),
        call_id: row.call_id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme_name: call.programme_name.0.clone(),
        state: state_to_wire(state),
        answers: row.answers.0,
        submitted_at: row.submitted_at.0,
        changed_at: row.changed_at.0,
        can_change: open && state == StateKind::Submitted,
        can_withdraw: withdrawable,
        closes_at: call.closes_at.0,
        // Who has no line is outside the target group, so even its absence waits for the confirmation.
        pool_line: outcome.as_ref().and_then(|outcome| outcome.pool_line.clone()),
        selection_id: round.filter(|round| round.committed_at.is_some()).map(|round| round.id.0.uuid()),
        outcome,
        can_ask_check_until: asking.then_some(call.checks_until.0),
        checks: Vec::new(),
        version: version(row.version),
    }
}

/// The outcome of an application in a confirmed round, in the caller's language.
///
/// # Errors
/// When the database fails.
pub fn outcome(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &ApplicationRow,
    round: &RoundRow,
    (decision, mended): (&DecisionRow, Option<&CheckRow>),
    offer: Option<&OfferRow>,
    texts: &RuleTexts,
) -> Result<wire::Outcome, AppError> {
    // What a check has mended counts; the decision as it was made is shown with the check.
    let corrected = mended.and_then(|check| check.corrected.as_ref()).map(|grounds| grounds.0.as_slice());
    let grounds = corrected.unwrap_or(&decision.grounds.0);
    let eligible = decision.eligible || mended.is_some();
    let waiting = outcomes::waiting_place(conn, &caller.scope, row.programme_id.0, row.id.0)?;
    let failed = grounds.iter().find(|ground| ground.is_exclusion()).and_then(|ground| texts.title(ground));
    let named = Named::of(conn, &caller.scope, round.left_out.as_ref().map(|named| &named.0))?;
    // As with the rules, what a check has put right counts.
    let counted = mended.and_then(|check| check.corrected_left_out).or(decision.left_out);
    let preference = named.as_ref().zip(counted);
    let told = Told {
        left_out: preference.map(|(named, counted)| Preference { named, counted }),
        state: state_to_wire(row.state.0),
        is_left_out: row.state.0.is_left_out(),
        eligible,
        corrected_in: mended.and_then(|check| check.round).map(count),
        seats: count(round.seats),
        pool_size: count(round.pool_size),
        quotas: round.method.0 == Method::QuotaDraw,
        scored: round.method.0 == Method::ScoredDraw,
        rank: decision.rank.map(count),
        waiting,
        failed_rule: failed,
    };
    Ok(wire::Outcome {
        in_target_group: eligible,
        rules: reasons::results(grounds, texts, caller.language),
        seats: told.seats,
        pool_size: told.pool_size,
        quotas: told.quotas,
        scored: told.scored,
        left_out: preference.and_then(|(named, counted)| named.fact(counted)),
        rank: told.rank,
        waiting_place: waiting.map(|(place, _)| place),
        waiting_total: waiting.map(|(_, total)| total),
        offer: offer.and_then(offer_details),
        decided_at: round.confirmed_at.map_or(row.state_changed_at.0, |at| at.0),
        decided_by_title: round.confirmer_title.clone().unwrap_or_default(),
        sentences: reasons::sentences(&told, caller.language),
        proof_url: round.proof.as_ref().map(|_| format!("/api/v1/selections/{}/proof", round.id.0)),
        pool_line: decision.pseudonym.clone(),
        line_salt: decision.salt.clone(),
    })
}

fn offer_details(row: &OfferRow) -> Option<wire::OfferDetails> {
    let state = match row.state.as_str() {
        "open" => wire::OfferState::Open,
        "accepted" => wire::OfferState::Accepted,
        "declined" => wire::OfferState::Declined,
        "expired" => wire::OfferState::Expired,
        _ => return None,
    };
    Some(wire::OfferDetails {
        id: row.id.0.uuid(),
        state,
        offered_at: row.offered_at.0,
        deadline: row.deadline.0,
        answered_at: row.answered_at.map(|at| at.0),
        version: version(row.version),
    })
}
