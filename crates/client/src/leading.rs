//! Who leads which session.

use polku_api_types::leading::{
    AssignFacilitators, CoachBreach, CoachWaiver, LedSession, LedSessionDetails, SessionLeading,
    WaiveCoachPolicy,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::OwnSessionsQuery;
use uuid::Uuid;

use crate::{Client, ClientError};

/// Where the calendar file of the sessions that the caller leads is: the address of a link.
pub const LED_CALENDAR: &str = "/api/v1/me/led_calendar";

impl Client {
    /// Who leads a session, and whether the policy on coaches allows it.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_session_leading(&self, session: Uuid) -> Result<SessionLeading, ClientError> {
        self.get(&format!("sessions/{session}/leading")).await
    }

    /// Names those who lead a session, the lead first.
    ///
    /// # Errors
    /// `stale_version`, `coach_policy_breached`, `invalid_fields`.
    pub async fn assign_facilitators(
        &self,
        session: Uuid,
        version: u64,
        body: &AssignFacilitators,
    ) -> Result<SessionLeading, ClientError> {
        self.put(&format!("sessions/{session}/facilitators"), version, body).await
    }

    /// Grants a waiver from the policy on coaches.
    ///
    /// # Errors
    /// `nothing_to_waive`, `session_stands_still`, `invalid_fields`.
    pub async fn waive_coach_policy(
        &self,
        session: Uuid,
        key: Uuid,
        body: &WaiveCoachPolicy,
    ) -> Result<SessionLeading, ClientError> {
        self.post(&format!("sessions/{session}/waivers"), key, body).await
    }

    /// The waivers of a programme.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_coach_waivers(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<CoachWaiver>, ClientError> {
        self.get_with(&format!("programmes/{programme}/coach_waivers"), query).await
    }

    /// Published sessions in breach of the policy without a waiver.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_coach_breaches(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<CoachBreach>, ClientError> {
        self.get_with(&format!("programmes/{programme}/coach_breaches"), query).await
    }

    /// The sessions that the caller leads, the earliest first.
    ///
    /// # Errors
    /// `forbidden` for whoever leads none.
    pub async fn list_led_sessions(&self, query: &OwnSessionsQuery) -> Result<Page<LedSession>, ClientError> {
        self.get_with("me/led_sessions", query).await
    }

    /// One of them with the names of its members.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_led_session(&self, session: Uuid) -> Result<LedSessionDetails, ClientError> {
        self.get(&format!("me/led_sessions/{session}")).await
    }

    /// The sessions that the caller leads as a file that calendars read.
    ///
    /// # Errors
    /// `forbidden` for whoever leads none.
    pub async fn export_led_calendar(&self) -> Result<String, ClientError> {
        self.get_text("me/led_calendar").await
    }
}
