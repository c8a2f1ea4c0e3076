//! An event for a recipient's calendar, as it waits with its mail.

use jiff::Timestamp;
use jiff::civil::DateTime;
use polku_domain::calendar::{CalendarEvent, EventTime};
use serde::{Deserialize, Serialize};

/// The event without whom it goes to, which is known when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    uid: String,
    sequence: u64,
    changed_at: Timestamp,
    start: When,
    end: When,
    summary: String,
    location: Option<String>,
    description: Option<String>,
    cancelled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum When {
    Finland(DateTime),
    Utc(Timestamp),
}

impl From<EventTime> for When {
    fn from(time: EventTime) -> Self {
        match time {
            EventTime::Finland(at) => Self::Finland(at),
            EventTime::Utc(at) => Self::Utc(at),
        }
    }
}

impl From<When> for EventTime {
    fn from(time: When) -> Self {
        match time {
            When::Finland(at) => Self::Finland(at),
            When::Utc(at) => Self::Utc(at),
        }
    }
}

impl From<CalendarEvent> for Event {
    fn from(event: CalendarEvent) -> Self {
        Self {
            uid: event.uid,
            sequence: event.sequence,
            changed_at: event.changed_at,
            start: event.start.into(),
            end: event.end.into(),
            summary: event.summary,
            location: event.location,
            description: event.description,
            cancelled: event.cancelled,
        }
    }
}

impl From<Event> for CalendarEvent {
    fn from(event: Event) -> Self {
        Self {
            uid: event.uid,
            sequence: event.sequence,
            changed_at: event.changed_at,
            start: event.start.into(),
            end: event.end.into(),
            summary: event.summary,
            location: event.location,
            description: event.description,
            cancelled: event.cancelled,
        }
    }
}
