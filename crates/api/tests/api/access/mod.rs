//! Who may do what.

mod elsewhere;
pub mod invitations;
pub mod matrix;
mod me;
mod must;
mod never;
mod objects;
pub mod personal_links;
mod policy;
mod sign_in;
pub mod tokens;

pub use objects::machine;
