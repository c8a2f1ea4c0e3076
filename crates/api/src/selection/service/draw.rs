//! The one draw of a round.

use std::collections::HashMap;
use std::sync::Arc;

use polku_api_types::selection::{SelectionDetails, UseFallback};
use polku_domain::access::Permission;
use polku_domain::ids::SelectionId;
use polku_domain::selection::panels::Book;
use polku_domain::selection::{OneLine, Proof, SelectionState};

use super::prepare::version_of;
use super::views::details;
use super::{Context, demanded, step};
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Code, Json, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::selection::convert::{committed_state, refused};
use crate::selection::store::rounds::{RoundChange, RoundRow, UsedFallback};
use crate::selection::store::{RoundState, decisions, panels};

/// Keeps the public value that replaces a withheld share, once it is public.
pub async fn use_fallback(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
    body: UseFallback,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let value = OneLine::parse(&body.value).map_err(|_| AppError::invalid("/value", FieldCode::Malformed))?;
    let source =
        OneLine::parse(&body.source).map_err(|_| AppError::invalid("/source", FieldCode::Malformed))?;
    let book = committed_book(app, &caller, id).await?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PrepareSelection)?;
        version.check(version_of(&round))?;
        // The draw itself says whether a share is missing and the day has come; its result is thrown away here.
        committed_state(conn, &context, &round)?
            .draw_from(book.as_deref(), Some(value.clone()), context.today())
            .map_err(refused)?;
        let mut fallback =
            round.fallback.clone().ok_or_else(|| AppError::internal("no fallback was declared"))?.0;
        if fallback.used.is_some() {
            return Err(AppError::new(ProblemCode::SelectionOutOfStep));
        }
        fallback.used =
            Some(UsedFallback { value: value.as_str().to_owned(), source: source.as_str().to_owned() });
        let change = RoundChange { fallback: Some(Json(fallback)), ..RoundChange::default() };
        step(conn, &context.scope, &round, &change)?;
        context.record_round(conn, id, "fallback_used", &["fallback"])?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// Draws. There is nothing left to choose, and no second time.
pub async fn draw(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let book = committed_book(app, &caller, id).await?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::PrepareSelection)?;
        let state = committed_state(conn, &context, &round)?;
        version.check(version_of(&round))?;
        let used = round.fallback.as_ref().and_then(|fallback| fallback.0.used.as_ref());
        let used = used.map(|used| OneLine::parse(&used.value)).transpose().map_err(AppError::internal)?;
        let drawn = state.draw_from(book.as_deref(), used, context.today()).map_err(refused)?;
        let SelectionState::Drawn { proof } = drawn else {
            return Err(AppError::internal("a draw that is none"));
        };
        keep(conn, &context, &round, &proof)?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// The panels of a round under quotas. They are read before the transaction and off the threads of the requests: there
/// can be many, and from the commitment on they stay as they are; the draw itself refuses others than those committed to.
async fn committed_book(app: &App, caller: &Caller, id: SelectionId) -> Result<Option<Arc<Book>>, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            demanded(conn, &caller, id, Permission::PrepareSelection)?;
            let book = panels::book_of(conn, &caller.scope, id)?;
            book.map(|book| Book::from_json(&book).map(Arc::new)).transpose().map_err(AppError::internal)
        })
        .await
}

fn keep(conn: &mut AnyConn, context: &Context, round: &RoundRow, proof: &Proof) -> Result<(), AppError> {
    let mut rows = decisions::list_of(conn, &context.scope, round.id.0)?;
    let result = proof.result();
    let drawn: HashMap<String, _> = (1..)
        .zip(result.outcomes())
        .map(|(rank, (line, outcome))| (line.to_string(), (rank, outcome)))
        .collect();
    let mut found = 0;
    for row in &mut rows {
        let line = row.pseudonym.as_ref().and_then(|pseudonym| drawn.get(pseudonym));
        if let Some((rank, outcome)) = line {
            (row.rank, row.outcome) = (Some(*rank), Some(Code((*outcome).into())));
            found += 1;
        }
    }
    if found != drawn.len() {
        return Err(AppError::internal("a drawn line without its decision"));
    }
    decisions::replace(conn, &context.scope, round.id.0, &rows)?;
    let change = RoundChange {
        state: Some(Code(RoundState::Drawn)),
        proof: Some(proof.to_json()),
        drawn_at: Some(Ts(context.now)),
        ..RoundChange::default()
    };
    step(conn, &context.scope, round, &change)?;
    context.record_round(conn, round.id.0, "selection_drawn", &["proof"])
}
