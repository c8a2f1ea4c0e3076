//! What a mail says to a calendar (iTIP, RFC 5546): somebody is invited to an event, or the event is taken back.

use super::file::{CalendarEvent, Lines};

/// A message about one event to one person. Who else is invited is in nobody's message but their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarMessage<'a> {
    /// The event; a cancelled one is taken back.
    pub event: &'a CalendarEvent,
    /// The mail address that invites.
    pub organizer: &'a str,
    /// The mail address of whoever is invited.
    pub attendee: &'a str,
}

impl CalendarMessage<'_> {
    /// `REQUEST`, or `CANCEL` for what is taken back (RFC 5546, sections 3.2.2 and 3.2.5).
    #[must_use]
    pub const fn method(&self) -> &'static str {
        if self.event.cancelled { "CANCEL" } else { "REQUEST" }
    }

    /// The whole message.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = Lines::begun(self.method());
        out.zone_for(std::slice::from_ref(self.event));
        // Nobody is asked to answer: being a member of a session does not hang on a calendar. What a calendar answers unasked is
        // a sign for whoever runs the session.
        let attendee = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
        let people = [
            format!("ORGANIZER:{}", mailto(self.organizer)),
            format!("{attendee}:{}", mailto(self.attendee)),
        ];
        self.event.write(&mut out, &people);
        out.ended()
    }
}

/// An address as a URI (RFC 6068): what would mean something else in one is escaped, and so is what would end the line.
fn mailto(address: &str) -> String {
    let mut uri = String::from("mailto:");
    for character in address.chars() {
        match character {
            '%' | '?' | '#' | '&' | '"' | '<' | '>' | ' ' => {
                uri.push_str(&format!("%{:02X}", u32::from(character)));
            }
            other if other.is_control() || matches!(other, '\u{2028}' | '\u{2029}') => {}
            other => uri.push(other),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::EventTime;
    use super::*;

    fn event(cancelled: bool) -> CalendarEvent {
        CalendarEvent {
            uid: "0190f3c1-0000-7000-8000-000000000001@sessions.polku".into(),
            sequence: 3,
            changed_at: "2020-08-01T06:00:00Z".parse().unwrap(),
            start: EventTime::Finland("2020-09-08T08:00".parse().unwrap()),
            end: EventTime::Finland("2020-09-08T16:21".parse().unwrap()),
            summary: "Valmennuspäivä – Arvoa yhteistyöhön".into(),
            location: None,
            description: None,
            cancelled,
        }
    }

    fn message(event: &CalendarEvent, attendee: &str) -> String {
        let message = CalendarMessage { event, organizer: "polku@virasto.example.fi", attendee };
        message.text().replace("\r\n ", "")
    }

    #[test]
    fn an_invitation_names_who_invites_and_the_one_who_is_invited() {
        let text = message(&event(false), "matti@virasto.example.fi");
        for line in [
            "METHOD:REQUEST",
            "BEGIN:VTIMEZONE",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "ORGANIZER:mailto:polku@virasto.example.fi",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:matti@virasto.example.fi",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        assert_eq!(text.matches("ATTENDEE").count(), 1);
    }

    #[test]
    fn what_is_cancelled_is_taken_back() {
        let text = message(&event(true), "matti@virasto.example.fi");
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"), "{text}");
        assert!(!text.contains("REQUEST\r\n"), "{text}");
    }

    proptest! {
        /// Whatever an address holds, it stays one line of one event.
        #[test]
        fn no_address_ends_its_line(address in "[a-zäö\\r\\n;:,\"<>% @.]{0,80}") {
            let event = event(false);
            let text = CalendarMessage { event: &event, organizer: "a@b.fi", attendee: &address }.text();
            let folded = |line: &str| line.len() <= 75 && !line.contains(['\r', '\n']);
            prop_assert!(text.split_terminator("\r\n").all(folded), "{text:?}");
            let lines = text.replace("\r\n ", "");
            prop_assert_eq!(lines.split("\r\n").filter(|line| line.starts_with("ATTENDEE")).count(), 1);
            prop_assert_eq!(lines.matches("BEGIN:VEVENT").count(), 1);
        }
    }
}
