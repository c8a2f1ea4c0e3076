//! The API's document: generated from the mounted routes, committed, and checked to be current, valid and complete.

mod lint;

use anyhow::{Result, ensure};

use crate::steps::Counts;
use crate::{process, project, setup};

const DOCUMENT: &str = "openapi/v1.json";

/// Options of `cargo xtask openapi`.
#[derive(clap::Args)]
pub struct Args {
    /// Compare with the committed document instead of writing it.
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args) -> Result<()> {
    if args.check {
        return check().map(|_| ());
    }
    std::fs::write(project::path(DOCUMENT)?, generated()?)?;
    println!("{DOCUMENT} written");
    Ok(())
}

/// Whether the committed document is the one the routes give, a valid OpenAPI document, and says everything it should.
pub fn check() -> Result<Counts> {
    let committed = std::fs::read_to_string(project::path(DOCUMENT)?).unwrap_or_default();
    ensure!(generated()? == committed, "{DOCUMENT} is not what the routes say: run `cargo xtask openapi`");
    let validator = setup::python(setup::CONTRACT_TOOLS, "openapi-spec-validator")?;
    process::run(&mut process::command(&validator, [DOCUMENT])?)?;
    let found = lint::lint(&serde_json::from_str(&committed)?);
    ensure!(found.faults.is_empty(), "{DOCUMENT}:\n  {}", found.faults.join("\n  "));
    println!("{DOCUMENT}: {} things are described as they should be", found.looked);
    Ok(Counts::passed(found.looked + 2))
}

fn generated() -> Result<String> {
    let server = setup::server()?;
    let mut text = process::read(&mut process::command(&server, ["openapi"])?)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}
