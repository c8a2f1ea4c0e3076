use std::rc::Rc;

use polku_ui::{AsyncView, Failure, Loadable};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::Stage;

async fn face(state: Loadable<u32>) -> Stage {
    Stage::draw(move || {
        let ready = Callback::from(|number: Rc<u32>| html! { <p class="ready">{ *number }</p> });
        let is_empty = Callback::from(|number: Rc<u32>| *number == 0);
        html! { <AsyncView<u32> state={state.clone()} {ready} {is_empty} empty={html! { <p class="none" /> }} /> }
    })
    .await
}

fn failure() -> Failure {
    Failure { title: "No answer".into(), detail: None, reference: Some("r-1".into()), retry: true }
}

#[wasm_bindgen_test]
async fn loading_shows_an_outline_and_says_so() {
    let stage = face(Loadable::loading()).await;
    assert_eq!(stage.text(".skeleton [role=status]"), "Loading");
    assert!(stage.find(".ready").is_none());
    assert_eq!(stage.find(".async").unwrap().get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn an_answer_is_drawn_and_an_empty_one_says_what_will_be_here() {
    assert_eq!(face(Loadable::ready(7)).await.text(".ready"), "7");
    let empty = face(Loadable::ready(0)).await;
    assert!(empty.find(".none").is_some());
    assert!(empty.find(".ready").is_none());
}

#[wasm_bindgen_test]
async fn a_failure_is_announced_with_its_reference_and_a_way_to_try_again() {
    let stage = face(Loadable::failed(failure())).await;
    assert!(stage.text("[role=alert]").contains("No answer"));
    assert!(stage.text("[role=alert]").contains("r-1"));
    assert_eq!(stage.text("button"), "Try again");
}

#[wasm_bindgen_test]
async fn what_was_read_stays_when_reading_it_again_fails() {
    let stage = face(Loadable { failure: Some(failure()), ..Loadable::ready(7) }).await;
    assert_eq!(stage.text(".ready"), "7");
    assert!(stage.text("[role=alert]").contains("loaded earlier"));
}
