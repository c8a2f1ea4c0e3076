//! What ties jobs to each other and to what is fixed: orders with their gaps, weeks, and people in common.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{FactNo, Facts, Neighbour, Problem, week_of};
use crate::ids::PersonId;
use crate::schedule::hours::{DAY, days_between};
use crate::schedule::{Schedule, Standing, TaskId};

/// Before and after everything, in minutes and in days.
const FAR: i64 = 1 << 40;

impl Problem<'_> {
    pub(super) fn orders(&mut self, facts: &Facts) {
        let schedule = self.schedule;
        let numbers: BTreeMap<TaskId, usize> =
            self.jobs.iter().enumerate().map(|(number, job)| (job.id, number)).collect();
        let held = |id: TaskId| schedule.place_of(id).filter(|task| facts.has(FactNo::Task(*task)));
        for (at, order) in schedule.input.orders.iter().enumerate() {
            let both = held(order.earlier).zip(held(order.later));
            let Some((earlier, later)) = both.filter(|_| facts.has(FactNo::Order(at))) else { continue };
            let (least, greatest) = (i64::from(order.least_days), order.greatest_days.map_or(FAR, i64::from));
            match (numbers.get(&order.earlier), numbers.get(&order.later)) {
                (Some(one), Some(other)) => {
                    self.jobs[*one].later.push(Neighbour { job: *other, least, greatest });
                    self.jobs[*other].earlier.push(Neighbour { job: *one, least, greatest });
                }
                (None, Some(job)) => self.after_fixed(*job, earlier, least, greatest),
                (Some(job), None) => self.before_fixed(*job, later, least, greatest),
                (None, None) => {}
            }
        }
        for [one, other] in &schedule.input.same_week {
            match (numbers.get(one), numbers.get(other)) {
                (Some(one), Some(other)) => {
                    self.jobs[*one].beside.push(*other);
                    self.jobs[*other].beside.push(*one);
                }
                (Some(job), None) => self.beside_fixed(*job, *other),
                (None, Some(job)) => self.beside_fixed(*job, *one),
                (None, None) => {}
            }
        }
    }

    fn beside_fixed(&mut self, job: usize, fixed: TaskId) {
        let standing = self.schedule.task(fixed).map(|task| task.standing);
        if let Some(Standing::Fixed(placement)) = standing {
            let first = self.schedule.input.first;
            let week = week_of(first, days_between(first, placement.date));
            self.jobs[job].beside_weeks.push(week);
        }
    }

    fn after_fixed(&mut self, job: usize, fixed: usize, least: i64, greatest: i64) {
        let Some((from, until)) = self.stretch(fixed) else { return };
        let date = from.div_euclid(DAY);
        self.narrow(job, until.max((date + least) * DAY), (date + greatest + 1) * DAY);
    }

    fn before_fixed(&mut self, job: usize, fixed: usize, least: i64, greatest: i64) {
        let Some((from, _)) = self.stretch(fixed) else { return };
        let date = from.div_euclid(DAY);
        self.narrow(job, (date - greatest) * DAY, from.min((date - least + 1) * DAY));
    }

    /// A job is not before `from` and has ended by `until`.
    fn narrow(&mut self, job: usize, from: i64, until: i64) {
        let minutes = self.jobs[job].minutes;
        let mut base = std::mem::take(&mut self.jobs[job].base);
        // The end of a stretch counts only where a session reaches into it, so its ends are far away on both sides.
        self.clear(&mut base, (-FAR * DAY, from), minutes);
        self.clear(&mut base, (until, FAR * DAY), minutes);
        self.jobs[job].base = base;
    }

    /// Narrows where jobs can begin by the days of those they follow and precede, all of them being held.
    pub(super) fn tighten(&mut self) {
        let of = |number: usize, its: &Neighbour| (number, its.job, its.least, its.greatest);
        let each = self.jobs.iter().enumerate();
        let orders: Vec<_> =
            each.flat_map(|(number, job)| job.later.iter().map(move |its| of(number, its))).collect();
        loop {
            let mut narrowed = false;
            for (one, other, least, greatest) in &orders {
                let Some(((first, last), (next_first, next_last))) = self.span(*one).zip(self.span(*other))
                else {
                    return;
                };
                if next_first < first + least || next_last > last + greatest {
                    self.narrow(*other, (first + least) * DAY, (last + greatest + 1) * DAY);
                    narrowed = true;
                }
                if first < next_first - greatest || last > next_last - least {
                    self.narrow(*one, (next_first - greatest) * DAY, (next_last - least + 1) * DAY);
                    narrowed = true;
                }
            }
            if !narrowed {
                return;
            }
        }
    }

    /// The first and last day on which a job can be by its base.
    pub(super) fn span(&self, job: usize) -> Option<(i64, i64)> {
        let base = &self.jobs[job].base;
        let first = base.iter().position(|word| *word != 0)?;
        let last = base.iter().rposition(|word| *word != 0)?;
        Some((self.days[first].number, self.days[last].number))
    }
}

/// Whom each group cannot meet beside.
pub(super) fn conflicts(schedule: &Schedule, facts: &Facts) -> Vec<Vec<usize>> {
    let groups = &schedule.input.groups;
    let mut of_person: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for (group, its) in groups.iter().enumerate() {
        for member in &its.members {
            of_person.entry(*member).or_default().push(group);
        }
    }
    let mut all: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    for (group, conflicts) in all.iter_mut().enumerate() {
        if facts.has(FactNo::Group(group)) {
            conflicts.insert(group);
        }
    }
    for shared in of_person.values() {
        for one in shared {
            for other in shared.iter().filter(|other| *other != one) {
                if facts.has(FactNo::Shared(*one.min(other), *one.max(other))) {
                    all[*one].insert(*other);
                }
            }
        }
    }
    all.into_iter().map(|conflicts| conflicts.into_iter().collect()).collect()
}
