//! A digest in the words of a mail.

use jiff::ToSpan as _;
use jiff::civil::Date;
use polku_api_types::words::Spoken as _;
use polku_domain::ids::ProgrammeId;
use polku_domain::messages::DigestDay;
use polku_domain::programmes::element::DeliveryMode;

use super::contents::{Contents, Gathered, MOST, Waits};
use crate::clock::FINLAND;
use crate::notify::{Arg, Args};
use crate::oversight::Asks;
use crate::programmes::convert::design::mode_to_wire;
use crate::sessions::store::SessionRow;

/// A text with arguments, as an argument of another.
fn said<const N: usize>(key: &str, args: [(&str, Arg); N]) -> Arg {
    let args = args.into_iter().map(|(name, arg)| (name.to_owned(), arg));
    Arg::Lines { key: key.to_owned(), each: vec![args.collect()] }
}

/// Lines below each other.
fn lines(texts: impl IntoIterator<Item = Arg>) -> Arg {
    let one = |text| Args::from([("text".to_owned(), text)]);
    Arg::Lines { key: "mail-digest-line".to_owned(), each: texts.into_iter().map(one).collect() }
}

/// A paragraph of its own: `end` is an empty line below it.
fn part(heading: Arg, lines: Arg) -> Args {
    let end = Arg::Text(String::new());
    Args::from([("heading".to_owned(), heading), ("lines".to_owned(), lines), ("end".to_owned(), end)])
}

fn number(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The last day that a digest covers.
pub fn last_day(day: DigestDay) -> Date {
    day.until.checked_sub(1.day()).unwrap_or(day.on)
}

/// Puts what somebody is told into words.
pub struct Writer<'a> {
    pub gathered: &'a Gathered,
    /// The address of the service.
    pub url: &'a str,
}

impl Writer<'_> {
    /// What the mail's words are filled with.
    pub fn args(&self, contents: &Contents, day: DigestDay) -> Args {
        let last = last_day(day);
        let days = usize::try_from((last - day.on).get_days()).unwrap_or_default() + 1;
        Args::from([
            ("days".to_owned(), number(days)),
            ("from".to_owned(), Arg::Day(day.on)),
            ("until".to_owned(), Arg::Day(last)),
            (
                "parts".to_owned(),
                Arg::Lines { key: "mail-digest-part".to_owned(), each: self.parts(contents) },
            ),
            ("settings".to_owned(), self.link("sessions/digest")),
            ("link".to_owned(), self.link("")),
        ])
    }

    fn parts(&self, contents: &Contents) -> Vec<Args> {
        let mut parts = Vec::new();
        if !contents.own.is_empty() {
            parts.push(part(Arg::Word("mail-digest-own".to_owned()), self.sessions(&contents.own, true)));
        }
        if !contents.led.is_empty() {
            parts.push(part(Arg::Word("mail-digest-led".to_owned()), self.sessions(&contents.led, false)));
        }
        if !contents.waits.is_empty() {
            let waits = contents.waits.iter().map(|one| self.waits(one));
            parts.push(part(Arg::Word("mail-digest-waits".to_owned()), at_most(waits)));
        }
        parts.extend(contents.asks.iter().take(MOST).map(|(programme, asks)| self.asks(*programme, asks)));
        if let Some(more) = contents.asks.len().checked_sub(MOST).filter(|more| *more > 0) {
            let link = self.link("coordinator");
            let text = said("mail-digest-more-programmes", [("count", number(more)), ("link", link)]);
            parts.push(part(text, Arg::Text(String::new())));
        }
        parts
    }

    fn sessions(&self, rows: &[SessionRow], with_places: bool) -> Arg {
        at_most(rows.iter().map(|row| self.session(row, with_places)))
    }

    /// The programme, the time and the place: what a mail about the session itself says, too. Those who lead are mailed no place, so
    /// of theirs the way alone.
    fn session(&self, row: &SessionRow, with_place: bool) -> Arg {
        let mode = Arg::Word(mode_to_wire(row.mode.0).word().to_owned());
        let place =
            row.place.clone().filter(|_| with_place && row.mode.0 != DeliveryMode::Remote).map(Arg::Text);
        said(
            "mail-digest-session",
            [
                ("when", Arg::MomentInZone { at: row.starts_at.0, zone: row.zone.clone() }),
                ("programme", self.name(row.programme_id.0)),
                ("where", place.unwrap_or(mode)),
            ],
        )
    }

    fn waits(&self, waits: &Waits) -> Arg {
        let programme = ("programme", self.name(waits.programme()));
        match waits {
            Waits::Place { deadline, .. } => {
                let deadline = Arg::MomentInZone { at: *deadline, zone: FINLAND.to_owned() };
                said(
                    "mail-digest-place",
                    [programme, ("deadline", deadline), ("link", self.link("applications"))],
                )
            }
            Waits::Way { session, zone, closes_at, .. } => {
                let until = Arg::MomentInZone { at: *closes_at, zone: zone.clone() };
                let link = self.link(&format!("sessions/{session}"));
                said("mail-digest-way", [programme, ("until", until), ("link", link)])
            }
            Waits::Hours { .. } => said("mail-digest-hours", [programme, ("link", self.link(""))]),
        }
    }

    fn asks(&self, programme: ProgrammeId, asks: &Asks) -> Args {
        let link = self.link(&format!("coordinator/programmes/{programme}/health"));
        let heading =
            said("mail-digest-programme-asks", [("programme", self.name(programme)), ("link", link)]);
        // The words of the page itself, in its order.
        let counts = [
            ("health-unopened", asks.unopened),
            ("health-declined", asks.declined),
            ("health-without-address", asks.without_address),
            ("health-without-lead", asks.without_lead),
            ("health-unmarked", asks.unmarked),
            ("health-undelivered", asks.undelivered),
            ("health-breaches", asks.breaches),
            ("health-unanswered", asks.unanswered_hours),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        part(heading, lines(counts.map(|(key, count)| said(key, [("count", Arg::Number(count.into()))]))))
    }

    fn name(&self, programme: ProgrammeId) -> Arg {
        self.gathered.names.get(&programme).cloned().map_or_else(|| Arg::Text(String::new()), Arg::from)
    }

    fn link(&self, path: &str) -> Arg {
        Arg::Text(format!("{}/{path}", self.url))
    }
}

/// The first lines, and how many more there are.
fn at_most(all: impl ExactSizeIterator<Item = Arg>) -> Arg {
    let more = all.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| said("mail-digest-more", [("count", number(more))]));
    lines(all.take(MOST).chain(rest))
}
