//! Bars drawn as SVG, because the content security policy refuses widths in a style attribute.

use yew::prelude::*;

use crate::Tone;

/// One bar with its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub label: AttrValue,
    /// How long the bar is, from 0 to 1 of the longest.
    pub share: f64,
    /// The figure as the reader's language writes it.
    pub figure: AttrValue,
    pub tone: Tone,
    /// Where the figure leads.
    pub href: Option<AttrValue>,
}

#[derive(Properties, PartialEq)]
pub struct FunnelProps {
    /// Names the list for screen readers.
    pub label: AttrValue,
    pub bars: Vec<Bar>,
}

/// Steps of a process from the widest to the narrowest, as a list with figures.
#[component]
pub fn Funnel(props: &FunnelProps) -> Html {
    html! {
        <ul class="funnel" aria-label={props.label.clone()}>
            { for props.bars.iter().map(|bar| html! {
                <li class="funnel__row" key={bar.label.to_string()}>
                    <span class="funnel__label">
                        if let Some(href) = &bar.href {
                            <crate::Link href={href.clone()}>{ &bar.label }</crate::Link>
                        } else {
                            { &bar.label }
                        }
                    </span>
                    { strip(bar.share, bar.tone, "funnel__bar") }
                    <b class="funnel__figure">{ &bar.figure }</b>
                </li>
            }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
pub struct MeterProps {
    /// What is measured, in words with the figures: the bar itself is decoration.
    pub label: AttrValue,
    /// From 0 to 1.
    pub share: f64,
    #[prop_or(Tone::Info)]
    pub tone: Tone,
}

/// How much of a whole is done.
#[component]
pub fn Meter(props: &MeterProps) -> Html {
    html! {
        <div class="meter">
            <p class="meter__label">{ &props.label }</p>
            { strip(props.share, props.tone, "meter__bar") }
        </div>
    }
}

pub(crate) fn strip(share: f64, tone: Tone, class: &'static str) -> Html {
    let width = format!("{:.2}", share.clamp(0.0, 1.0) * 100.0);
    html! {
        <svg class={classes!(class, format!("bar--{}", tone.suffix()))} viewBox="0 0 100 10"
            preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar__ground" x="0" y="0" width="100" height="10" />
            <rect class="bar__fill" x="0" y="0" {width} height="10" />
        </svg>
    }
}
