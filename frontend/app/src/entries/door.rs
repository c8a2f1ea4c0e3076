//! The entry for signing in: small, since everybody waits for it first.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::own_places;
use crate::access::{LinkPage, SignInPage};
use crate::context::Session;
use crate::route::{DoorRoute, StaffRoute};
use crate::shell::{NavItem, NotFoundPage};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<DoorRoute>();
}

impl Pages for DoorRoute {
    const ENTRY: Entry = Entry::Door;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        own_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::SignIn => html! { <SignInPage /> },
            Self::Invitation => html! { <LinkPage /> },
            Self::NotFound => html! { <NotFoundPage home={StaffRoute::MyPath} /> },
        }
    }
}
