use std::cell::RefCell;
use std::rc::Rc;

use polku_api_types::access::{HeldRole, Me};
use polku_api_types::problem::ProblemCode;
use polku_client::ClientError;
use polku_ui::{Failure, use_words};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_api;
use crate::hooks::failure_of;

/// What is known of who is here.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionState {
    /// The server has not answered yet.
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn(Rc<Me>),
    /// The server could not be asked.
    Failed(Failure),
}

/// Who is here, and the ways in which that changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub state: SessionState,
    /// Asks the server again: after signing in, or after a failure.
    pub refresh: Callback<()>,
    /// The server no longer knows us.
    pub ended: Callback<()>,
}

impl Session {
    /// The one signed in.
    #[must_use]
    pub fn me(&self) -> Option<Rc<Me>> {
        match &self.state {
            SessionState::SignedIn(me) => Some(me.clone()),
            SessionState::Unknown | SessionState::SignedOut | SessionState::Failed(_) => None,
        }
    }

    /// Whether the one signed in holds this role, for the agency or for some programme.
    #[must_use]
    pub fn holds(&self, role: &str) -> bool {
        self.me().is_some_and(|me| me.roles.iter().any(|held| held.role == role))
    }

    /// Whether the one signed in holds this role for the whole agency.
    #[must_use]
    pub fn holds_for_agency(&self, role: &str) -> bool {
        let whole = |held: &HeldRole| held.role == role && held.programme_id.is_none();
        self.me().is_some_and(|me| me.roles.iter().any(whole))
    }

    /// Whether the one signed in holds this role for this programme, or for the whole agency.
    #[must_use]
    pub fn holds_for(&self, role: &str, programme: Uuid) -> bool {
        let covers =
            |held: &HeldRole| held.role == role && held.programme_id.is_none_or(|only| only == programme);
        self.me().is_some_and(|me| me.roles.iter().any(covers))
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SessionProviderProps {
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub(super) fn SessionProvider(props: &SessionProviderProps) -> Html {
    let api = use_api();
    let words = use_words();
    let state = use_state(|| SessionState::Unknown);
    let latest = use_mut_ref(|| 0_u32);
    let refresh = {
        let (state, latest) = (state.clone(), latest.clone());
        use_callback(api, move |(), api| {
            let own = next(&latest);
            let (state, latest, client) = (state.clone(), latest.clone(), api.client());
            spawn_local(async move {
                let answer = client.me().await;
                // Who was here before the last sign-in or sign-out is not asked any more.
                if *latest.borrow() == own {
                    state.set(read(answer, words));
                }
            });
        })
    };
    {
        let refresh = refresh.clone();
        use_effect_with((), move |()| refresh.emit(()));
    }
    let ended = {
        let state = state.clone();
        use_callback((), move |(), ()| {
            next(&latest);
            state.set(SessionState::SignedOut);
        })
    };
    let session = Session { state: (*state).clone(), refresh, ended };
    html! {
        <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>>
    }
}

/// Overtakes every question asked before.
fn next(latest: &RefCell<u32>) -> u32 {
    let mut latest = latest.borrow_mut();
    *latest = latest.wrapping_add(1);
    *latest
}

fn read(answer: Result<Me, ClientError>, words: polku_ui::Words) -> SessionState {
    match answer {
        Ok(me) => SessionState::SignedIn(Rc::new(me)),
        // Whoever came by a personal link is told that it is not theirs to ask, and is not signed in either.
        Err(error)
            if error.problem().is_some_and(|problem| {
                matches!(problem.code, ProblemCode::Unauthenticated | ProblemCode::Forbidden)
            }) =>
        {
            SessionState::SignedOut
        }
        Err(error) => SessionState::Failed(failure_of(words, &error)),
    }
}

/// Who is here.
///
/// # Panics
/// Outside of [`super::AppContexts`].
#[hook]
pub fn use_session() -> Session {
    let found = use_context::<Session>();
    #[expect(clippy::expect_used, reason = "a page outside of the contexts cannot work at all")]
    found.expect("AppContexts is mounted above every page")
}
