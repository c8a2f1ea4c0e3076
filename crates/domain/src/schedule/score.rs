//! What unmet wishes cost, counted afresh from placements.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::hours::days_between;
use super::{PartOfDay, Placement, Schedule, Standing, Task, TaskId};
use crate::ids::{GroupId, PersonId, RoomId};

/// What each kind of wish costs, weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Uneven gaps: over the paths of groups, the squared days from the beginning of the period to the first session, from
    /// each to the next, and to the end, above what even gaps would have. A session of everybody is on everybody's path.
    pub spread: u64,
    /// Sessions on another weekday than wished.
    pub weekday: u64,
    /// Sessions in the other part of the day.
    pub part_of_day: u64,
    /// Pairs wished in one week (Monday to Sunday) that are not.
    pub same_week: u64,
    /// Uneven loads: the squared numbers of sessions of the facilitators, above what even ones would have.
    pub load: u64,
    /// Sessions in another room than the group's session in a room before.
    pub room_change: u64,
}

impl Wishes {
    /// All together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.spread + self.weekday + self.part_of_day + self.same_week + self.load + self.room_change
    }
}

/// How good placements are known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Proven: no placements of the same tasks cost less.
    Best,
    /// The best that was found.
    BestFound,
}

/// What placements cost, and what they cannot cost less than.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The cost by kind of wish.
    pub wishes: Wishes,
    /// What placements of the same tasks cost at least, proven.
    pub bound: u64,
}

impl Score {
    /// Whether the bound is reached.
    #[must_use]
    pub const fn quality(&self) -> Quality {
        if self.wishes.total() <= self.bound { Quality::Best } else { Quality::BestFound }
    }
}

/// The cost of placements, the fixed sessions with them.
#[must_use]
pub fn score(schedule: &Schedule, placed: &BTreeMap<TaskId, Placement>) -> Wishes {
    let input = &schedule.input;
    let weights = input.weights;
    let mut by_group: BTreeMap<GroupId, Vec<(Date, Time, Option<RoomId>)>> = BTreeMap::new();
    let mut loads: BTreeMap<PersonId, u64> = BTreeMap::new();
    for task in &input.tasks {
        loads.extend(task.facilitators.iter().map(|person| (*person, 0)));
    }
    let mut wishes = Wishes::default();
    let mut dates = BTreeMap::new();
    for task in &input.tasks {
        let fixed = match task.standing {
            Standing::Fixed(placement) => Some(placement),
            Standing::Free | Standing::Kept(_) => None,
        };
        let Some(placement) = fixed.or_else(|| placed.get(&task.id).copied()) else { continue };
        dates.insert(task.id, placement.date);
        if (input.first..=input.last).contains(&placement.date) {
            by_group.entry(task.id.group).or_default().push((
                placement.date,
                placement.start,
                placement.room,
            ));
        }
        if let Some(load) = placement.facilitator.and_then(|person| loads.get_mut(&person)) {
            *load += 1;
        }
        if fixed.is_none() {
            wishes.weekday += u64::from(weights.weekday) * u64::from(misses_weekday(task, placement.date));
            wishes.part_of_day +=
                u64::from(weights.part_of_day) * u64::from(misses_part(task, placement.start));
        }
    }
    let monday = |date: Date| date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok();
    for [one, other] in &input.same_week {
        if let (Some(one), Some(other)) = (dates.get(one), dates.get(other)) {
            wishes.same_week += u64::from(weights.same_week) * u64::from(monday(*one) != monday(*other));
        }
    }
    let length = days_between(input.first, input.last) + 1;
    for path in schedule.paths() {
        let groups = path.into_iter().filter_map(|group| input.groups.get(group));
        let sessions = groups.filter_map(|group| by_group.get(&group.id)).flatten();
        let mut days: Vec<i64> = sessions.map(|(date, ..)| days_between(input.first, *date)).collect();
        days.sort_unstable();
        if !days.is_empty() {
            wishes.spread += u64::from(weights.spread) * uneven_gaps(&days, length);
        }
    }
    for sessions in by_group.values_mut() {
        sessions.sort_unstable();
        let rooms: Vec<RoomId> = sessions.iter().filter_map(|(_, _, room)| *room).collect();
        let changes = rooms.windows(2).filter(|pair| pair.first() != pair.last()).count() as u64;
        wishes.room_change += u64::from(weights.room_change) * changes;
    }
    wishes.load = u64::from(weights.load) * uneven_loads(loads.values().copied());
    wishes
}

/// Whether a day is not of the weekdays wished.
pub(super) fn misses_weekday(task: &Task, date: Date) -> bool {
    !task.wish.weekdays.is_empty() && !task.wish.weekdays.contains(&date.weekday())
}

/// Whether a start is not in the part of the day wished.
pub(super) fn misses_part(task: &Task, start: Time) -> bool {
    let part = if start.hour() < 12 { PartOfDay::Morning } else { PartOfDay::Afternoon };
    task.wish.part.is_some_and(|wished| wished != part)
}

/// Squares of the gaps between rising days of a period of `length` days, above what even gaps would have.
pub(super) fn uneven_gaps(days: &[i64], length: i64) -> u64 {
    let mut before = -1;
    let mut sum = 0;
    for day in days.iter().copied().chain([length]) {
        sum += (day - before).unsigned_abs().pow(2);
        before = day;
    }
    sum - even_squares((length + 1).unsigned_abs(), days.len() as u64 + 1)
}

/// Squares of loads, above what even ones would have.
pub(super) fn uneven_loads(loads: impl Iterator<Item = u64>) -> u64 {
    let (mut squares, mut sum, mut parts) = (0, 0, 0);
    for load in loads {
        squares += load * load;
        sum += load;
        parts += 1;
    }
    squares - even_squares(sum, parts)
}

/// The least sum of squares of `parts` whole numbers that make `sum`.
pub(super) fn even_squares(sum: u64, parts: u64) -> u64 {
    let Some(each) = sum.checked_div(parts) else { return 0 };
    let more = sum % parts;
    more * (each + 1).pow(2) + (parts - more) * each.pow(2)
}
