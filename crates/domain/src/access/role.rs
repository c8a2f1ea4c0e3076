//! The closed list of roles.

use std::fmt;
use std::str::FromStr;

/// What a person, or a system, is to a programme or an agency.
///
/// `supervisor` is not here: it is a relation between two people, see [`super::Relation::Supervised`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody whose account is linked to an active person. Implicit, never granted.
    Participant,
    /// Prepares calls, selections and groups, and keeps the register of people.
    Coordinator,
    /// The named official who approves a call's rules and confirms a list.
    Decider,
    /// Reads applications in order to assess them.
    Assessor,
    /// Leads sessions: lecturer, trainer.
    Facilitator,
    /// Coaches a small group.
    Coach,
    /// Mentors one person or a small group.
    Mentor,
    /// Works on a design for a partner organisation.
    PartnerDesigner,
    /// Follows on behalf of the staff how people are chosen.
    StaffRepresentative,
    /// Oversees the use of personal data.
    DataProtectionOfficer,
    /// Keeps an agency's units, accounts, roles and machine clients.
    AgencyAdmin,
    /// Keeps the installation: agencies and their first administrators. Reads no one's records.
    SystemAdmin,
    /// Another system of the agency. Never granted to a person; its scopes say what it may.
    MachineClient,
}

/// The text names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a role")]
pub struct UnknownRole;

impl Role {
    /// Every role, in the order of the matrix.
    pub const ALL: [Self; 13] = [
        Self::Participant,
        Self::Coordinator,
        Self::Decider,
        Self::Assessor,
        Self::Facilitator,
        Self::Coach,
        Self::Mentor,
        Self::PartnerDesigner,
        Self::StaffRepresentative,
        Self::DataProtectionOfficer,
        Self::AgencyAdmin,
        Self::SystemAdmin,
        Self::MachineClient,
    ];

    /// The name on the wire and in storage.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Coordinator => "coordinator",
            Self::Decider => "decider",
            Self::Assessor => "assessor",
            Self::Facilitator => "facilitator",
            Self::Coach => "coach",
            Self::Mentor => "mentor",
            Self::PartnerDesigner => "partner_designer",
            Self::StaffRepresentative => "staff_representative",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::AgencyAdmin => "agency_admin",
            Self::SystemAdmin => "system_admin",
            Self::MachineClient => "machine_client",
        }
    }

    /// Whether a person can be given the role by a grant.
    #[must_use]
    pub const fn is_grantable(self) -> bool {
        !matches!(self, Self::Participant | Self::MachineClient)
    }

    /// Whether a grant may be limited to one programme.
    #[must_use]
    pub const fn fits_a_programme(self) -> bool {
        matches!(
            self,
            Self::Coordinator
                | Self::Decider
                | Self::Assessor
                | Self::Facilitator
                | Self::Coach
                | Self::Mentor
                | Self::PartnerDesigner
                | Self::StaffRepresentative
        )
    }

    /// Whether a grant may cover a whole agency. A partner's designer, a coach and a mentor come for one
    /// programme only.
    #[must_use]
    pub const fn fits_an_agency(self) -> bool {
        self.is_grantable() && !matches!(self, Self::PartnerDesigner | Self::Coach | Self::Mentor)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or(UnknownRole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_reads_back_from_its_name() {
        for role in Role::ALL {
            assert_eq!(role.name().parse(), Ok(role));
        }
        assert_eq!("supervisor".parse::<Role>(), Err(UnknownRole));
    }

    #[test]
    fn every_grantable_role_has_a_reach() {
        for role in Role::ALL {
            assert_eq!(role.is_grantable(), role.fits_a_programme() || role.fits_an_agency(), "{role}");
        }
    }
}
