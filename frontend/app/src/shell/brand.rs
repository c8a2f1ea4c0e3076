use yew::prelude::*;

/// The mark of the product: a path from a stop to the sun, our own drawing.
#[component]
pub fn Mark() -> Html {
    html! {
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="brand__path" d="M6 26c0-9 6.5-7.5 11-10.5S24 11 24.5 8" />
            <circle class="brand__start" cx="6" cy="26" r="4" />
            <circle class="brand__sun" cx="25" cy="7" r="4.5" />
        </svg>
    }
}
