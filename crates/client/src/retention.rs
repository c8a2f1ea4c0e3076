//! How long what is kept, what falls due and what was erased.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::retention::{ErasureReport, RetentionOutlook};

use crate::{Client, ClientError};

impl Client {
    /// What is kept how long, and what falls due within so many days.
    ///
    /// # Errors
    /// `forbidden`, `invalid_fields`.
    pub async fn view_retention_outlook(&self, days: u32) -> Result<RetentionOutlook, ClientError> {
        self.get(&format!("retention_outlook?days={days}")).await
    }

    /// A page of what was erased on which day, the latest first.
    ///
    /// # Errors
    /// `forbidden`, `invalid_cursor`.
    pub async fn list_erasure_reports(&self, query: &PageQuery) -> Result<Page<ErasureReport>, ClientError> {
        self.get_with("erasure_reports", query).await
    }
}
