//! From Rust to wasm modules with their JavaScript glue.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{ENTRIES, Profile};
use crate::{process, project, setup};

/// One entry point after wasm-bindgen, before it gets its final names.
pub struct Module {
    pub name: &'static str,
    pub glue: String,
    pub wasm: Vec<u8>,
    /// JavaScript files that the glue imports, if a dependency brings any.
    pub snippets: Option<PathBuf>,
}

/// Compiles every entry point in one go.
pub fn cargo(profile: Profile, lean: bool) -> Result<()> {
    let mut args =
        vec!["build", "--manifest-path", "frontend/Cargo.toml", "--target", "wasm32-unknown-unknown"];
    args.extend(["--package", "polku-app", "--locked"]);
    for entry in &ENTRIES {
        args.extend(["--bin", entry.name]);
    }
    if profile == Profile::Release {
        args.push("--release");
    }
    let mut cargo = process::cargo(args)?;
    if profile == Profile::Release {
        if lean {
            cargo.args(LEAN).env("RUSTC_BOOTSTRAP", "1");
        } else {
            println!(
                "the plain way, larger than need be: the lean one takes Rust {LEAN_WITH} and its source"
            );
        }
    }
    process::run(&mut cargo)
}

/// The compiler with which [`LEAN`] is known to work: what it asks for is not promised to stay as it is.
const LEAN_WITH: &str = "1.95";

/// The standard library built for size with the rest, and a fault that stops at once instead of making a sentence of
/// what a developer would see: see `docs/adr/0003-what-the-browser-carries.md`.
const LEAN: [&str; 4] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    "target.wasm32-unknown-unknown.rustflags=['-Zunstable-options','-Cpanic=immediate-abort','-Zlocation-detail=none','-Zfmt-debug=none']",
];

/// Whether the compiler at hand is the one for which the lean way is known, with the source of its library.
pub fn lean() -> Result<bool> {
    let version = process::read(&mut process::command("rustc", ["--version"])?)?;
    let version = version.split(' ').nth(1).unwrap_or_default().to_owned();
    let known = version.strip_prefix(LEAN_WITH).is_some_and(|rest| rest.starts_with('.'));
    Ok(known && setup::library_source().inspect_err(|error| println!("{error:#}")).is_ok())
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
