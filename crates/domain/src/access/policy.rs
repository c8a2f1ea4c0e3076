//! The decision.

use super::{Permission, Principal, Reach, Role, Scope, rules};
use crate::ids::ProgrammeId;

/// Who a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Everybody, signed in or not.
    Anyone,
    /// Every signed-in account, whatever its roles.
    SignedIn,
    /// Whoever has left the staff and came by their personal link.
    Leaver,
    /// Holders of a role.
    Role(Role),
    /// Machine clients whose token carries the scope.
    Scope(Scope),
}

/// What the thing asked for must be to the one who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Nothing: there is no single thing, or it does not matter which.
    None,
    /// It belongs to the caller's agency, and the caller's role covers the agency.
    Agency,
    /// It belongs to a programme that the caller's role covers.
    Programme,
    /// It is about the caller.
    Own,
    /// It is about somebody whose supervisor the caller is.
    Supervised,
}

/// What a thing is to the one who asks: facts that the service found when it loaded the thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target {
    object: bool,
    programme: Option<ProgrammeId>,
    own: bool,
    supervised: bool,
}

impl Target {
    /// No single thing: creating, listing, or something of the installation.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { object: false, programme: None, own: false, supervised: false }
    }

    /// A thing of the caller's agency (stores find no other).
    #[must_use]
    pub const fn in_agency() -> Self {
        Self { object: true, programme: None, own: false, supervised: false }
    }

    /// A thing of one programme of the caller's agency.
    #[must_use]
    pub const fn of_programme(programme: ProgrammeId) -> Self {
        Self { object: true, programme: Some(programme), own: false, supervised: false }
    }

    /// Says whether the thing is about the caller.
    #[must_use]
    pub const fn owned(mut self, own: bool) -> Self {
        self.object = true;
        self.own = own;
        self
    }

    /// Says whether the thing is about somebody the caller supervises.
    #[must_use]
    pub const fn supervised(mut self, supervised: bool) -> Self {
        self.object = true;
        self.supervised = supervised;
        self
    }
}

/// One line of the policy: `who` has `permission` over what stands in `relation` to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// What is allowed.
    pub permission: Permission,
    /// To whom.
    pub who: Who,
    /// Over what.
    pub relation: Relation,
}

/// The answer to "may they?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Yes.
    Allow,
    /// No, though they may see the thing: 403.
    Forbidden,
    /// No, and it is as if the thing did not exist: 404.
    Hidden,
}

/// All rules. What none of them allows is denied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<Rule>,
}

impl Policy {
    /// The rules of the house.
    #[must_use]
    pub fn house() -> Self {
        Self::from_rules(rules::house().collect())
    }

    /// A policy of other rules: for tests that must notice a wrong one.
    #[must_use]
    pub const fn from_rules(rules: Vec<Rule>) -> Self {
        Self { rules }
    }

    /// The rules, in the order of the permissions.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules for one permission.
    pub fn rules_for(&self, permission: Permission) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.permission == permission)
    }

    /// Whether there is anything at all on which the principal has the permission. Asked before the
    /// thing is loaded, so the answer says nothing about what exists.
    #[must_use]
    pub fn may_ever(&self, principal: &Principal, permission: Permission) -> bool {
        self.rules_for(permission).any(|rule| speaks_of(rule.who, principal))
    }

    /// The role by which the principal has the permission on something at all: a granted role before the implicit
    /// one, since whoever has been given a task uses it.
    #[must_use]
    pub fn role_for(&self, principal: &Principal, permission: Permission) -> Option<Role> {
        let held = |rule: &Rule| match rule.who {
            Who::Role(role) => principal.holds(role).then_some(role),
            Who::Scope(scope) => principal.has_scope(scope).then_some(Role::MachineClient),
            Who::Anyone | Who::SignedIn | Who::Leaver => None,
        };
        let roles = || self.rules_for(permission).filter_map(held);
        roles().find(|role| *role != Role::Participant).or_else(|| roles().next())
    }

    /// The one decision: may `principal` do `permission` to `target`?
    #[must_use]
    pub fn decide(&self, principal: &Principal, permission: Permission, target: Target) -> Decision {
        if self.allows(principal, permission, target) {
            return Decision::Allow;
        }
        let sight = permission.sight();
        let seen = !target.object || (sight != permission && self.allows(principal, sight, target));
        if seen { Decision::Forbidden } else { Decision::Hidden }
    }

    fn allows(&self, principal: &Principal, permission: Permission, target: Target) -> bool {
        self.rules_for(permission).any(|rule| holds(rule, principal, target))
    }
}

fn speaks_of(who: Who, principal: &Principal) -> bool {
    match who {
        Who::Anyone => true,
        Who::SignedIn => matches!(principal, Principal::Account { .. }),
        Who::Leaver => matches!(principal, Principal::Leaver { .. }),
        Who::Role(role) => principal.holds(role),
        Who::Scope(scope) => principal.has_scope(scope),
    }
}

fn holds(rule: &Rule, principal: &Principal, target: Target) -> bool {
    if !speaks_of(rule.who, principal) {
        return false;
    }
    match rule.relation {
        Relation::None => true,
        Relation::Own => target.own,
        Relation::Supervised => target.supervised,
        Relation::Agency => reaches(rule.who, principal, |reach| reach == Reach::Agency),
        Relation::Programme => reaches(rule.who, principal, |reach| reach.covers(target.programme)),
    }
}

/// Whoever is named without a role or grant (a scope, anybody signed in) reaches the whole agency; whoever has left it
/// reaches nothing but their own.
fn reaches(who: Who, principal: &Principal, wanted: impl Fn(Reach) -> bool) -> bool {
    match who {
        Who::Role(role) => principal.reaches(role).any(wanted),
        Who::Leaver => false,
        Who::Anyone | Who::SignedIn | Who::Scope(_) => wanted(Reach::Agency),
    }
}
