//! The walls of the house, checked on the sources: who may import what, how long things may be, what must agree.

mod documents;
mod functions;
mod lengths;
mod licences;
mod locks;
mod migrations;
mod rooms;
mod walls;

use anyhow::Result;

use crate::steps::Counts;
use crate::{project, sources};

/// What one rule found: nothing, if all is well.
type Findings = Vec<String>;

pub fn run() -> Result<()> {
    let counts = check()?;
    println!("{} rules hold", counts.passed);
    Ok(())
}

/// Runs every rule; the count is of rules.
pub fn check() -> Result<Counts> {
    let files = project::files()?;
    let sources = sources::read()?;
    let rules: Vec<(&str, Result<Findings>)> = vec![
        ("diesel and actix stay behind their walls", Ok(walls::imports(&sources))),
        ("no entity of domain is a wire type", Ok(walls::entities(&sources))),
        (
            "lints are expected with a reason, never allowed; no test is ignored",
            Ok(walls::attributes(&sources)),
        ),
        ("a room imports only from rooms before it", rooms::order(&sources)),
        ("files are short", Ok(lengths::files(&sources))),
        ("functions are short", functions::lengths(&sources)),
        ("names say what a thing is", Ok(lengths::names(&files))),
        ("tests weigh enough beside the code", functions::ratio(&sources)),
        ("paths named in documents exist", documents::paths(&files)),
        ("no path of somebody's machine", documents::machine_paths(&files)),
        ("both lock files agree", locks::agree()),
        ("licences are those of deny.toml", licences::allowed()),
        ("npm's lock names no host", locks::no_hosts(&files)),
        ("both engines have the same migrations", Ok(migrations::same(&files))),
    ];
    let mut counts = Counts::NONE;
    for (rule, outcome) in rules {
        let findings = outcome.unwrap_or_else(|error| vec![format!("{error:#}")]);
        if findings.is_empty() {
            counts.passed += 1;
        } else {
            counts.failed += 1;
            println!("{rule}: broken\n  {}", findings.join("\n  "));
        }
    }
    anyhow::ensure!(
        counts.failed == 0,
        "{} of {} rules broken",
        counts.failed,
        counts.failed + counts.passed
    );
    Ok(counts)
}
