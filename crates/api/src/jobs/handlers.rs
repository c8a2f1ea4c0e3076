//! Which code does which job: one line for each kind.

use std::future::Future;
use std::pin::Pin;

use super::kind::JobKind;
use super::store::{self, Job};
use crate::app::App;
use crate::audit::seal;
use crate::problem::AppError;
use crate::rerouting;
use crate::selection;
use crate::supervision;

/// What a handler gives back.
pub(super) type Done = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// Starts the work.
pub(super) fn handle(app: App, job: Job) -> Done {
    match job.kind {
        JobKind::SealAudit => Box::pin(seal_audit(app)),
        JobKind::CleanUp => Box::pin(clean_up(app)),
        JobKind::ExpireOffers => Box::pin(expire_offers(app, job.payload)),
        JobKind::AskSupervisors => Box::pin(ask_supervisors(app)),
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

async fn ask_supervisors(app: App) -> Result<(), AppError> {
    supervision::ask_supervisors(&app).await
}

async fn expire_offers(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let payload = serde_json::from_value(payload).map_err(AppError::internal)?;
    selection::service::expire_overdue(&app, payload).await
}

async fn lapse_path_offers(app: App, payload: serde_json::Value) -> Result<(), AppError> {
    let payload = serde_json::from_value(payload).map_err(AppError::internal)?;
    rerouting::service::lapse_overdue(&app, payload).await
}
