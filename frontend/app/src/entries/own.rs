//! The entry for what is kept of oneself: an application with its outcome, a promised share, one's data.

use polku_api_types::pages::Entry;
use polku_ui::Words;
use uuid::Uuid;
use yew::prelude::*;

use super::frame::{self, Pages};
use super::places::own_places;
use crate::access::LeaverPage;
use crate::context::Session;
use crate::people::MyDataPage;
use crate::rerouting::PathOfferCard;
use crate::route::{OwnRoute, StaffRoute};
use crate::scoring::OwnScoresPage;
use crate::selection::{ApplicationPage, SharePage};
use crate::shell::{NavItem, NotFoundPage, SignedIn};
use crate::supervision::{SupervisedPage, SupervisionCard};

/// Starts the entry in the page that loaded it.
pub fn start() {
    frame::start_own::<OwnRoute>();
}

impl Pages for OwnRoute {
    const ENTRY: Entry = Entry::Own;

    fn places(words: Words, session: &Session) -> Vec<NavItem> {
        own_places(words, session)
    }

    fn page(self) -> Html {
        match self {
            Self::Points { id } => html! { <SignedIn><OwnScoresPage key={id.to_string()} {id} /></SignedIn> },
            Self::Application { id } => {
                html! { <SignedIn><OwnApplication key={id.to_string()} {id} /></SignedIn> }
            }
            Self::Share { id } => html! { <SignedIn><SharePage key={id.to_string()} {id} /></SignedIn> },
            Self::Supervised => html! { <SignedIn><SupervisedPage /></SignedIn> },
            Self::PersonalLink => html! { <LeaverPage /> },
            Self::MyData => html! { <SignedIn><MyDataPage /></SignedIn> },
            Self::NotFound => html! { <NotFoundPage home={StaffRoute::MyPath} /> },
        }
    }
}

#[derive(Properties, PartialEq)]
struct OwnApplicationProps {
    id: Uuid,
}

/// One's own application with the other path that was offered for it. After an answer the page is made anew: what has
/// become of the application is its headline.
#[component]
fn OwnApplication(props: &OwnApplicationProps) -> Html {
    let answers = use_state(|| 0_u32);
    let id = props.id;
    let on_answered = {
        let answers = answers.clone();
        Callback::from(move |()| answers.set(*answers + 1))
    };
    html! {
        <ApplicationPage key={*answers} {id}>
            <PathOfferCard application={id} {on_answered} />
            <SupervisionCard application={id} />
        </ApplicationPage>
    }
}
