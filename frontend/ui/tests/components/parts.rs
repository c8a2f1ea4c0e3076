//! One of Yew's components stands under all of ours; whoever writes or uses one must not be able to tell.

use std::cell::RefCell;

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::stage::Stage;

thread_local! {
    static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn log(word: &'static str) {
    LOG.with_borrow_mut(|log| log.push(word));
}

fn logged() -> Vec<&'static str> {
    LOG.take()
}

#[derive(Properties, PartialEq)]
struct PartProps {
    #[prop_or_default]
    value: u32,
}

#[component]
fn First(props: &PartProps) -> Html {
    let clicks = use_state(|| 0_u32);
    use_effect_with((), |()| {
        log("first came");
        || log("first went")
    });
    log("first drawn");
    let onclick = {
        let clicks = clicks.clone();
        Callback::from(move |_: MouseEvent| clicks.set(*clicks + 1))
    };
    html! { <div class="first"><input class="typed" /><button class="count" {onclick}>{ *clicks }</button>{ props.value }</div> }
}

/// Other hooks in another order than [`First`] has, with elements of the same kinds.
#[component]
fn Second() -> Html {
    let word = use_memo((), |()| AttrValue::Static("2"));
    use_effect_with((), |()| {
        log("second came");
        || log("second went")
    });
    let clicks = use_state(|| 40_u32);
    html! { <div class="second"><input class="typed" /><button class="count">{ *clicks }</button>{ &*word }</div> }
}

#[component]
fn Place() -> Html {
    let first = use_state(|| true);
    let redraws = use_state(|| 0_u32);
    let swap = {
        let first = first.clone();
        Callback::from(move |_: MouseEvent| first.set(!*first))
    };
    let redraw = {
        let redraws = redraws.clone();
        Callback::from(move |_: MouseEvent| redraws.set(*redraws + 1))
    };
    let content = if *first {
        html! { <First value={*redraws / 2} /> }
    } else {
        html! { <Second /> }
    };
    html! { <><button class="swap" onclick={swap} /><button class="redraw" onclick={redraw} />{ content }</> }
}

#[wasm_bindgen_test]
async fn a_component_in_the_place_of_another_begins_anew() {
    let stage = Stage::draw(|| html! { <Place /> }).await;
    stage.click(".count").await;
    assert_eq!(stage.text(".first .count"), "1");
    let typed: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(stage.find(".typed").unwrap());
    typed.set_value("written");

    logged();
    stage.click(".swap").await;
    assert_eq!(logged(), ["first went", "second came"]);
    assert!(stage.find(".first").is_none());
    assert_eq!(stage.text(".second .count"), "40");
    let other: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(stage.find(".typed").unwrap());
    assert_eq!(other.value(), "");
    assert!(!typed.is_same_node(Some(&other)));

    stage.click(".swap").await;
    assert_eq!(stage.text(".first .count"), "0");
    assert_eq!(logged(), ["second went", "first drawn", "first came"]);
    drop(stage);
    yew::scheduler::flush().await;
    assert_eq!(logged(), ["first went"]);
}

#[wasm_bindgen_test]
async fn a_component_is_drawn_anew_when_its_properties_change_and_not_otherwise() {
    let stage = Stage::draw(|| html! { <Place /> }).await;
    logged();
    stage.click(".redraw").await;
    assert!(logged().is_empty());
    stage.click(".count").await;
    logged();
    stage.click(".redraw").await;
    assert_eq!(logged(), ["first drawn"]);
    // What it holds itself stays.
    assert_eq!(stage.text(".first .count"), "1");
}

#[derive(Clone, PartialEq)]
struct Handed(u32);

#[component]
fn Reader() -> Html {
    let handed = use_context::<Handed>();
    html! { <p class="handed">{ handed.map(|handed| handed.0) }</p> }
}

#[component]
fn Giver() -> Html {
    let value = use_state(|| 1_u32);
    let onclick = {
        let value = value.clone();
        Callback::from(move |_: MouseEvent| value.set(*value + 1))
    };
    html! {
        <ContextProvider<Handed> context={Handed(*value)}>
            <button class="give" {onclick} />
            <Reader />
        </ContextProvider<Handed>>
    }
}

#[wasm_bindgen_test]
async fn a_context_reaches_what_is_inside_and_so_does_its_change() {
    let stage = Stage::draw(|| html! { <Giver /> }).await;
    assert_eq!(stage.text(".handed"), "1");
    stage.click(".give").await;
    assert_eq!(stage.text(".handed"), "2");
}
