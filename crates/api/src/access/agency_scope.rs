//! Proof that somebody has said which agency a query is for.

use polku_domain::ids::AgencyId;
use uuid::Uuid;

/// The one agency whose rows a caller can reach. Every store function takes one, so a query across agencies
/// does not compile. Only this room makes one for a request, from who has signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgencyScope(AgencyId);

impl AgencyScope {
    /// The scope of a request.
    pub(super) const fn of(agency: AgencyId) -> Self {
        Self(agency)
    }

    /// The scope of somebody who belongs to no agency: it finds nothing.
    pub(super) const fn nowhere() -> Self {
        Self(AgencyId::new(Uuid::nil()))
    }

    /// The scope of work that no request stands behind: a job, an import from the command line.
    #[must_use]
    pub const fn for_job(agency: AgencyId) -> Self {
        Self(agency)
    }

    /// The agency.
    #[must_use]
    pub const fn agency(self) -> AgencyId {
        self.0
    }
}
