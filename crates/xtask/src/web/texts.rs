//! The texts that an entry fetches: one file for each language, made from the parts that `frontend/app/texts.json` names.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::project;

const PARTS: &str = "frontend/app/texts.json";
/// In the order in which the page names their addresses.
const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Writes the texts of an entry with `put`, which gives each its path, in the order of the languages.
pub fn write(entry: &str, put: &mut dyn FnMut(&str, &str) -> Result<String>) -> Result<[String; 3]> {
    let list =
        std::fs::read_to_string(project::path(PARTS)?).with_context(|| format!("cannot read {PARTS}"))?;
    let mut of: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&list).with_context(|| PARTS.to_owned())?;
    let parts = of.remove(entry).with_context(|| format!("{PARTS} does not name the entry {entry}"))?;
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
