//! The entry for those who take part: participants, groups, needs, changes in the register. The page that copies a
//! programme to another year is here, too: a coordinator comes to it when this one is under way.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::work_places;
use crate::accommodation::{AccommodationContactPage, AccommodationPage};
use crate::changes::RegisterChangesPage;
use crate::context::Session;
use crate::groups::GroupsPage;
use crate::next_year::NextYearPage;
use crate::participation::ParticipantsPage;
use crate::route::{CoordinatorRoute, ParticipantsRoute};
use crate::shell::{NavItem, NotFoundPage, SignedIn};
use crate::supervision::SupervisionPage;

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start::<ParticipantsRoute>();
}

impl Pages for ParticipantsRoute {
    const ENTRY: Entry = Entry::Participants;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        work_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::NotFound => html! { <NotFoundPage home={CoordinatorRoute::Programmes} /> },
            Self::Participants { id } => {
                html! { <SignedIn><ParticipantsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::AccommodationContact { id } => {
                html! { <SignedIn><AccommodationContactPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Accommodation => html! { <SignedIn><AccommodationPage /></SignedIn> },
            Self::RegisterChanges { id } => {
                html! { <SignedIn><RegisterChangesPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::NextYear { id } => {
                html! { <SignedIn><NextYearPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Supervision { id } => {
                html! { <SignedIn><SupervisionPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Groups { id } => {
                html! { <SignedIn><GroupsPage key={id.to_string()} {id} /></SignedIn> }
            }
            Self::SmallGroups { id, group } => {
                html! { <SignedIn><GroupsPage key={group.to_string()} {id} {group} /></SignedIn> }
            }
        }
    }
}
