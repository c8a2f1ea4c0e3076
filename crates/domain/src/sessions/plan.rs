//! When one session is: by the clock on the wall, and as instants.
//!
//! The calendar span is from start to end; what counts as working time is the span without its breaks, by the minutes
//! that pass: a night in October lasts an hour longer than its clock says.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Span, Timestamp};

use crate::programmes::element::codes;

/// Most breaks of one session.
pub const MAX_BREAKS: usize = 10;
/// Most minutes from start to end: a day and a night, as for an element of a design.
pub const MAX_MINUTES: u32 = 1_440;

codes! {
    /// Which of the two hours that one night in autumn shows twice.
    Hour {
        /// The first time the clock shows it: summer time.
        Earlier = "earlier",
        /// The second time: winter time.
        Later = "later",
    }
}

/// Which of its moments a plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The start.
    Start,
    /// The end.
    End,
    /// The beginning of the break of this index.
    Break(usize),
}

/// The clock is put forward over this time: it never shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the clock goes from {before} to {after}")]
pub struct Skipped {
    /// The last minute before.
    pub before: DateTime,
    /// The first minute after.
    pub after: DateTime,
}

/// Why a plan cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// No clock shows this time.
    #[error("{0:?} is in an hour that is skipped: {1}")]
    Skipped(Moment, Skipped),
    /// Outside the years that can be reckoned with.
    #[error("{0:?} is beyond all calendars")]
    Beyond(Moment),
    /// The end does not come after the start.
    #[error("the end is not after the start")]
    EndBeforeStart,
    /// Longer than [`MAX_MINUTES`].
    #[error("longer than {MAX_MINUTES} minutes")]
    TooLong,
    /// More breaks than [`MAX_BREAKS`].
    #[error("more than {MAX_BREAKS} breaks")]
    TooManyBreaks,
    /// A break of no minutes.
    #[error("break {0} has no length")]
    EmptyBreak(usize),
    /// A break that is not wholly within the session.
    #[error("break {0} is outside the session")]
    BreakOutside(usize),
    /// A break that begins before the one before it has ended.
    #[error("break {0} begins within the one before")]
    BreaksOverlap(usize),
    /// Nothing is left between the breaks.
    #[error("there is nothing but breaks")]
    OnlyBreaks,
}

/// A pause within a session, which does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// When it begins, by the clock on the wall.
    pub start: DateTime,
    /// How many minutes it lasts.
    pub minutes: u32,
}

/// A session by the clock on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// When it begins.
    pub start: DateTime,
    /// When it ends; on a later day where it goes past midnight.
    pub end: DateTime,
    /// Which of the two hours the start means, where the clock shows it twice. The earlier one unless said.
    pub start_hour: Option<Hour>,
    /// The same of the end. Unless said, the first such time after the start.
    pub end_hour: Option<Hour>,
    /// The breaks in their order.
    pub breaks: Vec<Break>,
}

/// A plan as it takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Minutes from start to end.
    pub span_minutes: u32,
    /// Minutes without the breaks: what counts as working time.
    pub counted_minutes: u32,
}

/// The instant at which the clock of a zone shows a time. Where it shows it twice, `hour` says which is meant: the
/// earlier one unless said.
///
/// # Errors
/// [`Skipped`] for a time that the clock never shows; `None` inside for one beyond all calendars.
pub fn instant(at: DateTime, hour: Option<Hour>, zone: &TimeZone) -> Result<Timestamp, Option<Skipped>> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { before, after } => {
            let late = before.to_timestamp(at).map_err(|_| None)?;
            // The clock was put forward at the last change up to then; a moment later, so that the change itself counts.
            let moment = late.saturating_add(SignedDuration::from_secs(1)).map_err(|_| None)?;
            let change = zone.preceding(moment).next().map(|change| change.timestamp()).ok_or(None)?;
            let last = change.saturating_sub(SignedDuration::from_mins(1)).map_err(|_| None)?;
            Err(Some(Skipped { before: before.to_datetime(last), after: after.to_datetime(change) }))
        }
        AmbiguousOffset::Fold { .. } if hour == Some(Hour::Later) => ambiguous.later().map_err(|_| None),
        _ => ambiguous.earlier().map_err(|_| None),
    }
}

/// Whether the clock of a zone shows a time twice.
#[must_use]
pub fn occurs_twice(at: DateTime, zone: &TimeZone) -> bool {
    matches!(zone.to_ambiguous_timestamp(at).offset(), AmbiguousOffset::Fold { .. })
}

impl Plan {
    /// The same plan some days later or earlier, by the same clock.
    ///
    /// # Errors
    /// [`PlanFault::Beyond`] past the last year.
    pub fn moved(&self, days: i32) -> Result<Self, PlanFault> {
        let shift = |at: DateTime, moment| {
            at.checked_add(Span::new().days(days)).map_err(|_| PlanFault::Beyond(moment))
        };
        let breaks = self.breaks.iter().enumerate().map(|(index, pause)| {
            Ok(Break { start: shift(pause.start, Moment::Break(index))?, minutes: pause.minutes })
        });
        Ok(Self {
            start: shift(self.start, Moment::Start)?,
            end: shift(self.end, Moment::End)?,
            start_hour: self.start_hour,
            end_hour: self.end_hour,
            breaks: breaks.collect::<Result<_, PlanFault>>()?,
        })
    }

    /// When it takes place by the rules of a zone, and what of it counts.
    ///
    /// # Errors
    /// The first [`PlanFault`].
    pub fn held(&self, zone: &TimeZone) -> Result<Held, PlanFault> {
        let starts_at = at_moment(self.start, self.start_hour, zone, Moment::Start)?;
        let ends_at = not_before(self.end, self.end_hour, starts_at, zone, Moment::End)?;
        if ends_at <= starts_at {
            return Err(PlanFault::EndBeforeStart);
        }
        let span_minutes = minutes(starts_at, ends_at);
        if span_minutes > MAX_MINUTES {
            return Err(PlanFault::TooLong);
        }
        let pauses = self.pauses(starts_at, ends_at, zone)?;
        match span_minutes.checked_sub(pauses) {
            None | Some(0) => Err(PlanFault::OnlyBreaks),
            Some(counted_minutes) => Ok(Held { starts_at, ends_at, span_minutes, counted_minutes }),
        }
    }

    /// Minutes of all breaks, which lie within the session one after the other.
    fn pauses(&self, starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> Result<u32, PlanFault> {
        if self.breaks.len() > MAX_BREAKS {
            return Err(PlanFault::TooManyBreaks);
        }
        let (mut free_from, mut sum) = (starts_at, 0_u32);
        for (index, pause) in self.breaks.iter().enumerate() {
            if pause.minutes == 0 {
                return Err(PlanFault::EmptyBreak(index));
            }
            let begins = not_before(pause.start, None, free_from, zone, Moment::Break(index))?;
            let lasts = SignedDuration::from_mins(i64::from(pause.minutes));
            let ends = begins.saturating_add(lasts).map_err(|_| PlanFault::Beyond(Moment::Break(index)))?;
            if begins < starts_at || ends > ends_at {
                return Err(PlanFault::BreakOutside(index));
            }
            if begins < free_from {
                return Err(PlanFault::BreaksOverlap(index));
            }
            free_from = ends;
            sum = sum.saturating_add(pause.minutes);
        }
        Ok(sum)
    }
}

fn at_moment(
    at: DateTime,
    hour: Option<Hour>,
    zone: &TimeZone,
    moment: Moment,
) -> Result<Timestamp, PlanFault> {
    instant(at, hour, zone).map_err(|skipped| match skipped {
        Some(skipped) => PlanFault::Skipped(moment, skipped),
        None => PlanFault::Beyond(moment),
    })
}

/// What follows something else means, unless said, the first such time that does follow it.
fn not_before(
    at: DateTime,
    hour: Option<Hour>,
    earliest: Timestamp,
    zone: &TimeZone,
    moment: Moment,
) -> Result<Timestamp, PlanFault> {
    let first = at_moment(at, hour, zone, moment)?;
    // The end of nothing is no end: what ends when it starts means the next time.
    let follows = if moment == Moment::End { first > earliest } else { first >= earliest };
    if follows || hour.is_some() { Ok(first) } else { at_moment(at, Some(Hour::Later), zone, moment) }
}

fn minutes(from: Timestamp, until: Timestamp) -> u32 {
    u32::try_from(until.duration_since(from).as_mins()).unwrap_or(u32::MAX)
}
