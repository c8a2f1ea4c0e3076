//! Proofs of draws, judged a second time by a verifier in Python that shares no code with ours.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::setup::{self, Tool};
use crate::steps::Counts;
use crate::{process, project, prove};

const VERIFIER: &str = "e2e/selection/verify.py";
const VECTORS: &str = "docs/selection-vectors.json";

const PYTHON: Tool = Tool {
    programs: &["python3"],
    packages: &["python3"],
    why: "a verifier written apart from ours checks the proofs",
};

/// Makes the corpus anew and compares both verdicts on each proof; the count is of proofs and test vectors.
pub fn verify() -> Result<Counts> {
    setup::tools(&[PYTHON])?;
    let corpus = project::path("target/proof-corpus")?;
    if corpus.exists() {
        std::fs::remove_dir_all(&corpus)?;
    }
    let folder = corpus.to_str().context("the path of the project is not UTF-8")?;
    // Built with the whole workspace, so that nothing is compiled twice with other features.
    process::run(&mut process::cargo(["build", "--workspace", "--locked", "--example", "proof_corpus"])?)?;
    let maker = project::path("target/debug/examples/proof_corpus")?;
    process::run(std::process::Command::new(maker).arg(folder))?;
    process::run(&mut process::command("python3", [VERIFIER, "--vectors", VECTORS])?)?;
    process::run(&mut process::command("python3", [VERIFIER, "--corpus", folder])?)?;
    let proofs = length(&corpus.join("manifest.json"), "files")?;
    let vectors = length(&project::path(VECTORS)?, "vectors")?;
    ensure!(proofs > 1000, "a corpus of {proofs} proofs is too small");
    Ok(Counts::passed(proofs + vectors))
}

/// Pools with what the public implementation found, and the milliseconds in which ours must find as much.
const POOLS: [(&str, &str); 2] =
    [("e2e/selection/quota/quota-200.json", "100"), ("e2e/selection/quota/quota-1000.json", "3000")];

/// Draws up the panels of large pools under quotas, built for speed, and answers what was found.
pub fn panels() -> Result<String> {
    let maker = prove::example("quota_draw")?;
    let mut found = String::new();
    for (pool, most) in POOLS {
        let (status, output) =
            process::tee(process::command(&maker.to_string_lossy(), [pool, most])?.stderr(Stdio::inherit()))?;
        ensure!(status.success(), "{pool}: {status}");
        found.push_str(&output);
    }
    Ok(found)
}

fn length(file: &Path, list: &str) -> Result<usize> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let value: Value = serde_json::from_str(&text)?;
    value
        .get(list)
        .and_then(Value::as_array)
        .map(Vec::len)
        .with_context(|| format!("{}: no {list}", file.display()))
}
