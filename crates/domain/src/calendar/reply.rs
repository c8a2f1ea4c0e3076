//! What a calendar answers to an invitation (iTIP, RFC 5546, section 3.2.3), and no more of it than is of use.
//!
//! Anybody can write such a text: it is read within bounds, and what it says beyond the answer, a comment above all, is passed
//! over unread.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// Most octets of an answer.
pub const LONGEST_REPLY: usize = 65_536;

/// What somebody's calendar answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvitationAnswer {
    /// They come.
    Accepted,
    /// Perhaps.
    Tentative,
    /// They do not come. It is no apology.
    Declined,
}

impl InvitationAnswer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Tentative, Self::Declined];

    /// Stable code, as it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Tentative => "tentative",
            Self::Declined => "declined",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// An answer as it was sent in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationReply {
    /// Names the event that is answered.
    pub uid: String,
    /// The number of the invitation that is answered; 0 where the answer says none.
    pub sequence: u64,
    /// When it was given, by the clock of whoever gave it.
    pub stamped_at: Timestamp,
    /// Whose answer it is: a mail address in lower case.
    pub attendee: String,
    /// What is answered; `None` for what is neither yes, perhaps nor no, such as a delegation.
    pub answer: Option<InvitationAnswer>,
}

/// Why a text is no answer to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplyFault {
    /// More than [`LONGEST_REPLY`] octets.
    #[error("the text is too long")]
    TooLong,
    /// Not one calendar with one event that has what an answer must have.
    #[error("the text is no calendar with one answered event")]
    Malformed,
    /// A calendar that says something else, such as an invitation or another time that is proposed.
    #[error("the calendar is no answer")]
    OtherMethod,
}

impl InvitationReply {
    /// Reads an answer.
    ///
    /// # Errors
    /// [`ReplyFault`], by the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ReplyFault> {
        if text.len() > LONGEST_REPLY {
            return Err(ReplyFault::TooLong);
        }
        let mut reading = Reading::default();
        for line in unfolded(text.strip_prefix('\u{feff}').unwrap_or(text)) {
            reading.take(&line)?;
        }
        reading.finish()
    }
}

/// Lines without their folds and their ends; empty ones are passed over.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for raw in text.split('\n') {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        match (raw.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(line)) => line.push_str(rest),
            _ => lines.push(raw.to_owned()),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// A content line: its name, its parameters, and its value.
struct Line<'a> {
    name: &'a str,
    parameters: Vec<&'a str>,
    value: &'a str,
}

impl<'a> Line<'a> {
    /// Where a quoted parameter ends only its own quotes say: colons and semicolons within mean nothing.
    fn parse(line: &'a str) -> Option<Self> {
        let (mut quoted, mut from, mut parts) = (false, 0, Vec::new());
        for (at, character) in line.char_indices() {
            match character {
                '"' => quoted = !quoted,
                ';' if !quoted => {
                    parts.push(line.get(from..at)?);
                    from = at + 1;
                }
                ':' if !quoted => {
                    parts.push(line.get(from..at)?);
                    let (name, parameters) = parts.split_first()?;
                    let value = line.get(at + 1..)?;
                    return (!name.is_empty()).then(|| Self { name, parameters: parameters.to_vec(), value });
                }
                _ => {}
            }
        }
        None
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn parameter(&self, wanted: &str) -> Option<&'a str> {
        let value = self.parameters.iter().find_map(|one| {
            let (name, value) = one.split_once('=')?;
            name.trim().eq_ignore_ascii_case(wanted).then_some(value.trim())
        })?;
        Some(value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value))
    }
}

/// How deep the line is that is read next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Before,
    Calendar,
    Event,
    After,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Reading {
    place: Place,
    /// Parts that are passed over, such as a zone or an alarm: the names of those that are open.
    inside: Vec<String>,
    events: usize,
    method: Option<String>,
    uid: Option<String>,
    sequence: Option<u64>,
    stamped_at: Option<Timestamp>,
    attendee: Option<(String, Option<InvitationAnswer>)>,
}

/// Says something once; said twice, it says nothing for certain.
fn once<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), ReplyFault> {
    let value = value.ok_or(ReplyFault::Malformed)?;
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(ReplyFault::Malformed),
    }
}

impl Reading {
    fn take(&mut self, line: &str) -> Result<(), ReplyFault> {
        let line = Line::parse(line).ok_or(ReplyFault::Malformed)?;
        if line.is("BEGIN") {
            return self.begin(line.value.trim());
        }
        if line.is("END") {
            return self.end(line.value.trim());
        }
        match self.place {
            _ if !self.inside.is_empty() => Ok(()),
            Place::Before | Place::After => Err(ReplyFault::Malformed),
            Place::Calendar if line.is("METHOD") => {
                once(&mut self.method, Some(line.value.trim().to_ascii_uppercase()))
            }
            Place::Calendar => Ok(()),
            Place::Event => self.of_event(&line),
        }
    }

    fn begin(&mut self, part: &str) -> Result<(), ReplyFault> {
        match self.place {
            Place::Before if part.eq_ignore_ascii_case("VCALENDAR") => self.place = Place::Calendar,
            Place::Calendar if self.inside.is_empty() && part.eq_ignore_ascii_case("VEVENT") => {
                self.events += 1;
                self.place = Place::Event;
            }
            Place::Calendar | Place::Event => self.inside.push(part.to_ascii_uppercase()),
            Place::Before | Place::After => return Err(ReplyFault::Malformed),
        }
        Ok(())
    }

    fn end(&mut self, part: &str) -> Result<(), ReplyFault> {
        if let Some(open) = self.inside.pop() {
            return if open.eq_ignore_ascii_case(part) { Ok(()) } else { Err(ReplyFault::Malformed) };
        }
        self.place = match self.place {
            Place::Event if part.eq_ignore_ascii_case("VEVENT") => Place::Calendar,
            Place::Calendar if part.eq_ignore_ascii_case("VCALENDAR") => Place::After,
            _ => return Err(ReplyFault::Malformed),
        };
        Ok(())
    }

    fn of_event(&mut self, line: &Line<'_>) -> Result<(), ReplyFault> {
        if line.is("UID") {
            once(&mut self.uid, Some(line.value.trim().to_owned()))
        } else if line.is("SEQUENCE") {
            once(&mut self.sequence, line.value.trim().parse().ok())
        } else if line.is("DTSTAMP") {
            once(&mut self.stamped_at, instant(line.value.trim()))
        } else if line.is("ATTENDEE") {
            let address = address(line.value.trim());
            let answer = line
                .parameter("PARTSTAT")
                .and_then(|said| InvitationAnswer::from_code(said.to_ascii_lowercase().as_str()));
            once(&mut self.attendee, address.map(|address| (address, answer)))
        } else {
            Ok(())
        }
    }

    fn finish(self) -> Result<InvitationReply, ReplyFault> {
        if self.place != Place::After {
            return Err(ReplyFault::Malformed);
        }
        if self.method.as_deref() != Some("REPLY") {
            return Err(ReplyFault::OtherMethod);
        }
        let (uid, stamped_at) = (self.uid.filter(|uid| !uid.is_empty()), self.stamped_at);
        match (self.events, uid, stamped_at, self.attendee) {
            (1, Some(uid), Some(stamped_at), Some((attendee, answer))) => Ok(InvitationReply {
                uid,
                sequence: self.sequence.unwrap_or(0),
                stamped_at,
                attendee,
                answer,
            }),
            _ => Err(ReplyFault::Malformed),
        }
    }
}

/// An instant in UTC (RFC 5545, section 3.3.5): a stamp has no other form.
fn instant(text: &str) -> Option<Timestamp> {
    let clock = text.strip_suffix(['Z', 'z'])?;
    let digits = clock.bytes().all(|byte| byte.is_ascii_digit() || byte == b'T');
    if clock.len() != "20200908T080000".len() || !digits {
        return None;
    }
    let clock = DateTime::strptime("%Y%m%dT%H%M%S", clock).ok()?;
    Offset::UTC.to_timestamp(clock).ok()
}

/// The address of a `mailto:` (RFC 6068) in lower case; nothing of any other address.
fn address(uri: &str) -> Option<String> {
    let (scheme, rest) = uri.split_at_checked("mailto:".len())?;
    let rest = rest.split(['?', '#']).next().filter(|_| scheme.eq_ignore_ascii_case("mailto:"))?;
    let mut octets = Vec::with_capacity(rest.len());
    let mut bytes = rest.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || bytes.next().and_then(|byte| char::from(byte).to_digit(16));
            let (high, low) = (digit()?, digit()?);
            octets.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            octets.push(byte);
        }
    }
    let address = String::from_utf8(octets).ok()?;
    let plain = address.contains('@') && !address.chars().any(|one| one.is_control() || one.is_whitespace());
    plain.then(|| address.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As Outlook writes it.
    const DECLINED: &str = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n\
        BEGIN:VTIMEZONE\r\nTZID:FLE Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T040000\r\nTZOFFSETFROM:+0300\r\n\
        TZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
        ATTENDEE;PARTSTAT=DECLINED;CN=\"Meikäläinen; Matti: virasto\":mailto:Matti.Meikalainen\r\n @Virasto.example.fi\r\n\
        COMMENT;LANGUAGE=fi-FI:Olen lääkärissä\\n\r\nUID:0190f3c1-0000-7000-8000-000000000001@sessions.polku\r\n\
        SUMMARY;LANGUAGE=fi-FI:Hylätty: Valmennuspäivä\r\nDTSTART;TZID=FLE Standard Time:20200908T080000\r\n\
        DTSTAMP:20200901T060000Z\r\nSEQUENCE:61\r\nBEGIN:VALARM\r\nDESCRIPTION:REMINDER\r\nUID:other\r\nEND:VALARM\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";

    fn with(from: &str, to: &str) -> Result<InvitationReply, ReplyFault> {
        assert!(DECLINED.contains(from), "{from}");
        InvitationReply::parse(&DECLINED.replace(from, to))
    }

    #[test]
    fn an_answer_is_read_and_nothing_beside_it() {
        let read = InvitationReply {
            uid: "0190f3c1-0000-7000-8000-000000000001@sessions.polku".into(),
            sequence: 61,
            stamped_at: "2020-09-01T06:00:00Z".parse().unwrap(),
            attendee: "matti.meikalainen@virasto.example.fi".into(),
            answer: Some(InvitationAnswer::Declined),
        };
        assert_eq!(InvitationReply::parse(DECLINED), Ok(read.clone()));
        // By lines that end otherwise, and by small letters.
        assert_eq!(InvitationReply::parse(&DECLINED.replace("\r\n", "\n")), Ok(read.clone()));
        assert_eq!(with("mailto:Matti", "MAILTO:matti"), Ok(read.clone()));
        assert_eq!(with("PARTSTAT=DECLINED", "partstat=\"Declined\""), Ok(read.clone()));
        assert_eq!(with("METHOD:REPLY", "method:reply"), Ok(read));
        for (said, answer) in [
            ("ACCEPTED", Some(InvitationAnswer::Accepted)),
            ("TENTATIVE", Some(InvitationAnswer::Tentative)),
            ("DELEGATED", None),
            ("NEEDS-ACTION", None),
        ] {
            assert_eq!(with("=DECLINED", &format!("={said}")).unwrap().answer, answer, "{said}");
        }
        assert_eq!(with("SEQUENCE:61\r\n", "").unwrap().sequence, 0);
        assert_eq!(
            with("Matti.Meikalainen", "matti%2Bpolku").unwrap().attendee,
            "matti+polku@virasto.example.fi"
        );
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for method in ["REQUEST", "COUNTER", "CANCEL", "PUBLISH"] {
            assert_eq!(with("REPLY", method), Err(ReplyFault::OtherMethod), "{method}");
        }
        assert_eq!(with("METHOD:REPLY\r\n", ""), Err(ReplyFault::OtherMethod));
        let event = "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR";
        for (from, to) in [
            ("SEQUENCE:61", "SEQUENCE:-1"),
            ("SEQUENCE:61", "SEQUENCE:61\r\nSEQUENCE:62"),
            ("METHOD:REPLY", "METHOD:REPLY\r\nMETHOD:REPLY"),
            ("20200901T060000Z", "20200901T060000"),
            ("20200901T060000Z", "20200931T060000Z"),
            ("DTSTAMP:20200901T060000Z\r\n", ""),
            ("mailto:", "urn:uuid:"),
            ("@Virasto", ""),
            ("COMMENT;LANGUAGE=fi-FI:", "ATTENDEE:mailto:a@b.fi\r\nCOMMENT:"),
            ("UID:0190f3c1-0000-7000-8000-000000000001@sessions.polku\r\n", ""),
            ("BEGIN:VEVENT", "BEGIN:VTODO"),
            ("END:VALARM", "END:VEVENT"),
            ("END:VCALENDAR", event),
            ("END:VCALENDAR\r\n", ""),
            ("END:VCALENDAR\r\n", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            ("VERSION:2.0", "a line without its end"),
        ] {
            assert_eq!(with(from, to), Err(ReplyFault::Malformed), "{to}");
        }
        assert_eq!(InvitationReply::parse(""), Err(ReplyFault::Malformed));
        assert_eq!(InvitationReply::parse(&"a".repeat(LONGEST_REPLY + 1)), Err(ReplyFault::TooLong));
    }

    #[test]
    fn every_answer_reads_back_from_its_code() {
        for answer in InvitationAnswer::ALL {
            assert_eq!(InvitationAnswer::from_code(answer.code()), Some(answer));
        }
        assert_eq!(InvitationAnswer::from_code("delegated"), None);
    }

    proptest! {
        /// Whatever comes, it is read or refused.
        #[test]
        fn any_octets_are_read_or_refused(octets in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = InvitationReply::parse(&String::from_utf8_lossy(&octets));
        }

        /// And whatever part of an answer is lost or made into something else.
        #[test]
        fn a_torn_answer_is_read_or_refused(at in 0..DECLINED.len(), cut in 0..80_usize, put in "[\\PC\r\n;:\"=%]{0,20}") {
            let octets = DECLINED.as_bytes();
            let end = (at + cut).min(octets.len());
            let torn = [&octets[..at], put.as_bytes(), &octets[end..]].concat();
            if let Ok(read) = InvitationReply::parse(&String::from_utf8_lossy(&torn)) {
                prop_assert!(!read.uid.is_empty() && read.attendee.contains('@'));
            }
        }

        /// What we invite by, answered, names what we invited to.
        #[test]
        fn an_address_is_read_back(local in "[a-z0-9.+%&?#<>\"]{1,20}", sequence in 0..u64::MAX) {
            let address = format!("{local}@virasto.example.fi");
            let event = super::super::CalendarEvent {
                uid: "a@sessions.polku".into(),
                sequence,
                changed_at: "2020-08-01T06:00:00Z".parse().unwrap(),
                start: super::super::EventTime::Utc("2020-09-08T05:00:00Z".parse().unwrap()),
                end: super::super::EventTime::Utc("2020-09-08T06:00:00Z".parse().unwrap()),
                summary: "x".into(),
                location: None,
                description: None,
                cancelled: false,
            };
            let message = super::super::CalendarMessage { event: &event, organizer: "p@q.fi", attendee: &address }.text();
            let answer = message.replace("METHOD:REQUEST", "METHOD:REPLY").replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=TENTATIVE");
            let read = InvitationReply::parse(&answer).unwrap();
            prop_assert_eq!((read.uid.as_str(), read.sequence, read.attendee), ("a@sessions.polku", sequence, address));
            prop_assert_eq!(read.answer, Some(InvitationAnswer::Tentative));
        }
    }
}
