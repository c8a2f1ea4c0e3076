//! Operations on working weeks and busy intervals.

use polku_api_types::availability::{
    BusyIntervals, BusyIntervalsSent, SaveBusyIntervals, SaveWorkingWeek, SendBusyIntervals, WorkingWeek,
};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// The caller's own working week.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn view_own_working_week(&self) -> Result<WorkingWeek, ClientError> {
        self.get("me/working_week").await
    }

    /// Says the caller's own working week.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`.
    pub async fn save_own_working_week(
        &self,
        version: u64,
        body: &SaveWorkingWeek,
    ) -> Result<WorkingWeek, ClientError> {
        self.put("me/working_week", version, body).await
    }

    /// The caller's own busy intervals, as long as they are kept.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn view_own_busy_intervals(&self) -> Result<BusyIntervals, ClientError> {
        self.get("me/busy_intervals").await
    }

    /// Sends the caller's own busy intervals in place of those before.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn send_own_busy_intervals(
        &self,
        key: Uuid,
        body: &SaveBusyIntervals,
    ) -> Result<BusyIntervalsSent, ClientError> {
        self.post("me/busy_intervals", key, body).await
    }

    /// Erases the caller's own busy intervals.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn clear_own_busy_intervals(&self) -> Result<(), ClientError> {
        self.delete("me/busy_intervals").await
    }

    /// Sends the busy intervals of many people, as a system of their agency.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn send_busy_intervals(
        &self,
        key: Uuid,
        body: &SendBusyIntervals,
    ) -> Result<BusyIntervalsSent, ClientError> {
        self.post("busy_intervals", key, body).await
    }
}
