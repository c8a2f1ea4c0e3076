use polku_ui::field::TextInput;
use polku_ui::{ErrorSummary, FieldError};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Stage, focused, sample};

fn form(attempt: u32) -> Html {
    let errors =
        vec![FieldError::new("email", "Give your e-mail address"), FieldError::new("", "Nothing was sent")];
    html! {
        <form>
            <ErrorSummary {attempt} {errors} />
            <TextInput id="email" label={sample("E-mail")} value="" on_input={Callback::noop()} error="Give your e-mail address" />
        </form>
    }
}

#[wasm_bindgen_test]
async fn a_refused_attempt_moves_the_focus_to_the_summary() {
    let stage = Stage::draw(|| form(1)).await;
    let focused = gloo::utils::document().active_element().unwrap();
    assert!(stage.find(".error-summary").unwrap().is_same_node(Some(&focused)));
    assert_eq!(stage.text(".error-summary__title"), "There are 2 things to correct in the form");
}

#[wasm_bindgen_test]
async fn a_fault_leads_to_its_field_and_one_of_the_whole_form_leads_nowhere() {
    let stage = Stage::draw(|| form(1)).await;
    assert_eq!(stage.all(".error-summary a").len(), 1);
    stage.click(".error-summary a").await;
    assert_eq!(focused(), "email");
}

#[wasm_bindgen_test]
async fn before_the_first_attempt_the_focus_stays() {
    let _stage = Stage::draw(|| form(0)).await;
    assert_eq!(focused(), "");
}
