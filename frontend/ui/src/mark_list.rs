//! Lists whose items carry a mark: reasons, checklists, steps.

use yew::prelude::*;

use crate::Tone;
use crate::icon::{Icon, Symbol};

/// What stands before an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A drawing.
    Symbol(Symbol),
    /// A number or a rank.
    Text(AttrValue),
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkItem {
    pub mark: Mark,
    pub tone: Tone,
    /// What the mark says, for screen readers; nothing where the title says it already.
    pub meaning: Option<AttrValue>,
    pub title: Html,
    pub detail: Html,
    /// At the right edge: a link, a date, a button.
    pub aside: Html,
}

impl MarkItem {
    pub fn new(symbol: Symbol, tone: Tone, title: impl Into<Html>) -> Self {
        Self {
            mark: Mark::Symbol(symbol),
            tone,
            meaning: None,
            title: title.into(),
            detail: Html::default(),
            aside: Html::default(),
        }
    }

    /// An item marked with a number.
    pub fn numbered(number: impl Into<AttrValue>, title: impl Into<Html>) -> Self {
        Self { mark: Mark::Text(number.into()), ..Self::new(Symbol::Check, Tone::Info, title) }
    }

    #[must_use]
    pub fn meaning(self, meaning: impl Into<AttrValue>) -> Self {
        Self { meaning: Some(meaning.into()), ..self }
    }

    #[must_use]
    pub fn detail(self, detail: impl Into<Html>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    #[must_use]
    pub fn aside(self, aside: impl Into<Html>) -> Self {
        Self { aside: aside.into(), ..self }
    }
}

#[derive(Properties, PartialEq)]
pub struct MarkListProps {
    pub items: Vec<MarkItem>,
    /// Lines between the items and more air: for reasons that are read, not ticked.
    #[prop_or_default]
    pub ruled: bool,
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// An ordered list with marks.
#[component]
pub fn MarkList(props: &MarkListProps) -> Html {
    let class = classes!("marks", props.ruled.then_some("marks--ruled"));
    html! {
        <ol {class} role="list" aria-label={props.label.clone()}>
            { for props.items.iter().map(item) }
        </ol>
    }
}

fn item(item: &MarkItem) -> Html {
    html! {
        <li class="marks__item">
            <span class={classes!("mark", format!("mark--{}", item.tone.suffix()))}>
                { match &item.mark {
                    Mark::Symbol(symbol) => html! { <Icon symbol={*symbol} /> },
                    Mark::Text(text) => html! { <span aria-hidden="true">{ text }</span> },
                } }
                if let Some(meaning) = &item.meaning {
                    <span class="visually-hidden">{ meaning }</span>
                }
            </span>
            <div class="marks__body">
                <div class="marks__title">{ item.title.clone() }</div>
                <div class="marks__detail">{ item.detail.clone() }</div>
            </div>
            <div class="marks__aside">{ item.aside.clone() }</div>
        </li>
    }
}
