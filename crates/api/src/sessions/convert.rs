//! Wire ↔ domain.

mod links;
mod shift;

pub use links::{address_fault, join_line, link, links, named, shown_links};
pub use shift::Shift;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use polku_api_types::sessions as wire;
use polku_api_types::text::Localised;
use polku_domain::ids::GroupId;
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::rooms::{self, compared};
use polku_domain::sessions::{
    Break, CancellationReason, Capacity, Choosing, Hour, JoinWindow, MAX_BREAKS, MAX_MINUTES, ModeCause,
    Moment, Plan, PlanFault, SessionState, Skipped, Way, address, instant, occurs_twice,
};
use polku_domain::text::TextLimits;

use super::store::{GroupRow, ModeChangeRow, SessionRow};
use crate::clock::FINLAND;
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::design::{mode_to_domain, mode_to_wire, same_words};
use crate::programmes::store::count;
use crate::programmes::store::designs::ElementRow;
use crate::text::{Faults, to_wire};

same_words! {
    /// A state on the wire.
    state_to_wire, state_to_domain, wire::SessionState, SessionState, [Draft, Published, Cancelled]
}

same_words! {
    /// Why a session was cancelled, on the wire.
    reason_to_wire, reason_to_domain, wire::CancellationReason, CancellationReason,
    [FacilitatorAbsent, Restrictions, Venue, TooFew, Rescheduled, Other]
}

same_words! {
    /// Why a session is delivered otherwise, on the wire.
    cause_to_wire, cause_to_domain, wire::ModeCause, ModeCause,
    [Restrictions, Venue, Facilitator, Weather, Participants, Other, Undone]
}

same_words! {
    /// In which way somebody takes part, on the wire.
    way_to_wire, way_to_domain, wire::Way, Way, [OnSite, Remote]
}

const fn hour(hour: wire::RepeatedHour) -> Hour {
    match hour {
        wire::RepeatedHour::Earlier => Hour::Earlier,
        wire::RepeatedHour::Later => Hour::Later,
    }
}

/// How a time by the clock on the wall is written.
const CLOCK: &str = "%Y-%m-%dT%H:%M";
/// How many characters that takes.
const CLOCK_LENGTH: usize = 16;

/// A room or an address: one line.
const PLACE: TextLimits = rooms::NAME;

/// What was said of a session, apart from its element and its group.
#[derive(Clone, Debug)]
pub struct Said {
    /// When, by the clock.
    pub plan: Plan,
    /// The zone of the clock.
    pub zone: TimeZone,
    /// The zone's own name.
    pub zone_name: String,
    /// How it is to be delivered.
    pub mode: DeliveryMode,
    /// What it is about.
    pub topic: Option<Localised>,
    /// Where.
    pub place: Option<String>,
    /// Seats of the room.
    pub seats: Option<u32>,
    /// How many can join remotely.
    pub remote_seats: Option<u32>,
    /// Hours before the start at which choosing closes.
    pub choose_hours: Option<u32>,
    /// What the button to join leads to.
    pub join_address: Option<String>,
}

impl Said {
    /// The place as places are compared; nothing where nobody goes anywhere.
    pub fn place_key(&self) -> Option<String> {
        place_key(self.place.as_deref(), self.mode)
    }
}

/// A place as places are compared; nothing where nobody goes anywhere.
pub fn place_key(place: Option<&str>, mode: DeliveryMode) -> Option<String> {
    place.map(compared).filter(|_| mode != DeliveryMode::Remote)
}

/// Reads why a session is delivered otherwise. `at` leads to where it stands in the body.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn cause(
    cause: wire::ModeCause,
    note: Option<&str>,
    (at_cause, at_note): (&str, &str),
) -> Result<(ModeCause, Option<String>), AppError> {
    let mut faults = Faults::none();
    let said = cause_to_domain(cause);
    let cause =
        faults.take(at_cause, said.can_be_said().then_some(said).ok_or(()), |()| FieldCode::NotAllowed);
    let note = note.map(|note| faults.text(at_note, note, TextLimits::TITLE));
    faults.finish(cause.map(|cause| (cause, note.flatten())))
}

/// Refuses a cause where nothing that people were told changes.
///
/// # Errors
/// `invalid_fields`.
pub fn no_cause(session: &wire::SaveSession, at: &str) -> Result<(), AppError> {
    let refused = |field: &str| Err(AppError::invalid(format!("{at}/{field}"), FieldCode::NotAllowed));
    match (&session.mode_cause, &session.mode_note) {
        (None, None) => Ok(()),
        (Some(_), _) => refused("mode_cause"),
        (None, Some(_)) => refused("mode_note"),
    }
}

/// One change of how a session is delivered, on the wire.
pub fn mode_change(row: ModeChangeRow, changed_by: String) -> wire::SessionModeChange {
    wire::SessionModeChange {
        number: count(row.number),
        from: mode_to_wire(row.from_mode.0),
        to: mode_to_wire(row.to_mode.0),
        cause: cause_to_wire(row.cause.0),
        note: row.note,
        circumstance_id: row.circumstance_id.map(|id| id.0.uuid()),
        changed_by,
        changed_at: row.changed_at.0,
    }
}

/// What a participant is told of the last change.
pub fn own_mode_change(row: &ModeChangeRow) -> wire::OwnModeChange {
    wire::OwnModeChange {
        from: mode_to_wire(row.from_mode.0),
        cause: cause_to_wire(row.cause.0),
        changed_at: row.changed_at.0,
    }
}

/// The seats of a session in each way.
pub fn capacity(row: &SessionRow) -> Capacity {
    Capacity { on_site: row.seats.map(count), remote: row.remote_seats.map(count) }
}

/// What the members of a session have to choose.
pub fn choosing(row: &SessionRow) -> Choosing {
    Choosing {
        state: row.state.0,
        mode: row.mode.0,
        starts_at: row.starts_at.0,
        hours_before: row.choose_hours.map(count),
        capacity: capacity(row),
    }
}

/// How a participant joins a session at `now`: the address only while it can be joined.
pub fn join(row: &SessionRow, now: Timestamp) -> Option<wire::SessionJoin> {
    let window = JoinWindow::of(row.state.0, row.mode.0, row.starts_at.0, row.ends_at.0)?;
    Some(wire::SessionJoin {
        opens_at: window.opens_at,
        closes_at: window.closes_at,
        address: row.join_address.clone().filter(|_| window.is_open(now)),
    })
}

/// A time by the clock as it is written.
pub fn clock_text(at: DateTime) -> String {
    at.strftime(CLOCK).to_string()
}

fn join_address(faults: &mut Faults, at: &str, raw: &str) -> Option<String> {
    faults.take(at, address(raw), address_fault)
}

fn clock(faults: &mut Faults, at: &str, text: &str) -> Option<DateTime> {
    let read = DateTime::strptime(CLOCK, text).ok().filter(|_| text.len() == CLOCK_LENGTH);
    faults.take(at, read.ok_or(()), |()| FieldCode::Malformed)
}

/// The zone of a name, with its own spelling of it.
fn zone(faults: &mut Faults, at: &str, name: Option<&str>) -> Option<(TimeZone, String)> {
    let found = TimeZone::get(name.unwrap_or(FINLAND)).ok();
    let named = found.and_then(|zone| zone.iana_name().map(str::to_owned).map(|name| (zone, name)));
    faults.take(at, named.ok_or(()), |()| FieldCode::NotAllowed)
}

/// Reads what is said of a session. `at` is where it stands in the body.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn said(session: &wire::SaveSession, element: &ElementRow, at: &str) -> Result<Said, AppError> {
    let mut faults = Faults::none();
    let start = clock(&mut faults, &format!("{at}/start"), &session.start);
    let end = clock(&mut faults, &format!("{at}/end"), &session.end);
    let zone = zone(&mut faults, &format!("{at}/zone"), session.zone.as_deref());
    let mut breaks = Vec::with_capacity(session.breaks.len());
    for (index, pause) in session.breaks.iter().enumerate() {
        let start = clock(&mut faults, &format!("{at}/breaks/{index}/start"), &pause.start);
        breaks.extend(start.map(|start| Break { start, minutes: pause.minutes }));
    }
    let mode = session.mode.map(mode_to_domain).or(element.planned_mode.map(|mode| mode.0));
    let mode = faults.take(&format!("{at}/mode"), mode.ok_or(()), |()| FieldCode::Missing);
    let topic = faults.optional(&format!("{at}/topic"), session.topic.as_ref(), TextLimits::TITLE);
    let place = session.place.as_deref().map(|place| faults.text(&format!("{at}/place"), place, PLACE));
    let join_address = session
        .join_address
        .as_deref()
        .map(|address| join_address(&mut faults, &format!("{at}/join_address"), address));
    let hours = (session.start_hour.map(hour), session.end_hour.map(hour));
    let plan = start.zip(end).map(|(start, end)| Plan {
        start,
        end,
        start_hour: hours.0,
        end_hour: hours.1,
        breaks,
    });
    let read = plan.zip(zone).zip(mode.zip(topic)).map(|((plan, (zone, zone_name)), (mode, topic))| Said {
        plan,
        zone,
        zone_name,
        mode,
        topic: topic.as_ref().map(to_wire),
        place: place.flatten(),
        seats: session.seats,
        remote_seats: session.remote_seats,
        choose_hours: session.choose_hours,
        join_address: join_address.flatten(),
    });
    faults.finish(read)
}

/// What is wrong with when a session shall be.
pub fn plan_fault(fault: PlanFault, at: &str) -> AppError {
    let of = |moment| match moment {
        Moment::Start => format!("{at}/start"),
        Moment::End => format!("{at}/end"),
        Moment::Break(index) => format!("{at}/breaks/{index}/start"),
    };
    let (pointer, code) = match fault {
        PlanFault::Skipped(moment, Skipped { before, after }) => {
            (of(moment), FieldCode::SkippedHour { before: clock_text(before), after: clock_text(after) })
        }
        PlanFault::Beyond(moment) => (of(moment), FieldCode::Malformed),
        PlanFault::EndBeforeStart => (of(Moment::End), FieldCode::OutOfOrder),
        PlanFault::TooLong => (of(Moment::End), FieldCode::TooLarge { max: i64::from(MAX_MINUTES) }),
        PlanFault::TooManyBreaks => (format!("{at}/breaks"), FieldCode::TooMany { max: MAX_BREAKS as u64 }),
        PlanFault::EmptyBreak(index) => {
            (format!("{at}/breaks/{index}/minutes"), FieldCode::TooSmall { min: 1 })
        }
        PlanFault::BreakOutside(index) | PlanFault::BreaksOverlap(index) => {
            (of(Moment::Break(index)), FieldCode::OutOfOrder)
        }
        PlanFault::OnlyBreaks => (format!("{at}/breaks"), FieldCode::NotAllowed),
    };
    AppError::invalid(pointer, code)
}

/// What saves a stored session as it is, for whoever changes one thing of it.
pub fn as_said(row: &SessionRow) -> wire::SaveSession {
    let zone = TimeZone::get(&row.zone).ok();
    // The clock alone does not tell which of the two hours of the night in autumn was meant.
    let hour = |local: &str, at: Timestamp| {
        let (clock, zone) = (clock_of(local)?, zone.as_ref()?);
        let later = instant(clock, Some(Hour::Later), zone) == Ok(at);
        occurs_twice(clock, zone).then_some(if later {
            wire::RepeatedHour::Later
        } else {
            wire::RepeatedHour::Earlier
        })
    };
    wire::SaveSession {
        element_id: row.element_id.0.uuid(),
        group_id: row.group().map(|group| group.uuid()),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        zone: Some(row.zone.clone()),
        start_hour: hour(&row.local_start, row.starts_at.0),
        end_hour: hour(&row.local_end, row.ends_at.0),
        breaks: row.breaks.0.clone(),
        mode: Some(mode_to_wire(row.mode.0)),
        topic: row.topic.0.clone(),
        place: row.place.clone(),
        seats: row.seats.map(count),
        remote_seats: row.remote_seats.map(count),
        choose_hours: row.choose_hours.map(count),
        join_address: row.join_address.clone(),
        mode_cause: None,
        mode_note: None,
    }
}

/// The same at another time: as long by the clock, its breaks as long after its beginning.
///
/// # Errors
/// `invalid_fields` for what is no time, or lies beyond all calendars.
pub fn as_said_from(row: &SessionRow, start: &str, at: &str) -> Result<wire::SaveSession, AppError> {
    let malformed = || AppError::invalid(at, FieldCode::Malformed);
    let read = |text: &str| DateTime::strptime(CLOCK, text).ok().filter(|_| text.len() == CLOCK_LENGTH);
    let (begins, began) = (read(start).ok_or_else(malformed)?, read(&row.local_start).ok_or_else(malformed)?);
    let moved = |text: &str| {
        let after = began.until(read(text)?).ok()?;
        begins.checked_add(after).ok().map(clock_text)
    };
    let mut said = as_said(row);
    (said.start_hour, said.end_hour) = (None, None);
    said.start = clock_text(begins);
    said.end = moved(&row.local_end).ok_or_else(malformed)?;
    for pause in &mut said.breaks {
        pause.start = moved(&pause.start).ok_or_else(malformed)?;
    }
    Ok(said)
}

/// Breaks on the wire.
pub fn breaks(plan: &Plan) -> Vec<wire::SessionBreak> {
    let pause = |pause: &Break| wire::SessionBreak { start: clock_text(pause.start), minutes: pause.minutes };
    plan.breaks.iter().map(pause).collect()
}

/// A stored time by the clock.
pub fn clock_of(text: &str) -> Option<DateTime> {
    DateTime::strptime(CLOCK, text).ok()
}

/// The day on which a stored session begins, by its clock.
pub fn first_day(row: &SessionRow) -> Option<jiff::civil::Date> {
    clock_of(&row.local_start).map(DateTime::date)
}

/// For whom a session is.
pub fn group(of: Option<GroupId>, groups: &[GroupRow]) -> Option<wire::SessionGroup> {
    let find = |id: GroupId| groups.iter().find(|group| group.id == id);
    let own = find(of?)?;
    Some(match own.within.and_then(find) {
        Some(outer) => {
            wire::SessionGroup { id: own.id.uuid(), number: outer.number, small: Some(own.number) }
        }
        None => wire::SessionGroup { id: own.id.uuid(), number: own.number, small: None },
    })
}
