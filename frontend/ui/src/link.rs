//! Links inside the app change the page without loading it; all others are plain.

use yew::prelude::*;
use yew_router::AnyRoute;
use yew_router::hooks::use_navigator;
use yew_router::query::Raw;

use crate::button::ButtonKind;

/// Says which addresses this entry point draws itself; the others are loaded from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkScope {
    /// Those addresses, each with all that is below it; the start page `/` stands for itself alone.
    pub below: &'static [&'static str],
    /// Addresses below those that another entry point draws.
    pub except: &'static [&'static str],
}

impl LinkScope {
    /// Whether the address belongs to this entry point.
    #[must_use]
    pub fn owns(self, href: &str) -> bool {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let holds = |place: &&str| {
            path.strip_prefix(*place)
                .is_some_and(|rest| rest.is_empty() || (*place != "/" && rest.starts_with('/')))
        };
        self.below.iter().any(holds) && !self.except.iter().any(holds)
    }
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
    let navigator = use_navigator();
    let scope = use_context::<LinkScope>();
    let inside = scope.is_some_and(|scope| scope.owns(&props.href));
    let onclick = {
        let href = props.href.clone();
        let clicked = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            clicked.emit(());
            let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
            let Some(navigator) = navigator.as_ref().filter(|_| inside && !modified && event.button() == 0)
            else {
                return;
            };
            event.prevent_default();
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            let _ = navigator.push_with_query(&AnyRoute::new(path), Raw(query));
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
