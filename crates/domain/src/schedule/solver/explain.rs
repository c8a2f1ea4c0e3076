//! The smallest cause why a job has no place.
//!
//! A set of facts is a cause when they cannot all hold, which branch and bound proves; it is made smaller as Junker did
//! (QUICKXPLAIN, 2004) until none can be left out. At first only the job itself is looked at, then more and more of those it
//! competes with, all of which have a place: without the job they can be held, so every cause names it.

use std::collections::BTreeSet;

use super::Places;
use super::exact::{Verdict, possible};
use super::problem::{FactNo, Facts, NOBODY, Problem};
use crate::schedule::{Cause, Fact, Schedule, Standing, TaskId, Unplaced};

/// Days of jobs looked at for one question, and for all.
const ONE_BUDGET: u64 = 400_000;
const WHOLE_BUDGET: u64 = 20_000_000;
/// Questions, at most: each builds its own problem.
const QUESTIONS: usize = 3_000;
/// Jobs looked at together, at most.
const MOST_JOBS: usize = 60;

/// The jobs without a place, with their causes.
pub(super) struct Explained {
    pub(super) unplaced: Vec<Unplaced>,
    /// How many causes there are with no job in two of them: at least as many jobs cannot be placed, whatever is done.
    pub(super) apart: usize,
}

pub(super) fn explain(schedule: &Schedule, problem: &Problem<'_>, places: &Places) -> Explained {
    let mut tester = Tester { schedule, left: WHOLE_BUDGET, questions: QUESTIONS, gave_up: false };
    let mut explained = Explained { unplaced: Vec::new(), apart: 0 };
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for (number, job) in problem.jobs.iter().enumerate().filter(|(number, _)| places[*number].is_none()) {
        let facts = tester.cause_of(problem, places, number);
        let cause = facts.map(|facts| {
            let tasks: BTreeSet<usize> = facts.iter().filter_map(|fact| free_task(schedule, *fact)).collect();
            if named.is_disjoint(&tasks) {
                explained.apart += 1;
                named.extend(tasks);
            }
            told(schedule, job.task, &facts, !tester.gave_up)
        });
        explained.unplaced.push(Unplaced { task: job.id, cause });
    }
    explained
}

fn free_task(schedule: &Schedule, fact: FactNo) -> Option<usize> {
    match fact {
        FactNo::Task(task) if !matches!(schedule.input.tasks[task].standing, Standing::Fixed(_)) => {
            Some(task)
        }
        _ => None,
    }
}

struct Tester<'a> {
    schedule: &'a Schedule,
    left: u64,
    questions: usize,
    /// Whether a question of the present cause went unanswered.
    gave_up: bool,
}

impl Tester<'_> {
    /// Whether it is proven that these facts cannot all hold.
    fn impossible(&mut self, facts: &[FactNo]) -> bool {
        if self.questions == 0 || self.left == 0 {
            self.gave_up = true;
            return false;
        }
        self.questions -= 1;
        let mut problem = Problem::new(self.schedule, &Facts::only(facts.iter().copied().collect()));
        problem.tighten();
        let given = ONE_BUDGET.min(self.left);
        let mut budget = given;
        let verdict = possible(&problem, &mut budget);
        self.left -= given - budget;
        self.gave_up |= verdict == Verdict::GaveUp;
        verdict == Verdict::Impossible
    }

    /// The facts of one smallest cause; none where none is proven.
    fn cause_of(&mut self, problem: &Problem<'_>, places: &Places, number: usize) -> Option<Vec<FactNo>> {
        let mut before = usize::MAX;
        for circle in 0..4 {
            let jobs = competing(problem, places, number, circle);
            if jobs.len() == before || jobs.len() > MOST_JOBS {
                continue;
            }
            before = jobs.len();
            let facts = self.facts_about(problem, number, &jobs);
            self.gave_up = false;
            if !self.impossible(&facts) {
                continue;
            }
            self.gave_up = false;
            let smallest = self.smallest(&[], false, &facts);
            // Where questions went unanswered the rest may be no cause by itself.
            if !self.gave_up || self.impossible(&smallest) {
                return Some(smallest);
            }
            return Some(facts);
        }
        None
    }

    /// The smallest part of `facts` that cannot hold beside `background`, which together with all of them cannot.
    fn smallest(&mut self, background: &[FactNo], grown: bool, facts: &[FactNo]) -> Vec<FactNo> {
        if grown && self.impossible(background) {
            return Vec::new();
        }
        if facts.len() <= 1 {
            return facts.to_vec();
        }
        let (wanted, rest) = facts.split_at(facts.len() / 2);
        let of_rest = self.smallest(&[background, wanted].concat(), true, rest);
        let mut all = self.smallest(&[background, &of_rest].concat(), !of_rest.is_empty(), wanted);
        all.extend(of_rest);
        all
    }

    /// What has to do with these jobs, those first that should rather be named.
    fn facts_about(&self, problem: &Problem<'_>, number: usize, jobs: &BTreeSet<usize>) -> Vec<FactNo> {
        let input = &self.schedule.input;
        let all = || jobs.iter().map(|job| &problem.jobs[*job]);
        let tasks: BTreeSet<usize> = all().map(|job| job.task).collect();
        let groups: BTreeSet<usize> = all().map(|job| job.group).collect();
        let near: BTreeSet<usize> =
            groups.iter().flat_map(|group| problem.conflicts[*group].clone()).collect();
        let holders: BTreeSet<usize> =
            all().flat_map(|job| &job.holders).copied().filter(|holder| *holder != NOBODY).collect();
        let needs_room = all().any(|job| job.rooms != [NOBODY]);
        let ids: BTreeSet<TaskId> = all().map(|job| job.id).collect();
        let beside = |task: &usize| {
            let its = &input.tasks[*task];
            let Standing::Fixed(placement) = its.standing else { return false };
            let group = input.groups.binary_search_by_key(&its.id.group, |group| group.id);
            let holder = placement.facilitator.and_then(|person| {
                input.facilitators.binary_search_by_key(&person, |holder| holder.person).ok()
            });
            let ordered = |order: &crate::schedule::Order| {
                (order.earlier == its.id && ids.contains(&order.later))
                    || (order.later == its.id && ids.contains(&order.earlier))
            };
            group.is_ok_and(|group| near.contains(&group))
                || holder.is_some_and(|holder| holders.contains(&(holder + 1)))
                || (needs_room && placement.room.is_some())
                || input.orders.iter().any(ordered)
        };
        let fixed: BTreeSet<usize> = (0..input.tasks.len()).filter(beside).collect();
        let held = |id: TaskId| {
            self.schedule.place_of(id).is_some_and(|task| tasks.contains(&task) || fixed.contains(&task))
        };
        let orders =
            input.orders.iter().enumerate().filter(|(_, order)| held(order.earlier) && held(order.later));
        let members: BTreeSet<_> = groups.iter().flat_map(|group| &input.groups[*group].members).collect();
        let shared = groups.iter().flat_map(|one| {
            let others = problem.conflicts[*one].iter().filter(move |other| *other != one);
            others.map(move |other| FactNo::Shared(*one.min(other), *one.max(other)))
        });
        let shared: BTreeSet<FactNo> = shared.collect();
        let own = problem.jobs[number].task;
        let mut facts = vec![FactNo::Task(own)];
        facts.extend(holders.iter().map(|holder| FactNo::Facilitator(holder - 1)));
        facts.extend(holders.iter().map(|holder| FactNo::Limits(holder - 1)));
        facts.extend(needs_room.then_some(FactNo::Rooms));
        facts.extend(tasks.iter().copied().filter(|task| *task != own).map(FactNo::Task));
        facts.extend(orders.map(|(order, _)| FactNo::Order(order)));
        facts.extend(groups.iter().copied().map(FactNo::Group));
        facts.extend(shared);
        facts.extend(fixed.into_iter().map(FactNo::Task));
        let attendees = input.attendees.iter().enumerate().filter(|(_, its)| members.contains(&its.person));
        facts.extend(attendees.map(|(at, _)| FactNo::Attendee(at)));
        facts
    }
}

/// The job and those with a place that it competes with: none, those it follows and precedes, those of the same people, and
/// those who need the same facilitators or rooms.
fn competing(problem: &Problem<'_>, places: &Places, number: usize, circle: usize) -> BTreeSet<usize> {
    let mut jobs = BTreeSet::from([number]);
    if circle == 0 {
        return jobs;
    }
    let mut to_see = vec![number];
    while let Some(next) = to_see.pop() {
        let job = &problem.jobs[next];
        for other in job.earlier.iter().chain(&job.later) {
            if places[other.job].is_some() && jobs.insert(other.job) {
                to_see.push(other.job);
            }
        }
    }
    let own = &problem.jobs[number];
    for (other, job) in problem.jobs.iter().enumerate().filter(|(other, _)| places[*other].is_some()) {
        let people = problem.conflicts[own.group].contains(&job.group);
        let resources = job.holders.iter().any(|holder| *holder != NOBODY && own.holders.contains(holder))
            || job.rooms.iter().any(|room| *room != NOBODY && own.rooms.contains(room));
        if (circle >= 2 && people) || (circle >= 3 && resources) {
            jobs.insert(other);
        }
    }
    jobs
}

/// A cause with what it names.
fn told(schedule: &Schedule, task: usize, facts: &[FactNo], minimal: bool) -> Cause {
    let input = &schedule.input;
    let tell = |fact: &FactNo| match *fact {
        FactNo::Task(task) => Fact::Held(input.tasks[task].id),
        FactNo::Facilitator(at) => Fact::Facilitator(input.facilitators[at].person),
        FactNo::Limits(at) => Fact::FacilitatorLimits(input.facilitators[at].person),
        FactNo::Rooms => Fact::Rooms,
        FactNo::Group(at) => Fact::Group(input.groups[at].id),
        FactNo::Order(at) => Fact::Order(input.orders[at].earlier, input.orders[at].later),
        FactNo::Shared(one, other) => Fact::Shared(input.groups[one].id, input.groups[other].id),
        FactNo::Attendee(at) => Fact::Attendee(input.attendees[at].person),
    };
    let settled = facts.iter().copied().filter(|fact| match fact {
        FactNo::Task(its) => *its == task || free_task(schedule, *fact).is_none(),
        FactNo::Order(_) => true,
        _ => false,
    });
    let alone = Problem::new(schedule, &Facts::only(settled.collect()));
    let span = alone.jobs.iter().position(|job| job.task == task).and_then(|job| alone.span(job));
    let date = |number: i64| alone.days.iter().find(|day| day.number == number).map(|day| day.date);
    let between = span.and_then(|(first, last)| date(first).zip(date(last)));
    let mut facts: Vec<Fact> = facts.iter().map(tell).collect();
    facts.sort_unstable();
    Cause { facts, minimal, between }
}
