//! What `cargo xtask bench` measures with: a database of made-up people, the limit server, and the load.
//!
//! ```text
//! bench fill FILE --applications N     a migrated SQLite file with a closed call of N applications and open calls
//! bench plan FILE --sessions N         a migrated SQLite file with N sessions, of which a few are asked for
//! bench renew FILE                     begins the sign-ins in it anew, since they end after some hours
//! bench limit FILE --port P            the least server that answers the same requests from the same tables
//! bench load CASE …                    asks one of the servers on loopback, checks each answer, prints figures
//! ```
//!
//! The limit server knows no sign-in, access, audit, use log, idempotency, refusal or log line. What it answers is
//! what ours answers: `load` checks both by the same rules.

mod fill;
mod limit;
mod load;
mod requests;
mod scene;
mod sessions;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};

#[derive(Parser)]
enum Command {
    /// Make a database
    Fill {
        /// A new file
        file: PathBuf,
        /// Applications in the closed call
        #[arg(long)]
        applications: u64,
    },
    /// Make a database of programmes with sessions
    Plan {
        /// A new file
        file: PathBuf,
        /// Sessions of all programmes
        #[arg(long)]
        sessions: u64,
    },
    /// Begin the sign-ins anew
    Renew {
        /// A file that `fill` made
        file: PathBuf,
    },
    /// Serve the limit cases
    Limit {
        /// A file that `fill` made
        file: PathBuf,
        /// Loopback port
        #[arg(long)]
        port: u16,
    },
    /// Ask and measure
    Load(Load),
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Case {
    /// One application, by a coordinator.
    View,
    /// Fifty applications in the order of names, somewhere in the list.
    Page,
    /// An application sent, each by somebody else.
    Submit,
    /// What is ahead of a participant, as their path shows it.
    OwnSessions,
    /// Ten sessions of a month of one programme, by its coordinator.
    Month,
    /// Thirty sessions of a month of all programmes, by somebody who decides on them.
    MonthOfAll,
    /// The calendar of a participant that follows a secret address: two hundred sessions.
    Feed,
}

/// How it is asked.
#[derive(Debug, clap::Args)]
struct Load {
    /// What
    #[arg(value_enum)]
    case: Case,
    /// The file that the server has open
    #[arg(long)]
    file: PathBuf,
    /// The server's keys, by which cursors are signed
    #[arg(long)]
    keys: PathBuf,
    /// Loopback port
    #[arg(long)]
    port: u16,
    /// Connections, each with one request under way
    #[arg(long, default_value_t = 32)]
    connections: u16,
    /// Seconds before anything is counted
    #[arg(long, default_value_t = 1.0)]
    warm_up: f64,
    /// Seconds that count
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// The first request of the sequence: for `submit`, what has not been sent before
    #[arg(long, default_value_t = 0)]
    from: u64,
}

fn main() -> Result<()> {
    match Command::parse() {
        Command::Fill { file, applications } => fill::applications(&file, applications),
        Command::Plan { file, sessions } => sessions::make(&file, sessions),
        Command::Renew { file } => fill::renew(&file),
        Command::Limit { file, port } => limit::serve(&file, port),
        Command::Load(load) => load::run(&load),
    }
}
