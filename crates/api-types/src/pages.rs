//! Which part of the browser app draws the page at an address.
//!
//! The server answers an address with the start page of its part, and a part follows a link inside itself without
//! loading anything: both go by the one table below.

/// A part of the browser app: a module of its own, loaded when an address of it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Signing in, and the one-time link.
    Door,
    /// My path: what is asked of me next.
    Staff,
    /// Open calls, one call, applying.
    Calls,
    /// What is kept of oneself: an application with its outcome and points, a promised share, my data.
    Own,
    /// One's own sessions, whether one was there, and the hours that follow; what one wishes and needs.
    Sessions,
    /// Preparing a programme: list, overview, design, call, approvals.
    Coordinator,
    /// The selection round: applications, selection, places, checks, other paths.
    Round,
    /// After the selection: participants, groups, needs, changes in the register, and the programme in another year.
    Participants,
    /// People, accounts, letters, the log and retention.
    Registry,
    /// Scoring, for those who score and those who run it; and the sessions of a programme and their hours, for which the entry of the
    /// participants has no room.
    Assessor,
    /// Who leads: facilitators, the evidence of coaches, the policy on them, who leads which session; and for those who lead,
    /// their own sessions.
    Leading,
    /// For whoever runs programmes: the calendar of all their sessions, how each programme is doing, and sessions that go together.
    Oversight,
    /// Being there: printed lists of a session, a remote tool's list, join addresses and materials.
    Presence,
    /// What is tried before it counts: a call rehearsed, dates proposed from the design; and the rooms of the agency.
    Planning,
    /// Telling people: what a programme says in its mails, of what people are reminded, and which mails left.
    Messages,
    /// The verifier on public pages.
    Sealed,
}

impl Entry {
    /// The entry's name: of its binary, and of its start page before `.html`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Staff => "staff",
            Self::Calls => "calls",
            Self::Own => "own",
            Self::Sessions => "sessions",
            Self::Coordinator => "coordinator",
            Self::Round => "round",
            Self::Participants => "participants",
            Self::Registry => "registry",
            Self::Assessor => "assessor",
            Self::Leading => "leading",
            Self::Oversight => "oversight",
            Self::Presence => "presence",
            Self::Planning => "planning",
            Self::Messages => "messages",
            Self::Sealed => "sealed",
        }
    }

    /// The entry that draws this path of the app, which begins with `/`; a query or fragment behind it does not count.
    /// Nothing where no page of the app stands.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
        PLACES.iter().find(|(place, _)| holds(place, path)).map(|(_, entry)| *entry)
    }
}

/// Addresses without their first slash, each with all that is below it; `*` stands for one id. The first that fits
/// counts, and the empty one is the start page alone.
const PLACES: [(&str, Entry); 54] = [
    ("", Entry::Staff),
    ("sign-in", Entry::Door),
    ("invitation", Entry::Door),
    ("calls", Entry::Calls),
    ("applications", Entry::Own),
    ("sessions", Entry::Sessions),
    ("wishes", Entry::Sessions),
    ("shares", Entry::Own),
    ("supervised", Entry::Own),
    ("my-data", Entry::Own),
    ("personal-link", Entry::Own),
    ("coordinator/people", Entry::Registry),
    ("coordinator/admin", Entry::Registry),
    ("coordinator/mail", Entry::Registry),
    ("coordinator/audit", Entry::Registry),
    ("coordinator/retention", Entry::Registry),
    ("coordinator/calendar", Entry::Oversight),
    ("coordinator/rooms", Entry::Planning),
    ("coordinator/programmes/*/health", Entry::Oversight),
    ("coordinator/accommodation", Entry::Participants),
    ("coordinator/programmes/*/applications", Entry::Round),
    ("coordinator/programmes/*/selection", Entry::Round),
    ("coordinator/programmes/*/rehearsal", Entry::Planning),
    ("coordinator/programmes/*/groups", Entry::Participants),
    ("coordinator/programmes/*/places", Entry::Round),
    ("coordinator/programmes/*/checks", Entry::Round),
    ("coordinator/programmes/*/participants", Entry::Participants),
    ("coordinator/programmes/*/accommodation", Entry::Participants),
    ("coordinator/programmes/*/changes", Entry::Participants),
    ("coordinator/programmes/*/next-year", Entry::Participants),
    ("coordinator/programmes/*/sessions/*/presence", Entry::Presence),
    ("coordinator/programmes/*/join-addresses", Entry::Presence),
    ("coordinator/programmes/*/sessions/*/leading", Entry::Leading),
    ("coordinator/programmes/*/sessions/*/today", Entry::Leading),
    ("coordinator/programmes/*/sessions/*/copy", Entry::Oversight),
    ("coordinator/programmes/*/sessions/*/move", Entry::Oversight),
    ("coordinator/programmes/*/sessions", Entry::Assessor),
    ("coordinator/programmes/*/schedule", Entry::Planning),
    ("coordinator/programmes/*/circumstances", Entry::Assessor),
    ("coordinator/programmes/*/hours", Entry::Assessor),
    ("coordinator/programmes/*/facilitators", Entry::Leading),
    ("coordinator/programmes/*/coaches", Entry::Leading),
    ("coordinator/coach-policy", Entry::Leading),
    ("coordinator/programmes/*/supervision", Entry::Participants),
    ("coordinator/programmes/*/paths", Entry::Round),
    ("coordinator/programmes/*/messages", Entry::Messages),
    ("coordinator/programmes/*/reminders", Entry::Messages),
    ("coordinator/programmes/*/mails", Entry::Messages),
    ("coordinator", Entry::Coordinator),
    ("scoring", Entry::Assessor),
    ("leading/*/presence", Entry::Presence),
    ("leading", Entry::Leading),
    ("presence", Entry::Presence),
    ("verify", Entry::Sealed),
];

fn holds(place: &str, path: &str) -> bool {
    if place.is_empty() {
        return path.is_empty();
    }
    let mut parts = path.split('/');
    place.split('/').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_one_entry_with_all_below_it() {
        for (path, entry) in [
            ("/", Entry::Staff),
            ("/?next=1", Entry::Staff),
            ("/sign-in?next=%2F", Entry::Door),
            ("/calls/7/apply", Entry::Calls),
            ("/calls?search=a#top", Entry::Calls),
            ("/applications/7", Entry::Own),
            ("/personal-link#secret", Entry::Own),
            ("/sessions", Entry::Sessions),
            ("/coordinator", Entry::Coordinator),
            ("/coordinator/programmes/7", Entry::Coordinator),
            ("/coordinator/programmes/7/", Entry::Coordinator),
            ("/coordinator/programmes/7/call", Entry::Coordinator),
            ("/coordinator/programmes/7/rehearsal", Entry::Planning),
            ("/coordinator/programmes/7/applications/8", Entry::Round),
            ("/coordinator/programmes/7/selection?tab=2", Entry::Round),
            ("/coordinator/programmes/7/groups", Entry::Participants),
            ("/coordinator/programmes/7/groups/8", Entry::Participants),
            ("/coordinator/accommodation", Entry::Participants),
            ("/coordinator/programmes/7/sessions/8", Entry::Assessor),
            ("/coordinator/programmes/7/sessions/8/attendance", Entry::Assessor),
            ("/coordinator/programmes/7/sessions/8/leading", Entry::Leading),
            ("/coordinator/programmes/7/sessions/8/today", Entry::Leading),
            ("/coordinator/programmes/7/sessions/8/copy", Entry::Oversight),
            ("/coordinator/programmes/7/sessions/8/move", Entry::Oversight),
            ("/coordinator/programmes/7/facilitators/9", Entry::Leading),
            ("/coordinator/calendar?view=week", Entry::Oversight),
            ("/coordinator/programmes/7/health", Entry::Oversight),
            ("/leading/7", Entry::Leading),
            ("/leading/7/attendance", Entry::Leading),
            ("/leading/7/presence/sign-in", Entry::Presence),
            ("/coordinator/programmes/7/sessions/8/presence/typed-back", Entry::Presence),
            ("/coordinator/programmes/7/join-addresses", Entry::Presence),
            ("/coordinator/programmes/7/messages/wording?kind=offer", Entry::Messages),
            ("/coordinator/programmes/7/mails?state=failed", Entry::Messages),
            ("/coordinator/mail", Entry::Registry),
            ("/coordinator/programmes/7/circumstances", Entry::Assessor),
            ("/coordinator/programmes/7/schedule", Entry::Planning),
            ("/coordinator/rooms", Entry::Planning),
            ("/coordinator/rooms/new", Entry::Planning),
            ("/coordinator/programmes/7/next-year", Entry::Participants),
            ("/coordinator/people/import", Entry::Registry),
            ("/coordinator/retention", Entry::Registry),
            ("/coordinator/peoples", Entry::Coordinator),
            ("/scoring/sheets/7", Entry::Assessor),
            ("/verify", Entry::Sealed),
        ] {
            assert_eq!(Entry::of(path), Some(entry), "{path}");
        }
    }

    #[test]
    fn what_is_outside_the_app_belongs_to_none() {
        for path in
            ["https://www.example.fi/calls", "calls", "", "#main", "/coordinators", "/api/docs/", "//calls"]
        {
            assert_eq!(Entry::of(path), None, "{path}");
        }
    }
}
