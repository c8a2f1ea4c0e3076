//! Operations on one's own digest.

use polku_api_types::digests::{DigestPreview, DigestSettings, PreviewDigest, SaveDigestSettings};

use crate::{Client, ClientError};

impl Client {
    /// How often the caller gets a digest.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn view_own_digest_settings(&self) -> Result<DigestSettings, ClientError> {
        self.get("me/digest").await
    }

    /// Says how often the caller gets a digest.
    ///
    /// # Errors
    /// `stale_version`.
    pub async fn save_own_digest_settings(
        &self,
        version: u64,
        body: &SaveDigestSettings,
    ) -> Result<DigestSettings, ClientError> {
        self.put("me/digest", version, body).await
    }

    /// What a digest would say to the caller now.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn preview_own_digest(&self, body: &PreviewDigest) -> Result<DigestPreview, ClientError> {
        self.post_plain("me/digest/preview", body).await
    }
}
