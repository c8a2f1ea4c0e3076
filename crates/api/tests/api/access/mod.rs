//! Who may do what.

mod matrix;
mod me;
mod never;
mod objects;
mod policy;
mod sign_in;
mod tokens;
