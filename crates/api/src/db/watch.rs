//! What went wrong on a connection during one transaction, noted by the connection itself.
//!
//! A use case turns database errors into its own. Whether a transaction must be replayed, or its connection
//! thrown away, is decided from the errors the engine gave, whatever became of them on their way up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use diesel::connection::{Instrumentation, InstrumentationEvent};
use diesel::result::{DatabaseErrorKind, Error};

/// The worst thing seen since the last [`Watch::reset`], in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing, or an error that repeats when tried again.
    None = 0,
    /// A constraint refused a row for what it holds, or for what it points at.
    Constraint = 1,
    /// An error the engine did not classify; on PostgreSQL a deadlock is among these.
    Unclassified = 2,
    /// A row like it exists. On PostgreSQL it may be one that another transaction wrote at the same moment, after both
    /// had looked and found none (PostgreSQL manual, 13.5.2): tried again, the work sees it.
    Taken = 3,
    /// Another transaction got in the way: the same work may succeed when tried again.
    Conflict = 4,
    /// The connection is of no more use.
    Broken = 5,
}

/// Shared between a pooled connection and the instrumentation inside it.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    fault: Arc<AtomicU8>,
    statements: Statements,
}

/// How many statements were sent over some connections.
pub type Statements = Arc<AtomicU64>;

impl Watch {
    /// A watch that also counts.
    pub fn counting(statements: &Statements) -> Self {
        Self { fault: Arc::default(), statements: Arc::clone(statements) }
    }

    /// Forgets what was seen.
    pub fn reset(&self) {
        self.fault.store(Fault::None as u8, Ordering::Relaxed);
    }

    /// The worst fault since the last reset.
    pub fn fault(&self) -> Fault {
        match self.fault.load(Ordering::Relaxed) {
            0 => Fault::None,
            1 => Fault::Constraint,
            2 => Fault::Unclassified,
            3 => Fault::Taken,
            4 => Fault::Conflict,
            _ => Fault::Broken,
        }
    }

    /// Takes one error into account.
    pub fn see(&self, error: &Error) {
        self.fault.fetch_max(classify(error) as u8, Ordering::Relaxed);
    }
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::FinishQuery { error, .. } = event {
            self.statements.fetch_add(1, Ordering::Relaxed);
            if let Some(error) = error {
                self.see(error);
            }
        }
    }
}

fn classify(error: &Error) -> Fault {
    match error {
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Fault::Conflict,
        Error::DatabaseError(
            DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ReadOnlyTransaction,
            _,
        )
        | Error::BrokenTransactionManager
        | Error::RollbackErrorOnCommit { .. } => Fault::Broken,
        Error::DatabaseError(DatabaseErrorKind::Unknown, _) => Fault::Unclassified,
        Error::DatabaseError(
            DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ExclusionViolation,
            _,
        ) => Fault::Taken,
        Error::DatabaseError(
            DatabaseErrorKind::CheckViolation | DatabaseErrorKind::ForeignKeyViolation,
            _,
        ) => Fault::Constraint,
        _ => Fault::None,
    }
}
