//! A short word about a state. The word says it; the colour only helps.

use yew::prelude::*;

use crate::icon::{Icon, Symbol};

/// What a colour means, the same in tags, notices and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to act on.
    #[default]
    Plain,
    /// For information.
    Info,
    /// Done, fits, succeeded.
    Good,
    /// Needs a look, changed, soon due.
    Warn,
    /// Failed or does not fit.
    Bad,
}

impl Tone {
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct TagProps {
    #[prop_or_default]
    pub tone: Tone,
    #[prop_or_default]
    pub symbol: Option<Symbol>,
    #[prop_or_default]
    pub children: Html,
}

/// A rounded label.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    html! {
        <span class={classes!("tag", format!("tag--{}", props.tone.suffix()))}>
            if let Some(symbol) = props.symbol {
                <Icon {symbol} />
            }
            { props.children.clone() }
        </span>
    }
}
