//! What was asked, read: everything that can be judged without looking into the programme.

use jiff::ToSpan as _;
use jiff::civil::{Date, Time, Weekday};
use polku_api_types::schedule as wire;
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::schedule::{Hours, PartOfDay, SlotLength};
use polku_domain::text::TextLimits;

use crate::problem::{AppError, FieldCode};
use crate::sessions::convert::place_key;
use crate::text::Faults;

/// Longest period, in days.
const MOST_DAYS: i64 = 400;
/// The shortest session, in minutes: less than that would let nobody lead.
const LEAST_LED: u32 = 5;
/// The minutes of a week.
const WEEK: u32 = 7 * 24 * 60;

/// A room that may be used.
#[derive(Clone, Debug)]
pub struct Place {
    pub name: String,
    /// As places are compared.
    pub key: String,
    pub seats: Option<u32>,
}

/// What was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub first: Date,
    pub last: Date,
    pub daily: Hours,
    pub weekdays: Vec<Weekday>,
    pub slot: SlotLength,
    pub places: Vec<Place>,
    /// The rest as it was said.
    pub body: wire::ProposeSchedule,
}

impl Asked {
    /// Reads it. `at` leads to where it stands in the body.
    ///
    /// # Errors
    /// `invalid_fields` with every fault.
    pub fn read(body: &wire::ProposeSchedule, today: Date, at: &str) -> Result<Self, AppError> {
        let mut faults = Faults::none();
        let ahead = (body.first > today).then_some(body.first).ok_or(());
        let first = faults.take(&format!("{at}/first"), ahead, |()| FieldCode::OutOfOrder);
        let last = faults.take(&format!("{at}/last"), last(body), |fault| fault);
        let from = time(&mut faults, &format!("{at}/from"), &body.from);
        let until = time(&mut faults, &format!("{at}/until"), &body.until);
        let daily = from.zip(until).and_then(|(from, until)| {
            faults.take(&format!("{at}/until"), Hours::parse(from, until), |_| FieldCode::OutOfOrder)
        });
        let places = places(&mut faults, body, at);
        faults.take(&format!("{at}/leader_week_minutes"), leading(body), |fault| fault);
        for (index, element) in body.elements.iter().enumerate() {
            let most = element.greatest_days.filter(|most| *most < element.least_days);
            let fits = most.map_or(Ok(()), |_| Err(()));
            faults.take(&format!("{at}/elements/{index}/greatest_days"), fits, |()| FieldCode::OutOfOrder);
        }
        let read = first.zip(last).zip(daily).map(|((first, last), daily)| Self {
            first,
            last,
            daily,
            weekdays: body.weekdays.iter().map(|day| weekday(*day)).collect(),
            slot: match body.step {
                wire::StartStep::Quarter => SlotLength::Quarter,
                wire::StartStep::Half => SlotLength::Half,
            },
            places,
            body: body.clone(),
        });
        faults.finish(read)
    }
}

fn last(body: &wire::ProposeSchedule) -> Result<Date, FieldCode> {
    let longest = body.first.saturating_add((MOST_DAYS - 1).days());
    match body.last {
        last if last < body.first => Err(FieldCode::OutOfOrder),
        last if last > longest => Err(FieldCode::TooLarge { max: MOST_DAYS }),
        last => Ok(last),
    }
}

/// What one facilitator leads in a week at the most: something, and no more than a week has.
fn leading(body: &wire::ProposeSchedule) -> Result<(), FieldCode> {
    match body.leader_week_minutes {
        Some(minutes) if minutes < LEAST_LED => Err(FieldCode::TooSmall { min: i64::from(LEAST_LED) }),
        Some(minutes) if minutes > WEEK => Err(FieldCode::TooLarge { max: i64::from(WEEK) }),
        _ => Ok(()),
    }
}

fn time(faults: &mut Faults, at: &str, text: &str) -> Option<Time> {
    let read = Time::strptime("%H:%M", text).ok().filter(|_| text.len() == 5);
    faults.take(at, read.ok_or(()), |()| FieldCode::Malformed)
}

fn places(faults: &mut Faults, body: &wire::ProposeSchedule, at: &str) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::with_capacity(body.places.len());
    for (index, place) in body.places.iter().enumerate() {
        let pointer = format!("{at}/places/{index}/name");
        let Some(name) = faults.text(&pointer, &place.name, TextLimits::TITLE) else { continue };
        let key = place_key(Some(&name), DeliveryMode::InPerson).unwrap_or_default();
        let once = if found.iter().any(|other| other.key == key) { Err(()) } else { Ok(()) };
        faults.take(&pointer, once, |()| FieldCode::Duplicate);
        found.push(Place { name, key, seats: place.seats });
    }
    found
}

/// A weekday of the wire.
pub const fn weekday(day: wire::Weekday) -> Weekday {
    match day {
        wire::Weekday::Monday => Weekday::Monday,
        wire::Weekday::Tuesday => Weekday::Tuesday,
        wire::Weekday::Wednesday => Weekday::Wednesday,
        wire::Weekday::Thursday => Weekday::Thursday,
        wire::Weekday::Friday => Weekday::Friday,
        wire::Weekday::Saturday => Weekday::Saturday,
        wire::Weekday::Sunday => Weekday::Sunday,
    }
}

/// A part of the day of the wire.
pub const fn part(part: wire::PartOfDay) -> PartOfDay {
    match part {
        wire::PartOfDay::Morning => PartOfDay::Morning,
        wire::PartOfDay::Afternoon => PartOfDay::Afternoon,
    }
}
