//! The entry for being there: the printed sign-in list of a session and typing it back, a remote tool's list, and the
//! addresses of sessions and their materials.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::attendance::{Place, RemoteListPage, SignInPage, TypedBackPage};
use crate::context::Session;
use crate::route::{CoordinatorRoute, PresenceRoute};
use crate::sessions::{AddressesPage, LinksPage};
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<PresenceRoute>();
}

impl Pages for PresenceRoute {
    const ENTRY: Entry = Entry::Presence;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        let run = |id, session| Place { programme: Some(id), session };
        let led = |session| Place { programme: None, session };
        match self {
            Self::SignIn { id, session } => sign_in(run(id, session)),
            Self::LedSignIn { session } => sign_in(led(session)),
            Self::TypedBack { id, session } => typed_back(run(id, session)),
            Self::LedTypedBack { session } => typed_back(led(session)),
            Self::RemoteList { id, session } => remote_list(run(id, session)),
            Self::LedRemoteList { session } => remote_list(led(session)),
            Self::Materials { id, session } => {
                html! { <SignedIn><LinksPage key={session.to_string()} {id} {session} /></SignedIn> }
            }
            Self::JoinAddresses { id } => {
                html! { <SignedIn><AddressesPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::NotFound => html! { <NotFoundPage home={CoordinatorRoute::Programmes} /> },
        }
    }
}

fn sign_in(place: Place) -> Html {
    html! { <SignedIn><SignInPage key={place.session.to_string()} {place} /></SignedIn> }
}

fn typed_back(place: Place) -> Html {
    html! { <SignedIn><TypedBackPage key={place.session.to_string()} {place} /></SignedIn> }
}

fn remote_list(place: Place) -> Html {
    html! { <SignedIn><RemoteListPage key={place.session.to_string()} {place} /></SignedIn> }
}
