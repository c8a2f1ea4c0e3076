use polku_client::ClientError;
use polku_ui::{Failure, Words};

/// A refused or lost request in words of the reader's language; the server's own words where it gave some.
#[must_use]
pub fn failure_of(words: Words, error: &ClientError) -> Failure {
    match error {
        ClientError::Problem(problem) => Failure {
            title: problem.title.clone().into(),
            detail: problem
                .retry_after
                .map(|seconds| words.say_with("app-retry-after", &[("seconds", seconds.into())])),
            reference: Some(problem.request_id.to_string().into()),
            retry: matches!(problem.status, 408 | 429 | 500..),
        },
        ClientError::Unreachable(_) => Failure {
            title: words.say("app-unreachable"),
            detail: Some(words.say("app-unreachable-detail")),
            reference: None,
            retry: true,
        },
        ClientError::Unreadable { .. } => Failure {
            title: words.say("app-unreadable"),
            detail: Some(words.say("app-unreadable-detail")),
            reference: None,
            retry: true,
        },
    }
}
