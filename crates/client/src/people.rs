//! People, the import of a staff register, and what is held about the caller.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::{
    AccessLogEntry, BulkPeople, BulkPeopleResult, MyData, MyDataExport, PeopleImportQuery,
    PeopleImportResult, PeopleImportRun, PeopleQuery, PersonDetails, PersonSummary, UpdatePerson,
};
use uuid::Uuid;

use crate::request::query_string;
use crate::{Answer, Client, ClientError};

impl Client {
    /// A page of the agency's people.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn list_people(&self, query: &PeopleQuery) -> Result<Page<PersonSummary>, ClientError> {
        self.get_with("people", query).await
    }

    /// One person, with the version for a correction. The person sees that somebody looked.
    ///
    /// # Errors
    /// `not_found` for nobody the caller may see.
    pub async fn view_person(&self, person: Uuid) -> Result<Answer<PersonDetails>, ClientError> {
        self.get_versioned(&format!("people/{person}")).await
    }

    /// Corrects address and language of a person as they were read in `version`.
    ///
    /// # Errors
    /// `stale_version` when somebody changed them since.
    pub async fn update_person(
        &self,
        person: Uuid,
        version: u64,
        body: &UpdatePerson,
    ) -> Result<PersonDetails, ClientError> {
        self.put(&format!("people/{person}"), version, body).await
    }

    /// Imports a staff register, or with `apply` absent tells what an import would do.
    ///
    /// # Errors
    /// The refusals of whole files, `too_many_deactivations`, `file_changed`.
    pub async fn import_people(
        &self,
        key: Uuid,
        query: &PeopleImportQuery,
        file: Vec<u8>,
    ) -> Result<PeopleImportResult, ClientError> {
        let path = format!("people/imports{}", query_string(query));
        self.upload(&path, Some(key), "text/csv", file).await
    }

    /// The rows of a staff register that would be rejected or warned of, as a CSV file.
    ///
    /// # Errors
    /// The refusals of whole files.
    pub async fn faulty_people_rows(
        &self,
        query: &PeopleImportQuery,
        file: Vec<u8>,
    ) -> Result<String, ClientError> {
        let path = format!("people/imports/faulty_rows{}", query_string(query));
        self.upload_for_text(&path, "text/csv", file).await
    }

    /// Stores many people of one register, or says what that would do, with a result for each row.
    ///
    /// # Errors
    /// `too_many_deactivations` until exactly the number of the dry run is confirmed.
    pub async fn upsert_people(&self, key: Uuid, body: &BulkPeople) -> Result<BulkPeopleResult, ClientError> {
        self.post("people/imports/rows", key, body).await
    }

    /// The imports that were carried out, latest first.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_people_imports(&self, query: &PageQuery) -> Result<Page<PeopleImportRun>, ClientError> {
        self.get_with("people/imports", query).await
    }

    /// Everything held about the caller.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn view_my_data(&self) -> Result<MyData, ClientError> {
        self.get("me/data").await
    }

    /// Everything held about the caller and who looked at it, to take along.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn export_my_data(&self) -> Result<MyDataExport, ClientError> {
        self.get("me/data/export").await
    }

    /// Who looked at records about the caller, latest first.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn view_my_access_log(&self, query: &PageQuery) -> Result<Page<AccessLogEntry>, ClientError> {
        self.get_with("me/access_log", query).await
    }
}
