//! The window of a call: two days, both inclusive, in the zone of the agency.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// From the beginning of one day to the end of another. When in the window somebody applies means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    opens_on: Date,
    closes_on: Date,
}

/// Why two days make no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowFault {
    /// It would close before it opens.
    #[error("the window closes before it opens")]
    Reversed,
    /// It would be open for more than a year, or its year is not between 2000 and 2200.
    #[error("the window is too long or not of this time")]
    TooLong,
}

impl Window {
    /// Longest window in days.
    pub const MAX_DAYS: i32 = 366;

    /// Takes the first and the last day.
    ///
    /// # Errors
    /// [`WindowFault`] when the days do not follow each other or lie too far apart.
    pub fn parse(opens_on: Date, closes_on: Date) -> Result<Self, WindowFault> {
        let of_this_time = |day: Date| (2000..=2200).contains(&day.year());
        if closes_on < opens_on {
            return Err(WindowFault::Reversed);
        }
        let days = opens_on.until(closes_on).map_or(i32::MAX, |span| span.get_days());
        if days >= Self::MAX_DAYS || !of_this_time(opens_on) || !of_this_time(closes_on) {
            return Err(WindowFault::TooLong);
        }
        Ok(Self { opens_on, closes_on })
    }

    /// First day on which people may apply.
    #[must_use]
    pub const fn opens_on(&self) -> Date {
        self.opens_on
    }

    /// Last day on which people may apply.
    #[must_use]
    pub const fn closes_on(&self) -> Date {
        self.closes_on
    }

    /// The instant at which the first day begins in `zone`.
    #[must_use]
    pub fn opens_at(&self, zone: &TimeZone) -> Timestamp {
        start_of(self.opens_on, zone)
    }

    /// The instant at which the day after the last begins in `zone`: the first at which it is too late.
    #[must_use]
    pub fn closes_at(&self, zone: &TimeZone) -> Timestamp {
        start_of(self.closes_on.saturating_add(Span::new().days(1)), zone)
    }
}

/// The years accepted by [`Window::parse`] have an instant for the start of each day; the bounds of time stand in
/// where a caller made a day beyond them.
fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |zoned| {
        zoned.start_of_day().map_or_else(|_| zoned.timestamp(), |start| start.timestamp())
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn helsinki() -> TimeZone {
        TimeZone::get("Europe/Helsinki").unwrap()
    }

    #[test]
    fn both_days_belong_to_the_window() {
        let window = Window::parse(date(2020, 4, 14), date(2020, 5, 1)).unwrap();
        assert_eq!(window.opens_at(&helsinki()).to_string(), "2020-04-13T21:00:00Z");
        assert_eq!(window.closes_at(&helsinki()).to_string(), "2020-05-01T21:00:00Z");
    }

    #[test]
    fn a_window_over_the_change_to_summer_time_loses_an_hour_and_no_more() {
        let window = Window::parse(date(2020, 3, 28), date(2020, 3, 29)).unwrap();
        let open = window.opens_at(&helsinki()).until(window.closes_at(&helsinki())).unwrap();
        assert_eq!(open.total(jiff::Unit::Hour).unwrap(), 47.0);
    }

    #[test]
    fn days_that_make_no_window_are_refused() {
        assert_eq!(Window::parse(date(2020, 5, 2), date(2020, 5, 1)), Err(WindowFault::Reversed));
        assert_eq!(Window::parse(date(2020, 1, 1), date(2021, 6, 1)), Err(WindowFault::TooLong));
        assert_eq!(Window::parse(date(1, 1, 1), date(1, 1, 2)), Err(WindowFault::TooLong));
        assert!(Window::parse(date(2020, 5, 1), date(2020, 5, 1)).is_ok());
    }
}
