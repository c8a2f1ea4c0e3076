//! Changes of circumstances.

use polku_api_types::circumstances::{
    ChangeCircumstances, CircumstanceChange, CircumstancesPreview, PreviewCircumstances,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

/// A step that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// What a change of circumstances would do.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn preview_circumstances(
        &self,
        programme: Uuid,
        body: &PreviewCircumstances,
    ) -> Result<CircumstancesPreview, ClientError> {
        self.post_plain(&format!("programmes/{programme}/circumstances/preview"), body).await
    }

    /// Makes it, of exactly what was seen.
    ///
    /// # Errors
    /// `stale_version`, `session_stands_still`, `invalid_fields`.
    pub async fn change_circumstances(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &ChangeCircumstances,
    ) -> Result<CircumstanceChange, ClientError> {
        self.post(&format!("programmes/{programme}/circumstances"), key, body).await
    }

    /// The changes of a programme, the latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_circumstances(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<CircumstanceChange>, ClientError> {
        self.get_with(&format!("programmes/{programme}/circumstances"), query).await
    }

    /// Undoes a change as a whole.
    ///
    /// # Errors
    /// `circumstance_not_undoable`.
    pub async fn undo_circumstances(
        &self,
        change: Uuid,
        key: Uuid,
    ) -> Result<CircumstanceChange, ClientError> {
        self.post(&format!("circumstances/{change}/undo"), key, &NOTHING).await
    }
}
