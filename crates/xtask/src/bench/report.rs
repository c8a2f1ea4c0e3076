//! What was measured, as a table, and whether it is good enough.

use std::fmt::Write;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::flat::Flat;
use super::measure::{Compared, median};
use crate::{machine, project};

const PAGE: &str = "docs/PERFORMANCE.md";
const BEGIN: &str = "<!-- cargo xtask bench --write: begin -->\n";
const END: &str = "<!-- cargo xtask bench --write: end -->\n";

/// From the start of the process to its first answer.
const START_LIMIT: Duration = Duration::from_millis(100);
/// When the list grows, the share of the limit must not fall below this part of what it was. By shares and not by
/// absolute figures: the two sizes are measured minutes apart, and of the memory of the machine both servers need more.
const FLAT: f64 = 0.8;

/// All that was measured in one run.
pub struct Report {
    machine: String,
    commit: String,
    starts: Vec<(u64, Duration)>,
    compared: Vec<Compared>,
    flat: Vec<Flat>,
}

/// One demand and what was found.
struct Gate {
    what: String,
    found: String,
    wanted: String,
    met: bool,
}

impl Report {
    pub fn new() -> Result<Self> {
        let machine = format!("{}, shared by server and load", machine::name()?);
        Ok(Self {
            machine,
            commit: machine::commit()?,
            starts: Vec::new(),
            compared: Vec::new(),
            flat: Vec::new(),
        })
    }

    pub fn start(&mut self, rows: u64, took: Vec<Duration>) {
        let middle = median(took.iter().map(Duration::as_secs_f64).collect());
        self.starts.push((rows, Duration::from_secs_f64(middle)));
    }

    pub fn add(&mut self, compared: Compared) {
        self.compared.push(compared);
    }

    pub fn flat(&mut self, flat: Vec<Flat>) {
        self.flat = flat;
    }

    fn gates(&self) -> Vec<Gate> {
        let share = |what: String, found: f64, least: f64| Gate {
            what,
            found: format!("{found:.2}"),
            wanted: format!("at least {least}"),
            met: found >= least,
        };
        let starts = self.starts.iter().map(|(rows, took)| Gate {
            what: format!("start to first answer, {} rows", grouped(*rows)),
            found: format!("{} ms", took.as_millis()),
            wanted: format!("under {} ms", START_LIMIT.as_millis()),
            met: *took < START_LIMIT,
        });
        let shares = self.compared.iter().map(|one| {
            let what = format!("{}, {} rows: share of the limit", one.case.title, grouped(one.rows));
            share(what, one.ratio(), one.case.gate)
        });
        let flat = self.compared.iter().filter_map(|many| {
            let few =
                self.compared.iter().find(|few| few.case.word == many.case.word && few.rows < many.rows)?;
            let what = format!(
                "{}: share at {} rows to that at {}",
                many.case.title,
                grouped(many.rows),
                grouped(few.rows)
            );
            Some(share(what, many.ratio() / few.ratio(), FLAT))
        });
        let beside = self.flat.iter().map(|one| {
            let what = format!("{}: rate beside many sessions to that beside few", one.case.title);
            share(what, one.share(), FLAT)
        });
        let within = self.flat.iter().filter_map(|one| {
            let (limit, found) = (one.case.within_ms?, one.many.1.p50_us / 1000.0);
            Some(Gate {
                what: format!("{}, {} sessions: middle answer", one.case.title, grouped(one.many.0)),
                found: format!("{found:.1} ms"),
                wanted: format!("under {limit} ms"),
                met: found < limit,
            })
        });
        starts.chain(shares).chain(flat).chain(beside).chain(within).collect()
    }

    /// What was asked beside few and many sessions.
    fn flat_table(&self, text: &mut String) {
        text.push_str("\n| asked by one caller | sessions | answers | p50 | p99 |\n|---|--:|--:|--:|--:|\n");
        for one in &self.flat {
            for (rows, figures) in [one.few, one.many] {
                let _ = writeln!(
                    text,
                    "| {} | {} | {:.0}/s | {:.2} ms | {:.2} ms |",
                    one.case.title,
                    grouped(rows),
                    figures.per_second,
                    figures.p50_us / 1000.0,
                    figures.p99_us / 1000.0,
                );
            }
        }
    }

    /// The figures as a person reads them, also in the file.
    pub fn table(&self) -> String {
        let mut text = format!("Machine: {}. Commit: {}.\n\n", self.machine, self.commit);
        text.push_str("| case | rows | ours | limit | share | p50 ours / limit | p99 ours / limit |\n");
        text.push_str("|---|--:|--:|--:|--:|--:|--:|\n");
        for one in &self.compared {
            let milli = |us: f64| format!("{:.1}", us / 1000.0);
            let _ = writeln!(
                text,
                "| {} | {} | {:.0}/s | {:.0}/s | {:.2} | {} / {} ms | {} / {} ms |",
                one.case.title,
                grouped(one.rows),
                one.ours.per_second,
                one.limit.per_second,
                one.ratio(),
                milli(one.ours.p50_us),
                milli(one.limit.p50_us),
                milli(one.ours.p99_us),
                milli(one.limit.p99_us),
            );
        }
        self.flat_table(&mut text);
        text.push_str("\n| demand | found | wanted | |\n|---|--:|--:|---|\n");
        for gate in self.gates() {
            let met = if gate.met { "met" } else { "MISSED" };
            let _ = writeln!(text, "| {} | {} | {} | {met} |", gate.what, gate.found, gate.wanted);
        }
        text
    }

    /// Puts the table between its marks in the page.
    pub fn write(&self) -> Result<()> {
        let path = project::path(PAGE)?;
        let page = std::fs::read_to_string(&path)?;
        let (before, rest) = page.split_once(BEGIN).with_context(|| format!("{PAGE} has no {BEGIN}"))?;
        let (_, after) = rest.split_once(END).with_context(|| format!("{PAGE} has no {END}"))?;
        std::fs::write(&path, format!("{before}{BEGIN}{}{END}{after}", self.table()))?;
        println!("{PAGE} written");
        Ok(())
    }

    /// An error when a demand is not met.
    pub fn verdict(&self) -> Result<()> {
        let missed: Vec<String> =
            self.gates().into_iter().filter(|gate| !gate.met).map(|gate| gate.what).collect();
        ensure!(missed.is_empty(), "not met: {}", missed.join("; "));
        Ok(())
    }
}

/// A number with a comma between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(10_000), "10,000");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
