//! The coordinator entry: its navigation and which page stands at which address.

use polku_i18n::embedded;
use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::context::{AppContexts, Session, use_session};
use crate::route::{COORDINATOR_SCOPE, CoordinatorRoute, StaffRoute};
use crate::shell::{NavItem, NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    polku_i18n::install(&[
        embedded::UI,
        embedded::APP,
        embedded::ROLES,
        embedded::ELEMENTS,
        embedded::COORDINATOR,
    ]);
    yew::Renderer::<Coordinator>::new().render();
}

#[component]
fn Coordinator() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<polku_ui::LinkScope> context={COORDINATOR_SCOPE}>
                <BrowserRouter>
                    <CoordinatorShell />
                </BrowserRouter>
            </ContextProvider<polku_ui::LinkScope>>
        </AppContexts>
    }
}

#[component]
fn CoordinatorShell() -> Html {
    let nav = places(use_words(), &use_session());
    html! { <Shell {nav}><Switch<CoordinatorRoute> render={Callback::from(page)} /></Shell> }
}

/// What each role works with; nobody is shown a place that would refuse them.
fn places(words: polku_ui::Words, session: &Session) -> Vec<NavItem> {
    let holds = |roles: &[&str]| roles.iter().any(|role| session.holds(role));
    let mut nav = Vec::new();
    if holds(&["coordinator", "decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes));
    }
    if holds(&["decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-approvals"), CoordinatorRoute::Approvals));
    }
    if holds(&["coordinator", "agency_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-people"), CoordinatorRoute::People));
    }
    if holds(&["agency_admin", "system_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-admin"), CoordinatorRoute::Admin));
    }
    if holds(&["agency_admin", "data_protection_officer"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-audit"), CoordinatorRoute::Audit));
    }
    if session.me().is_some() {
        nav.push(NavItem::elsewhere(words.say("app-nav-my-path"), StaffRoute::MyPath));
    }
    nav
}

/// The page of an address, made anew when the address changes.
fn page(route: CoordinatorRoute) -> Html {
    let home = CoordinatorRoute::Programmes;
    match route {
        CoordinatorRoute::NotFound => html! { <NotFoundPage {home} /> },
        _ => html! { <SignedIn><NotFoundPage {home} /></SignedIn> },
    }
}
