use polku_api_types::access::SignIn;
use polku_ui::field::TextInput;
use polku_ui::{Button, Card, Link, Notice, use_address, use_way, use_words};
use web_sys::UrlSearchParams;
use yew::prelude::*;

use crate::context::{SessionState, use_session};
use crate::hooks::{FormFailure, use_action};
use crate::route::OwnRoute;
use crate::shell::Page;

/// Signs in with a local account and goes on to where one was headed.
#[component]
pub fn SignInPage() -> Html {
    let words = use_words();
    let session = use_session();
    let next = use_next();
    let way = use_way();
    let name = use_state(String::new);
    let password = use_state(String::new);
    let signed_in = matches!(session.state, SessionState::SignedIn(_));
    {
        let next = next.clone();
        use_effect_with(signed_in, move |signed_in| {
            if *signed_in {
                let next = next.as_deref().unwrap_or("/");
                way.instead(if next.starts_with("/sign-in") { "/" } else { next });
            }
        });
    }
    let sign_in = use_action(
        |client, _, body: SignIn| async move { client.sign_in(&body).await },
        session.refresh.clone(),
    );
    let onsubmit = {
        let (name, password, run) = (name.clone(), password.clone(), sign_in.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SignIn { user_name: (*name).clone(), password: (*password).clone() });
        })
    };
    let control = Callback::from(|pointer: String| match pointer.as_str() {
        "/user_name" => Some(AttrValue::Static("user-name")),
        "/password" => Some(AttrValue::Static("password")),
        _ => None,
    });
    html! {
        <Page title={words.say("sign-in-title")} lead={words.say("sign-in-lead")} narrow=true>
            if next.is_some() {
                <Notice><p>{ words.say("sign-in-next") }</p></Notice>
            }
            <form class="form card" novalidate=true {onsubmit}>
                <FormFailure failure={sign_in.failure.clone()} attempt={sign_in.attempt} {control} />
                <TextInput id="user-name" label={words.say("sign-in-name")} value={(*name).clone()} autocomplete="username"
                    error={sign_in.field("/user_name")} on_input={setter(&name)} />
                <TextInput id="password" kind="password" label={words.say("sign-in-password")} value={(*password).clone()}
                    autocomplete="current-password" error={sign_in.field("/password")} on_input={setter(&password)} />
                <div><Button submit=true busy={sign_in.busy}>{ words.say("sign-in-submit") }</Button></div>
            </form>
            <Card id="no-account" title={words.say("sign-in-no-account")}>
                <p>{ words.say("sign-in-no-account-what") }</p>
            </Card>
            <Card id="left" title={words.say("sign-in-left")}>
                <p>{ words.say("sign-in-left-what") }</p>
                <p><Link href={OwnRoute::PersonalLink}>{ words.say("sign-in-left-link") }</Link></p>
            </Card>
        </Page>
    }
}

pub(super) fn setter(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.clone();
    Callback::from(move |text: String| state.set(text))
}

/// The address to go on to: only a path of this installation, so that nobody is led astray by a link.
#[hook]
fn use_next() -> Option<String> {
    let query = use_address().query;
    let next = UrlSearchParams::new_with_str(&query).ok()?.get("next")?;
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && next != "/";
    ours.then_some(next)
}
