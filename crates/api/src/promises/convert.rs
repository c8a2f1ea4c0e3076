//! Rows, rules and wire.

use polku_api_types::promises as wire;
use polku_domain::programmes::element::{Element, Length};
use polku_domain::programmes::hours::FULL_DAY_MINUTES;
use polku_domain::promises::Time;

use super::store::ConsentRow;
use crate::problem::AppError;
use crate::programmes::convert::design::kind_to_wire;
use crate::programmes::service::shown;
use crate::programmes::store::count;
use crate::programmes::store::designs::ElementRow;

/// A time on the wire.
pub const fn time(time: Time) -> wire::PromisedTime {
    wire::PromisedTime { minutes: time.minutes, unmeasured_meetings: time.unmeasured }
}

/// What somebody was asked to consent to.
pub fn taken(row: &ConsentRow) -> Time {
    Time { minutes: count(row.asked_minutes), unmeasured: count(row.asked_unmeasured) }
}

fn promised(row: &ConsentRow) -> Time {
    Time { minutes: count(row.promised_minutes), unmeasured: count(row.promised_unmeasured) }
}

/// A row on the wire.
pub fn consent(row: &ConsentRow) -> wire::HourConsent {
    wire::HourConsent {
        application_id: row.application_id.0.uuid(),
        design_id: row.design_version_id.0.uuid(),
        promised: time(promised(row)),
        takes: time(taken(row)),
        growth_limit_minutes: count(row.limit_minutes),
        asked_at: row.asked_at.0,
        consented_at: row.consented_at.map(|at| at.0),
    }
}

/// The elements of the version that asks which take another time than those of the version that was promised. An element is the
/// same when its kind and its name are.
///
/// # Errors
/// `internal` for elements that cannot be read.
pub fn changes(promised: &[ElementRow], asking: &[ElementRow]) -> Result<Vec<wire::ElementGrowth>, AppError> {
    let (before, now) = (meetings(promised)?, meetings(asking)?);
    let same =
        |one: &ElementRow, other: &ElementRow| one.kind == other.kind && one.title.0.fi == other.title.0.fi;
    let mut left: Vec<Option<(&ElementRow, wire::ElementTime)>> = before.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    for (row, time) in now {
        let old = left.iter_mut().find(|old| old.is_some_and(|(old, _)| same(old, row)));
        let before = old.and_then(Option::take).map(|(_, time)| time);
        if before != Some(time) {
            changes.push(growth(row, before, Some(time)));
        }
    }
    changes.extend(left.into_iter().flatten().map(|(row, time)| growth(row, Some(time), None)));
    Ok(changes)
}

fn growth(
    row: &ElementRow,
    before: Option<wire::ElementTime>,
    now: Option<wire::ElementTime>,
) -> wire::ElementGrowth {
    wire::ElementGrowth { kind: kind_to_wire(row.kind.0), title: row.title.0.clone(), before, now }
}

fn meetings(rows: &[ElementRow]) -> Result<Vec<(&ElementRow, wire::ElementTime)>, AppError> {
    let read = shown::elements(rows)?;
    let meetings = rows.iter().zip(read.as_slice()).filter(|(_, element)| element.kind().is_meeting());
    Ok(meetings.map(|(row, element)| (row, element_time(element))).collect())
}

fn element_time(element: &Element) -> wire::ElementTime {
    let times = element.times().get();
    let each = match element.length() {
        Length::Minutes(minutes) => Some(minutes.get()),
        // As the sum is compared: whoever reads "a day" reckons with a full one.
        Length::FullDay | Length::Day => Some(FULL_DAY_MINUTES),
        Length::None => Some(0),
        Length::Unknown => None,
    };
    wire::ElementTime { times, minutes: each.map(|each| each.saturating_mul(times)) }
}
