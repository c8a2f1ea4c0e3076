//! Initiatives, programmes, designs, calls and rules.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{
    ApproveCall, CallDetails, CallSummary, CallsQuery, CopyProgramme, CreateInitiative, CreateProgramme,
    DesignDetails, DesignVersion, InitiativeDetails, LeftOutRounds, NextYear, NextYearQuery,
    ProgrammeDetails, ProgrammeOverview, ProgrammeSummary, ReturnCall, RuleDetails, SaveCall, SaveRule,
    ShippedDesigns, UpdateDesign, UpdateInitiative, UpdateProgramme,
};
use uuid::Uuid;

use crate::{Client, ClientError};

/// Nothing to send.
const NOTHING: () = ();

impl Client {
    /// Initiatives of the agency.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_initiatives(&self, query: &PageQuery) -> Result<Page<InitiativeDetails>, ClientError> {
        self.get_with("initiatives", query).await
    }

    /// One initiative.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_initiative(&self, id: Uuid) -> Result<InitiativeDetails, ClientError> {
        self.get(&format!("initiatives/{id}")).await
    }

    /// Adds an initiative.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn create_initiative(
        &self,
        key: Uuid,
        body: &CreateInitiative,
    ) -> Result<InitiativeDetails, ClientError> {
        self.post("initiatives", key, body).await
    }

    /// Changes an initiative that was read in this version.
    ///
    /// # Errors
    /// `invalid_fields`, `stale_version`.
    pub async fn update_initiative(
        &self,
        id: Uuid,
        version: u64,
        body: &UpdateInitiative,
    ) -> Result<InitiativeDetails, ClientError> {
        self.put(&format!("initiatives/{id}"), version, body).await
    }

    /// Programmes that the caller may see.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_programmes(&self, query: &PageQuery) -> Result<Page<ProgrammeSummary>, ClientError> {
        self.get_with("programmes", query).await
    }

    /// One programme.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_programme(&self, id: Uuid) -> Result<ProgrammeDetails, ClientError> {
        self.get(&format!("programmes/{id}")).await
    }

    /// The coordinator's page of a programme.
    ///
    /// # Errors
    /// `not_found`, `forbidden`.
    pub async fn view_programme_overview(&self, id: Uuid) -> Result<ProgrammeOverview, ClientError> {
        self.get(&format!("programmes/{id}/overview")).await
    }

    /// Adds a programme.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn create_programme(
        &self,
        key: Uuid,
        body: &CreateProgramme,
    ) -> Result<ProgrammeDetails, ClientError> {
        self.post("programmes", key, body).await
    }

    /// Changes a programme that was read in this version.
    ///
    /// # Errors
    /// `invalid_fields`, `stale_version`, `places_taken`, `design_not_published`.
    pub async fn update_programme(
        &self,
        id: Uuid,
        version: u64,
        body: &UpdateProgramme,
    ) -> Result<ProgrammeDetails, ClientError> {
        self.put(&format!("programmes/{id}"), version, body).await
    }

    /// What would be copied of a programme into another year.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `invalid_fields` for a year that is not ahead.
    pub async fn preview_next_year(
        &self,
        programme: Uuid,
        query: &NextYearQuery,
    ) -> Result<NextYear, ClientError> {
        self.get_with(&format!("programmes/{programme}/next_year"), query).await
    }

    /// Copies a programme to another year, without its people and its decisions.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `invalid_fields`.
    pub async fn copy_programme(
        &self,
        key: Uuid,
        programme: Uuid,
        body: &CopyProgramme,
    ) -> Result<ProgrammeDetails, ClientError> {
        self.post(&format!("programmes/{programme}/copies"), key, body).await
    }

    /// Designs that ship with the product.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_shipped_designs(&self) -> Result<ShippedDesigns, ClientError> {
        self.get("shipped_designs").await
    }

    /// Every version of a programme's design.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_designs(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<DesignVersion>, ClientError> {
        self.get_with(&format!("programmes/{programme}/designs"), query).await
    }

    /// One version of a design.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_design_version(&self, id: Uuid) -> Result<DesignDetails, ClientError> {
        self.get(&format!("designs/{id}")).await
    }

    /// The version of a design that is worked on.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_design(&self, programme: Uuid) -> Result<DesignDetails, ClientError> {
        self.get(&format!("programmes/{programme}/design")).await
    }

    /// Starts a draft from the latest version of a design.
    ///
    /// # Errors
    /// `draft_exists`.
    pub async fn create_design_draft(
        &self,
        key: Uuid,
        programme: Uuid,
    ) -> Result<DesignDetails, ClientError> {
        self.post(&format!("programmes/{programme}/design"), key, &NOTHING).await
    }

    /// Replaces the elements of a draft that was read in this version.
    ///
    /// # Errors
    /// `invalid_fields`, `stale_version`, `design_stands_still`.
    pub async fn update_design(
        &self,
        programme: Uuid,
        version: u64,
        body: &UpdateDesign,
    ) -> Result<DesignDetails, ClientError> {
        self.put(&format!("programmes/{programme}/design"), version, body).await
    }

    /// Publishes a draft that was read in this version.
    ///
    /// # Errors
    /// `stale_version`, `design_stands_still`, `design_empty`.
    pub async fn publish_design(
        &self,
        key: Uuid,
        programme: Uuid,
        version: u64,
    ) -> Result<DesignDetails, ClientError> {
        self.post_versioned(&format!("programmes/{programme}/design/publication"), key, version, &NOTHING)
            .await
    }

    /// Calls that the caller may see, open ones first.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_calls(&self, query: &CallsQuery) -> Result<Page<CallSummary>, ClientError> {
        self.get_with("calls", query).await
    }

    /// One call.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_call(&self, id: Uuid) -> Result<CallDetails, ClientError> {
        self.get(&format!("calls/{id}")).await
    }

    /// Prepares a call.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub async fn create_call(
        &self,
        key: Uuid,
        programme: Uuid,
        body: &SaveCall,
    ) -> Result<CallDetails, ClientError> {
        self.post(&format!("programmes/{programme}/calls"), key, body).await
    }

    /// The rounds that a call of a programme can name in favour of those whom they left out.
    ///
    /// # Errors
    /// `not_found`, `forbidden`.
    pub async fn list_left_out_rounds(&self, programme: Uuid) -> Result<LeftOutRounds, ClientError> {
        self.get(&format!("programmes/{programme}/left_out_rounds")).await
    }

    /// Changes a draft that was read in this version.
    ///
    /// # Errors
    /// `invalid_fields`, `stale_version`, `call_not_draft`.
    pub async fn update_call(
        &self,
        id: Uuid,
        version: u64,
        body: &SaveCall,
    ) -> Result<CallDetails, ClientError> {
        self.put(&format!("calls/{id}"), version, body).await
    }

    /// Sends a call that was read in this version to the decider.
    ///
    /// # Errors
    /// `call_incomplete`, `stale_version`, `call_not_draft`.
    pub async fn submit_call(&self, key: Uuid, id: Uuid, version: u64) -> Result<CallDetails, ClientError> {
        self.post_versioned(&format!("calls/{id}/submission"), key, version, &NOTHING).await
    }

    /// Approves a call that was read in this version.
    ///
    /// # Errors
    /// `own_call`, `stale_version`, `call_not_awaiting_approval`.
    pub async fn approve_call(
        &self,
        key: Uuid,
        id: Uuid,
        version: u64,
        body: &ApproveCall,
    ) -> Result<CallDetails, ClientError> {
        self.post_versioned(&format!("calls/{id}/approval"), key, version, body).await
    }

    /// Sends a call that was read in this version back to be changed.
    ///
    /// # Errors
    /// `stale_version`, `call_not_awaiting_approval`.
    pub async fn return_call(
        &self,
        key: Uuid,
        id: Uuid,
        version: u64,
        body: &ReturnCall,
    ) -> Result<CallDetails, ClientError> {
        self.post_versioned(&format!("calls/{id}/return"), key, version, body).await
    }

    /// Adds a rule to a call.
    ///
    /// # Errors
    /// `protected_ground`, `invalid_fields`, `call_not_draft`.
    pub async fn create_rule(
        &self,
        key: Uuid,
        call: Uuid,
        body: &SaveRule,
    ) -> Result<RuleDetails, ClientError> {
        self.post(&format!("calls/{call}/rules"), key, body).await
    }

    /// Every version of a rule.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_rule_versions(
        &self,
        rule: Uuid,
        query: &PageQuery,
    ) -> Result<Page<RuleDetails>, ClientError> {
        self.get_with(&format!("rules/{rule}/versions"), query).await
    }

    /// Decides a rule anew.
    ///
    /// # Errors
    /// `protected_ground`, `invalid_fields`, `call_not_draft`, `rule_withdrawn`.
    pub async fn create_rule_version(
        &self,
        key: Uuid,
        rule: Uuid,
        body: &SaveRule,
    ) -> Result<RuleDetails, ClientError> {
        self.post(&format!("rules/{rule}/versions"), key, body).await
    }

    /// Ends a rule.
    ///
    /// # Errors
    /// `call_not_draft`, `rule_withdrawn`.
    pub async fn withdraw_rule(&self, key: Uuid, rule: Uuid) -> Result<RuleDetails, ClientError> {
        self.post(&format!("rules/{rule}/withdrawal"), key, &NOTHING).await
    }
}
