//! Builds the pages for the browser: `frontend/dist/`, which the server carries.
//!
//! One wasm module for each entry point, its glue, the style sheet and the start pages, with content in the
//! file names so that browsers keep them for ever, compressed once here instead of at every request.

mod compile;
mod inputs;
mod output;
mod pack;
mod texts;

use std::time::Instant;

use anyhow::Result;

use crate::project;
use crate::setup;
use crate::steps::Counts;

/// An entry point of the browser app: a binary of `frontend/app`, and how large it may be over the wire.
/// Wasm, glue and the texts of one language together, brotli, in bytes.
pub struct Entry {
    pub name: &'static str,
    /// More than this fails; see `docs/adr/0003-what-the-browser-carries.md`.
    pub limit: usize,
}

/// What people open first weighs 200 KB at the most, the rest 300 KB. An address belongs to an entry by the table in
/// `crates/api-types/src/pages.rs`.
pub const ENTRIES: [Entry; 16] = [
    Entry { name: "door", limit: 150 * 1024 },
    // Some hundred bytes depend on where the sources lie.
    Entry { name: "staff", limit: 200 * 1024 },
    Entry { name: "calls", limit: 200 * 1024 },
    Entry { name: "own", limit: 300 * 1024 },
    Entry { name: "sessions", limit: 300 * 1024 },
    Entry { name: "coordinator", limit: 300 * 1024 },
    Entry { name: "round", limit: 300 * 1024 },
    Entry { name: "participants", limit: 300 * 1024 },
    Entry { name: "registry", limit: 300 * 1024 },
    Entry { name: "assessor", limit: 300 * 1024 },
    Entry { name: "leading", limit: 300 * 1024 },
    Entry { name: "oversight", limit: 300 * 1024 },
    Entry { name: "presence", limit: 300 * 1024 },
    Entry { name: "planning", limit: 300 * 1024 },
    Entry { name: "messages", limit: 300 * 1024 },
    Entry { name: "sealed", limit: 122 * 1024 },
];

/// How the pages are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Profile {
    /// Small: what people get.
    Release,
    /// Quick to build: for working on the pages. Nothing is compressed and no size is checked.
    Dev,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }
}

/// Options of `cargo xtask web`.
#[derive(clap::Args)]
pub struct Args {
    /// How to build.
    #[arg(long, value_enum, default_value = "release")]
    profile: Profile,
    /// Build even when nothing changed.
    #[arg(long)]
    force: bool,
}

pub fn run(args: &Args) -> Result<()> {
    if args.force {
        let _ = std::fs::remove_file(project::path(output::MANIFEST)?);
    }
    build(args.profile).map(|_| ())
}

/// Builds `frontend/dist/` and holds each entry to its limit.
pub fn build(profile: Profile) -> Result<Counts> {
    make(profile)?;
    match profile {
        Profile::Release => output::check_sizes(),
        Profile::Dev => Ok(Counts::NONE),
    }
}

/// Builds `frontend/dist/` unless it was already built from the same inputs.
pub fn make(profile: Profile) -> Result<()> {
    let lean = profile == Profile::Release && compile::lean()?;
    let inputs = inputs::digest(profile, lean)?;
    if output::is_current(&inputs)? {
        println!("frontend/dist is up to date ({})", profile.name());
    } else {
        setup::wasm_target()?;
        let start = Instant::now();
        compile::cargo(profile, lean)?;
        let modules = compile::bind(profile)?;
        output::write(&modules, &output::Build { profile, lean, inputs: &inputs })?;
        println!("frontend/dist built in {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}
