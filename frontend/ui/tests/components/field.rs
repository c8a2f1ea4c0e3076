use polku_ui::field::{TextArea, TextInput};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Stage, sample};

#[wasm_bindgen_test]
async fn fault_and_hint_are_read_with_the_control_in_this_order() {
    let stage = Stage::draw(|| {
        html! { <TextInput id="name" label={sample("Name")} hint="As in the register" error="Too long" value="" on_input={Callback::noop()} /> }
    })
    .await;
    let input = stage.find("input").unwrap();
    assert_eq!(input.get_attribute("aria-describedby").as_deref(), Some("name-error name-hint"));
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(stage.text("#name-error"), "Too long");
    assert_eq!(stage.text("label[for=name]"), "Name");
}

#[wasm_bindgen_test]
async fn a_text_that_is_too_long_is_kept_and_said() {
    let stage = Stage::draw(|| {
        html! { <TextArea id="why" label={sample("Why")} value="abcdef" max_length={4} on_input={Callback::noop()} optional=true /> }
    })
    .await;
    assert_eq!(stage.text(".field__count--over"), "2 characters too many");
    assert!(stage.find("textarea").unwrap().get_attribute("maxlength").is_none());
    assert!(stage.text("label").contains("(optional)"));
}
