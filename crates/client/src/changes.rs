//! People who changed in the staff register.

use polku_api_types::changes::{
    RegisterChange, RegisterChangesExportQuery, RegisterChangesQuery, ResolveRegisterChange,
};
use polku_api_types::page::Page;
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

impl Client {
    /// What the register changed of those who applied or take part, the latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_register_changes(
        &self,
        programme: Uuid,
        query: &RegisterChangesQuery,
    ) -> Result<Page<RegisterChange>, ClientError> {
        self.get_with(&format!("programmes/{programme}/register_changes"), query).await
    }

    /// Where the list of what the register changed is as a file: the address of a link.
    #[must_use]
    pub fn register_changes_file(programme: Uuid, query: &RegisterChangesExportQuery) -> String {
        file(&format!("programmes/{programme}/register_changes"), query)
    }

    /// What the register changed as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_register_changes(
        &self,
        programme: Uuid,
        query: &RegisterChangesExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::register_changes_file(programme, query)).await
    }

    /// Deals with a change.
    ///
    /// # Errors
    /// `stale_version`, `already_ended`, `still_in_one_line`, `participation_stands_still`; `invalid_fields` when a
    /// reason is missing or superfluous.
    pub async fn resolve_register_change(
        &self,
        change: Uuid,
        key: Uuid,
        version: u64,
        body: &ResolveRegisterChange,
    ) -> Result<RegisterChange, ClientError> {
        self.post_versioned(&format!("register_changes/{change}/resolution"), key, version, body).await
    }
}
