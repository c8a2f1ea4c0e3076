//! Calendar files (iCalendar, RFC 5545): events as any calendar reads them.
//!
//! Finnish time is written by the clock on the wall with the rule of its zone, so that a calendar shows it rightly
//! wherever it is opened; every other time, and the second showing of the hour that autumn repeats, is written in UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// Most octets of a line without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The rule of Finnish time since 1996: three hours ahead of UTC from the last Sunday of March to that of October.
const ZONE: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Helsinki",
    "BEGIN:DAYLIGHT",
    "TZNAME:EEST",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0300",
    "DTSTART:19970330T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:EET",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0200",
    "DTSTART:19961027T040000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// When an event begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTime {
    /// By the clock on the wall in Finland.
    Finland(DateTime),
    /// An instant.
    Utc(Timestamp),
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Names the event for good, so that a calendar knows it again.
    pub uid: String,
    /// Rises with every change.
    pub sequence: u64,
    /// When what is written here was last changed.
    pub changed_at: Timestamp,
    /// Its beginning.
    pub start: EventTime,
    /// Its end.
    pub end: EventTime,
    /// What it is.
    pub summary: String,
    /// Where it is.
    pub location: Option<String>,
    /// What else there is to know.
    pub description: Option<String>,
    /// Whether it does not take place.
    pub cancelled: bool,
}

/// A file of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// What a calendar calls it.
    pub name: String,
    /// The events in the order in which they are written.
    pub events: Vec<CalendarEvent>,
}

impl CalendarFile {
    /// The whole file.
    #[must_use]
    pub fn text(&self) -> String {
        self.written(&[])
    }

    /// The same for calendars that follow it: they are asked to look again after so many hours.
    #[must_use]
    pub fn followed(&self, hours: u8) -> String {
        // The one of RFC 7986, section 5.7, and the one that Outlook reads.
        let again =
            [format!("REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H"), format!("X-PUBLISHED-TTL:PT{hours}H")];
        self.written(&again)
    }

    fn written(&self, again: &[String]) -> String {
        let mut out = Lines::begun("PUBLISH");
        out.text("X-WR-CALNAME", &self.name);
        again.iter().for_each(|line| out.line(line));
        out.zone_for(&self.events);
        self.events.iter().for_each(|event| event.write(&mut out, &[]));
        out.ended()
    }
}

impl CalendarEvent {
    /// Writes it with some more lines.
    pub(super) fn write(&self, out: &mut Lines, more: &[String]) {
        out.line("BEGIN:VEVENT");
        out.text("UID", &self.uid);
        out.line(&format!("SEQUENCE:{}", self.sequence));
        out.line(&format!("DTSTAMP:{}", instant(self.changed_at)));
        out.time("DTSTART", self.start);
        out.time("DTEND", self.end);
        out.text("SUMMARY", &self.summary);
        if let Some(location) = &self.location {
            out.text("LOCATION", location);
        }
        if let Some(description) = &self.description {
            out.text("DESCRIPTION", description);
        }
        out.line(if self.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        more.iter().for_each(|line| out.line(line));
        out.line("END:VEVENT");
    }
}

fn clock(at: DateTime) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

pub(super) fn instant(at: Timestamp) -> String {
    format!("{}Z", clock(Offset::UTC.to_datetime(at)))
}

/// A value of the type TEXT (section 3.3.11): what would end it or break the line is escaped, other control characters
/// are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            // The separators of Unicode are ends of lines for readers that go by its rules.
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push('\t'),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// The lines before the events.
    pub(super) fn begun(method: &str) -> Self {
        let mut out = Self::default();
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line("PRODID:-//Polku//Sessions//EN");
        out.line("CALSCALE:GREGORIAN");
        out.line(&format!("METHOD:{method}"));
        out
    }

    /// The rule of Finnish time, where an event is written by it.
    pub(super) fn zone_for(&mut self, events: &[CalendarEvent]) {
        let in_finland = |time| matches!(time, EventTime::Finland(_));
        if events.iter().any(|event| in_finland(event.start) || in_finland(event.end)) {
            ZONE.iter().for_each(|line| self.line(line));
        }
    }

    /// All of them with the last.
    pub(super) fn ended(mut self) -> String {
        self.line("END:VCALENDAR");
        self.0
    }

    /// A line, folded where it is longer than a line may be: a continuation begins with a space, and no character is
    /// torn apart.
    pub(super) fn line(&mut self, content: &str) {
        let mut octets = 0;
        for character in content.chars() {
            if octets + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(character);
            octets += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    fn time(&mut self, name: &str, time: EventTime) {
        match time {
            EventTime::Finland(at) => self.line(&format!("{name};TZID=Europe/Helsinki:{}", clock(at))),
            EventTime::Utc(at) => self.line(&format!("{name}:{}", instant(at))),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(summary: &str) -> CalendarEvent {
        CalendarEvent {
            uid: "0190f3c1-0000-7000-8000-000000000001@sessions.polku".into(),
            sequence: 3,
            changed_at: "2020-08-01T06:00:00.123456Z".parse().unwrap(),
            start: EventTime::Finland("2020-09-08T08:00".parse().unwrap()),
            end: EventTime::Finland("2020-09-08T16:21".parse().unwrap()),
            summary: summary.into(),
            location: None,
            description: None,
            cancelled: false,
        }
    }

    fn file(event: CalendarEvent) -> String {
        CalendarFile { name: "Polku".into(), events: vec![event] }.text()
    }

    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    /// What a reader makes of a TEXT value.
    fn read(value: &str) -> String {
        let mut read = String::new();
        let mut rest = value.chars();
        while let Some(character) = rest.next() {
            match (character, character == '\\') {
                (_, true) => match rest.next() {
                    Some('n') => read.push('\n'),
                    Some(escaped) => read.push(escaped),
                    None => {}
                },
                (plain, false) => read.push(plain),
            }
        }
        read
    }

    #[test]
    fn an_event_is_written_by_the_clock_with_the_rule_of_its_zone() {
        let lines = unfolded(&file(event("Valmennuspäivä")));
        for wanted in [
            "DTSTART;TZID=Europe/Helsinki:20200908T080000",
            "DTEND;TZID=Europe/Helsinki:20200908T162100",
            "DTSTAMP:20200801T060000Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "TZID:Europe/Helsinki",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}: {lines:#?}");
        }
        let begun = lines.iter().filter(|line| line.starts_with("BEGIN:")).count();
        assert_eq!(begun, lines.iter().filter(|line| line.starts_with("END:")).count());
    }

    #[test]
    fn what_is_in_utc_alone_needs_no_zone_and_a_cancelled_event_says_so() {
        let utc = EventTime::Utc("2020-10-25T01:30:00Z".parse().unwrap());
        let text = file(CalendarEvent { start: utc, end: utc, cancelled: true, ..event("x") });
        assert!(text.contains("DTSTART:20201025T013000Z\r\n") && !text.contains("VTIMEZONE"), "{text}");
        assert!(text.contains("STATUS:CANCELLED\r\n"), "{text}");
    }

    /// Nobody's words become a property, a parameter or an event of their own.
    #[test]
    fn no_text_ends_its_own_line() {
        let hostile =
            "a\r\nEND:VEVENT\nBEGIN:VEVENT\rATTENDEE:mailto:x@example.fi;,\\\u{2028}END:VEVENT\u{2029}";
        let text = file(CalendarEvent { location: Some(hostile.into()), ..event(hostile) });
        let lines = unfolded(&text);
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
        assert!(!lines.iter().any(|line| line.starts_with("ATTENDEE")));
        assert!(text.contains("\\;\\,\\\\"));
        // Some readers end a line where Unicode does.
        assert!(!text.contains(['\u{2028}', '\u{2029}']));
    }

    proptest! {
        #[test]
        fn every_line_fits_and_every_text_is_read_back(text in "\\PC{0,200}", more in "[äö;,\\\\\n😀a-z]{0,120}") {
            let whole = format!("{text}{more}");
            let written = file(event(&whole));
            for line in written.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{line:?}");
            }
            let lines = unfolded(&written);
            let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            prop_assert_eq!(read(summary), whole.replace(['\u{2028}', '\u{2029}'], "\n"));
        }
    }
}
