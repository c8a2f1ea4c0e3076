//! Series: the same session every so many weeks.

use jiff::civil::Date;

use super::plan::{Plan, PlanFault};

/// Most weeks between two of a series.
pub const MAX_WEEKS: u32 = 26;
/// Most sessions of a series: an hour a week through a year.
pub const MAX_TIMES: u32 = 52;

/// The rhythm of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    every_weeks: u32,
    times: u32,
}

/// Why a rhythm was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesFault {
    /// Not between 1 and [`MAX_WEEKS`].
    #[error("the weeks are not between 1 and {MAX_WEEKS}")]
    Weeks,
    /// Not between 1 and [`MAX_TIMES`].
    #[error("the times are not between 1 and {MAX_TIMES}")]
    Times,
}

impl Series {
    /// A single session.
    pub const ONCE: Self = Self { every_weeks: 1, times: 1 };

    /// Checks the bounds.
    ///
    /// # Errors
    /// [`SeriesFault`].
    pub fn parse(every_weeks: u32, times: u32) -> Result<Self, SeriesFault> {
        match (every_weeks, times) {
            (weeks, _) if !(1..=MAX_WEEKS).contains(&weeks) => Err(SeriesFault::Weeks),
            (_, times) if !(1..=MAX_TIMES).contains(&times) => Err(SeriesFault::Times),
            _ => Ok(Self { every_weeks, times }),
        }
    }

    /// The plans of a series that begins with `first`, without those that would begin on a day of `without`. The clock
    /// stays what it is, over every change to and from summer time; no day is moved.
    ///
    /// # Errors
    /// [`PlanFault::Beyond`] past the last year.
    pub fn plans(self, first: &Plan, without: &[Date]) -> Result<Vec<Plan>, PlanFault> {
        let days = |number: u32| i32::try_from(number * self.every_weeks * 7).unwrap_or(i32::MAX);
        let plans = (0..self.times).map(|number| first.moved(days(number)));
        let mut kept = plans.collect::<Result<Vec<_>, _>>()?;
        kept.retain(|plan| !without.contains(&plan.start.date()));
        Ok(kept)
    }
}
