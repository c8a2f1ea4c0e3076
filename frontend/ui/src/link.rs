//! Links inside the app change the page without loading it; all others are plain.

use yew::prelude::*;

use crate::address::{Known, use_known};
use crate::button::ButtonKind;

/// Says which addresses this entry point draws itself; the others are loaded from the server.
#[derive(Debug, Clone, Copy)]
pub struct LinkScope {
    /// The name of this entry point.
    pub entry: &'static str,
    /// The name of the entry point that draws an address, if one does.
    pub entry_of: fn(&str) -> Option<&'static str>,
}

impl LinkScope {
    /// Whether the address belongs to this entry point.
    #[must_use]
    pub fn owns(self, href: &str) -> bool {
        (self.entry_of)(href) == Some(self.entry)
    }
}

impl PartialEq for LinkScope {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

/// The way to another page: without loading anything where this entry point draws it, by the server otherwise.
#[derive(Clone, PartialEq)]
pub struct Way {
    known: Option<Known>,
    scope: Option<LinkScope>,
}

impl Way {
    /// Whether this entry point draws the address, so that nothing is loaded on the way.
    #[must_use]
    pub fn stays(&self, href: &str) -> bool {
        self.inside(href).is_some()
    }

    /// Goes to an address; "back" leads here again.
    pub fn to(&self, href: &str) {
        if !self.inside(href).is_some_and(|known| known.go(href, false)) {
            let _ = gloo::utils::window().location().assign(href);
        }
    }

    /// Goes to an address in place of this one: "back" leads past it.
    pub fn instead(&self, href: &str) {
        if !self.inside(href).is_some_and(|known| known.go(href, true)) {
            let _ = gloo::utils::window().location().replace(href);
        }
    }

    /// What can go there without loading anything.
    fn inside(&self, href: &str) -> Option<&Known> {
        self.known.as_ref().filter(|_| self.scope.is_some_and(|scope| scope.owns(href)))
    }
}

/// How a page sends its reader on.
#[hook]
pub fn use_way() -> Way {
    Way { known: use_known(), scope: use_context::<LinkScope>() }
}

#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// The address: a path of the app, or any other.
    pub href: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    /// Marks the link of the page being shown.
    #[prop_or_default]
    pub current: bool,
    /// A name for screen readers where the visible text does not stand on its own.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    #[prop_or_default]
    pub onclick: Callback<()>,
    #[prop_or_default]
    pub children: Html,
}

/// An anchor with a real address, so that "open in a new tab" and "copy link" keep working.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let way = use_way();
    let onclick = {
        let href = props.href.clone();
        let clicked = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            clicked.emit(());
            let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
            if !modified && event.button() == 0 && way.stays(&href) {
                event.prevent_default();
                way.to(&href);
            }
        })
    };
    html! {
        <a href={props.href.clone()} class={props.class.clone()} {onclick}
            aria-current={props.current.then_some("page")} aria-label={props.label.clone()}>
            { props.children.clone() }
        </a>
    }
}

#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    pub href: AttrValue,
    #[prop_or_default]
    pub kind: ButtonKind,
    #[prop_or_default]
    pub children: Html,
}

/// A link that looks like a button: for going on to the next thing.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <Link href={props.href.clone()} class={classes!("button", props.kind.class())}>
            { props.children.clone() }
        </Link>
    }
}
