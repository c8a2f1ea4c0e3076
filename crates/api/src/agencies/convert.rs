//! Agencies, units and sites between the wire and the domain.

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::agencies::{
    AgencyDetails, AgencySummary, CreateAgency, InvitedAdministrator, SiteDetails, UnitDetails, UpdateAgency,
};
use polku_domain::agencies::{Agency, BusinessId, BusinessIdError, PlaceName, Site, Unit, Validity};
use polku_domain::text::{Localised, TextLimits};

use super::service::NewAgency;
use crate::access::{FirstAdministrator, is_mail_address};
use crate::problem::{AppError, FieldCode};
use crate::text::{self, Faults};

/// The days a unit or site can be valid: such as agencies have records of.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

pub fn agency_details(agency: &Agency, version: u64) -> AgencyDetails {
    AgencyDetails {
        id: agency.id.uuid(),
        business_id: agency.business_id.to_string(),
        name: text::to_wire(&agency.name),
        viewer_names_shown: agency.viewer_names_shown,
        version,
    }
}

/// An agency in the list, with who was invited and has not come yet.
pub(super) fn agency_summary(
    agency: &Agency,
    invited: Option<FirstAdministrator>,
    now: Timestamp,
) -> AgencySummary {
    let shown = |invited: FirstAdministrator| InvitedAdministrator {
        display_name: invited.display_name,
        expires_at: invited.expires_at,
        expired: invited.expires_at.is_none_or(|end| end <= now),
    };
    AgencySummary {
        id: agency.id.uuid(),
        business_id: agency.business_id.to_string(),
        name: text::to_wire(&agency.name),
        invited: invited.map(shown),
    }
}

/// Reads a new agency.
///
/// # Errors
/// `invalid_fields` with every fault.
pub(super) fn new_agency(body: &CreateAgency) -> Result<NewAgency, AppError> {
    let mut faults = Faults::none();
    let business_id =
        faults.take("/business_id", BusinessId::parse(&body.business_id), |error| match error {
            BusinessIdError::Form => FieldCode::Malformed,
            BusinessIdError::CheckDigit => FieldCode::WrongCheckDigit,
        });
    let name = faults.localised("/name", &body.name, TextLimits::TITLE);
    let first = &body.administrator;
    if first.display_name.trim().is_empty() {
        faults.push("/administrator/display_name", FieldCode::Missing);
    }
    if !is_mail_address(&first.email) {
        faults.push("/administrator/email", FieldCode::Malformed);
    }
    faults.finish(business_id.zip(name).map(|(business_id, name)| NewAgency { business_id, name }))
}

/// Reads the agency's name.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn agency_name(body: &UpdateAgency) -> Result<Localised, AppError> {
    let mut faults = Faults::none();
    let name = faults.localised("/name", &body.name, TextLimits::TITLE);
    faults.finish(name)
}

/// Reads the name and the days of a unit or site.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn place(name: &str, from: Date, until: Option<Date>) -> Result<(PlaceName, Validity), AppError> {
    let mut faults = Faults::none();
    let name = faults.take("/name", PlaceName::parse(name), text::text_fault);
    if !YEARS.contains(&from.year()) {
        faults.push("/valid_from", FieldCode::NotAllowed);
    }
    if until.is_some_and(|until| !YEARS.contains(&until.year())) {
        faults.push("/valid_until", FieldCode::NotAllowed);
    }
    let validity = faults.take("/valid_until", Validity::new(from, until), |_| FieldCode::OutOfOrder);
    faults.finish(name.zip(validity))
}

pub fn unit_details(unit: &Unit, version: u64) -> UnitDetails {
    UnitDetails {
        id: unit.id.uuid(),
        name: unit.name.as_str().to_owned(),
        valid_from: unit.validity.from(),
        valid_until: unit.validity.until(),
        version,
    }
}

pub fn site_details(site: &Site, version: u64) -> SiteDetails {
    SiteDetails {
        id: site.id.uuid(),
        name: site.name.as_str().to_owned(),
        valid_from: site.validity.from(),
        valid_until: site.validity.until(),
        version,
    }
}
