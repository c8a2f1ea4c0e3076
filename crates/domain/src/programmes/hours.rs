//! Hours of a programme per participant, derived from its elements (R45, N18).
//!
//! What is stated in minutes is summed; full days are counted by a default of ours and said to be so; what nobody
//! has stated is counted in meetings and never invented.

use super::element::{Element, ElementKind, Length};

/// Counted time of a full working day in state offices: 7 h 21 min. Our default, not from the seed; the
/// calendar span of a day is longer by its breaks.
pub const FULL_DAY_MINUTES: u32 = 441;

/// Hours of a whole programme for one participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The whole programme.
    pub total: Sum,
    /// The same by kind of element, in the order of the path; only kinds at which people meet.
    pub by_kind: Vec<(ElementKind, Sum)>,
}

/// Hours of some elements: what is known of them, and how much is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Number of meetings.
    pub meetings: u32,
    /// Minutes of the meetings whose length is stated in minutes.
    pub stated_minutes: u32,
    /// Meetings that last a full day.
    pub full_days: u32,
    /// Meetings that last "a day", nobody has said how long.
    pub days_without_length: u32,
    /// Meetings of unknown length.
    pub meetings_without_length: u32,
}

impl Sum {
    /// Minutes of the full days by [`FULL_DAY_MINUTES`].
    #[must_use]
    pub const fn full_day_minutes(&self) -> u32 {
        self.full_days * FULL_DAY_MINUTES
    }

    /// Whether every meeting has a length, so that the sum is the whole truth.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.days_without_length == 0 && self.meetings_without_length == 0
    }

    /// So many times as much.
    #[must_use]
    pub const fn times(&self, times: u32) -> Self {
        Self {
            meetings: self.meetings.saturating_mul(times),
            stated_minutes: self.stated_minutes.saturating_mul(times),
            full_days: self.full_days.saturating_mul(times),
            days_without_length: self.days_without_length.saturating_mul(times),
            meetings_without_length: self.meetings_without_length.saturating_mul(times),
        }
    }

    const fn add(&mut self, times: u32, length: Length) {
        self.meetings += times;
        match length {
            Length::Minutes(minutes) => self.stated_minutes += times * minutes.get(),
            Length::FullDay => self.full_days += times,
            Length::Day => self.days_without_length += times,
            Length::Unknown => self.meetings_without_length += times,
            Length::None => {}
        }
    }
}

impl Hours {
    /// Sums up the elements of a design.
    #[must_use]
    pub fn of(elements: &[Element]) -> Self {
        let mut hours = Self { total: Sum::default(), by_kind: Vec::new() };
        for element in elements.iter().filter(|element| element.kind().is_meeting()) {
            let (times, length) = (element.times().get(), element.length());
            hours.total.add(times, length);
            if let Some((_, sum)) = hours.by_kind.iter_mut().find(|(kind, _)| *kind == element.kind()) {
                sum.add(times, length);
            } else {
                let mut sum = Sum::default();
                sum.add(times, length);
                hours.by_kind.push((element.kind(), sum));
            }
        }
        hours
    }
}
