//! Facilitators, the evidence of coaches, and the policy on them.

use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, CheckEvidence, CoachPolicyDecided, CoachPolicyDetails, CoachPolicyInForce,
    DecideCoachPolicy, FacilitatorDetails, FacilitatorTerms, InviteFacilitator, OwnFacilitation,
    OwnFacilitations, SetFacilitatorTerms, StateEvidence, UpdateFacilitator,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// The facilitators of a programme.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_facilitators(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<FacilitatorDetails>, ClientError> {
        self.get_with(&format!("programmes/{programme}/facilitators"), query).await
    }

    /// Invites somebody to lead sessions, or to work on the design.
    ///
    /// # Errors
    /// `facilitator_terms_missing`, `already_facilitator`, `invalid_fields`.
    pub async fn invite_facilitator(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &InviteFacilitator,
    ) -> Result<FacilitatorDetails, ClientError> {
        self.post(&format!("programmes/{programme}/facilitators"), key, body).await
    }

    /// Sends the link to their account once more to a facilitator who has not opened it.
    ///
    /// # Errors
    /// `invitation_redeemed`, `facilitation_ended`.
    pub async fn renew_facilitator_invitation(
        &self,
        facilitator: Uuid,
        key: Uuid,
    ) -> Result<FacilitatorDetails, ClientError> {
        self.post(&format!("facilitators/{facilitator}/invitation_renewals"), key, &()).await
    }

    /// The terms of a programme.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_facilitator_terms(&self, programme: Uuid) -> Result<FacilitatorTerms, ClientError> {
        self.get(&format!("programmes/{programme}/facilitator_terms")).await
    }

    /// Sets new terms.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`.
    pub async fn set_facilitator_terms(
        &self,
        programme: Uuid,
        version: u64,
        body: &SetFacilitatorTerms,
    ) -> Result<FacilitatorTerms, ClientError> {
        self.put(&format!("programmes/{programme}/facilitator_terms"), version, body).await
    }

    /// One facilitator.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_facilitator(&self, facilitator: Uuid) -> Result<FacilitatorDetails, ClientError> {
        self.get(&format!("facilitators/{facilitator}")).await
    }

    /// Gives a facilitator another last day.
    ///
    /// # Errors
    /// `stale_version`, `invalid_fields`.
    pub async fn update_facilitator(
        &self,
        facilitator: Uuid,
        version: u64,
        body: &UpdateFacilitator,
    ) -> Result<FacilitatorDetails, ClientError> {
        self.put(&format!("facilitators/{facilitator}"), version, body).await
    }

    /// States what a coach has behind them.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn state_evidence(
        &self,
        facilitator: Uuid,
        key: Uuid,
        body: &StateEvidence,
    ) -> Result<FacilitatorDetails, ClientError> {
        self.post(&format!("facilitators/{facilitator}/evidence"), key, body).await
    }

    /// Checks what somebody else stated.
    ///
    /// # Errors
    /// `evidence_not_to_check`.
    pub async fn check_evidence(
        &self,
        facilitator: Uuid,
        evidence: Uuid,
        key: Uuid,
        body: &CheckEvidence,
    ) -> Result<FacilitatorDetails, ClientError> {
        self.post(&format!("facilitators/{facilitator}/evidence/{evidence}/check"), key, body).await
    }

    /// What the caller is asked to do in programmes.
    ///
    /// # Errors
    /// `forbidden` for a machine client.
    pub async fn list_own_facilitations(&self) -> Result<OwnFacilitations, ClientError> {
        self.get("me/facilitations").await
    }

    /// Accepts the terms of it.
    ///
    /// # Errors
    /// `stale_version`, `facilitation_ended`, `invalid_fields`.
    pub async fn accept_facilitator_terms(
        &self,
        facilitator: Uuid,
        version: u64,
        key: Uuid,
        body: &AcceptFacilitatorTerms,
    ) -> Result<OwnFacilitation, ClientError> {
        self.post_versioned(&format!("me/facilitations/{facilitator}/acceptance"), key, version, body).await
    }

    /// What coaches must have behind them today.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn view_coach_policy(&self) -> Result<CoachPolicyInForce, ClientError> {
        self.get("coach_policy").await
    }

    /// Every decision on it, the latest first.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn list_coach_policies(
        &self,
        query: &PageQuery,
    ) -> Result<Page<CoachPolicyDetails>, ClientError> {
        self.get_with("coach_policies", query).await
    }

    /// Decides it.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn decide_coach_policy(
        &self,
        key: Uuid,
        body: &DecideCoachPolicy,
    ) -> Result<CoachPolicyDecided, ClientError> {
        self.post("coach_policies", key, body).await
    }
}
