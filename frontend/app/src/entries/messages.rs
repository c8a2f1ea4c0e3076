//! The entry for telling people: what a programme says in its mails, of what people are reminded, and which mails left.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::messages::{MailsPage, MessagePage, MessagesPage, RemindersPage};
use crate::route::{CoordinatorRoute, MessagesRoute};
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<MessagesRoute>();
}

impl Pages for MessagesRoute {
    const ENTRY: Entry = Entry::Messages;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Messages { id } => {
                html! { <SignedIn><MessagesPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Message { id } => html! { <SignedIn><MessagePage key={id.to_string()} {id} /></SignedIn> },
            Self::Reminders { id } => {
                html! { <SignedIn><RemindersPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Mails { id } => html! { <SignedIn><MailsPage key={id.to_string()} {id} /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={CoordinatorRoute::Programmes} /> },
        }
    }
}
