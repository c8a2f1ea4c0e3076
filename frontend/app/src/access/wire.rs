//! The wire types of signing in and of one-time links, as the browser needs them.

use jiff::Timestamp;
use polku_api_types::text::Localised;
use serde::{Deserialize, Serialize};

/// User name and password of a local account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// User name; capital letters do not matter.
    pub user_name: String,
    /// Password.
    pub password: String,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Takes the installation into use: agency and first administrator.
    FirstAdministrator,
    /// Opens an account.
    Invitation,
}

/// The secret of a one-time link. It travels in the body, so that no log of addresses holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The part of the link after `#`.
    pub token: String,
}

/// What a one-time link opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkDetails {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The name of the account; absent for the first administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The agency; absent for the first administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_name: Option<Localised>,
    /// Until when it can be used.
    pub expires_at: Timestamp,
}

/// The agency taken into use by the first administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstAgency {
    /// Finnish business id (Y-tunnus).
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// The name the administrator's account shows.
    pub display_name: String,
}

/// Redeems a one-time link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedeemLink {
    /// The part of the link after `#`.
    pub token: String,
    /// User name to sign in with: letters a–z, digits and `. _ @ + -`, 3 to 100 characters.
    pub user_name: String,
    /// Password, 12 to 200 characters.
    pub password: String,
    /// Only for the first administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<FirstAgency>,
}
