//! The calendar of all programmes, and how each is doing.

use polku_api_types::oversight::{
    CalendarSession, MoveSessions, ProgrammeHealth, SessionCalendarExportQuery, SessionCalendarQuery,
    SessionMoves,
};
use polku_api_types::page::Page;
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

impl Client {
    /// A page of the sessions of some days of all programmes that the caller runs or decides on, the earliest first.
    ///
    /// # Errors
    /// `invalid_fields` for days that are too far apart, `invalid_cursor`, `not_found` for a programme that is not the
    /// caller's.
    pub async fn list_session_calendar(
        &self,
        query: &SessionCalendarQuery,
    ) -> Result<Page<CalendarSession>, ClientError> {
        self.get_with("session_calendar", query).await
    }

    /// Where the same is as a file: the address of a link.
    #[must_use]
    pub fn session_calendar_file(query: &SessionCalendarExportQuery) -> String {
        file("session_calendar", query)
    }

    /// The same as a file.
    ///
    /// # Errors
    /// As [`Self::list_session_calendar`]; `unavailable` while others take files out.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_session_calendar(
        &self,
        query: &SessionCalendarExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::session_calendar_file(query)).await
    }

    /// How a programme that meets is doing.
    ///
    /// # Errors
    /// `not_found`, `forbidden`.
    pub async fn view_programme_health(&self, programme: Uuid) -> Result<ProgrammeHealth, ClientError> {
        self.get(&format!("programmes/{programme}/health")).await
    }

    /// What moving sessions would do.
    ///
    /// # Errors
    /// `stale_version`, `session_stands_still`, `session_day_over`, `invalid_fields`.
    pub async fn preview_moves(
        &self,
        programme: Uuid,
        body: &MoveSessions,
    ) -> Result<SessionMoves, ClientError> {
        self.post_plain(&format!("programmes/{programme}/sessions/moves/preview"), body).await
    }

    /// Moves sessions as they were seen, all of them or none.
    ///
    /// # Errors
    /// As [`Self::preview_moves`].
    pub async fn move_sessions(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &MoveSessions,
    ) -> Result<SessionMoves, ClientError> {
        self.post(&format!("programmes/{programme}/sessions/moves"), key, body).await
    }
}
