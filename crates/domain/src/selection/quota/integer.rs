//! Whole numbers within bounds of sums: what a panel is, to the solver.
//!
//! Depth first: the linear programme is solved, a variable that is not whole is bounded below and above in turn, and
//! a branch that cannot beat the best is cut. The answer is checked in whole numbers.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and rows and columns are their indices"
)]

use super::simplex::{Simplex, Solved};

/// How far from a whole number a value may be to count as one.
const WHOLE: f64 = 1e-6;

/// Sums of whole numbers, each within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct System {
    /// The bounds of each number.
    pub(super) boxes: Vec<(i64, i64)>,
    /// The numbers that count in each sum, and the sum's bounds.
    pub(super) sums: Vec<(Vec<usize>, i64, i64)>,
}

/// What the search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// These numbers; the best there are, unless the first were asked for.
    Found(Vec<i64>),
    /// There are none.
    None,
    /// The steps given ran out before the question was settled.
    GaveUp,
}

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Aim {
    /// The first numbers that fit will do.
    pub(super) first: bool,
    /// By at least this much must the next solution be cheaper.
    pub(super) step: f64,
    /// Programmes that may be solved.
    pub(super) budget: u32,
}

impl System {
    /// The programme of these sums, at these costs.
    pub(super) fn programme(&self, costs: &[f64]) -> Simplex {
        let rows: Vec<(f64, f64)> = self.sums.iter().map(|sum| (sum.1 as f64, sum.2 as f64)).collect();
        let mut simplex = Simplex::new(&rows);
        let mut entries = vec![Vec::new(); self.boxes.len()];
        for (row, (numbers, _, _)) in self.sums.iter().enumerate() {
            numbers.iter().for_each(|number| entries[*number].push((row, 1.0)));
        }
        for ((bounds, cost), entries) in self.boxes.iter().zip(costs).zip(entries) {
            simplex.add(*cost, (bounds.0 as f64, bounds.1 as f64), entries);
        }
        simplex
    }

    /// Whether the numbers fit, in whole numbers.
    pub(super) fn holds(&self, numbers: &[i64]) -> bool {
        let boxes =
            self.boxes.iter().zip(numbers).all(|(bounds, number)| bounds.0 <= *number && *number <= bounds.1);
        boxes
            && self.sums.iter().all(|(members, low, high)| {
                let sum: i64 = members.iter().map(|member| numbers[*member]).sum();
                *low <= sum && sum <= *high
            })
    }

    /// Whole numbers of least cost.
    pub(super) fn solve(&self, costs: &[f64], aim: Aim) -> Whole {
        if self.boxes.iter().any(|(low, high)| low > high)
            || self.sums.iter().any(|(_, low, high)| low > high)
        {
            return Whole::None;
        }
        self.search(&mut self.programme(costs), aim)
    }

    /// As [`Self::solve`], in a programme that may have columns and prices of its own.
    pub(super) fn search(&self, programme: &mut Simplex, aim: Aim) -> Whole {
        let mut search = Search { system: self, programme, aim, left: aim.budget, best: None };
        let settled = search.branch();
        match (search.best, settled) {
            (Some((_, numbers)), true) => Whole::Found(numbers),
            (None, true) => Whole::None,
            (Some((_, numbers)), false) if aim.first => Whole::Found(numbers),
            (_, false) => Whole::GaveUp,
        }
    }
}

struct Search<'a> {
    system: &'a System,
    programme: &'a mut Simplex,
    aim: Aim,
    left: u32,
    best: Option<(f64, Vec<i64>)>,
}

impl Search<'_> {
    /// Whether this branch is settled.
    fn branch(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        match self.programme.solve() {
            Solved::Infeasible => return true,
            Solved::GaveUp => return false,
            Solved::Optimal => {}
        }
        let cost = self.programme.total();
        if self.best.as_ref().is_some_and(|(best, _)| cost > best - self.aim.step) {
            return true;
        }
        match self.fraction() {
            None => self.keep(cost),
            Some((column, value)) => self.split(column, value),
        }
    }

    /// The number furthest from whole.
    fn fraction(&self) -> Option<(usize, f64)> {
        let mut worst = None;
        let mut most = WHOLE;
        for column in 0..self.system.boxes.len() {
            let value = self.programme.value(column);
            let distance = (value - value.round()).abs();
            if distance > most {
                (worst, most) = (Some((column, value)), distance);
            }
        }
        worst
    }

    fn keep(&mut self, cost: f64) -> bool {
        let numbers: Vec<i64> =
            (0..self.system.boxes.len()).map(|column| self.programme.value(column).round() as i64).collect();
        if !self.system.holds(&numbers) {
            return false;
        }
        self.best = Some((cost, numbers));
        true
    }

    fn split(&mut self, column: usize, value: f64) -> bool {
        let bounds = self.programme.bounds(column);
        let (below, above) = ((bounds.0, value.floor()), (value.ceil(), bounds.1));
        let order = if value - value.floor() < 0.5 { [below, above] } else { [above, below] };
        let mut settled = true;
        for half in order {
            self.programme.bound(column, half);
            settled &= self.branch();
            if self.best.is_some() && self.aim.first {
                break;
            }
        }
        self.programme.bound(column, bounds);
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AIM: Aim = Aim { first: false, step: 1e-6, budget: 10_000 };

    #[test]
    fn whole_numbers_are_found_where_halves_would_do() {
        // Three numbers of 0 or 1, each two of them at most 1: one can be 1, though the halves sum to 1.5.
        let pairs = [[0, 1], [1, 2], [0, 2]].map(|pair| (pair.to_vec(), 0, 1));
        let system = System { boxes: vec![(0, 1); 3], sums: pairs.to_vec() };
        let Whole::Found(best) = system.solve(&[-1.0, -1.1, -1.0], AIM) else { panic!("there are some") };
        assert_eq!(best, [0, 1, 0]);
        let exact = System { sums: [pairs.as_slice(), &[(vec![0, 1, 2], 2, 3)]].concat(), ..system };
        assert_eq!(exact.solve(&[0.0; 3], AIM), Whole::None);
        assert_eq!(exact.solve(&[0.0; 3], Aim { budget: 0, ..AIM }), Whole::GaveUp);
    }

    #[test]
    fn bounds_the_wrong_way_round_hold_nothing() {
        let system = System { boxes: vec![(2, 1)], sums: vec![] };
        assert_eq!(system.solve(&[0.0], AIM), Whole::None);
    }
}
