use polku_ui::{AsyncView, Loadable, use_address, use_way};
use yew::prelude::*;

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
    let here = use_address();
    let signed_out = session.state == SessionState::SignedOut;
    use_effect_with((signed_out, here), move |(signed_out, here)| {
        if *signed_out {
            way.instead(&sign_in_then(&format!("{}{}", here.path, here.query)));
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
