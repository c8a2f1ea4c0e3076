//! People and the import of a staff register.

mod import;
mod register;
