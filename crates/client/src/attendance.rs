//! Attendance, and the hours that follow from it.

use polku_api_types::attendance::{
    AttendanceChange, AttendanceSheet, MarkAttendance, MarksKept, OwnAttendance, OwnHours, PersonHours,
    PersonHoursExportQuery, PersonHoursQuery, ProgrammeHours, RemoteProposals, SendInvitationReply,
    SignInList, SignInListQuery,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::OwnSessionsQuery;
use polku_api_types::tables::TableQuery;
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

/// A step that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// The people of a session, and what was said of them.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_attendance(&self, session: Uuid) -> Result<AttendanceSheet, ClientError> {
        self.get(&format!("sessions/{session}/attendance")).await
    }

    /// Keeps many marks in one pass, all of them or none. What arrived before is not said again, whatever the key.
    ///
    /// # Errors
    /// `invalid_fields`, `session_not_begun`, `session_not_held`.
    pub async fn mark_attendance(
        &self,
        session: Uuid,
        key: Uuid,
        body: &MarkAttendance,
    ) -> Result<MarksKept, ClientError> {
        self.post(&format!("sessions/{session}/attendance"), key, body).await
    }

    /// Sends what somebody's calendar answered to an invitation, as a system of their agency. What was of nobody is answered alike.
    ///
    /// # Errors
    /// `invalid_fields` for what is no answer of a calendar.
    pub async fn send_invitation_reply(
        &self,
        key: Uuid,
        body: &SendInvitationReply,
    ) -> Result<(), ClientError> {
        self.post("invitation_replies", key, body).await
    }

    /// Makes the sign-in list of a session, to be printed.
    ///
    /// # Errors
    /// `not_found`, `session_not_held`.
    pub async fn make_sign_in_list(&self, session: Uuid, key: Uuid) -> Result<SignInList, ClientError> {
        self.post(&format!("sessions/{session}/sign_in_lists"), key, &NOTHING).await
    }

    /// A list that was printed, by its code.
    ///
    /// # Errors
    /// `not_found`, `invalid_fields`.
    pub async fn view_sign_in_list(
        &self,
        session: Uuid,
        query: &SignInListQuery,
    ) -> Result<SignInList, ClientError> {
        self.get_with(&format!("sessions/{session}/sign_in_list"), query).await
    }

    /// What the attendance list of a remote tool proposes. Nothing is saved.
    ///
    /// # Errors
    /// `session_not_remote`, `session_not_begun`, `session_not_held`, `list_of_other_session`, and the refusals of whole
    /// files.
    pub async fn preview_attendance(
        &self,
        session: Uuid,
        file: Vec<u8>,
    ) -> Result<RemoteProposals, ClientError> {
        self.upload(&format!("sessions/{session}/attendance/proposals"), None, "text/csv", file).await
    }

    /// All that was said at a session, the latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_attendance_changes(
        &self,
        session: Uuid,
        query: &PageQuery,
    ) -> Result<Page<AttendanceChange>, ClientError> {
        self.get_with(&format!("sessions/{session}/attendance/changes"), query).await
    }

    /// What was said of the caller at each of the caller's sessions, in the order and the pages of the sessions.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn list_own_attendance(
        &self,
        query: &OwnSessionsQuery,
    ) -> Result<Page<OwnAttendance>, ClientError> {
        self.get_with("me/attendance", query).await
    }

    /// Says that the caller is not coming.
    ///
    /// # Errors
    /// `not_found`, `session_begun`, `session_not_held`.
    pub async fn give_apology(&self, session: Uuid, key: Uuid) -> Result<OwnAttendance, ClientError> {
        self.post(&format!("me/sessions/{session}/apology"), key, &NOTHING).await
    }

    /// Takes that back.
    ///
    /// # Errors
    /// `not_found` where no apology stands, `session_begun`.
    pub async fn withdraw_apology(&self, session: Uuid, key: Uuid) -> Result<OwnAttendance, ClientError> {
        self.post(&format!("me/sessions/{session}/apology/withdrawal"), key, &NOTHING).await
    }

    /// The caller's hours.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn view_own_hours(&self) -> Result<OwnHours, ClientError> {
        self.get("me/hours").await
    }

    /// The hours of a programme over its people.
    ///
    /// # Errors
    /// `design_not_published`.
    pub async fn view_attended_hours(&self, programme: Uuid) -> Result<ProgrammeHours, ClientError> {
        self.get(&format!("programmes/{programme}/attended_hours")).await
    }

    /// The hours of each of its people, by name.
    ///
    /// # Errors
    /// `design_not_published`.
    pub async fn list_person_hours(
        &self,
        programme: Uuid,
        query: &PersonHoursQuery,
    ) -> Result<Page<PersonHours>, ClientError> {
        self.get_with(&format!("programmes/{programme}/person_hours"), query).await
    }

    /// Where they are as a file: the address of a link.
    #[must_use]
    pub fn person_hours_file(programme: Uuid, query: &PersonHoursExportQuery) -> String {
        file(&format!("programmes/{programme}/person_hours"), query)
    }

    /// The same as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_person_hours(
        &self,
        programme: Uuid,
        query: &PersonHoursExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::person_hours_file(programme, query)).await
    }

    /// Where the training days of the agency are as a file: the address of a link.
    #[must_use]
    pub fn training_days_file(query: &TableQuery) -> String {
        file("training_days", query)
    }

    /// The training days of the agency by year and category, without few people.
    ///
    /// # Errors
    /// `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_training_days(&self, query: &TableQuery) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::training_days_file(query)).await
    }
}
