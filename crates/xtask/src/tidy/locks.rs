//! The lock files: what both workspaces use is one version, and none tells where packages were fetched.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::Findings;
use crate::project;

type Versions = BTreeMap<String, BTreeSet<String>>;

/// Packages that differ on purpose; `frontend/Cargo.toml` says why.
const DELIBERATE: [&str; 1] = ["idna_adapter"];

/// Packages of both lock files whose compatible versions differ.
pub fn agree() -> Result<Findings> {
    let (ours, theirs) = (versions("Cargo.lock")?, versions("frontend/Cargo.lock")?);
    Ok(differences(&ours, &theirs))
}

fn differences(ours: &Versions, theirs: &Versions) -> Findings {
    let mut findings = Findings::new();
    for (name, frontend) in theirs.iter().filter(|(name, _)| !DELIBERATE.contains(&name.as_str())) {
        let Some(workspace) = ours.get(name) else { continue };
        for version in frontend {
            let rival = workspace.iter().find(|other| compatible(other) == compatible(version));
            if let Some(rival) = rival.filter(|rival| *rival != version) {
                findings.push(format!("{name}: {rival} in Cargo.lock, {version} in frontend/Cargo.lock"));
            }
        }
    }
    findings
}

/// The part of a version that must be equal for cargo to call two compatible.
fn compatible(version: &str) -> String {
    let mut parts = version.split('.');
    let (major, minor) = (parts.next().unwrap_or("0"), parts.next().unwrap_or("0"));
    let patch = parts.next().unwrap_or("0");
    match (major, minor) {
        ("0", "0") => format!("0.0.{patch}"),
        ("0", minor) => format!("0.{minor}"),
        (major, _) => major.to_owned(),
    }
}

fn versions(path: &str) -> Result<Versions> {
    let text =
        std::fs::read_to_string(project::path(path)?).with_context(|| format!("cannot read {path}"))?;
    let lock: toml::Value = toml::from_str(&text).with_context(|| path.to_owned())?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).context("a lock file without packages")?;
    let mut versions = Versions::new();
    for package in packages {
        let field = |name| package.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        versions.entry(field("name")).or_default().insert(field("version"));
    }
    Ok(versions)
}

/// Addresses in npm's lock files: they would tie an install to the registry of one network.
pub fn no_hosts(files: &[String]) -> Result<Findings> {
    let mut findings = Findings::new();
    for path in files.iter().filter(|path| path.ends_with("package-lock.json")) {
        let text = std::fs::read_to_string(project::path(path)?)?;
        if text.contains("\"resolved\"") {
            findings.push(format!("{path}: made without omit-lockfile-registry-resolved=true"));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_on_purpose_is_no_finding() {
        let (ours, theirs) = (
            of(&[("idna_adapter", "1.2.2"), ("url", "2.5.8")]),
            of(&[("idna_adapter", "1.0.0"), ("url", "2.5.7")]),
        );
        assert_eq!(differences(&ours, &theirs), ["url: 2.5.8 in Cargo.lock, 2.5.7 in frontend/Cargo.lock"]);
    }

    fn of(pairs: &[(&str, &str)]) -> Versions {
        let mut versions = Versions::new();
        for (name, version) in pairs {
            versions.entry((*name).to_owned()).or_default().insert((*version).to_owned());
        }
        versions
    }

    #[test]
    fn two_patch_levels_of_one_package_are_found() {
        let ours = of(&[("serde", "1.0.2"), ("syn", "2.0.1"), ("rand", "0.9.1")]);
        let theirs = of(&[("serde", "1.0.3"), ("syn", "2.0.1"), ("rand", "0.8.5"), ("yew", "0.23.0")]);
        assert_eq!(differences(&ours, &theirs), ["serde: 1.0.2 in Cargo.lock, 1.0.3 in frontend/Cargo.lock"]);
    }
}
