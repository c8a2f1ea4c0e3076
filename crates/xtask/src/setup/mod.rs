//! Sets up what a command needs, where it may; otherwise says exactly what is missing.

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// The compiler's wasm target, added through rustup when it is missing.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library =
        process::read(&mut process::command("rustc", ["--print", "target-libdir", "--target", TARGET])?)?;
    if std::path::Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    println!("adding the compiler's {TARGET} target");
    let mut rustup = process::command("rustup", ["target", "add", TARGET])?;
    process::run(&mut rustup)
        .context("the pages need the wasm target: `rustup target add wasm32-unknown-unknown`")
}

/// The source of the compiler's standard library, added through rustup when it is missing.
pub fn library_source() -> Result<()> {
    let root = process::read(&mut process::command("rustc", ["--print", "sysroot"])?)?;
    if std::path::Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    println!("adding the source of the compiler's standard library");
    let mut rustup = process::command("rustup", ["component", "add", "rust-src"])?;
    process::run(&mut rustup).context("the pages need the library's source: `rustup component add rust-src`")
}

/// What is needed of the operating system: a program, and the Debian packages that bring it.
pub struct Tool {
    /// Any of these programs will do.
    pub programs: &'static [&'static str],
    pub packages: &'static [&'static str],
    pub why: &'static str,
}

/// Installs with apt-get what is missing, when this is root on a Debian; else an error names all of it.
pub fn tools(needed: &[Tool]) -> Result<()> {
    let missing: Vec<&Tool> = needed.iter().filter(|tool| !is_there(tool)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if is_root()? && process::exists("apt-get") {
        install(&missing)?;
    }
    let still: Vec<String> = missing
        .iter()
        .filter(|tool| !is_there(tool))
        .map(|tool| {
            format!("{} (Debian: {}), {}", tool.programs.join(" or "), tool.packages.join(" "), tool.why)
        })
        .collect();
    if !still.is_empty() {
        bail!("missing on this machine:\n  {}", still.join("\n  "));
    }
    Ok(())
}

fn is_there(tool: &Tool) -> bool {
    tool.programs.iter().any(|program| {
        program.starts_with('/') && std::path::Path::new(program).exists() || process::exists(program)
    })
}

pub fn is_root() -> Result<bool> {
    Ok(process::read(&mut process::command("id", ["-u"])?)?.trim() == "0")
}

fn install(missing: &[&Tool]) -> Result<()> {
    let packages: Vec<&str> = missing.iter().flat_map(|tool| tool.packages).copied().collect();
    println!("installing {}", packages.join(" "));
    let apt = |args: Vec<&str>| -> Result<()> {
        let mut command = process::command("apt-get", args)?;
        process::run(command.env("DEBIAN_FRONTEND", "noninteractive").stdin(std::process::Stdio::null()))
    };
    apt(vec!["-q", "update"])?;
    let mut args = vec!["-q", "-y", "--no-install-recommends", "install"];
    args.extend(packages);
    apt(args)
}

/// Builds the server for development and answers its path; `POLKU_E2E_BIN` names one that is built already.
pub fn server() -> Result<String> {
    if let Ok(built) = std::env::var("POLKU_E2E_BIN") {
        println!("the server is {built}");
        return Ok(built);
    }
    // The whole workspace's features, as in the tests, so that no dependency is built twice.
    process::run(&mut process::cargo(["build", "--workspace", "--bin", "polku", "--locked"])?)?;
    Ok(project::path("target/debug/polku")?.to_string_lossy().into_owned())
}

/// What the API is tested with.
pub const CONTRACT_TOOLS: &str = "e2e/python.txt";

/// A Python program of a list of packages with their versions, installed under `target/tools/` when the list changed.
pub fn python(list: &str, program: &str) -> Result<String> {
    tools(&[Tool {
        programs: &["python3"],
        packages: &["python3", "python3-venv"],
        why: "some checks are made with Python tools",
    }])?;
    let folder = project::path("target/tools")?.join(list.trim_end_matches(".txt").replace('/', "-"));
    let stamp = folder.join("python.txt");
    let wanted = std::fs::read_to_string(project::path(list)?)?;
    if std::fs::read_to_string(&stamp).ok().as_ref() != Some(&wanted) {
        println!("installing the Python tools of {list}");
        let place = folder.to_string_lossy();
        let made = process::run(&mut process::command("python3", ["-m", "venv", "--clear", &place])?);
        made.context("the Python tools need the module venv (Debian: python3-venv)")?;
        let pip = folder.join("bin/pip").to_string_lossy().into_owned();
        process::run(&mut process::command(&pip, ["install", "--quiet", "--requirement", list])?)?;
        std::fs::write(&stamp, wanted)?;
    }
    let path = folder.join("bin").join(program);
    anyhow::ensure!(path.is_file(), "{program} is not among the tools of {list}");
    Ok(path.to_string_lossy().into_owned())
}
