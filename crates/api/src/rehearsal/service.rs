//! The use cases: with whom can be rehearsed, and rehearsing.

use jiff::Timestamp;
use polku_api_types::rehearsal::{
    EarlierCall, MAX_POOLS, Rehearsal as Shown, RehearsalPools, RehearseSelection,
};
use polku_domain::ids::CallId;
use polku_domain::programmes::call::Method;
use polku_domain::rehearsal::{Frame, Load};
use polku_domain::selection::rehearsal::{NoRehearsal, Rehearsal, thinned};

use super::convert::{self, Wanted, WantedPool};
use super::ground::{Ground, may_read, rehearsable, staff_in_target_group};
use super::store;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Actor, Entry, Subject, record_all};
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::count;

/// With whom the selection of a call can be rehearsed.
///
/// # Errors
/// `not_found`, `call_opened`.
pub async fn view_rehearsal_pools(
    app: &App,
    caller: &Caller,
    call: CallId,
) -> Result<RehearsalPools, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            rehearsable(conn, &caller, call, now)?;
            let staff = staff_in_target_group(conn, &caller.scope, call)?;
            let confirmed = store::confirmed(conn, &caller.scope)?;
            let readable = confirmed.into_iter().filter(|row| may_read(&caller, row));
            Ok(RehearsalPools {
                staff: u32::try_from(staff).map_err(AppError::internal)?,
                calls: readable.take(MAX_POOLS).map(earlier).collect(),
            })
        })
        .await
}

fn earlier(row: store::EarlierRow) -> EarlierCall {
    EarlierCall {
        id: row.call.0.uuid(),
        programme_name: row.programme_name.0,
        opens_on: row.opens_on.0,
        closes_on: row.closes_on.0,
        applicants: count(row.pool_size),
        scored: row.method.0 == Method::ScoredDraw,
    }
}

/// Rehearses the selection of a call. That it was done is on record before anything is computed.
///
/// # Errors
/// `invalid_fields`, `not_found`, `call_opened`, `outcome_not_confirmed`, `pool_empty`, `pool_too_large`.
pub async fn rehearse_selection(
    app: &App,
    caller: &Caller,
    call: CallId,
    body: RehearseSelection,
) -> Result<Shown, AppError> {
    let wanted = convert::wanted(&body, || app.ids.bytes32())?;
    let turn = app.rehearsals.turn().await?;
    let (asking, now, pool) = (caller.clone(), app.clock.now(), wanted.pool.clone());
    let ground = app
        .db
        .read(move |conn| {
            let row = rehearsable(conn, &asking, call, now)?;
            Ground::load(conn, &asking, &row, &pool)
        })
        .await?;
    let (asking, noted) = (caller.clone(), wanted.clone());
    app.db.write_tx(move |conn| note(conn, &asking, call, &noted, now)).await?;
    let shown = tokio::task::spawn_blocking(move || {
        let shown = rehearsed(ground, &wanted);
        drop(turn);
        shown
    });
    shown.await.map_err(AppError::internal)?
}

/// Puts on record who rehearsed what: the call, the kind of pool, whether the seed was chosen. No figure.
fn note(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
    wanted: &Wanted,
    at: Timestamp,
) -> Result<(), AppError> {
    // It may have been approved meanwhile, and be open.
    rehearsable(conn, caller, call, at)?;
    let kind = match wanted.pool {
        WantedPool::Staff { .. } => "staff",
        WantedPool::Call(_) => "earlier_call",
        WantedPool::Invented(_) => "invented",
    };
    let fields: &[&str] = if wanted.chosen_seed { &[kind, "seed"] } else { &[kind] };
    let entry = |action, call: CallId, fields| Entry {
        action,
        subject: Subject::new("call", call),
        person: None,
        fields,
        at,
    };
    let mut entries = vec![entry("selection_rehearsed", call, fields)];
    if let WantedPool::Call(earlier) = wanted.pool {
        entries.push(entry("pool_rehearsed_with", earlier, &[]));
    }
    let actor: Actor = caller.actor();
    Ok(record_all(conn, &actor, &entries)?)
}

/// Rehearses, which takes a while: outside of any transaction.
pub(super) fn rehearsed(ground: Ground, wanted: &Wanted) -> Result<Shown, AppError> {
    let left_out = ground.left_out.map(|round| round.to_string());
    let pool = match &wanted.pool {
        WantedPool::Staff { share } => thinned(ground.pool, *share, wanted.seed),
        WantedPool::Call(_) => ground.pool,
        WantedPool::Invented(recipe) => recipe.pool(wanted.seed, left_out.as_deref()),
    };
    let quotas = convert::quotas_to_wire(ground.quotas.as_ref());
    let rehearsal = Rehearsal::new(ground.seats, ground.quotas, pool).map_err(refused)?;
    let methods = rehearsal.methods(wanted.seed);
    let invented = matches!(wanted.pool, WantedPool::Invented(_));
    let shown_by = convert::shown_by(&wanted.pool, left_out.is_some());
    let frame = Frame {
        chosen: rehearsal.chosen(),
        groups: wanted.groups.unwrap_or(ground.groups),
        small_group_size: wanted.small_group_size,
    };
    let load = ground.design.map(|elements| Load::of(elements.as_slice(), frame, wanted.meets));
    Ok(Shown {
        pool: convert::pool_to_wire(&wanted.pool),
        seed: wanted.seed.digest().to_string(),
        people: convert::size(rehearsal.pool().len()),
        seats: ground.seats.get(),
        chosen: frame.chosen,
        quotas,
        groups: frame.groups,
        small_group_size: frame.small_group_size,
        meets: wanted.meets.map(convert::meets_to_wire),
        declared: crate::programmes::convert::call::method_to_wire(ground.declared),
        hidden_below: polku_domain::suppression::FEWEST,
        hours: ground.hours,
        load: load.as_ref().map(convert::load_to_wire),
        methods: methods.iter().map(convert::method).collect(),
        strata: convert::strata_to_wire(&rehearsal, &methods, &ground.staff, (shown_by, invented)),
    })
}

pub(super) fn refused(none: NoRehearsal) -> AppError {
    match none {
        NoRehearsal::Empty => AppError::new(ProblemCode::PoolEmpty),
        NoRehearsal::TooLarge => AppError::new(ProblemCode::PoolTooLarge),
        NoRehearsal::Twice => AppError::internal(none),
    }
}
