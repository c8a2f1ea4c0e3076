//! Who is signed in, accounts, roles with end dates, one-time links and machine clients.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::text::{Language, Localised};

/// A role one holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldRole {
    /// Name of the role, such as `coordinator`; new ones may be added.
    pub role: String,
    /// The programme it is limited to; absent where it covers the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme_id: Option<Uuid>,
    /// Last day it holds; absent where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The account.
    pub account_id: Uuid,
    /// The name the account shows.
    pub display_name: String,
    /// The language the account is served in.
    pub language: Language,
    /// The person the account is linked to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// The agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_id: Option<Uuid>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_name: Option<Localised>,
    /// The roles held now, `participant` included.
    pub roles: Vec<HeldRole>,
    /// When this sign-in ends at the latest.
    pub signed_in_until: Timestamp,
}
