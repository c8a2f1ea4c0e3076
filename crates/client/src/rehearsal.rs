//! Rehearsing the selection of a call before it opens.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rehearsal::{
    PublishRehearsal, Rehearsal, RehearsalPools, RehearsalPublication, RehearseSelection,
};
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

    /// Publishes a rehearsal of invented people with its call.
    ///
    /// # Errors
    /// `not_found`, `own_call`, `call_not_awaiting_approval`, `call_opened`, `conflict`, `invalid_fields`.
    pub async fn publish_rehearsal(
        &self,
        key: Uuid,
        call: Uuid,
        body: &PublishRehearsal,
    ) -> Result<RehearsalPublication, ClientError> {
        self.post(&format!("calls/{call}/rehearsal_publications"), key, body).await
    }

    /// What was published of a call, the latest first.
    ///
    /// # Errors
    /// `not_found`, `malformed_cursor`.
    pub async fn list_rehearsal_publications(
        &self,
        call: Uuid,
        query: &PageQuery,
    ) -> Result<Page<RehearsalPublication>, ClientError> {
        self.get_with(&format!("calls/{call}/rehearsal_publications"), query).await
    }

    /// A published rehearsal of an approved call, for anybody.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_rehearsal_publication(&self, id: Uuid) -> Result<RehearsalPublication, ClientError> {
        self.get(&format!("rehearsal_publications/{id}")).await
    }
}
