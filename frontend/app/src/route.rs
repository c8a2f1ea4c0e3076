//! Every address of the browser app. A leaf: any page can link to any other without importing it.

use polku_api_types::pages::Entry;
use polku_ui::LinkScope;
use uuid::Uuid;
use yew::AttrValue;
use yew::html::IntoPropValue;

/// The addresses of an entry.
pub trait Route: Clone + PartialEq + 'static {
    /// The route of a path; the one for what is nowhere, where no page stands.
    fn of(path: &str) -> Self;

    /// The path that leads here.
    fn to_path(&self) -> String;
}

/// Makes the addresses of an entry from patterns, in which `:name` stands for an id.
macro_rules! addresses {
    ($(#[$about:meta])* $entry:ident { $($(#[$what:meta])* $pattern:literal => $route:ident $({ $($id:ident),+ })?,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $entry {
            $($(#[$what])* $route $({ $($id: Uuid),+ })?,)+
        }

        impl Route for $entry {
            fn of(path: &str) -> Self {
                $(
                    let route = found($pattern, path, |_ids| Some(Self::$route $({ $($id: _ids.next()?),+ })?));
                    if let Some(route) = route {
                        return route;
                    }
                )+
                Self::NotFound
            }

            fn to_path(&self) -> String {
                match self {
                    $(Self::$route $({ $($id),+ })? => filled($pattern, &[$($(*$id),+)?]),)+
                }
            }
        }
    };
}

/// The address with its ids in their places.
fn filled(pattern: &str, ids: &[Uuid]) -> String {
    let mut ids = ids.iter();
    let part = |part: &str| match part.strip_prefix(':').and_then(|_| ids.next()) {
        Some(id) => id.to_string(),
        None => part.to_owned(),
    };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The route of an address, when it is one of this pattern.
fn found<R>(pattern: &str, path: &str, route: fn(&mut std::vec::IntoIter<Uuid>) -> Option<R>) -> Option<R> {
    route(&mut ids(pattern, path)?.into_iter())
}

/// The ids in an address, when it is one of this pattern. A slash at the end makes no other address.
fn ids(pattern: &str, path: &str) -> Option<Vec<Uuid>> {
    let (mut wanted, mut given) =
        (pattern.trim_end_matches('/').split('/'), path.trim_end_matches('/').split('/'));
    let mut ids = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(ids),
            (Some(id), Some(part)) if id.starts_with(':') => ids.push(part.parse().ok()?),
            (Some(word), Some(part)) if word == part => {}
            _ => return None,
        }
    }
}

addresses! {
    /// Addresses of the entry for signing in.
    DoorRoute {
        "/sign-in" => SignIn,
        /// The secret of a one-time link stands behind `#` and is never part of an address that is sent.
        "/invitation" => Invitation,
        "/sign-in/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the staff entry.
    StaffRoute {
        "/" => MyPath,
        "/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for calls and applying.
    CallsRoute {
        "/calls" => Calls,
        "/calls/:id" => Call { id },
        "/calls/:id/apply" => Apply { id },
        "/calls/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for what is kept of oneself.
    OwnRoute {
        "/applications/:id" => Application { id },
        "/applications/:id/points" => Points { id },
        "/my-data" => MyData,
        /// For whoever has left. The secret stands behind `#` and is never part of an address that is sent.
        "/personal-link" => PersonalLink,
        "/shares/:id" => Share { id },
        /// For supervisors: what is asked about the working time of their people.
        "/supervised" => Supervised,
        "/my-data/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for one's own sessions.
    SessionsRoute {
        "/sessions" => Sessions,
        /// For supervisors: when those whom they supervise are away.
        "/sessions/team" => TeamHours,
        /// When one works and is busy.
        "/sessions/working-week" => WorkingWeek,
        /// Whether one gets a digest.
        "/sessions/digest" => Digest,
        "/sessions/not-found" => NotFound,
        "/sessions/:session" => Session { session },
        /// What the reader of this application wishes and needs.
        "/wishes/:application" => Wishes { application },
    }
}

addresses! {
    /// Addresses of the coordinator entry.
    CoordinatorRoute {
        "/coordinator" => Programmes,
        "/coordinator/programmes/new" => NewProgramme,
        "/coordinator/programmes/:id" => Programme { id },
        "/coordinator/programmes/:id/settings" => ProgrammeSettings { id },
        "/coordinator/programmes/:id/design" => Design { id },
        "/coordinator/programmes/:id/design/:version" => DesignVersion { id, version },
        "/coordinator/programmes/:id/call" => Call { id },
        "/coordinator/approvals" => Approvals,
        "/coordinator/approvals/:id" => Approval { id },
        "/coordinator/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for the selection round.
    RoundRoute {
        "/coordinator/programmes/:id/applications" => Applications { id },
        "/coordinator/programmes/:id/applications/:application" => Application { id, application },
        "/coordinator/programmes/:id/selection" => Selection { id },
        "/coordinator/programmes/:id/places" => Places { id },
        "/coordinator/programmes/:id/checks" => CheckRequests { id },
        "/coordinator/programmes/:id/paths" => Paths { id },
        "/coordinator/programmes/not-found/selection" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for those who take part, and for the programme in another year.
    ParticipantsRoute {
        "/coordinator/programmes/:id/groups" => Groups { id },
        "/coordinator/programmes/:id/groups/:group" => SmallGroups { id, group },
        "/coordinator/programmes/:id/participants" => Participants { id },
        "/coordinator/programmes/:id/accommodation" => AccommodationContact { id },
        "/coordinator/programmes/:id/changes" => RegisterChanges { id },
        "/coordinator/programmes/:id/next-year" => NextYear { id },
        "/coordinator/programmes/:id/supervision" => Supervision { id },
        /// For whoever is the contact of a programme, whatever their roles.
        "/coordinator/accommodation" => Accommodation,
        "/coordinator/accommodation/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the registry entry: people, accounts, letters and the log.
    RegistryRoute {
        "/coordinator/people" => People,
        "/coordinator/people/import" => PeopleImport,
        "/coordinator/people/duplicates" => Duplicates,
        "/coordinator/people/duplicates/:one/:other" => Merge { one, other },
        "/coordinator/admin" => Admin,
        "/coordinator/mail" => Mail,
        "/coordinator/audit" => Audit,
        "/coordinator/retention" => Retention,
        "/coordinator/people/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the assessor entry: scoring, for those who score and those who run it, and the sessions of a programme.
    AssessorRoute {
        "/scoring" => Sheets,
        "/scoring/sheets/:id" => Sheet { id },
        "/scoring/calls/:id" => Scoring { id },
        "/coordinator/programmes/:id/sessions" => Sessions { id },
        "/coordinator/programmes/:id/sessions/new" => PlanSessions { id },
        "/coordinator/programmes/:id/sessions/:session" => Session { id, session },
        "/coordinator/programmes/:id/sessions/:session/attendance" => Attendance { id, session },
        "/coordinator/programmes/:id/circumstances" => Circumstances { id },
        "/coordinator/programmes/:id/hours" => Hours { id },
        "/scoring/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for those who lead, and for who leads.
    LeadingRoute {
        "/coordinator/programmes/:id/sessions/:session/leading" => SessionLeading { id, session },
        "/coordinator/programmes/:id/sessions/:session/today" => SessionToday { id, session },
        "/coordinator/programmes/:id/facilitators" => Facilitators { id },
        "/coordinator/programmes/:id/facilitators/:facilitator" => Facilitator { id, facilitator },
        "/coordinator/programmes/:id/coaches" => CoachHealth { id },
        "/coordinator/coach-policy" => CoachPolicy,
        /// For those who lead, whatever their roles: what they are asked to do, and their sessions.
        "/leading" => OwnLeading,
        "/leading/:session" => LedSession { session },
        "/leading/:session/attendance" => LedAttendance { session },
        "/leading/:session/today" => LedToday { session },
        "/leading/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for whoever runs programmes: the calendar of all of them, how each is doing, and sessions that go
    /// together.
    OversightRoute {
        "/coordinator/calendar" => Calendar,
        "/coordinator/programmes/:id/health" => Health { id },
        "/coordinator/programmes/:id/sessions/:session/copy" => CopySession { id, session },
        "/coordinator/programmes/:id/sessions/:session/move" => MoveSession { id, session },
        "/coordinator/calendar/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for being there: for those who run a programme, and for those who lead a session.
    PresenceRoute {
        "/coordinator/programmes/:id/sessions/:session/presence/sign-in" => SignIn { id, session },
        "/coordinator/programmes/:id/sessions/:session/presence/typed-back" => TypedBack { id, session },
        "/coordinator/programmes/:id/sessions/:session/presence/remote-list" => RemoteList { id, session },
        "/coordinator/programmes/:id/sessions/:session/presence/materials" => Materials { id, session },
        "/coordinator/programmes/:id/join-addresses" => JoinAddresses { id },
        "/leading/:session/presence/sign-in" => LedSignIn { session },
        "/leading/:session/presence/typed-back" => LedTypedBack { session },
        "/leading/:session/presence/remote-list" => LedRemoteList { session },
        "/presence/not-found" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for what is tried before it counts, and for the rooms of the agency.
    PlanningRoute {
        "/coordinator/rooms" => Rooms,
        "/coordinator/rooms/new" => NewRoom,
        "/coordinator/rooms/:id" => Room { id },
        "/coordinator/programmes/:id/rehearsal" => Rehearsal { id },
        "/coordinator/programmes/:id/schedule" => Schedule { id },
        "/coordinator/programmes/not-found/schedule" => NotFound,
    }
}

addresses! {
    /// Addresses of the entry for telling people.
    MessagesRoute {
        "/coordinator/programmes/:id/messages" => Messages { id },
        /// Which mail it is stands in the query, as `kind`.
        "/coordinator/programmes/:id/messages/wording" => Message { id },
        "/coordinator/programmes/:id/reminders" => Reminders { id },
        /// Which are shown stands in the query, as `state` and `kind`.
        "/coordinator/programmes/:id/mails" => Mails { id },
        "/coordinator/programmes/not-found/messages" => NotFound,
    }
}

/// What an entry draws itself; every other address is loaded from the server.
#[must_use]
pub fn scope_of(entry: Entry) -> LinkScope {
    LinkScope { entry: entry.name(), entry_of: |path| Entry::of(path).map(Entry::name) }
}

macro_rules! as_address {
    ($($route:ty),+) => {$(
        impl From<$route> for AttrValue {
            fn from(route: $route) -> Self {
                Self::from(route.to_path())
            }
        }

        impl IntoPropValue<AttrValue> for $route {
            fn into_prop_value(self) -> AttrValue {
                self.into()
            }
        }
    )+};
}

as_address!(
    DoorRoute,
    StaffRoute,
    CallsRoute,
    OwnRoute,
    SessionsRoute,
    CoordinatorRoute,
    RoundRoute,
    ParticipantsRoute,
    RegistryRoute,
    AssessorRoute,
    LeadingRoute,
    OversightRoute,
    PresenceRoute,
    PlanningRoute,
    MessagesRoute
);

/// The sign-in page that leads back to `path`.
#[must_use]
pub fn sign_in_then(path: &str) -> String {
    let next = String::from(js_sys::encode_uri_component(path));
    format!("{}?next={next}", DoorRoute::SignIn.to_path())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn an_address_leads_back_to_its_route() {
        let (id, application) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let routes = [
            CoordinatorRoute::Programmes,
            CoordinatorRoute::NewProgramme,
            CoordinatorRoute::Programme { id },
            CoordinatorRoute::NotFound,
        ];
        for route in routes {
            assert_eq!(CoordinatorRoute::of(&route.to_path()), route);
        }
        let details = RoundRoute::Application { id, application };
        assert_eq!(RoundRoute::of(&details.to_path()), details);
        let path = format!("/coordinator/programmes/{id}/applications/{application}");
        assert_eq!(RoundRoute::Application { id, application }.to_path(), path);
        assert_eq!(StaffRoute::MyPath.to_path(), "/");
        assert_eq!(StaffRoute::of("/"), StaffRoute::MyPath);
        assert_eq!(CallsRoute::of("/calls/"), CallsRoute::Calls);
    }

    #[wasm_bindgen_test]
    fn what_is_no_address_leads_nowhere() {
        for path in ["/not-there", "/calls/1", "/calls/00000000-0000-0000-0000-000000000001/more", "//calls"]
        {
            assert_eq!(CallsRoute::of(path), CallsRoute::NotFound, "{path}");
        }
    }
}
