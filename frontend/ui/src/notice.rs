//! A message that belongs to the page.

use yew::prelude::*;

use crate::Tone;
use crate::icon::{Icon, Symbol};

#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    #[prop_or(Tone::Info)]
    pub tone: Tone,
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Announces the notice as soon as it appears; for the answer to something the reader just did.
    #[prop_or_default]
    pub announce: bool,
    #[prop_or_default]
    pub children: Html,
}

/// A box with a symbol, an optional title and text.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let symbol = match props.tone {
        Tone::Plain | Tone::Info => Symbol::Info,
        Tone::Good => Symbol::Check,
        Tone::Warn | Tone::Bad => Symbol::Warning,
    };
    let role = match (props.announce, props.tone) {
        (true, Tone::Bad) => Some("alert"),
        (true, _) => Some("status"),
        (false, _) => None,
    };
    html! {
        <div class={classes!("notice", format!("notice--{}", props.tone.suffix()))} {role}>
            <Icon {symbol} />
            <div class="notice__body">
                if let Some(title) = &props.title {
                    <p class="notice__title">{ title }</p>
                }
                { props.children.clone() }
            </div>
        </div>
    }
}
