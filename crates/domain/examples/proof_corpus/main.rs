//! Writes the corpus by which verifiers in other languages are compared with ours, or the published vectors.
//!
//! ```text
//! proof_corpus DIR [VALID]      VALID valid proofs (default 35), a third as many of draws under quotas, as many among equals, many
//!                               more mutated ones, and DIR/manifest.json
//! proof_corpus --vectors FILE   the test vectors of docs/SELECTION.md
//! ```
//!
//! The manifest holds our verdict on each file: `null`, or the code of the fault. A mutation that means the same
//! as its proof is not written, and one that our verifier accepts stops the program.

mod mutations;

use std::error::Error;
use std::path::Path;

use polku_domain::selection::fixtures::{QuotaSample, Sample, ScoredSample, vectors_json};
use polku_domain::selection::{Proof, verify_bytes};
use serde_json::{Value, json};

/// Fewer mutated proofs than this would not be the comparison that was promised.
const LEAST_MUTATED: usize = 1_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--vectors", file] => Ok(std::fs::write(file, vectors_json()?)?),
        [folder] => write_corpus(Path::new(folder), 35),
        [folder, valid] => write_corpus(Path::new(folder), valid.parse()?),
        _ => Err("usage: proof_corpus DIR [VALID] | proof_corpus --vectors FILE".into()),
    }
}

fn write_corpus(folder: &Path, valid: u64) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let mut files = Vec::new();
    let mut mutated = 0;
    let plain = (0..valid).map(|number| Ok((number, Sample::varied(number).proof()?)));
    // Numbered on, so that no two files have one name.
    let quotas = (0..valid / 3).map(|number| Ok((valid + number, QuotaSample::varied(number).proof()?)));
    let beyond = valid + valid / 3;
    let scored = (0..valid / 3).map(|number| Ok((beyond + number, ScoredSample::varied(number).proof()?)));
    for draw in plain.chain(quotas).chain(scored) {
        let (number, proof): (u64, Proof) = draw.map_err(|error: Box<dyn Error>| error)?;
        let proof = proof.to_json();
        let original: Value = serde_json::from_str(&proof)?;
        files.push(write_file(folder, &format!("valid-{number}.json"), "none", proof.as_bytes())?);
        for (index, mutation) in mutations::of(number, &proof, &original)?.into_iter().enumerate() {
            if !mutation.meant_to_break
                && serde_json::from_slice::<Value>(&mutation.file).ok().as_ref() == Some(&original)
            {
                continue;
            }
            let name = format!("mutated-{number}-{index}.json");
            let entry = write_file(folder, &name, &mutation.name, &mutation.file)?;
            if entry.get("fault") == Some(&Value::Null) {
                return Err(format!("{name} ({}) is mutated, yet valid", mutation.name).into());
            }
            files.push(entry);
            mutated += 1;
        }
    }
    let manifest = json!({ "least_mutated": LEAST_MUTATED, "files": files });
    std::fs::write(folder.join("manifest.json"), serde_json::to_string_pretty(&manifest)?)?;
    println!("{} valid and {mutated} mutated proofs in {}", valid + 2 * (valid / 3), folder.display());
    if mutated < LEAST_MUTATED {
        Err(format!("fewer than {LEAST_MUTATED} mutated proofs").into())
    } else {
        Ok(())
    }
}

fn write_file(folder: &Path, name: &str, mutation: &str, file: &[u8]) -> Outcome<Value> {
    std::fs::write(folder.join(name), file)?;
    let fault = verify_bytes(file).err().map(|fault| fault.code());
    Ok(json!({ "file": name, "mutation": mutation, "fault": fault }))
}
