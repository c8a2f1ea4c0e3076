use polku_ui::{Icon, Symbol, focus_by_id, use_way, use_words};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, Node};
use yew::prelude::*;

use crate::context::{Session, forget_marks_kept, use_session};
use crate::hooks::use_action;
use crate::route::DoorRoute;

const BUTTON: &str = "account-button";

/// Who is signed in, in which roles, and the way out.
#[component]
pub fn AccountMenu() -> Html {
    let words = use_words();
    let session = use_session();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                open.set(false);
                focus_by_id(BUTTON);
            }
        })
    };
    let onfocusout = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            if !stays_inside(&event) {
                open.set(false);
            }
        })
    };
    let Some(me) = session.me() else { return Html::default() };
    html! {
        <div class="account" {onkeydown} {onfocusout}>
            <button id={BUTTON} class="account__button" type="button" aria-expanded={if *open { "true" } else { "false" }}
                aria-controls="account-panel" onclick={toggle}>
                <Icon symbol={Symbol::Person} /><span>{ &me.display_name }</span>
            </button>
            if *open {
                <div id="account-panel" class="account__panel">
                    <p class="quiet">{ words.say("app-account-roles") }</p>
                    <ul class="account__roles">
                        { for roles(&session).map(|role| html! { <li>{ words.say(&format!("role-{role}")) }</li> }) }
                    </ul>
                    <SignOut />
                </div>
            }
        </div>
    }
}

/// Each role once, also when it is held for several programmes.
fn roles(session: &Session) -> impl Iterator<Item = String> {
    let mut names: Vec<String> = session
        .me()
        .map(|me| me.roles.iter().map(|held| held.role.replace('_', "-")).collect())
        .unwrap_or_default();
    names.dedup();
    names.into_iter()
}

fn stays_inside(event: &FocusEvent) -> bool {
    let frame = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    match (frame, next) {
        (Some(frame), Some(next)) => frame.contains(Some(&next)),
        // A click on something that takes no focus: the button itself handles clicks on it.
        _ => true,
    }
}

#[component]
fn SignOut() -> Html {
    let words = use_words();
    let session = use_session();
    let way = use_way();
    let done = Callback::from(move |()| {
        forget_marks_kept();
        let door = AttrValue::from(DoorRoute::SignIn);
        if way.stays(&door) {
            session.ended.emit(());
        }
        way.to(&door);
    });
    let action = use_action(|client, _, ()| async move { client.delete("sign_ins/current").await }, done);
    html! {
        <button class="account__action" type="button" onclick={action.run.reform(|_| ())}>{ words.say("app-sign-out") }</button>
    }
}
