//! `polku verify`: checks the proof of a draw, without a network or a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use polku_domain::ids::ApplicationId;
use polku_domain::selection::{LineOutcome, LineSalt, Proof, Pseudonym, Reveal, verify_bytes};

/// What to check.
#[derive(Args)]
pub(super) struct VerifyArgs {
    /// The proof file, as the public page of the selection gives it
    file: PathBuf,
    /// Your receipt: the number of your application. Say your salt too
    #[arg(long, requires = "salt")]
    receipt: Option<uuid::Uuid>,
    /// Your salt, as "My outcome" shows it
    #[arg(long, requires = "receipt")]
    salt: Option<String>,
}

pub(super) fn run(args: &VerifyArgs) -> Result<ExitCode> {
    let bytes = read(&args.file)?;
    let verified = match verify_bytes(&bytes) {
        Ok(verified) => verified,
        Err(fault) => {
            println!("{}: REFUSED, {} ({fault})", args.file.display(), fault.code());
            return Ok(ExitCode::FAILURE);
        }
    };
    println!("{}: valid", args.file.display());
    explain(verified.proof());
    let (Some(receipt), Some(salt)) = (args.receipt, &args.salt) else { return Ok(ExitCode::SUCCESS) };
    let salt = LineSalt::parse(salt).context("the salt")?;
    let round = verified.proof().commitment().parts().round;
    let line = Pseudonym::of(round, ApplicationId::new(receipt), &salt);
    match verified.outcome_of(line) {
        Some(LineOutcome::Place { position }) => {
            println!("  your line:  {line}, position {position}: a place")
        }
        Some(LineOutcome::Waiting { number }) => {
            println!("  your line:  {line}, number {number} on the waiting list as drawn");
        }
        None => bail!("your line {line} is not in the pool"),
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn explain(proof: &Proof) {
    let parts = proof.commitment().parts();
    println!("  call:       {}", parts.call.as_str());
    println!("  seats:      {} of {} lines", parts.seats.get(), parts.pool.len());
    println!(
        "  commitment: {} (compare with the one published before the draw)",
        proof.commitment().sha256()
    );
    for (promise, reveal) in parts.shares.iter().zip(proof.reveals()) {
        let became = if *reveal == Reveal::Withheld { "withheld" } else { "revealed" };
        println!("  share:      {} {became}", promise.role);
    }
    if let Some(value) = proof.fallback_value() {
        let description = parts.fallback.description.as_str();
        println!("  fallback:   {} (compare with: {description})", value.as_str());
    }
}
