//! Every command of the project: `cargo xtask --help`.

mod locales;
mod process;
mod project;
mod setup;
mod sources;
mod steps;
mod tidy;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// The commands of Polku.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Build the pages for the browser into frontend/dist
    Web(web::Args),
    /// Check the walls of the house: imports, lengths, paths, lock files, migrations
    Tidy,
    /// Check the texts of locales/
    Locales,
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Web(args) => web::run(&args),
        Command::Tidy => tidy::run(),
        Command::Locales => locales::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
