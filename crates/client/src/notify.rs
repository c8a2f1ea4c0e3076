//! Mails.

use polku_api_types::notify::SunkMail;
use polku_api_types::page::Page;

use crate::{Client, ClientError};

impl Client {
    /// The mails in the installation's own sink, newest first; `cursor` reads on.
    ///
    /// # Errors
    /// `forbidden`, `invalid_cursor`.
    pub async fn list_sunk_mails(&self, cursor: Option<&str>) -> Result<Page<SunkMail>, ClientError> {
        match cursor {
            Some(cursor) => self.get(&format!("mail_sink?cursor={cursor}")).await,
            None => self.get("mail_sink").await,
        }
    }
}
