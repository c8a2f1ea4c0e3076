//! Every change that the code can write into the audit log has a text in all languages: a page that finds none shows the
//! code itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use polku_i18n::{Language, try_text};

/// How an entry is written: what stands before the action. A new helper belongs here.
const WAYS: [&str; 9] = [
    "Entry {",
    "Move {",
    "let action = ",
    "fn action(",
    "entry(",
    "note(",
    "record(",
    "make(",
    "note_taken_out(",
];
/// Functions that record something of one kind.
const RECORDS: [&str; 4] = ["record_round(", "record_check(", "record_addendum(", "account_entry("];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // Looks at one's own data go to the use log, which names operations.
            if !path.ends_with("my_data") {
                rust_files(&path, into)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
    Ok(())
}

/// `code` up to the bracket that closes its first one.
fn bracketed(code: &str) -> &str {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth <= 1 => return code.split_at(at).0,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    code
}

/// What is written of an entry from the end of one of the ways on.
fn extent<'a>(way: &str, after: &'a str) -> &'a str {
    if way.starts_with("let") {
        return after.split(';').next().unwrap_or_default();
    }
    let from = if way.starts_with("fn") { after.find('{').unwrap_or(0) } else { 0 };
    bracketed(after.split_at(from).1)
}

/// Without what the brackets after each `before` hold.
fn without(code: &str, before: &str) -> String {
    let mut parts = code.split(before);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let opened = format!("({part}");
        kept += opened.split_at(bracketed(&opened).len()).1;
    }
    kept
}

/// The codes among the string literals: words with an underscore between them.
fn codes(code: &str) -> impl Iterator<Item = &str> {
    // What begins with the underscore is the end of a word that a macro puts together.
    let is_code = |text: &&str| {
        text.contains('_')
            && !text.starts_with('_')
            && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    code.split('"').skip(1).step_by(2).filter(is_code)
}

/// Every action that a file writes in one of the known ways.
fn actions(code: &str) -> BTreeSet<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for way in WAYS.iter().chain(&RECORDS) {
        for (at, _) in code.match_indices(way) {
            let (before, from) = code.split_at(at);
            let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
            // A method is none (a map has `entry`), but for those that record: `.record(` of a room's own context is one.
            if before.ends_with(is_word) || (*way == "entry(" && before.ends_with('.')) {
                continue;
            }
            let opened = way.len() - usize::from(way.ends_with(['(', '{']));
            let written = extent(way, from.split_at(opened).1);
            let written = without(&without(written, "Subject::new("), "&[");
            found.extend(codes(&written).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_change_that_is_recorded_has_a_text_in_all_languages() -> io::Result<()> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src"), &mut files)?;
    let mut found = BTreeSet::new();
    for file in files {
        found.extend(actions(&fs::read_to_string(file)?));
    }
    let mut faults = Vec::new();
    for action in &found {
        let key = format!("audit-action-{}", action.replace('_', "-"));
        for language in Language::ALL {
            if try_text(language, &key, &[]).is_none() {
                faults.push(format!("no text {key} in {language}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(found.len() > 80, "the search finds only {}: {found:?}", found.len());
    Ok(())
}

#[test]
fn search_finds_an_action_in_each_way_and_nothing_beside_it() {
    let code = r#"
        let entry = Entry { action: "person_named", subject: Subject::new("some_kind", id), fields: &["some_field"] };
        audit::record(conn, &actor, account_entry("signed_up", id, &["pass_word"], now))?;
        context.record_round(conn, id, "round_begun", &["proof_text"])?;
        let action = of_level(whole, "group_met", "small_group_met");
        const fn action(step: Step) -> &'static str { match step { Step::One => "step_made" } }
        map.entry("not_this").or_default();
    "#;
    let expected = ["group_met", "person_named", "round_begun", "signed_up", "small_group_met", "step_made"];
    assert_eq!(actions(code), expected.map(str::to_owned).into());
}
