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
    /// The day in Finland by the server's clock: the browser's own is never asked.
    pub today: Date,
}

/// User name and password of a local account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// User name; capital letters do not matter.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub user_name: String,
    /// Password.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200, format = Password))]
    pub password: String,
}

/// A new password for the caller's own local account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200, format = Password))]
    pub current: String,
    /// The new one, 12 to 200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 200, format = Password))]
    pub new: String,
}

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// The one-time link has not been redeemed.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot sign in.
    Disabled,
}

/// An account of the agency: (issuer, subject), apart from the person it is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountDetails {
    /// The account.
    pub id: Uuid,
    /// Who vouches for it; `local` for accounts with a password kept here.
    pub issuer: String,
    /// How the issuer names it; for a local account the user name, empty until it is chosen.
    pub subject: String,
    /// The name the account shows.
    pub display_name: String,
    /// The person it is linked to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// Whether it can be used.
    pub status: AccountStatus,
    /// Last day it can be used; absent where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// The roles held now.
    pub roles: Vec<RoleGrantDetails>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// Changes to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateAccount {
    /// Whether it can be used: `active` or `disabled`.
    pub status: AccountStatus,
    /// Last day it can be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// Invites somebody to sign in: a member of the staff, or somebody of a partner until an end date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInvitation {
    /// The name the account will show.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub display_name: String,
    /// Where the link is sent; without it the inviter hands the link over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 254))]
    pub email: Option<String>,
    /// Language of the invitation.
    pub language: Language,
    /// The person of the staff register the account is for; without it an end date is required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// Last day the account can be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// A role given with the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub role: Option<String>,
    /// The programme the role is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme_id: Option<Uuid>,
}

/// An invitation that has been made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationDetails {
    /// The account it opens.
    pub account_id: Uuid,
    /// The one-time link. Shown only in the first answer; a repeated request gets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Until when the link can be used.
    pub expires_at: Timestamp,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Takes the installation into use: agency and first administrator.
    FirstAdministrator,
    /// Opens an account.
    Invitation,
}

/// The secret of a one-time link. It travels in the body, so that no log of addresses holds it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The part of the link after `#`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub token: String,
}

/// What a one-time link opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstAgency {
    /// Finnish business id (Y-tunnus).
    #[cfg_attr(feature = "openapi", schema(min_length = 9, max_length = 9))]
    pub business_id: String,
    /// Name of the agency.
    pub name: Localised,
    /// The name the administrator's account shows.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub display_name: String,
}

/// Redeems a one-time link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RedeemLink {
    /// The part of the link after `#`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub token: String,
    /// User name to sign in with: letters a–z, digits and `. _ @ + -`, 3 to 100 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 100))]
    pub user_name: String,
    /// Password, 12 to 200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 12, max_length = 200, format = Password))]
    pub password: String,
    /// Only for the first administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<FirstAgency>,
}

/// A role given to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleGrantDetails {
    /// The grant.
    pub id: Uuid,
    /// The account.
    pub account_id: Uuid,
    /// Name of the role; new ones may be added.
    pub role: String,
    /// The programme it is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme_id: Option<Uuid>,
    /// First day it holds.
    pub valid_from: Date,
    /// Last day it holds; absent where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// Gives a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRoleGrant {
    /// The account.
    pub account_id: Uuid,
    /// Name of the role.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub role: String,
    /// The programme it is limited to; required for a coach, a mentor and a partner's designer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme_id: Option<Uuid>,
    /// Last day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// A machine client: another system of the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MachineClientDetails {
    /// The client; also its `client_id`.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Scopes it may ask for.
    pub scopes: Vec<String>,
    /// Last day it can be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Whether it can be used.
    pub active: bool,
    /// The secret. Shown only in the first answer to its creation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new machine client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateMachineClient {
    /// Name.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Scopes it may ask for.
    #[cfg_attr(feature = "openapi", schema(schema_with = crate::schemas::scopes))]
    pub scopes: Vec<String>,
    /// Last day it can be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// A token request of OAuth 2.0 client credentials (RFC 6749 §4.4), form-encoded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenRequest {
    /// `client_credentials`.
    pub grant_type: String,
    /// Scopes wanted, separated by spaces; all of the client's without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The client, where it does not use HTTP Basic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Its secret, where it does not use HTTP Basic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
}

/// An access token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenAnswer {
    /// The token, a JWT signed with ES256.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: String,
    /// Seconds it is valid.
    pub expires_in: u64,
    /// Scopes it carries, separated by spaces.
    pub scope: String,
}

macro_rules! secret_debug {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(***)"))
            }
        }
    )+};
}

// A secret must not reach a log through `{:?}`.
secret_debug!(SignIn, ChangePassword, LinkToken, RedeemLink, TokenRequest, TokenAnswer);
