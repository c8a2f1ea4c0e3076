use gloo::utils::window;
use polku_ui::{AddressProvider, Link, LinkScope, use_address};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::Stage;

fn entry_of(path: &str) -> Option<&'static str> {
    path.starts_with("/hall").then_some("hall")
}

#[component]
fn Here() -> Html {
    let address = use_address();
    html! {
        <>
            <p id="here">{ format!("{}{}", address.path, address.query) }</p>
            <Link href="/hall/calls?search=a" class="in">{ "in" }</Link>
        </>
    }
}

/// Goes one page back and waits until the window has.
async fn back() {
    let gone = js_sys::Promise::new(&mut |done, _| {
        let heard = Closure::once_into_js(move || done.call0(&wasm_bindgen::JsValue::NULL).unwrap());
        window().add_event_listener_with_callback("popstate", heard.unchecked_ref()).unwrap();
    });
    window().history().unwrap().back().unwrap();
    JsFuture::from(gone).await.unwrap();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn a_link_inside_changes_the_address_without_loading_and_back_leads_back() {
    let start = window().location().pathname().unwrap();
    let stage = Stage::draw(|| {
        html! {
            <ContextProvider<LinkScope> context={LinkScope { entry: "hall", entry_of }}>
                <AddressProvider><Here /></AddressProvider>
            </ContextProvider<LinkScope>>
        }
    })
    .await;
    assert!(stage.text("#here").starts_with(&start));
    stage.click(".in").await;
    assert_eq!(stage.text("#here"), "/hall/calls?search=a");
    assert_eq!(window().location().pathname().unwrap(), "/hall/calls");
    back().await;
    assert!(stage.text("#here").starts_with(&start), "{}", stage.text("#here"));
    assert_eq!(window().location().pathname().unwrap(), start);
}
