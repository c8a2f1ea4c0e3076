//! A value to take along: a link, a hash, a secret shown once.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::{Button, ButtonKind, use_words};

#[derive(Properties, PartialEq)]
pub struct CopyFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
}

/// A read-only field with a button that copies it; where the browser refuses, the text is selected instead.
#[component]
pub fn CopyField(props: &CopyFieldProps) -> Html {
    let words = use_words();
    let input = use_node_ref();
    let copied = use_state(|| false);
    let onclick = {
        let (input, copied, value) = (input.clone(), copied.clone(), props.value.clone());
        Callback::from(move |_: MouseEvent| {
            let (input, copied, value) = (input.clone(), copied.clone(), value.clone());
            spawn_local(async move {
                let clipboard = gloo::utils::window().navigator().clipboard();
                if JsFuture::from(clipboard.write_text(&value)).await.is_ok() {
                    copied.set(true);
                } else if let Some(input) = input.cast::<HtmlInputElement>() {
                    input.select();
                }
            });
        })
    };
    html! {
        <div class="copy">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <div class="copy__row">
                <input ref={input} id={props.id.clone()} class="input copy__value" readonly=true value={props.value.clone()} />
                <Button kind={ButtonKind::Secondary} {onclick}><Icon symbol={Symbol::Copy} />{ words.say("ui-copy") }</Button>
            </div>
            <p class="copy__status" role="status">{ copied.then(|| words.say("ui-copied")) }</p>
        </div>
    }
}
