//! The staff entry: its navigation and which page stands at which address.

use polku_ui::use_words;
use uuid::Uuid;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::access::{LinkPage, SignInPage};
use crate::applications::ApplyPage;
use crate::context::{AppContexts, begin, use_session};
use crate::my_path::MyPathPage;
use crate::people::MyDataPage;
use crate::programmes::{CallPage, CallsPage};
use crate::rerouting::{AdoptedAddendaCard, PathOfferCard};
use crate::route::{AssessorRoute, CoordinatorRoute, RegistryRoute, STAFF_SCOPE, StaffRoute};
use crate::selection::{ApplicationPage, SharePage};
use crate::shell::{NavItem, NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    begin::<Staff>();
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
        if session.me().is_some_and(|me| me.person_id.is_some()) {
            nav.push(NavItem::new(words.say("app-nav-calls"), StaffRoute::Calls));
            nav.push(NavItem::new(words.say("app-nav-my-data"), StaffRoute::MyData));
        }
        if let Some(place) = place_of_work(&session) {
            nav.push(NavItem::elsewhere(words.say("app-nav-coordinator"), place));
        }
    }
    html! { <Shell {nav}><Switch<StaffRoute> render={Callback::from(page)} /></Shell> }
}

/// Where somebody begins on the working surface, if they have anything to do there.
fn place_of_work(session: &crate::context::Session) -> Option<AttrValue> {
    if session.holds("coordinator") || session.holds("decider") {
        return Some(CoordinatorRoute::Programmes.into());
    }
    let places = [
        ("agency_admin", AttrValue::from(RegistryRoute::Admin)),
        ("system_admin", RegistryRoute::Admin.into()),
        ("data_protection_officer", RegistryRoute::Audit.into()),
        ("assessor", AssessorRoute::Sheets.into()),
    ];
    places.into_iter().find(|(role, _)| session.holds(role)).map(|(_, place)| place)
}

/// The page of an address, made anew when the address changes.
fn page(route: StaffRoute) -> Html {
    match route {
        StaffRoute::SignIn => html! { <SignInPage /> },
        StaffRoute::Invitation => html! { <LinkPage /> },
        StaffRoute::NotFound => html! { <NotFoundPage home={StaffRoute::MyPath} /> },
        route => html! { <SignedIn>{ own_page(route) }</SignedIn> },
    }
}

/// A page of somebody signed in.
fn own_page(route: StaffRoute) -> Html {
    match route {
        StaffRoute::MyPath => html! { <MyPathPage /> },
        StaffRoute::Calls => html! { <CallsPage /> },
        StaffRoute::Call { id } => html! {
            <CallPage key={id.to_string()} {id}><AdoptedAddendaCard call={id} /></CallPage>
        },
        StaffRoute::Apply { id } => html! { <ApplyPage key={id.to_string()} {id} /> },
        StaffRoute::Application { id } => html! { <OwnApplication key={id.to_string()} {id} /> },
        StaffRoute::Share { id } => html! { <SharePage key={id.to_string()} {id} /> },
        StaffRoute::MyData => html! { <MyDataPage /> },
        StaffRoute::SignIn | StaffRoute::Invitation | StaffRoute::NotFound => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct OwnApplicationProps {
    id: Uuid,
}

/// One's own application with the other path that was offered for it. After an answer the page is made anew: what has
/// become of the application is its headline.
#[component]
fn OwnApplication(props: &OwnApplicationProps) -> Html {
    let answers = use_state(|| 0_u32);
    let id = props.id;
    let on_answered = {
        let answers = answers.clone();
        Callback::from(move |()| answers.set(*answers + 1))
    };
    html! {
        <ApplicationPage key={*answers} {id}>
            <PathOfferCard application={id} {on_answered} />
        </ApplicationPage>
    }
}
