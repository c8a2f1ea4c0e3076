//! The command line: one binary for the server and for those who run it.
//!
//! Commands that only read open the database beside a running server. Commands that write an SQLite file take its
//! lock, so they are refused while a server runs; then the same thing is done through the API.

mod audit;
mod backup;
mod demo_clock;
mod doctor;
mod import;
mod log_buffer;
mod log_line;
mod logs;
mod openapi;
mod rehearse;
mod serve;
mod verify;
mod workers;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::db::migrate;
use crate::ids::{ClockIds, Ids};

/// Staff development programmes, from call to evaluation.
#[derive(Parser)]
#[command(name = "polku", version, about)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

/// Settings given as flags; they win over variables and the file.
#[derive(Args, Serialize)]
struct Settings {
    /// The file of settings, instead of polku.toml
    #[arg(long, global = true, value_name = "FILE")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// The folder of the embedded database and the keys
    #[arg(long = "data", global = true, value_name = "FOLDER")]
    #[serde(rename = "data_dir", skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER@HOST/NAME (better in POLKU_DATABASE_URL, where others do not see it)
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server
    Serve(serve::ServeArgs),
    /// Bring the database up to this version, as the owner of its tables
    Migrate,
    /// Check what was recorded
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Copy an SQLite database while it is in use, and check the copy
    Backup(backup::BackupArgs),
    /// Import a file
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Check an installation and say what to do
    Doctor,
    /// Show the settings in force, secrets masked
    Settings,
    /// Print the description of the API
    Openapi {
        /// Print who may do what instead, as docs/ACCESS.md shows it
        #[arg(long)]
        access: bool,
    },
    /// Check the proof of a draw, without a network
    Verify(verify::VerifyArgs),
    /// Repeat a published rehearsal of a selection, without a network
    Rehearse(rehearse::RehearseArgs),
}

/// Runs the command of this process' arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("polku: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    // These need no settings, so that anybody can run them anywhere.
    match &cli.command {
        Command::Openapi { access } => return openapi::print(*access),
        Command::Verify(args) => return verify::run(args),
        Command::Rehearse(args) => return rehearse::run(args),
        _ => {}
    }
    let mut config = Config::load(cli.settings.config.as_deref(), &cli.settings)?;
    match cli.command {
        Command::Serve(args) => serve::run(config, &args),
        Command::Migrate => {
            let report = migrate::run(&config.owner_database()?, config.database_app_role.as_deref())?;
            report.applied.iter().for_each(|version| println!("{version}"));
            Ok(ExitCode::SUCCESS)
        }
        Command::Audit(command) => audit::run(&config, &command),
        Command::Backup(args) => backup::run(&config, &args),
        Command::Import(command) => import::run(&config, &command),
        Command::Doctor => doctor::run(&mut config),
        Command::Settings => {
            println!("{}", config.masked());
            Ok(ExitCode::SUCCESS)
        }
        Command::Openapi { access } => openapi::print(access),
        Command::Verify(args) => verify::run(&args),
        Command::Rehearse(args) => rehearse::run(&args),
    }
}

/// A runtime for commands that speak to the database.
fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?)
}

/// The machine's clock, and ids from it.
fn sources() -> (Arc<dyn Clock>, Arc<dyn Ids>) {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids = Arc::new(ClockIds::new(Arc::clone(&clock)));
    (clock, ids)
}
