//! Databases of made-up people: made once for each state of the schema, and copied for each use.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Programs;
use crate::{process, project};

/// A database that is only copied.
pub struct Filled(PathBuf);

/// What there is much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    Applications(u64),
    Sessions(u64),
}

impl Rows {
    /// The word of the program that makes them, the name of its option, and how many.
    fn order(self) -> (&'static str, &'static str, u64) {
        match self {
            Self::Applications(count) => ("fill", "applications", count),
            Self::Sessions(count) => ("plan", "sessions", count),
        }
    }
}

/// A copy in a folder of its own, with the server's keys.
pub struct Work {
    pub folder: PathBuf,
    pub file: PathBuf,
}

impl Filled {
    /// The database with so many rows, made when there is none of the present schema.
    pub fn of(programs: &Programs, rows: Rows) -> Result<Self> {
        let (word, name, count) = rows.order();
        let file = super::folder()?.join(format!("{name}-{count}-{}.db", digest()?));
        if !file.is_file() {
            println!("making {count} {name}");
            let mut fill = std::process::Command::new(&programs.bench);
            fill.arg(word).arg(&file).args([format!("--{name}"), count.to_string()]);
            process::run(&mut fill)?;
        }
        renew(programs, &file)?;
        Ok(Self(file))
    }

    /// A fresh copy; the one before is gone.
    pub fn copy(&self) -> Result<Work> {
        self.copy_to("work")
    }

    /// A fresh copy in a folder of this name; what was there is gone.
    pub fn copy_to(&self, name: &str) -> Result<Work> {
        let folder = super::folder()?.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("polku.db");
        std::fs::copy(&self.0, &file).with_context(|| format!("cannot copy {}", self.0.display()))?;
        Ok(Work { folder, file })
    }
}

fn renew(programs: &Programs, file: &Path) -> Result<()> {
    process::run(std::process::Command::new(&programs.bench).arg("renew").arg(file))
}

/// Changes with the schema and with what makes the rows.
fn digest() -> Result<String> {
    let mut hash = Sha256::new();
    for name in project::files()? {
        let counts = name.starts_with("crates/api/migrations/sqlite/")
            || ["fill.rs", "scene.rs", "sessions.rs"]
                .iter()
                .any(|file| name == format!("crates/api/examples/bench/{file}"));
        if counts {
            hash.update(&name);
            hash.update(std::fs::read(project::path(&name)?)?);
        }
    }
    Ok(hex::encode(hash.finalize()).chars().take(12).collect())
}
