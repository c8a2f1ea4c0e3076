//! The staff entry: its navigation and which page stands at which address.

use polku_i18n::embedded;
use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::access::SignInPage;
use crate::context::{AppContexts, use_session};
use crate::programmes::{CallPage, CallsPage};
use crate::route::{STAFF_SCOPE, StaffRoute};
use crate::shell::{NavItem, NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    polku_i18n::install(&[
        embedded::UI,
        embedded::APP,
        embedded::ROLES,
        embedded::SIGN_IN,
        embedded::ELEMENTS,
        embedded::CALL_PAGES,
    ]);
    yew::Renderer::<Staff>::new().render();
}

#[component]
fn Staff() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<polku_ui::LinkScope> context={STAFF_SCOPE}>
                <BrowserRouter>
                    <StaffShell />
                </BrowserRouter>
            </ContextProvider<polku_ui::LinkScope>>
        </AppContexts>
    }
}

#[component]
fn StaffShell() -> Html {
    let words = use_words();
    let session = use_session();
    let mut nav = Vec::new();
    if session.me().is_some() {
        nav.push(NavItem::new(words.say("app-nav-my-path"), StaffRoute::MyPath));
        nav.push(NavItem::new(words.say("app-nav-calls"), StaffRoute::Calls));
        nav.push(NavItem::new(words.say("app-nav-my-data"), StaffRoute::MyData));
        if works_here(&session) {
            nav.push(NavItem::elsewhere(
                words.say("app-nav-coordinator"),
                crate::route::CoordinatorRoute::Programmes,
            ));
        }
    }
    html! { <Shell {nav}><Switch<StaffRoute> render={Callback::from(page)} /></Shell> }
}

/// Whether somebody has anything to do in the coordinator entry.
fn works_here(session: &crate::context::Session) -> bool {
    ["coordinator", "decider", "agency_admin", "system_admin", "data_protection_officer"]
        .iter()
        .any(|role| session.holds(role))
}

/// The page of an address, made anew when the address changes.
fn page(route: StaffRoute) -> Html {
    let home = StaffRoute::MyPath;
    match route {
        StaffRoute::SignIn => html! { <SignInPage /> },
        StaffRoute::Calls => html! { <SignedIn><CallsPage /></SignedIn> },
        StaffRoute::Call { id } => html! { <SignedIn><CallPage key={id.to_string()} {id} /></SignedIn> },
        _ => html! { <SignedIn><NotFoundPage {home} /></SignedIn> },
    }
}
