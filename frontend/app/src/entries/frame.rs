use polku_api_types::pages::Entry;
use polku_ui::{AddressProvider, LinkScope, Words, use_address, use_words};
use yew::prelude::*;

use crate::context::{AppContexts, Session, begin, use_session};
use crate::route::{Route, scope_of};
use crate::shell::{NavItem, Shell};

/// The pages of an entry by their addresses.
pub trait Pages: Route {
    /// The entry they belong to: links to them load nothing.
    const ENTRY: Entry;

    /// Where one can go from any of them.
    fn places(words: Words, session: &Session) -> Vec<NavItem>;

    /// The page of an address.
    fn page(self) -> Html;
}

/// Starts an entry in the page that loaded it.
pub fn start<P: Pages + 'static>() {
    begin::<Frame<P>>();
}

/// What is around the pages of every entry: all they can reach, and where the reader is.
#[component]
fn Frame<P: Pages + 'static>() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<LinkScope> context={scope_of(P::ENTRY)}>
                <AddressProvider><Inside<P> /></AddressProvider>
            </ContextProvider<LinkScope>>
        </AppContexts>
    }
}

#[component]
fn Inside<P: Pages + 'static>() -> Html {
    let nav = P::places(use_words(), &use_session());
    let address = use_address();
    html! { <Shell {nav}>{ P::of(&address.path).page() }</Shell> }
}
