//! Licences of all dependencies against the list of `deny.toml`, which `cargo deny` reads as well.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Findings;
use crate::{process, project};

/// Packages of either lock file that may only be had under a licence we do not take.
pub fn allowed() -> Result<Findings> {
    let text = std::fs::read_to_string(project::path("deny.toml")?)?;
    let deny: toml::Value = toml::from_str(&text)?;
    let licenses = deny.get("licenses").context("deny.toml says nothing of licences")?;
    let (allow, exceptions) = (names(licenses.get("allow")), exceptions(licenses));
    let mut findings = BTreeSet::new();
    for manifest in ["Cargo.toml", "frontend/Cargo.toml"] {
        let args = ["metadata", "--format-version=1", "--locked", "--manifest-path", manifest];
        let metadata: Value = serde_json::from_str(&process::read(&mut process::cargo(args)?)?)?;
        for package in metadata.get("packages").and_then(Value::as_array).into_iter().flatten() {
            let field = |name| package.get(name).and_then(Value::as_str);
            let (name, licence) = (field("name").unwrap_or_default(), field("license"));
            let mut allow = allow.clone();
            allow.extend(exceptions.iter().filter(|(known, _)| *known == name).flat_map(|(_, extra)| extra));
            if !licence.is_some_and(|licence| is_allowed(licence, &allow)) {
                findings.insert(format!("{name}: {}", licence.unwrap_or("no licence is stated")));
            }
        }
    }
    Ok(findings.into_iter().collect())
}

fn names(list: Option<&toml::Value>) -> BTreeSet<&str> {
    list.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// Crates that may have further licences, each judged by itself.
fn exceptions(licenses: &toml::Value) -> Vec<(&str, BTreeSet<&str>)> {
    let list = licenses.get("exceptions").and_then(toml::Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|entry| Some((entry.get("crate")?.as_str()?, names(entry.get("allow")))))
        .collect()
}

/// Whether an SPDX expression can be met from the list: every side of `AND`, one side of `OR`.
fn is_allowed(expression: &str, allow: &BTreeSet<&str>) -> bool {
    // Older manifests write a slash for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any(&mut rest, allow) && rest.is_empty()
}

fn any(words: &mut &[&str], allow: &BTreeSet<&str>) -> bool {
    let mut met = all(words, allow);
    while next_is(words, "OR") {
        let other = all(words, allow);
        met = met || other;
    }
    met
}

fn all(words: &mut &[&str], allow: &BTreeSet<&str>) -> bool {
    let mut met = one(words, allow);
    while next_is(words, "AND") {
        let other = one(words, allow);
        met = met && other;
    }
    met
}

fn one(words: &mut &[&str], allow: &BTreeSet<&str>) -> bool {
    if next_is(words, "(") {
        let met = any(words, allow);
        return next_is(words, ")") && met;
    }
    let Some((name, rest)) = words.split_first() else { return false };
    *words = rest;
    if next_is(words, "WITH")
        && let Some((exception, rest)) = words.split_first()
    {
        *words = rest;
        return allow.contains(format!("{name} WITH {exception}").as_str()) || allow.contains(name);
    }
    allow.contains(name)
}

fn next_is(words: &mut &[&str], wanted: &str) -> bool {
    match words.split_first() {
        Some((word, rest)) if *word == wanted => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_as_they_are_bracketed() {
        let allow = BTreeSet::from(["MIT", "Apache-2.0", "Unicode-3.0"]);
        for met in [
            "MIT",
            "MIT/GPL-3.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(met, &allow), "{met}");
        }
        for refused in ["GPL-3.0-or-later", "MIT AND GPL-3.0", "(MIT OR GPL-3.0) AND MPL-2.0", "", "(MIT"] {
            assert!(!is_allowed(refused, &allow), "{refused}");
        }
    }
}
