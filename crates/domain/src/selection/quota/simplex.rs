//! Linear programmes with few rows: the bounded simplex method with an explicit inverse of the basis.
//!
//! It uses nothing but addition, subtraction, multiplication, division and comparison, which IEEE 754 defines to the
//! last bit, so it takes the same steps on every machine and in the browser.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and rows and columns are their indices"
)]

/// How far outside its bounds a value counts as inside.
const FEASIBLE: f64 = 1e-9;
/// From which size a reduced cost is worth a step.
const IMPROVES: f64 = 1e-9;
/// Below this size a number is no pivot.
const PIVOT: f64 = 1e-8;
/// After so many steps without progress, the smallest index is taken, which cannot circle.
const PATIENCE: u32 = 40;

/// What a programme came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Solved {
    /// A best solution was found.
    Optimal,
    /// There is no solution.
    Infeasible,
    /// The cost falls without end, or the steps given ran out.
    GaveUp,
}

/// Where a variable stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Basic(usize),
    Lower,
    Upper,
}

/// Minimise cost under `lower <= rows * x <= upper` and bounds on each variable.
///
/// Variables `0..rows` are the values of the rows; the others are the columns in the order in which they were added.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    rows: usize,
    lower: Vec<f64>,
    upper: Vec<f64>,
    cost: Vec<f64>,
    columns: Vec<Vec<(usize, f64)>>,
    place: Vec<Place>,
    basis: Vec<usize>,
    inverse: Vec<f64>,
    values: Vec<f64>,
    pivots: usize,
}

/// Which variable enters, in which direction, and how it moves the basic ones.
struct Step {
    entering: usize,
    direction: f64,
    column: Vec<f64>,
}

/// What stops a step: the length, and the row that leaves with the bound it leaves at.
struct Stop {
    length: f64,
    leaving: Option<(usize, Place)>,
}

impl Simplex {
    /// A programme with these bounds of its rows and no column yet.
    pub(super) fn new(rows: &[(f64, f64)]) -> Self {
        let count = rows.len();
        let mut inverse = vec![0.0; count * count];
        (0..count).for_each(|row| inverse[row * count + row] = 1.0);
        Self {
            rows: count,
            lower: rows.iter().map(|row| row.0).collect(),
            upper: rows.iter().map(|row| row.1).collect(),
            cost: vec![0.0; count],
            // The value of a row is a variable of its own, so that all rows read "sum - value = 0".
            columns: (0..count).map(|row| vec![(row, -1.0)]).collect(),
            place: (0..count).map(Place::Basic).collect(),
            basis: (0..count).collect(),
            inverse: inverse.iter().map(|entry| -entry).collect(),
            values: vec![0.0; count],
            pivots: 0,
        }
    }

    /// Adds a column; its number among the columns. It starts at its lower bound, which must be finite.
    pub(super) fn add(&mut self, cost: f64, (lower, upper): (f64, f64), entries: Vec<(usize, f64)>) -> usize {
        self.lower.push(lower);
        self.upper.push(upper);
        self.cost.push(cost);
        self.columns.push(entries);
        self.place.push(Place::Lower);
        self.values.push(lower);
        self.columns.len() - 1 - self.rows
    }

    /// Sets the bounds of a column.
    pub(super) fn bound(&mut self, column: usize, (lower, upper): (f64, f64)) {
        let variable = self.rows + column;
        self.lower[variable] = lower;
        self.upper[variable] = upper;
    }

    /// The bounds of a column.
    pub(super) fn bounds(&self, column: usize) -> (f64, f64) {
        (self.lower[self.rows + column], self.upper[self.rows + column])
    }

    /// The value of a column.
    pub(super) fn value(&self, column: usize) -> f64 {
        self.values[self.rows + column]
    }

    /// The cost of the present solution.
    pub(super) fn total(&self) -> f64 {
        self.cost.iter().zip(&self.values).map(|(cost, value)| cost * value).sum()
    }

    /// The price of each row in the present solution.
    pub(super) fn duals(&self) -> Vec<f64> {
        let costs: Vec<f64> = self.basis.iter().map(|variable| self.cost[*variable]).collect();
        self.weigh(&costs)
    }

    /// By how much the cost grows with a column that stands at its bound.
    pub(super) fn reduced(&self, column: usize, duals: &[f64]) -> f64 {
        let variable = self.rows + column;
        self.cost[variable] - dot(&self.columns[variable], duals)
    }

    /// Solves from where the programme stands.
    pub(super) fn solve(&mut self) -> Solved {
        self.settle();
        let (mut stalled, most) = (0_u32, 200 * (self.rows + 10) + 20 * self.columns.len());
        for _ in 0..most {
            let costs = self.infeasibility();
            let feasible = costs.iter().all(|cost| *cost == 0.0);
            let step = if feasible {
                let costs: Vec<f64> = self.basis.iter().map(|variable| self.cost[*variable]).collect();
                self.entering(&costs, true, stalled > PATIENCE)
            } else {
                self.entering(&costs, false, stalled > PATIENCE)
            };
            let Some(step) = step else {
                return if feasible { Solved::Optimal } else { Solved::Infeasible };
            };
            let stop = self.stop(&step, &costs, stalled > PATIENCE);
            if stop.length.is_infinite() {
                return Solved::GaveUp;
            }
            stalled = if stop.length > FEASIBLE { 0 } else { stalled + 1 };
            self.go(&step, &stop);
        }
        Solved::GaveUp
    }

    /// Puts what is not basic on its bound and computes the rest anew.
    fn settle(&mut self) {
        for variable in 0..self.columns.len() {
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            match self.place[variable] {
                Place::Basic(_) => {}
                Place::Lower if lower.is_finite() => self.values[variable] = lower,
                Place::Upper if upper.is_finite() => self.values[variable] = upper,
                Place::Lower => {
                    self.place[variable] = Place::Upper;
                    self.values[variable] = upper;
                }
                Place::Upper => {
                    self.place[variable] = Place::Lower;
                    self.values[variable] = lower;
                }
            }
        }
        self.recompute();
    }

    /// The basic values from the others.
    fn recompute(&mut self) {
        let mut sums = vec![0.0; self.rows];
        for (variable, column) in self.columns.iter().enumerate() {
            let value = self.values[variable];
            if value != 0.0 && !matches!(self.place[variable], Place::Basic(_)) {
                column.iter().for_each(|(row, entry)| sums[*row] += entry * value);
            }
        }
        for (row, variable) in self.basis.iter().enumerate() {
            let line = &self.inverse[row * self.rows..(row + 1) * self.rows];
            self.values[*variable] = -line.iter().zip(&sums).map(|(entry, sum)| entry * sum).sum::<f64>();
        }
    }

    /// In which direction each basic value violates its bounds.
    fn infeasibility(&self) -> Vec<f64> {
        let violation = |variable: &usize| {
            let (value, scale) = (self.values[*variable], FEASIBLE * (1.0 + self.values[*variable].abs()));
            if value < self.lower[*variable] - scale {
                -1.0
            } else if value > self.upper[*variable] + scale {
                1.0
            } else {
                0.0
            }
        };
        self.basis.iter().map(violation).collect()
    }

    /// Prices of the rows for these costs of the basic variables.
    fn weigh(&self, costs: &[f64]) -> Vec<f64> {
        let mut prices = vec![0.0; self.rows];
        for (cost, line) in costs.iter().zip(self.inverse.chunks_exact(self.rows.max(1))) {
            if *cost != 0.0 {
                prices.iter_mut().zip(line).for_each(|(price, entry)| *price += cost * entry);
            }
        }
        prices
    }

    /// The variable whose move helps most, or the first that helps.
    fn entering(&self, costs: &[f64], own: bool, first: bool) -> Option<Step> {
        let prices = self.weigh(costs);
        let mut best: Option<(usize, f64, f64)> = None;
        for (variable, column) in self.columns.iter().enumerate() {
            let direction = match self.place[variable] {
                Place::Basic(_) => continue,
                Place::Lower => 1.0,
                Place::Upper => -1.0,
            };
            if self.lower[variable] >= self.upper[variable] {
                continue;
            }
            let cost = if own { self.cost[variable] } else { 0.0 };
            let gain = -direction * (cost - dot(column, &prices));
            if gain > IMPROVES && best.is_none_or(|(_, _, most)| gain > most) {
                best = Some((variable, direction, gain));
                if first {
                    break;
                }
            }
        }
        let (entering, direction, _) = best?;
        let mut column = vec![0.0; self.rows];
        for (row, entry) in &self.columns[entering] {
            for (sum, line) in column.iter_mut().zip(self.inverse.chunks_exact(self.rows)) {
                *sum += line[*row] * entry;
            }
        }
        Some(Step { entering, direction, column })
    }

    /// How far a step can go.
    fn stop(&self, step: &Step, violated: &[f64], first: bool) -> Stop {
        let own = self.upper[step.entering] - self.lower[step.entering];
        let mut stop = Stop { length: own, leaving: None };
        let mut size = 0.0;
        for (row, variable) in self.basis.iter().enumerate() {
            let slope = -step.direction * step.column[row];
            if slope.abs() <= PIVOT {
                continue;
            }
            // A value outside its bounds stops where it comes in; one that moves further out does not stop.
            let bound = match (slope > 0.0, violated[row]) {
                (true, v) if v < 0.0 => (self.lower[*variable], Place::Lower),
                (true, v) if v > 0.0 => continue,
                (true, _) => (self.upper[*variable], Place::Upper),
                (false, v) if v > 0.0 => (self.upper[*variable], Place::Upper),
                (false, v) if v < 0.0 => continue,
                (false, _) => (self.lower[*variable], Place::Lower),
            };
            let length = ((bound.0 - self.values[*variable]) / slope).max(0.0);
            let nearer = length < stop.length - 1e-12;
            let level = length <= stop.length + 1e-12 && stop.leaving.is_some();
            let better = if first {
                stop.leaving.as_ref().is_some_and(|(other, _)| *variable < self.basis[*other])
            } else {
                slope.abs() > size
            };
            if nearer || (level && better) {
                stop = Stop {
                    length: if nearer { length } else { stop.length.min(length) },
                    leaving: Some((row, bound.1)),
                };
                size = slope.abs();
            }
        }
        stop
    }

    /// Takes a step.
    fn go(&mut self, step: &Step, stop: &Stop) {
        let change = step.direction * stop.length;
        self.values[step.entering] += change;
        for (row, variable) in self.basis.iter().enumerate() {
            self.values[*variable] -= change * step.column[row];
        }
        let Some((row, side)) = stop.leaving else {
            let upper = step.direction > 0.0;
            self.place[step.entering] = if upper { Place::Upper } else { Place::Lower };
            self.values[step.entering] =
                if upper { self.upper[step.entering] } else { self.lower[step.entering] };
            return;
        };
        let leaving = self.basis[row];
        self.place[leaving] = side;
        self.values[leaving] = if side == Place::Upper { self.upper[leaving] } else { self.lower[leaving] };
        self.place[step.entering] = Place::Basic(row);
        self.basis[row] = step.entering;
        self.pivot(row, &step.column);
        self.pivots += 1;
        if self.pivots.is_multiple_of(self.rows.max(64)) {
            self.invert();
            self.recompute();
        }
    }

    /// Brings the inverse up to date after an exchange in `row`.
    fn pivot(&mut self, row: usize, column: &[f64]) {
        let count = self.rows;
        let scale = 1.0 / column[row];
        let pivot: Vec<f64> =
            self.inverse[row * count..(row + 1) * count].iter().map(|entry| entry * scale).collect();
        for (other, line) in self.inverse.chunks_exact_mut(count).enumerate() {
            let factor = column[other];
            if other == row {
                line.copy_from_slice(&pivot);
            } else if factor != 0.0 {
                line.iter_mut().zip(&pivot).for_each(|(entry, pivot)| *entry -= factor * pivot);
            }
        }
    }

    /// Computes the inverse anew, which takes away the errors of many exchanges.
    fn invert(&mut self) {
        let count = self.rows;
        let basis = std::mem::take(&mut self.basis);
        self.inverse = vec![0.0; count * count];
        (0..count).for_each(|row| self.inverse[row * count + row] = 1.0);
        let mut free = vec![true; count];
        self.basis = basis.clone();
        for variable in basis {
            let mut column = vec![0.0; count];
            for (row, entry) in &self.columns[variable] {
                for (sum, line) in column.iter_mut().zip(self.inverse.chunks_exact(count)) {
                    *sum += line[*row] * entry;
                }
            }
            // The largest entry of a row that is still free.
            let rows = (0..count).filter(|row| free[*row]);
            let Some(row) =
                rows.reduce(|best, row| if column[row].abs() > column[best].abs() { row } else { best })
            else {
                return;
            };
            free[row] = false;
            self.basis[row] = variable;
            self.place[variable] = Place::Basic(row);
            self.pivot(row, &column);
        }
    }
}

fn dot(column: &[(usize, f64)], prices: &[f64]) -> f64 {
    column.iter().map(|(row, entry)| entry * prices[*row]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INF: f64 = f64::INFINITY;

    #[test]
    fn a_programme_is_solved_to_its_known_optimum() {
        // Maximise 3x + 5y under x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6).
        let mut simplex = Simplex::new(&[(-INF, 4.0), (-INF, 12.0), (-INF, 18.0)]);
        let x = simplex.add(-3.0, (0.0, INF), vec![(0, 1.0), (2, 3.0)]);
        let y = simplex.add(-5.0, (0.0, INF), vec![(1, 2.0), (2, 2.0)]);
        assert_eq!(simplex.solve(), Solved::Optimal);
        assert!((simplex.value(x) - 2.0).abs() < 1e-9 && (simplex.value(y) - 6.0).abs() < 1e-9);
        assert!((simplex.total() + 36.0).abs() < 1e-9);
        simplex.bound(y, (0.0, 3.0));
        assert_eq!(simplex.solve(), Solved::Optimal);
        assert!((simplex.total() + 27.0).abs() < 1e-9, "{}", simplex.total());
    }

    #[test]
    fn what_has_no_solution_or_no_end_says_so() {
        let mut simplex = Simplex::new(&[(3.0, 3.0)]);
        simplex.add(1.0, (0.0, 1.0), vec![(0, 1.0)]);
        simplex.add(1.0, (0.0, 1.0), vec![(0, 1.0)]);
        assert_eq!(simplex.solve(), Solved::Infeasible);
        let mut endless = Simplex::new(&[(0.0, INF)]);
        endless.add(-1.0, (0.0, INF), vec![(0, 1.0)]);
        assert_eq!(endless.solve(), Solved::GaveUp);
    }
}
