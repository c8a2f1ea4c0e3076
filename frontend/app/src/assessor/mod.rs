//! The assessor entry: scoring, for those who score, for those who run it, and one's own points.

use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::context::{AppContexts, begin, use_session};
use crate::coordinator::places;
use crate::route::{ASSESSOR_SCOPE, AssessorRoute};
use crate::scoring::{OwnScoresPage, ScoringPage, SheetPage, SheetsPage};
use crate::shell::{NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    begin::<Assessor>();
}

#[component]
fn Assessor() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<polku_ui::LinkScope> context={ASSESSOR_SCOPE}>
                <BrowserRouter>
                    <AssessorShell />
                </BrowserRouter>
            </ContextProvider<polku_ui::LinkScope>>
        </AppContexts>
    }
}

#[component]
fn AssessorShell() -> Html {
    let nav = places(use_words(), &use_session(), ASSESSOR_SCOPE);
    html! { <Shell {nav}><Switch<AssessorRoute> render={Callback::from(page)} /></Shell> }
}

/// The page of an address, made anew when the address changes.
fn page(route: AssessorRoute) -> Html {
    match route {
        AssessorRoute::Sheets => html! { <SignedIn><SheetsPage /></SignedIn> },
        AssessorRoute::Sheet { id } => html! { <SignedIn><SheetPage key={id.to_string()} {id} /></SignedIn> },
        AssessorRoute::Scoring { id } => {
            html! { <SignedIn><ScoringPage key={id.to_string()} {id} /></SignedIn> }
        }
        AssessorRoute::OwnScores { id } => {
            html! { <SignedIn><OwnScoresPage key={id.to_string()} {id} /></SignedIn> }
        }
        AssessorRoute::NotFound => html! { <NotFoundPage home={AssessorRoute::Sheets} /> },
    }
}
