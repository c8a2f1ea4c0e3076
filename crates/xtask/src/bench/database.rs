//! Databases of made-up people: made once for each state of the schema, and copied for each use.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Programs;
use crate::{process, project};

/// A database that is only copied.
pub struct Filled(PathBuf);

/// A copy in a folder of its own, with the server's keys.
pub struct Work {
    pub folder: PathBuf,
    pub file: PathBuf,
}

impl Filled {
    /// The database with so many applications, made when there is none of the present schema.
    pub fn of(programs: &Programs, applications: u64) -> Result<Self> {
        let file = super::folder()?.join(format!("filled-{applications}-{}.db", digest()?));
        if !file.is_file() {
            println!("making {applications} applications");
            let mut fill = std::process::Command::new(&programs.bench);
            fill.arg("fill").arg(&file).args(["--applications", &applications.to_string()]);
            process::run(&mut fill)?;
        }
        renew(programs, &file)?;
        Ok(Self(file))
    }

    /// A fresh copy; the one before is gone.
    pub fn copy(&self) -> Result<Work> {
        let folder = super::folder()?.join("work");
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
            || ["fill.rs", "scene.rs"].iter().any(|file| name == format!("crates/api/examples/bench/{file}"));
        if counts {
            hash.update(&name);
            hash.update(std::fs::read(project::path(&name)?)?);
        }
    }
    Ok(hex::encode(hash.finalize()).chars().take(12).collect())
}
