//! Which rounds a call can name in favour of those whom they left out.
//!
//! A round is there for whoever may see its selection; for anybody else it is as if it was not there.

use polku_api_types::programmes::{LeftOutChoice, LeftOutRounds, MAX_LEFT_OUT_ROUNDS};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{CallId, ProgrammeId};
use polku_domain::programmes::call::{CallTerms, LeftOutTerms};

use super::programme_for;
use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::left_out::choice_to_wire;
use crate::programmes::store::left_out::{self as rows, ConfirmedRow};

/// The rounds that a call of a programme can name.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn list_left_out_rounds(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<LeftOutRounds, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            programme_for(conn, &caller, programme, Permission::CreateCall)?;
            let confirmed = rows::confirmed(conn, &caller.scope)?.into_iter();
            let seen = confirmed.filter(|row| may_see(&caller, row)).take(MAX_LEFT_OUT_ROUNDS);
            let rounds = seen.map(|row| choice(conn, &caller, &row)).collect::<Result<_, _>>()?;
            Ok(LeftOutRounds { rounds })
        })
        .await
}

fn may_see(caller: &Caller, row: &ConfirmedRow) -> bool {
    caller.may(Permission::ViewSelection, Target::of_programme(row.programme.0))
}

fn choice(conn: &mut AnyConn, caller: &Caller, row: &ConfirmedRow) -> Result<LeftOutChoice, AppError> {
    Ok(choice_to_wire(row, rows::active_in(conn, &caller.scope, row.id.0)?))
}

/// The round of a call that a copy of it can name: confirmed, kept, and there for the caller.
///
/// # Errors
/// What the database refuses.
pub(super) fn offered(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
) -> Result<Option<LeftOutChoice>, AppError> {
    let row = rows::of_call(conn, &caller.scope, call)?.filter(|row| may_see(caller, row));
    row.map(|row| choice(conn, caller, &row)).transpose()
}

/// Refuses terms that newly name a round which is not there for the caller: of another agency, not confirmed, or not to be
/// seen. `before` is what the draft named until now: whoever changes something else need not see its round.
///
/// # Errors
/// `invalid_fields` at `/left_out/selection_id`, whatever keeps the round from being there.
pub(super) fn refuse_unseen(
    conn: &mut AnyConn,
    caller: &Caller,
    terms: &CallTerms,
    before: Option<&LeftOutTerms>,
) -> Result<(), AppError> {
    let Some(named) = &terms.left_out else { return Ok(()) };
    if before.is_some_and(|before| before.round() == named.round()) {
        return Ok(());
    }
    match rows::find(conn, &caller.scope, named.round())?.filter(|row| may_see(caller, row)) {
        Some(_) => Ok(()),
        None => Err(AppError::invalid("/left_out/selection_id", FieldCode::NotFound)),
    }
}

/// What is asked for beyond those whom the round left out: told when the call is sent to the decider, as the quotas on the
/// register are. How many there are is told to whoever may see the round.
///
/// # Errors
/// What the database refuses.
pub(super) fn beyond(
    conn: &mut AnyConn,
    caller: &Caller,
    named: Option<&LeftOutTerms>,
) -> Result<Option<(String, FieldCode)>, AppError> {
    let Some(named) = named else { return Ok(None) };
    let people = rows::active_in(conn, &caller.scope, named.round())?;
    let seen = rows::find(conn, &caller.scope, named.round())?.is_some_and(|row| may_see(caller, &row));
    Ok(if !seen && people < i64::from(named.min()) {
        Some(("/left_out/min".to_owned(), FieldCode::NotAllowed))
    } else if people == 0 {
        Some(("/left_out/selection_id".to_owned(), FieldCode::NotFound))
    } else if people < i64::from(named.min()) {
        Some(("/left_out/min".to_owned(), FieldCode::TooLarge { max: people }))
    } else {
        None
    })
}
