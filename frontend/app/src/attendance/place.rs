//! Where the pages of one session's lists are: for those who run its programme, and for those who lead it.

use polku_ui::{Crumb, Words};
use uuid::Uuid;
use yew::AttrValue;

use crate::route::{AssessorRoute, CoordinatorRoute, LeadingRoute, PresenceRoute};

/// A session as the reader comes to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The programme, for those who run it; nothing for those who lead the session.
    pub programme: Option<Uuid>,
    pub session: Uuid,
}

impl Place {
    /// Where the list is printed.
    pub fn sign_in(self) -> AttrValue {
        let session = self.session;
        match self.programme {
            Some(id) => PresenceRoute::SignIn { id, session }.into(),
            None => PresenceRoute::LedSignIn { session }.into(),
        }
    }

    /// Where a printed list is typed back.
    pub fn typed_back(self) -> AttrValue {
        let session = self.session;
        match self.programme {
            Some(id) => PresenceRoute::TypedBack { id, session }.into(),
            None => PresenceRoute::LedTypedBack { session }.into(),
        }
    }

    /// Where a remote tool's list is read.
    pub fn remote_list(self) -> AttrValue {
        let session = self.session;
        match self.programme {
            Some(id) => PresenceRoute::RemoteList { id, session }.into(),
            None => PresenceRoute::LedRemoteList { session }.into(),
        }
    }

    /// Where people are marked one by one.
    pub fn attendance(self) -> AttrValue {
        let session = self.session;
        match self.programme {
            Some(id) => AssessorRoute::Attendance { id, session }.into(),
            None => LeadingRoute::LedAttendance { session }.into(),
        }
    }

    /// The way to a page of its lists.
    pub fn crumbs(self, words: Words) -> Vec<Crumb> {
        let session = self.session;
        let attendance = Crumb::new(words.say("attendance-title"), self.attendance());
        match self.programme {
            Some(id) => vec![
                Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
                Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
                Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
                attendance,
            ],
            None => vec![
                Crumb::new(words.say("own-leading-title"), LeadingRoute::OwnLeading),
                Crumb::new(words.say("sessions-one"), LeadingRoute::LedSession { session }),
                attendance,
            ],
        }
    }
}
