//! The coordinator entry: a programme is prepared, from its settings to the approval of its call.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::context::Session;
use crate::programmes::{
    ApprovalPage, ApprovalsPage, CallEditPage, DesignPage, DesignVersionPage, NewProgrammePage,
    ProgrammeEditPage, ProgrammeListPage, ProgrammePage,
};
use crate::route::CoordinatorRoute;
use crate::shell::{NavItem, NotFoundPage, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<CoordinatorRoute>();
}

impl Pages for CoordinatorRoute {
    const ENTRY: Entry = Entry::Coordinator;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::NotFound => html! { <NotFoundPage home={Self::Programmes} /> },
            Self::Programmes => html! { <SignedIn><ProgrammeListPage /></SignedIn> },
            Self::Programme { id } => {
                html! { <SignedIn><ProgrammePage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::NewProgramme => html! { <SignedIn><NewProgrammePage /></SignedIn> },
            Self::ProgrammeSettings { id } => {
                html! { <SignedIn><ProgrammeEditPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Design { id } => {
                html! { <SignedIn><DesignPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Call { id } => {
                html! { <SignedIn><CallEditPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Approvals => html! { <SignedIn><ApprovalsPage /></SignedIn> },
            Self::Approval { id } => {
                html! { <SignedIn><ApprovalPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::DesignVersion { id, version } => {
                html! { <SignedIn><DesignVersionPage key={version.to_string()} {id} {version} /></SignedIn> }
            }
        }
    }
}
