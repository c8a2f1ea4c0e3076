//! Signing in, accounts, roles, one-time links and machine clients.

use polku_api_types::access::{
    AccountDetails, ChangePassword, CreateInvitation, CreateMachineClient, CreateRoleGrant,
    InvitationDetails, LinkDetails, LinkToken, MachineClientDetails, Me, RedeemLink, RoleGrantDetails,
    SignIn, UpdateAccount,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// An access token for a machine client, valid for ten minutes.
    ///
    /// # Errors
    /// `invalid_client` when id and secret do not fit.
    // A page in a browser can keep no secret.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn issue_token(&self, client_id: &str, client_secret: &str) -> Result<String, ClientError> {
        let request = self
            .request(reqwest::Method::POST, "/oauth/token")
            .basic_auth(client_id, Some(client_secret))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials");
        let reply = crate::transport::reply(request).await.map_err(ClientError::Unreachable)?;
        let answer: polku_api_types::access::TokenAnswer = reply.read()?;
        Ok(answer.access_token)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `unauthenticated` when nobody is.
    pub async fn me(&self) -> Result<Me, ClientError> {
        self.get("me").await
    }

    /// Signs in with a local account; the cookie is kept by this client and its clones.
    ///
    /// # Errors
    /// `wrong_credentials`, `too_many_requests`.
    pub async fn sign_in(&self, body: &SignIn) -> Result<(), ClientError> {
        self.post_plain("sign_ins", body).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn end_sign_in(&self) -> Result<(), ClientError> {
        self.delete("sign_ins/current").await
    }

    /// Changes the caller's own password; every other sign-in of the account ends.
    ///
    /// # Errors
    /// `wrong_credentials`, `invalid_fields`.
    pub async fn change_password(&self, body: &ChangePassword) -> Result<(), ClientError> {
        self.post_plain("me/password", body).await
    }

    /// Invites somebody.
    ///
    /// # Errors
    /// `invalid_fields`, `already_linked`.
    pub async fn create_invitation(
        &self,
        key: Uuid,
        body: &CreateInvitation,
    ) -> Result<InvitationDetails, ClientError> {
        self.post("invitations", key, body).await
    }

    /// What a one-time link opens.
    ///
    /// # Errors
    /// `link_not_valid`.
    pub async fn preview_link(&self, token: &str) -> Result<LinkDetails, ClientError> {
        self.post_plain("one_time_links/preview", &LinkToken { token: token.to_owned() }).await
    }

    /// Redeems a one-time link.
    ///
    /// # Errors
    /// `link_not_valid`, `invalid_fields`, `name_taken`.
    pub async fn redeem_link(&self, body: &RedeemLink) -> Result<(), ClientError> {
        self.post_plain("one_time_links/redemption", body).await
    }

    /// The agency's accounts.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_accounts(&self, query: &PageQuery) -> Result<Page<AccountDetails>, ClientError> {
        self.get_with("accounts", query).await
    }

    /// Disables or opens an account as it was read in `version`.
    ///
    /// # Errors
    /// `stale_version`, `last_administrator`.
    pub async fn update_account(
        &self,
        account: Uuid,
        version: u64,
        body: &UpdateAccount,
    ) -> Result<AccountDetails, ClientError> {
        self.put(&format!("accounts/{account}"), version, body).await
    }

    /// The roles given in the agency.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_role_grants(&self, query: &PageQuery) -> Result<Page<RoleGrantDetails>, ClientError> {
        self.get_with("role_grants", query).await
    }

    /// Gives a role.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn create_role_grant(
        &self,
        key: Uuid,
        body: &CreateRoleGrant,
    ) -> Result<RoleGrantDetails, ClientError> {
        self.post("role_grants", key, body).await
    }

    /// The agency's machine clients.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_machine_clients(
        &self,
        query: &PageQuery,
    ) -> Result<Page<MachineClientDetails>, ClientError> {
        self.get_with("machine_clients", query).await
    }

    /// Creates a machine client; its secret is in this answer only.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn create_machine_client(
        &self,
        key: Uuid,
        body: &CreateMachineClient,
    ) -> Result<MachineClientDetails, ClientError> {
        self.post("machine_clients", key, body).await
    }
}
