//! `polku backup`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;

use crate::config::Config;
use crate::db::{DatabaseUrl, backup};

/// Where to.
#[derive(Args)]
pub(super) struct BackupArgs {
    /// The file to make; it must not exist
    file: PathBuf,
}

pub(super) fn run(config: &Config, args: &BackupArgs) -> Result<ExitCode> {
    let DatabaseUrl::Sqlite(database) = config.database()? else {
        bail!(
            "PostgreSQL is backed up with its own means: pg_basebackup and an archive of its log, or pg_dump"
        );
    };
    backup::copy(&database, &args.file)?;
    println!("{}", args.file.display());
    println!("The keys are not in it: keep a copy of {} elsewhere.", config.key_file().display());
    Ok(ExitCode::SUCCESS)
}
