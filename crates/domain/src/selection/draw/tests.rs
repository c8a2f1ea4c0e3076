use std::collections::HashMap;

use super::*;
use crate::selection::fixtures::Sample;

const LINES: usize = 20;
const SEATS: usize = 8;

/// 100,000 draws with POLKU_FULL=1, else a tenth.
fn draws() -> u64 {
    if std::env::var("POLKU_FULL").is_ok_and(|full| full == "1") { 100_000 } else { 10_000 }
}

/// The same pool drawn with ever new seeds: how often each line came to each position.
fn positions(draws: u64) -> Vec<[u64; LINES]> {
    let sample =
        Sample { number: 0, pool: LINES as u32, seats: SEATS as u32, withheld: [false; 2], corrects: false };
    let commitment = Commitment::new(sample.parts().unwrap()).unwrap();
    let index: HashMap<_, _> = commitment.parts().pool.iter().copied().zip(0..).collect();
    let mut counts = vec![[0; LINES]; LINES];
    for number in 0..draws {
        let seed = Seed(Digest::of(&format!("simulated draw {number}")));
        for (position, line) in DrawResult::of(&commitment, seed, None).order().iter().enumerate() {
            let line: usize = index[line];
            counts[line][position] += 1;
        }
    }
    counts
}

/// Below this with probability 0.999, by 19 degrees of freedom (places) and 361 (positions).
const PLACES_LIMIT: f64 = 43.8;
const POSITIONS_LIMIT: f64 = 449.0;
/// Each draw gives every line exactly one position, which takes one twentieth off the usual statistic's mean.
const CORRECTION: f64 = (LINES - 1) as f64 / LINES as f64;

fn chi_square(observed: impl IntoIterator<Item = u64>, expected: f64) -> f64 {
    observed.into_iter().map(|count| (count as f64 - expected).powi(2) / expected).sum()
}

/// Of the places each line got. Drawing without replacement shrinks the counts' variance by 1 - seats/lines.
fn places_statistic(places: impl IntoIterator<Item = u64>, draws: u64) -> f64 {
    let chance = SEATS as f64 / LINES as f64;
    chi_square(places, draws as f64 * chance) / (1.0 - chance) * CORRECTION
}

#[test]
fn every_line_has_the_same_chance_of_a_place_and_of_every_position() {
    let draws = draws();
    let counts = positions(draws);
    let places = places_statistic(counts.iter().map(|line| line.iter().take(SEATS).sum()), draws);
    assert!(places < PLACES_LIMIT, "places are not uniform: chi-square {places:.1}");
    let positions = chi_square(counts.into_iter().flatten(), draws as f64 / LINES as f64) * CORRECTION;
    assert!(positions < POSITIONS_LIMIT, "positions are not uniform: chi-square {positions:.1}");
}

#[test]
fn the_test_of_uniformity_notices_a_line_robbed_of_three_places_in_two_hundred_draws() {
    let draws = 100_000_u64;
    let fair = draws * SEATS as u64 / LINES as u64;
    let robbed = fair - 3 * draws / 200;
    let others = fair + 3 * draws / 200 / (LINES as u64 - 1);
    let places = std::iter::once(robbed).chain(std::iter::repeat_n(others, LINES - 1));
    assert!(places_statistic(places, draws) > PLACES_LIMIT);
}
