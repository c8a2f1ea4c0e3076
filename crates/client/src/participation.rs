//! Participations.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::participation::{
    DiscontinueParticipation, ParticipantSummary, ParticipantsExportQuery, ParticipantsQuery,
    ParticipationDetails,
};
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

/// A step that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// The participants of a programme by name, also those who left.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_participants(
        &self,
        programme: Uuid,
        query: &ParticipantsQuery,
    ) -> Result<Page<ParticipantSummary>, ClientError> {
        self.get_with(&format!("programmes/{programme}/participants"), query).await
    }

    /// Where the list of participants of a programme is as a file: the address of a link.
    #[must_use]
    pub fn participants_file(programme: Uuid, query: &ParticipantsExportQuery) -> String {
        file(&format!("programmes/{programme}/participants"), query)
    }

    /// The participants of a programme as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_participants(
        &self,
        programme: Uuid,
        query: &ParticipantsExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::participants_file(programme, query)).await
    }

    /// A participation with its history, by the application.
    ///
    /// # Errors
    /// `not_found` before a place is accepted.
    pub async fn view_participation(&self, application: Uuid) -> Result<ParticipationDetails, ClientError> {
        self.get(&format!("applications/{application}/participation")).await
    }

    /// The caller's own participations.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn list_own_participations(
        &self,
        query: &PageQuery,
    ) -> Result<Page<ParticipationDetails>, ClientError> {
        self.get_with("me/participations", query).await
    }

    /// Pauses a participation.
    ///
    /// # Errors
    /// `participation_stands_still`.
    pub async fn pause_participation(
        &self,
        application: Uuid,
        key: Uuid,
    ) -> Result<ParticipationDetails, ClientError> {
        self.post(&format!("applications/{application}/participation/pause"), key, &NOTHING).await
    }

    /// Lets a paused participation go on.
    ///
    /// # Errors
    /// `participation_stands_still`.
    pub async fn resume_participation(
        &self,
        application: Uuid,
        key: Uuid,
    ) -> Result<ParticipationDetails, ClientError> {
        self.post(&format!("applications/{application}/participation/resumption"), key, &NOTHING).await
    }

    /// Completes a participation.
    ///
    /// # Errors
    /// `participation_stands_still`.
    pub async fn complete_participation(
        &self,
        application: Uuid,
        key: Uuid,
    ) -> Result<ParticipationDetails, ClientError> {
        self.post(&format!("applications/{application}/participation/completion"), key, &NOTHING).await
    }

    /// Takes somebody out of a programme; the place goes to the next who waits.
    ///
    /// # Errors
    /// `participation_stands_still`.
    pub async fn discontinue_participation(
        &self,
        application: Uuid,
        key: Uuid,
        body: &DiscontinueParticipation,
    ) -> Result<ParticipationDetails, ClientError> {
        self.post(&format!("applications/{application}/participation/discontinuation"), key, body).await
    }

    /// Leaves a programme; the place goes to the next who waits.
    ///
    /// # Errors
    /// `participation_stands_still`.
    pub async fn leave_programme(
        &self,
        application: Uuid,
        key: Uuid,
        body: &DiscontinueParticipation,
    ) -> Result<ParticipationDetails, ClientError> {
        self.post(&format!("me/applications/{application}/participation/discontinuation"), key, body).await
    }
}
