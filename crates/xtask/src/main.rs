//! Every command of the project: `cargo xtask --help`.

mod bench;
mod locales;
mod machine;
mod openapi;
mod process;
mod project;
mod prove;
mod serve;
mod setup;
mod sources;
mod steps;
mod test;
mod tidy;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// The commands of Polku.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Set up what is missing, build and start Polku with its demo
    Serve(serve::Args),
    /// Run everything that must pass before a change lands
    Test(test::Args),
    /// Measure the release build beside the least server that gives the same answers
    Bench(bench::Args),
    /// Run the full figures of what the tests show with reduced counts, part by part
    Prove(prove::Args),
    /// Write openapi/v1.json from the mounted routes
    Openapi(openapi::Args),
    /// Build the pages for the browser into frontend/dist
    Web(web::Args),
    /// Check the walls of the house: imports, lengths, paths, lock files, migrations
    Tidy,
    /// Check the texts of locales/
    Locales,
}

/// Whether `cargo xtask` has a command of this name.
fn has_command(name: &str) -> bool {
    <Command as clap::CommandFactory>::command().find_subcommand(name).is_some()
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Serve(args) => serve::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Prove(args) => prove::run(&args),
        Command::Openapi(args) => openapi::run(&args),
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
