use polku_ui::{AsyncView, Loadable};
use yew::prelude::*;
use yew_router::AnyRoute;
use yew_router::hooks::{use_location, use_navigator};
use yew_router::query::Raw;

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
    let navigator = use_navigator();
    let here = use_location().map(|location| format!("{}{}", location.path(), location.query_str()));
    let signed_out = session.state == SessionState::SignedOut;
    use_effect_with((signed_out, here), move |(signed_out, here)| {
        let here = here.as_deref().unwrap_or("/");
        if *signed_out {
            go(navigator.as_ref(), here);
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

/// The sign-in page lives in the staff entry; from the coordinator's it is loaded.
fn go(navigator: Option<&yew_router::prelude::Navigator>, here: &str) {
    let address = sign_in_then(here);
    match navigator.filter(|_| !here.starts_with("/coordinator")) {
        Some(navigator) => {
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            let _ = navigator.replace_with_query(&AnyRoute::new(path), Raw(query));
        }
        None => {
            let _ = gloo::utils::window().location().replace(&address);
        }
    }
}
