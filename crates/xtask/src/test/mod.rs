//! `cargo xtask test`: everything that must pass before a change lands, in one command.

mod browser;
mod calendars;
mod contract;
mod counts;
mod covered;
mod docker;
pub mod postgres;
pub mod proofs;
mod rust;
mod wasm;

use anyhow::Result;

pub use rust::POSTGRES;

use crate::steps::{Counts, Steps};
use crate::{locales, openapi, tidy, web};

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Args {
    /// Run only these steps (may be given several times).
    #[arg(long = "only", value_name = "STEP", value_parser = names())]
    only: Vec<String>,
}

struct Step {
    name: &'static str,
    run: fn() -> Result<Counts>,
}

/// All steps: what takes seconds comes first.
const STEPS: [Step; 17] = [
    Step { name: "tidy", run: tidy::check },
    Step { name: "locales", run: locales::check },
    Step { name: "format", run: rust::format },
    Step { name: "lint", run: rust::lint },
    Step { name: "lint-web", run: rust::lint_web },
    Step { name: "docs", run: rust::docs },
    Step { name: "tests", run: rust::tests },
    Step { name: "calendars", run: calendars::read_by_others },
    Step { name: "proofs", run: proofs::verify },
    Step { name: "openapi", run: openapi::check },
    Step { name: "docker", run: docker::check },
    Step { name: "wasm", run: wasm::components },
    Step { name: "web", run: build_web },
    Step { name: "contract-sqlite", run: contract::on_sqlite },
    Step { name: "contract-postgres", run: contract::on_postgres },
    Step { name: "browser", run: browser::journeys },
    Step { name: "requirements", run: covered::table },
];

fn names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

fn build_web() -> Result<Counts> {
    web::build(web::Profile::Release)
}

pub fn run(args: &Args) -> Result<()> {
    let mut steps = Steps::default();
    let wanted = |name: &str| args.only.is_empty() || args.only.iter().any(|only| only == name);
    for step in STEPS.iter().filter(|step| wanted(step.name)) {
        steps.run(step.name, step.run);
    }
    let outcome = steps.finish();
    let total = steps.total();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    outcome
}
