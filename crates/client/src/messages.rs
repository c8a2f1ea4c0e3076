//! What people are told.

use polku_api_types::messages::{
    MessagePreview, MessageTrial, PreviewMessage, ProgrammeMail, ProgrammeMailsExportQuery,
    ProgrammeMailsQuery, ProgrammeMessages, Reminders, RemindersSent, SaveMessage, SaveReminders,
    SendReminders, TryMessage,
};
use polku_api_types::page::Page;
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

impl Client {
    /// What a programme says in its mails.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_programme_messages(&self, programme: Uuid) -> Result<ProgrammeMessages, ClientError> {
        self.get(&format!("programmes/{programme}/messages")).await
    }

    /// Words one mail, or lets the house's words apply again.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`.
    pub async fn save_programme_message(
        &self,
        programme: Uuid,
        version: u64,
        body: &SaveMessage,
    ) -> Result<ProgrammeMessages, ClientError> {
        self.put(&format!("programmes/{programme}/messages"), version, body).await
    }

    /// Words as mails, with made-up data.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn preview_programme_message(
        &self,
        programme: Uuid,
        body: &PreviewMessage,
    ) -> Result<MessagePreview, ClientError> {
        self.post_plain(&format!("programmes/{programme}/messages/preview"), body).await
    }

    /// Sends words as a test to oneself.
    ///
    /// # Errors
    /// `invalid_fields`, `no_own_address`, `too_many_requests`.
    pub async fn try_programme_message(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &TryMessage,
    ) -> Result<MessageTrial, ClientError> {
        self.post(&format!("programmes/{programme}/messages/trial"), key, body).await
    }

    /// How reminding stands in a programme.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_reminders(&self, programme: Uuid) -> Result<Reminders, ClientError> {
        self.get(&format!("programmes/{programme}/reminders")).await
    }

    /// Says when people are reminded.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`.
    pub async fn save_reminders(
        &self,
        programme: Uuid,
        version: u64,
        body: &SaveReminders,
    ) -> Result<Reminders, ClientError> {
        self.put(&format!("programmes/{programme}/reminders"), version, body).await
    }

    /// Reminds now whoever has not acted.
    ///
    /// # Errors
    /// `quiet_hours`.
    pub async fn send_reminders(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &SendReminders,
    ) -> Result<RemindersSent, ClientError> {
        self.post(&format!("programmes/{programme}/reminders/sending"), key, body).await
    }

    /// The mails of a programme, the latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_programme_mails(
        &self,
        programme: Uuid,
        query: &ProgrammeMailsQuery,
    ) -> Result<Page<ProgrammeMail>, ClientError> {
        self.get_with(&format!("programmes/{programme}/mails"), query).await
    }

    /// Where that list is as a file: the address of a link.
    #[must_use]
    pub fn programme_mails_file(programme: Uuid, query: &ProgrammeMailsExportQuery) -> String {
        file(&format!("programmes/{programme}/mails"), query)
    }

    /// The mails of a programme as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_programme_mails(
        &self,
        programme: Uuid,
        query: &ProgrammeMailsExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::programme_mails_file(programme, query)).await
    }
}
