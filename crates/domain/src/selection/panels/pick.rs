//! Which panel a seed picks: each with exactly the same chance.

use crate::selection::digest::Digest;
use crate::selection::draw::Seed;

/// What the first four hexadecimal digits of a hash can be.
const RANGE: u32 = 1 << 16;

/// The number, from 1, of the panel that the seed picks out of `count`, which is 1 to 10,000.
///
/// The hash of each attempt gives a number below 65,536. Numbers from the largest multiple of `count` on would favour
/// the first panels, so they are passed over.
#[must_use]
pub fn pick(seed: Seed, count: u32) -> u32 {
    let count = count.clamp(1, RANGE);
    let fair = RANGE - RANGE % count;
    let numbers = (0_u64..).map(|attempt| number(seed, attempt));
    numbers.into_iter().find(|number| *number < fair).map_or(1, |number| number % count + 1)
}

fn number(seed: Seed, attempt: u64) -> u32 {
    let hash = Digest::of(&format!("polku-pick/1\n{}\n{attempt}\n", seed.digest()));
    let [first, second, ..] = hash.bytes();
    u32::from(*first) * 256 + u32::from(*second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picks(count: u32, draws: u32) -> Vec<u32> {
        let seed = |draw| Seed::rehearsed(Digest::of(&format!("simulated pick {draw}")));
        (0..draws).map(|draw| pick(seed(draw), count)).collect()
    }

    fn chi_square(picks: &[u32], count: u32) -> f64 {
        let mut counts = vec![0_u32; count as usize];
        picks.iter().for_each(|pick| counts[*pick as usize - 1] += 1);
        let expected = picks.len() as f64 / f64::from(count);
        counts.iter().map(|found| (f64::from(*found) - expected).powi(2) / expected).sum()
    }

    #[test]
    fn every_panel_is_picked_equally_often_and_a_favoured_one_would_show() {
        // Below 149.4 with probability 0.999 by 100 degrees of freedom (101 panels).
        assert!(chi_square(&picks(101, 50_500), 101) < 149.4);
        let mut favoured = picks(101, 50_500);
        favoured.iter_mut().take(150).for_each(|pick| *pick = 7);
        assert!(chi_square(&favoured, 101) > 149.4);
    }

    #[test]
    fn attempts_that_would_favour_some_panels_are_passed_over() {
        // Of 65,536 numbers 5,536 are passed over with 10,000 panels, so a twelfth of the draws need another attempt.
        let again = (0..1_000).filter(|draw| {
            let seed = Seed::rehearsed(Digest::of(&format!("simulated pick {draw}")));
            number(seed, 0) >= 60_000
        });
        let again = again.count();
        assert!((50..120).contains(&again), "{again}");
        assert!(picks(10_000, 1_000).iter().all(|pick| (1..=10_000).contains(pick)));
        assert!(picks(1, 10).iter().all(|pick| *pick == 1));
    }
}
