use polku_ui::field::{Choice, RadioGroup, TextInput, label_of};
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

#[wasm_bindgen_test]
async fn a_field_is_called_by_its_label_or_by_the_question_that_its_choices_answer() {
    let _stage = Stage::draw(|| {
        let choices = vec![Choice::new("yes", sample("Yes")), Choice::new("no", sample("No"))];
        html! {
            <form>
                <TextInput id="email" optional=true label={sample("E-mail")} value="" on_input={Callback::noop()} />
                <RadioGroup id="answer" label={sample("Can it be arranged?")} {choices} value="" on_change={Callback::noop()} />
            </form>
        }
    })
    .await;
    assert_eq!(label_of("email").as_deref(), Some("E-mail"));
    assert_eq!(label_of("answer").as_deref(), Some("Can it be arranged?"));
    assert_eq!(label_of("answer-1").as_deref(), Some("Can it be arranged?"));
    assert_eq!(label_of("nowhere"), None);
    assert_eq!(label_of(""), None);
}
