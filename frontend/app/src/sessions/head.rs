//! What stands above a page about one session of a programme, for whoever plans it.

use polku_api_types::sessions::SessionDetails;
use polku_ui::{Crumb, Words};
use uuid::Uuid;
use yew::AttrValue;

use super::words::when;
use crate::localised::shown;
use crate::route::{AssessorRoute, CoordinatorRoute};

/// The way back from below a session: to it, to its list, to its programme.
pub fn crumbs_below(words: Words, programme: Uuid, session: Uuid) -> Vec<Crumb> {
    let id = programme;
    vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
        Crumb::new(words.say("sessions-one"), AssessorRoute::Session { id, session }),
    ]
}

/// What the session is, and when.
pub fn which(words: Words, session: &SessionDetails) -> AttrValue {
    let time = when(words, &session.start, &session.end, &session.zone);
    format!("{}, {time}", shown(words, &session.title)).into()
}
