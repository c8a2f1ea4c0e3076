//! Which code does which job: one line for each kind.

use std::future::Future;
use std::pin::Pin;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::kind::JobKind;
use super::store::{self, Job, NewJob};
use crate::access;
use crate::app::App;
use crate::audit::seal;
use crate::db::Coded;
use crate::digests;
use crate::groups;
use crate::messages;
use crate::problem::AppError;
use crate::rerouting;
use crate::retention;
use crate::selection;
use crate::sessions;
use crate::supervision;

/// What a handler gives back.
pub(super) type Done = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// Between two parts of a run, so that others come to write.
const PAUSE: SignedDuration = SignedDuration::from_secs(20);

/// Starts the work.
pub(super) fn handle(app: App, job: Job) -> Done {
    match job.kind {
        JobKind::SealAudit => Box::pin(seal_audit(app)),
        JobKind::CleanUp => Box::pin(clean_up(app)),
        JobKind::EraseDue => Box::pin(erase_due(app, job.payload)),
        JobKind::ExpireOffers => Box::pin(expire_offers(app, job.payload)),
        JobKind::TakeUpGroupSearch => Box::pin(take_up_group_search(app, job.payload)),
        JobKind::AskSupervisors => Box::pin(ask_supervisors(app)),
        JobKind::SendPersonalLinks => Box::pin(send_personal_links(app)),
        JobKind::TellMembers => Box::pin(tell_members(app)),
        JobKind::Remind => Box::pin(remind(app)),
        JobKind::SendDigests => Box::pin(send_digests(app)),
        JobKind::LapsePathOffers => Box::pin(lapse_path_offers(app, job.payload)),
    }
}

async fn seal_audit(app: App) -> Result<(), AppError> {
    let head = seal::seal_all(&app.db, app.clock.now()).await?;
    let Some(head) = head else { return Ok(()) };
    // A line of some dozens of bytes once a minute: not worth a thread of its own.
    seal::export(&head, &app.config.audit_heads()).map_err(AppError::internal)
}

async fn clean_up(app: App) -> Result<(), AppError> {
    let now = app.clock.now();
    let rows = app.db.write_tx(move |conn| store::clean_up(conn, now).map_err(AppError::from)).await?;
    tracing::debug!(rows, "removed what was kept long enough");
    Ok(())
}

/// How often a night's run was taken up again because it reached its cap.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Continued {
    part: u32,
}

async fn erase_due(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let done: Option<Continued> = serde_json::from_value(payload).map_err(AppError::internal)?;
    if !retention::erase_due(&app, retention::Caps::of(&app.config)).await? {
        return Ok(());
    }
    let next = Continued { part: done.unwrap_or_default().part + 1 };
    let now = app.clock.now();
    app.db
        .write_counted(move |conn| {
            let run_at = now.saturating_add(PAUSE).unwrap_or(now);
            let kind = JobKind::EraseDue;
            let dedupe_key = format!("{}:after:{now}:{}", kind.code(), next.part);
            let job = NewJob { kind, payload: &next, run_at, dedupe_key: &dedupe_key, now };
            store::schedule(conn, &job).map(drop).map_err(AppError::from)
        })
        .await
}

async fn ask_supervisors(app: App) -> Result<(), AppError> {
    supervision::ask_supervisors(&app).await
}

async fn send_personal_links(app: App) -> Result<(), AppError> {
    access::send_personal_links(&app).await
}

async fn tell_members(app: App) -> Result<(), AppError> {
    sessions::service::tell_who_came_and_left(&app).await
}

async fn remind(app: App) -> Result<(), AppError> {
    messages::remind_due(&app).await
}

async fn send_digests(app: App) -> Result<(), AppError> {
    digests::send_due(&app).await
}

async fn take_up_group_search(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let payload = serde_json::from_value(payload).map_err(AppError::internal)?;
    groups::take_up_search(&app, payload).await
}

async fn expire_offers(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let payload = serde_json::from_value(payload).map_err(AppError::internal)?;
    selection::service::expire_overdue(&app, payload).await
}

async fn lapse_path_offers(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let payload = serde_json::from_value(payload).map_err(AppError::internal)?;
    rerouting::service::lapse_overdue(&app, payload).await
}
