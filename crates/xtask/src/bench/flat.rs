//! What must cost the same whatever lies beside it: asked of a server with few sessions and of one with many, in turn. One
//! caller asks, so that what is measured is the time of the server and not that of its queue.

use anyhow::{Context, Result};

use super::database::{Filled, Rows, Work};
use super::measure::{self, Asked, Figures};
use super::server::Side;
use super::{Args, Programs};

/// What is asked, and what is demanded of it.
#[derive(Clone, Copy)]
pub struct Case {
    word: &'static str,
    pub title: &'static str,
    /// The middle answer takes less than so many milliseconds, where that is demanded.
    pub within_ms: Option<f64>,
}

const CASES: [Case; 4] = [
    Case { word: "own-sessions", title: "50 sessions ahead of a participant", within_ms: None },
    Case { word: "month", title: "10 sessions of a month of one programme", within_ms: None },
    Case { word: "month-of-all", title: "30 sessions of a month of all programmes", within_ms: None },
    Case { word: "feed", title: "calendar of 200 sessions that follows an address", within_ms: Some(10.0) },
];

/// Both sides of a case.
pub struct Flat {
    pub case: Case,
    /// Sessions of the smaller file, and the figures of its server.
    pub few: (u64, Figures),
    /// The same of the larger.
    pub many: (u64, Figures),
}

impl Flat {
    /// The rate beside many sessions to that beside few.
    pub fn share(&self) -> f64 {
        self.many.1.per_second / self.few.1.per_second
    }
}

/// Measures every case beside few and many sessions.
pub fn measure(programs: &Programs, args: &Args) -> Result<Vec<Flat>> {
    let sides = [("few", args.few_sessions), ("many", args.many_sessions)];
    let mut works = Vec::new();
    for (name, rows) in sides {
        works.push((rows, Filled::of(programs, Rows::Sessions(rows))?.copy_to(name)?));
    }
    CASES.iter().map(|case| one(programs, *case, &works, args)).collect()
}

fn one(programs: &Programs, case: Case, works: &[(u64, Work)], args: &Args) -> Result<Flat> {
    println!("{}", case.title);
    let mut found: Vec<(u64, Vec<Figures>)> = works.iter().map(|(rows, _)| (*rows, Vec::new())).collect();
    for _ in 0..args.rounds {
        for ((rows, work), (_, figures)) in works.iter().zip(&mut found) {
            let asked = Asked { word: case.word, connections: 1, from: 0 };
            let (measured, _) = measure::load(programs, work, Side::Ours, asked, args)?;
            println!("  {rows:>9} sessions {:>9.0}/s", measured.per_second);
            figures.push(measured);
        }
    }
    let mut medians = found.iter().map(|(rows, figures)| (*rows, measure::medians(figures)));
    let (few, many) = medians.next().zip(medians.next()).context("both sides are measured")?;
    Ok(Flat { case, few, many })
}
