//! What cargo itself checks and runs, for both workspaces.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::postgres::Cluster;
use super::{counts, covered};
use crate::steps::Counts;
use crate::{process, setup};

const WEB: [&str; 2] = ["--manifest-path", "frontend/Cargo.toml"];
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Tells the tests of `crates/api` where a PostgreSQL server is.
pub const POSTGRES: &str = "POLKU_TEST_POSTGRES";

pub fn format() -> Result<Counts> {
    process::run(&mut process::cargo(["fmt", "--all", "--", "--check", "--files-with-diff"])?)?;
    process::run(&mut process::cargo([
        "fmt",
        "--all",
        "--check",
        "--manifest-path",
        "frontend/Cargo.toml",
    ])?)?;
    Ok(Counts::passed(2))
}

pub fn lint() -> Result<Counts> {
    let args = ["clippy", "--workspace", "--locked", "--", "-D", "warnings"];
    process::run(&mut process::cargo(args)?)?;
    Ok(Counts::passed(1))
}

pub fn lint_web() -> Result<Counts> {
    setup::wasm_target()?;
    let mut args = vec!["clippy", "--workspace", "--all-targets", "--locked"];
    args.extend(WEB);
    args.extend(WASM);
    args.extend(["--", "-D", "warnings"]);
    process::run(&mut process::cargo(args)?)?;
    Ok(Counts::passed(1))
}

pub fn docs() -> Result<Counts> {
    let ours = ["doc", "--workspace", "--no-deps", "--locked"];
    process::run(process::cargo(ours)?.env("RUSTDOCFLAGS", "-D warnings"))?;
    setup::wasm_target()?;
    let theirs = ours.into_iter().chain(WEB).chain(WASM).chain(["--lib"]);
    process::run(process::cargo(theirs)?.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Counts::passed(2))
}

/// Every test of the workspace; those of the server run on both engines, PostgreSQL on a cluster of their own.
pub fn tests() -> Result<Counts> {
    let cluster = Cluster::start()?;
    let mut counts = Counts::NONE;
    let mut broken = Vec::new();
    let mut engines = [("::sqlite ... ok", false), ("::postgres ... ok", false)];
    for binary in binaries()? {
        let (status, output) = binary.run(cluster.url())?;
        let one = counts::libtest(&output)?;
        if !status.success() && one.failed == 0 {
            broken.push(binary.name);
        }
        counts += one;
        for (ending, seen) in &mut engines {
            *seen |= output.contains(*ending);
        }
    }
    let (status, output) = process::tee(&mut process::cargo(["test", "--workspace", "--doc", "--locked"])?)?;
    let examples = counts::libtest(&output)?;
    if !status.success() && examples.failed == 0 {
        broken.push("documentation examples".to_owned());
    }
    counts += examples;
    ensure!(broken.is_empty(), "ended without counting: {}", broken.join(", "));
    for (ending, seen) in engines {
        ensure!(seen, "no test `{ending}`: one engine was left out");
    }
    Ok(counts)
}

/// A built test program.
struct Binary {
    name: String,
    program: PathBuf,
    folder: PathBuf,
}

impl Binary {
    fn run(&self, postgres: &str) -> Result<(ExitStatus, String)> {
        println!("\n{} ({})", self.name, self.folder.display());
        let mut command = Command::new(&self.program);
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env(covered::VARIABLE, covered::file()?)
            .env(POSTGRES, postgres);
        process::tee(&mut command)
    }
}

/// Builds every test program of the workspace at once, so that each dependency is built for one set of features.
fn binaries() -> Result<Vec<Binary>> {
    let args = ["test", "--workspace", "--locked", "--no-run", "--message-format=json-render-diagnostics"];
    let mut command = process::cargo(args)?;
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    ensure!(output.status.success(), "the tests do not build");
    let mut binaries = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(line).context("cargo's list of test programs")?;
        binaries.extend(binary(&message));
    }
    ensure!(!binaries.is_empty(), "cargo built no tests");
    Ok(binaries)
}

fn binary(message: &Value) -> Option<Binary> {
    let is_test = message.pointer("/profile/test").and_then(Value::as_bool)?;
    let program = PathBuf::from(message.get("executable")?.as_str()?);
    let manifest = Path::new(message.get("manifest_path")?.as_str()?);
    let folder = manifest.parent()?.to_path_buf();
    let name = message.pointer("/target/name")?.as_str()?.to_owned();
    is_test.then_some(Binary { name, program, folder })
}
