//! The assessor entry: scoring, for those who score and those who run it; and the sessions of a programme with their
//! attendance and hours, for which the entry of the participants has no room.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::attendance::{AttendancePage, HoursPage};
use crate::circumstances::CircumstancesPage;
use crate::context::Session;
use crate::route::AssessorRoute;
use crate::scoring::{ScoringPage, SheetPage, SheetsPage};
use crate::sessions::{PlanSessionsPage, SessionPage, SessionsPage};
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<AssessorRoute>();
}

impl Pages for AssessorRoute {
    const ENTRY: Entry = Entry::Assessor;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Sheets => html! { <SignedIn><SheetsPage /></SignedIn> },
            Self::Sheet { id } => html! { <SignedIn><SheetPage key={id.to_string()} {id} /></SignedIn> },
            Self::Scoring { id } => html! { <SignedIn><ScoringPage key={id.to_string()} {id} /></SignedIn> },
            Self::Sessions { id } => {
                html! { <SignedIn><SessionsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::PlanSessions { id } => {
                html! { <SignedIn><PlanSessionsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Session { id, session } => {
                html! { <SignedIn><SessionPage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::Attendance { id, session } => {
                html! { <SignedIn><AttendancePage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::Circumstances { id } => {
                html! { <SignedIn><CircumstancesPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Hours { id } => html! { <SignedIn><HoursPage key={id.to_string()} {id} /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={Self::Sheets} /> },
        }
    }
}
