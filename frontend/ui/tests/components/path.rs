use polku_ui::Symbol;
use polku_ui::path::{Canvas, CanvasStop, Mode, Move, Place, Spine, Stop, Strip};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Stage, sample};

fn stops() -> Vec<Stop> {
    let kind = || (Symbol::Lecture, AttrValue::Static("Lecture"));
    let mut coaching = Stop::new("b", Place::Now, kind(), "Coaching");
    coaching.when = Some("Tue 20 October 2020".into());
    coaching.mode = Some(Mode {
        symbol: Symbol::Remote,
        label: "remote".into(),
        planned: Some("in person".into()),
        reason: Some("Changed because of the epidemic.".into()),
    });
    vec![
        Stop::new("a", Place::Done, kind(), "Kick-off"),
        coaching,
        Stop::new("c", Place::Ahead, kind(), "Closing"),
    ]
}

#[wasm_bindgen_test]
async fn the_spine_is_an_ordered_list_that_says_where_one_is() {
    let stage = Stage::draw(|| html! { <Spine label={sample("My path")} stops={stops()} /> }).await;
    assert_eq!(stage.all("ol > li").len(), 3);
    let now = stage.find("li[aria-current=step]").unwrap().text_content().unwrap();
    assert!(now.contains("Coaching") && now.contains("Lecture") && now.contains("now"), "{now}");
    assert!(stage.text("li.stop--done").contains("done"));
}

#[wasm_bindgen_test]
async fn a_changed_mode_shows_both_with_the_reason() {
    let stage = Stage::draw(|| html! { <Spine label={sample("My path")} stops={stops()} /> }).await;
    let mode = stage.text(".spine__mode");
    assert!(stage.text(".spine__mode s").contains("in person"));
    assert!(
        mode.contains("Originally planned:") && mode.contains("Changed to:") && mode.contains("remote"),
        "{mode}"
    );
    assert!(mode.contains("epidemic"));
}

#[wasm_bindgen_test]
async fn the_strip_names_every_stop_for_those_who_do_not_see_it() {
    let stage = Stage::draw(|| html! { <Strip label={sample("Path")} stops={stops()} /> }).await;
    let names: Vec<String> = stage.all("li").iter().filter_map(|stop| stop.text_content()).collect();
    assert_eq!(names, ["Kick-off: done", "Coaching: now", "Closing: ahead"]);
    assert_eq!(stage.text(".strip__summary"), "1 of 3 elements done · now: Coaching");
}

#[component]
fn Designing() -> Html {
    let order = use_state(stops);
    let on_move = {
        let order = order.clone();
        Callback::from(move |Move { from, to }: Move| {
            let mut next = (*order).clone();
            let stop = next.remove(from);
            next.insert(to, stop);
            order.set(next);
        })
    };
    let stops: Vec<CanvasStop> =
        order.iter().map(|stop| CanvasStop::new(stop.clone(), Html::default())).collect();
    html! { <Canvas label={sample("Design")} {stops} {on_move} /> }
}

#[wasm_bindgen_test]
async fn a_stop_of_the_canvas_is_moved_by_its_buttons() {
    let stage = Stage::draw(|| html! { <Designing /> }).await;
    stage.click("button[aria-label='Move down: Kick-off']").await;
    let titles: Vec<String> =
        stage.all(".spine__title").iter().filter_map(|title| title.text_content()).collect();
    assert_eq!(titles, ["Coaching", "Kick-off", "Closing"]);
    assert!(stage.find("button[aria-label='Move up: Coaching']").unwrap().has_attribute("disabled"));
}
