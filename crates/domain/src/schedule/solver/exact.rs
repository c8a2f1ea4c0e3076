//! Branch and bound over jobs, exact unless its steps run out.
//!
//! Of all placements of the same quality there is one in which every session that is not where it was kept begins as early
//! in its day as the others let it. So only such starts are tried: the first moments of what is free, and those from
//! which sessions follow on without a gap. Facilitators who are alike in everything are interchangeable, and so are rooms.

use super::board::Board;
use super::problem::{Job, NOBODY, Place, Problem};
use super::starts::{first, run_starts, slots_of, taken};
use super::{Failing, Places};

/// Days of jobs looked at when the best is searched for.
const BEST_BUDGET: u64 = 6_000_000;

/// What branch and bound came to.
pub(super) struct Exact {
    /// Whether nothing was left untried.
    pub(super) complete: bool,
    /// Better places than the ones known, where there are any.
    pub(super) places: Option<Places>,
}

/// Whether all jobs can be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Possible,
    Impossible,
    GaveUp,
}

/// Fewer unplaced jobs than known, then fewer disturbed ones.
pub(super) fn best(problem: &Problem<'_>, known: Failing) -> Exact {
    let mut search = Search::new(problem, known, BEST_BUDGET);
    search.descend(Failing { unplaced: 0, disturbed: 0 });
    Exact { complete: search.left > 0, places: search.found }
}

/// Whether all jobs can be placed, within a count of days looked at, which is lessened by what was used.
pub(super) fn possible(problem: &Problem<'_>, budget: &mut u64) -> Verdict {
    if too_much(problem) {
        return Verdict::Impossible;
    }
    let mut search = Search::new(problem, Failing { unplaced: 1, disturbed: 0 }, *budget);
    search.all = true;
    search.descend(Failing { unplaced: 0, disturbed: 0 });
    *budget = search.left;
    match (search.found, search.left) {
        (Some(_), _) => Verdict::Possible,
        (None, 0) => Verdict::GaveUp,
        (None, _) => Verdict::Impossible,
    }
}

/// Whether a facilitator, a group or the rooms would be taken for longer than they are there, however it is arranged.
fn too_much(problem: &Problem<'_>) -> bool {
    let day = u64::from(problem.slots) * problem.step.unsigned_abs();
    let days = problem.days.len() as u64;
    let sum = |of: &dyn Fn(&Job) -> bool, each: &dyn Fn(&Job) -> u64| -> u64 {
        problem.jobs.iter().filter(|job| of(job)).map(each).sum()
    };
    let of_holders = (NOBODY + 1..problem.holders.len()).any(|number| {
        let holder = &problem.holders[number];
        let mut left: Vec<u64> = vec![0; holder.in_weeks.len()];
        for (its, minutes) in problem.days.iter().zip(&holder.in_days) {
            left[its.week] += u64::from(holder.most_in_a_day.saturating_sub(*minutes)).min(day);
        }
        let weeks = left.iter().zip(&holder.in_weeks);
        let whole: u64 = weeks
            .map(|(left, minutes)| u64::from(holder.most_in_a_week.saturating_sub(*minutes)).min(*left))
            .sum();
        !holder.boundless && sum(&|job| job.holders == [number], &|job| u64::from(job.minutes)) > whole
    });
    let slots = |job: &Job| u64::from(job.length);
    let whole = days * u64::from(problem.slots);
    let of_groups = problem.conflicts.iter().enumerate().any(|(group, conflicts)| {
        conflicts.contains(&group) && sum(&|job| job.group == group, &slots) > whole
    });
    let rooms = problem.schedule.input.rooms.len() as u64;
    of_holders || of_groups || sum(&|job| job.rooms != [NOBODY], &slots) > whole * rooms
}

struct Search<'a> {
    board: Board<'a>,
    /// The starts to try on each day.
    patterns: Vec<u128>,
    /// Facilitators, and rooms, with the same number are alike but for what they hold now.
    alike_holders: Vec<usize>,
    alike_rooms: Vec<usize>,
    /// The job before each that is like it in everything.
    twins: Vec<Option<usize>>,
    decided: Vec<bool>,
    /// Whether every job has to be placed; where they are kept does not matter then.
    all: bool,
    known: Failing,
    found: Option<Places>,
    left: u64,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem<'a>, known: Failing, budget: u64) -> Self {
        Self {
            board: Board::new(problem),
            patterns: patterns(problem),
            alike_holders: alike_holders(problem),
            alike_rooms: alike_rooms(problem),
            twins: twins(problem),
            decided: vec![false; problem.jobs.len()],
            all: false,
            known,
            found: None,
            left: budget,
        }
    }

    fn descend(&mut self, lost: Failing) {
        let Some((bound, next)) = self.look_ahead(lost) else { return };
        if bound >= self.known {
            return;
        }
        let Some(next) = next else {
            self.known = bound;
            self.found = Some(self.board.places.clone());
            return;
        };
        let job = &self.board.problem.jobs[next];
        self.decided[next] = true;
        for place in self.places(next) {
            let moved = usize::from(!self.all && job.kept && job.home != Some(place));
            self.board.put(next, place);
            self.descend(Failing { disturbed: lost.disturbed + moved, ..lost });
            self.board.take(next);
            if self.left == 0 {
                return;
            }
        }
        if !self.all {
            self.descend(Failing {
                unplaced: lost.unplaced + 1,
                disturbed: lost.disturbed + usize::from(job.kept),
            });
        }
        self.decided[next] = false;
    }

    /// What is lost at least, and the job with the fewest places left; none when the steps have run out.
    fn look_ahead(&mut self, lost: Failing) -> Option<(Failing, Option<usize>)> {
        let problem = self.board.problem;
        let mut bound = lost;
        let mut next: Option<(u32, usize)> = None;
        for (number, job) in problem.jobs.iter().enumerate().filter(|(number, _)| !self.decided[*number]) {
            self.left = self.left.saturating_sub(problem.days.len() as u64);
            let home = job.home.is_some_and(|home| self.board.fits(number, home));
            let window = self.board.window(job);
            let days = self.patterns.iter().enumerate();
            let count: u32 = days
                .map(|(day, pattern)| (self.board.free(job, &window, day) & pattern).count_ones())
                .sum::<u32>()
                + u32::from(home);
            if count == 0 {
                bound.unplaced += 1;
            }
            bound.disturbed += usize::from(!self.all && job.kept && !home);
            // Those who are alike are decided in their order.
            let in_turn = self.twins[number].is_none_or(|twin| self.decided[twin]);
            if count > 0 && in_turn && next.is_none_or(|(least, _)| count < least) {
                next = Some((count, number));
            }
        }
        (self.left > 0).then_some((bound, next.map(|(_, number)| number)))
    }

    /// The places to try for a job: its home first.
    fn places(&self, number: usize) -> Vec<Place> {
        let problem = self.board.problem;
        let job = &problem.jobs[number];
        let home = job.home.filter(|home| self.board.fits(number, *home));
        // A job is not before the one it is like, and has no place where that has none.
        let from = match self.twins[number].map(|twin| self.board.places[twin]) {
            Some(None) => return Vec::new(),
            Some(Some(place)) => (place.day, place.slot),
            None => (0, 0),
        };
        let mut places: Vec<Place> = home.into_iter().collect();
        let window = self.board.window(job);
        for (day, pattern) in self.patterns.iter().enumerate() {
            let starts = self.board.free(job, &window, day) & pattern;
            if starts == 0 {
                continue;
            }
            let holders =
                different(&job.holders, &self.alike_holders, &|one, other| self.board.hold_alike(one, other));
            let rooms = different(&job.rooms, &self.alike_rooms, &|one, other| {
                self.board.room_busy[one] == self.board.room_busy[other]
            });
            for slot in slots_of(starts).filter(|slot| (day, *slot) >= from) {
                for holder in &holders {
                    if self.board.holder_free(job, *holder, day) >> slot & 1 == 0 {
                        continue;
                    }
                    let free =
                        rooms.iter().filter(|room| self.board.room_free(job, **room, day) >> slot & 1 == 1);
                    let each = free.map(|room| Place { day, slot, holder: *holder, room: *room });
                    places.extend(each.filter(|place| home != Some(*place)));
                }
            }
        }
        places
    }
}

/// Those of a list that are not like one before them.
fn different(all: &[usize], alike: &[usize], same_now: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for one in all {
        if !found.iter().any(|other| alike[*one] == alike[*other] && same_now(*one, *other)) {
            found.push(*one);
        }
    }
    found
}

/// For each job the one before it that could be exchanged with it. Orders and places of keeping tell jobs apart.
fn twins(problem: &Problem<'_>) -> Vec<Option<usize>> {
    let plain = |job: &Job| !job.kept && job.earlier.is_empty() && job.later.is_empty();
    let alike = |one: &Job, other: &Job| {
        plain(one)
            && plain(other)
            && (one.group, one.minutes) == (other.group, other.minutes)
            && (&one.holders, &one.rooms) == (&other.holders, &other.rooms)
            && one.base == other.base
    };
    let each = problem.jobs.iter().enumerate();
    each.map(|(number, job)| (0..number).rfind(|before| alike(&problem.jobs[*before], job))).collect()
}

fn patterns(problem: &Problem<'_>) -> Vec<u128> {
    let mut patterns = vec![0; problem.days.len()];
    let mut lengths: Vec<u32> = problem.jobs.iter().map(|job| job.length).collect();
    lengths.sort_unstable();
    lengths.dedup();
    for (day, pattern) in patterns.iter_mut().enumerate() {
        for job in &problem.jobs {
            *pattern |= run_starts(job.base[day]);
            let holders = job.holders.iter().map(|holder| problem.holder_starts[job.kind][*holder][day]);
            let rooms = job.rooms.iter().map(|room| problem.room_starts[job.kind][*room][day]);
            *pattern = holders.chain(rooms).fold(*pattern, |all, free| all | run_starts(free));
            if let Some(home) = job.home.filter(|home| home.day == day) {
                *pattern |= taken(home.slot + job.length, 1);
            }
        }
        loop {
            let next =
                lengths.iter().fold(*pattern, |all, length| all | (all << length)) & first(problem.slots);
            if next == *pattern {
                break;
            }
            *pattern = next;
        }
    }
    patterns
}

/// The number of the first that a facilitator is like, whoever is somebody's place of keeping being like nobody.
fn alike_holders(problem: &Problem<'_>) -> Vec<usize> {
    let home =
        |holder: usize| problem.jobs.iter().any(|job| job.home.is_some_and(|home| home.holder == holder));
    let alike = |one: usize, other: usize| {
        let (its, others) = (&problem.holders[one], &problem.holders[other]);
        problem.jobs.iter().all(|job| job.holders.contains(&one) == job.holders.contains(&other))
            && its.boundless == others.boundless
            && (its.most_in_a_day, its.most_in_a_week) == (others.most_in_a_day, others.most_in_a_week)
            && (&its.in_days, &its.in_weeks) == (&others.in_days, &others.in_weeks)
            && problem.holder_starts.iter().all(|starts| starts[one] == starts[other])
            && !home(one)
            && !home(other)
    };
    first_alike(problem.holders.len(), &alike)
}

fn alike_rooms(problem: &Problem<'_>) -> Vec<usize> {
    let home = |room: usize| problem.jobs.iter().any(|job| job.home.is_some_and(|home| home.room == room));
    let alike = |one: usize, other: usize| {
        problem.jobs.iter().all(|job| job.rooms.contains(&one) == job.rooms.contains(&other))
            && problem.room_starts.iter().all(|starts| starts[one] == starts[other])
            && !home(one)
            && !home(other)
    };
    first_alike(problem.schedule.input.rooms.len() + 1, &alike)
}

fn first_alike(count: usize, alike: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut numbers: Vec<usize> = Vec::with_capacity(count);
    for one in 0..count {
        let like = |other: &usize| {
            *other != NOBODY && one != NOBODY && numbers[*other] == *other && alike(one, *other)
        };
        let number = (0..one).find(like).unwrap_or(one);
        numbers.push(number);
    }
    numbers
}
