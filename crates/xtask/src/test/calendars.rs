//! Calendars as they are handed out, read by three libraries of three languages that share nothing with ours: each must
//! take every line without complaint and find every event at its instant.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{browser, contract, counts};
use crate::setup::{self, Tool};
use crate::steps::Counts;
use crate::{process, project};

/// The Python library with its versions.
const PYTHON: &str = "e2e/calendars/requirements.txt";
/// Where a library of Debian's is, which has no program of its own.
const RUBY: Tool = Tool {
    programs: &["/usr/share/doc/ruby-icalendar"],
    packages: &["ruby", "ruby-icalendar"],
    why: "calendars are read by a library of Ruby",
};
/// The test that writes the calendars, and what tells it where.
const WRITER: &str = "sessions::handed::what_calendars_are_given::sqlite";
const FOLDER: &str = "POLKU_CALENDARS";

pub fn read_by_others() -> Result<Counts> {
    let folder = project::path("target/calendars")?;
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    write(&folder)?;
    let python = setup::python(PYTHON, "python3")?;
    setup::tools(&[browser::NODE, RUBY])?;
    browser::install()?;
    let mut sum = Counts::NONE;
    for (program, script) in [
        (python.as_str(), "e2e/calendars/check.py"),
        ("node", "e2e/calendars/check.mjs"),
        ("/usr/bin/ruby", "e2e/calendars/check.rb"),
    ] {
        let mut command = process::command(program, [script])?;
        command.arg(&folder).env("PYTHONDONTWRITEBYTECODE", "1");
        let (status, output) = process::tee(&mut command)?;
        ensure!(status.success(), "{script} found something else in {}", folder.display());
        let counts = contract::closing_line(&output).with_context(|| format!("{script} counted nothing"))?;
        ensure!(counts.passed > 0 && counts.failed == 0, "{script} read nothing");
        sum += counts;
    }
    Ok(sum)
}

fn write(folder: &Path) -> Result<()> {
    let args = ["test", "-p", "polku", "--test", "api", "--locked", "--", "--exact", WRITER];
    let mut command = process::cargo(args)?;
    let (status, output) = process::tee(command.env(FOLDER, folder))?;
    let counts = counts::libtest(&output)?;
    ensure!(status.success() && counts.passed == 1, "{WRITER} did not write the calendars");
    ensure!(folder.join("expected.json").is_file(), "{WRITER} wrote nothing");
    Ok(())
}
