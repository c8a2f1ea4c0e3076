//! What was done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A change, as it was recorded in its own transaction. Names of fields, never their values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// The entry.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who: `account:…`, `client:…`, `job:…`, `command:…` or `nobody`.
    pub actor: String,
    /// The name of the account, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_name: Option<String>,
    /// What, in the past: `application_submitted`.
    pub action: String,
    /// What kind of thing was changed: `application`.
    pub subject_kind: String,
    /// Which one.
    pub subject: String,
    /// The fields that changed.
    pub fields: Vec<String>,
    /// The request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<Uuid>,
}
