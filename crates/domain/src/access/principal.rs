//! Who asks.

use super::{Role, Scope};
use crate::ids::{AccountId, ClientId, PersonId, ProgrammeId};

/// How far a role grant reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Everything of the caller's agency.
    Agency,
    /// One programme of it.
    Programme(ProgrammeId),
}

impl Reach {
    /// Whether the reach takes in something that belongs to `programme` (none: to the agency itself).
    #[must_use]
    pub fn covers(self, programme: Option<ProgrammeId>) -> bool {
        match self {
            Self::Agency => true,
            Self::Programme(own) => programme == Some(own),
        }
    }
}

/// A role grant that is in force now; the server leaves out those that have not begun or have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub reach: Reach,
}

/// Who asks: nobody known, a signed-in account, somebody who has left the staff, or a machine client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// Not signed in.
    Anonymous,
    /// A signed-in account.
    Account {
        /// The account.
        account: AccountId,
        /// The active person it is linked to, if any.
        person: Option<PersonId>,
        /// The grants in force.
        grants: Vec<Grant>,
    },
    /// Somebody who has left the staff and came by their personal link. Holds no role, whatever their account held.
    Leaver {
        /// The person.
        person: PersonId,
    },
    /// A machine client with the scopes of its token.
    Client {
        /// The client.
        client: ClientId,
        /// What its token allows.
        scopes: Vec<Scope>,
    },
}

impl Principal {
    /// The reaches in which the principal holds `role`. An active person is a participant of their agency.
    pub fn reaches(&self, role: Role) -> impl Iterator<Item = Reach> + '_ {
        let (grants, person) = match self {
            Self::Account { grants, person, .. } => (grants.as_slice(), *person),
            Self::Anonymous | Self::Leaver { .. } | Self::Client { .. } => (&[][..], None),
        };
        let implicit = (role == Role::Participant && person.is_some()).then_some(Reach::Agency);
        let granted = grants.iter().filter(move |grant| grant.role == role && role.is_grantable());
        implicit.into_iter().chain(granted.map(|grant| grant.reach))
    }

    /// Whether the principal holds `role` at all.
    #[must_use]
    pub fn holds(&self, role: Role) -> bool {
        self.reaches(role).next().is_some()
    }

    /// Whether a machine client's token carries `scope`.
    #[must_use]
    pub fn has_scope(&self, scope: Scope) -> bool {
        matches!(self, Self::Client { scopes, .. } if scopes.contains(&scope))
    }

    /// Whether nobody is signed in.
    #[must_use]
    pub const fn is_anonymous(&self) -> bool {
        matches!(self, Self::Anonymous)
    }

    /// The person asking: whom the account is linked to, or who came by a personal link.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Account { person, .. } => *person,
            Self::Leaver { person } => Some(*person),
            Self::Anonymous | Self::Client { .. } => None,
        }
    }
}
