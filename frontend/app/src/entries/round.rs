//! The entry for the selection round: applications, selection, places, checks, other paths.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::applications::ApplicationListPage;
use crate::context::Session;
use crate::rerouting::PathsPage;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::selection::{ApplicationDetailsPage, CheckRequestsPage, PlacesPage, SelectionPage};
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<RoundRoute>();
}

impl Pages for RoundRoute {
    const ENTRY: Entry = Entry::Round;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::NotFound => html! { <NotFoundPage home={CoordinatorRoute::Programmes} /> },
            Self::Applications { id } => {
                html! { <SignedIn><ApplicationListPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Application { id, application } => {
                html! { <SignedIn><ApplicationDetailsPage key={application.to_string()} {id} {application} /></SignedIn> }
            }
            Self::Selection { id } => {
                html! { <SignedIn><SelectionPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Places { id } => {
                html! { <SignedIn><PlacesPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::CheckRequests { id } => {
                html! { <SignedIn><CheckRequestsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Paths { id } => {
                html! { <SignedIn><PathsPage key={id.to_string()} {id} /></SignedIn> }
            }
        }
    }
}
