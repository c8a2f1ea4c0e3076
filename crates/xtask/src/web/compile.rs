//! From Rust to wasm modules with their JavaScript glue.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{ENTRIES, Profile};
use crate::{process, project};

/// One entry point after wasm-bindgen, before it gets its final names.
pub struct Module {
    pub name: &'static str,
    pub glue: String,
    pub wasm: Vec<u8>,
    /// JavaScript files that the glue imports, if a dependency brings any.
    pub snippets: Option<PathBuf>,
}

/// Compiles every entry point in one go.
pub fn cargo(profile: Profile) -> Result<()> {
    let mut args =
        vec!["build", "--manifest-path", "frontend/Cargo.toml", "--target", "wasm32-unknown-unknown"];
    args.extend(["--package", "polku-app", "--locked"]);
    for entry in &ENTRIES {
        args.extend(["--bin", entry.name]);
    }
    if profile == Profile::Release {
        args.push("--release");
    }
    process::run(&mut process::cargo(args)?)
}

/// Makes the glue for each compiled entry point.
pub fn bind(profile: Profile) -> Result<Vec<Module>> {
    let folder = match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    };
    let built = project::path("frontend/target/wasm32-unknown-unknown")?.join(folder);
    let scratch = project::path("frontend/target/bindgen")?.join(folder);
    ENTRIES.iter().map(|entry| bind_one(entry.name, profile, &built, &scratch.join(entry.name))).collect()
}

fn bind_one(name: &'static str, profile: Profile, built: &Path, scratch: &Path) -> Result<Module> {
    if scratch.exists() {
        std::fs::remove_dir_all(scratch)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(built.join(format!("{name}.wasm")))
        .out_name(name)
        .typescript(false)
        .keep_debug(profile == Profile::Dev)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .web(true)?;
    bindgen.generate(scratch).with_context(|| format!("wasm-bindgen on the entry {name}"))?;
    let snippets = scratch.join("snippets");
    Ok(Module {
        name,
        glue: std::fs::read_to_string(scratch.join(format!("{name}.js")))?,
        wasm: std::fs::read(scratch.join(format!("{name}_bg.wasm")))?,
        snippets: snippets.is_dir().then_some(snippets),
    })
}
