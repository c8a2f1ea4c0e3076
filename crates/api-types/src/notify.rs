//! Mails.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail that went into the installation's own sink instead of to a mail server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SunkMail {
    /// Its `Message-ID`.
    pub message_id: String,
    /// The address it went to.
    pub recipient: String,
    /// In which language it is written: `fi`, `sv` or `en`.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as a page of its own.
    pub html: String,
    /// When it arrived.
    pub received_at: Timestamp,
    /// What it says to its recipient's calendar (iTIP), where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
}
