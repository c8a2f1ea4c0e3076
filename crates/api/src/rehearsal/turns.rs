//! One rehearsal at a time: a pool of thousands under quotas takes a processor for seconds.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::AppError;

/// Who wants to rehearse waits until nobody else does.
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
    /// `internal` when the server stops.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit, AppError> {
        Arc::clone(&self.0).acquire_owned().await.map_err(AppError::internal)
    }
}
