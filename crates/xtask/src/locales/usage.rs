//! Which texts the code asks for.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Catalogue;
use crate::project;
use crate::sources::{self, Source};

/// Families of keys that are put together from a table in the code rather than written out; the table's own
/// test sees to it that each member has its text.
const FAMILIES: [&str; 1] = [
    // ProblemCode of crates/api-types.
    "problem-",
];

/// Files other than Rust that ask for texts.
const TEMPLATES: [&str; 3] = [".html", ".j2", ".txt"];

/// Texts that nothing asks for.
pub fn faults(catalogue: &Catalogue, all: &[Source]) -> Result<Vec<String>> {
    let mut asked = Asked::default();
    for source in all.iter().filter(|source| !source.path.starts_with("crates/xtask/")) {
        for (literal, _) in sources::strings(&source.tokens) {
            asked.add(&literal);
        }
    }
    let root = project::root()?;
    for path in project::files()?.iter().filter(|path| TEMPLATES.iter().any(|ending| path.ends_with(ending)))
    {
        for word in words(&std::fs::read_to_string(root.join(path))?) {
            asked.exact.insert(word.to_owned());
        }
    }
    for texts in catalogue.texts.values() {
        for text in texts.values() {
            asked.exact.extend(text.references.iter().cloned());
        }
    }
    let mut faults = BTreeSet::new();
    for key in catalogue.texts.values().flat_map(|texts| texts.keys()) {
        if !asked.covers(key) {
            faults.insert(format!("{key}: nothing asks for this text"));
        }
    }
    Ok(faults.into_iter().collect())
}

/// Keys written out, and patterns such as `role-{role}-title` from `format!`.
#[derive(Default)]
struct Asked {
    exact: BTreeSet<String>,
    patterns: BTreeSet<(String, String)>,
}

impl Asked {
    fn add(&mut self, literal: &str) {
        if is_key(literal) {
            self.exact.insert(literal.to_owned());
        } else if let Some((before, after)) = pattern(literal) {
            self.patterns.insert((before.to_owned(), after.to_owned()));
        }
    }

    fn covers(&self, key: &str) -> bool {
        let message = key.split('.').next().unwrap_or(key);
        self.exact.contains(key)
            || self.exact.contains(message)
            || FAMILIES.iter().any(|family| message.starts_with(family))
            || self.patterns.iter().any(|(before, after)| {
                message.len() > before.len() + after.len()
                    && message.starts_with(before)
                    && message.ends_with(after)
            })
    }
}

fn is_key(literal: &str) -> bool {
    literal.starts_with(|letter: char| letter.is_ascii_lowercase())
        && literal.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'))
}

/// `before-{…}` or `before-{…}-after`, where both ends are made of key letters and the first is not empty.
fn pattern(literal: &str) -> Option<(&str, &str)> {
    let (before, rest) = literal.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    let plain =
        |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.'));
    (before.ends_with('-') && is_key(before) && plain(after)).then_some((before, after))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.')))
        .filter(|word| is_key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_put_together_by_format_count_as_asked_for() {
        let mut asked = Asked::default();
        asked.add("role-{}-title");
        asked.add("call-title");
        asked.add("{count} rows");
        assert!(asked.covers("role-coach-title"));
        assert!(asked.covers("call-title.hint"));
        assert!(asked.covers("problem-call-closed"));
        assert!(!asked.covers("role-coach"));
        assert!(!asked.covers("call-text"));
    }
}
