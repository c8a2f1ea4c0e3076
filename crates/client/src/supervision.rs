//! What supervisors are told of applications, and what they state about working time.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::supervision::{
    ApplicationSupervision, ReplyToSupervisor, StateWorkingTime, SupervisedApplication, SupervisedCounts,
    SupervisionEntry, SupervisionQuery, SupervisorPreview,
};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// What the caller's supervisor would learn if the caller applied to a call.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn preview_supervisor(&self, call: Uuid) -> Result<SupervisorPreview, ClientError> {
        self.get(&format!("calls/{call}/supervisor_preview")).await
    }

    /// How many applications the caller sees as a supervisor, and how many wait for a statement.
    ///
    /// # Errors
    /// `forbidden` for an account that is linked to nobody.
    pub async fn count_supervised_applications(&self) -> Result<SupervisedCounts, ClientError> {
        self.get("me/supervised_counts").await
    }

    /// The applications of those the caller supervises, the earliest first.
    ///
    /// # Errors
    /// `invalid_cursor`.
    pub async fn list_supervised_applications(
        &self,
        page: &PageQuery,
    ) -> Result<Page<SupervisedApplication>, ClientError> {
        self.get_with("me/supervised_applications", page).await
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found` for an application of somebody the caller does not supervise.
    pub async fn view_supervised_application(
        &self,
        application: Uuid,
    ) -> Result<SupervisedApplication, ClientError> {
        self.get(&format!("me/supervised_applications/{application}")).await
    }

    /// States whether working time can be arranged, in the place of what was stated before.
    ///
    /// # Errors
    /// `not_found`, `stale_version`, `statement_closed`, `invalid_fields`.
    pub async fn state_working_time(
        &self,
        application: Uuid,
        version: u64,
        statement: &StateWorkingTime,
    ) -> Result<SupervisedApplication, ClientError> {
        self.put(&format!("me/supervised_applications/{application}/statement"), version, statement).await
    }

    /// What the supervisor has to do with an application, for its applicant and the coordinator.
    ///
    /// # Errors
    /// `not_found`, `forbidden`.
    pub async fn view_application_supervision(
        &self,
        application: Uuid,
    ) -> Result<ApplicationSupervision, ClientError> {
        self.get(&format!("applications/{application}/supervision")).await
    }

    /// The applicant answers what was stated.
    ///
    /// # Errors
    /// `not_found` where nothing is stated, `stale_version`, `invalid_fields`.
    pub async fn reply_to_supervisor(
        &self,
        application: Uuid,
        version: u64,
        reply: &ReplyToSupervisor,
    ) -> Result<ApplicationSupervision, ClientError> {
        self.put(&format!("applications/{application}/supervision/reply"), version, reply).await
    }

    /// How the applications of a call stand with the supervisors, the earliest first.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `invalid_cursor`.
    pub async fn list_supervision(
        &self,
        call: Uuid,
        query: &SupervisionQuery,
    ) -> Result<Page<SupervisionEntry>, ClientError> {
        self.get_with(&format!("calls/{call}/supervision"), query).await
    }
}
