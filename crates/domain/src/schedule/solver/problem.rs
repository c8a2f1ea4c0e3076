//! What never changes while placements are searched for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time, Weekday};

use super::linking::conflicts;
use super::starts::{first, slots_of};
use super::{Failing, Places};
use crate::ids::{PersonId, RoomId};
use crate::schedule::hours::{DAY, days_between, minutes_into_day};
use crate::schedule::score::{misses_part, misses_weekday};
use crate::schedule::{Busy, Placement, Schedule, Standing, TaskId, WorkingWeek};

/// The facilitator who is nobody and the room that is nowhere: always free.
pub(super) const NOBODY: usize = 0;

/// One thing that must hold, by numbers into the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FactNo {
    Task(usize),
    Facilitator(usize),
    Limits(usize),
    Rooms,
    Group(usize),
    Order(usize),
    Shared(usize, usize),
    Attendee(usize),
}

/// Which facts hold.
pub(super) struct Facts(Option<BTreeSet<FactNo>>);

impl Facts {
    pub(super) const fn all() -> Self {
        Self(None)
    }

    pub(super) const fn only(facts: BTreeSet<FactNo>) -> Self {
        Self(Some(facts))
    }

    const fn are_all(&self) -> bool {
        self.0.is_none()
    }

    pub(super) fn has(&self, fact: FactNo) -> bool {
        self.0.as_ref().is_none_or(|facts| facts.contains(&fact))
    }
}

/// A day on which something can be.
pub(super) struct Day {
    /// Days from the first of the period.
    pub(super) number: i64,
    pub(super) week: usize,
    pub(super) date: Date,
}

/// When, with whom and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) day: usize,
    pub(super) slot: u32,
    pub(super) holder: usize,
    pub(super) room: usize,
}

/// Another job that must come before or after.
pub(super) struct Neighbour {
    pub(super) job: usize,
    pub(super) least: i64,
    pub(super) greatest: i64,
}

/// A task that has to be placed.
pub(super) struct Job {
    pub(super) id: TaskId,
    pub(super) task: usize,
    pub(super) group: usize,
    /// Slots it takes.
    pub(super) length: u32,
    pub(super) minutes: u32,
    /// The number of its length among all lengths.
    pub(super) kind: usize,
    pub(super) holders: Vec<usize>,
    pub(super) rooms: Vec<usize>,
    /// Where it can begin on each day for its group and what is fixed.
    pub(super) base: Vec<u128>,
    pub(super) earlier: Vec<Neighbour>,
    pub(super) later: Vec<Neighbour>,
    /// Others that are wished in the same week.
    pub(super) beside: Vec<usize>,
    /// Weeks of fixed ones that are wished in the same week.
    pub(super) beside_weeks: Vec<i64>,
    pub(super) kept: bool,
    /// Where it is kept, where that breaks no limit by itself.
    pub(super) home: Option<Place>,
}

/// Who may hold sessions.
pub(super) struct Holder {
    /// Whether they may be in several places at once: nobody, and who is no fact.
    pub(super) boundless: bool,
    pub(super) most_in_a_day: u32,
    pub(super) most_in_a_week: u32,
    /// Minutes, and sessions, of what is fixed.
    pub(super) in_days: Vec<u32>,
    pub(super) in_weeks: Vec<u32>,
    pub(super) load: u64,
}

/// What is fixed for a group within the period: day, start in minutes, room.
pub(super) type Point = (i64, i64, Option<usize>);

/// A schedule in numbers.
pub(super) struct Problem<'a> {
    pub(super) schedule: &'a Schedule,
    pub(super) days: Vec<Day>,
    /// Days of the whole period.
    pub(super) length: i64,
    pub(super) slots: u32,
    pub(super) step: i64,
    pub(super) opens: i64,
    pub(super) jobs: Vec<Job>,
    /// For each group, those it cannot meet beside; itself among them.
    pub(super) conflicts: Vec<Vec<usize>>,
    pub(super) points: Vec<Vec<Point>>,
    /// The paths, and which of them each group is on; left out where no wish is looked at.
    pub(super) paths: Vec<Vec<usize>>,
    pub(super) paths_of: Vec<Vec<usize>>,
    pub(super) holders: Vec<Holder>,
    pub(super) holder_starts: Vec<Vec<Vec<u128>>>,
    pub(super) room_starts: Vec<Vec<Vec<u128>>>,
}

impl<'a> Problem<'a> {
    pub(super) fn new(schedule: &'a Schedule, facts: &Facts) -> Self {
        let mut problem = Self::frame(schedule);
        let on = |task: &usize| facts.has(FactNo::Task(*task));
        let tasks: Vec<usize> = (0..schedule.input.tasks.len()).filter(on).collect();
        let (fixed, free): (Vec<usize>, Vec<usize>) = tasks
            .into_iter()
            .partition(|task| matches!(schedule.input.tasks[*task].standing, Standing::Fixed(_)));
        problem.conflicts = conflicts(schedule, facts);
        problem.holders = problem.holders(facts, &fixed);
        problem.points = problem.fixed_points(&fixed);
        let mut lengths: Vec<u32> = free.iter().map(|task| schedule.input.tasks[*task].minutes).collect();
        lengths.sort_unstable();
        lengths.dedup();
        problem.resources(facts, &lengths, &fixed);
        problem.jobs(facts, &lengths, &fixed, &free);
        problem.orders(facts);
        problem.homes();
        problem.paths_of = vec![Vec::new(); schedule.input.groups.len()];
        if facts.are_all() {
            problem.paths = schedule.paths();
        }
        for (number, path) in problem.paths.iter().enumerate() {
            for group in path {
                problem.paths_of[*group].push(number);
            }
        }
        problem
    }

    fn frame(schedule: &'a Schedule) -> Self {
        let input = &schedule.input;
        let (opens, closes) = (input.daily.from_minute(), input.daily.until_minute());
        let step = i64::from(input.slot.minutes());
        let day = |date: &Date| {
            let number = days_between(input.first, *date);
            Day { number, week: usize::try_from(week_of(input.first, number)).unwrap_or(0), date: *date }
        };
        Self {
            schedule,
            days: schedule.days.iter().map(day).collect(),
            length: days_between(input.first, input.last) + 1,
            slots: u32::from(closes - opens).div_ceil(input.slot.minutes()),
            step,
            opens: i64::from(opens),
            jobs: Vec::new(),
            conflicts: Vec::new(),
            points: Vec::new(),
            paths: Vec::new(),
            paths_of: Vec::new(),
            holders: Vec::new(),
            holder_starts: Vec::new(),
            room_starts: Vec::new(),
        }
    }

    fn weeks(&self) -> usize {
        self.days.last().map_or(0, |day| day.week + 1)
    }

    /// From when to when a fixed task is, in minutes from the first midnight of the period.
    pub(super) fn stretch(&self, task: usize) -> Option<(i64, i64)> {
        let task = &self.schedule.input.tasks[task];
        let Standing::Fixed(placement) = task.standing else { return None };
        let from = self.minute_of(placement.date) + minutes_into_day(placement.start);
        Some((from, from + i64::from(task.minutes)))
    }

    fn minute_of(&self, date: Date) -> i64 {
        days_between(self.schedule.input.first, date) * DAY
    }

    fn number_of(&self, person: PersonId) -> Option<usize> {
        self.schedule.input.facilitators.binary_search_by_key(&person, |its| its.person).ok().map(|at| at + 1)
    }

    fn room_number(&self, room: RoomId) -> Option<usize> {
        self.schedule.input.rooms.binary_search_by_key(&room, |its| its.id).ok().map(|at| at + 1)
    }

    fn holders(&self, facts: &Facts, fixed: &[usize]) -> Vec<Holder> {
        let (days, weeks) = (self.days.len(), self.weeks());
        let blank = |boundless, most_in_a_day, most_in_a_week| Holder {
            boundless,
            most_in_a_day,
            most_in_a_week,
            in_days: vec![0; days],
            in_weeks: vec![0; weeks],
            load: 0,
        };
        let mut holders = vec![blank(true, u32::MAX, u32::MAX)];
        for (at, its) in self.schedule.input.facilitators.iter().enumerate() {
            let limits = facts.has(FactNo::Limits(at));
            let most = |minutes: Option<u32>| minutes.filter(|_| limits).unwrap_or(u32::MAX);
            let boundless = !facts.has(FactNo::Facilitator(at));
            holders.push(blank(boundless, most(its.most_in_a_day), most(its.most_in_a_week)));
        }
        for task in fixed {
            let task = &self.schedule.input.tasks[*task];
            let Standing::Fixed(placement) = task.standing else { continue };
            let Some(holder) = placement.facilitator.and_then(|person| self.number_of(person)) else {
                continue;
            };
            let holder = &mut holders[holder];
            holder.load += 1;
            let number = days_between(self.schedule.input.first, placement.date);
            if let Ok(day) = self.days.binary_search_by_key(&number, |day| day.number) {
                holder.in_days[day] += task.minutes;
            }
            let week = usize::try_from(week_of(self.schedule.input.first, number)).ok();
            if let Some(minutes) = week.and_then(|week| holder.in_weeks.get_mut(week)) {
                *minutes += task.minutes;
            }
        }
        holders
    }

    fn fixed_points(&self, fixed: &[usize]) -> Vec<Vec<Point>> {
        let mut points = vec![Vec::new(); self.schedule.input.groups.len()];
        for task in fixed {
            let task = &self.schedule.input.tasks[*task];
            let Standing::Fixed(placement) = task.standing else { continue };
            let number = days_between(self.schedule.input.first, placement.date);
            if (0..self.length).contains(&number)
                && let Some(group) = self.group_of(task.id)
            {
                // A room that is none of the schedule's is another one than all of them.
                let room = placement.room.map(|room| self.room_number(room).unwrap_or(usize::MAX));
                points[group].push((number, minutes_into_day(placement.start), room));
            }
        }
        points
    }

    fn group_of(&self, id: TaskId) -> Option<usize> {
        self.schedule.input.groups.binary_search_by_key(&id.group, |group| group.id).ok()
    }

    /// Where a session of this length can begin within the daily hours, on each day.
    fn open(&self, minutes: u32) -> Vec<u128> {
        let daily = self.schedule.input.daily;
        let spare = u32::from(daily.until_minute() - daily.from_minute()).checked_sub(minutes);
        let starts = spare.map_or(0, |spare| first(spare / self.schedule.input.slot.minutes() + 1));
        vec![starts; self.days.len()]
    }

    /// Takes away the starts from which a session would meet a stretch of time.
    pub(super) fn clear(&self, starts: &mut [u128], (from, until): (i64, i64), minutes: u32) {
        let from = from - i64::from(minutes);
        // No session reaches past midnight: days before the stretch are not met by it.
        let first_day = self.days.partition_point(|day| (day.number + 1) * DAY <= from);
        for (day, word) in self.days.iter().zip(starts).skip(first_day) {
            let opens = day.number * DAY + self.opens;
            if day.number * DAY >= until {
                break;
            }
            let slot = |at: i64| u32::try_from(at.clamp(0, i64::from(self.slots))).unwrap_or(self.slots);
            let lowest = slot((from - opens).div_euclid(self.step) + 1);
            let highest = slot((until - opens + self.step - 1).div_euclid(self.step));
            *word &= !(first(highest) & !first(lowest));
        }
    }

    fn clear_busy(&self, starts: &mut [u128], busy: &[Busy], minutes: u32) {
        let at = |moment: jiff::civil::DateTime, up: bool| {
            let seconds = up && (moment.second() > 0 || moment.subsec_nanosecond() > 0);
            self.minute_of(moment.date()) + minutes_into_day(moment.time()) + i64::from(seconds)
        };
        for its in busy {
            self.clear(starts, (at(its.from(), false), at(its.until(), true)), minutes);
        }
    }

    /// Leaves the starts from which a session is within working hours.
    fn keep_hours(&self, starts: &mut [u128], week: &WorkingWeek, minutes: u32) {
        let mut masks = [0_u128; 7];
        for (offset, mask) in (0_i8..).zip(&mut masks) {
            let hours = Weekday::from_monday_zero_offset(offset).ok().and_then(|weekday| week.of(weekday));
            let Some(hours) = hours else { continue };
            for slot in slots_of(first(self.slots)) {
                let start = self.opens + i64::from(slot) * self.step;
                let within = start >= i64::from(hours.from_minute())
                    && start + i64::from(minutes) <= i64::from(hours.until_minute());
                *mask |= u128::from(within) << slot;
            }
        }
        for (day, word) in self.days.iter().zip(starts) {
            *word &= masks[usize::from(day.date.weekday().to_monday_zero_offset().unsigned_abs())];
        }
    }

    /// Where facilitators and rooms let sessions of each length begin.
    fn resources(&mut self, facts: &Facts, lengths: &[u32], fixed: &[usize]) {
        let input = &self.schedule.input;
        for minutes in lengths {
            let mut holders = vec![self.open(*minutes)];
            for (at, its) in input.facilitators.iter().enumerate() {
                let mut starts = self.open(*minutes);
                if facts.has(FactNo::Facilitator(at)) {
                    self.keep_hours(&mut starts, &its.week, *minutes);
                    self.clear_busy(&mut starts, &its.busy, *minutes);
                }
                holders.push(starts);
            }
            let mut rooms = vec![self.open(*minutes)];
            for its in &input.rooms {
                let mut starts = self.open(*minutes);
                self.clear_busy(&mut starts, &its.busy, *minutes);
                rooms.push(starts);
            }
            for task in fixed {
                let Some(stretch) = self.stretch(*task) else { continue };
                let Standing::Fixed(placement) = input.tasks[*task].standing else { continue };
                let holder = placement.facilitator.and_then(|person| self.number_of(person));
                if let Some(holder) = holder.filter(|holder| !self.holders[*holder].boundless) {
                    self.clear(&mut holders[holder], stretch, *minutes);
                }
                if let Some(room) = placement.room.and_then(|room| self.room_number(room)) {
                    self.clear(&mut rooms[room], stretch, *minutes);
                }
            }
            self.holder_starts.push(holders);
            self.room_starts.push(rooms);
        }
    }

    fn jobs(&mut self, facts: &Facts, lengths: &[u32], fixed: &[usize], free: &[usize]) {
        let input = &self.schedule.input;
        let mut bases: BTreeMap<(usize, usize), Vec<u128>> = BTreeMap::new();
        let rooms_on = facts.has(FactNo::Rooms);
        let mut jobs = Vec::with_capacity(free.len());
        for number in free {
            let task = &input.tasks[*number];
            let Some(group) = self.group_of(task.id) else { continue };
            let kind = lengths.binary_search(&task.minutes).unwrap_or(0);
            let base = bases
                .entry((group, kind))
                .or_insert_with(|| self.base(facts, group, task.minutes, fixed))
                .clone();
            let mut holders: Vec<usize> =
                task.facilitators.iter().filter_map(|person| self.number_of(*person)).collect();
            if task.facilitators.is_empty() {
                holders.push(NOBODY);
            }
            let mut rooms = vec![NOBODY];
            if let Some(need) = task.room.filter(|_| rooms_on) {
                let fitting = |at: &usize| {
                    let room = &input.rooms[*at - 1];
                    room.seats >= need.seats && (room.step_free || !need.step_free)
                };
                rooms = (1..=input.rooms.len()).filter(fitting).collect();
                // The smallest that fits first: the large ones stay free for those who need them.
                rooms.sort_by_key(|at| (input.rooms[*at - 1].seats, input.rooms[*at - 1].step_free, *at));
            }
            jobs.push(Job {
                id: task.id,
                task: *number,
                group,
                length: task.minutes.div_ceil(input.slot.minutes()),
                minutes: task.minutes,
                kind,
                holders,
                rooms,
                base,
                earlier: Vec::new(),
                later: Vec::new(),
                beside: Vec::new(),
                beside_weeks: Vec::new(),
                kept: matches!(task.standing, Standing::Kept(_)),
                home: None,
            });
        }
        self.jobs = jobs;
    }

    /// Where a group can begin something of this length, for its people and its fixed sessions.
    fn base(&self, facts: &Facts, group: usize, minutes: u32, fixed: &[usize]) -> Vec<u128> {
        let input = &self.schedule.input;
        let mut starts = self.open(minutes);
        for person in &input.groups[group].members {
            let Ok(at) = input.attendees.binary_search_by_key(person, |its| its.person) else { continue };
            if facts.has(FactNo::Attendee(at)) {
                self.keep_hours(&mut starts, &input.attendees[at].week, minutes);
                self.clear_busy(&mut starts, &input.attendees[at].busy, minutes);
            }
        }
        for task in fixed {
            let its = self.group_of(input.tasks[*task].id);
            if its.is_some_and(|its| self.conflicts[group].contains(&its))
                && let Some(stretch) = self.stretch(*task)
            {
                self.clear(&mut starts, stretch, minutes);
            }
        }
        starts
    }

    fn homes(&mut self) {
        for number in 0..self.jobs.len() {
            let Standing::Kept(placement) = self.schedule.input.tasks[self.jobs[number].task].standing else {
                continue;
            };
            self.jobs[number].home = self.place_of(number, placement);
        }
    }

    /// A placement in numbers, where it breaks no limit by itself.
    fn place_of(&self, number: usize, placement: Placement) -> Option<Place> {
        let job = &self.jobs[number];
        let since = days_between(self.schedule.input.first, placement.date);
        let day = self.days.binary_search_by_key(&since, |day| day.number).ok()?;
        let after = minutes_into_day(placement.start) - self.opens;
        let exact = placement.start.second() == 0 && placement.start.subsec_nanosecond() == 0;
        if !exact || after.rem_euclid(self.step) != 0 {
            return None;
        }
        let slot = u32::try_from(after / self.step).ok().filter(|slot| *slot < self.slots)?;
        let holder = placement.facilitator.map_or(Some(NOBODY), |person| self.number_of(person))?;
        let room = placement.room.map_or(Some(NOBODY), |room| self.room_number(room))?;
        let place = Place { day, slot, holder, room };
        let its = &self.holders[holder];
        let starts =
            job.base[day] & self.holder_starts[job.kind][holder][day] & self.room_starts[job.kind][room][day];
        let fits = starts >> slot & 1 == 1
            && job.holders.contains(&holder)
            && job.rooms.contains(&room)
            && its.in_days[day].saturating_add(job.minutes) <= its.most_in_a_day
            && its.in_weeks[self.days[day].week].saturating_add(job.minutes) <= its.most_in_a_week;
        fits.then_some(place)
    }

    /// A place as it is told.
    pub(super) fn placement(&self, place: &Place) -> Placement {
        let input = &self.schedule.input;
        let minute = self.minute(place.slot);
        let part = |number: i64| i8::try_from(number).unwrap_or(0);
        Placement {
            date: self.days[place.day].date,
            start: Time::new(part(minute / 60), part(minute % 60), 0, 0).unwrap_or_default(),
            facilitator: place.holder.checked_sub(1).map(|at| input.facilitators[at].person),
            room: place.room.checked_sub(1).map(|at| input.rooms[at].id),
        }
    }

    /// The minute of the day at which a slot begins.
    pub(super) fn minute(&self, slot: u32) -> i64 {
        self.opens + i64::from(slot) * self.step
    }

    /// What the time of a job costs by itself: weekday and part of the day.
    pub(super) fn cost_of_time(&self, job: &Job, day: usize, slot: u32) -> i64 {
        let task = &self.schedule.input.tasks[job.task];
        let weights = self.schedule.input.weights;
        let hour = i8::try_from(self.minute(slot) / 60).unwrap_or(0);
        let start = Time::new(hour, 0, 0, 0).unwrap_or_default();
        let weekday = i64::from(misses_weekday(task, self.days[day].date)) * i64::from(weights.weekday);
        weekday + i64::from(misses_part(task, start)) * i64::from(weights.part_of_day)
    }

    pub(super) fn failing(&self, places: &Places) -> Failing {
        let each = || self.jobs.iter().zip(places);
        Failing {
            unplaced: each().filter(|(_, place)| place.is_none()).count(),
            disturbed: each().filter(|(job, place)| job.is_disturbed(place.as_ref())).count(),
        }
    }

    /// Kept tasks that are not where they were.
    pub(super) fn disturbed(&self, places: &Places) -> Vec<TaskId> {
        let each = self.jobs.iter().zip(places);
        each.filter(|(job, place)| job.is_disturbed(place.as_ref())).map(|(job, _)| job.id).collect()
    }
}

impl Job {
    pub(super) fn is_disturbed(&self, place: Option<&Place>) -> bool {
        self.kept && (place.is_none() || self.home.as_ref() != place)
    }
}

/// The week of a day of the period, 0 for the one of its first day.
pub(super) fn week_of(first: Date, number: i64) -> i64 {
    (number + i64::from(first.weekday().to_monday_zero_offset())).div_euclid(7)
}
