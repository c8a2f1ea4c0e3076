//! One at a time: what takes a processor for seconds, or much memory, is not done for many at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::{AppError, ProblemCode};

/// How long somebody waits for a turn before they are told to come back: others may wait, too.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who wants to do one kind of heavy work waits until nobody else does.
#[derive(Clone, Debug)]
pub struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Turns {
    /// Waits for a turn. It goes along into the work: a caller who hangs up makes no room before the work is done.
    ///
    /// # Errors
    /// `unavailable` when others take long.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit, AppError> {
        match tokio::time::timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(AppError::new(ProblemCode::Unavailable).retry_after(5)),
        }
    }

    /// A turn at once, if nobody has it.
    #[must_use]
    pub fn try_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_owned().ok()
    }

    /// Waits for a turn for as long as it takes: for work that nobody's request waits for.
    ///
    /// # Errors
    /// Never while the server runs.
    pub async fn whenever(&self) -> Result<OwnedSemaphorePermit, AppError> {
        Arc::clone(&self.0).acquire_owned().await.map_err(AppError::internal)
    }
}
