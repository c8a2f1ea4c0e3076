//! When a session can be held instead: three times, the nearest first, on working days.
//!
//! What is asked of other calendars, whether everybody and the room are free, is asked outside: here are the times that
//! are asked about, and the choice among those that are free.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, time};

use crate::calendar::DayOff;

/// How many times are proposed.
pub const PROPOSALS: usize = 3;
/// How many working days are looked at: about a month.
pub const WORKING_DAYS: usize = 20;
/// When proposed sessions begin at the earliest, unless the session itself began earlier.
const FIRST: Time = time(8, 0, 0, 0);
/// When they end at the latest, unless the session itself ended later.
const LAST: Time = time(16, 0, 0, 0);
const NOON: Time = time(12, 0, 0, 0);

/// A session for which another time is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// When it began, by the clock on the wall.
    pub start: DateTime,
    /// When it ended.
    pub end: DateTime,
    /// The last day on which it can be held, if there is one.
    pub until: Option<Date>,
}

impl Sought {
    /// The end of the session if it begins at `start`: as long after it by the clock; `None` beyond all calendars.
    #[must_use]
    pub fn end_of(&self, start: DateTime) -> Option<DateTime> {
        let length = self.start.until(self.end).ok()?;
        start.checked_add(length).ok()
    }

    /// The starts that are asked about, the earliest first: on the working days after `after`, at the session's own
    /// clock, and on each full hour from which it fits between eight and four.
    #[must_use]
    pub fn starts(&self, after: Date) -> Vec<DateTime> {
        let (mut found, mut day, mut days) = (Vec::new(), after, 0);
        while days < WORKING_DAYS {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            if self.until.is_some_and(|until| until < day) {
                break;
            }
            if DayOff::of(day).is_none() {
                days += 1;
                found.extend(self.starts_on(day));
            }
        }
        found
    }

    fn starts_on(&self, day: Date) -> Vec<DateTime> {
        let last = day.to_datetime(LAST);
        let mut starts: Vec<DateTime> = (0..8)
            .filter_map(|hours| day.to_datetime(FIRST).checked_add(Span::new().hours(hours)).ok())
            .filter(|start| self.end_of(*start).is_some_and(|end| end <= last))
            .collect();
        starts.push(day.to_datetime(self.start.time()));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// The proposals among the starts at which everybody and the room are free, which come the earliest first: at most
    /// [`PROPOSALS`], each on another day, at the session's own clock where that is free. Whoever can on no morning has an
    /// afternoon to choose, and the other way round, wherever there is one.
    #[must_use]
    pub fn proposals(&self, free: &[DateTime]) -> Vec<DateTime> {
        let own = self.start.time();
        let mut by_day: Vec<&[DateTime]> = free.chunk_by(|one, next| one.date() == next.date()).collect();
        by_day.retain(|starts| !starts.is_empty());
        let preferred = |starts: &&[DateTime]| {
            starts.iter().find(|start| start.time() == own).or_else(|| starts.first()).copied()
        };
        let mut chosen: Vec<DateTime> = by_day.iter().take(PROPOSALS - 1).filter_map(preferred).collect();
        let rest = by_day.get(PROPOSALS - 1..).unwrap_or_default();
        let is_morning = |start: &DateTime| start.time() < NOON;
        let mornings = chosen.iter().filter(|start| is_morning(start)).count();
        let alike = mornings == 0 || mornings == chosen.len();
        let other = rest.iter().copied().flatten().find(|start| is_morning(start) != (mornings > 0));
        let third = other.copied().filter(|_| alike).or_else(|| rest.first().and_then(preferred));
        chosen.extend(third);
        chosen
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    fn sought(start: &str, end: &str) -> Sought {
        Sought { start: at(start), end: at(end), until: None }
    }

    #[test]
    fn coaching_of_three_hours_is_proposed_at_its_clock_and_once_in_an_afternoon() {
        let of = sought("2020-09-08T09:00", "2020-09-08T12:00");
        let free = of.starts(date(2020, 9, 8));
        assert_eq!(
            of.proposals(&free),
            [at("2020-09-09T09:00"), at("2020-09-10T09:00"), at("2020-09-11T12:00")]
        );
        assert_eq!(of.end_of(at("2020-09-11T12:00")), Some(at("2020-09-11T15:00")));
        let mornings: Vec<DateTime> = free.into_iter().filter(|start| start.hour() == 9).collect();
        assert_eq!(
            of.proposals(&mornings).last(),
            Some(&at("2020-09-11T09:00")),
            "nobody can in an afternoon"
        );
    }

    #[test]
    fn a_whole_day_is_proposed_at_its_own_clock() {
        let of = sought("2020-09-08T08:00", "2020-09-08T16:21");
        let free = of.starts(date(2020, 9, 8));
        assert_eq!(free.len(), WORKING_DAYS, "nothing else fits");
        assert_eq!(
            of.proposals(&free),
            [at("2020-09-09T08:00"), at("2020-09-10T08:00"), at("2020-09-11T08:00")]
        );
    }

    #[test]
    fn holidays_and_weekends_are_passed_over_and_the_last_day_is_kept() {
        // Independence Day is a Monday in 2021; Christmas Eve a Friday.
        let of = sought("2021-12-03T09:00", "2021-12-03T15:00");
        let days: Vec<Date> = of.starts(date(2021, 12, 3)).iter().map(|start| start.date()).collect();
        assert_eq!(days.first(), Some(&date(2021, 12, 7)));
        assert!(!days.contains(&date(2021, 12, 24)));
        let ends = Sought { until: Some(date(2021, 12, 8)), ..of };
        assert!(ends.starts(date(2021, 12, 3)).iter().all(|start| start.date() <= date(2021, 12, 8)));
        assert_eq!(ends.starts(date(2021, 12, 8)), []);
        assert_eq!(of.proposals(&[]), []);
    }

    proptest! {
        /// Whatever is free: each proposal is one of it, on a working day of its own, the nearest days first, as long as the
        /// session was, and within working hours or at the session's own clock; no free day before the second is passed over.
        #[test]
        fn proposals_are_free_near_and_spread(
            day in 0_i32..3_000,
            start in 6_i8..14,
            minutes in 30_i64..480,
            busy in prop::collection::vec(any::<bool>(), 200),
        ) {
            let first = date(2020, 1, 1) + Span::new().days(day);
            let begins = first.at(start, 0, 0, 0);
            let of = Sought { start: begins, end: begins + Span::new().minutes(minutes), until: None };
            let asked = of.starts(first);
            prop_assert!(asked.is_sorted());
            let free: Vec<DateTime> =
                asked.iter().zip(busy.iter().cycle()).filter(|(_, busy)| !**busy).map(|(at, _)| *at).collect();
            let found = of.proposals(&free);
            let mut days: Vec<Date> = free.iter().map(|start| start.date()).collect();
            days.dedup();
            prop_assert_eq!(found.len(), days.len().min(PROPOSALS));
            for (index, start) in found.iter().enumerate() {
                prop_assert!(free.contains(start) && first < start.date() && DayOff::of(start.date()).is_none());
                prop_assert!(index == 2 || start.date() == days[index], "the nearest days first");
                prop_assert!(index == 0 || found[index - 1].date() < start.date());
                let end = of.end_of(*start).unwrap();
                prop_assert_eq!(end, *start + Span::new().minutes(minutes));
                let in_hours = FIRST <= start.time() && end <= start.date().to_datetime(LAST);
                prop_assert!(in_hours || start.time() == begins.time());
            }
            if let [one, two, three] = found[..] {
                let half = |start: &DateTime| start.time() < NOON;
                let both = days[2..].iter().any(|day| free.iter().any(|at| at.date() == *day && half(at) != half(&one)));
                prop_assert!(!both || half(&one) != half(&two) || half(&one) != half(&three), "not the same half thrice");
            }
        }
    }
}
