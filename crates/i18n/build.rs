//! Embeds every `locales/<language>/<part>.ftl`, so that a binary or a wasm needs no file beside it.
//!
//! Each part becomes one constant. What an entry point does not name, the linker leaves out.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBEDDED").is_none() {
        return Ok(());
    }
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales").canonicalize()?;
    let mut parts = BTreeSet::new();
    for language in LANGUAGES {
        let folder = locales.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        parts.extend(part_names(&folder)?);
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("embedded.rs");
    fs::write(out, source(&locales, &parts)?)?;
    Ok(())
}

fn part_names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl")
            && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
        {
            println!("cargo::rerun-if-changed={}", path.display());
            names.push(stem.to_owned());
        }
    }
    Ok(names)
}

fn source(locales: &Path, parts: &BTreeSet<String>) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for part in parts {
        writeln!(text, "/// The texts of `locales/*/{part}.ftl`.")?;
        writeln!(text, "pub const {}: Part = Part {{ name: {part:?}, sources: [", constant(part))?;
        for language in LANGUAGES {
            let path = locales.join(language).join(format!("{part}.ftl"));
            if path.exists() {
                writeln!(text, "    include_str!({path:?}),")?;
            } else {
                writeln!(text, "    \"\",")?;
            }
        }
        writeln!(text, "] }};")?;
    }
    let names: Vec<String> = parts.iter().map(|part| constant(part)).collect();
    writeln!(text, "/// Every part there is: what the server speaks.")?;
    writeln!(text, "pub const ALL: &[Part] = &[{}];", names.join(", "))?;
    Ok(text)
}

fn constant(part: &str) -> String {
    part.to_uppercase().replace('-', "_")
}
