//! Where one can go from any page of an entry; nobody is shown a place that would refuse them.

use polku_ui::Words;
use yew::AttrValue;

use crate::context::Session;
use crate::route::{
    AssessorRoute, CallsRoute, CoordinatorRoute, LeadingRoute, OversightRoute, OwnRoute, PlanningRoute,
    RegistryRoute, StaffRoute,
};
use crate::shell::NavItem;

/// Roles of those who lead sessions.
const LEADING: [&str; 3] = ["facilitator", "coach", "mentor"];

/// What is everybody's own, and the way to where they work.
pub fn own_places(words: Words, session: &Session) -> Vec<NavItem> {
    let Some(me) = session.me() else { return Vec::new() };
    let mut nav = vec![NavItem::new(words.say("app-nav-my-path"), StaffRoute::MyPath)];
    if me.person_id.is_some() {
        nav.push(NavItem::new(words.say("app-nav-calls"), CallsRoute::Calls));
        nav.push(NavItem::new(words.say("app-nav-my-data"), OwnRoute::MyData));
    }
    if LEADING.iter().any(|role| session.holds(role)) {
        nav.push(NavItem::new(words.say("app-nav-leading"), LeadingRoute::OwnLeading));
    }
    if let Some(place) = place_of_work(session) {
        nav.push(NavItem::new(words.say("app-nav-coordinator"), place));
    }
    nav
}

/// Where somebody begins on the working surface, if they have anything to do there.
fn place_of_work(session: &Session) -> Option<AttrValue> {
    if session.holds("coordinator") || session.holds("decider") {
        return Some(CoordinatorRoute::Programmes.into());
    }
    let places = [
        ("agency_admin", AttrValue::from(RegistryRoute::Admin)),
        ("system_admin", RegistryRoute::Admin.into()),
        ("data_protection_officer", RegistryRoute::Audit.into()),
        ("assessor", AssessorRoute::Sheets.into()),
    ];
    places.into_iter().find(|(role, _)| session.holds(role)).map(|(_, place)| place)
}

/// What each role works with, in every entry of the working surface.
pub fn work_places(words: Words, session: &Session) -> Vec<NavItem> {
    let holds = |roles: &[&str]| roles.iter().any(|role| session.holds(role));
    let mut nav = Vec::new();
    if holds(&["coordinator", "decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes));
        nav.push(NavItem::new(words.say("coordinator-nav-calendar"), OversightRoute::Calendar));
        nav.push(NavItem::new(words.say("coordinator-nav-rooms"), PlanningRoute::Rooms));
    }
    if holds(&["decider"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-approvals"), CoordinatorRoute::Approvals));
    }
    if holds(&["assessor"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-scoring"), AssessorRoute::Sheets));
    }
    if holds(&["coordinator", "agency_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-people"), RegistryRoute::People));
    }
    if holds(&["agency_admin", "system_admin"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-admin"), RegistryRoute::Admin));
    }
    if holds(&["agency_admin"]) {
        nav.push(NavItem::new(words.say("mail-pages-title"), RegistryRoute::Mail));
    }
    if holds(&["data_protection_officer"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-audit"), RegistryRoute::Audit));
    }
    if holds(&["agency_admin", "data_protection_officer"]) {
        nav.push(NavItem::new(words.say("coordinator-nav-retention"), RegistryRoute::Retention));
    }
    if holds(&LEADING) {
        nav.push(NavItem::new(words.say("app-nav-leading"), LeadingRoute::OwnLeading));
    }
    if session.me().is_some() {
        nav.push(NavItem::new(words.say("app-nav-my-path"), StaffRoute::MyPath));
    }
    nav
}
