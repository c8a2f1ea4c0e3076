//! Moving single tasks for the wishes.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::Places;
use super::board::Board;
use super::problem::Problem;

/// Rounds through all jobs, at most.
const ROUNDS: usize = 40;
/// Jobs tried, at most.
const TRIES: usize = 60_000;

/// Makes placements cheaper without moving a kept job that is where it was, and without leaving one out.
pub(super) fn improve(problem: &Problem<'_>, places: &mut Places, seed: u64) {
    let mut board = Board::with(problem, places);
    let movable = |number: &usize| {
        places[*number].is_some()
            && !(problem.jobs[*number].kept && problem.jobs[*number].home == places[*number])
    };
    let mut jobs: Vec<usize> = (0..problem.jobs.len()).filter(movable).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let mut tries = 0;
    for round in 0..ROUNDS {
        shuffle(&mut jobs, &mut rng);
        let mut gained = false;
        for number in &jobs {
            if tries >= TRIES {
                break;
            }
            tries += 1;
            gained |= better_place(&mut board, *number, round);
        }
        if !gained {
            break;
        }
    }
    places.clone_from(&board.places);
}

/// Moves a job where it costs least; says whether that gained anything.
fn better_place(board: &mut Board<'_>, number: usize, turn: usize) -> bool {
    let Some(before) = board.places[number] else { return false };
    board.take(number);
    let cost = board.cost_at(number, before);
    match board.cheapest(number, None, turn).filter(|(least, _)| *least < cost) {
        Some((_, place)) => {
            board.put(number, place);
            true
        }
        None => {
            board.put(number, before);
            false
        }
    }
}

fn shuffle(jobs: &mut [usize], rng: &mut ChaCha8Rng) {
    for last in (1..jobs.len()).rev() {
        let bound = u64::try_from(last + 1).unwrap_or(1);
        let other = usize::try_from(rng.next_u64() % bound).unwrap_or(0);
        jobs.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::problem::Facts;
    use super::super::{placed, search};
    use super::*;
    use crate::schedule::tests::generated::schedules;
    use crate::schedule::{Schedule, score};

    proptest! {
        /// What a move is reckoned to gain is what the score, counted afresh, says.
        #[test]
        fn a_gain_is_a_gain_of_the_score(input in schedules(6)) {
            let schedule = Schedule::parse(input).unwrap();
            let problem = Problem::new(&schedule, &Facts::all());
            let mut board = Board::with(&problem, &search::place(&problem, 7));
            for number in 0..problem.jobs.len() {
                let Some(here) = board.places[number] else { continue };
                let mut places = board.places.clone();
                board.take(number);
                if let Some((cost, there)) = board.cheapest(number, None, 0) {
                    prop_assert_eq!(cost, board.cost_at(number, there));
                    let total = |places: &Places| {
                        i64::try_from(score(&schedule, &placed(&problem, places)).total()).unwrap()
                    };
                    let before = total(&places);
                    places[number] = Some(there);
                    prop_assert_eq!(total(&places) - before, cost - board.cost_at(number, here));
                }
                board.put(number, here);
            }
        }
    }
}
