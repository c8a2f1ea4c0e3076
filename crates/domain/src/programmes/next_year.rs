//! A programme brought into another year: where its dates come to lie, and what it is called then.
//!
//! Work in Finland is planned by the number of the week, so the first day goes into the same ISO week of the other year,
//! on the same day of the week, and every other date moves by as many weeks: what lay 18 days apart still does. Then
//! whatever falls on a weekend or a holiday goes forward to the next working day ([`crate::calendar`]), never back: people
//! lose no day of a time they are given. Dates that were apart stay apart and in their order.
//!
//! A day to which something is counted, as the reference day of a rule, is no day on which anything happens: it stays
//! the same day of the month.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, Unit};

use super::element::codes;
use super::programme::Slug;
use crate::calendar::{DayOff, working_day_from};

/// How many years ahead at most.
pub const MOST_YEARS: i16 = 20;
/// The last year that a programme can be brought into: windows of calls end in 2200.
pub const LAST_YEAR: i16 = 2_199;

codes! {
    /// A date of a call that moves with it.
    CallDate {
        /// First day of the window.
        OpensOn = "opens_on",
        /// Last day of the window.
        ClosesOn = "closes_on",
        /// Last day on which a freed place is offered.
        WaitingListUntil = "waiting_list_until",
        /// Last day on which a check can be asked for.
        ChecksUntil = "checks_until",
        /// Last day on which supervisors state whether working time can be arranged, where they are asked.
        StatementsUntil = "statements_until",
    }
}

/// A date with where it comes to lie, and why there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The day it was.
    pub from: Date,
    /// The same day of the week, as many weeks later.
    pub same_weekday: Date,
    /// The day it becomes: a working day.
    pub to: Date,
    /// Why nobody would be at work on `same_weekday`.
    pub day_off: Option<DayOff>,
    /// It would have come onto or before the date before it.
    pub kept_apart: bool,
}

/// By how much the dates of a programme move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    from: i16,
    to: i16,
    weeks: i32,
}

/// The year is not after that of the programme, or too far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a year between {first} and {last}")]
pub struct NotAhead {
    /// The first year that can be taken.
    pub first: i16,
    /// The last one.
    pub last: i16,
}

/// The year a programme counts to: that of the ISO week in which its call opens.
#[must_use]
pub fn year_of(first: Date) -> i16 {
    first.iso_week_date().year()
}

impl Shift {
    /// The shift that brings `first`, the first day of a programme, into the same week of another year. A week 53 that
    /// the other year does not have is the week after its last.
    ///
    /// # Errors
    /// [`NotAhead`] unless the year is one to [`MOST_YEARS`] ahead and not after [`LAST_YEAR`].
    pub fn into_year(first: Date, year: i16) -> Result<Self, NotAhead> {
        let from = year_of(first);
        let bounds = NotAhead { first: from.saturating_add(1), last: last_year(from) };
        if !(bounds.first..=bounds.last).contains(&year) {
            return Err(bounds);
        }
        let weeks = first_monday(from).zip(first_monday(year)).and_then(|(was, becomes)| weeks(was, becomes));
        Ok(Self { from, to: year, weeks: weeks.ok_or(bounds)? })
    }

    /// The shift into the first year in which the programme would not begin before `today`.
    ///
    /// # Errors
    /// [`NotAhead`] when that year is too far.
    pub fn ahead_of(today: Date, first: Date) -> Result<Self, NotAhead> {
        let soonest = year_of(first).saturating_add(1).max(year_of(today));
        let shift = Self::into_year(first, soonest)?;
        let past = shift.moved(&[first]).iter().any(|moved| moved.to < today);
        if past { Self::into_year(first, soonest.saturating_add(1)) } else { Ok(shift) }
    }

    /// The year the programme counted to.
    #[must_use]
    pub const fn from_year(&self) -> i16 {
        self.from
    }

    /// The year it is brought into.
    #[must_use]
    pub const fn to_year(&self) -> i16 {
        self.to
    }

    /// The last year it could be brought into.
    #[must_use]
    pub fn last_year(&self) -> i16 {
        last_year(self.from)
    }

    /// By how many weeks everything moves: 52 or 53 for each year.
    #[must_use]
    pub const fn weeks(&self) -> i32 {
        self.weeks
    }

    /// Moves dates that belong together, answering in the order in which they are given. The same day twice is the
    /// same day afterwards.
    #[must_use]
    pub fn moved(&self, dates: &[Date]) -> Vec<Moved> {
        let distinct: BTreeSet<Date> = dates.iter().copied().collect();
        let mut last: Option<Date> = None;
        let mut found: BTreeMap<Date, Moved> = BTreeMap::new();
        for from in distinct {
            let moved = self.after(from, last);
            last = Some(moved.to);
            found.insert(from, moved);
        }
        dates.iter().filter_map(|date| found.get(date).copied()).collect()
    }

    fn after(&self, from: Date, last: Option<Date>) -> Moved {
        let same_weekday = from.saturating_add(Span::new().weeks(self.weeks));
        let alone = working_day_from(same_weekday);
        let kept_apart = last.is_some_and(|last| alone <= last);
        let to = match last {
            Some(last) if kept_apart => working_day_from(last.saturating_add(Span::new().days(1))),
            _ => alone,
        };
        Moved { from, same_weekday, to, day_off: DayOff::of(same_weekday), kept_apart }
    }

    /// The same day of the same month of the other year, for a day to which something is counted; 28 February where
    /// there is no 29th.
    #[must_use]
    pub fn counting_day(&self, day: Date) -> Date {
        day.saturating_add(Span::new().years(i32::from(self.to) - i32::from(self.from)))
    }
}

fn last_year(from: i16) -> i16 {
    LAST_YEAR.min(from.saturating_add(MOST_YEARS))
}

fn first_monday(year: i16) -> Option<Date> {
    ISOWeekDate::new(year, 1, Weekday::Monday).ok().map(ISOWeekDate::date)
}

fn weeks(was: Date, becomes: Date) -> Option<i32> {
    was.until((Unit::Day, becomes)).ok().map(|span| span.get_days() / 7)
}

/// A name with the year in it: the earlier year is replaced wherever it stands, and where it does not stand, the new
/// one is put at the end after `joint`. A name that would become longer than `most` characters stays as it is.
#[must_use]
pub fn with_year(name: &str, from: i16, to: i16, joint: char, most: usize) -> String {
    let (from, to) = (from.to_string(), to.to_string());
    let replaced = replace_number(name, &from, &to);
    let named =
        if replaced == name && !has_number(name, &to) { format!("{name}{joint}{to}") } else { replaced };
    if named.chars().count() > most { name.to_owned() } else { named }
}

/// A name for public addresses with the year in it, as [`with_year`]; one that would become too long is cut.
#[must_use]
pub fn slug_with_year(slug: &str, from: i16, to: i16) -> String {
    let named = with_year(slug, from, to, '-', Slug::MAX);
    if named == slug { numbered(slug, &to.to_string()) } else { named }
}

/// A name for public addresses with something behind a hyphen, cut so that both have room.
#[must_use]
pub fn numbered(slug: &str, behind: &str) -> String {
    let room = Slug::MAX.saturating_sub(behind.len() + 1);
    let stem: String = slug.chars().take(room).collect();
    format!("{}-{behind}", stem.trim_end_matches('-'))
}

/// The parts of a text between whole occurrences of a number: `20201` holds no `2020`.
fn around<'a>(text: &'a str, number: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(number) {
        let (before, after) = (text.get(..at), text.get(at + number.len()..));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let whole = !digit(before.and_then(|text| text.chars().next_back()))
            && !digit(after.and_then(|text| text.chars().next()));
        if whole {
            parts.extend(text.get(start..at));
            start = at + number.len();
        }
    }
    parts.extend(text.get(start..));
    parts
}

fn replace_number(text: &str, from: &str, to: &str) -> String {
    around(text, from).join(to)
}

fn has_number(text: &str, number: &str) -> bool {
    around(text, number).len() > 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Holiday;

    fn shift(first: Date, year: i16) -> Shift {
        Shift::into_year(first, year).unwrap()
    }

    /// The call of 2020 closed on May Day; in week 18 of 2021 that Friday is an ordinary one.
    #[test]
    fn the_call_of_2020_opens_in_the_same_week_of_2021() {
        let shift = shift(date(2020, 4, 14), 2021);
        assert_eq!((shift.from_year(), shift.to_year(), shift.weeks()), (2020, 2021, 53));
        let moved =
            shift.moved(&[date(2020, 4, 14), date(2020, 5, 1), date(2020, 12, 31), date(2020, 12, 31)]);
        let days: Vec<Date> = moved.iter().map(|moved| moved.to).collect();
        // The last would have been Epiphany of 2022.
        assert_eq!(days, [date(2021, 4, 20), date(2021, 5, 7), date(2022, 1, 7), date(2022, 1, 7)]);
        assert_eq!(moved[0].day_off, None);
        assert_eq!(moved[2].same_weekday, date(2022, 1, 6));
        assert_eq!(moved[2].day_off, Some(DayOff::Holiday(Holiday::Epiphany)));
    }

    #[test]
    fn a_date_on_a_holiday_goes_forward_over_all_of_it() {
        // Week 14 of 2021 begins with Easter Monday.
        let moved = shift(date(2020, 3, 30), 2021).moved(&[date(2020, 3, 30)]);
        assert_eq!((moved[0].same_weekday, moved[0].to), (date(2021, 4, 5), date(2021, 4, 6)));
        assert_eq!(moved[0].day_off, Some(DayOff::Holiday(Holiday::EasterMonday)));
        // Good Friday of 2022, on a Friday of week 15.
        let moved = shift(date(2021, 4, 16), 2022).moved(&[date(2021, 4, 16)]);
        assert_eq!((moved[0].same_weekday, moved[0].to), (date(2022, 4, 15), date(2022, 4, 19)));
    }

    #[test]
    fn dates_that_would_meet_stay_apart() {
        // Good Friday and Easter Monday of 2022 would both become the Tuesday.
        let moved = shift(date(2021, 4, 16), 2022).moved(&[date(2021, 4, 19), date(2021, 4, 16)]);
        assert_eq!((moved[1].to, moved[1].kept_apart), (date(2022, 4, 19), false));
        assert_eq!((moved[0].to, moved[0].kept_apart), (date(2022, 4, 20), true));
    }

    #[test]
    fn a_week_53_is_the_week_after_the_last() {
        let moved = shift(date(2020, 12, 28), 2021).moved(&[date(2020, 12, 28)]);
        assert_eq!(moved[0].to, date(2022, 1, 3));
    }

    #[test]
    fn a_day_that_is_counted_to_stays_the_day_it_is() {
        let to_2021 = shift(date(2020, 4, 14), 2021);
        assert_eq!(to_2021.counting_day(date(2020, 8, 1)), date(2021, 8, 1));
        assert_eq!(to_2021.counting_day(date(2020, 2, 29)), date(2021, 2, 28));
    }

    #[test]
    fn only_years_ahead_are_taken() {
        let bounds = NotAhead { first: 2021, last: 2040 };
        for year in [2019, 2020, 2041] {
            assert_eq!(Shift::into_year(date(2020, 4, 14), year), Err(bounds));
        }
        assert_eq!(Shift::into_year(date(2199, 4, 14), 2200), Err(NotAhead { first: 2200, last: 2199 }));
        assert_eq!(shift(date(2020, 4, 14), 2040).weeks(), 1_044);
    }

    #[test]
    fn the_year_proposed_is_the_first_that_is_not_past() {
        let proposed = |today| Shift::ahead_of(today, date(2020, 4, 14)).map(|shift| shift.to_year());
        assert_eq!(proposed(date(2020, 9, 1)), Ok(2021));
        assert_eq!(proposed(date(2021, 4, 20)), Ok(2021));
        assert_eq!(proposed(date(2021, 4, 21)), Ok(2022));
        assert_eq!(proposed(date(2026, 1, 7)), Ok(2026));
        assert_eq!(proposed(date(2045, 1, 7)), Err(NotAhead { first: 2021, last: 2040 }));
    }

    #[test]
    fn names_get_the_year() {
        let named = |name: &str| with_year(name, 2020, 2021, ' ', 30);
        assert_eq!(named("Arvoa 2020"), "Arvoa 2021");
        assert_eq!(named("2020: polku (2020)"), "2021: polku (2021)");
        assert_eq!(named("Arvoa"), "Arvoa 2021");
        assert_eq!(named("Ohjelma 20201"), "Ohjelma 20201 2021");
        assert_eq!(named("Jo 2021"), "Jo 2021");
        assert_eq!(named("Tämä nimi on jo kovin pitkä"), "Tämä nimi on jo kovin pitkä");
        assert_eq!(slug_with_year("arvoa-yhteistyohon", 2020, 2021), "arvoa-yhteistyohon-2021");
        assert_eq!(slug_with_year("arvoa-2020", 2020, 2021), "arvoa-2021");
        let long = slug_with_year(&"a".repeat(60), 2020, 2021);
        assert_eq!((long.len(), long.ends_with("a-2021")), (60, true));
        assert_eq!(numbered("arvoa-2021", "2"), "arvoa-2021-2");
    }

    proptest! {
        /// Never on a weekend or holiday, never earlier than the same day of the week, in the same order, apart or
        /// together as before, and no more than a few days late.
        #[test]
        fn moved_dates_keep_their_order_and_fall_on_working_days(
            first in 0_i32..366 * 60,
            gaps in proptest::collection::vec(0_i32..120, 1..6),
            ahead in 1_i16..=5,
        ) {
            let mut dates = vec![date(2000, 1, 3) + Span::new().days(first)];
            for gap in &gaps {
                let last = *dates.last().unwrap();
                dates.push(last + Span::new().days(*gap));
            }
            let shift = Shift::into_year(dates[0], year_of(dates[0]) + ahead).unwrap();
            let moved = shift.moved(&dates);
            prop_assert_eq!(moved.len(), dates.len());
            prop_assert_eq!(&moved, &shift.moved(&dates));
            let (was, is) = (dates[0].iso_week_date(), moved[0].same_weekday.iso_week_date());
            prop_assert_eq!(was.weekday(), is.weekday());
            prop_assert!(was.week() == is.week() || (was.week(), is.week()) == (53, 1));
            for pair in moved.windows(2) {
                prop_assert_eq!(pair[0].from.cmp(&pair[1].from), pair[0].to.cmp(&pair[1].to));
            }
            for (date, moved) in dates.iter().zip(&moved) {
                prop_assert_eq!(*date, moved.from);
                prop_assert!(DayOff::of(moved.to).is_none());
                prop_assert_eq!(moved.day_off, DayOff::of(moved.same_weekday));
                let late = moved.same_weekday.until(moved.to).unwrap().get_days();
                prop_assert!((0..=14).contains(&late), "{moved:?}");
                prop_assert_eq!(late > 0, moved.day_off.is_some() || moved.kept_apart);
            }
            let mut backwards = dates.clone();
            backwards.reverse();
            let mut again = shift.moved(&backwards);
            again.reverse();
            prop_assert_eq!(moved, again);
        }
    }
}
