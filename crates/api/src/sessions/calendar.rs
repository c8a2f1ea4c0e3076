//! One's own sessions as events of a calendar file.
//!
//! A calendar is open to whoever looks over a shoulder or shares it at work: of what is confidential, coaching and
//! mentoring, it says when, where and of which programme, and neither what it is nor what it is about.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use polku_domain::calendar::{CalendarEvent, CalendarFile, EventTime};
use polku_domain::ids::SessionId;
use polku_domain::programmes::element::{Audience, DeliveryMode};
use polku_domain::sessions::{SessionState, instant};
use polku_i18n::{Language, text};

use super::service::Own;
use super::store::SessionRow;
use crate::applications::reasons::written;
use crate::clock::{FINLAND, finland};
use crate::db::Ts;
use crate::programmes::store::designs::ElementRow;

/// What follows the id of a session in the name of its event, for good.
const UID_AT: &str = "sessions.polku";

/// The session that an event is of, by the name of the event; none for an event that is not ours.
pub fn session_of(uid: &str) -> Option<SessionId> {
    let id = uid.strip_suffix(UID_AT)?.strip_suffix('@')?;
    id.parse().ok().map(SessionId::new)
}

/// The events of some sessions in their reader's language.
pub fn file(own: &Own, language: Language) -> CalendarFile {
    let event = |row: &SessionRow| {
        let element = own.elements.get(&row.element_id.0)?;
        let programme = own.names.get(&row.programme_id.0)?;
        Some(event(row, element, written(programme, language), language))
    };
    CalendarFile {
        name: text(language, "session-calendar-name", &[]),
        events: own.rows.iter().filter_map(event).collect(),
    }
}

/// Whether what happens there is between those who are there.
fn is_confidential(element: &ElementRow) -> bool {
    matches!(element.kind.0.audience(), Audience::SmallGroup | Audience::Mentoring)
}

/// The number under which a change is told: the version and the seconds since the session was published. It rises with
/// every change of the session, and with time for whoever leaves it and comes back while it stays as it is. The file and the
/// address have the number of the last change.
pub fn sequence(row: &SessionRow, at: Timestamp) -> i64 {
    let published = row.published_at.map_or(at, |published| published.0);
    row.version.saturating_add(at.duration_since(published).as_secs().max(0))
}

/// A session as an event, in one language.
pub fn event(row: &SessionRow, element: &ElementRow, programme: &str, language: Language) -> CalendarEvent {
    let title = if is_confidential(element) {
        text(language, "session-calendar-private", &[])
    } else {
        written(&element.title.0, language).to_owned()
    };
    let topic = row.topic.0.as_ref().filter(|_| !is_confidential(element));
    let remote = || text(language, "session-calendar-remote", &[]);
    let location = match (row.mode.0, &row.place) {
        (DeliveryMode::Remote, _) => Some(remote()),
        (DeliveryMode::Hybrid, Some(place)) => Some(format!("{place} / {}", remote())),
        (_, place) => place.clone(),
    };
    CalendarEvent {
        uid: format!("{}@{UID_AT}", row.id.0),
        sequence: sequence(row, row.changed_at.0).unsigned_abs(),
        changed_at: row.changed_at.0,
        start: time(row, &row.local_start, row.starts_at),
        end: time(row, &row.local_end, row.ends_at),
        summary: format!("{title} – {programme}"),
        location,
        description: topic.map(|topic| written(topic, language).to_owned()),
        cancelled: row.state.0 == SessionState::Cancelled,
    }
}

/// By the clock in Finland, as far as the clock alone tells the moment: a calendar takes the first of two showings.
fn time(row: &SessionRow, local: &str, at: Ts) -> EventTime {
    let clock: Option<DateTime> = local.parse().ok().filter(|_| row.zone == FINLAND);
    let zone: TimeZone = finland();
    match clock.filter(|clock| instant(*clock, None, &zone) == Ok(at.0)) {
        Some(clock) => EventTime::Finland(clock),
        None => EventTime::Utc(at.0),
    }
}
