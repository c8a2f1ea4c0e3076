//! The entry for open calls and applying.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::own_places;
use crate::applications::ApplyPage;
use crate::context::Session;
use crate::programmes::{CallPage, CallsPage};
use crate::rerouting::AdoptedAddendaCard;
use crate::route::CallsRoute;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start_own::<CallsRoute>();
}

impl Pages for CallsRoute {
    const ENTRY: Entry = Entry::Calls;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        own_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Calls => html! { <SignedIn><CallsPage /></SignedIn> },
            Self::Call { id } => html! {
                <SignedIn><CallPage key={id.to_string()} {id}><AdoptedAddendaCard call={id} /></CallPage></SignedIn>
            },
            Self::Apply { id } => html! { <SignedIn><ApplyPage key={id.to_string()} {id} /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={Self::Calls} /> },
        }
    }
}
