//! The personal link by which somebody who has left the staff keeps access to their own data.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail address, as its holder writes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkAddress {
    /// The address. Capital letters do not matter.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 254, format = Email))]
    pub address: String,
}

impl std::fmt::Debug for LinkAddress {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("LinkAddress(***)")
    }
}

/// Where the caller's personal link goes once their service has ended, and the one that can be used.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnPersonalLink {
    /// The address they gave; absent where they gave none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When they gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Timestamp>,
    /// When a link was last made for them, as long as that is kept: for fourteen days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Timestamp>,
    /// When that link was opened. It opens once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// Whether somebody of the agency handed that link over. What it opens then leaves parts out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<bool>,
}

impl std::fmt::Debug for OwnPersonalLink {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the address.
        to.debug_struct("OwnPersonalLink").field("made_at", &self.made_at).finish_non_exhaustive()
    }
}

/// How it stands with somebody's personal link, for those who may hand one over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalLinkState {
    /// Whether the register says that their service has ended: only then is there a link.
    pub has_left: bool,
    /// Whether they said where links are to go. The address itself is theirs alone.
    pub address_given: bool,
    /// Until when the present link can be opened; absent where there is none, or it has been opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_until: Option<Timestamp>,
    /// Whether somebody reads by a link at present.
    pub open: bool,
}

/// A personal link that was made: sent to where its holder said, or to be handed over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedPersonalLink {
    /// The link, where it is to be handed over: in the first answer only, and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Whether it went to the address that its holder gave. Then nobody else sees it, and it is not here.
    pub sent: bool,
    /// Until when it can be opened.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for IssuedPersonalLink {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the link.
        to.debug_struct("IssuedPersonalLink").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
