//! Who is signed in.

use polku_api_types::access::Me;

use crate::{Client, ClientError};

impl Client {
    /// Who is signed in.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is.
    pub async fn me(&self) -> Result<Me, ClientError> {
        self.get("me").await
    }
}
