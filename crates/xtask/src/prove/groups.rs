//! Groups: what the product's solver does, and how far a reference solver gets on the same tasks.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{example, fenced};
use crate::{process, project, setup};

const REFERENCE: &str = "e2e/groups/reference.py";
const LIBRARIES: &str = "e2e/groups/python.txt";
/// Seconds that the reference solver has for each task, on all cores.
const SECONDS: &str = "120";

/// How long each kind of task takes, and how far it is from its bound.
pub fn figures() -> Result<String> {
    printed(&mut Command::new(example("group_figures")?)).map(fenced)
}

/// The tasks given to CP-SAT. A claim of ours that it refutes is an error.
pub fn reference() -> Result<String> {
    let python = setup::python(LIBRARIES, "python3")?;
    let folder = project::path("target/group-pools")?;
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let folder = folder.to_str().context("the path of the project is not UTF-8")?;
    process::run(Command::new(example("group_pools")?).arg(folder))?;
    let mut run = process::command(&python, [REFERENCE, folder, SECONDS])?;
    Ok(printed(run.env("PYTHONDONTWRITEBYTECODE", "1"))?.trim_end().to_owned())
}

/// What a program printed; an error where it failed.
pub(super) fn printed(command: &mut Command) -> Result<String> {
    let (status, output) = process::tee(command)?;
    ensure!(status.success(), "`{}` ended with {status}", process::shown(command));
    Ok(output)
}
