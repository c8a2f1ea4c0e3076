//! Who did it, as the records keep it.

use std::fmt;
use std::sync::Arc;

use polku_domain::access::Role;
use polku_domain::ids::{AccountId, AgencyId, ClientId, PersonId, UnitId};
use uuid::Uuid;

use crate::ids::Ids;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Somebody signed in.
    Account(AccountId),
    /// Somebody who has left and came by their personal link.
    Leaver(PersonId),
    /// Another system.
    Client(ClientId),
    /// The server by itself, at a time set before; the kind of job.
    Job(&'static str),
    /// The operator on the command line; the command.
    Command(&'static str),
    /// Somebody not signed in, as with a one-time link.
    Nobody,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Leaver(id) => write!(f, "leaver:{id}"),
            Self::Client(id) => write!(f, "client:{id}"),
            Self::Job(kind) => write!(f, "job:{kind}"),
            Self::Command(name) => write!(f, "command:{name}"),
            Self::Nobody => f.write_str("nobody"),
        }
    }
}

/// The way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interface {
    /// A person's browser.
    Browser,
    /// A machine client's token.
    Machine,
    /// The command line or a job, inside the server.
    Command,
}

crate::codes!(Interface { Browser = "browser", Machine = "machine", Command = "command" });

/// Everything the records keep of whoever acts.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// In which agency.
    pub agency: Option<AgencyId>,
    /// By which role the access was allowed.
    pub role: Option<Role>,
    /// The unit of the person behind the account.
    pub unit: Option<UnitId>,
    /// The way in.
    pub interface: Interface,
    /// The request.
    pub request_id: Option<Uuid>,
    /// Names the rows that are written about it.
    pub ids: Arc<dyn Ids>,
}

impl Actor {
    /// A job of the server.
    pub fn job(kind: &'static str, agency: Option<AgencyId>, ids: Arc<dyn Ids>) -> Self {
        Self::inside(Who::Job(kind), agency, ids)
    }

    /// A command of the operator.
    pub fn command(name: &'static str, agency: Option<AgencyId>, ids: Arc<dyn Ids>) -> Self {
        Self::inside(Who::Command(name), agency, ids)
    }

    /// The same request, now that it is known whose it is.
    #[must_use]
    pub fn signed_in(self, account: AccountId, agency: Option<AgencyId>) -> Self {
        Self { who: Who::Account(account), agency, ..self }
    }

    /// The same request, now that it is known whose personal link it came by.
    #[must_use]
    pub fn of_leaver(self, person: PersonId, agency: AgencyId) -> Self {
        Self { who: Who::Leaver(person), agency: Some(agency), ..self }
    }

    /// In the words of the log: the role by which the access was allowed, or what somebody is who has none.
    pub fn role_name(&self) -> &'static str {
        match (self.role, self.who) {
            (Some(role), _) => role.name(),
            (None, Who::Leaver(_)) => "leaver",
            (None, _) => "",
        }
    }

    fn inside(who: Who, agency: Option<AgencyId>, ids: Arc<dyn Ids>) -> Self {
        Self { who, agency, role: None, unit: None, interface: Interface::Command, request_id: None, ids }
    }
}
