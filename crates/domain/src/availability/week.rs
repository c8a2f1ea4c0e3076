//! The hours of a week.

use jiff::civil::{Date, DateTime, Weekday};

/// Minutes in which working hours are said.
pub const QUARTER: u16 = 15;
/// Minutes of a day.
const DAY: u16 = 1_440;

/// Why working hours were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeekError {
    /// An end that is not after its start, or is after midnight.
    #[error("the end is not after the start")]
    Order,
    /// Not a quarter of an hour.
    #[error("not a quarter of an hour")]
    Quarter,
    /// Something else than seven days.
    #[error("a week has seven days")]
    Days,
}

/// From one quarter of an hour of a day to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingHours {
    from: u16,
    until: u16,
}

impl WorkingHours {
    /// From 8.00 to 16.30: a full day of training, 7 hours 21 minutes with an hour's break, ends at 16.21, and a warning of
    /// everybody would be a warning of nobody.
    const USUAL: Self = Self { from: 480, until: 990 };

    /// Reads minutes from midnight, 0 to 1,440.
    ///
    /// # Errors
    /// [`WeekError::Order`], [`WeekError::Quarter`].
    pub const fn parse(from: u16, until: u16) -> Result<Self, WeekError> {
        if from >= until || until > DAY {
            return Err(WeekError::Order);
        }
        if !from.is_multiple_of(QUARTER) || !until.is_multiple_of(QUARTER) {
            return Err(WeekError::Quarter);
        }
        Ok(Self { from, until })
    }

    /// Minutes from midnight to the start.
    #[must_use]
    pub const fn from_minute(self) -> u16 {
        self.from
    }

    /// Minutes from midnight to the end, at most 1,440.
    #[must_use]
    pub const fn until_minute(self) -> u16 {
        self.until
    }
}

/// The hours of Monday, Tuesday and so on; none on a day without work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingWeek([Option<WorkingHours>; 7]);

impl WorkingWeek {
    /// What holds for whoever has said nothing: Monday to Friday from 8.00 to 16.30.
    pub const USUAL: Self = Self([
        Some(WorkingHours::USUAL),
        Some(WorkingHours::USUAL),
        Some(WorkingHours::USUAL),
        Some(WorkingHours::USUAL),
        Some(WorkingHours::USUAL),
        None,
        None,
    ]);

    /// Reads the days from Monday to Sunday.
    ///
    /// # Errors
    /// [`WeekError::Days`] where they are not seven.
    pub fn parse(monday_to_sunday: &[Option<WorkingHours>]) -> Result<Self, WeekError> {
        monday_to_sunday.try_into().map(Self).map_err(|_| WeekError::Days)
    }

    /// The days from Monday to Sunday.
    #[must_use]
    pub const fn days(&self) -> &[Option<WorkingHours>; 7] {
        &self.0
    }

    /// The hours of a weekday.
    #[must_use]
    pub fn of(&self, weekday: Weekday) -> Option<WorkingHours> {
        self.0.get(usize::from(weekday.to_monday_zero_offset().unsigned_abs())).copied().flatten()
    }

    /// Whether the whole of a stretch of time is working time, by the clock on the wall. One that passes midnight is only
    /// where work does, too. A stretch that does not end after it begins holds nothing, and so nothing outside.
    #[must_use]
    pub fn covers(&self, from: DateTime, until: DateTime) -> bool {
        if until <= from {
            return true;
        }
        from.date().series(jiff::Span::new().days(1)).take_while(|day| *day <= until.date()).all(|day| {
            let begins = if day == from.date() { minute(from) } else { 0 };
            let ends = if day == until.date() { minute_above(until) } else { DAY };
            // A stretch that ends at midnight holds nothing of the day that begins then.
            begins >= ends || self.holds(day, begins, ends)
        })
    }

    fn holds(&self, day: Date, begins: u16, ends: u16) -> bool {
        self.of(day.weekday()).is_some_and(|hours| hours.from <= begins && ends <= hours.until)
    }
}

fn minute(at: DateTime) -> u16 {
    u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs())
}

/// The minute at which something has ended: the next one where it ends within one.
fn minute_above(at: DateTime) -> u16 {
    minute(at) + u16::from(at.second() > 0 || at.subsec_nanosecond() > 0)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn hours(from: u16, until: u16) -> WorkingHours {
        WorkingHours::parse(from, until).unwrap()
    }

    #[test]
    fn hours_are_quarters_in_order() {
        assert_eq!(WorkingHours::parse(480, 480), Err(WeekError::Order));
        assert_eq!(WorkingHours::parse(495, 480), Err(WeekError::Order));
        assert_eq!(WorkingHours::parse(0, 1_455), Err(WeekError::Order));
        assert_eq!(WorkingHours::parse(481, 960), Err(WeekError::Quarter));
        assert_eq!(WorkingHours::parse(480, 961), Err(WeekError::Quarter));
        assert!(WorkingHours::parse(0, 1_440).is_ok());
        assert_eq!(WorkingWeek::parse(&[None; 8]), Err(WeekError::Days));
        assert_eq!(WorkingWeek::parse(&[None; 6]), Err(WeekError::Days));
    }

    #[test]
    fn the_usual_week_is_office_time() {
        let monday = date(2026, 11, 30);
        let covers = |day: i8, from: i8, until: i8| {
            let day = monday.checked_add(i64::from(day).days()).unwrap();
            WorkingWeek::USUAL.covers(day.at(from, 0, 0, 0), day.at(until, 0, 0, 0))
        };
        assert!(covers(0, 8, 16) && covers(4, 9, 10));
        assert!(!covers(0, 7, 9), "before it begins");
        assert!(!covers(4, 15, 17), "after it ends");
        assert!(!covers(5, 9, 10), "on a Saturday");
        let late = monday.at(16, 30, 30, 0);
        assert!(!WorkingWeek::USUAL.covers(monday.at(15, 0, 0, 0), late), "half a minute is outside, too");
    }

    #[test]
    fn a_night_is_working_time_only_where_both_days_are() {
        let night = [Some(hours(1_200, 1_440)), Some(hours(0, 360)), None, None, None, None, None];
        let week = WorkingWeek::parse(&night).unwrap();
        let monday = date(2026, 11, 30);
        let tuesday = monday.tomorrow().unwrap();
        assert!(week.covers(monday.at(22, 0, 0, 0), tuesday.at(2, 0, 0, 0)));
        assert!(week.covers(monday.at(22, 0, 0, 0), tuesday.at(0, 0, 0, 0)), "until midnight");
        assert!(!week.covers(monday.at(22, 0, 0, 0), tuesday.at(7, 0, 0, 0)));
        let wednesday = tuesday.tomorrow().unwrap();
        assert!(!week.covers(tuesday.at(2, 0, 0, 0), wednesday.at(2, 0, 0, 0)));
    }

    /// Eight in the morning is eight in the morning on the Mondays before and after the clock is changed, though the instants
    /// are an hour apart.
    #[test]
    fn a_week_follows_the_clock_on_the_wall() {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        for (before, after) in [("2026-03-23", "2026-03-30"), ("2026-10-19", "2026-10-26")] {
            let at = |day: &str, hour: i8| {
                let local = day.parse::<Date>().unwrap().at(hour, 0, 0, 0);
                let instant = zone.to_ambiguous_timestamp(local).compatible().unwrap();
                (instant, zone.to_datetime(instant))
            };
            for day in [before, after] {
                assert!(WorkingWeek::USUAL.covers(at(day, 8).1, at(day, 16).1), "{day}");
                assert!(!WorkingWeek::USUAL.covers(at(day, 7).1, at(day, 8).1), "{day}");
            }
            let week = at(after, 8).0.as_second() - at(before, 8).0.as_second();
            assert_ne!(week, 7 * 24 * 3_600, "the control: the clock is changed in between");
        }
        // The night itself: whoever works from midnight to six works through the hour that comes twice.
        let week = WorkingWeek::parse(&[Some(hours(0, 360)); 7]).unwrap();
        let sunday = date(2026, 10, 25);
        assert!(week.covers(sunday.at(2, 0, 0, 0), sunday.at(5, 0, 0, 0)));
    }

    prop_compose! {
        fn any_week()(days in prop::collection::vec(prop::option::of((0_u16..96, 1_u16..=96)), 7)) -> WorkingWeek {
            let day = |day: &Option<(u16, u16)>| day.and_then(|(from, until)| {
                WorkingHours::parse(from * QUARTER, until * QUARTER).ok()
            });
            WorkingWeek::parse(&days.iter().map(day).collect::<Vec<_>>()).unwrap()
        }
    }

    proptest! {
        /// A stretch is covered exactly where each minute of it is worked.
        #[test]
        fn every_minute_counts(week in any_week(), start in 0_i64..10_080, length in 1_i64..3_000) {
            let monday = date(2026, 11, 30).at(0, 0, 0, 0);
            let at = |minute: i64| monday.checked_add(minute.minutes()).unwrap();
            let works = |minute: i64| {
                let at = at(minute);
                let own = u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
                week.of(at.date().weekday()).is_some_and(|its| (its.from..its.until).contains(&own))
            };
            prop_assert_eq!(
                week.covers(at(start), at(start + length)),
                (start..start + length).all(works)
            );
        }
    }
}
