//! The entry for who leads: facilitators, the evidence of coaches, the policy on them, who leads which session; and for those
//! who lead, their own sessions; and one session that is different today.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::facilitators::{CoachPolicyPage, FacilitatorPage, FacilitatorsPage};
use crate::leading::{
    CoachHealthPage, LedAttendancePage, LedSessionPage, OwnLeadingPage, SessionLeadingPage,
};
use crate::route::LeadingRoute;
use crate::shell::{NavItem, NotFoundPage, SignedIn};
use crate::today::TodayPage;

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<LeadingRoute>();
}

impl Pages for LeadingRoute {
    const ENTRY: Entry = Entry::Leading;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::SessionLeading { id, session } => {
                html! { <SignedIn><SessionLeadingPage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::Facilitators { id } => {
                html! { <SignedIn><FacilitatorsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Facilitator { id, facilitator } => {
                html! { <SignedIn><FacilitatorPage key={facilitator.to_string()} {id} {facilitator} /></SignedIn> }
            }
            Self::CoachHealth { id } => {
                html! { <SignedIn><CoachHealthPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::CoachPolicy => html! { <SignedIn><CoachPolicyPage /></SignedIn> },
            Self::OwnLeading => html! { <SignedIn><OwnLeadingPage /></SignedIn> },
            Self::LedSession { session } => {
                html! { <SignedIn><LedSessionPage key={session.to_string()} {session} /></SignedIn> }
            }
            Self::LedAttendance { session } => {
                html! { <SignedIn><LedAttendancePage key={session.to_string()} {session} /></SignedIn> }
            }
            Self::SessionToday { id, session } => {
                html! { <SignedIn><TodayPage key={session.to_string()} programme={id} {session} /></SignedIn> }
            }
            Self::LedToday { session } => {
                html! { <SignedIn><TodayPage key={session.to_string()} {session} /></SignedIn> }
            }
            Self::NotFound => html! { <NotFoundPage home={Self::OwnLeading} /> },
        }
    }
}
