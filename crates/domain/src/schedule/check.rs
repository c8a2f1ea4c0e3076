//! Which limits placements break, found without the solver: by dates and times as they stand, pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use super::{Busy, Order, Placement, Schedule, Standing, Task, TaskId, WorkingWeek};
use crate::calendar::DayOff;
use crate::ids::PersonId;

/// What must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The task is part of the schedule.
    Known,
    /// A fixed task is where it was.
    Fixed,
    /// The day is in the period, on a weekday that is used, and neither a holiday nor excluded.
    Day,
    /// It is within the daily hours.
    DailyHours,
    /// It begins at a step of the starts.
    Step,
    /// Everybody of the group works then.
    AttendeeHours(PersonId),
    /// Nobody of the group is busy.
    AttendeeBusy(PersonId),
    /// Somebody who may holds it, and nobody where nobody is needed.
    FacilitatorAllowed,
    /// The facilitator works then.
    FacilitatorHours(PersonId),
    /// The facilitator is not busy.
    FacilitatorBusy(PersonId),
    /// The facilitator's minutes in a day.
    FacilitatorDay(PersonId),
    /// The facilitator's minutes in a week.
    FacilitatorWeek(PersonId),
    /// A room that fits, and none where none is needed.
    RoomFits,
    /// The room is free.
    RoomBusy,
    /// Nobody is in both sessions.
    People(TaskId),
    /// One facilitator is not in two sessions.
    SameFacilitator(TaskId),
    /// Two sessions are not in one room.
    SameRoom(TaskId),
    /// It follows the other with the stated gap.
    Order(TaskId),
}

/// A limit that a placement breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLimit {
    /// Whose placement.
    pub task: TaskId,
    /// What it breaks.
    pub limit: Limit,
}

/// One session at its time.
struct Held<'a> {
    task: &'a Task,
    placement: Placement,
    from: DateTime,
    until: DateTime,
    fixed: bool,
}

impl Held<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    fn meets(&self, busy: &[Busy]) -> bool {
        busy.iter().any(|its| self.from < its.until() && its.from() < self.until)
    }

    fn is_within(&self, week: &WorkingWeek) -> bool {
        let date = self.from.date();
        week.of(date.weekday()).is_some_and(|hours| {
            let at = |minutes: u16| date.at(0, 0, 0, 0).checked_add(i64::from(minutes).minutes());
            at(hours.from_minute()).is_ok_and(|begins| begins <= self.from)
                && at(hours.until_minute()).is_ok_and(|ends| self.until <= ends)
        })
    }
}

/// Every limit that these placements break, beside the fixed ones. What fixed sessions break among themselves is not
/// told: nobody can move them here.
#[must_use]
pub fn check(schedule: &Schedule, placed: &BTreeMap<TaskId, Placement>) -> Vec<BrokenLimit> {
    let mut broken = BTreeSet::new();
    let mut all = Vec::new();
    for (id, placement) in placed {
        match schedule.task(*id) {
            None => {
                broken.insert(BrokenLimit { task: *id, limit: Limit::Known });
            }
            Some(Task { standing: Standing::Fixed(stays), .. }) if stays != placement => {
                broken.insert(BrokenLimit { task: *id, limit: Limit::Fixed });
            }
            Some(Task { standing: Standing::Fixed(_), .. }) => {}
            Some(task) => all.extend(held(task, *placement, false)),
        }
    }
    for task in &schedule.input.tasks {
        if let Standing::Fixed(placement) = task.standing {
            all.extend(held(task, placement, true));
        }
    }
    for one in all.iter().filter(|held| !held.fixed) {
        let mut found = Vec::new();
        alone(schedule, one, &mut found);
        attendees(schedule, one, &mut found);
        facilitator(schedule, one, &all, &mut found);
        room(schedule, one, &mut found);
        broken.extend(found.into_iter().map(|limit| BrokenLimit { task: one.task.id, limit }));
    }
    pairs(schedule, &mut all, &mut broken);
    broken.into_iter().collect()
}

fn held(task: &Task, placement: Placement, fixed: bool) -> Option<Held<'_>> {
    let from = placement.date.to_datetime(placement.start);
    let until = from.checked_add(Span::new().minutes(i64::from(task.minutes))).ok()?;
    Some(Held { task, placement, from, until, fixed })
}

fn alone(schedule: &Schedule, one: &Held<'_>, found: &mut Vec<Limit>) {
    let input = &schedule.input;
    let date = one.placement.date;
    let off = matches!(DayOff::of(date), Some(DayOff::Holiday(_))) || input.excluded.contains(&date);
    if off || date < input.first || date > input.last || !input.weekdays.contains(&date.weekday()) {
        found.push(Limit::Day);
    }
    if !one.is_within(&WorkingWeek::new([Some(input.daily); 7])) {
        found.push(Limit::DailyHours);
    }
    let start = one.placement.start;
    let minute = i64::from(start.hour()) * 60 + i64::from(start.minute());
    let step = i64::from(input.slot.minutes());
    let exact = start.second() == 0 && start.subsec_nanosecond() == 0;
    if !exact || (minute - i64::from(input.daily.from_minute())).rem_euclid(step) != 0 {
        found.push(Limit::Step);
    }
}

fn members<'a>(schedule: &'a Schedule, task: &Task) -> &'a [PersonId] {
    let group = schedule.input.groups.iter().find(|group| group.id == task.id.group);
    group.map_or(&[], |group| &group.members)
}

fn attendees(schedule: &Schedule, one: &Held<'_>, found: &mut Vec<Limit>) {
    for person in members(schedule, one.task) {
        let Ok(at) = schedule.input.attendees.binary_search_by_key(person, |its| its.person) else {
            continue;
        };
        let Some(attendee) = schedule.input.attendees.get(at) else { continue };
        if !one.is_within(&attendee.week) {
            found.push(Limit::AttendeeHours(*person));
        }
        if one.meets(&attendee.busy) {
            found.push(Limit::AttendeeBusy(*person));
        }
    }
}

fn facilitator(schedule: &Schedule, one: &Held<'_>, all: &[Held<'_>], found: &mut Vec<Limit>) {
    let Some(person) = one.placement.facilitator else {
        if !one.task.facilitators.is_empty() {
            found.push(Limit::FacilitatorAllowed);
        }
        return;
    };
    if !one.task.facilitators.contains(&person) {
        found.push(Limit::FacilitatorAllowed);
    }
    let Some(its) = schedule.input.facilitators.iter().find(|its| its.person == person) else { return };
    if !one.is_within(&its.week) {
        found.push(Limit::FacilitatorHours(person));
    }
    if one.meets(&its.busy) {
        found.push(Limit::FacilitatorBusy(person));
    }
    let monday = |date: Date| date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok();
    let theirs = || all.iter().filter(|held| held.placement.facilitator == Some(person));
    let minutes = |alike: &dyn Fn(Date) -> bool| -> u64 {
        theirs().filter(|held| alike(held.from.date())).map(|held| u64::from(held.task.minutes)).sum()
    };
    let date = one.placement.date;
    if its.most_in_a_day.is_some_and(|most| minutes(&|other| other == date) > u64::from(most)) {
        found.push(Limit::FacilitatorDay(person));
    }
    if its
        .most_in_a_week
        .is_some_and(|most| minutes(&|other| monday(other) == monday(date)) > u64::from(most))
    {
        found.push(Limit::FacilitatorWeek(person));
    }
}

fn room(schedule: &Schedule, one: &Held<'_>, found: &mut Vec<Limit>) {
    let room = one.placement.room.map(|room| (room, schedule.input.rooms.iter().find(|its| its.id == room)));
    let fits = match (one.task.room, room) {
        (None, None) => true,
        (Some(need), Some((_, Some(room)))) => {
            room.seats >= need.seats && (room.step_free || !need.step_free)
        }
        _ => false,
    };
    if !fits {
        found.push(Limit::RoomFits);
    }
    if let Some((_, Some(room))) = room
        && one.meets(&room.busy)
    {
        found.push(Limit::RoomBusy);
    }
}

/// Sessions in the order of their beginning, so that only those are compared that are at the same time.
fn pairs(schedule: &Schedule, all: &mut [Held<'_>], broken: &mut BTreeSet<BrokenLimit>) {
    all.sort_by_key(|held| (held.from, held.task.id));
    for (place, one) in all.iter().enumerate() {
        for other in all.iter().skip(place + 1).take_while(|other| other.from < one.until) {
            if !one.overlaps(other) || (one.fixed && other.fixed) {
                continue;
            }
            let mine: BTreeSet<_> = members(schedule, one.task).iter().collect();
            let common = members(schedule, other.task).iter().any(|person| mine.contains(person));
            let mut clash = |limit| broken.insert(BrokenLimit { task: one.task.id, limit });
            if common || one.task.id.group == other.task.id.group {
                clash(Limit::People(other.task.id));
            }
            if one.placement.facilitator.is_some() && one.placement.facilitator == other.placement.facilitator
            {
                clash(Limit::SameFacilitator(other.task.id));
            }
            if one.placement.room.is_some() && one.placement.room == other.placement.room {
                clash(Limit::SameRoom(other.task.id));
            }
        }
    }
    let by_id: BTreeMap<TaskId, &Held<'_>> = all.iter().map(|held| (held.task.id, held)).collect();
    for order in &schedule.input.orders {
        let both = by_id.get(&order.earlier).zip(by_id.get(&order.later));
        if both.is_some_and(|(earlier, later)| {
            let both_fixed = earlier.fixed && later.fixed;
            !both_fixed && !follows(order, earlier, later)
        }) {
            broken.insert(BrokenLimit { task: order.later, limit: Limit::Order(order.earlier) });
        }
    }
}

fn follows(order: &Order, earlier: &Held<'_>, later: &Held<'_>) -> bool {
    let after = |days: u32| earlier.placement.date.checked_add(i64::from(days).days());
    later.from >= earlier.until
        && after(order.least_days).is_ok_and(|least| later.placement.date >= least)
        && order
            .greatest_days
            .is_none_or(|days| after(days).map_or(true, |greatest| later.placement.date <= greatest))
}
