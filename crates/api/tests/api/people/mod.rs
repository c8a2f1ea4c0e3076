//! People and the import of a staff register.

mod bulk;
mod import;
mod register;
