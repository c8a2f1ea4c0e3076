//! When those whom somebody supervises are away.

use polku_api_types::working_time::{SupervisedHours, SupervisedHoursExportQuery, SupervisedHoursQuery};

use crate::request::file;
use crate::{Client, ClientError};

impl Client {
    /// When those whom the caller supervises are away in programmes, and for how long.
    ///
    /// # Errors
    /// `invalid_fields` for days that are too far apart, or of which there is too much to tell at once.
    pub async fn view_supervised_hours(
        &self,
        query: &SupervisedHoursQuery,
    ) -> Result<SupervisedHours, ClientError> {
        self.get_with("me/supervised_hours", query).await
    }

    /// Where that is as a file: the address of a link.
    #[must_use]
    pub fn supervised_hours_file(query: &SupervisedHoursExportQuery) -> String {
        file("me/supervised_hours", query)
    }

    /// The same as a file.
    ///
    /// # Errors
    /// As [`Self::view_supervised_hours`]; `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_supervised_hours(
        &self,
        query: &SupervisedHoursExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::supervised_hours_file(query)).await
    }
}
