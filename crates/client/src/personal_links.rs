//! The personal link of somebody who has left.

use polku_api_types::access::LinkToken;
use polku_api_types::personal_links::{IssuedPersonalLink, LinkAddress, OwnPersonalLink, PersonalLinkState};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// Where the caller's link goes once their service has ended.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn view_own_personal_link(&self) -> Result<OwnPersonalLink, ClientError> {
        self.get("me/personal_link").await
    }

    /// Says where it goes.
    ///
    /// # Errors
    /// `invalid_fields` for what is no mail address.
    pub async fn set_own_link_address(
        &self,
        key: Uuid,
        body: &LinkAddress,
    ) -> Result<OwnPersonalLink, ClientError> {
        self.post("me/personal_link/address", key, body).await
    }

    /// Takes that back.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn delete_own_link_address(&self) -> Result<(), ClientError> {
        self.delete("me/personal_link/address").await
    }

    /// Opens a personal link; the cookie is kept by this client and its clones.
    ///
    /// # Errors
    /// `link_not_valid`, `too_many_requests`.
    pub async fn open_personal_link(&self, token: &str) -> Result<(), ClientError> {
        self.post_plain("personal_links/opening", &LinkToken { token: token.to_owned() }).await
    }

    /// Asks for a new link to the address that was given before leaving. The answer is the same for any address.
    ///
    /// # Errors
    /// `invalid_fields`, `too_many_requests`.
    pub async fn ask_for_personal_link(&self, body: &LinkAddress) -> Result<(), ClientError> {
        self.post_plain("personal_links/requests", body).await
    }

    /// How it stands with somebody's link. The person sees that somebody looked.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_personal_link(&self, person: Uuid) -> Result<PersonalLinkState, ClientError> {
        self.get(&format!("people/{person}/personal_link")).await
    }

    /// Makes a link: sent where its holder said, or else shown, to be handed over once their identity was checked.
    ///
    /// # Errors
    /// `not_found`, `still_in_service`.
    pub async fn issue_personal_link(
        &self,
        person: Uuid,
        key: Uuid,
    ) -> Result<IssuedPersonalLink, ClientError> {
        self.post(&format!("people/{person}/personal_link"), key, &()).await
    }

    /// Ends somebody's link and what it opened, and forgets where links went.
    ///
    /// # Errors
    /// `not_found`, `still_in_service`.
    pub async fn end_personal_link(&self, person: Uuid) -> Result<(), ClientError> {
        self.delete(&format!("people/{person}/personal_link")).await
    }
}
