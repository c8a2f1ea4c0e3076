//! Improving a division by exchanges, each at the cost of what it changes.
//!
//! Late acceptance hill climbing (Burke and Bykov, European Journal of Operational Research 258, 2017): an
//! exchange is taken if it is no worse than now, or than things were a fixed number of steps ago. It needs
//! only comparisons of integers, so every machine takes the same path.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::{Best, Problem, exact};
use crate::groups::Seed;

mod board;

use board::Board;

/// Effort for every person, and for every division however small. One exchange of two people takes one; moving
/// a chain takes more, so that tangled reporting lines do not make the search slower, only less thorough.
const EFFORT_PER_PERSON: usize = 1_200;
const EFFORT_AT_LEAST: usize = 50_000;
/// Up to this many people the effort is spent in several rounds, each from another beginning.
const SMALL: usize = 300;
const ROUNDS_WHEN_SMALL: usize = 6;

pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// A number below `bound`; the bias of the multiplication is below 1 in 2^19 for the sizes allowed here.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from((u64::from(self.0.next_u32()) * bound as u64) >> 32).unwrap_or(0)
    }
}

/// A division and what no division can be below, scaled by N².
pub(super) struct Improved {
    pub(super) division: Vec<usize>,
    pub(super) bound: u64,
}

/// The best division found from this beginning.
pub(super) fn improve(problem: &Problem, start: Vec<usize>, seed: Seed) -> Improved {
    let mut bound = problem.bound();
    if problem.groups() < 2 {
        return Improved { division: start, bound };
    }
    let mut dice = Dice(ChaCha8Rng::from_seed(seed.bytes()));
    let rounds = if problem.people <= SMALL { ROUNDS_WHEN_SMALL } else { 1 };
    let effort = (EFFORT_AT_LEAST + EFFORT_PER_PERSON * problem.people) / rounds;
    let mut best = Best { cost: u64::MAX, division: start };
    for round in 0..rounds {
        let mut board = Board::new(problem, best.division.clone());
        board.shuffle(&mut dice);
        climb(&mut board, &mut dice, effort, bound, &mut best);
        if best.cost <= bound {
            break;
        }
        if round == 0
            && let Some(proven) = exact::prove(problem, &best)
        {
            bound = proven.cost;
            best = proven;
            break;
        }
    }
    Improved { division: with_groups_in_order(problem, best.division), bound }
}

fn climb(board: &mut Board<'_>, dice: &mut Dice, effort: usize, bound: u64, best: &mut Best) {
    let memory = (board.people() / 3).clamp(20, 700);
    let mut earlier = vec![board.cost(); memory];
    let mut spent = 0;
    for at in 0.. {
        if spent >= effort {
            return;
        }
        let then = &mut earlier[at % memory];
        let now = board.cost();
        spent += board.exchange(dice, |cost| cost <= now || cost <= *then);
        *then = (*then).min(board.cost());
        if board.cost() < best.cost {
            *best = Best { cost: board.cost(), division: board.division().to_vec() };
            if best.cost <= bound {
                return;
            }
        }
    }
}

/// Groups of one size can be numbered in any order; the one with the first person comes first.
fn with_groups_in_order(problem: &Problem, division: Vec<usize>) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    for group in &division {
        if !seen.contains(group) {
            seen.push(*group);
        }
    }
    let mut number = vec![0; problem.groups()];
    for size in &problem.sizes {
        let same_size = |group: &usize| problem.sizes[*group] == *size;
        let numbers = (0..problem.groups()).filter(same_size);
        for (group, its_number) in seen.iter().copied().filter(same_size).zip(numbers) {
            number[group] = its_number;
        }
    }
    division.into_iter().map(|group| number[group]).collect()
}
