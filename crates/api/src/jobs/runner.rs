//! Does what is due.

use std::sync::atomic::{AtomicI64, Ordering};

use futures_util::FutureExt;

use super::store::{self, Job};
use super::{handlers, recurring};
use crate::app::App;
use crate::db::{Coded, DbError};
use crate::problem::AppError;

/// Takes up due jobs one after another.
#[derive(Debug)]
pub struct Runner {
    app: App,
    last_slot: AtomicI64,
}

impl Runner {
    /// A runner of this process.
    pub fn new(app: App) -> Self {
        Self { app, last_slot: AtomicI64::new(i64::MIN) }
    }

    /// Does all that is due now; how many jobs were taken up. Other processes may do the same at the same time.
    ///
    /// # Errors
    /// What the database refuses. A job that fails is no error here: it is put back.
    pub async fn run_due(&self) -> Result<usize, DbError> {
        self.schedule_recurring().await?;
        let mut count = 0;
        while let Some((job, lease)) = self.claim().await? {
            count += 1;
            self.run(job, lease).await?;
        }
        Ok(count)
    }

    async fn schedule_recurring(&self) -> Result<(), DbError> {
        let now = self.app.clock.now();
        let slot = recurring::slot(now);
        if self.last_slot.swap(slot, Ordering::Relaxed) == slot {
            return Ok(());
        }
        self.app.db.write_counted(move |conn| recurring::schedule_turns(conn, now)).await
    }

    async fn claim(&self) -> Result<Option<(Job, uuid::Uuid)>, DbError> {
        let now = self.app.clock.now();
        // Looking first keeps an idle server from writing every second.
        if !self.app.db.read(move |conn| store::has_due(conn, now)).await? {
            return Ok(None);
        }
        let lease = self.app.ids.random();
        let job = self.app.db.write_counted(move |conn| store::claim(conn, now, lease)).await?;
        Ok(job.map(|job| (job, lease)))
    }

    async fn run(&self, job: Job, lease: uuid::Uuid) -> Result<(), DbError> {
        let work = std::panic::AssertUnwindSafe(handlers::handle(self.app.clone(), job.clone()));
        let result = work.catch_unwind().await.unwrap_or_else(|_| Err(AppError::internal("a job panicked")));
        let now = self.app.clock.now();
        let kept = match result {
            Ok(()) => {
                let id = job.id.clone();
                self.app.db.write_counted(move |conn| store::finish(conn, &id, lease, now)).await?
            }
            Err(error) => {
                let (kind, attempt) = (job.kind.code(), job.attempt);
                tracing::error!(job = kind, attempt, %error, "a job failed");
                let code = error.code().name();
                self.app.db.write_counted(move |conn| store::put_back(conn, &job, lease, code, now)).await?
            }
        };
        if !kept {
            tracing::warn!("a job took longer than its lease and was taken up by another process");
        }
        Ok(())
    }
}
