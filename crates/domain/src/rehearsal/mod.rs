//! What a programme for so many people needs: groups and small groups, sessions, coaching, and days to meet on.
//!
//! Computed before anybody has applied, from the design and the number of participants alone. A *circle* is what meets
//! together: everybody, a group, or a small group. Each element takes place for each of its circles, so what is led is
//! what one participant takes part in, times the circles.
//!
//! Invariants:
//! - groups are as even as can be, and small groups are those that the product would propose
//!   ([`small_group_sizes`]);
//! - a length that nobody has stated is counted and never invented ([`Sum`]);
//! - how many meet in mentoring depends on who mentors, which nobody knows yet: its circles are not told.
//!
//! Not here: whom a method would choose (`selection::rehearsal`), which sessions are planned (`sessions`).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::DayOff;
use crate::groups::{SMALL_GROUP_LEAST, SMALL_GROUP_MOST, even_sizes, small_group_sizes};
use crate::programmes::element::{Audience, Element, ElementKind};
use crate::programmes::hours::{Hours, Sum};

/// The longest time between the first day and the last, in days: three years.
pub const MOST_DAYS: i32 = 1_096;

/// For how many the programme would be, and how they would be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// How many participants.
    pub chosen: u32,
    /// Into how many groups they are divided, at most one for each.
    pub groups: u32,
    /// How many people are wished for in a small group, [`SMALL_GROUP_LEAST`] to [`SMALL_GROUP_MOST`].
    pub small_group_size: u32,
}

/// Between which days the participants meet, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    first: Date,
    last: Date,
}

/// The last day is before the first, or more than [`MOST_DAYS`] after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day is not within three years from the first")]
pub struct DaysFault;

/// What a programme needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// How many people are in each group, the largest first.
    pub groups: Vec<u32>,
    /// How many people are in each small group of all groups; none where nothing is for small groups.
    pub small_groups: Vec<u32>,
    /// The kinds of elements at which people meet, in the order of the path.
    pub meetings: Vec<Meetings>,
    /// What one participant takes part in.
    pub each: Sum,
    /// Days to meet on, where it was said between which.
    pub days: Option<DayCount>,
}

/// What the elements of one kind need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meetings {
    /// What happens.
    pub kind: ElementKind,
    /// What one participant takes part in.
    pub each: Sum,
    /// How many circles meet each by itself; `None` for mentoring.
    pub circles: Option<u32>,
    /// What is led in all; `None` for mentoring.
    pub led: Option<Sum>,
}

/// How many days there are to meet on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// Days on which people are at work.
    pub working_days: u32,
    /// Weeks, from Monday to Sunday, in which there is one.
    pub weeks: u32,
}

impl Days {
    /// Both days included.
    ///
    /// # Errors
    /// [`DaysFault`].
    pub fn parse(first: Date, last: Date) -> Result<Self, DaysFault> {
        let apart = first.until(last).map_err(|_| DaysFault)?.get_days();
        (0..=MOST_DAYS).contains(&apart).then_some(Self { first, last }).ok_or(DaysFault)
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// How many of them people are at work on.
    #[must_use]
    pub fn count(self) -> DayCount {
        let days = self.first.series(jiff::Span::new().days(1)).take_while(|day| *day <= self.last);
        let working: Vec<Date> = days.filter(|day| DayOff::of(*day).is_none()).collect();
        let week = |day: &Date| {
            let week = day.iso_week_date();
            (week.year(), week.week())
        };
        let weeks: BTreeSet<(i16, i8)> = working.iter().map(week).collect();
        DayCount { working_days: count(working.len()), weeks: count(weeks.len()) }
    }
}

impl Load {
    /// What these elements need for so many people.
    #[must_use]
    pub fn of(elements: &[Element], frame: Frame, days: Option<Days>) -> Self {
        let hours = Hours::of(elements);
        let groups = even_sizes(frame.chosen, frame.groups.clamp(1, frame.chosen.max(1)));
        let wanted = hours.by_kind.iter().any(|(kind, _)| kind.audience() == Audience::SmallGroup);
        let size = frame.small_group_size.clamp(SMALL_GROUP_LEAST, SMALL_GROUP_MOST);
        // A group of fewer than a small group needs is one.
        let divided =
            |people: &u32| small_group_sizes(*people, *people, size).unwrap_or_else(|| vec![*people]);
        let small_groups: Vec<u32> =
            if wanted { groups.iter().flat_map(divided).collect() } else { Vec::new() };
        let meetings = hours.by_kind.iter().map(|(kind, each)| {
            let circles = match kind.audience() {
                Audience::Individual | Audience::Mentoring => None,
                Audience::Programme => Some(1),
                Audience::Group => Some(count(groups.len())),
                Audience::SmallGroup => Some(count(small_groups.len())),
            };
            Meetings { kind: *kind, each: *each, circles, led: circles.map(|circles| each.times(circles)) }
        });
        let meetings = meetings.collect();
        Self { meetings, each: hours.total, days: days.map(Days::count), groups, small_groups }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
