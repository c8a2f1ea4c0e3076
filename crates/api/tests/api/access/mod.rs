//! Who may do what.

mod matrix;
mod me;
mod never;
mod policy;
mod sign_in;
mod tokens;
