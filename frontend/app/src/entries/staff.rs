//! The staff entry: my path, where everybody comes first.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::own_places;
use crate::context::Session;
use crate::my_path::MyPathPage;
use crate::route::StaffRoute;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start_own::<StaffRoute>();
}

impl Pages for StaffRoute {
    const ENTRY: Entry = Entry::Staff;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        own_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::MyPath => html! { <SignedIn><MyPathPage /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={Self::MyPath} /> },
        }
    }
}
