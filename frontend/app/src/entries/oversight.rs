//! The entry for whoever runs programmes: the calendar of all their sessions, how each programme is doing, and sessions that
//! are copied or moved together.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::oversight::{CalendarPage, HealthPage, MoveSessionPage};
use crate::route::OversightRoute;
use crate::sessions::CopySessionPage;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<OversightRoute>();
}

impl Pages for OversightRoute {
    const ENTRY: Entry = Entry::Oversight;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Calendar => html! { <SignedIn><CalendarPage /></SignedIn> },
            Self::Health { id } => html! { <SignedIn><HealthPage key={id.to_string()} {id} /></SignedIn> },
            Self::CopySession { id, session } => {
                html! { <SignedIn><CopySessionPage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::MoveSession { id, session } => {
                html! { <SignedIn><MoveSessionPage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::NotFound => html! { <NotFoundPage home={Self::Calendar} /> },
        }
    }
}
