//! What the pages are made of: one digest over it tells whether they must be built again.

use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Profile;
use crate::project;

/// Everything that decides what ends up in `frontend/dist/`.
const SOURCES: [&str; 10] = [
    "frontend/Cargo.toml",
    "frontend/Cargo.lock",
    "frontend/app/",
    "frontend/yew/",
    "frontend/ui/",
    "crates/domain/",
    "crates/api-types/",
    "crates/client/",
    "crates/i18n/",
    "locales/",
];
/// The workspace's dependency versions reach the shared crates; the builder itself shapes the result.
const BUILDER: [&str; 3] = ["Cargo.toml", "crates/xtask/Cargo.toml", "crates/xtask/src/web/"];

/// A digest over the content of every input, the profile, and whether the standard library is built for size.
pub fn digest(profile: Profile, lean: bool) -> Result<String> {
    let root = project::root()?;
    let mut hash = Sha256::new();
    hash.update(profile.name());
    hash.update([u8::from(lean)]);
    for name in project::files()? {
        let counts = SOURCES.iter().chain(&BUILDER).any(|source| name.starts_with(source));
        if counts && !is_test(&name) {
            let content = read(&root.join(&name))?;
            hash.update(name.len().to_le_bytes());
            hash.update(&name);
            hash.update(content.len().to_le_bytes());
            hash.update(content);
        }
    }
    Ok(hex::encode(hash.finalize()))
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
