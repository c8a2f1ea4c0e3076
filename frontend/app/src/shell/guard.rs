use polku_ui::{AsyncView, Loadable, use_way};
use yew::prelude::*;
use yew_router::hooks::use_location;

use crate::context::{SessionState, use_session};
use crate::route::sign_in_then;

#[derive(Properties, PartialEq)]
pub struct SignedInProps {
    #[prop_or_default]
    pub children: Html,
}

/// Shows what is inside to those signed in; others sign in first and then come back to the same address.
#[component]
pub fn SignedIn(props: &SignedInProps) -> Html {
    let session = use_session();
    let way = use_way();
    let here = use_location().map(|location| format!("{}{}", location.path(), location.query_str()));
    let signed_out = session.state == SessionState::SignedOut;
    use_effect_with((signed_out, here), move |(signed_out, here)| {
        let here = here.as_deref().unwrap_or("/");
        if *signed_out {
            way.instead(&sign_in_then(here));
        }
    });
    let state: Loadable<u8> = match &session.state {
        SessionState::SignedIn(_) => return props.children.clone(),
        SessionState::Failed(failure) => Loadable::failed(failure.clone()),
        SessionState::Unknown | SessionState::SignedOut => Loadable::loading(),
    };
    html! {
        <div class="page"><AsyncView<u8> {state} ready={Callback::from(|_| Html::default())} on_retry={session.refresh} /></div>
    }
}
