//! Sessions.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::{
    CancelSession, ChooseWay, CopySessions, GiveJoinAddresses, JoinAddressesGiven, JoinAddressesPreview,
    OwnSession, OwnSessionsQuery, PasteJoinAddresses, PlanSessions, PublishSessions, SaveSession,
    SaveSessionLinks, SessionCopies, SessionDetails, SessionHours, SessionModeChange, Sessions,
    SessionsPreview, SessionsQuery,
};
use uuid::Uuid;

use crate::{Client, ClientError};

/// Where the calendar file of the caller's own sessions is: the address of a link.
pub const OWN_CALENDAR: &str = "/api/v1/me/calendar";

impl Client {
    /// The sessions of a programme, the earliest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_sessions(
        &self,
        programme: Uuid,
        query: &SessionsQuery,
    ) -> Result<Page<SessionDetails>, ClientError> {
        self.get_with(&format!("programmes/{programme}/sessions"), query).await
    }

    /// What the design promises, and what is scheduled of it.
    ///
    /// # Errors
    /// `design_not_published`.
    pub async fn view_session_hours(&self, programme: Uuid) -> Result<SessionHours, ClientError> {
        self.get(&format!("programmes/{programme}/session_hours")).await
    }

    /// What planning would make.
    ///
    /// # Errors
    /// `invalid_fields`, `design_not_published`.
    pub async fn preview_sessions(
        &self,
        programme: Uuid,
        body: &PlanSessions,
    ) -> Result<SessionsPreview, ClientError> {
        self.post_plain(&format!("programmes/{programme}/sessions/preview"), body).await
    }

    /// Plans one session or a series.
    ///
    /// # Errors
    /// `invalid_fields`, `design_not_published`.
    pub async fn plan_sessions(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &PlanSessions,
    ) -> Result<Sessions, ClientError> {
        self.post(&format!("programmes/{programme}/sessions"), key, body).await
    }

    /// What copying sessions would make.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`, `design_not_published`.
    pub async fn preview_copies(
        &self,
        programme: Uuid,
        body: &CopySessions,
    ) -> Result<SessionCopies, ClientError> {
        self.post_plain(&format!("programmes/{programme}/sessions/copies/preview"), body).await
    }

    /// Copies a session or a series, as drafts.
    ///
    /// # Errors
    /// As [`Self::preview_copies`].
    pub async fn copy_sessions(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &CopySessions,
    ) -> Result<Sessions, ClientError> {
        self.post(&format!("programmes/{programme}/sessions/copies"), key, body).await
    }

    /// Publishes drafts and tells their members.
    ///
    /// # Errors
    /// `session_stands_still`.
    pub async fn publish_sessions(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &PublishSessions,
    ) -> Result<Sessions, ClientError> {
        self.post(&format!("programmes/{programme}/sessions/publication"), key, body).await
    }

    /// Which sessions pasted lines give a join address. Nothing is saved.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn preview_join_addresses(
        &self,
        programme: Uuid,
        body: &PasteJoinAddresses,
    ) -> Result<JoinAddressesPreview, ClientError> {
        self.post_plain(&format!("programmes/{programme}/join_addresses/preview"), body).await
    }

    /// Gives sessions their join addresses, all of them or none.
    ///
    /// # Errors
    /// `stale_version`, `session_stands_still`, `session_begun`, `invalid_fields`.
    pub async fn give_join_addresses(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &GiveJoinAddresses,
    ) -> Result<JoinAddressesGiven, ClientError> {
        self.post(&format!("programmes/{programme}/join_addresses"), key, body).await
    }

    /// Gives a session its links to materials.
    ///
    /// # Errors
    /// `stale_version`, `session_stands_still`, `invalid_fields`.
    pub async fn save_session_links(
        &self,
        session: Uuid,
        version: u64,
        body: &SaveSessionLinks,
    ) -> Result<SessionDetails, ClientError> {
        self.put(&format!("sessions/{session}/links"), version, body).await
    }

    /// One session.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_session(&self, session: Uuid) -> Result<SessionDetails, ClientError> {
        self.get(&format!("sessions/{session}")).await
    }

    /// Changes a session.
    ///
    /// # Errors
    /// `session_stands_still`, `stale_version`, `invalid_fields`.
    pub async fn update_session(
        &self,
        session: Uuid,
        version: u64,
        body: &SaveSession,
    ) -> Result<SessionDetails, ClientError> {
        self.put(&format!("sessions/{session}"), version, body).await
    }

    /// How a session's way of delivery changed, the latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_session_mode_changes(
        &self,
        session: Uuid,
        query: &PageQuery,
    ) -> Result<Page<SessionModeChange>, ClientError> {
        self.get_with(&format!("sessions/{session}/mode_changes"), query).await
    }

    /// Cancels a published session and tells its members.
    ///
    /// # Errors
    /// `session_stands_still`, `stale_version`.
    pub async fn cancel_session(
        &self,
        session: Uuid,
        version: u64,
        key: Uuid,
        body: &CancelSession,
    ) -> Result<SessionDetails, ClientError> {
        self.post_versioned(&format!("sessions/{session}/cancellation"), key, version, body).await
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// `session_stands_still`, `stale_version`.
    pub async fn remove_session(&self, session: Uuid, version: u64) -> Result<(), ClientError> {
        self.delete_versioned(&format!("sessions/{session}"), version).await
    }

    /// The caller's published sessions, the earliest first.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn list_own_sessions(&self, query: &OwnSessionsQuery) -> Result<Page<OwnSession>, ClientError> {
        self.get_with("me/sessions", query).await
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_own_session(&self, session: Uuid) -> Result<OwnSession, ClientError> {
        self.get(&format!("me/sessions/{session}")).await
    }

    /// Chooses the way in which the caller takes part in one of them, or thinks again.
    ///
    /// # Errors
    /// `not_found`, `choosing_closed`, `apology_stands`, `seats_taken`.
    pub async fn choose_way(
        &self,
        session: Uuid,
        key: Uuid,
        body: &ChooseWay,
    ) -> Result<OwnSession, ClientError> {
        self.post(&format!("me/sessions/{session}/way"), key, body).await
    }

    /// The caller's sessions as a file that calendars read.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn export_own_calendar(&self) -> Result<String, ClientError> {
        self.get_text("me/calendar").await
    }
}
