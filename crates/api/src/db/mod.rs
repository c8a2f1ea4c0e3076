//! Storage: one code base over SQLite and PostgreSQL.
//!
//! [`Db`] is the only way in. A use case names what it needs, a point read, a consistent read, a counted write or
//! a transaction, and the engine's own means are chosen here. Not here: any query of a feature; those live in the
//! `store.rs` of their room and are written once, against [`AnyConn`].
//!
//! Invariants: every write runs as if alone or is guarded by a constraint; no answer leaves before its commit is on
//! disk (`synchronous = FULL`); one process at a time writes an SQLite file; a schema that this binary does not
//! know is never touched.

pub mod backup;
mod connection;
mod doors;
mod engine;
mod error;
mod functions;
mod kept;
mod lock_file;
pub mod migrate;
#[cfg(test)]
pub mod plans;
mod pool;
pub mod retention;
pub mod schema;
mod sql_types;
mod transaction;
mod watch;
mod writer;

pub use connection::{AnyConn, MultiBackend, OLDEST_SQLITE, OpenError, Purpose};
pub use doors::{Db, StartError};
pub use engine::{DatabaseUrl, Engine, UrlError};
pub use error::{Constraint, DbError, Refusal};
pub use functions::lower;
pub use kept::KeptKey;
pub use lock_file::{LockError, LockFile};
pub use pool::Pooled;
pub use sql_types::{Code, Coded, Day, Json, Key, Ts};
