//! What was done.

use polku_api_types::audit::AuditEntry;
use polku_api_types::page::Page;

use crate::{Client, ClientError};

impl Client {
    /// The changes in the agency, newest first; `cursor` reads on.
    ///
    /// # Errors
    /// `forbidden`, `invalid_cursor`.
    pub async fn list_audit_entries(&self, cursor: Option<&str>) -> Result<Page<AuditEntry>, ClientError> {
        match cursor {
            Some(cursor) => self.get(&format!("audit_entries?cursor={cursor}")).await,
            None => self.get("audit_entries").await,
        }
    }
}
