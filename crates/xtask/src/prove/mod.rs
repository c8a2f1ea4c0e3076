//! `cargo xtask prove`: full figures where the test command takes reduced ones, in parts that need not be run at once.
//!
//! What a part found is kept under `target/prove/` by the commit it was found on; a part whose figures are there is not
//! run again. Once every part has its figures, `--write` puts them into `docs/PROVEN.md`.

mod groups;
mod walk;

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::test::proofs;
use crate::{machine, process, project};

const PAGE: &str = "docs/PROVEN.md";

/// Options of `cargo xtask prove`.
#[derive(clap::Args)]
pub struct Args {
    /// Run only these parts (may be given several times)
    #[arg(long = "only", value_name = "PART", value_parser = names())]
    only: Vec<String>,
    /// Run parts again whose figures of this commit are there
    #[arg(long)]
    again: bool,
    /// Write docs/PROVEN.md once all parts have their figures
    #[arg(long)]
    write: bool,
}

/// What is proven, and how: the text under its heading on the page.
struct Part {
    name: &'static str,
    title: &'static str,
    run: fn() -> Result<String>,
}

/// What takes minutes comes first.
const PARTS: [Part; 7] = [
    Part {
        name: "proofs",
        title: "Proofs of draws, judged by a verifier written apart from ours",
        run: of_proofs,
    },
    Part { name: "panels", title: "Draws under quotas, beside the public implementation", run: of_panels },
    Part { name: "groups", title: "Groups: time and distance from the proven bound", run: groups::figures },
    Part { name: "reference", title: "Groups, beside a reference solver", run: groups::reference },
    Part { name: "dates", title: "Dates: time, what is left out, distance from the bound", run: of_dates },
    Part { name: "walk-sqlite", title: "The states add up, on SQLite", run: walk::on_sqlite },
    Part {
        name: "walk-postgres",
        title: "The states add up, by two processes over PostgreSQL",
        run: walk::on_postgres,
    },
];

fn names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(PARTS.iter().map(|part| part.name))
}

/// Runs what is asked for and has no figures yet.
pub fn run(args: &Args) -> Result<()> {
    let commit = machine::commit()?;
    let folder = folder(&commit)?;
    let kept = |part: &Part| folder.join(part.name).with_extension("md");
    for part in
        PARTS.iter().filter(|part| args.only.is_empty() || args.only.iter().any(|one| one == part.name))
    {
        if kept(part).exists() && !args.again {
            println!("{}: there are figures of {commit}", part.name);
            continue;
        }
        println!("\n==> {}", part.name);
        let begun = Instant::now();
        let text = (part.run)().with_context(|| part.name)?;
        let seconds = begun.elapsed().as_secs();
        // Written whole: a part that was stopped has no figures.
        std::fs::write(kept(part), format!("{text}\n\nTook {seconds} s.\n"))?;
        println!("{text}");
    }
    let missing: Vec<&str> = PARTS.iter().filter(|part| !kept(part).exists()).map(|part| part.name).collect();
    if !missing.is_empty() {
        println!("\nnot run yet on {commit}: {}", missing.join(", "));
        ensure!(!args.write, "{PAGE} is written when every part has its figures");
        return Ok(());
    }
    if args.write {
        let mut page = head(&commit)?;
        for part in &PARTS {
            let text = std::fs::read_to_string(kept(part))?;
            let _ = write!(page, "\n## {}\n\n`cargo xtask prove --only {}`\n\n{text}", part.title, part.name);
        }
        std::fs::write(project::path(PAGE)?, page)?;
        println!("{PAGE} written");
    }
    Ok(())
}

/// Where the figures of a commit are. What is not committed has no name to be found by, so its figures are never kept.
fn folder(commit: &str) -> Result<PathBuf> {
    let folder =
        project::path("target/prove")?.join(commit.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    if folder.exists() && machine::is_changed()? {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn head(commit: &str) -> Result<String> {
    Ok(format!(
        "# Proven\n\nFull figures of what the test command shows with reduced counts. `cargo xtask prove --write` runs what \
         has no figures\nof the present commit and writes this page; `--only PART` runs one part.\n\nMachine: {}. Commit: \
         {commit}.\n",
        machine::name()?
    ))
}

fn of_proofs() -> Result<String> {
    let counts = proofs::verify()?;
    Ok(format!("{} proofs and test vectors, valid and falsified, judged alike by both.", counts.passed))
}

fn of_panels() -> Result<String> {
    proofs::panels().map(fenced)
}

fn of_dates() -> Result<String> {
    groups::printed(&mut Command::new(example("schedule_figures")?)).map(fenced)
}

/// What a program printed, as it printed it.
fn fenced(output: String) -> String {
    format!("```text\n{}\n```", output.trim_end())
}

/// Builds an example of the domain for speed and answers its path.
pub fn example(name: &str) -> Result<PathBuf> {
    let wanted =
        ["build", "--release", "--locked", "-p", "polku-domain", "--features", "fixtures", "--example", name];
    process::run(&mut process::cargo(wanted)?)?;
    project::path(&format!("target/release/examples/{name}"))
}
