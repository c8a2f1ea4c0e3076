//! Calendars as they are handed out, read by three libraries of three languages that share nothing with ours: each must
//! take every line without complaint and find every event at its instant.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{browser, contract, counts};
use crate::setup::{self, Tool};
use crate::steps::Counts;
use crate::{process, project};

/// The Python library with its versions.
const PYTHON: &str = "e2e/calendars/requirements.txt";
const RUBY: Tool = Tool { programs: &["/usr/bin/ruby"], packages: &["ruby"], why: "it reads calendars" };
/// Where a library of Debian's is, which has no program of its own.
const RUBY_LIBRARY: Tool = Tool {
    programs: &["/var/lib/dpkg/info/ruby-icalendar.list"],
    packages: &["ruby-icalendar"],
    why: "calendars are read by a library of Ruby",
};
/// The test that writes the calendars, and what tells it where.
const WRITER: &str = "sessions::handed::what_calendars_are_given::sqlite";
/// What each library must find.
const BOOK: &str = "expected.json";
const FOLDER: &str = "POLKU_CALENDARS";

pub fn read_by_others() -> Result<Counts> {
    let folder = project::path("target/calendars")?;
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    write(&folder)?;
    let python = setup::python(PYTHON, "python3")?;
    setup::tools(&[browser::NODE, RUBY, RUBY_LIBRARY])?;
    browser::install()?;
    let wrong = control(&folder)?;
    let mut sum = Counts::NONE;
    for (program, script) in [
        (python.as_str(), "e2e/calendars/check.py"),
        ("node", "e2e/calendars/check.mjs"),
        ("/usr/bin/ruby", "e2e/calendars/check.rb"),
    ] {
        let check = |folder: &Path| -> Result<_> {
            let mut command = process::command(program, [script])?;
            process::tee(command.arg(folder).env("PYTHONDONTWRITEBYTECODE", "1"))
        };
        println!("{script}: one event of these is a second off, which must be found");
        ensure!(!check(&wrong)?.0.success(), "{script} takes a wrong instant for right");
        let (status, output) = check(&folder)?;
        ensure!(status.success(), "{script} found something else in {}", folder.display());
        let counts = contract::closing_line(&output).with_context(|| format!("{script} counted nothing"))?;
        ensure!(counts.passed > 0 && counts.failed == 0, "{script} read nothing");
        sum += counts;
    }
    Ok(sum)
}

/// The same calendars where one event is said to end a second later than it does.
fn control(folder: &Path) -> Result<PathBuf> {
    let wrong = folder.join("control");
    std::fs::create_dir_all(&wrong)?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, wrong.join(name))?;
        }
    }
    let book = wrong.join(BOOK);
    let mut books: Value = serde_json::from_str(&std::fs::read_to_string(&book)?)?;
    let end = books.pointer_mut("/0/events/0/end").context("there is an event")?;
    let later = end.as_str().and_then(|end| end.strip_suffix(":00Z")).map(|end| format!("{end}:01Z"));
    *end = Value::String(later.context("it ends with a minute")?);
    std::fs::write(book, books.to_string())?;
    Ok(wrong)
}

fn write(folder: &Path) -> Result<()> {
    // The whole workspace's features, as in the tests, so that no dependency is built twice.
    let args = ["test", "--workspace", "--test", "api", "--locked", "--", "--exact", WRITER];
    let mut command = process::cargo(args)?;
    let (status, output) = process::tee(command.env(FOLDER, folder))?;
    let counts = counts::libtest(&output)?;
    ensure!(status.success() && counts.passed == 1, "{WRITER} did not write the calendars");
    ensure!(folder.join(BOOK).is_file(), "{WRITER} wrote nothing");
    Ok(())
}
