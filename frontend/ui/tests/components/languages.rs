use polku_ui::field::{Required, TextInLanguages, Written, WrittenErrors};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlInputElement};
use yew::prelude::*;

use crate::stage::{Stage, sample};

#[derive(Properties, PartialEq)]
struct NamingProps {
    required: Required,
}

#[component]
fn Naming(props: &NamingProps) -> Html {
    let value = use_state(Written::default);
    let errors = WrittenErrors { sv: Some("Write a text.".into()), ..WrittenErrors::default() };
    let said = format!("{}|{}|{}", value.fi, value.sv, value.en);
    let on_change = {
        let value = value.clone();
        Callback::from(move |next| value.set(next))
    };
    html! {
        <>
            <TextInLanguages id="name" label={sample("Name")} required={props.required} {errors} value={(*value).clone()} {on_change} />
            <output>{ said }</output>
        </>
    }
}

async fn type_into(stage: &Stage, selector: &str, text: &str) {
    let input: HtmlInputElement = stage.find(selector).unwrap().unchecked_into();
    input.set_value(text);
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    input.dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).unwrap()).unwrap();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn each_language_has_its_own_field_and_its_own_fault() {
    let stage = Stage::draw(|| html! { <Naming required={Required::Finnish} /> }).await;
    assert_eq!(stage.text("legend").trim(), "Name");
    let swedish = stage.find("#name-sv").unwrap();
    assert_eq!(swedish.get_attribute("lang").as_deref(), Some("sv"));
    assert_eq!(swedish.get_attribute("aria-describedby").as_deref(), Some("name-sv-error"));
    assert!(stage.find("#name-fi").unwrap().get_attribute("aria-invalid").is_none());
    let needed: Vec<bool> = ["fi", "sv", "en"]
        .iter()
        .map(|code| stage.find(&format!("#name-{code}")).unwrap().has_attribute("required"))
        .collect();
    assert_eq!(needed, [true, false, false]);
}

#[wasm_bindgen_test]
async fn what_is_typed_in_one_language_leaves_the_others_alone() {
    let stage = Stage::draw(|| html! { <Naming required={Required::All} /> }).await;
    type_into(&stage, "#name-fi", "Haku").await;
    type_into(&stage, "#name-en", "Call").await;
    assert_eq!(stage.text("output"), "Haku||Call");
    assert!(!stage.text("fieldset").contains("(optional)"));
}
