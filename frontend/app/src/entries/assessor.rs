//! The assessor entry: scoring, for those who score and those who run it.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::route::AssessorRoute;
use crate::scoring::{ScoringPage, SheetPage, SheetsPage};
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
            Self::NotFound => html! { <NotFoundPage home={Self::Sheets} /> },
        }
    }
}
