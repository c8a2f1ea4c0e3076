//! Where the reader is: the window's address, changed without loading anything.
//!
//! All that an entry needs of a router: its own addresses are a handful of patterns, tried in turn.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The address of the page being shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The path, beginning with `/`, as the browser writes it.
    pub path: AttrValue,
    /// The query with its `?`, or nothing.
    pub query: AttrValue,
}

impl Address {
    /// What stands in the window now.
    fn of_window() -> Self {
        let location = window().location();
        Self {
            path: location.pathname().unwrap_or_default().into(),
            query: location.search().unwrap_or_default().into(),
        }
    }
}

/// The address as the components below know it, and the way to tell them of another one.
#[derive(Clone, PartialEq)]
pub(crate) struct Known {
    address: Address,
    moved: Callback<()>,
}

impl Known {
    /// Shows the page of another address; "back" leads here again, or past here where the new one takes its place.
    /// False where the browser allows no such change.
    pub(crate) fn go(&self, href: &str, in_place: bool) -> bool {
        let Ok(history) = window().history() else { return false };
        let gone = if in_place {
            history.replace_state_with_url(&JsValue::NULL, "", Some(href))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(href))
        };
        self.moved.emit(());
        gone.is_ok()
    }
}

#[derive(Properties, PartialEq)]
pub struct AddressProviderProps {
    #[prop_or_default]
    pub children: Html,
}

/// Tells everything inside where the reader is, also when they go back or on.
#[component]
pub fn AddressProvider(props: &AddressProviderProps) -> Html {
    let address = use_state_eq(Address::of_window);
    let setter = address.setter();
    let moved = use_callback((), move |(), ()| setter.set(Address::of_window()));
    let heard = moved.clone();
    use_effect_with((), move |()| {
        let back = EventListener::new(&window(), "popstate", move |_| heard.emit(()));
        move || drop(back)
    });
    let known = Known { address: (*address).clone(), moved };
    html! { <ContextProvider<Known> context={known}>{ props.children.clone() }</ContextProvider<Known>> }
}

/// What is known of the address, to go on to another one.
#[hook]
pub(crate) fn use_known() -> Option<Known> {
    use_context::<Known>()
}

/// Where the reader is.
#[hook]
pub fn use_address() -> Address {
    use_context::<Known>().map_or_else(Address::of_window, |known| known.address)
}
