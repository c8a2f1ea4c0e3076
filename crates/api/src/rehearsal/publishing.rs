//! The use cases of what is published: publishing a rehearsal with its call, and reading what was.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rehearsal::{PublishRehearsal, Rehearsal, RehearsalPublication};
use polku_domain::access::Permission;
use polku_domain::ids::{AccountId, CallId, RehearsalPublicationId};
use polku_domain::programmes::call::{Approval, CallPhase};
use polku_domain::selection::quota::Quotas;

use super::convert::{self, Wanted, WantedPool};
use super::ground::Ground;
use super::service::rehearsed;
use super::store::{self, PublicationRow};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Json, Key, Ts};
use crate::http::{Idempotent, Wanted as WantedPage, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::call::method_to_wire;
use crate::programmes::service::{call_for, shown};
use crate::programmes::store::calls::CallRow;
use crate::programmes::store::count;
use crate::text::{Faults, text_fault};

/// Most rehearsals that are published of one call.
const MOST: u32 = 20;

/// Publishes a rehearsal of invented people with its call. It is made anew from the recipe and the seed, so that what is
/// published is what anybody gets who repeats it.
///
/// # Errors
/// `invalid_fields`, `not_found`, `own_call`, `call_not_awaiting_approval`, `call_opened`, `conflict` when the call was
/// changed meanwhile.
pub async fn publish_rehearsal(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    body: PublishRehearsal,
) -> Result<RehearsalPublication, AppError> {
    let now = app.clock.now();
    let wanted = invented(&body)?;
    let approval = approval(caller.account()?, &body, now)?;
    let turn = app.rehearsals.turn().await?;
    let (asking, pool) = (caller.clone(), wanted.pool.clone());
    let (version, ground) = app
        .db
        .read(move |conn| {
            let row = publishable(conn, &asking, call, now)?;
            Ok::<_, AppError>((row.version, Ground::load(conn, &asking, &row, &pool)?))
        })
        .await?;
    let made = tokio::task::spawn_blocking(move || {
        let made = rehearsed(ground, &wanted);
        drop(turn);
        made
    });
    let made = made.await.map_err(AppError::internal)??;
    let (caller, id) = (caller.clone(), RehearsalPublicationId::new(app.ids.ordered()));
    write_once(app, key, move |conn| {
        let row = publishable(conn, &caller, call, now)?;
        if row.version != version {
            return Err(AppError::new(ProblemCode::Conflict));
        }
        let published = store::count_of(conn, &caller.scope, call)?;
        if published >= i64::from(MOST) {
            return Err(AppError::invalid("", FieldCode::TooMany { max: u64::from(MOST) }));
        }
        let publication = PublicationRow {
            id: Key(id),
            agency_id: Key(caller.scope.agency()),
            call_id: Key(call),
            number: published + 1,
            rehearsal: Json(made.clone()),
            published_by: Key(approval.by),
            approver_name: approval.name.clone(),
            approver_title: approval.title.clone(),
            published_at: Ts(now),
        };
        store::insert(conn, &publication)?;
        let entry = Entry {
            action: "rehearsal_published",
            subject: Subject::new("call", call),
            person: None,
            fields: &["rehearsal", "approver_name", "approver_title"],
            at: now,
        };
        record(conn, &caller.actor(), entry)?;
        details(publication, published + 1, &row)
    })
    .await
}

/// What is to be published: of invented people, with its seed.
fn invented(body: &PublishRehearsal) -> Result<Wanted, AppError> {
    let mut faults = Faults::none();
    if body.rehearsal.seed.is_none() {
        faults.push("/rehearsal/seed", FieldCode::Missing);
    }
    if body.rehearsal.pool.invented.is_none() {
        faults.push("/rehearsal/pool/invented", FieldCode::Missing);
    }
    let none = || [0; 32];
    match convert::wanted(&body.rehearsal, none) {
        Ok(wanted) if matches!(wanted.pool, WantedPool::Invented(_)) => faults.finish(Some(wanted)),
        Ok(_) => faults.finish(None),
        Err(error) => Err(error.within("/rehearsal")),
    }
}

fn approval(by: AccountId, body: &PublishRehearsal, now: Timestamp) -> Result<Approval, AppError> {
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

/// A call whose terms were sent to be approved, or were: read by somebody who did not prepare it, before it opens.
fn publishable(
    conn: &mut AnyConn,
    caller: &Caller,
    call: CallId,
    now: Timestamp,
) -> Result<CallRow, AppError> {
    let row = call_for(conn, caller, call, Permission::PublishRehearsal)?;
    if row.prepared_by.0 == caller.account()? {
        return Err(AppError::new(ProblemCode::OwnCall));
    }
    match shown::phase(&row, now) {
        CallPhase::AwaitingApproval | CallPhase::Approved => Ok(row),
        CallPhase::Draft => Err(AppError::new(ProblemCode::CallNotAwaitingApproval)),
        CallPhase::Open | CallPhase::Closed => Err(AppError::new(ProblemCode::CallOpened)),
    }
}

/// A page of what was published of a call, the latest first.
///
/// # Errors
/// `not_found`, `malformed_cursor`.
pub async fn list_rehearsal_publications(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: &PageQuery,
) -> Result<Page<RehearsalPublication>, AppError> {
    let cursors = app.cursors(caller, format!("rehearsal_publications:{call}"));
    let wanted: WantedPage<RehearsalPublicationId> = cursors.wanted(query)?;
    let (caller, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            let row = call_for(conn, &caller, call, Permission::RehearseSelection)?;
            let latest = store::count_of(conn, &caller.scope, call)?;
            let rows = store::page_of(conn, &caller.scope, call, &wanted)?;
            rows.into_iter().map(|one| details(one, latest, &row)).collect::<Result<Vec<_>, AppError>>()
        })
        .await?;
    cursors.page(items, limit, |last| RehearsalPublicationId::new(last.id))
}

/// A published rehearsal of an approved call, for anybody.
///
/// # Errors
/// `not_found`.
pub async fn view_rehearsal_publication(
    app: &App,
    id: RehearsalPublicationId,
) -> Result<RehearsalPublication, AppError> {
    app.db
        .read(move |conn| {
            let (scope, publication) = store::find(conn, id)?.ok_or_else(AppError::not_found)?;
            let call = publication.call_id.0;
            let row = crate::programmes::store::calls::find(conn, &scope, call)?
                .filter(shown::is_approved)
                .ok_or_else(AppError::not_found)?;
            let latest = store::count_of(conn, &scope, call)?;
            details(publication, latest, &row)
        })
        .await
}

/// What was published last of an approved call.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn published_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: &CallRow,
) -> Result<Option<RehearsalPublication>, AppError> {
    let newest = WantedPage { limit: 1, after: None };
    let rows = store::page_of(conn, scope, call.id.0, &newest)?;
    rows.into_iter().next().map(|row| details(row.clone(), row.number, call)).transpose()
}

fn details(row: PublicationRow, latest: i64, call: &CallRow) -> Result<RehearsalPublication, AppError> {
    let rehearsal = row.rehearsal.0;
    Ok(RehearsalPublication {
        id: row.id.0.uuid(),
        call_id: row.call_id.0.uuid(),
        number: count(row.number),
        terms_stand: is_of(&rehearsal, call)?,
        rehearsal,
        approver_title: row.approver_title,
        published_at: row.published_at.0,
        superseded: row.number < latest,
    })
}

/// Whether places, quotas and method of the call are those that were rehearsed: a call that was returned may have changed.
fn is_of(rehearsal: &Rehearsal, call: &CallRow) -> Result<bool, AppError> {
    let terms = shown::terms(call)?;
    let quotas = Quotas::of_call(&terms.quotas, terms.left_out.as_ref()).map_err(AppError::internal)?;
    Ok(rehearsal.seats == count(call.seats)
        && rehearsal.quotas == convert::quotas_to_wire(quotas.as_ref())
        && rehearsal.declared == method_to_wire(terms.method))
}
