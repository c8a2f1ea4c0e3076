//! The API as its clients see it, on both engines.

mod access;
mod applications;
mod calls;
mod errors;
mod groups;
mod openapi;
mod programmes;
mod support;
