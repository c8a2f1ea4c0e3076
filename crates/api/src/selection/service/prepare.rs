//! Preparing a round and publishing its commitment.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use polku_api_types::selection::{CommitSelection, SelectionDetails};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{CallId, SelectionId};
use polku_domain::programmes::call::Criterion;
use polku_domain::selection::classes::{ClassTerms, PublicCriterion};
use polku_domain::selection::commitment::{Method, rules_digest};
use polku_domain::selection::{
    Closing, Commitment, DeclaredFallback, LineSalt, OneLine, Pseudonym, SelectionState,
};
use polku_domain::text::Language;

use super::judge::{Judged, Judgement, judge, one_line};
use super::left_out::counted;
use super::panels::{Draft, draft};
use super::views::details;
use super::{Context, demanded, step};
use crate::access::Caller;
use crate::app::App;
use crate::applications::grounds::to_grounds;
use crate::clock::finland;
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::scoring::totals_for;
use crate::selection::convert::{plan_parts, refused, state_of};
use crate::selection::store::decisions::DecisionRow;
use crate::selection::store::people::CallRow;
use crate::selection::store::rounds::{RoundChange, RoundRow, StoredFallback};
use crate::selection::store::{ListedAs, RoundState, decisions, people, rounds};
use crate::text::stored;

/// Begins the round of a call: judges every application. The result stays hidden.
pub async fn prepare(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let found = people::call(conn, &caller.scope, call)?.ok_or_else(AppError::not_found)?;
        caller.demand(Permission::PrepareSelection, Target::of_programme(found.programme.0))?;
        if found.state != "approved" || context.now < found.closes_at.0 {
            return Err(AppError::new(ProblemCode::CallNotOver));
        }
        if rounds::latest_of(conn, &caller.scope, call)?.is_some() {
            return Err(AppError::new(ProblemCode::SelectionExists));
        }
        let judgement = judge(conn, &caller.scope, call)?;
        let round = new_round(&context, &caller, &found, &judgement)?;
        rounds::insert(conn, &round)?;
        let rows = decision_rows(&context, round.id.0, &judgement);
        let size = put_decisions(conn, &context, round.id.0, &rows)?;
        // The size is known only now; nothing was read in between, so the version is still the first.
        let change = RoundChange { pool_size: Some(size), ..RoundChange::default() };
        step(conn, &caller.scope, &round, &change)?;
        context.record_round(conn, round.id.0, "selection_prepared", &["decisions"])?;
        details(conn, &context, &caller, round.id.0)
    })
    .await
}

fn new_round(
    context: &Context,
    caller: &Caller,
    call: &CallRow,
    judgement: &Judgement,
) -> Result<RoundRow, AppError> {
    Ok(RoundRow {
        id: Key(SelectionId::new(context.ids.random())),
        agency_id: Key(context.scope.agency()),
        call_id: call.call,
        programme_id: call.programme,
        round: 1,
        state: Code(RoundState::Preparing),
        seats: call.seats,
        pool_size: 0,
        rules_digest: rules_digest(&judgement.rules).to_string(),
        fallback: None,
        reveal_until: None,
        commitment: None,
        commitment_sha256: None,
        committed_at: None,
        proof: None,
        drawn_at: None,
        confirmed_by: None,
        confirmer_name: None,
        confirmer_title: None,
        confirmed_at: None,
        waiting_ended_at: None,
        waiting_ended_by: None,
        waiting_ender_name: None,
        waiting_ender_title: None,
        prepared_by: Key(caller.account()?),
        prepared_at: Ts(context.now),
        version: 1,
    })
}

/// What was judged, as it is stored: each eligible application under a fresh pseudonym.
pub(super) fn decision_rows(
    context: &Context,
    round: SelectionId,
    judgement: &Judgement,
) -> Vec<DecisionRow> {
    let row = |judged: &Judged| {
        let eligible = judged.decision.is_eligible();
        let salt = eligible.then(|| LineSalt::new(context.ids.bytes32()));
        let line = salt.as_ref().map(|salt| Pseudonym::of(round, judged.application, salt));
        DecisionRow {
            id: Key(context.ids.random()),
            agency_id: Key(context.scope.agency()),
            selection_id: Key(round),
            application_id: Key(judged.application),
            eligible,
            grounds: Json(to_grounds(&judged.decision)),
            pseudonym: line.map(|line| line.to_string()),
            salt: salt.map(|salt| salt.reveal()),
            rank: None,
            outcome: (!eligible).then_some(Code(ListedAs::Ineligible)),
            // Outside the pool nothing counts in a quota, so nothing is kept of it.
            left_out: counted(&judged.facts).filter(|_| eligible),
        }
    };
    judgement.applications.iter().map(row).collect()
}

/// Stores decisions in place of those that are there. Gives back the size of the pool.
fn put_decisions(
    conn: &mut AnyConn,
    context: &Context,
    round: SelectionId,
    rows: &[DecisionRow],
) -> Result<i64, AppError> {
    decisions::replace(conn, &context.scope, round, rows)?;
    i64::try_from(rows.iter().filter(|row| row.eligible).count()).map_err(AppError::internal)
}

/// Judges again while nothing is committed: somebody withdrew, or the register was corrected.
pub async fn prepare_again(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PrepareSelection)?;
        version.check(version_of(&round))?;
        if !matches!(round.state.0, RoundState::Preparing | RoundState::SharesPromised) {
            return Err(AppError::new(ProblemCode::SelectionOutOfStep));
        }
        let judgement = judge(conn, &caller.scope, round.call_id.0)?;
        let size = put_decisions(conn, &context, id, &decision_rows(&context, id, &judgement))?;
        let change = RoundChange {
            pool_size: Some(size),
            rules_digest: Some(rules_digest(&judgement.rules).to_string()),
            ..RoundChange::default()
        };
        step(conn, &caller.scope, &round, &change)?;
        context.record_round(conn, id, "selection_prepared", &["decisions"])?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// The version of a round for `If-Match`.
pub fn version_of(round: &RoundRow) -> u64 {
    u64::try_from(round.version).unwrap_or(0)
}

/// Fixes the pool and publishes the commitment. The applications are judged once more in the same transaction, so
/// that the pool is what it is at this moment. Under quotas the panels are computed before it, which can take
/// seconds; if an application or the register has changed meanwhile, nothing is stored.
pub async fn commit(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
    body: CommitSelection,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let description = OneLine::parse(&body.fallback.description)
        .map_err(|_| AppError::invalid("/fallback/description", FieldCode::Malformed))?;
    let fallback = DeclaredFallback { description, published_on: body.fallback.available_on };
    let draft = draft(app, &context, &caller, version, id, &fallback).await?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PrepareSelection)?;
        version.check(version_of(&round))?;
        commit_round(conn, &context, &round, &fallback, draft.as_deref())?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// Last day on which shares can be revealed: the day before the fallback becomes public.
pub(super) fn reveal_by(context: &Context, fallback: &DeclaredFallback) -> Result<Date, AppError> {
    let late = || AppError::invalid("/fallback/available_on", FieldCode::OutOfOrder);
    let reveal_by = fallback.published_on.checked_sub(1.day()).map_err(|_| late())?;
    if reveal_by < context.today() { Err(late()) } else { Ok(reveal_by) }
}

fn commit_round(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
    fallback: &DeclaredFallback,
    draft: Option<&Draft>,
) -> Result<(), AppError> {
    let reveal_by = reveal_by(context, fallback)?;
    if rounds::path_offers_wait(conn, &context.scope, round.call_id.0, context.now)? {
        return Err(AppError::new(ProblemCode::PathOffersOpen));
    }
    let judgement = judge(conn, &context.scope, round.call_id.0)?;
    let call = people::call(conn, &context.scope, round.call_id.0)?.ok_or_else(AppError::not_found)?;
    let plan = plan_parts(round, call_line(&call)?, judgement.rules.clone())?;
    let state = state_of(conn, context, round, plan)?;
    let rows = match (call.has_quotas(), draft) {
        (false, _) => decision_rows(context, round.id.0, &judgement),
        (true, Some(draft)) => draft.rows_for(&judgement)?,
        // Only a round that awaits its commitment gets a draft.
        (true, None) => return Err(AppError::new(ProblemCode::SelectionOutOfStep)),
    };
    let size = put_decisions(conn, context, round.id.0, &rows)?;
    let pool = rows
        .iter()
        .filter_map(|row| row.pseudonym.as_deref())
        .map(|line| Pseudonym::parse(line).map_err(AppError::internal))
        .collect::<Result<_, _>>()?;
    let closing = Closing { reveal_by, fallback: fallback.clone(), pool };
    let method = match draft {
        Some(draft) => Method::Quotas(draft.terms()),
        None => scored(conn, context, round, &rows)?.map_or(Method::EqualChances, Method::Scored),
    };
    let committed = state.commit_under(closing, method, context.today()).map_err(refused)?;
    let SelectionState::Committed { commitment, .. } = committed else {
        return Err(AppError::internal("a commitment that is none"));
    };
    step(conn, &context.scope, round, &committing(context, fallback, &commitment, size)?)?;
    let Some(draft) = draft else {
        return context.record_round(conn, round.id.0, "selection_committed", &["commitment", "fallback"]);
    };
    draft.keep(conn, context, round.id.0)?;
    context.record_round(conn, round.id.0, "selection_committed", &["commitment", "fallback", "panels"])
}

/// The classes of equals of a call that is scored.
fn scored(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
    rows: &[DecisionRow],
) -> Result<Option<Box<ClassTerms>>, AppError> {
    let in_pool: Vec<_> = rows.iter().filter(|row| row.eligible).map(|row| row.application_id.0).collect();
    let Some(totals) = totals_for(conn, &context.scope, round.call_id.0, &in_pool)? else { return Ok(None) };
    let mut by_line = BTreeMap::new();
    for row in rows {
        let Some((line, total)) = row.pseudonym.as_deref().zip(totals.of.get(&row.application_id.0)) else {
            continue;
        };
        by_line.insert(Pseudonym::parse(line).map_err(AppError::internal)?, *total);
    }
    let criteria = totals.scoring.criteria().iter().map(public_criterion).collect::<Result<_, _>>()?;
    Ok(Some(Box::new(ClassTerms::of_totals(criteria, totals.scoring.limit(), &by_line))))
}

/// A criterion in the one line that is hashed: its name and what its points mean, in Finnish.
fn public_criterion(criterion: &Criterion) -> Result<PublicCriterion, AppError> {
    let plain = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let words = format!("{}: {}", criterion.name.get(Language::Fi), criterion.points.get(Language::Fi));
    let line: String = words.chars().take(OneLine::MAX_CHARS).map(plain).collect();
    PublicCriterion::parse(criterion.key.as_str(), (criterion.weight, criterion.highest), line.trim())
        .map_err(AppError::internal)
}

/// What the commitment changes of the round.
fn committing(
    context: &Context,
    fallback: &DeclaredFallback,
    commitment: &Commitment,
    size: i64,
) -> Result<RoundChange, AppError> {
    let end = fallback.published_on.to_zoned(finland()).map_err(AppError::internal)?.timestamp();
    Ok(RoundChange {
        state: Some(Code(RoundState::Committed)),
        pool_size: Some(size),
        rules_digest: Some(commitment.rules_sha256().to_string()),
        fallback: Some(Json(StoredFallback {
            description: fallback.description.as_str().to_owned(),
            available_on: fallback.published_on,
            used: None,
        })),
        reveal_until: Some(Ts(end)),
        commitment: Some(commitment.to_json()),
        commitment_sha256: Some(commitment.sha256().to_string()),
        committed_at: Some(Ts(context.now)),
        ..RoundChange::default()
    })
}

/// Programme and call in one line, for readers of the commitment.
fn call_line(call: &CallRow) -> Result<OneLine, AppError> {
    let name = stored("programmes.name", &call.programme_name.0)?;
    let line = format!(
        "{}, {}/{}, {}",
        one_line(name.get(Language::Fi)),
        call.opens_on.0,
        call.closes_on.0,
        call.call.0
    );
    OneLine::parse(&line).map_err(AppError::internal)
}
