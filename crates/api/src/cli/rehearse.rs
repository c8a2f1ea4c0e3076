//! `polku rehearse`: repeats a published rehearsal, without a network or a database.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use polku_api_types::rehearsal::RehearsalPublication;

use crate::rehearsal::repeat;

/// What to repeat.
#[derive(Args)]
pub(super) struct RehearseArgs {
    /// The file, as the public page of the programme gives it
    file: PathBuf,
}

pub(super) fn run(args: &RehearseArgs) -> Result<ExitCode> {
    let text = std::fs::read_to_string(&args.file)
        .with_context(|| format!("cannot read {}", args.file.display()))?;
    let published: RehearsalPublication =
        serde_json::from_str(&text).context("this is no published rehearsal")?;
    let Ok(repeated) = repeat(&published.rehearsal) else { bail!("this was never published") };
    let found = &repeated.rehearsal;
    println!("  people:     {} invented", found.people);
    println!("  seats:      {}, given to {}", found.seats, found.chosen);
    println!("  seed:       {}", found.seed);
    for method in &found.methods {
        let name = serde_json::to_value(method.method)?;
        let name = name.as_str().unwrap_or_default();
        match &method.chances {
            Some(chances) => println!(
                "  {name}: chances from {} to {} in {}, Gini {}/1000",
                chances.least, chances.greatest, chances.out_of, chances.gini_thousandths
            ),
            None => println!("  {name}: nobody can be chosen so that every quota is kept"),
        }
    }
    if repeated.same {
        println!("{}: the same figures as published", args.file.display());
        Ok(ExitCode::SUCCESS)
    } else {
        println!("{}: OTHER figures than published", args.file.display());
        Ok(ExitCode::FAILURE)
    }
}
