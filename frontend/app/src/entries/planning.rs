//! The planning entry: what is tried before it counts, which are a call rehearsed and dates proposed from the design; and the
//! rooms of the agency.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::rehearsal::RehearsalPage;
use crate::rooms::{NewRoomPage, RoomPage, RoomsPage};
use crate::route::{CoordinatorRoute, PlanningRoute};
use crate::schedule::SchedulePage;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<PlanningRoute>();
}

impl Pages for PlanningRoute {
    const ENTRY: Entry = Entry::Planning;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Rooms => html! { <SignedIn><RoomsPage /></SignedIn> },
            Self::NewRoom => html! { <SignedIn><NewRoomPage /></SignedIn> },
            Self::Room { id } => html! { <SignedIn><RoomPage key={id.to_string()} {id} /></SignedIn> },
            Self::Schedule { id } => {
                html! { <SignedIn><SchedulePage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Rehearsal { id } => {
                html! { <SignedIn><RehearsalPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::NotFound => html! { <NotFoundPage home={CoordinatorRoute::Programmes} /> },
        }
    }
}
