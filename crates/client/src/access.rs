//! Who is signed in.

use polku_api_types::access::{Me, TokenAnswer};
use reqwest::Method;

use crate::request::answer;
use crate::{Client, ClientError};

impl Client {
    /// An access token for a machine client, valid for ten minutes.
    ///
    /// # Errors
    /// `invalid_client` when id and secret do not fit.
    pub async fn issue_token(&self, client_id: &str, client_secret: &str) -> Result<String, ClientError> {
        let request = self
            .request(Method::POST, "oauth/token")
            .basic_auth(client_id, Some(client_secret))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials");
        answer::<TokenAnswer>(request).await.map(|answer| answer.body.access_token)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is.
    pub async fn me(&self) -> Result<Me, ClientError> {
        self.get("me").await
    }
}
