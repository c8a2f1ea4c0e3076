//! What can go wrong between a use case and the database, in terms a use case can act on.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::problem::{AppError, ProblemCode};

/// The class of a violated constraint. SQLite does not name the constraint, so neither do we.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The value exists already.
    Unique,
    /// The row referred to does not exist, belongs to another agency, or is still referred to.
    ForeignKey,
    /// A CHECK refused the value; capacity is one of them.
    Check,
    /// A value is missing.
    NotNull,
}

/// A failed database operation.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A query that must give a row gave none.
    #[error("no such row")]
    NotFound,
    /// The database refused a row.
    #[error("a {0:?} constraint refused the row")]
    Constraint(Constraint),
    /// The database cannot serve now: the caller may try again later with the same key (503).
    #[error("the database is unavailable: {0}")]
    Unavailable(&'static str),
    /// A defect of ours: a wrong query, an unreadable row.
    #[error("the database refused a query: {0}")]
    Internal(#[source] DieselError),
    /// A use case panicked inside its transaction, which was rolled back.
    #[error("a use case failed inside its transaction")]
    Panicked,
}

impl DbError {
    /// The violated constraint, where that is what happened.
    pub fn constraint(&self) -> Option<Constraint> {
        match self {
            Self::Constraint(class) => Some(*class),
            _ => None,
        }
    }

    /// Whether the value existed already.
    pub fn is_unique(&self) -> bool {
        self.constraint() == Some(Constraint::Unique)
    }
}

/// SQLite's own constant texts for the states in which it cannot serve; diesel passes on nothing else about them.
/// They come from `sqlite3ErrStr` and are never translated.
const SQLITE_CANNOT_SERVE: [&str; 6] = [
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "database is locked",
    "unable to open database file",
    "out of memory",
];

/// What a transaction can be refused by: whether it was for another that came in between what it read and what it wrote.
/// In [`super::Db::write_counted`] that is tried again, and then sees the new state.
pub trait Refusal: From<DbError> {
    /// Whether another transaction was faster.
    fn is_overtaken(&self) -> bool;
}

impl Refusal for DbError {
    fn is_overtaken(&self) -> bool {
        false
    }
}

/// A use case says `conflict` where a row is not as it was read a moment before.
impl Refusal for AppError {
    fn is_overtaken(&self) -> bool {
        self.code() == ProblemCode::Conflict
    }
}

/// A refused query inside a use case, which speaks in [`AppError`].
impl From<DieselError> for AppError {
    fn from(error: DieselError) -> Self {
        DbError::from(error).into()
    }
}

impl From<DieselError> for DbError {
    fn from(error: DieselError) -> Self {
        let DieselError::DatabaseError(kind, info) = &error else {
            return match error {
                DieselError::NotFound => Self::NotFound,
                DieselError::BrokenTransactionManager => Self::Unavailable("the connection broke"),
                DieselError::RollbackErrorOnCommit { .. } => Self::Unavailable("the commit failed"),
                other => Self::Internal(other),
            };
        };
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Constraint(Constraint::Unique),
            DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => {
                Self::Constraint(Constraint::ForeignKey)
            }
            DatabaseErrorKind::CheckViolation => Self::Constraint(Constraint::Check),
            DatabaseErrorKind::NotNullViolation => Self::Constraint(Constraint::NotNull),
            DatabaseErrorKind::SerializationFailure => Self::Unavailable("too many concurrent changes"),
            DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable("the database is read-only"),
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                Self::Unavailable("the connection closed")
            }
            _ if SQLITE_CANNOT_SERVE.contains(&info.message()) => {
                Self::Unavailable("the disk or file is not writable")
            }
            _ => Self::Internal(error),
        }
    }
}
