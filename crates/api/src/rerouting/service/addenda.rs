//! Preparing an addendum, looking at those of a call, and withdrawing one that nobody has adopted.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rerouting::{AddendumDetails, PrepareAddendum};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AddendumId, CallId, ProgrammeId};
use polku_domain::rerouting::AddendumTerms;

use super::{counts_of, demanded, details_of, record_addendum, unless_for_too_few, unless_out_of_time};
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Code, Day, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::rule::condition_to_wire;
use crate::programmes::service::{call_within, unless_stale};
use crate::programmes::store::programmes::{self, ProgrammeRow};
use crate::programmes::store::version as version_of;
use crate::rerouting::convert;
use crate::rerouting::store::{self, AddendumColumn, AddendumRow};
use crate::selection::service::Context;
use crate::text::to_wire;

/// Most addenda of one call, withdrawn ones included.
const MOST: i64 = 20;

/// A page of the addenda of a call. Everybody on the staff sees those that were adopted; who works on the programme sees
/// all, with the answers.
///
/// # Errors
/// `not_found`, `invalid_cursor`.
pub async fn list_addenda(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: &PageQuery,
) -> Result<Page<AddendumDetails>, AppError> {
    let cursors = app.cursors(caller, format!("addenda:{call}"));
    let wanted: Wanted<AddendumId> = cursors.wanted(query)?;
    let (caller, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            let programme = call_within(conn, &caller, call, Permission::ListAddenda)?;
            let works_on_it = caller.may(Permission::ViewClusters, Target::of_programme(programme));
            let rows = store::addenda_of(conn, &caller.scope, call, !works_on_it, &wanted)?;
            let ids: Vec<AddendumId> = rows.iter().map(|(row, _)| row.id.0).collect();
            let counts = counts_of(conn, &caller.scope, &ids)?;
            let shown =
                |((row, name), counts)| convert::details(&row, name, Some(counts).filter(|_| works_on_it));
            Ok::<_, AppError>(rows.into_iter().zip(counts).map(shown).collect::<Vec<_>>())
        })
        .await?;
    cursors.page(items, limit, |last| AddendumId::new(last.id))
}

/// Prepares an addendum for the decider. Nobody is offered anything yet.
///
/// # Errors
/// `protected_ground`, `invalid_fields`, `not_found`, `call_not_over`, `pool_committed`, `path_for_too_few`.
pub async fn prepare_addendum(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    body: PrepareAddendum,
) -> Result<AddendumDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let terms = convert::terms(&body, context.today())?;
    let target = ProgrammeId::new(body.target_programme_id);
    let id = AddendumId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let programme = call_within(conn, &caller, call, Permission::PrepareAddendum)?;
        unless_out_of_time(conn, &context, call)?;
        other_path(conn, &caller, programme, target)?;
        if store::count_addenda(conn, &caller.scope, call)? >= MOST {
            return Err(AppError::invalid("", FieldCode::TooMany { max: MOST.unsigned_abs() }));
        }
        unless_for_too_few(conn, &context, &terms)?;
        let row = prepared(&context, &caller, id, (call, programme, target), &terms)?;
        store::insert_addendum(conn, &row)?;
        let fields = ["target_programme", "title", "conditions", "reason", "answer_by"];
        record_addendum(conn, &context, id, "addendum_prepared", &fields)?;
        details_of(conn, &caller.scope, &row)
    })
    .await
}

/// The programme that is offered: another one of the same initiative, that the caller knows of.
fn other_path(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    target: ProgrammeId,
) -> Result<ProgrammeRow, AppError> {
    let own = programmes::find(conn, &caller.scope, programme)?.ok_or_else(AppError::not_found)?;
    let found = programmes::find(conn, &caller.scope, target)?;
    found
        .filter(|found| found.initiative_id == own.initiative_id && found.id != own.id)
        .ok_or_else(|| AppError::invalid("/target_programme_id", FieldCode::NotFound))
}

fn prepared(
    context: &Context,
    caller: &Caller,
    id: AddendumId,
    (call, programme, target): (CallId, ProgrammeId, ProgrammeId),
    terms: &AddendumTerms,
) -> Result<AddendumRow, AppError> {
    Ok(AddendumRow {
        id: Key(id),
        agency_id: Key(context.scope.agency()),
        call_id: Key(call),
        programme_id: Key(programme),
        target_programme_id: Key(target),
        title: Json(to_wire(terms.title())),
        conditions: Json(terms.conditions().iter().map(condition_to_wire).collect()),
        reason: Json(to_wire(terms.reason())),
        answer_by: Day(terms.answer_by()),
        state: Code(AddendumColumn::Prepared),
        prepared_by: Key(caller.account()?),
        prepared_at: Ts(context.now),
        adopted_by: None,
        adopter_name: None,
        adopter_title: None,
        adopted_at: None,
        version: 1,
    })
}

/// Withdraws an addendum before it is adopted. It stays on record.
///
/// # Errors
/// `not_found`, `stale_version`, `addendum_stands_still`.
pub async fn withdraw_addendum(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    seen: IfMatch,
    id: AddendumId,
) -> Result<AddendumDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let row = demanded(conn, &caller, id, Permission::PrepareAddendum)?;
        seen.check(version_of(row.version))?;
        if row.state.0 != AddendumColumn::Prepared {
            return Err(AppError::new(ProblemCode::AddendumStandsStill));
        }
        let row = AddendumRow { state: Code(AddendumColumn::Withdrawn), version: row.version + 1, ..row };
        unless_stale(store::update_addendum(conn, &caller.scope, &row)?)?;
        record_addendum(conn, &context, id, "addendum_withdrawn", &["state"])?;
        details_of(conn, &caller.scope, &row)
    })
    .await
}
