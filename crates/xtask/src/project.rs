//! Where things are: every path the commands use starts here.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The folder that holds `crates/`, found from the package cargo runs or from the working folder.
pub fn root() -> Result<PathBuf> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::current_dir()?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("run this inside the Polku repository")
}

/// `relative` inside the repository.
pub fn path(relative: &str) -> Result<PathBuf> {
    Ok(root()?.join(relative))
}

/// Every file under version control or about to be (new, not ignored), relative to the root and sorted.
pub fn files() -> Result<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root()?)
        .output()
        .context("git lists the files to check, and is missing")?;
    anyhow::ensure!(output.status.success(), "git ls-files: {}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).context("a file name that is not UTF-8")?;
    let base = root()?;
    let mut files: Vec<String> = listed
        .split('\0')
        .filter(|name| !name.is_empty() && base.join(name).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}
