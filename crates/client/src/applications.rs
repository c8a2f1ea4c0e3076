//! Applications.

use polku_api_types::applications::{
    ApplicationDetails, ApplicationSummary, ApplicationsExportQuery, ApplicationsImportQuery,
    ApplicationsImportResult, ApplicationsQuery, MyApplication, SubmitApplication,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::request::{file, query_string};
use crate::{Client, ClientError};

impl Client {
    /// Applies to an open call, or again after withdrawing.
    ///
    /// # Errors
    /// `call_closed`, `already_applied`, `invalid_fields`.
    pub async fn submit_application(
        &self,
        key: Uuid,
        call: Uuid,
        body: &SubmitApplication,
    ) -> Result<MyApplication, ClientError> {
        self.post(&format!("calls/{call}/applications"), key, body).await
    }

    /// One's own applications.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_own_applications(&self, query: &PageQuery) -> Result<Page<MyApplication>, ClientError> {
        self.get_with("me/applications", query).await
    }

    /// One of one's own applications.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_own_application(&self, id: Uuid) -> Result<MyApplication, ClientError> {
        self.get(&format!("me/applications/{id}")).await
    }

    /// Changes the answers of an application that was read in this version.
    ///
    /// # Errors
    /// `call_closed`, `stale_version`, `invalid_fields`.
    pub async fn change_application(
        &self,
        id: Uuid,
        version: u64,
        body: &SubmitApplication,
    ) -> Result<MyApplication, ClientError> {
        self.put(&format!("me/applications/{id}"), version, body).await
    }

    /// Withdraws an application that was read in this version.
    ///
    /// # Errors
    /// `stale_version`, `offer_to_answer`, `application_stands_still`.
    pub async fn withdraw_application(
        &self,
        key: Uuid,
        id: Uuid,
        version: u64,
    ) -> Result<MyApplication, ClientError> {
        self.post_versioned(&format!("me/applications/{id}/withdrawal"), key, version, &()).await
    }

    /// A page of the applications of a call.
    ///
    /// # Errors
    /// `not_found`, `invalid_cursor`.
    pub async fn list_applications(
        &self,
        call: Uuid,
        query: &ApplicationsQuery,
    ) -> Result<Page<ApplicationSummary>, ClientError> {
        self.get_with(&format!("calls/{call}/applications"), query).await
    }

    /// One application, for those who select.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_application(&self, id: Uuid) -> Result<ApplicationDetails, ClientError> {
        self.get(&format!("applications/{id}")).await
    }

    /// Where the applications of a call are as a file: the address of a link.
    #[must_use]
    pub fn applications_file(call: Uuid, query: &ApplicationsExportQuery) -> String {
        file(&format!("calls/{call}/applications"), query)
    }

    /// The applications of a call as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_applications(
        &self,
        call: Uuid,
        query: &ApplicationsExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::applications_file(call, query)).await
    }

    /// Imports applications that were made elsewhere, or tells what an import would do.
    ///
    /// # Errors
    /// `file_changed`, `selection_began`, the refusals of whole files.
    pub async fn import_applications(
        &self,
        key: Uuid,
        call: Uuid,
        query: &ApplicationsImportQuery,
        file: Vec<u8>,
    ) -> Result<ApplicationsImportResult, ClientError> {
        let path = format!("calls/{call}/applications/import{}", query_string(query));
        self.upload(&path, Some(key), "text/csv", file).await
    }
}
