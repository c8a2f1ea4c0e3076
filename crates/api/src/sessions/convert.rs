//! Wire ↔ domain.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use polku_api_types::sessions as wire;
use polku_api_types::text::Localised;
use polku_domain::ids::GroupId;
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::{
    Break, CancellationReason, Hour, MAX_BREAKS, MAX_MINUTES, Moment, Plan, PlanFault, SessionState, Skipped,
};
use polku_domain::text::{TextLimits, fold_for_search};

use super::store::{GroupRow, SessionRow};
use crate::clock::FINLAND;
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::design::{mode_to_domain, same_words};
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
const PLACE: TextLimits = TextLimits::TITLE;

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
}

impl Said {
    /// The place as places are compared; nothing where nobody goes anywhere.
    pub fn place_key(&self) -> Option<String> {
        self.place.as_deref().map(fold_for_search).filter(|_| self.mode != DeliveryMode::Remote)
    }
}

/// A time by the clock as it is written.
pub fn clock_text(at: DateTime) -> String {
    at.strftime(CLOCK).to_string()
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
    let hours = (session.start_hour.map(hour), session.end_hour.map(hour));
    let seats = session.seats;
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
        seats,
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

/// Breaks on the wire.
pub fn breaks(plan: &Plan) -> Vec<wire::SessionBreak> {
    let pause = |pause: &Break| wire::SessionBreak { start: clock_text(pause.start), minutes: pause.minutes };
    plan.breaks.iter().map(pause).collect()
}

/// The day on which a stored session begins, by its clock.
pub fn first_day(row: &SessionRow) -> Option<jiff::civil::Date> {
    DateTime::strptime(CLOCK, &row.local_start).ok().map(DateTime::date)
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
