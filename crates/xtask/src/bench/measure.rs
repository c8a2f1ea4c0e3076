//! One case of ours and its limit, in turn.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::database::Work;
use super::server::Side;
use super::{Args, Programs};
use crate::process;

/// What is compared, and how near ours must come.
#[derive(Clone, Copy)]
pub struct Case {
    /// The word of the load for it.
    pub word: &'static str,
    pub title: &'static str,
    /// The least share of the limit.
    pub gate: f64,
}

pub const VIEW: Case = Case { word: "view", title: "one application, by a coordinator", gate: 0.5 };
pub const PAGE: Case = Case { word: "page", title: "page of 50 applications", gate: 0.5 };
pub const SUBMIT: Case = Case { word: "submit", title: "application sent, on disk", gate: 0.2 };

/// Figures of one measurement.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub per_second: f64,
    pub p50_us: f64,
    pub p99_us: f64,
}

/// Both sides of a case.
pub struct Compared {
    pub case: Case,
    pub rows: u64,
    pub ours: Figures,
    pub limit: Figures,
}

impl Compared {
    pub fn ratio(&self) -> f64 {
        self.ours.per_second / self.limit.per_second
    }

    pub fn measure(programs: &Programs, work: &Work, case: &Case, rows: u64, args: &Args) -> Result<Self> {
        println!("{}, {rows} rows", case.title);
        let (mut ours, mut limit) = (Vec::new(), Vec::new());
        let mut next = 0;
        for _ in 0..args.rounds {
            for (side, figures) in [(Side::Limit, &mut limit), (Side::Ours, &mut ours)] {
                let measured;
                let asked = Asked { word: case.word, connections: CROWD, from: next };
                (measured, next) = load(programs, work, side, asked, args)?;
                println!("  {:<6} {:>9.0}/s", side.name(), measured.per_second);
                figures.push(measured);
            }
        }
        Ok(Self { case: *case, rows, ours: medians(&ours), limit: medians(&limit) })
    }
}

/// Connections of a crowd, each with one request under way.
const CROWD: u16 = 32;

/// What one measurement asks.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The word of the load for it.
    pub word: &'static str,
    pub connections: u16,
    /// The first request that was not sent before.
    pub from: u64,
}

/// Starts the server for this measurement alone; the figures, and the first request that was not sent.
pub fn load(
    programs: &Programs,
    work: &Work,
    side: Side,
    asked: Asked,
    args: &Args,
) -> Result<(Figures, u64)> {
    let (server, port) = side.start(programs, work)?;
    let mut load = Command::new(&programs.bench);
    load.args(["load", asked.word, "--port", &port.to_string(), "--from", &asked.from.to_string()])
        .args(["--seconds", &args.seconds.to_string(), "--connections", &asked.connections.to_string()])
        .arg("--file")
        .arg(&work.file)
        .arg("--keys")
        .arg(work.folder.join("keys.json"));
    let text = process::read(&mut load)?;
    drop(server);
    let said: Value = serde_json::from_str(&text)?;
    let number = |name: &str| said.get(name).and_then(Value::as_f64).with_context(|| format!("no {name}"));
    let figures = Figures {
        per_second: number("answers")? / number("seconds")?,
        p50_us: number("p50_us")?,
        p99_us: number("p99_us")?,
    };
    Ok((figures, said.get("next").and_then(Value::as_u64).context("no next")?))
}

pub fn medians(all: &[Figures]) -> Figures {
    let of = |figure: fn(&Figures) -> f64| median(all.iter().map(figure).collect());
    Figures {
        per_second: of(|figures| figures.per_second),
        p50_us: of(|figures| figures.p50_us),
        p99_us: of(|figures| figures.p99_us),
    }
}

/// The middle one; of an even number the lower of the two.
pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wild_measurement_does_not_move_the_median() {
        assert!((median(vec![9.0, 1.0, 1000.0]) - 9.0).abs() < f64::EPSILON);
        assert!((median(vec![4.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
