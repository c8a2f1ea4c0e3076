//! Placing everybody: one after the other, and where nothing is free, pushing out those who are least in the way.
//!
//! Iterative forward search (Müller, Constraint-based timetabling, 2005): a job that was pushed out weighs more from then
//! on, so the search does not go round in circles.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::board::{Board, possible_days};
use super::problem::{Place, Problem};
use super::starts::slots_of;
use super::{Failing, Places};

/// Places looked at before somebody is pushed out.
const SAMPLES: usize = 40;
/// Steps without a better result before the search ends: so many, and so many for each job.
const PATIENCE: usize = 2_000;
const PATIENCE_PER_JOB: usize = 15;
/// What it weighs to push out a job that is where it was kept.
const AT_HOME: u64 = 200;

/// Places for as many jobs as the search finds, the kept ones where they were as far as can be.
pub(super) fn place(problem: &Problem<'_>, seed: u64) -> Places {
    let mut search = Search {
        board: Board::new(problem),
        possible: possible_days(problem),
        weights: vec![1; problem.jobs.len()],
        rng: ChaCha8Rng::seed_from_u64(seed),
    };
    let mut waiting = search.construct();
    let mut best = search.board.places.clone();
    let mut least = problem.failing(&best);
    let patience = PATIENCE + PATIENCE_PER_JOB * problem.jobs.len();
    let mut idle = 0;
    while !waiting.is_empty() && idle < patience {
        search.step(&mut waiting);
        idle += 1;
        // Whether it is better is counted only where it can be.
        if waiting.len() <= least.unplaced {
            let now = problem.failing(&search.board.places);
            if now < least {
                least = now;
                best.clone_from(&search.board.places);
                idle = 0;
            }
        }
    }
    search.board = Board::with(problem, &best);
    search.go_home(&mut least);
    search.board.places
}

struct Search<'a> {
    board: Board<'a>,
    possible: Vec<Vec<(usize, u128)>>,
    weights: Vec<u64>,
    rng: ChaCha8Rng,
}

impl Search<'_> {
    fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).unwrap_or(1);
        usize::try_from(self.rng.next_u64() % count).unwrap_or(0)
    }

    /// Places one after the other; gives those that found nothing free but could by themselves.
    fn construct(&mut self) -> Vec<usize> {
        let problem = self.board.problem;
        for (number, job) in problem.jobs.iter().enumerate() {
            if let Some(home) = job.home.filter(|home| self.board.fits(number, *home)) {
                self.board.put(number, home);
            }
        }
        let (depth, height) = (depths(problem, true), depths(problem, false));
        let starts =
            |number: usize| -> u32 { self.possible[number].iter().map(|(_, word)| word.count_ones()).sum() };
        let mut order: Vec<usize> =
            (0..problem.jobs.len()).filter(|number| self.board.places[*number].is_none()).collect();
        order.sort_by_key(|number| (depth[*number], starts(*number), *number));
        let mut waiting = Vec::new();
        for number in order {
            if self.possible[number].is_empty() {
                continue;
            }
            let before = i64::try_from(depth[number] + 1).unwrap_or(1);
            let whole = i64::try_from(depth[number] + height[number] + 2).unwrap_or(2);
            let aim = (problem.length * before).checked_div(whole).unwrap_or(0);
            match self.board.cheapest(number, Some(aim), number) {
                Some((_, place)) => self.board.put(number, place),
                None => waiting.push(number),
            }
        }
        waiting
    }

    fn step(&mut self, waiting: &mut Vec<usize>) {
        let at = self.below(waiting.len());
        let number = waiting.swap_remove(at);
        let turn = self.below(64);
        if let Some((_, place)) = self.board.cheapest(number, None, turn) {
            self.board.put(number, place);
            return;
        }
        let mut best: Option<(u64, Place, Vec<usize>)> = None;
        for _ in 0..SAMPLES {
            let Some(place) = self.any_place(number) else { continue };
            let pushed = self.board.in_the_way(number, place);
            let weight = pushed.iter().map(|job| self.weight(*job)).sum();
            if best.as_ref().is_none_or(|(least, ..)| weight < *least) {
                best = Some((weight, place, pushed));
            }
        }
        let Some((_, place, pushed)) = best else {
            waiting.push(number);
            return;
        };
        for job in pushed {
            self.weights[job] += 1;
            self.board.take(job);
            waiting.push(job);
        }
        self.board.put(number, place);
    }

    fn weight(&self, job: usize) -> u64 {
        let home = self.board.problem.jobs[job].home;
        let at_home = home.is_some() && home == self.board.places[job];
        self.weights[job] + if at_home { AT_HOME } else { 0 }
    }

    /// A place that a job could have were nobody else there.
    fn any_place(&mut self, number: usize) -> Option<Place> {
        let problem = self.board.problem;
        let job = &problem.jobs[number];
        if let Some(home) = job.home
            && self.below(8) == 0
        {
            return Some(home);
        }
        let at = self.below(self.possible[number].len());
        let (day, word) = *self.possible[number].get(at)?;
        let nth = self.below(word.count_ones() as usize);
        let slot = slots_of(word).nth(nth)?;
        let holder = self.any_of(&job.holders, &|holder| {
            let its = &problem.holders[holder];
            problem.holder_starts[job.kind][holder][day] >> slot & 1 == 1
                && its.in_days[day].saturating_add(job.minutes) <= its.most_in_a_day
                && its.in_weeks[problem.days[day].week].saturating_add(job.minutes) <= its.most_in_a_week
        })?;
        let room =
            self.any_of(&job.rooms, &|room| problem.room_starts[job.kind][room][day] >> slot & 1 == 1)?;
        Some(Place { day, slot, holder, room })
    }

    fn any_of(&mut self, all: &[usize], free: &dyn Fn(usize) -> bool) -> Option<usize> {
        let from = self.below(all.len());
        let (before, after) = all.split_at_checked(from)?;
        after.iter().chain(before).copied().find(|one| free(*one))
    }

    /// Brings kept jobs back where nothing is lost by it.
    fn go_home(&mut self, least: &mut Failing) {
        let problem = self.board.problem;
        for (number, job) in problem.jobs.iter().enumerate() {
            let Some(home) = job.home.filter(|home| self.board.places[number] != Some(*home)) else {
                continue;
            };
            let before = self.board.places.clone();
            self.board.take(number);
            let mut waiting = self.board.in_the_way(number, home);
            for other in &waiting {
                self.board.take(*other);
            }
            self.board.put(number, home);
            if before[number].is_none() {
                // One more has a place, so one of those pushed out may be without.
                waiting.sort_by_key(|other| std::cmp::Reverse(problem.jobs[*other].kept));
            }
            for other in waiting {
                if let Some((_, place)) = self.board.cheapest(other, None, other) {
                    self.board.put(other, place);
                }
            }
            let now = problem.failing(&self.board.places);
            if now < *least {
                *least = now;
            } else {
                self.board = Board::with(problem, &before);
            }
        }
    }
}

/// How many jobs there are in the longest row before each, or after it.
fn depths(problem: &Problem<'_>, before: bool) -> Vec<usize> {
    let mut depths = vec![0; problem.jobs.len()];
    // A ring of orders would never end; as many rounds as there are jobs are enough for any row.
    for _ in 0..problem.jobs.len() {
        let mut changed = false;
        for (number, job) in problem.jobs.iter().enumerate() {
            let neighbours = if before { &job.earlier } else { &job.later };
            let depth = neighbours.iter().map(|other| depths[other.job] + 1).max().unwrap_or(0);
            changed |= depth != depths[number];
            depths[number] = depth.min(problem.jobs.len());
        }
        if !changed {
            break;
        }
    }
    depths
}
