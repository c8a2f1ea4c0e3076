//! What is typed stays on this device until it is sent: nobody else sees a draft.

use std::collections::BTreeMap;

use gloo::storage::{LocalStorage, Storage};
use polku_api_types::applications::Answer;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::context::kept;

/// The answers being written, by the key of the question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub answers: BTreeMap<String, String>,
}

impl Draft {
    /// The draft of this person for this call on this device.
    pub fn kept(call: Uuid, account: Uuid) -> Option<Self> {
        kept(&place(call, account))
    }

    /// Keeps it. Says whether this browser keeps anything at all.
    pub fn keep(&self, call: Uuid, account: Uuid) -> bool {
        LocalStorage::set(place(call, account), self).is_ok()
    }

    /// Forgets it, once it has been sent.
    pub fn forget(call: Uuid, account: Uuid) {
        LocalStorage::delete(place(call, account));
    }

    /// The answers that were sent, to change them.
    pub fn of(answers: &[Answer]) -> Self {
        let written = |answer: &Answer| {
            let text = answer.text.clone().or_else(|| answer.choice.clone());
            text.or_else(|| answer.scale.map(|number| number.to_string()))
        };
        let pairs = answers.iter().filter_map(|answer| Some((answer.question.clone(), written(answer)?)));
        Self { answers: pairs.collect() }
    }

    /// What is typed for a question.
    pub fn answer(&self, key: &str) -> &str {
        self.answers.get(key).map_or("", String::as_str)
    }

    /// The same with one answer written anew.
    pub fn with(&self, key: &str, answer: String) -> Self {
        let mut answers = self.answers.clone();
        answers.insert(key.to_owned(), answer);
        Self { answers }
    }
}

/// The account is part of the place: a shared device must not show one person's draft to the next.
fn place(call: Uuid, account: Uuid) -> String {
    format!("polku-draft-{call}-{account}")
}
