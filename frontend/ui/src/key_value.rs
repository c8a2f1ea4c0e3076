//! Names and values in pairs.

use yew::prelude::*;

/// One pair.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyValue {
    pub key: AttrValue,
    pub value: Html,
}

impl KeyValue {
    pub fn new(key: impl Into<AttrValue>, value: impl Into<Html>) -> Self {
        Self { key: key.into(), value: value.into() }
    }
}

#[derive(Properties, PartialEq)]
pub struct KeyValueListProps {
    pub items: Vec<KeyValue>,
    /// Values at the right edge with figures of equal width.
    #[prop_or_default]
    pub figures: bool,
}

/// A description list.
#[component]
pub fn KeyValueList(props: &KeyValueListProps) -> Html {
    html! {
        <dl class={classes!("pairs", props.figures.then_some("pairs--figures"))}>
            { for props.items.iter().map(|item| html! {
                <div class="pairs__row" key={item.key.to_string()}>
                    <dt>{ &item.key }</dt>
                    <dd>{ item.value.clone() }</dd>
                </div>
            }) }
        </dl>
    }
}
