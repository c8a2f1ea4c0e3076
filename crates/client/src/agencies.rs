//! The agency, its units and its sites.

use polku_api_types::agencies::{
    Agencies, AgencyDetails, CreateAgency, CreateSite, CreateUnit, CreatedAgency, SiteDetails, Sites,
    UnitDetails, Units, UpdateAgency, UpdateSite, UpdateUnit,
};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// The agencies of the installation.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn list_agencies(&self) -> Result<Agencies, ClientError> {
        self.get("agencies").await
    }

    /// Takes an agency into service.
    ///
    /// # Errors
    /// `invalid_fields` when the business id is none or taken.
    pub async fn create_agency(&self, key: Uuid, body: &CreateAgency) -> Result<CreatedAgency, ClientError> {
        self.post("agencies", key, body).await
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
    pub async fn list_units(&self) -> Result<Units, ClientError> {
        self.get("units").await
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
    pub async fn list_sites(&self) -> Result<Sites, ClientError> {
        self.get("sites").await
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
