//! Promising and revealing the shares of the seed.

use jiff::Timestamp;
use polku_api_types::selection::{PromiseShare, RevealShare, SelectionDetails};
use polku_domain::access::Permission;
use polku_domain::ids::SelectionId;
use polku_domain::selection::{
    Digest, HeldPromise, Holder, HolderRole, SeedShare, SelectionState, SharePromise,
};

use super::judge::judge;
use super::views::details;
use super::{Context, demanded, step};
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::selection::convert::{committed_state, holder_role, plan_parts, refused, state_of};
use crate::selection::store::RoundState;
use crate::selection::store::rounds::{self, RoundChange, RoundRow, ShareRow};

/// Takes the caller's promise of a share; replaces an earlier one of the same holder.
pub async fn promise(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SelectionId,
    body: PromiseShare,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let hash = Digest::parse(&body.share_hash)
        .map_err(|_| AppError::invalid("/share_hash", FieldCode::Malformed))?;
    let (label, role) = holder_role(body.holder_role);
    if !caller.principal.holds(role) {
        return Err(AppError::invalid("/holder_role", FieldCode::NotAllowed));
    }
    let role = HolderRole::parse(label).map_err(AppError::internal)?;
    let promise = SharePromise { role, hash };
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PromiseShare)?;
        promise_share(conn, &context, &caller, &round, promise.clone())?;
        details(conn, &context, &caller, id)
    })
    .await
}

fn promise_share(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    round: &RoundRow,
    promise: SharePromise,
) -> Result<(), AppError> {
    let account = caller.account()?;
    let (person, coordinates) = rounds::holder(conn, &context.scope, account, context.today())?;
    let rules = judge(conn, &context.scope, round.call_id.0)?.rules;
    let call = polku_domain::selection::OneLine::parse("preparing").map_err(AppError::internal)?;
    let state = state_of(conn, context, round, plan_parts(round, call, rules)?)?;
    let held = HeldPromise { holder: Holder { account, person, coordinates }, promise };
    let promises = match state.promise(held.clone()).map_err(refused)? {
        SelectionState::Preparing { first, .. } => (first, None),
        SelectionState::SharesPromised { promises: [first, second], .. } => (Some(first), Some(second)),
        _ => return Err(AppError::new(ProblemCode::SelectionOutOfStep)),
    };
    let position = if promises.0.as_ref() == Some(&held) { 1 } else { 2 };
    rounds::put_share(conn, &context.scope, &share_row(context, round, &held, position))?;
    let state = if promises.1.is_some() { RoundState::SharesPromised } else { RoundState::Preparing };
    let change = RoundChange { state: Some(Code(state)), ..RoundChange::default() };
    step(conn, &context.scope, round, &change)?;
    context.record_round(conn, round.id.0, "share_promised", &["share_hash"])
}

fn share_row(context: &Context, round: &RoundRow, held: &HeldPromise, position: i64) -> ShareRow {
    ShareRow {
        id: Key(context.ids.ordered()),
        agency_id: Key(context.scope.agency()),
        selection_id: round.id,
        position,
        holder_role: held.promise.role.as_str().to_owned(),
        holder_account_id: Key(held.holder.account),
        share_hash: held.promise.hash.to_string(),
        promised_at: Ts(context.now),
        share: None,
        revealed_at: None,
    }
}

/// Takes the share itself from its holder.
pub async fn reveal(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SelectionId,
    body: RevealShare,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let share =
        SeedShare::parse(&body.share).map_err(|_| AppError::invalid("/share", FieldCode::Malformed))?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PromiseShare)?;
        let account = caller.account()?;
        let state = committed_state(conn, &context, &round)?;
        state.reveal(account, share.clone(), context.today()).map_err(refused)?;
        let rows = rounds::shares_of(conn, &context.scope, id)?;
        let own = rows.iter().find(|row| row.holder_account_id.0 == account);
        let own = own.ok_or_else(|| AppError::new(ProblemCode::NotAShareHolder))?;
        keep(conn, &context, &round, own, &share, context.now)?;
        details(conn, &context, &caller, id)
    })
    .await
}

fn keep(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
    own: &ShareRow,
    share: &SeedShare,
    at: Timestamp,
) -> Result<(), AppError> {
    rounds::reveal_share(conn, &context.scope, own.id.0, &share.reveal(), at)?;
    step(conn, &context.scope, round, &RoundChange { state: Some(round.state), ..RoundChange::default() })?;
    context.record_round(conn, round.id.0, "share_revealed", &["share"])
}
