//! What documents say about the tree, and what nothing in the tree may say about a machine.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Findings;
use crate::project;

/// Paths that exist only after a command has run.
const MADE: [&str; 6] =
    ["target/", "frontend/dist", "frontend/target", "node_modules", "e2e/screenshots", "e2e/node_modules"];

/// Files and folders that a document names and that are not there.
pub fn paths(files: &[String]) -> Result<Findings> {
    let mut known: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    for file in files {
        let mut rest = file.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            known.insert(folder);
            rest = folder;
        }
    }
    let mut findings = Findings::new();
    for document in files.iter().filter(|path| path.ends_with(".md")) {
        let text = std::fs::read_to_string(project::path(document)?)?;
        for (line, named) in named_paths(&text, &known) {
            if !is_there(&named, document, &known) {
                findings.push(format!("{document}:{line}: {named} does not exist"));
            }
        }
    }
    Ok(findings)
}

/// Paths in code spans that start in a folder of ours, and the targets of links.
fn named_paths(text: &str, known: &BTreeSet<&str>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        for span in line.split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
            let span = span.trim_end_matches(['.', ',', ';', ':', ')']);
            let start = span.split('/').next().unwrap_or(span);
            let ours = span.contains('/') && known.contains(start) || known.contains(span);
            if ours && !span.contains(['<', '*', '{', '…', '|']) {
                found.push((index + 1, span.to_owned()));
            }
        }
        for target in
            line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
        {
            let path = target.split('#').next().unwrap_or(target);
            if !path.is_empty() && !path.contains("://") && !path.starts_with("mailto:") {
                found.push((index + 1, format!("]{path}")));
            }
        }
    }
    found
}

/// A link's target (marked with `]`) counts from its document, a code span from the root.
fn is_there(named: &str, document: &str, known: &BTreeSet<&str>) -> bool {
    let path = match named.strip_prefix(']') {
        None => named.to_owned(),
        Some(target) => {
            let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
            resolved(folder, target)
        }
    };
    let path = path.trim_end_matches('/');
    let line_number =
        path.rsplit_once(':').filter(|(_, tail)| tail.chars().all(|letter| letter.is_ascii_digit()));
    let path = line_number.map_or(path, |(file, _)| file);
    known.contains(path) || MADE.iter().any(|made| path.starts_with(made.trim_end_matches('/')))
}

fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Absolute paths into somebody's home or work folder.
pub fn machine_paths(files: &[String]) -> Result<Findings> {
    let folders = ["home", "root", "work", "Users"].map(|name| format!("/{name}/"));
    let mut findings = Findings::new();
    for path in files {
        let Ok(text) = std::fs::read_to_string(project::path(path)?) else { continue };
        for (index, line) in text.lines().enumerate() {
            let found = folders.iter().any(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    // `frontend/work/` or a URL path is no machine's: an absolute path starts after something else.
                    let before = line.get(..at).and_then(|text| text.chars().next_back());
                    let after = line.get(at + folder.len()..).and_then(|text| text.chars().next());
                    after.is_some_and(char::is_alphanumeric)
                        && before.is_none_or(|letter| {
                            !letter.is_alphanumeric() && !matches!(letter, '.' | '_' | '-' | '}' | '~' | '/')
                        })
                })
            });
            if found {
                findings.push(format!("{path}:{}: a path of one machine", index + 1));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_file_that_is_gone_is_found() {
        let known =
            BTreeSet::from(["crates", "crates/api", "crates/api/src", "docs", "docs/A.md", "docs/adr"]);
        let text = "See `crates/api/src` and `crates/gone/x.rs`.\n[A](A.md) [B](adr/../../gone.md)\n";
        let gone: Vec<String> = named_paths(text, &known)
            .into_iter()
            .filter(|(_, named)| !is_there(named, "docs/B.md", &known))
            .map(|(_, named)| named)
            .collect();
        assert_eq!(gone, ["crates/gone/x.rs", "]adr/../../gone.md"]);
    }

    #[test]
    fn patterns_and_fenced_text_name_no_path() {
        let known = BTreeSet::from(["crates"]);
        assert_eq!(named_paths("`crates/<room>/x.rs`\n```\n`crates/no`\n```\n", &known), Vec::new());
    }
}
