//! Who may do what.

pub mod elsewhere;
mod invitations;
pub mod matrix;
mod me;
mod must;
mod never;
mod objects;
pub mod personal_links;
mod policy;
mod sign_in;
mod tokens;

pub use objects::machine;
