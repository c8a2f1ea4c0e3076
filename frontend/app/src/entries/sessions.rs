//! The entry for one's own sessions: when they are, whether one was there, and the hours that follow; and when
//! those whom one supervises are away; what one wishes and needs of a programme; and the
//! one mail that gathers it all.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::own_places;
use crate::attendance::{OwnSessionPage, OwnSessionsPage};
use crate::availability::WorkingWeekPage;
use crate::context::Session;
use crate::digests::DigestPage;
use crate::route::{SessionsRoute, StaffRoute};
use crate::shell::{NavItem, NotFoundPage, SignedIn};
use crate::wishes::WishesPage;
use crate::working_time::TeamHoursPage;

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start_own::<SessionsRoute>();
}

impl Pages for SessionsRoute {
    const ENTRY: Entry = Entry::Sessions;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        own_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Sessions => html! { <SignedIn><OwnSessionsPage /></SignedIn> },
            Self::TeamHours => html! { <SignedIn><TeamHoursPage /></SignedIn> },
            Self::Digest => html! { <SignedIn><DigestPage /></SignedIn> },
            Self::WorkingWeek => html! { <SignedIn><WorkingWeekPage /></SignedIn> },
            Self::Session { session } => html! { <SignedIn><OwnSessionPage {session} /></SignedIn> },
            Self::Wishes { application } => html! { <SignedIn><WishesPage {application} /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={StaffRoute::MyPath} /> },
        }
    }
}
