//! The API as its clients see it, on both engines.

mod access;
mod errors;
mod groups;
mod openapi;
mod support;
