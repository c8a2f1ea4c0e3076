use polku_ui::{LinkScope, Words};
use yew::AttrValue;

use crate::context::Session;
use crate::route::{AssessorRoute, CoordinatorRoute, RegistryRoute, StaffRoute};
use crate::shell::NavItem;

/// What each role works with, in either entry of the working surface; nobody is shown a place that would refuse them.
pub fn places(words: Words, session: &Session, scope: LinkScope) -> Vec<NavItem> {
    let holds = |roles: &[&str]| roles.iter().any(|role| session.holds(role));
    let place = |key: &str, href: AttrValue| {
        let elsewhere = !scope.owns(&href);
        NavItem { label: words.say(key), href, elsewhere }
    };
    let mut nav = Vec::new();
    if holds(&["coordinator", "decider"]) {
        nav.push(place("coordinator-nav-programmes", CoordinatorRoute::Programmes.into()));
    }
    if holds(&["decider"]) {
        nav.push(place("coordinator-nav-approvals", CoordinatorRoute::Approvals.into()));
    }
    if holds(&["assessor"]) {
        nav.push(place("coordinator-nav-scoring", AssessorRoute::Sheets.into()));
    }
    if holds(&["coordinator", "agency_admin"]) {
        nav.push(place("coordinator-nav-people", RegistryRoute::People.into()));
    }
    if holds(&["agency_admin", "system_admin"]) {
        nav.push(place("coordinator-nav-admin", RegistryRoute::Admin.into()));
    }
    if holds(&["agency_admin"]) {
        nav.push(place("mail-pages-title", RegistryRoute::Mail.into()));
    }
    if holds(&["data_protection_officer"]) {
        nav.push(place("coordinator-nav-audit", RegistryRoute::Audit.into()));
    }
    if session.me().is_some() {
        nav.push(place("app-nav-my-path", StaffRoute::MyPath.into()));
    }
    nav
}
