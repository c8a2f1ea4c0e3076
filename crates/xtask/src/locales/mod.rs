//! Checks the texts: complete in three languages, used, translated, and nowhere else than in `locales/`.

mod catalogue;
mod markup;
mod usage;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

pub use catalogue::{Catalogue, LANGUAGES};

use crate::steps::Counts;
use crate::{project, sources};

/// Keys whose text is the same word in several languages, one a line.
const SAME: &str = "locales/same.txt";

pub fn run() -> Result<()> {
    let counts = check()?;
    println!("{} texts in {} languages", counts.passed, LANGUAGES.len());
    Ok(())
}

/// All checks on the texts; the count is of keys.
pub fn check() -> Result<Counts> {
    let catalogue = Catalogue::read()?;
    let sources = sources::read()?;
    let same = std::fs::read_to_string(project::path(SAME)?).unwrap_or_default();
    let mut faults = catalogue.faults.clone();
    faults.extend(incomplete(&catalogue));
    faults.extend(copied(&catalogue, &same.lines().map(str::trim).filter(|line| !line.is_empty()).collect()));
    faults.extend(usage::faults(&catalogue, &sources)?);
    for source in sources.iter().filter(|source| source.path.starts_with("frontend/") && !source.is_test()) {
        faults.extend(markup::literal_texts(source));
    }
    faults.sort();
    faults.dedup();
    if !faults.is_empty() {
        anyhow::bail!("{}\n{} faults in the texts", faults.join("\n"), faults.len());
    }
    Ok(Counts::passed(catalogue.texts.values().map(BTreeMap::len).max().unwrap_or(0)))
}

/// Keys or variables that one language has and another lacks.
fn incomplete(catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    let all: BTreeSet<&String> = catalogue.texts.values().flat_map(BTreeMap::keys).collect();
    for key in all {
        let having: Vec<_> = LANGUAGES
            .iter()
            .map(|language| (*language, catalogue.texts.get(*language).and_then(|texts| texts.get(key))))
            .collect();
        for (language, _) in having.iter().filter(|(_, text)| text.is_none()) {
            faults.push(format!("{key}: missing in locales/{language}"));
        }
        let present: Vec<_> =
            having.iter().filter_map(|(language, text)| text.map(|text| (language, text))).collect();
        if let Some((first, one)) = present.first() {
            for (language, other) in present.iter().skip(1) {
                if one.variables != other.variables {
                    faults.push(format!(
                        "{key}: {first} uses {:?}, {language} {:?}",
                        one.variables, other.variables
                    ));
                }
                if one.file != other.file {
                    faults.push(format!(
                        "{key}: in {} for {first}, in {} for {language}",
                        one.file, other.file
                    ));
                }
            }
        }
    }
    faults
}

/// Texts that are the same in two languages although words differ between them.
fn copied(catalogue: &Catalogue, same: &BTreeSet<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, one) in LANGUAGES.iter().enumerate() {
        for other in LANGUAGES.iter().skip(index + 1) {
            let (Some(ours), Some(theirs)) = (catalogue.texts.get(*one), catalogue.texts.get(*other)) else {
                continue;
            };
            for (key, text) in ours {
                let equal = theirs.get(key).is_some_and(|other| other.value == text.value);
                if equal && has_words(&text.value) && !same.contains(key.as_str()) {
                    faults.push(format!(
                        "{key}: the same in {one} and {other}: {:?} (if right, add it to {SAME})",
                        text.value
                    ));
                }
            }
        }
    }
    for key in same {
        if !catalogue.texts.values().any(|texts| texts.contains_key(*key)) {
            faults.push(format!("{SAME}: {key} is no text"));
        }
    }
    faults
}

/// Whether letters remain when placeables are taken away.
fn has_words(value: &str) -> bool {
    let mut depth = 0_u32;
    value.chars().any(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(fi: &str, sv: &str, en: &str) -> Catalogue {
        let mut catalogue = Catalogue::default();
        for (language, ftl) in [("fi", fi), ("sv", sv), ("en", en)] {
            catalogue.add(language, "calls", "calls.ftl", ftl);
        }
        catalogue
    }

    #[test]
    fn a_missing_key_and_a_missing_variable_are_faults() {
        let catalogue =
            catalogue("a = Haku\nb = { $n } paikkaa\n", "a = Ansökan\nb = platser\n", "b = { $n } places\n");
        let faults = incomplete(&catalogue).join("\n");
        assert!(faults.contains("a: missing in locales/en"), "{faults}");
        assert!(faults.contains("b: fi uses"), "{faults}");
    }

    #[test]
    fn a_copied_text_is_a_fault_unless_it_is_listed() {
        let catalogue = catalogue(
            "a = Programme\nb = { $n }\n",
            "a = Program\nb = { $n }\n",
            "a = Programme\nb = { $n }\n",
        );
        assert_eq!(copied(&catalogue, &BTreeSet::new()).len(), 1);
        assert_eq!(copied(&catalogue, &BTreeSet::from(["a"])), Vec::<String>::new());
        assert_eq!(copied(&catalogue, &BTreeSet::from(["a", "gone"])).len(), 1);
    }
}
