use polku_api_types::pages::Entry;
use polku_ui::{LinkScope, Words, use_words};
use yew::prelude::*;
use yew_router::{BrowserRouter, Routable, Switch};

use crate::context::{AppContexts, Session, begin, use_session};
use crate::route::scope_of;
use crate::shell::{NavItem, Shell};

/// The pages of an entry by their addresses.
pub trait Pages: Routable {
    /// The entry they belong to: links to them load nothing.
    const ENTRY: Entry;

    /// Where one can go from any of them.
    fn places(words: Words, session: &Session) -> Vec<NavItem>;

    /// The page of an address, made anew when the address changes.
    fn page(self) -> Html;
}

/// Starts an entry in the page that loaded it.
pub fn start<P: Pages + 'static>() {
    begin::<Frame<P>>();
}

/// What is around the pages of every entry: all they can reach, and the router.
#[component]
fn Frame<P: Pages + 'static>() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<LinkScope> context={scope_of(P::ENTRY)}>
                <BrowserRouter><Inside<P> /></BrowserRouter>
            </ContextProvider<LinkScope>>
        </AppContexts>
    }
}

#[component]
fn Inside<P: Pages + 'static>() -> Html {
    let nav = P::places(use_words(), &use_session());
    html! { <Shell {nav}><Switch<P> render={Callback::from(P::page)} /></Shell> }
}
