//! The coordinator entry: its navigation and which page stands at which address.

mod places;

pub use places::places;

use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::accommodation::{AccommodationContactPage, AccommodationPage};
use crate::applications::ApplicationListPage;
use crate::changes::RegisterChangesPage;
use crate::context::{AppContexts, begin, use_session};
use crate::groups::GroupsPage;
use crate::participation::ParticipantsPage;
use crate::programmes::{
    ApprovalPage, ApprovalsPage, CallEditPage, DesignPage, DesignVersionPage, NewProgrammePage,
    ProgrammeEditPage, ProgrammeListPage, ProgrammePage,
};
use crate::rerouting::PathsPage;
use crate::route::{COORDINATOR_SCOPE, CoordinatorRoute};
use crate::selection::{ApplicationDetailsPage, CheckRequestsPage, PlacesPage, SelectionPage};
use crate::shell::{NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    begin::<Coordinator>();
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
    let nav = places(use_words(), &use_session(), COORDINATOR_SCOPE);
    html! { <Shell {nav}><Switch<CoordinatorRoute> render={Callback::from(page)} /></Shell> }
}

/// The page of an address, made anew when the address changes.
fn page(route: CoordinatorRoute) -> Html {
    let home = CoordinatorRoute::Programmes;
    match route {
        CoordinatorRoute::NotFound => html! { <NotFoundPage {home} /> },
        CoordinatorRoute::Programmes => html! { <SignedIn><ProgrammeListPage /></SignedIn> },
        CoordinatorRoute::Programme { id } => {
            html! { <SignedIn><ProgrammePage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::NewProgramme => html! { <SignedIn><NewProgrammePage /></SignedIn> },
        CoordinatorRoute::ProgrammeSettings { id } => {
            html! { <SignedIn><ProgrammeEditPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Design { id } => {
            html! { <SignedIn><DesignPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Call { id } => {
            html! { <SignedIn><CallEditPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Approvals => html! { <SignedIn><ApprovalsPage /></SignedIn> },
        CoordinatorRoute::Approval { id } => {
            html! { <SignedIn><ApprovalPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::DesignVersion { id, version } => {
            html! { <SignedIn><DesignVersionPage key={version.to_string()} {id} {version} /></SignedIn> }
        }
        CoordinatorRoute::Applications { id } => {
            html! { <SignedIn><ApplicationListPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Application { id, application } => {
            html! { <SignedIn><ApplicationDetailsPage key={application.to_string()} {id} {application} /></SignedIn> }
        }
        CoordinatorRoute::Selection { id } => {
            html! { <SignedIn><SelectionPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Places { id } => {
            html! { <SignedIn><PlacesPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::CheckRequests { id } => {
            html! { <SignedIn><CheckRequestsPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Participants { id } => {
            html! { <SignedIn><ParticipantsPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::AccommodationContact { id } => {
            html! { <SignedIn><AccommodationContactPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Accommodation => html! { <SignedIn><AccommodationPage /></SignedIn> },
        CoordinatorRoute::RegisterChanges { id } => {
            html! { <SignedIn><RegisterChangesPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Paths { id } => {
            html! { <SignedIn><PathsPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Groups { id } => {
            html! { <SignedIn><GroupsPage key={id.to_string()} {id} /></SignedIn> }
        }
    }
}
