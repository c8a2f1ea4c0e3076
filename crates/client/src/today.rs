//! A day's change of one session.

use polku_api_types::sessions::{HoldAgain, SessionDetails};
use polku_api_types::today::{ChangeToday, DayChange, SessionToday};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// One session, and what can become of it today.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_session_today(&self, session: Uuid) -> Result<SessionToday, ClientError> {
        self.get(&format!("sessions/{session}/today")).await
    }

    /// Cancels it, moves it, turns it, or lets somebody else lead it.
    ///
    /// # Errors
    /// `stale_version`, `session_stands_still`, `session_day_over`, `session_attended`, `coach_policy_breached`,
    /// `invalid_fields`.
    pub async fn change_session_today(
        &self,
        session: Uuid,
        version: u64,
        key: Uuid,
        body: &ChangeToday,
    ) -> Result<DayChange, ClientError> {
        self.post_versioned(&format!("sessions/{session}/today"), key, version, body).await
    }

    /// Holds a cancelled session at another time, as a session of its own.
    ///
    /// # Errors
    /// `stale_version`, `session_not_to_be_held`, `coach_policy_breached`, `invalid_fields`.
    pub async fn hold_again(
        &self,
        session: Uuid,
        version: u64,
        key: Uuid,
        body: &HoldAgain,
    ) -> Result<SessionDetails, ClientError> {
        self.post_versioned(&format!("sessions/{session}/replacement"), key, version, body).await
    }
}
