//! Small pools by brute force: every set of people, and the fairest lottery over them in exact fractions.

use super::super::{Candidate, Quota, Quotas};
use super::Seats;

fn sets(people: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
    (0_u32..1 << people)
        .filter(move |set| set.count_ones() as usize == size)
        .map(move |set| (0..people).filter(|person| set >> person & 1 == 1).collect())
}

fn counted(quota: &Quota, set: &[usize], pool: &[Candidate]) -> u32 {
    set.iter().filter(|person| quota.counts(&pool[**person])).count() as u32
}

/// All sets of people that keep every quota.
pub(super) fn panels_of(quotas: &Quotas, seats: Seats, pool: &[Candidate]) -> Vec<Vec<usize>> {
    let keeps = |set: &Vec<usize>| {
        quotas.as_slice().iter().all(|quota| (quota.min..=quota.max).contains(&counted(quota, set, pool)))
    };
    sets(pool.len(), seats.get() as usize).filter(keeps).collect()
}

/// By how much bounds must move for the set that needs least.
pub(super) fn least_amount(quotas: &Quotas, seats: Seats, pool: &[Candidate]) -> u32 {
    let amount = |set: Vec<usize>| -> u32 {
        let of = |quota: &Quota| {
            let found = counted(quota, &set, pool);
            quota.min.saturating_sub(found) + found.saturating_sub(quota.max)
        };
        quotas.as_slice().iter().map(of).sum()
    };
    sets(pool.len(), seats.get() as usize).map(amount).min().unwrap()
}

/// The largest least chance, as a fraction.
///
/// The lottery is a game: one side picks a panel, the other a person. With payoffs of 2 for a person in the panel and
/// 1 for others, its value is 1 more than the chance, and 1 over the most that weights of the people can sum up to
/// while no panel weighs more than 1. Simplex method in whole fractions, smallest index first, so it ends.
pub(super) fn fair_value(panels: &[Vec<usize>], people: usize) -> (i128, i128) {
    let width = people + panels.len() + 1;
    let mut table: Vec<Vec<Fraction>> = panels
        .iter()
        .enumerate()
        .map(|(row, panel)| {
            let payoff = |person| if panel.contains(&person) { 2 } else { 1 };
            let mut line: Vec<i128> = (0..people).map(payoff).collect();
            line.extend((0..panels.len()).map(|slack| i128::from(slack == row)));
            line.push(1);
            line.into_iter().map(|number| Fraction(number, 1)).collect()
        })
        .collect();
    let mut goal: Vec<Fraction> =
        (0..width).map(|column| Fraction(if column < people { -1 } else { 0 }, 1)).collect();
    let mut basis: Vec<usize> = (people..width - 1).collect();
    while let Some(entering) = (0..width - 1).find(|column| goal[*column].0 < 0) {
        let rows = (0..table.len()).filter(|row| table[*row][entering].0 > 0);
        let ratio = |row: &usize| table[*row][width - 1].over(table[*row][entering]);
        let leaving = rows.min_by(|a, b| ratio(a).compare(ratio(b)).then(basis[*a].cmp(&basis[*b]))).unwrap();
        let pivot = table[leaving][entering];
        table[leaving].iter_mut().for_each(|entry| *entry = entry.over(pivot));
        let line = table[leaving].clone();
        let others = table.iter_mut().enumerate().filter(|(row, _)| *row != leaving).map(|(_, line)| line);
        for other in others.chain([&mut goal]) {
            let factor = other[entering];
            other.iter_mut().zip(&line).for_each(|(entry, pivot)| *entry = entry.less(factor.times(*pivot)));
        }
        basis[leaving] = entering;
    }
    let most = goal[width - 1];
    let value = Fraction(most.1, most.0).less(Fraction(1, 1));
    (value.0, value.1)
}

/// A fraction in lowest terms, the lower number above 0.
#[derive(Clone, Copy, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    fn lowest(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.abs(), under.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let sign = if under < 0 { -1 } else { 1 };
        Self(sign * over / a.max(1), sign * under / a.max(1))
    }

    fn times(self, other: Self) -> Self {
        Self::lowest(self.0 * other.0, self.1 * other.1)
    }

    fn over(self, other: Self) -> Self {
        Self::lowest(self.0 * other.1, self.1 * other.0)
    }

    fn less(self, other: Self) -> Self {
        Self::lowest(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }

    fn compare(self, other: Self) -> std::cmp::Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

#[test]
fn the_brute_force_knows_the_value_of_games_worked_out_by_hand() {
    // Each of three pairs equally often: two thirds. One pair alone: the third is never in.
    assert_eq!(fair_value(&[vec![0, 1], vec![1, 2], vec![0, 2]], 3), (2, 3));
    assert_eq!(fair_value(&[vec![0, 1]], 3), (0, 1));
    assert_eq!(fair_value(&[vec![0], vec![1], vec![2]], 3), (1, 3));
}
