use polku_ui::{Button, ConfirmDialog};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::stage::{Stage, focused, sample};

#[component]
fn Asking() -> Html {
    let open = use_state(|| false);
    let set = |value| {
        let open = open.clone();
        move || open.set(value)
    };
    let (ask, close) = (set(true), set(false));
    html! {
        <>
            <Button id="ask" onclick={Callback::from(move |_| ask())}>{ "1" }</Button>
            <ConfirmDialog id="sure" title={sample("Withdraw your application?")} action="Withdraw" open={*open}
                on_confirm={Callback::noop()} on_close={Callback::from(move |()| close())}>
                <p>{ "2" }</p>
            </ConfirmDialog>
        </>
    }
}

fn is_open(stage: &Stage) -> bool {
    stage.find("dialog").unwrap().unchecked_into::<HtmlDialogElement>().open()
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let stage = Stage::draw(|| html! { <Asking /> }).await;
    assert!(!is_open(&stage));
    stage.find("#ask").unwrap().unchecked_into::<web_sys::HtmlElement>().focus().unwrap();
    stage.click("#ask").await;
    assert!(is_open(&stage));
    assert_eq!(
        stage.find("dialog").unwrap().get_attribute("aria-labelledby").as_deref(),
        Some("sure-heading")
    );
    let inside = gloo::utils::document().active_element().unwrap();
    assert!(stage.find("dialog").unwrap().contains(Some(&inside)));
    stage.click("dialog .button--quiet").await;
    assert!(!is_open(&stage));
    assert_eq!(focused(), "ask");
}
