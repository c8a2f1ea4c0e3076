use polku_api_types::pages::Entry;
use polku_ui::{AddressProvider, LinkScope, Words, use_address, use_words};
use yew::prelude::*;

use crate::context::{AppContexts, Session, begin, use_session};
use crate::route::{OwnRoute, Route, scope_of};
use crate::shell::{NavItem, Shell};
use crate::supervision::{Supervised, use_supervised};

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

/// As [`start`], for an entry of what is everybody's own: whoever supervises somebody who applied is shown the way there.
pub fn start_own<P: Pages + 'static>() {
    begin::<OwnFrame<P>>();
}

/// What is around the pages of every entry: all they can reach, and where the reader is.
#[component]
fn Frame<P: Pages + 'static>() -> Html {
    around::<P>(html! { <Inside<P> /> })
}

#[component]
fn OwnFrame<P: Pages + 'static>() -> Html {
    around::<P>(html! { <OwnInside<P> /> })
}

fn around<P: Pages + 'static>(inside: Html) -> Html {
    html! {
        <AppContexts>
            <ContextProvider<LinkScope> context={scope_of(P::ENTRY)}>
                <AddressProvider>{ inside }</AddressProvider>
            </ContextProvider<LinkScope>>
        </AppContexts>
    }
}

#[component]
fn Inside<P: Pages + 'static>() -> Html {
    let nav = P::places(use_words(), &use_session());
    page::<P>(nav, &use_address().path)
}

#[component]
fn OwnInside<P: Pages + 'static>() -> Html {
    let words = use_words();
    let mut nav = P::places(words, &use_session());
    let supervised = use_supervised();
    if supervised.0.is_some() {
        // After what is the reader's own, before the way to where they work.
        let at = nav
            .iter()
            .position(|place| place.href == AttrValue::from(OwnRoute::MyData))
            .map_or(nav.len(), |at| at + 1);
        nav.insert(at, NavItem::new(words.say("app-nav-supervised"), OwnRoute::Supervised));
    }
    let page = page::<P>(nav, &use_address().path);
    html! { <ContextProvider<Supervised> context={supervised}>{ page }</ContextProvider<Supervised>> }
}

fn page<P: Pages>(nav: Vec<NavItem>, path: &str) -> Html {
    html! { <Shell {nav}>{ P::of(path).page() }</Shell> }
}
