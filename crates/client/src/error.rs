use polku_api_types::problem::Problem;

use crate::transport::Lost;

/// Why a request gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The service refused it and said why.
    #[error("{}: {}", .0.code, .0.title)]
    Problem(Box<Problem>),
    /// No answer arrived: no connection, or it broke.
    #[error("no answer: {0}")]
    Unreachable(#[source] Lost),
    /// The answer is not what this client knows how to read.
    #[error("unreadable answer with status {status}")]
    Unreadable {
        /// HTTP status.
        status: u16,
    },
}

impl ClientError {
    /// The problem, where the service answered with one.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Unreachable(_) | Self::Unreadable { .. } => None,
        }
    }
}
