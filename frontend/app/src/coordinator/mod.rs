//! The coordinator entry: its navigation and which page stands at which address.

use polku_i18n::embedded;
use polku_ui::use_words;
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::access::AdminPage;
use crate::applications::ApplicationListPage;
use crate::audit::AuditPage;
use crate::context::{AppContexts, Session, use_session};
use crate::groups::GroupsPage;
use crate::notify::MailPage;
use crate::people::{PeopleImportPage, PeopleListPage};
use crate::programmes::{
    ApprovalPage, ApprovalsPage, CallEditPage, DesignPage, DesignVersionPage, NewProgrammePage,
    ProgrammeEditPage, ProgrammeListPage, ProgrammePage,
};
use crate::route::{COORDINATOR_SCOPE, CoordinatorRoute, StaffRoute};
use crate::selection::{ApplicationDetailsPage, PlacesPage, SelectionPage};
use crate::shell::{NavItem, NotFoundPage, Shell, SignedIn};

/// Starts the entry in the page that loaded it.
pub fn start() {
    polku_i18n::install(&[
        embedded::UI,
        embedded::APP,
        embedded::ROLES,
        embedded::ELEMENTS,
        embedded::COORDINATOR,
        embedded::PROGRAMME_PAGES,
        embedded::PROGRAMME_SETTINGS,
        embedded::DESIGN_PAGES,
        embedded::FORM,
        embedded::CALL_FORM,
        embedded::APPROVAL_PAGES,
        embedded::SELECTION_PAGES,
        embedded::GROUP_PAGES,
        embedded::APPLICATION_PAGES,
        embedded::APPLY,
        embedded::OUTCOME,
        embedded::CALL_PAGES,
        embedded::DRAW_CHECK,
        embedded::SHARE,
        embedded::ADMIN,
        embedded::PEOPLE_PAGES,
        embedded::MAIL_PAGES,
        embedded::AUDIT,
    ]);
    yew::Renderer::<Coordinator>::new().render();
}

#[component]
fn Coordinator() -> Html {
    html! {
        <AppContexts>
            <ContextProvider<polku_ui::LinkScope> context={COORDINATOR_SCOPE}>
                <BrowserRouter>
                    <CoordinatorShell />
                </BrowserRouter>
            </ContextProvider<polku_ui::LinkScope>>
        </AppContexts>
    }
}

#[component]
fn CoordinatorShell() -> Html {
    let nav = places(use_words(), &use_session());
    html! { <Shell {nav}><Switch<CoordinatorRoute> render={Callback::from(page)} /></Shell> }
}

/// What each role works with; nobody is shown a place that would refuse them.
fn places(words: polku_ui::Words, session: &Session) -> Vec<NavItem> {
    let holds = |roles: &[&str]| roles.iter().any(|role| session.holds(role));
    let mut nav = Vec::new();
    if holds(&["coordinator", "decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes));
    }
    if holds(&["decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-approvals"), CoordinatorRoute::Approvals));
    }
    if holds(&["coordinator", "agency_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-people"), CoordinatorRoute::People));
    }
    if holds(&["agency_admin", "system_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-admin"), CoordinatorRoute::Admin));
    }
    if holds(&["agency_admin"]) {
        nav.push(NavItem::new(words.say("mail-pages-title"), CoordinatorRoute::Mail));
    }
    if holds(&["data_protection_officer"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-audit"), CoordinatorRoute::Audit));
    }
    if session.me().is_some() {
        nav.push(NavItem::elsewhere(words.say("app-nav-my-path"), StaffRoute::MyPath));
    }
    nav
}

/// The page of an address, made anew when the address changes.
fn page(route: CoordinatorRoute) -> Html {
    let home = CoordinatorRoute::Programmes;
    match route {
        CoordinatorRoute::Mail => html! { <SignedIn><MailPage /></SignedIn> },
        CoordinatorRoute::Audit => html! { <SignedIn><AuditPage /></SignedIn> },
        CoordinatorRoute::NotFound => html! { <NotFoundPage {home} /> },
        CoordinatorRoute::Admin => html! { <SignedIn><AdminPage /></SignedIn> },
        CoordinatorRoute::Programmes => html! { <SignedIn><ProgrammeListPage /></SignedIn> },
        CoordinatorRoute::Programme { id } => {
            html! { <SignedIn><ProgrammePage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::NewProgramme => html! { <SignedIn><NewProgrammePage /></SignedIn> },
        CoordinatorRoute::ProgrammeSettings { id } => {
            html! { <SignedIn><ProgrammeEditPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Design { id } => {
            html! { <SignedIn><DesignPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Call { id } => {
            html! { <SignedIn><CallEditPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Approvals => html! { <SignedIn><ApprovalsPage /></SignedIn> },
        CoordinatorRoute::Approval { id } => {
            html! { <SignedIn><ApprovalPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::DesignVersion { id, version } => {
            html! { <SignedIn><DesignVersionPage key={version.to_string()} {id} {version} /></SignedIn> }
        }
        CoordinatorRoute::Applications { id } => {
            html! { <SignedIn><ApplicationListPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Application { id, application } => {
            html! { <SignedIn><ApplicationDetailsPage key={application.to_string()} {id} {application} /></SignedIn> }
        }
        CoordinatorRoute::Selection { id } => {
            html! { <SignedIn><SelectionPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Places { id } => {
            html! { <SignedIn><PlacesPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::Groups { id } => {
            html! { <SignedIn><GroupsPage key={id.to_string()} {id} /></SignedIn> }
        }
        CoordinatorRoute::People => html! { <SignedIn><PeopleListPage /></SignedIn> },
        CoordinatorRoute::PeopleImport => html! { <SignedIn><PeopleImportPage /></SignedIn> },
    }
}
