//! Dates proposed from the design.

use polku_api_types::schedule::{AcceptSchedule, ProposeSchedule, ScheduleProposal};
use polku_api_types::sessions::Sessions;
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// When the sessions could be held that the programme still lacks.
    ///
    /// # Errors
    /// `not_found`, `design_not_published`, `schedule_groups_missing`, `invalid_fields`.
    pub async fn preview_schedule(
        &self,
        programme: Uuid,
        body: &ProposeSchedule,
    ) -> Result<ScheduleProposal, ClientError> {
        self.post_plain(&format!("programmes/{programme}/schedule/preview"), body).await
    }

    /// Plans exactly what was seen, as drafts.
    ///
    /// # Errors
    /// `schedule_changed`, and as proposing.
    pub async fn accept_schedule(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &AcceptSchedule,
    ) -> Result<Sessions, ClientError> {
        self.post(&format!("programmes/{programme}/schedule"), key, body).await
    }
}
