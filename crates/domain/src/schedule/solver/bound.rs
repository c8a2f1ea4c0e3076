//! What cannot be undercut: kept tasks that have to move, and what wishes cost at least.

use super::Places;
use super::board::{Board, possible_days};
use super::problem::Problem;
use super::starts::{first, slots_of};
use crate::schedule::score::even_squares;

/// Sums of two squares tried for one group, at most; beyond it evenness is not bounded.
const MOST_SQUARES: usize = 5_000_000;

/// How many kept jobs cannot stay, at least: those that break a limit by themselves, and one of each set of others that
/// cannot all stay, no job being in two of the sets.
pub(super) fn disturbed(problem: &Problem<'_>) -> usize {
    let mut board = Board::new(problem);
    let mut count = problem.jobs.iter().filter(|job| job.kept && job.home.is_none()).count();
    for (number, job) in problem.jobs.iter().enumerate() {
        let Some(home) = job.home else { continue };
        if board.fits(number, home) {
            board.put(number, home);
            continue;
        }
        count += 1;
        let others = board.in_the_way(number, home);
        let two_alone = others.iter().copied().find(|other| {
            let mut alone = Board::new(problem);
            board.places[*other].is_none_or(|place| {
                alone.put(*other, place);
                !alone.fits(number, home)
            })
        });
        if let Some(other) = two_alone {
            board.take(other);
            continue;
        }
        // Too much for the facilitator: all of that week are one set.
        let week = problem.days[home.day].week;
        for other in 0..problem.jobs.len() {
            let theirs = board.places[other]
                .is_some_and(|its| its.holder == home.holder && problem.days[its.day].week == week);
            if theirs {
                board.take(other);
            }
        }
    }
    count
}

/// What the placed jobs cost at least, wherever they are: the time of each by itself, and the evenness of each path over
/// the days on which any of its jobs can be.
pub(super) fn wishes(problem: &Problem<'_>, places: &Places) -> u64 {
    let possible = possible_days(problem);
    let before_noon = (720 - problem.opens + problem.step - 1).div_euclid(problem.step).max(0);
    let morning = first(u32::try_from(before_noon).unwrap_or(0));
    let mut sum = 0;
    let mut of_group: Vec<(usize, Vec<bool>)> = problem.conflicts.iter().map(|_| (0, vec![])).collect();
    for (number, job) in problem.jobs.iter().enumerate().filter(|(number, _)| places[*number].is_some()) {
        let costs = possible[number].iter().flat_map(|(day, word)| {
            let halves = [word & morning, word & !morning].into_iter();
            halves.filter_map(|half| slots_of(half).next()).map(|slot| problem.cost_of_time(job, *day, slot))
        });
        sum += costs.min().unwrap_or(0).unsigned_abs();
        let (count, days) = &mut of_group[job.group];
        *count += 1;
        days.resize(usize::try_from(problem.length).unwrap_or(0), false);
        for (day, _) in &possible[number] {
            mark(days, problem.days[*day].number);
        }
    }
    let weight = u64::from(problem.schedule.input.weights.spread);
    for path in &problem.paths {
        let mut count = 0;
        let mut days = vec![false; usize::try_from(problem.length).unwrap_or(0)];
        for group in path {
            let (placed, its) = &of_group[*group];
            count += placed + problem.points[*group].len();
            days.iter_mut().zip(its).for_each(|(day, can)| *day |= can);
            problem.points[*group].iter().for_each(|point| mark(&mut days, point.0));
        }
        if count > 0 {
            sum += weight * evenest(&days, count, problem.length);
        }
    }
    sum
}

fn mark(days: &mut [bool], number: i64) {
    if let Some(day) = usize::try_from(number).ok().and_then(|at| days.get_mut(at)) {
        *day = true;
    }
}

/// The least that `count` sessions on these days cost above even gaps, by dynamic programming from session to session.
fn evenest(days: &[bool], count: usize, length: i64) -> u64 {
    let allowed: Vec<i64> = (0_i64..).zip(days).filter(|(_, day)| **day).map(|(number, _)| number).collect();
    if allowed.is_empty() || allowed.len().pow(2) * count > MOST_SQUARES {
        return 0;
    }
    let square = |from: i64, to: i64| (to - from).unsigned_abs().pow(2);
    let mut least: Vec<u64> = allowed.iter().map(|day| square(-1, *day)).collect();
    for _ in 1..count {
        let next =
            |at: usize| (0..=at).map(|before| least[before] + square(allowed[before], allowed[at])).min();
        least = (0..allowed.len()).map(|at| next(at).unwrap_or(0)).collect();
    }
    let whole = allowed.iter().zip(least).map(|(day, sum)| sum + square(*day, length)).min().unwrap_or(0);
    whole - even_squares((length + 1).unsigned_abs(), count as u64 + 1)
}
