//! `polku audit`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;

use super::runtime;
use crate::audit::seal::{self, Head};
use crate::audit::verify::{Report, verify};
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::db::{Db, DbError};

#[derive(Subcommand)]
pub(super) enum AuditCommand {
    /// Find entries that were changed, removed, added or moved since they were sealed
    Verify {
        /// Heads kept outside the database, instead of the installation's own file
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
}

pub(super) fn run(config: &Config, command: &AuditCommand) -> Result<ExitCode> {
    let AuditCommand::Verify { head } = command;
    let heads = heads(config, head.as_ref())?;
    let known = heads.len();
    let db = Db::open_read_only(&config.database()?, 1)?;
    // The demo's clock is behind the machine's, never before it.
    let now = SystemClock.now();
    let checked: Result<Report, DbError> =
        runtime()?.block_on(db.read(move |conn| verify(conn, &heads, now)));
    let report = checked?;
    println!(
        "seals {}, entries {}, erased when due {}, waiting {}, heads {known}",
        report.seals, report.sealed, report.erased, report.waiting
    );
    if let Some(head) = &report.head {
        println!("head {} {}", head.number, head.hash);
    }
    report.faults.iter().for_each(|fault| println!("FAULT {fault}"));
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A file that was named must be there; the installation's own comes with its first seal.
fn heads(config: &Config, named: Option<&PathBuf>) -> Result<Vec<Head>> {
    let own = config.audit_heads();
    let file = named.unwrap_or(&own);
    if named.is_none() && !file.exists() {
        return Ok(Vec::new());
    }
    seal::read_heads(file).with_context(|| format!("cannot read the heads in {}", file.display()))
}
