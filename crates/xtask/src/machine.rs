//! Which machine and which state of the sources a figure was found on.

use anyhow::Result;

use crate::process;

/// The processor and how many of it there are.
pub fn name() -> Result<String> {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    let cores = std::thread::available_parallelism()?;
    Ok(format!("{model}, {cores} cores"))
}

/// The commit, and whether something was changed since.
pub fn commit() -> Result<String> {
    let commit = process::read(&mut process::command("git", ["rev-parse", "--short", "HEAD"])?)?;
    let changes = if is_changed()? { ", with changes not committed" } else { "" };
    Ok(format!("{}{changes}", commit.trim()))
}

/// The present commit and those before it, the latest first, named as [`commit`] names them.
pub fn commits() -> Result<Vec<String>> {
    let log = process::read(&mut process::command("git", ["log", "--format=%h"])?)?;
    Ok(log.lines().map(str::to_owned).collect())
}

/// Whether files under version control differ from the commit.
pub fn is_changed() -> Result<bool> {
    let status = ["status", "--porcelain", "--untracked-files=no"];
    Ok(!process::read(&mut process::command("git", status)?)?.trim().is_empty())
}
