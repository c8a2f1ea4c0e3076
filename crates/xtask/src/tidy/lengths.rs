//! How long a file may be, and how it may not be called.

use super::Findings;
use crate::sources::Source;

/// Lines that nine files in ten keep within, and that none exceeds.
const MOST_FILES: usize = 350;
const EVERY_FILE: usize = 600;

/// Words that say nothing about what is in a file.
const EMPTY_WORDS: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "stuff"];

pub fn files(all: &[Source]) -> Findings {
    let lines: Vec<(usize, &str)> =
        all.iter().map(|source| (source.text.lines().count(), source.path.as_str())).collect();
    budget(&lines, MOST_FILES, EVERY_FILE)
}

/// Holds lengths to a limit for nine in ten and a limit for all.
pub fn budget(lengths: &[(usize, &str)], most: usize, every: usize) -> Findings {
    let mut findings: Findings = lengths
        .iter()
        .filter(|(length, _)| *length > every)
        .map(|(length, name)| format!("{name}: {length} lines, at most {every}"))
        .collect();
    let long: Vec<_> = lengths.iter().filter(|(length, _)| *length > most).collect();
    if long.len() * 10 > lengths.len() {
        findings.push(format!(
            "{} of {} are over {most} lines, at most one in ten may be",
            long.len(),
            lengths.len()
        ));
        findings.extend(long.iter().map(|(length, name)| format!("  {name}: {length} lines")));
    }
    findings
}

/// Files and folders called by a word that says nothing.
pub fn names(all: &[String]) -> Findings {
    all.iter()
        .filter(|path| {
            path.split('/').any(|part| EMPTY_WORDS.contains(&part.split('.').next().unwrap_or(part)))
        })
        .map(|path| format!("{path}: call it by what it holds"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_ten_may_be_long_but_none_too_long() {
        let mut lengths = vec![(10, "short"); 9];
        lengths.push((50, "long"));
        assert_eq!(budget(&lengths, 40, 80), Findings::new());
        lengths.push((50, "another"));
        assert_eq!(budget(&lengths, 40, 80).len(), 3);
        assert_eq!(budget(&[(81, "huge"), (1, "a"), (1, "b")], 80, 80).len(), 2 + 1);
    }

    #[test]
    fn empty_words_are_found_as_file_and_as_folder() {
        let names_of = |path: &str| names(&[path.to_owned()]).len();
        assert_eq!(names_of("crates/api/src/utils.rs"), 1);
        assert_eq!(names_of("frontend/app/src/common/x.rs"), 1);
        assert_eq!(names_of("crates/api/src/people/store.rs"), 0);
    }
}
