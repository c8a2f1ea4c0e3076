//! Sets up what a command needs, where it may; otherwise says exactly what is missing.

use anyhow::{Context, Result, bail};

use crate::process;

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
