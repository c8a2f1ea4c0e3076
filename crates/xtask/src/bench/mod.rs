//! `cargo xtask bench`: how near the server comes to the least server that gives the same answers.
//!
//! Absolute figures of a shared machine swing by a factor of two, so each case of ours runs in turn with its limit
//! case, on the same file, and what counts is the ratio of the medians. Sign-in, access, use log, audit and log lines
//! are on, as in service.

mod database;
mod flat;
mod measure;
mod report;
mod server;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::{process, project};
use database::{Filled, Rows};
use measure::Compared;
use report::Report;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Args {
    /// Write the figures into docs/PERFORMANCE.md
    #[arg(long)]
    write: bool,
    /// Applications in the list; given several times, what is measured must not change with them
    #[arg(long = "rows", value_name = "N", default_values_t = [10_000, 1_000_000])]
    rows: Vec<u64>,
    /// Sessions of the smaller file for what must not change with them
    #[arg(long, default_value_t = 200)]
    few_sessions: u64,
    /// Sessions of the larger
    #[arg(long, default_value_t = 1_000_000)]
    many_sessions: u64,
    /// How often each case and its limit are measured in turn
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds of each measurement that count
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
}

/// Where everything that is made lies.
fn folder() -> Result<PathBuf> {
    let folder = project::path("target/bench")?;
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The programs, as they are released. The pages for the browser may be missing from them: they are not measured here.
struct Programs {
    polku: PathBuf,
    bench: PathBuf,
}

impl Programs {
    fn build() -> Result<Self> {
        let arguments =
            ["build", "--release", "--locked", "--package", "polku", "--bin", "polku", "--example", "bench"];
        process::run(&mut process::cargo(arguments)?)?;
        Ok(Self {
            polku: project::path("target/release/polku")?,
            bench: project::path("target/release/examples/bench")?,
        })
    }
}

pub fn run(args: &Args) -> Result<()> {
    ensure!(args.rounds > 0 && !args.rows.is_empty(), "nothing to measure");
    let programs = Programs::build()?;
    let mut report = Report::new()?;
    let mut smallest = None;
    for rows in &args.rows {
        let filled = Filled::of(&programs, Rows::Applications(*rows))?;
        report.start(*rows, server::starts(&programs, &filled.copy()?)?);
        let work = filled.copy()?;
        for case in [measure::VIEW, measure::PAGE] {
            report.add(Compared::measure(&programs, &work, &case, *rows, args)?);
        }
        smallest = smallest.or(Some((filled, *rows)));
    }
    if let Some((filled, rows)) = smallest {
        report.add(Compared::measure(&programs, &filled.copy()?, &measure::SUBMIT, rows, args)?);
    }
    report.flat(flat::measure(&programs, args)?);
    print!("\n{}", report.table());
    if args.write {
        report.write()?;
    }
    report.verdict()
}

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(30);
