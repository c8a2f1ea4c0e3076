//! The texts that an entry fetches: one file for each language, made from the parts that `frontend/app/texts.json` names.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use crate::project;

const PARTS: &str = "frontend/app/texts.json";
/// In the order in which the page names their addresses.
const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Shorter keys are words that stand in any module.
const SHORTEST: usize = 6;

/// Writes the texts of an entry with `put`, which gives each its path, in the order of the languages. A text that the
/// entry's module asks for, if it is given, and none of its parts has would be shown as its key: that is an error.
pub fn write(
    entry: &str,
    module: Option<&[u8]>,
    put: &mut dyn FnMut(&str, &str) -> Result<String>,
) -> Result<[String; 3]> {
    let list =
        std::fs::read_to_string(project::path(PARTS)?).with_context(|| format!("cannot read {PARTS}"))?;
    let mut of: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&list).with_context(|| PARTS.to_owned())?;
    let parts = of.remove(entry).with_context(|| format!("{PARTS} does not name the entry {entry}"))?;
    let carried = keys(&parts)?;
    let all = keys(&every_part()?)?;
    let asked = module.into_iter().flat_map(|wasm| asked_for(wasm, &all));
    let lacking: Vec<String> = asked.filter(|key| !carried.contains(key)).collect();
    ensure!(
        lacking.is_empty(),
        "{PARTS}: the entry {entry} asks for {} and carries it not",
        lacking.join(", ")
    );
    let mut one = |language: &str| {
        let sources = parts.iter().map(|part| source(language, part)).collect::<Result<Vec<_>>>()?;
        let json = serde_json::to_string(&polku_i18n::Bundle::read(sources.iter().map(String::as_str)))?;
        put(&format!("{entry}-{language}"), &json)
    };
    let [fi, sv, en] = LANGUAGES;
    Ok([one(fi)?, one(sv)?, one(en)?])
}

fn source(language: &str, part: &str) -> Result<String> {
    let name = format!("locales/{language}/{part}.ftl");
    std::fs::read_to_string(project::path(&name)?)
        .with_context(|| format!("cannot read {name}, which {PARTS} names"))
}

/// Every part that there is, in Finnish.
fn every_part() -> Result<Vec<String>> {
    let part = |name: &String| Some(name.strip_prefix("locales/fi/")?.strip_suffix(".ftl")?.to_owned());
    Ok(project::files()?.iter().filter_map(part).collect())
}

fn keys(parts: &[String]) -> Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for part in parts {
        let source = source(LANGUAGES[0], part)?;
        let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
        keys.extend(
            source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(key),
        );
    }
    Ok(keys)
}

/// The keys that stand in a module: it holds its literals one after the other without anything between. What is only a piece
/// of a longer key that stands there is none, nor what follows a stroke: that is a piece of an address.
fn asked_for(wasm: &[u8], keys: &BTreeSet<String>) -> Vec<String> {
    let runs =
        wasm.split(|byte| !(byte.is_ascii_graphic() || *byte == b' ')).filter(|run| run.len() >= SHORTEST);
    let literals: Vec<String> = runs.map(|run| String::from_utf8_lossy(run).into_owned()).collect();
    let literals = literals.join("\n");
    let stands = |key: &&String| {
        let mut places = literals.match_indices(key.as_str());
        key.len() >= SHORTEST
            && places.any(|(at, _)| !literals.get(..at).is_some_and(|before| before.ends_with('/')))
    };
    let found: Vec<&String> = keys.iter().filter(stands).collect();
    let whole = |key: &&&String| !found.iter().any(|other| other != *key && other.contains(key.as_str()));
    found.iter().filter(whole).map(|key| (*key).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_module_asks_for_is_found_among_its_literals() {
        let keys = ["call-title", "call-title-long", "join-addresses", "call-lead", "ui"].map(str::to_owned);
        let keys = BTreeSet::from(keys);
        let asked = asked_for(b"\x00\x61call-title-longcall-lead\xff/join-addresses\x00ui", &keys);
        assert_eq!(asked, ["call-lead", "call-title-long"]);
        assert!(asked_for(b"\x00asm\x01\x00", &keys).is_empty());
    }
}
