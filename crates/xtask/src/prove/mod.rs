//! `cargo xtask prove`: full figures where the test command takes reduced ones, in parts that need not be run at once.
//!
//! What a part found is kept under `target/prove/` by the commit it was found on; a part whose figures are there is not
//! run again. `--write` puts the latest figures of every part into `docs/PROVEN.md`, each with its commit: a part takes
//! up to half an hour, and one that a later commit did not touch stays true.

mod groups;
mod walk;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

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
    /// Write docs/PROVEN.md with the latest figures of every part
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
    let wanted = |part: &&Part| args.only.is_empty() || args.only.iter().any(|one| one == part.name);
    for part in PARTS.iter().filter(wanted) {
        let kept = file(&folder, part);
        if kept.exists() && !args.again {
            println!("{}: there are figures of {commit}", part.name);
            continue;
        }
        println!("\n==> {}", part.name);
        let begun = Instant::now();
        let text = (part.run)().with_context(|| part.name)?;
        let (seconds, machine) = (begun.elapsed().as_secs(), machine::name()?);
        // Written whole: a part that was stopped has no figures.
        std::fs::write(kept, format!("{text}\n\nCommit {commit}, {machine}, {seconds} s.\n"))?;
        println!("{text}");
    }
    if args.write { write(&folder) } else { Ok(()) }
}

/// Writes the page from the latest figures of every part.
fn write(folder: &Path) -> Result<()> {
    let mut page = HEAD.to_owned();
    let before = machine::commits()?;
    for part in &PARTS {
        let earlier = before.iter().map(|commit| folder.with_file_name(commit));
        let kept = std::iter::once(folder.to_owned()).chain(earlier).map(|folder| file(&folder, part));
        let latest = kept.into_iter().find(|kept| kept.exists());
        let text = latest.map_or_else(|| Ok(NOT_RUN.to_owned()), std::fs::read_to_string)?;
        let _ = write!(page, "\n## {}\n\n`cargo xtask prove --only {}`\n\n{text}", part.title, part.name);
    }
    std::fs::write(project::path(PAGE)?, page)?;
    println!("{PAGE} written");
    Ok(())
}

/// Where the figures of a part are.
fn file(folder: &Path, part: &Part) -> PathBuf {
    folder.join(part.name).with_extension("md")
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

const NOT_RUN: &str = "Not run to its end yet.\n";

const HEAD: &str = "# Proven\n\nFull figures of what the test command shows with reduced counts. `cargo xtask prove` runs \
                    what has no figures of the\npresent commit, `--only PART` one part; `--write` writes this page, \
                    each part with the commit and the machine it was found on.\n";

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
