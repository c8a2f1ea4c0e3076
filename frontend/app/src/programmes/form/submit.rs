use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use yew::prelude::*;

use super::Faults;
use crate::hooks::{Action, ActionFailure};

#[derive(Clone, Default, PartialEq)]
struct Checked {
    faults: Faults,
    attempt: u32,
}

/// A form on its way: what was found here before sending, else what the server found.
#[derive(Clone, PartialEq)]
pub struct Form<I> {
    pub faults: Faults,
    pub failure: Option<Rc<ActionFailure>>,
    pub attempt: u32,
    pub busy: bool,
    /// Sends what was read, or shows why it cannot be read.
    pub send: Callback<Result<I, Faults>>,
}

impl<I> Form<I> {
    /// Why nothing was saved, for a form that answers a stale version with [`super::Conflict`].
    pub fn failure_beside_conflict(&self) -> Option<Rc<ActionFailure>> {
        self.failure.clone().filter(|failure| failure.code != Some(ProblemCode::StaleVersion))
    }
}

/// Puts the check before sending and the action together, so that a form has one list of faults.
#[hook]
pub fn use_form<I: 'static>(action: &Action<I>) -> Form<I> {
    let checked = use_state(Checked::default);
    let send = {
        let (checked, run) = (checked.clone(), action.run.clone());
        Callback::from(move |read: Result<I, Faults>| {
            let attempt = checked.attempt.wrapping_add(1);
            match read {
                Ok(input) => {
                    checked.set(Checked { faults: Faults::default(), attempt });
                    run.emit(input);
                }
                Err(faults) => checked.set(Checked { faults, attempt }),
            }
        })
    };
    let failure = action.failure.clone().filter(|_| checked.faults.is_empty());
    let faults = match &failure {
        Some(failure) => Faults::of_failure(failure),
        None => checked.faults.clone(),
    };
    let attempt = checked.attempt.wrapping_add(action.attempt);
    Form { faults, failure, attempt, busy: action.busy, send }
}
