//! Improving a division by exchanges, each at the cost of what it changes.
//!
//! Late acceptance hill climbing (Burke and Bykov, European Journal of Operational Research 258, 2017): an
//! exchange is taken if it is no worse than now, or than things were a fixed number of steps ago. It needs
//! only comparisons of integers, so every machine takes the same path.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::{Best, Problem, Solved, exact, many};
use crate::groups::{Cost, Progress, Seed};

mod board;

use board::Board;

/// Effort for every person, and for every division however small. One exchange of two people takes one; moving
/// a chain takes more, so that tangled reporting lines do not make the search slower, only less thorough.
const EFFORT_PER_PERSON: usize = 6_000;
const EFFORT_AT_LEAST: usize = 50_000;
/// Where there are very many people, this much for each above a sum that is enough for a thousand.
const EFFORT_PER_PERSON_OF_MANY: usize = 240;
const EFFORT_BEFORE_MANY: usize = 6_000_000;
/// Up to this many people the effort is spent in several rounds, each from another beginning.
const SMALL: usize = 300;
const ROUNDS_WHEN_SMALL: usize = 6;
/// Above this many people the best so far is not copied each time: the end of the search only goes down.
const MOST_TO_COPY: usize = 5_000;
/// Steps between two questions whether to go on.
const STEPS_BETWEEN_QUESTIONS: usize = 8_192;

pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// A number below `bound`; the bias of the multiplication is below 1 in 2^15 for the sizes allowed here.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from((u64::from(self.0.next_u32()) * bound as u64) >> 32).unwrap_or(0)
    }
}

/// The effort spent so far, of how much, and whether to go on.
struct Effort<'h> {
    spent: usize,
    of: usize,
    people: usize,
    bound: Cost,
    stopped: bool,
    go_on: &'h mut dyn FnMut(Progress) -> bool,
}

impl Effort<'_> {
    fn ask(&mut self, cost: u128) {
        let (done, of) = (self.spent.min(self.of) as u64, self.of as u64);
        let cost = Cost::new(cost, self.people);
        self.stopped = !(self.go_on)(Progress { done, of, cost, bound: self.bound });
    }
}

/// The best division found from this beginning.
pub(super) fn improve(
    problem: &mut Problem,
    start: Vec<usize>,
    seed: Seed,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Solved {
    let mut bound = problem.bound();
    let mut best = Best { cost: problem.cost_of(&start), division: start };
    let mut stopped = false;
    if problem.groups() > 1 && best.cost > bound {
        let mut dice = Dice(ChaCha8Rng::from_seed(seed.bytes()));
        let people = problem.people;
        let rounds = if people <= SMALL { ROUNDS_WHEN_SMALL } else { 1 };
        let few = EFFORT_AT_LEAST + EFFORT_PER_PERSON * people;
        let of = few.min(EFFORT_BEFORE_MANY + EFFORT_PER_PERSON_OF_MANY * people);
        let least = Cost::new(bound, people);
        let mut effort = Effort { spent: 0, of, people, bound: least, stopped: false, go_on };
        for round in 0..rounds {
            let mut board = Board::new(problem, best.division.clone());
            board.shuffle(&mut dice);
            climb(&mut board, &mut dice, &mut effort, of * (round + 1) / rounds, bound, &mut best);
            if best.cost <= bound || effort.stopped {
                break;
            }
            let thorough = round + 1 == rounds;
            if (round == 0 || thorough)
                && let Some(proven) = prove(problem, &best, thorough)
            {
                bound = proven.cost;
                best = proven;
                break;
            }
        }
        stopped = effort.stopped;
    }
    Solved { division: with_groups_in_order(problem, best.division), bound, stopped }
}

/// The best there is, if that can be proven: `known`, or one that is better.
fn prove(problem: &mut Problem, known: &Best, thorough: bool) -> Option<Best> {
    if problem.groups() == 2 {
        exact::prove(problem, known, thorough)
    } else {
        many::prove(problem, known, thorough)
    }
}

fn climb(
    board: &mut Board<'_>,
    dice: &mut Dice,
    effort: &mut Effort<'_>,
    until: usize,
    bound: u128,
    best: &mut Best,
) {
    let copies = board.people() <= MOST_TO_COPY;
    let memory = board.memory();
    let (goal, mut best_cost) = (board.added_at(bound), board.added_at(best.cost));
    let only_down = if copies { usize::MAX } else { until - (until - effort.spent) / 8 };
    let mut earlier = vec![board.cost(); memory];
    for at in 0.. {
        if effort.spent >= until || effort.stopped {
            break;
        }
        if at % STEPS_BETWEEN_QUESTIONS == STEPS_BETWEEN_QUESTIONS - 1 {
            effort.ask(board.full_cost());
        }
        let now = board.cost();
        let then = if effort.spent < only_down { earlier[at % memory] } else { now };
        effort.spent += board.exchange(dice, |cost| cost <= now || cost <= then);
        let cost = board.cost();
        earlier[at % memory] = then.min(cost);
        if copies && cost < best_cost {
            best_cost = cost;
            *best = Best { cost: board.full_cost(), division: board.division().to_vec() };
        }
        if cost <= goal {
            break;
        }
    }
    if board.full_cost() < best.cost {
        *best = Best { cost: board.full_cost(), division: board.division().to_vec() };
    }
}

/// Groups of one size can be numbered in any order; the one with the first person comes first.
fn with_groups_in_order(problem: &Problem, division: Vec<usize>) -> Vec<usize> {
    let mut free: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (group, size) in problem.sizes.iter().enumerate().rev() {
        free.entry(*size).or_default().push(group);
    }
    let mut number: Vec<Option<usize>> = vec![None; problem.groups()];
    for group in &division {
        if number[*group].is_none() {
            number[*group] = free.get_mut(&problem.sizes[*group]).and_then(Vec::pop);
        }
    }
    division.into_iter().map(|group| number[group].unwrap_or(group)).collect()
}
