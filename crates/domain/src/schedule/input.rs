//! What is to be planned.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time, Weekday};

use super::hours::days_between;
use super::{Busy, Hours, WorkingWeek};
use crate::calendar::DayOff;
use crate::ids::{ElementId, GroupId, PersonId, RoomId};
use crate::programmes::element::{DeliveryMode, Minutes};

/// Longest period, in days.
pub const MAX_DAYS: i64 = 800;
/// Most tasks of one schedule.
pub const MAX_TASKS: usize = 10_000;
/// The heaviest that one wish weighs.
pub const MAX_WEIGHT: u32 = 10_000;

/// Which task: one time of an element for one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId {
    /// Who meets.
    pub group: GroupId,
    /// What is held.
    pub element: ElementId,
    /// Which time of the element, from 1.
    pub occurrence: u32,
}

/// The step in which starts are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SlotLength {
    /// A quarter of an hour.
    Quarter,
    /// Half an hour.
    #[default]
    Half,
}

impl SlotLength {
    /// In minutes.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        match self {
            Self::Quarter => 15,
            Self::Half => 30,
        }
    }
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// Begins before noon.
    Morning,
    /// Begins at noon or later.
    Afternoon,
}

/// When a task would best be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Wish {
    /// On one of these weekdays; any where there are none.
    pub weekdays: Vec<Weekday>,
    /// In this part of the day.
    pub part: Option<PartOfDay>,
}

/// When, with whom and where a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placement {
    /// The day.
    pub date: Date,
    /// When it begins.
    pub start: Time,
    /// Who holds it; nobody where nobody is needed.
    pub facilitator: Option<PersonId>,
    /// Where; nowhere where people meet remotely.
    pub room: Option<RoomId>,
}

/// How far a task is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not yet.
    Free,
    /// It has a placement, which stays unless it has to move. A placement that breaks a limit by itself has to; a start
    /// outside the step of starts is one.
    Kept(Placement),
    /// Its placement never moves, whatever it breaks.
    Fixed(Placement),
}

/// What a room has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomNeed {
    /// Seats, at least.
    pub seats: u32,
    /// Whether somebody needs a way without steps.
    pub step_free: bool,
}

/// One time of an element for one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which.
    pub id: TaskId,
    /// From start to end with its breaks, in minutes, 5 to 1,440.
    pub minutes: u32,
    /// How it is delivered.
    pub mode: DeliveryMode,
    /// One of these holds it; nobody is needed where there are none.
    pub facilitators: Vec<PersonId>,
    /// The room it needs; none for a remote one.
    pub room: Option<RoomNeed>,
    /// When it would best be.
    pub wish: Wish,
    /// Whether it has a placement already.
    pub standing: Standing,
}

/// Who meets together: a group, a small group, or everybody of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleGroup {
    /// Which.
    pub id: GroupId,
    /// Its people.
    pub members: Vec<PersonId>,
}

/// A participant's time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub person: PersonId,
    /// When they work.
    pub week: WorkingWeek,
    /// When they are taken otherwise.
    pub busy: Vec<Busy>,
}

/// Who may hold a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facilitator {
    /// Who.
    pub person: PersonId,
    /// When they work.
    pub week: WorkingWeek,
    /// When they are taken otherwise. It does not count towards the limits below.
    pub busy: Vec<Busy>,
    /// The most minutes of sessions in a day.
    pub most_in_a_day: Option<u32>,
    /// The most minutes of sessions in a week from Monday to Sunday.
    pub most_in_a_week: Option<u32>,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which.
    pub id: RoomId,
    /// How many people it seats.
    pub seats: u32,
    /// Whether it is reached without steps.
    pub step_free: bool,
    /// When it is taken otherwise.
    pub busy: Vec<Busy>,
}

/// One task after another. It begins no earlier than the other ends. It binds where both have a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// What comes first.
    pub earlier: TaskId,
    /// What follows.
    pub later: TaskId,
    /// Days between the two dates, at least; 0 allows the same day.
    pub least_days: u32,
    /// Days between the two dates, at most.
    pub greatest_days: Option<u32>,
}

/// What each unmet wish costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Of each squared day by which the gaps of a group are above even ones.
    pub spread: u32,
    /// Of each session on another weekday than wished.
    pub weekday: u32,
    /// Of each session in the other part of the day.
    pub part_of_day: u32,
    /// Of each pair that is wished in one week and is not.
    pub same_week: u32,
    /// Of each squared session by which the facilitators' loads are above even ones.
    pub load: u32,
    /// Of each session of a group in another room than the one before.
    pub room_change: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { spread: 1, weekday: 100, part_of_day: 50, same_week: 100, load: 20, room_change: 20 }
    }
}

impl Weights {
    const fn all(self) -> [u32; 6] {
        [self.spread, self.weekday, self.part_of_day, self.same_week, self.load, self.room_change]
    }
}

/// A schedule before it has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleInput {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Within which hours of a day.
    pub daily: Hours,
    /// On which weekdays; holidays are left out by themselves.
    pub weekdays: Vec<Weekday>,
    /// Further days on which nothing is.
    pub excluded: Vec<Date>,
    /// The step of starts, counted from the beginning of the daily hours.
    pub slot: SlotLength,
    /// Who meets.
    pub groups: Vec<ScheduleGroup>,
    /// The time of those who meet. Who is not named here can always come.
    pub attendees: Vec<Attendee>,
    /// Who may hold sessions.
    pub facilitators: Vec<Facilitator>,
    /// Where.
    pub rooms: Vec<Room>,
    /// What.
    pub tasks: Vec<Task>,
    /// In what order.
    pub orders: Vec<Order>,
    /// Pairs wished in the same week.
    pub same_week: Vec<[TaskId; 2]>,
    /// What unmet wishes cost.
    pub weights: Weights,
    /// Decides between what is equally good.
    pub seed: u64,
}

/// Why a schedule was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// An end that is not after its start.
    #[error("the end is not after the start")]
    Hours,
    /// The period ends before it begins or is longer than [`MAX_DAYS`].
    #[error("the period is not between 1 and {MAX_DAYS} days")]
    Period,
    /// More than [`MAX_TASKS`].
    #[error("more than {MAX_TASKS} sessions")]
    TooManyTasks,
    /// Two of the same.
    #[error("a task, group, person or room is named twice")]
    Twice,
    /// A task of a group, a facilitator of a task, or a task of an order or pair that is not there.
    #[error("something is named that is not part of the schedule")]
    Unknown,
    /// A length outside 5 to 1,440 minutes.
    #[error("a length is not between 5 and 1,440 minutes")]
    Length,
    /// A remote session that needs a room.
    #[error("a remote session needs no room")]
    RoomForRemote,
    /// A task after itself, or a greatest gap below the least.
    #[error("an order cannot hold")]
    Order,
    /// A weight above [`MAX_WEIGHT`].
    #[error("a weight is above {MAX_WEIGHT}")]
    Weight,
    /// Somebody who both takes part and holds sessions.
    #[error("somebody both takes part and holds sessions")]
    BothRoles,
}

/// A schedule to be planned, checked and in one order.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub(super) input: ScheduleInput,
    pub(super) days: Vec<Date>,
    task_places: BTreeMap<TaskId, usize>,
}

impl Schedule {
    /// Checks the parts against each other.
    ///
    /// # Errors
    /// [`ScheduleError`] says what does not fit.
    pub fn parse(mut input: ScheduleInput) -> Result<Self, ScheduleError> {
        let length = days_between(input.first, input.last) + 1;
        if !(1..=MAX_DAYS).contains(&length) {
            return Err(ScheduleError::Period);
        }
        if input.tasks.len() > MAX_TASKS {
            return Err(ScheduleError::TooManyTasks);
        }
        if input.weights.all().into_iter().any(|weight| weight > MAX_WEIGHT) {
            return Err(ScheduleError::Weight);
        }
        in_one_order(&mut input);
        let task_places: BTreeMap<TaskId, usize> =
            input.tasks.iter().enumerate().map(|(place, task)| (task.id, place)).collect();
        no_two_alike(&input, task_places.len())?;
        known(&input, &task_places)?;
        let possible = |date: &Date| {
            input.weekdays.contains(&date.weekday())
                && !matches!(DayOff::of(*date), Some(DayOff::Holiday(_)))
                && input.excluded.binary_search(date).is_err()
        };
        let days = input.first.series(jiff::Span::new().days(1)).take_while(|date| *date <= input.last);
        let days = days.filter(possible).collect();
        Ok(Self { input, days, task_places })
    }

    /// The parts, in the order of their ids.
    #[must_use]
    pub const fn input(&self) -> &ScheduleInput {
        &self.input
    }

    /// The days on which something can be.
    #[must_use]
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    /// A task by its id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.place_of(id).and_then(|place| self.input.tasks.get(place))
    }

    /// The paths along which sessions are to be spread, as numbers of groups: of each group with all that hold the whole of
    /// it, so that what somebody goes through counts together. A path that is part of another is none.
    pub(super) fn paths(&self) -> Vec<Vec<usize>> {
        let groups = &self.input.groups;
        let mut with_first: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
        for (number, group) in groups.iter().enumerate() {
            for member in &group.members {
                with_first.entry(*member).or_default().push(number);
            }
        }
        let path = |(number, group): (usize, &ScheduleGroup)| {
            let Some(first) = group.members.first() else { return BTreeSet::from([number]) };
            let others = with_first.get(first).into_iter().flatten().copied();
            let holds = |other: &usize| {
                let its = groups.get(*other).map_or(&[][..], |other| &other.members);
                group.members.iter().all(|member| its.binary_search(member).is_ok())
            };
            others.filter(holds).collect()
        };
        let all: BTreeSet<BTreeSet<usize>> = groups.iter().enumerate().map(path).collect();
        let part = |path: &&BTreeSet<usize>| !all.iter().any(|other| other != *path && path.is_subset(other));
        all.iter().filter(part).map(|path| path.iter().copied().collect()).collect()
    }

    pub(super) fn place_of(&self, id: TaskId) -> Option<usize> {
        self.task_places.get(&id).copied()
    }
}

fn in_one_order(input: &mut ScheduleInput) {
    input.excluded.sort_unstable();
    input.groups.sort_by_key(|group| group.id);
    for group in &mut input.groups {
        group.members.sort_unstable();
        group.members.dedup();
    }
    input.attendees.sort_by_key(|attendee| attendee.person);
    input.facilitators.sort_by_key(|facilitator| facilitator.person);
    input.rooms.sort_by_key(|room| room.id);
    input.tasks.sort_by_key(|task| task.id);
    for task in &mut input.tasks {
        task.facilitators.sort_unstable();
        task.facilitators.dedup();
    }
    input.orders.sort_unstable();
    input.orders.dedup();
    for pair in &mut input.same_week {
        pair.sort_unstable();
    }
    input.same_week.sort_unstable();
    input.same_week.dedup();
}

fn no_two_alike(input: &ScheduleInput, tasks: usize) -> Result<(), ScheduleError> {
    let rising = |all: &mut dyn Iterator<Item = uuid::Uuid>| {
        let all: Vec<_> = all.collect();
        all.is_sorted_by(|one, next| one < next)
    };
    let alike = tasks < input.tasks.len()
        || !rising(&mut input.groups.iter().map(|group| group.id.uuid()))
        || !rising(&mut input.attendees.iter().map(|attendee| attendee.person.uuid()))
        || !rising(&mut input.facilitators.iter().map(|facilitator| facilitator.person.uuid()))
        || !rising(&mut input.rooms.iter().map(|room| room.id.uuid()));
    if alike { Err(ScheduleError::Twice) } else { Ok(()) }
}

fn known(input: &ScheduleInput, tasks: &BTreeMap<TaskId, usize>) -> Result<(), ScheduleError> {
    let groups: BTreeSet<GroupId> = input.groups.iter().map(|group| group.id).collect();
    let holders: BTreeSet<PersonId> = input.facilitators.iter().map(|holder| holder.person).collect();
    let members = input.groups.iter().flat_map(|group| &group.members);
    if members.chain(input.attendees.iter().map(|its| &its.person)).any(|person| holders.contains(person)) {
        return Err(ScheduleError::BothRoles);
    }
    for task in &input.tasks {
        if !groups.contains(&task.id.group) || !task.facilitators.iter().all(|its| holders.contains(its)) {
            return Err(ScheduleError::Unknown);
        }
        Minutes::parse(task.minutes).map_err(|_| ScheduleError::Length)?;
        if task.mode == DeliveryMode::Remote && task.room.is_some() {
            return Err(ScheduleError::RoomForRemote);
        }
    }
    let pairs = input.same_week.iter().flatten();
    let ordered = input.orders.iter().flat_map(|order| [&order.earlier, &order.later]);
    if pairs.chain(ordered).any(|task| !tasks.contains_key(task)) {
        return Err(ScheduleError::Unknown);
    }
    let impossible = |order: &Order| {
        order.earlier == order.later || order.greatest_days.is_some_and(|most| most < order.least_days)
    };
    if input.orders.iter().any(impossible) { Err(ScheduleError::Order) } else { Ok(()) }
}
