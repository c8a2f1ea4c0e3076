//! Tables of counts that tell nothing of a few people.
//!
//! A cell that counts fewer than `k` people is hidden. That alone hides nothing: with the totals of its row and column
//! the cell can be solved for. So further cells are hidden until no hidden cell has one possible value only. The
//! question "can this cell be solved for" is answered exactly: a table in which every row and every column sums to zero
//! (the totals count as negative) changes along closed walks that alternately add and take one person, so a cell has a
//! second possible value if, and only if, such a walk over hidden cells passes through it (network flows with
//! complementary suppression: Cox 1995, "Network models for complementary cell suppression", JASA 90).
//!
//! Invariants:
//! - every cell and every total that is shown is true and counts `k` people or more: none is shown as 0;
//! - whoever knows all that is shown, and that counts are whole and not negative, finds at least two values for each
//!   hidden cell that counts somebody. That nobody is in a cell tells nothing of anybody, so a 0 is hidden among the
//!   others and may be found out;
//! - the number of all people is shown, and nothing at all is shown of fewer than `k`.
//!
//! Not here: several tables of the same people that share more than the total. Who shows those shows them as one.

/// Fewest people that a shown number may count, if nothing else is decided.
pub const FEWEST: u32 = 5;

/// A table of counts with its totals; `None` where a number is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppressedTable {
    /// The cells, row by row.
    pub cells: Vec<Vec<Option<u32>>>,
    /// The total of each row.
    pub row_totals: Vec<Option<u32>>,
    /// The total of each column.
    pub column_totals: Vec<Option<u32>>,
    /// All people. Never hidden.
    pub total: u32,
}

/// Hides what counts fewer than `k` people, and as much more as it takes to keep it hidden. `None` if there are fewer
/// than `k` people in all. Every row of `counts` must be as long as the first.
///
/// The same counts are hidden in the same way: of several numbers that would do, the smallest is hidden, and the first
/// of those.
#[must_use]
pub fn suppress(counts: &[Vec<u32>], k: u32) -> Option<SuppressedTable> {
    let total = counts.iter().flatten().sum::<u32>();
    if total < k || total == 0 {
        return None;
    }
    let mut table = Table::of(counts, k);
    loop {
        let solved = table.that_can_be_solved_for();
        if solved.is_empty() || !table.hide_one_more(&solved) {
            break;
        }
    }
    Some(table.shown(total))
}

/// Place of a number: row and column, the totals being the last of each.
type Place = (usize, usize);

/// Counts with their totals in the last row and column, and what of it is hidden.
struct Table {
    numbers: Vec<Vec<u32>>,
    hidden: Vec<Vec<bool>>,
}

impl Table {
    fn of(counts: &[Vec<u32>], k: u32) -> Self {
        let mut numbers: Vec<Vec<u32>> =
            counts.iter().map(|row| row.iter().copied().chain([row.iter().sum::<u32>()]).collect()).collect();
        let width = numbers.first().map_or(0, Vec::len);
        let sum_of = |column: usize| numbers.iter().filter_map(|row| row.get(column)).sum::<u32>();
        let totals: Vec<u32> = (0..width).map(sum_of).collect();
        numbers.push(totals);
        let hidden = numbers.iter().map(|row| row.iter().map(|number| *number < k).collect()).collect();
        Self { numbers, hidden }
    }

    fn last(&self) -> Place {
        (self.numbers.len().saturating_sub(1), self.numbers.first().map_or(0, Vec::len).saturating_sub(1))
    }

    fn number(&self, (row, column): Place) -> u32 {
        self.numbers.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    }

    fn is_hidden(&self, (row, column): Place) -> bool {
        self.hidden.get(row).and_then(|row| row.get(column)).copied().unwrap_or(false)
    }

    fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let (last_row, last_column) = self.last();
        (0..=last_row).flat_map(move |row| (0..=last_column).map(move |column| (row, column)))
    }

    fn is_total(&self, (row, column): Place) -> bool {
        let (last_row, last_column) = self.last();
        row == last_row || column == last_column
    }

    fn that_can_be_solved_for(&self) -> Vec<Place> {
        let counts_somebody = |place: &Place| self.is_hidden(*place) && self.number(*place) > 0;
        self.places().filter(counts_somebody).filter(|place| !self.has_second_value(*place)).collect()
    }

    /// Whether some walk over hidden numbers gives the number one more or one less.
    fn has_second_value(&self, place: Place) -> bool {
        self.walk_back(place, Step::Add) || self.walk_back(place, Step::Take)
    }

    /// Whether `step` at the place can be made up for by steps at other hidden numbers. Steps that add to the table of
    /// zero sums lead from a row to a column, steps that take from it lead back.
    fn walk_back(&self, place: Place, step: Step) -> bool {
        if !self.allows(place, step) {
            return false;
        }
        let (last_row, last_column) = self.last();
        let (start, goal) = match step {
            Step::Add => (Line::Column(place.1), Line::Row(place.0)),
            Step::Take => (Line::Row(place.0), Line::Column(place.1)),
        };
        let mut seen = vec![start];
        let mut next = vec![start];
        while let Some(line) = next.pop() {
            if line == goal {
                return true;
            }
            let onward: Vec<Line> = match line {
                Line::Row(row) => (0..=last_column)
                    .filter(|column| (row, *column) != place && self.allows((row, *column), Step::Add))
                    .map(Line::Column)
                    .collect(),
                Line::Column(column) => (0..=last_row)
                    .filter(|row| (*row, column) != place && self.allows((*row, column), Step::Take))
                    .map(Line::Row)
                    .collect(),
            };
            for line in onward {
                if !seen.contains(&line) {
                    seen.push(line);
                    next.push(line);
                }
            }
        }
        false
    }

    /// Whether a step can be made at a hidden number. A cell takes one only from somebody; a total, which counts as
    /// negative, adds one only when it has somebody to lose.
    fn allows(&self, place: Place, step: Step) -> bool {
        let loses = matches!((step, self.is_total(place)), (Step::Take, false) | (Step::Add, true));
        self.is_hidden(place) && (!loses || self.number(place) > 0)
    }

    /// Hides the smallest shown number in a row or column of those that can be solved for, or else anywhere; false when
    /// nothing but the number of all people is shown any more.
    fn hide_one_more(&mut self, solved: &[Place]) -> bool {
        let grand_total = self.last();
        let shown = |place: &Place| *place != grand_total && !self.is_hidden(*place);
        let beside = |place: &Place| solved.iter().any(|near| place.0 == near.0 || place.1 == near.1);
        let smallest = |places: &mut dyn Iterator<Item = Place>| {
            places.min_by_key(|place| (self.number(*place), self.is_total(*place), *place))
        };
        let chosen = smallest(&mut self.places().filter(shown).filter(beside))
            .or_else(|| smallest(&mut self.places().filter(shown)));
        let Some((row, column)) = chosen else { return false };
        if let Some(hidden) = self.hidden.get_mut(row).and_then(|row| row.get_mut(column)) {
            *hidden = true;
        }
        true
    }

    fn shown(&self, total: u32) -> SuppressedTable {
        let (last_row, last_column) = self.last();
        let at = |place: Place| (!self.is_hidden(place)).then(|| self.number(place));
        SuppressedTable {
            cells: (0..last_row)
                .map(|row| (0..last_column).map(|column| at((row, column))).collect())
                .collect(),
            row_totals: (0..last_row).map(|row| at((row, last_column))).collect(),
            column_totals: (0..last_column).map(|column| at((last_row, column))).collect(),
            total,
        }
    }
}

/// One person more, or one less, in the table of zero sums.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Add,
    Take,
}

/// A row or a column, totals included.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Row(usize),
    Column(usize),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every table of whole numbers that shows the same as `seen`: what an attacker can think of.
    fn possible(seen: &SuppressedTable, width: usize) -> Vec<Vec<Vec<u32>>> {
        let cells: Vec<Option<u32>> = seen.cells.iter().flatten().copied().collect();
        let mut found = Vec::new();
        fill(&cells, seen.total, &mut Vec::new(), &mut |flat| {
            let table: Vec<Vec<u32>> = flat.chunks(width).map(<[u32]>::to_vec).collect();
            let rows = table.iter().zip(&seen.row_totals);
            let rows_fit =
                rows.into_iter().all(|(row, told)| told.is_none_or(|told| row.iter().sum::<u32>() == told));
            let columns_fit = (0..width).zip(&seen.column_totals).all(|(column, told)| {
                told.is_none_or(|told| table.iter().map(|row| row[column]).sum::<u32>() == told)
            });
            if rows_fit && columns_fit {
                found.push(table);
            }
        });
        found
    }

    fn fill(cells: &[Option<u32>], left: u32, so_far: &mut Vec<u32>, done: &mut dyn FnMut(&[u32])) {
        let Some((first, rest)) = cells.split_first() else {
            if left == 0 {
                done(so_far);
            }
            return;
        };
        let range = match first {
            Some(told) if *told > left => return,
            Some(told) => *told..=*told,
            None => 0..=left,
        };
        for value in range {
            so_far.push(value);
            fill(rest, left - value, so_far, done);
            so_far.pop();
        }
    }

    /// Whether the attacker knows of a hidden cell how many are in it, and that it is not nobody.
    fn solved(seen: &SuppressedTable) -> bool {
        let width = seen.cells[0].len();
        let tables = possible(seen, width);
        assert!(!tables.is_empty(), "what is shown is true of some table");
        (0..seen.cells.len()).any(|row| {
            (0..width).any(|column| {
                seen.cells[row][column].is_none()
                    && tables[0][row][column] > 0
                    && tables.iter().all(|table| table[row][column] == tables[0][row][column])
            })
        })
    }

    fn small_tables() -> impl Strategy<Value = Vec<Vec<u32>>> {
        (1_usize..=2, 1_usize..=3).prop_flat_map(|(rows, columns)| {
            proptest::collection::vec(proptest::collection::vec(0_u32..8, columns), rows)
        })
    }

    proptest! {
        #[test]
        fn nobody_can_solve_for_a_hidden_cell(counts in small_tables()) {
            if let Some(seen) = suppress(&counts, 3) {
                prop_assert!(!solved(&seen), "{seen:?}");
            }
        }

        #[test]
        fn what_is_shown_is_true_and_counts_enough(counts in small_tables()) {
            let Some(seen) = suppress(&counts, FEWEST) else {
                prop_assert!(counts.iter().flatten().sum::<u32>() < FEWEST);
                return Ok(());
            };
            for (row, told) in counts.iter().zip(&seen.cells) {
                for (count, told) in row.iter().zip(told) {
                    prop_assert!(told.is_none_or(|told| told == *count && told >= FEWEST));
                }
            }
            for (row, told) in counts.iter().zip(&seen.row_totals) {
                prop_assert!(told.is_none_or(|told| told == row.iter().sum::<u32>() && told >= FEWEST));
            }
        }
    }

    /// The control: a threshold alone leaves the cell to be solved for.
    #[test]
    fn hiding_only_the_small_cell_gives_it_away() {
        let counts = vec![vec![12, 2], vec![9, 8]];
        let threshold_only = Table::of(&counts, 5).shown(31);
        assert_eq!(threshold_only.cells, [[Some(12), None], [Some(9), Some(8)]]);
        assert!(solved(&threshold_only));
        let seen = suppress(&counts, 5).unwrap();
        assert_eq!(seen.cells, [[None, None], [None, None]]);
        assert_eq!(seen.row_totals, [Some(14), Some(17)]);
        assert!(!solved(&seen));
    }

    #[test]
    fn a_table_without_small_numbers_is_shown_whole() {
        let seen = suppress(&[vec![5, 6], vec![7, 8]], 5).unwrap();
        assert_eq!(seen.cells, [[Some(5), Some(6)], [Some(7), Some(8)]]);
        assert_eq!((seen.row_totals, seen.total), (vec![Some(11), Some(15)], 26));
    }

    #[test]
    fn one_line_hides_a_second_cell_and_few_people_show_nothing() {
        let seen = suppress(&[vec![20, 3, 7]], 5).unwrap();
        assert_eq!(seen.cells, [[Some(20), None, None]]);
        let seen = suppress(&[vec![45, 0, 80]], 5).unwrap();
        assert_eq!(seen.cells, [[Some(45), None, Some(80)]], "nobody's absence hides the others");
        let seen = suppress(&[vec![4, 0, 9]], 5).unwrap();
        assert_eq!(seen.cells, [[None, None, Some(9)]]);
        assert_eq!(suppress(&[vec![2, 2]], 5), None);
        assert_eq!(suppress(&[], 0), None);
    }
}
