//! Which days people in Finland work on, files that calendars read, and what calendars answer.
//!
//! Computed, so that no table runs out. Whatever is planned by days asks here: the dates of a call that are brought
//! into another year, and whatever meets.

mod file;
mod holiday;
mod last_day;
mod message;
mod reply;

pub use file::{CalendarEvent, CalendarFile, EventTime};
pub use holiday::{Holiday, easter_sunday};
pub use last_day::LastDay;
pub use message::CalendarMessage;
pub use reply::{InvitationAnswer, InvitationReply, LONGEST_REPLY, ReplyFault};

use jiff::civil::{Date, Weekday};

/// Why nobody is at work on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOff {
    /// A holiday, on whatever day of the week it falls.
    Holiday(Holiday),
    /// A Saturday that is no holiday.
    Saturday,
    /// A Sunday that is no holiday.
    Sunday,
}

impl DayOff {
    /// Why nobody is at work on `day`; `None` for a working day.
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        match (Holiday::on(day), day.weekday()) {
            (Some(holiday), _) => Some(Self::Holiday(holiday)),
            (None, Weekday::Saturday) => Some(Self::Saturday),
            (None, Weekday::Sunday) => Some(Self::Sunday),
            (None, _) => None,
        }
    }

    /// Stable code, as on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holiday(holiday) => holiday.code(),
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

/// The first working day from `day` on, which may be `day` itself.
///
/// Forward, as the Act on the Calculation of Statutory Time Limits (150/1930), section 5, moves a last day that is a
/// holiday, Independence Day, May Day, Christmas Eve, Midsummer Eve or a Saturday: nobody loses a day by it.
#[must_use]
pub fn working_day_from(day: Date) -> Date {
    let mut day = day;
    // At the end of all time there is no tomorrow; `Date::MAX` is a Friday.
    while DayOff::of(day).is_some() {
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn easter_is_four_days_without_work() {
        assert_eq!(working_day_from(date(2021, 4, 1)), date(2021, 4, 1));
        assert_eq!(working_day_from(date(2021, 4, 2)), date(2021, 4, 6));
        assert_eq!(DayOff::of(date(2021, 4, 3)), Some(DayOff::Saturday));
        assert_eq!(DayOff::of(date(2021, 4, 4)), Some(DayOff::Holiday(Holiday::EasterSunday)));
        assert_eq!(DayOff::of(date(2021, 4, 11)), Some(DayOff::Sunday));
    }

    proptest! {
        /// Christmas Eve on a Wednesday begins the longest run without work: five days. Nothing moves further.
        #[test]
        fn a_working_day_is_never_far(days in 0_i32..366 * 200) {
            let day = date(2000, 1, 1) + jiff::Span::new().days(days);
            let found = working_day_from(day);
            prop_assert!(DayOff::of(found).is_none());
            let moved = day.until(found).unwrap().get_days();
            prop_assert!((0..=5).contains(&moved), "{day} moved by {moved}");
            prop_assert!(moved == 0 || DayOff::of(day).is_some());
        }
    }
}
