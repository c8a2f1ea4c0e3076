//! Who may do what: roles, permissions, and the one decision everything asks.
//!
//! A [`Principal`] is who asks, a [`Permission`] what they ask for, a [`Target`] what it is to them, and
//! [`Policy::decide`] answers [`Decision::Allow`], [`Decision::Forbidden`] (you may see it, not do it) or
//! [`Decision::Hidden`] (as if it did not exist). What no rule allows is denied.
//!
//! The policy is data, so that a test can take one rule away and demand that somebody notices.
//!
//! Not here: how a person proves who they are (the server's `access`), and what depends on the *state* of
//! a thing, such as an outcome before it is confirmed (the room that owns the thing).

pub mod credentials;
mod permission;
mod policy;
mod principal;
mod role;
mod rules;
mod scope;

pub use permission::{Needs, Permission, UnknownPermission, perm};
pub use policy::{Decision, Policy, Relation, Rule, Target, Who};
pub use principal::{Grant, Principal, Reach};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, UnknownScope};
