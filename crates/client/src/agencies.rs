//! The agency, its units and its sites.

use polku_api_types::access::InvitationDetails;
use polku_api_types::agencies::{
    AgencyDetails, AgencySummary, CreateAgency, CreateSite, CreateUnit, CreatedAgency, RenewInvitation,
    SiteDetails, UnitDetails, UpdateAgency, UpdateSite, UpdateUnit,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// The agencies of the installation.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn list_agencies(&self, query: &PageQuery) -> Result<Page<AgencySummary>, ClientError> {
        self.get_with("agencies", query).await
    }

    /// Takes an agency into service.
    ///
    /// # Errors
    /// `invalid_fields` when the business id is none or taken.
    pub async fn create_agency(&self, key: Uuid, body: &CreateAgency) -> Result<CreatedAgency, ClientError> {
        self.post("agencies", key, body).await
    }

    /// Renews the link of the first administrator, which nobody has redeemed; the old one is void.
    ///
    /// # Errors
    /// `not_found`; `invitation_redeemed` once somebody keeps the agency's roles.
    pub async fn renew_agency_invitation(
        &self,
        agency: Uuid,
        key: Uuid,
        body: &RenewInvitation,
    ) -> Result<InvitationDetails, ClientError> {
        self.post(&format!("agencies/{agency}/invitation_renewals"), key, body).await
    }

    /// The caller's own agency.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn view_agency(&self) -> Result<AgencyDetails, ClientError> {
        self.get("agency").await
    }

    /// Changes the caller's agency as it was read in `version`.
    ///
    /// # Errors
    /// `stale_version` when somebody changed it since.
    pub async fn update_agency(
        &self,
        version: u64,
        body: &UpdateAgency,
    ) -> Result<AgencyDetails, ClientError> {
        self.put("agency", version, body).await
    }

    /// The units of the agency.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_units(&self, query: &PageQuery) -> Result<Page<UnitDetails>, ClientError> {
        self.get_with("units", query).await
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// `invalid_fields` when the name is taken or the days are reversed.
    pub async fn create_unit(&self, key: Uuid, body: &CreateUnit) -> Result<UnitDetails, ClientError> {
        self.post("units", key, body).await
    }

    /// Changes a unit as it was read in `version`.
    ///
    /// # Errors
    /// `stale_version` when somebody changed it since.
    pub async fn update_unit(
        &self,
        unit: Uuid,
        version: u64,
        body: &UpdateUnit,
    ) -> Result<UnitDetails, ClientError> {
        self.put(&format!("units/{unit}"), version, body).await
    }

    /// The sites of the agency.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_sites(&self, query: &PageQuery) -> Result<Page<SiteDetails>, ClientError> {
        self.get_with("sites", query).await
    }

    /// Adds a site.
    ///
    /// # Errors
    /// `invalid_fields` when the name is taken or the days are reversed.
    pub async fn create_site(&self, key: Uuid, body: &CreateSite) -> Result<SiteDetails, ClientError> {
        self.post("sites", key, body).await
    }

    /// Changes a site as it was read in `version`.
    ///
    /// # Errors
    /// `stale_version` when somebody changed it since.
    pub async fn update_site(
        &self,
        site: Uuid,
        version: u64,
        body: &UpdateSite,
    ) -> Result<SiteDetails, ClientError> {
        self.put(&format!("sites/{site}"), version, body).await
    }
}
