//! Agencies, their units and their sites.
//!
//! An agency is the tenant: every person, programme and decision belongs to exactly one. It is known by its
//! Y-tunnus (business id). Units and sites come and go, so each has the days it is valid; a person may
//! point to a unit that has ended, and history stays readable.
//!
//! Not here: who works in a unit (`people`), who may do what in an agency (`access`).

mod business_id;
mod place;

pub use business_id::{BusinessId, BusinessIdError};
pub use place::{PlaceName, PlaceNameError, Site, Unit, Validity, ValidityError};

use crate::{ids::AgencyId, text::Localised};

/// A state agency that runs programmes for its staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Names the agency.
    pub id: AgencyId,
    /// The Y-tunnus: the agency's identity towards the world, and publisher id of its designs.
    pub business_id: BusinessId,
    /// The agency's name as its people use it.
    pub name: Localised,
    /// Whether people see by name who looked at their records, not only by role and unit.
    pub viewer_names_shown: bool,
}
