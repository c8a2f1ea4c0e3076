//! The secret address by which a calendar follows one's sessions.

use polku_api_types::calendars::{IssuedCalendarAddress, OwnCalendarAddress};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// Whether a calendar can follow the caller's sessions.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn view_own_calendar_address(&self) -> Result<OwnCalendarAddress, ClientError> {
        self.get("me/calendar_address").await
    }

    /// Makes the address, in place of the one before.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn make_own_calendar_address(&self, key: Uuid) -> Result<IssuedCalendarAddress, ClientError> {
        self.post("me/calendar_address", key, &()).await
    }

    /// Ends it.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn end_own_calendar_address(&self) -> Result<(), ClientError> {
        self.delete("me/calendar_address").await
    }

    /// What a calendar reads that follows an address.
    ///
    /// # Errors
    /// `not_found` for one that has ended or never was, `too_many_requests`.
    pub async fn follow_calendar(&self, secret: &str) -> Result<String, ClientError> {
        self.get_text(&format!("calendars/{secret}/polku.ics")).await
    }
}
