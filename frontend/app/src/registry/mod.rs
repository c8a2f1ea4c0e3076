//! The registry entry: people, accounts, letters and the log. Whoever runs a programme does not load it.

use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::access::AdminPage;
use crate::audit::AuditPage;
use crate::context::{AppContexts, begin, use_session};
use crate::coordinator::places;
use crate::notify::MailPage;
use crate::people::{PeopleImportPage, PeopleListPage};
use crate::route::{REGISTRY_SCOPE, RegistryRoute};
use crate::shell::{NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    begin::<Registry>();
}

#[component]
fn Registry() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<polku_ui::LinkScope> context={REGISTRY_SCOPE}>
                <BrowserRouter>
                    <RegistryShell />
                </BrowserRouter>
            </ContextProvider<polku_ui::LinkScope>>
        </AppContexts>
    }
}

#[component]
fn RegistryShell() -> Html {
    let nav = places(use_words(), &use_session(), REGISTRY_SCOPE);
    html! { <Shell {nav}><Switch<RegistryRoute> render={Callback::from(page)} /></Shell> }
}

/// The page of an address.
fn page(route: RegistryRoute) -> Html {
    match route {
        RegistryRoute::People => html! { <SignedIn><PeopleListPage /></SignedIn> },
        RegistryRoute::PeopleImport => html! { <SignedIn><PeopleImportPage /></SignedIn> },
        RegistryRoute::Admin => html! { <SignedIn><AdminPage /></SignedIn> },
        RegistryRoute::Mail => html! { <SignedIn><MailPage /></SignedIn> },
        RegistryRoute::Audit => html! { <SignedIn><AuditPage /></SignedIn> },
        RegistryRoute::NotFound => html! { <NotFoundPage home={RegistryRoute::People} /> },
    }
}
