//! The caller's agency, its units and its sites.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::access::InvitationDetails;
use crate::text::{Language, Localised};

/// The caller's agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencyDetails {
    /// Id of the agency.
    pub id: Uuid,
    /// Finnish business id (Y-tunnus) with its check digit, `1234567-1`.
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// Whether a person's access log shows the name of who looked, not only role and unit.
    pub viewer_names_shown: bool,
    /// Version for `If-Match`.
    pub version: u64,
}

/// An agency in the list of those that the installation serves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencySummary {
    /// Id of the agency.
    pub id: Uuid,
    /// Finnish business id (Y-tunnus) with its check digit, `1234567-1`.
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// Who was invited to keep its roles, until they have redeemed the link; absent from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<InvitedAdministrator>,
}

/// A first administrator who has not redeemed the link yet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitedAdministrator {
    /// The name the account shows.
    pub display_name: String,
    /// When the link runs out, or ran out; absent when that was so long ago that nothing is kept of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// Whether the link can be redeemed no more.
    pub expired: bool,
}

/// Where a renewed invitation is sent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewInvitation {
    /// The administrator's address: another one than before, where that was wrong.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 254))]
    pub email: String,
}

/// A new agency of the installation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAgency {
    /// Finnish business id (Y-tunnus) with its check digit.
    #[cfg_attr(feature = "openapi", schema(min_length = 8, max_length = 9, pattern = "^[0-9]{6,7}-[0-9]$"))]
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// Who will keep its roles. They are sent the same one-time invitation as others are.
    pub administrator: FirstAdministrator,
}

/// The first administrator of a new agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstAdministrator {
    /// The name the account will show.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub display_name: String,
    /// Where the invitation is sent.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 254))]
    pub email: String,
    /// Language of the invitation.
    pub language: Language,
}

/// An agency that has been taken into service.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatedAgency {
    /// The agency.
    pub agency: AgencyDetails,
    /// The invitation of its first administrator.
    pub invitation: InvitationDetails,
}

/// Changes to the caller's agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateAgency {
    /// Name of the agency.
    pub name: Localised,
    /// Whether access logs show names of viewers.
    pub viewer_names_shown: bool,
}

/// An organisational unit with its validity.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitDetails {
    /// Id of the unit.
    pub id: Uuid,
    /// Name as the register gives it.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateUnit {
    /// Name, 1–200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Changes to a unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateUnit {
    /// Name, 1–200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// A site (place of work) with its validity.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteDetails {
    /// Id of the site.
    pub id: Uuid,
    /// Name as the register gives it.
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSite {
    /// Name, 1–200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Changes to a site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateSite {
    /// Name, 1–200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}
