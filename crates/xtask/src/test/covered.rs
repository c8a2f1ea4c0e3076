//! The requirement table: which numbers of the mission the scenario and the journeys showed, noted as they ran.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, Result};

use crate::project;
use crate::steps::Counts;

/// Names the file that test programs add a line to for each asserted step:
/// numbers, tab, name of the test, tab, what was asserted.
pub const VARIABLE: &str = "POLKU_TEST_COVERED";

/// What this release is to show, by kind, first and last number.
const PROMISED: [(char, u32, u32); 16] = [
    ('R', 1, 12),
    ('R', 14, 14),
    ('R', 16, 23),
    ('R', 27, 28),
    ('R', 30, 30),
    ('R', 32, 48),
    ('R', 57, 57),
    ('N', 1, 3),
    ('N', 5, 7),
    ('N', 17, 18),
    ('U', 1, 6),
    ('U', 8, 8),
    ('U', 11, 12),
    ('U', 14, 17),
    ('U', 22, 22),
    ('U', 25, 25),
];

type Number = (char, u32);

/// The file of this run, emptied the first time it is asked for.
pub fn file() -> Result<PathBuf> {
    static EMPTIED: OnceLock<()> = OnceLock::new();
    let path = project::path("target/covered.tsv")?;
    if EMPTIED.set(()).is_ok() {
        std::fs::write(&path, "").with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(path)
}

/// Where the table is written: it is long, and would push what failed off the end of the output.
const TABLE: &str = "target/requirements.txt";

/// Writes the table; every number promised and not shown is a failure.
pub fn table() -> Result<Counts> {
    let noted = std::fs::read_to_string(file()?)?;
    let shown = read(&noted);
    let line = |((kind, number), places): (&Number, &BTreeSet<String>)| {
        let names: Vec<&str> = places.iter().map(String::as_str).collect();
        format!("{:<5} {}\n", format!("{kind}{number}"), names.join("; "))
    };
    std::fs::write(project::path(TABLE)?, shown.iter().map(line).collect::<String>())?;
    println!("{} numbers were shown: {TABLE} says where", shown.len());
    let promised: BTreeSet<Number> = PROMISED
        .iter()
        .flat_map(|(kind, first, last)| (*first..=*last).map(|number| (*kind, number)))
        .collect();
    let missing: Vec<String> = promised
        .iter()
        .filter(|number| !shown.contains_key(number))
        .map(|(kind, number)| format!("{kind}{number}"))
        .collect();
    let failed = u32::try_from(missing.len())?;
    Ok(Counts { names: missing, ..Counts::new(u32::try_from(promised.len())? - failed, failed) })
}

fn read(noted: &str) -> BTreeMap<Number, BTreeSet<String>> {
    let mut shown: BTreeMap<Number, BTreeSet<String>> = BTreeMap::new();
    for line in noted.lines() {
        let mut fields = line.split('\t');
        let (numbers, name) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        for number in numbers.split(',') {
            let mut letters = number.trim().chars();
            if let (Some(kind @ ('R' | 'N' | 'U')), Ok(number)) = (letters.next(), letters.as_str().parse()) {
                shown.entry((kind, number)).or_default().insert(name.to_owned());
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_for_each_of_its_numbers_once_for_each_test() {
        let shown = read("R1,N2\tscenario\tinitiative\nR1\tscenario\tagain\nR1\tbrowser\tseen\nnonsense\n");
        assert_eq!(shown.keys().copied().collect::<Vec<_>>(), [('N', 2), ('R', 1)]);
        assert_eq!(shown[&('R', 1)].len(), 2);
    }
}
