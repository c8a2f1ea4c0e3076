//! Rehearsing the selection of a call before it opens.

use polku_api_types::rehearsal::{Rehearsal, RehearsalPools, RehearseSelection};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// With whom the selection of a call can be rehearsed.
    ///
    /// # Errors
    /// `not_found`, `call_opened`.
    pub async fn view_rehearsal_pools(&self, call: Uuid) -> Result<RehearsalPools, ClientError> {
        self.get(&format!("calls/{call}/rehearsal_pools")).await
    }

    /// What each method would do. Nothing is stored but that it was done, so no key is needed.
    ///
    /// # Errors
    /// `not_found`, `call_opened`, `outcome_not_confirmed`, `pool_empty`, `pool_too_large`, `invalid_fields`.
    pub async fn rehearse_selection(
        &self,
        call: Uuid,
        body: &RehearseSelection,
    ) -> Result<Rehearsal, ClientError> {
        self.post_plain(&format!("calls/{call}/rehearsals"), body).await
    }
}
