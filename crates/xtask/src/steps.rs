//! Steps with a name, a time and a count, and the sum of them at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

/// How many tests or checks a step ran, as its own runner counted them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    /// What failed, as far as the runner names it.
    pub names: Vec<String>,
}

impl Counts {
    pub const NONE: Self = Self::new(0, 0);

    pub const fn new(passed: u32, failed: u32) -> Self {
        Self { passed, failed, names: Vec::new() }
    }

    /// `n` checks, all well.
    pub fn passed(n: usize) -> Self {
        Self::new(u32::try_from(n).unwrap_or(u32::MAX), 0)
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.names.extend(other.names);
    }
}

struct Row {
    name: String,
    took: Duration,
    counts: Counts,
    fault: Option<String>,
}

/// The steps of one command, in the order they ran.
#[derive(Default)]
pub struct Steps {
    rows: Vec<Row>,
}

impl Steps {
    /// Runs one step and remembers how it went; a failing step does not hold up the others.
    pub fn run(&mut self, name: &str, step: impl FnOnce() -> Result<Counts>) -> bool {
        println!("\n==> {name}");
        let start = Instant::now();
        let outcome = step();
        let took = start.elapsed();
        let (mut counts, mut fault) = match outcome {
            Ok(counts) => (counts, None),
            Err(error) => (Counts::NONE, Some(format!("{error:#}"))),
        };
        if counts.failed > 0 && fault.is_none() {
            fault = Some(format!("{} failed: {}", counts.failed, counts.names.join(", ")));
        }
        // A step that broke before its runner could count is one failure, so that the sum can never look well.
        if fault.is_some() && counts.failed == 0 {
            counts.failed = 1;
        }
        let well = fault.is_none();
        match &fault {
            None => println!("--- {name}: ok, {}", seconds(took)),
            Some(fault) => println!("--- {name}: FAILED, {}\n{fault}", seconds(took)),
        }
        self.rows.push(Row { name: name.to_owned(), took, counts, fault });
        well
    }

    /// The sum over all steps.
    pub fn total(&self) -> Counts {
        let mut total = Counts::NONE;
        for row in &self.rows {
            total += row.counts.clone();
        }
        total
    }

    /// Prints a line for each step and, last of all, what failed: who reads only the end of a long run shall find it
    /// there. An error when anything did.
    pub fn finish(&self) -> Result<()> {
        println!();
        for row in &self.rows {
            let state = if row.fault.is_none() { "ok" } else { "FAILED" };
            println!(
                "{:<22} {:<7} {:>9} {:>6} passed",
                row.name,
                state,
                seconds(row.took),
                row.counts.passed
            );
        }
        let took: Duration = self.rows.iter().map(|row| row.took).sum();
        println!("{:<22} {:<7} {:>9}", "in all", "", seconds(took));
        for row in &self.rows {
            if let Some(fault) = &row.fault {
                println!("\n{}: {fault}", row.name);
            }
        }
        let failed: Vec<&str> =
            self.rows.iter().filter(|row| row.fault.is_some()).map(|row| row.name.as_str()).collect();
        anyhow::ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
        Ok(())
    }
}

fn seconds(took: Duration) -> String {
    if took < Duration::from_secs(60) {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_breaks_counts_as_one_failure_and_the_next_still_runs() {
        let mut steps = Steps::default();
        assert!(!steps.run("broken", || anyhow::bail!("no database")));
        assert!(steps.run("well", || Ok(Counts::passed(3))));
        assert_eq!(steps.total(), Counts::new(3, 1));
        let message = steps.finish().unwrap_err().to_string();
        assert_eq!(message, "failed: broken");
    }

    #[test]
    fn failures_that_a_runner_counted_are_not_counted_again() {
        let mut steps = Steps::default();
        assert!(!steps.run("tests", || Ok(Counts::new(5, 2))));
        assert_eq!(steps.total(), Counts::new(5, 2));
    }
}
