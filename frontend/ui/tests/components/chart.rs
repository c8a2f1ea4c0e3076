use polku_ui::{Chart, ChartBar, ChartKey, ChartRow, Tone};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::stage::{Stage, sample};

#[wasm_bindgen_test]
async fn a_chart_draws_bars_by_the_largest_and_is_hidden_from_screen_readers() {
    let bar = |share, tone| ChartBar { share, figure: sample("12 %"), tone };
    let stage = Stage::draw(move || {
        let keys = vec![ChartKey::new(sample("one"), Tone::Plain), ChartKey::new(sample("two"), Tone::Info)];
        let rows = vec![ChartRow {
            label: sample("Unit"),
            bars: vec![bar(0.125, Tone::Plain), bar(0.25, Tone::Info)],
        }];
        html! { <Chart {keys} {rows} /> }
    })
    .await;
    assert_eq!(stage.find(".chart").unwrap().get_attribute("aria-hidden").as_deref(), Some("true"));
    assert_eq!(stage.all(".chart__key").len(), 2);
    let widths: Vec<_> =
        stage.all(".chart__bar .bar__fill").iter().filter_map(|fill| fill.get_attribute("width")).collect();
    assert_eq!(widths, ["50.00", "100.00"]);
}
