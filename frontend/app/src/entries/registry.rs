//! The registry entry: people, accounts, letters, the log and retention. Whoever runs a programme does not load it.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::access::AdminPage;
use crate::audit::AuditPage;
use crate::context::Session;
use crate::merging::{DuplicatesPage, MergePage};
use crate::notify::MailPage;
use crate::people::{PeopleImportPage, PeopleListPage};
use crate::retention::RetentionPage;
use crate::route::RegistryRoute;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<RegistryRoute>();
}

impl Pages for RegistryRoute {
    const ENTRY: Entry = Entry::Registry;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::People => html! { <SignedIn><PeopleListPage /></SignedIn> },
            Self::PeopleImport => html! { <SignedIn><PeopleImportPage /></SignedIn> },
            Self::Duplicates => html! { <SignedIn><DuplicatesPage /></SignedIn> },
            Self::Merge { one, other } => html! { <SignedIn><MergePage {one} {other} /></SignedIn> },
            Self::Admin => html! { <SignedIn><AdminPage /></SignedIn> },
            Self::Mail => html! { <SignedIn><MailPage /></SignedIn> },
            Self::Audit => html! { <SignedIn><AuditPage /></SignedIn> },
            Self::Retention => html! { <SignedIn><RetentionPage /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={Self::People} /> },
        }
    }
}
