//! Bars side by side, for comparing. A drawing: the figures stand in the table that belongs to it.

use yew::prelude::*;

use crate::Tone;
use crate::funnel::strip;

/// What the bars of one colour stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartKey {
    pub label: AttrValue,
    pub tone: Tone,
}

impl ChartKey {
    pub fn new(label: impl Into<AttrValue>, tone: Tone) -> Self {
        Self { label: label.into(), tone }
    }
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartBar {
    /// How large it is. The scale begins at 0 and ends at the largest bar of the chart.
    pub share: f64,
    /// The figure as the reader's language writes it.
    pub figure: AttrValue,
    pub tone: Tone,
}

/// Bars that are compared with one another, in the order of the keys.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRow {
    pub label: AttrValue,
    pub bars: Vec<ChartBar>,
}

#[derive(Properties, PartialEq)]
pub struct ChartProps {
    /// Where bars of several colours stand together; none for a single one.
    #[prop_or_default]
    pub keys: Vec<ChartKey>,
    pub rows: Vec<ChartRow>,
}

/// Rows of bars. It is hidden from screen readers, so a table with the same figures has to stand with it.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let bars = props.rows.iter().flat_map(|row| &row.bars);
    let longest = bars.map(|bar| bar.share).fold(0.0, f64::max);
    html! {
        <div class="chart" aria-hidden="true">
            if !props.keys.is_empty() {
                <p class="chart__keys">
                    { for props.keys.iter().map(|key| html! {
                        <span class="chart__key">{ strip(1.0, key.tone, "chart__swatch") }{ &key.label }</span>
                    }) }
                </p>
            }
            { for props.rows.iter().map(|one| row(one, longest)) }
        </div>
    }
}

fn row(row: &ChartRow, longest: f64) -> Html {
    let part = |bar: &ChartBar| if longest > 0.0 { bar.share / longest } else { 0.0 };
    html! {
        <div class="chart__row">
            <span class="chart__label">{ &row.label }</span>
            <span class="chart__bars">
                { for row.bars.iter().map(|bar| html! {
                    <span class="chart__line">
                        { strip(part(bar), bar.tone, "chart__bar") }
                        <span class="chart__figure">{ &bar.figure }</span>
                    </span>
                }) }
            </span>
        </div>
    }
}
