use polku_ui::Symbol;
use polku_ui::path::{Canvas, CanvasStop, Mode, Move, Place, Spine, Stop, Strip};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Stage, focused, sample};

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

#[wasm_bindgen_test]
async fn the_focus_goes_with_the_stop_and_its_new_place_is_said() {
    let stage = Stage::draw(|| html! { <Designing /> }).await;
    stage.click("button[aria-label='Move down: Kick-off']").await;
    assert_eq!(focused(), "a-down");
    assert_eq!(stage.text("[role=status]"), "Kick-off: now number 2 of 3");
    stage.click("button[aria-label='Move down: Kick-off']").await;
    assert_eq!(focused(), "a-up", "the other button, where there is no further down");
}

#[wasm_bindgen_test]
async fn an_open_stop_stands_still_under_the_pointer() {
    let stops = || {
        let open =
            |stop| CanvasStop { fields: Some(html! { <input /> }), ..CanvasStop::new(stop, Html::default()) };
        let mut stops = stops().into_iter();
        let closed = stops.next().map(|stop| CanvasStop::new(stop, Html::default()));
        closed.into_iter().chain(stops.map(open)).collect::<Vec<_>>()
    };
    let stage = Stage::draw(move || {
        html! { <Canvas label={sample("Design")} stops={stops()} on_move={Callback::noop()} /> }
    })
    .await;
    assert_eq!(stage.all("li[draggable=true]").len(), 1);
    assert_eq!(stage.all(".canvas__fields input").len(), 2);
}
