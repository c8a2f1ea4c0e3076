//! The promise of time.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::promises::{
    ConsentToHours, DesignPublicationPreview, HourConsent, HourQuestion, HourQuestionsQuery, OwnHourQuestion,
};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// What publishing the draft of a design would ask of those who take part.
    ///
    /// # Errors
    /// `not_found`; `design_stands_still` where there is no draft.
    pub async fn preview_design_publication(
        &self,
        programme: Uuid,
    ) -> Result<DesignPublicationPreview, ClientError> {
        self.get(&format!("programmes/{programme}/design/publication/preview")).await
    }

    /// Who was asked for consent to the hours of the version that was published last, by name.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_hour_questions(
        &self,
        programme: Uuid,
        query: &HourQuestionsQuery,
    ) -> Result<Page<HourQuestion>, ClientError> {
        self.get_with(&format!("programmes/{programme}/hour_questions"), query).await
    }

    /// What the caller is asked to consent to and has not answered.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn list_own_hour_questions(
        &self,
        query: &PageQuery,
    ) -> Result<Page<OwnHourQuestion>, ClientError> {
        self.get_with("me/hour_questions", query).await
    }

    /// Consents to the hours of the version that was shown.
    ///
    /// # Errors
    /// `hours_replaced` when there is a newer version; `no_hours_asked`, `participation_stands_still`.
    pub async fn consent_to_hours(
        &self,
        application: Uuid,
        key: Uuid,
        body: &ConsentToHours,
    ) -> Result<HourConsent, ClientError> {
        self.post(&format!("me/applications/{application}/hour_consents"), key, body).await
    }
}
