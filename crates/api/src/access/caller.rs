//! Who asks, as handlers and services see them.

use std::collections::BTreeSet;
use std::sync::Arc;

use polku_domain::access::{Decision, Permission, Policy, Principal, Reach, Role, Target};
use polku_domain::ids::{AccountId, ClientId, PersonId, ProgrammeId, UnitId};
use polku_i18n::Language;
use uuid::Uuid;

use super::agency_scope::AgencyScope;
use crate::audit::{self, Actor, Who};
use crate::ids::Ids;
use crate::problem::{AppError, ProblemCode};

/// The way a request came in, for the use log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interface {
    /// A person through a browser sign-in.
    Browser,
    /// A machine client with a token.
    Machine,
}

/// The programmes over which a caller has a permission: for lists, whose pages the database cuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Programmes {
    /// Every one of the agency.
    All,
    /// These and no other.
    Only(Vec<ProgrammeId>),
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account, for somebody signed in.
    pub account: Option<AccountId>,
    /// The active person behind the account, or the one who has left and came by their personal link.
    pub person: Option<PersonId>,
    /// The agency whose rows can be reached.
    pub scope: AgencyScope,
    /// Who asks, as the policy sees it.
    pub principal: Principal,
    /// The language to answer in.
    pub language: Language,
    /// Names the request.
    pub request_id: Uuid,
    /// The role by which the caller was let in, for the records.
    pub(super) acts_as: Option<Role>,
    /// The unit of the person behind the account.
    pub(super) unit: Option<UnitId>,
    pub(super) ids: Arc<dyn Ids>,
    /// SHA-256 of the secret in the cookie, for operations on the sign-in itself, or on what a personal link opened.
    pub(super) sign_in: Option<[u8; 32]>,
    pub(super) policy: Arc<Policy>,
}

impl Caller {
    /// Decides whether the caller may do `permission` to `target`. The one place where 403 and 404 part.
    ///
    /// # Errors
    /// `unauthenticated` when signing in may help, `forbidden` for what the caller may see, else `not_found`.
    pub fn demand(&self, permission: Permission, target: Target) -> Result<(), AppError> {
        match self.policy.decide(&self.principal, permission, target) {
            Decision::Allow => Ok(()),
            _ if self.principal.is_anonymous() => Err(AppError::new(ProblemCode::Unauthenticated)),
            Decision::Forbidden => Err(AppError::new(ProblemCode::Forbidden)),
            Decision::Hidden => Err(AppError::not_found()),
        }
    }

    /// Whether the caller may do `permission` to `target`: for fields and links, where the answer is not an error.
    #[must_use]
    pub fn may(&self, permission: Permission, target: Target) -> bool {
        self.policy.decide(&self.principal, permission, target) == Decision::Allow
    }

    /// The programmes over which the caller may do `permission`, decided by the same rules as for a single one.
    #[must_use]
    pub fn programmes(&self, permission: Permission) -> Programmes {
        if self.may(permission, Target::in_agency()) {
            return Programmes::All;
        }
        let Principal::Account { grants, .. } = &self.principal else {
            return Programmes::Only(Vec::new());
        };
        let granted: BTreeSet<ProgrammeId> = grants
            .iter()
            .filter_map(|grant| match grant.reach {
                Reach::Programme(programme) => Some(programme),
                Reach::Agency => None,
            })
            .collect();
        let allowed = |of: &ProgrammeId| self.may(permission, Target::of_programme(*of));
        Programmes::Only(granted.into_iter().filter(allowed).collect())
    }

    /// The person asking.
    ///
    /// # Errors
    /// `forbidden` for an account that is linked to no person, and for a machine client.
    pub fn person(&self) -> Result<PersonId, AppError> {
        self.person.ok_or_else(|| AppError::new(ProblemCode::Forbidden))
    }

    /// The account asking.
    ///
    /// # Errors
    /// `forbidden` for a machine client, `unauthenticated` for nobody.
    pub fn account(&self) -> Result<AccountId, AppError> {
        let code =
            if self.principal.is_anonymous() { ProblemCode::Unauthenticated } else { ProblemCode::Forbidden };
        self.account.ok_or_else(|| AppError::new(code))
    }

    /// The machine client asking, if it is one.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        match self.principal {
            Principal::Client { client, .. } => Some(client),
            _ => None,
        }
    }

    /// The caller as the audit and the use log keep them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let who = match self.principal {
            Principal::Anonymous => Who::Nobody,
            Principal::Account { account, .. } => Who::Account(account),
            Principal::Leaver { person } => Who::Leaver(person),
            Principal::Client { client, .. } => Who::Client(client),
        };
        let interface = match self.interface() {
            Interface::Browser => audit::Interface::Browser,
            Interface::Machine => audit::Interface::Machine,
        };
        Actor {
            who,
            agency: (self.scope != AgencyScope::nowhere()).then(|| self.scope.agency()),
            role: self.acts_as,
            unit: self.unit,
            interface,
            request_id: Some(self.request_id),
            ids: Arc::clone(&self.ids),
        }
    }

    /// The way the request came in.
    #[must_use]
    pub fn interface(&self) -> Interface {
        if self.client().is_some() { Interface::Machine } else { Interface::Browser }
    }

    /// The caller as one word: for limits, cursors and idempotency keys. Never shown or logged.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.principal {
            Principal::Anonymous => "anonymous".to_owned(),
            Principal::Account { account, .. } => format!("account:{account}"),
            Principal::Leaver { person } => format!("leaver:{person}"),
            Principal::Client { client, .. } => format!("client:{client}"),
        }
    }
}
