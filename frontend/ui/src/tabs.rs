//! Tabs by the pattern of ARIA: arrows move between them, Tab goes into the panel.

use yew::prelude::*;

use crate::focus::focus_by_id;

/// One tab with what it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Tab {
    /// Unique on the page, stable.
    pub id: AttrValue,
    pub label: AttrValue,
    pub content: Html,
}

#[derive(Properties, PartialEq)]
pub struct TabsProps {
    pub label: AttrValue,
    pub tabs: Vec<Tab>,
    /// The index of the tab shown.
    pub selected: usize,
    pub on_select: Callback<usize>,
}

/// A row of tabs above the panel of the one selected.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let shown = props.tabs.get(props.selected);
    html! {
        <div class="tabs">
            <div class="tabs__list" role="tablist" aria-label={props.label.clone()} onkeydown={on_key(props)}>
                { for props.tabs.iter().enumerate().map(|(index, tab)| tab_button(props, index, tab)) }
            </div>
            if let Some(tab) = shown {
                <div id={format!("{}-panel", tab.id)} class="tabs__panel" role="tabpanel" aria-labelledby={tab.id.clone()} tabindex="0">
                    { tab.content.clone() }
                </div>
            }
        </div>
    }
}

fn tab_button(props: &TabsProps, index: usize, tab: &Tab) -> Html {
    let selected = index == props.selected;
    let onclick = props.on_select.reform(move |_: MouseEvent| index);
    html! {
        <button key={tab.id.to_string()} id={tab.id.clone()} class="tabs__tab" type="button" role="tab" {onclick}
            aria-selected={if selected { "true" } else { "false" }} aria-controls={selected.then(|| format!("{}-panel", tab.id))}
            tabindex={if selected { "0" } else { "-1" }}>
            { &tab.label }
        </button>
    }
}

fn on_key(props: &TabsProps) -> Callback<KeyboardEvent> {
    let (selected, on_select) = (props.selected, props.on_select.clone());
    let ids: Vec<AttrValue> = props.tabs.iter().map(|tab| tab.id.clone()).collect();
    Callback::from(move |event: KeyboardEvent| {
        let last = ids.len().saturating_sub(1);
        let next = match event.key().as_str() {
            "ArrowRight" if selected < last => selected + 1,
            "ArrowRight" | "Home" => 0,
            "ArrowLeft" if selected > 0 => selected - 1,
            "ArrowLeft" | "End" => last,
            _ => return,
        };
        event.prevent_default();
        on_select.emit(next);
        if let Some(id) = ids.get(next) {
            focus_by_id(id);
        }
    })
}
