//! Every text that some code asks for by name exists; the checks on the files themselves are `cargo xtask locales`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use polku_i18n::{Language, try_text};

/// What stands before a key written out in code.
const ASKING: [&str; 6] =
    ["say(\"", "say_with(\"", "text(language, \"", "text(lang, \"", "text(Language::Fi, \"", "try_say(\""];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("i18n") {
            rust_files(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
    Ok(())
}

fn keys_asked_for(code: &str) -> Vec<String> {
    // A long call is broken after its parenthesis; without white space both forms are alike.
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut keys = Vec::new();
    for asking in ASKING.map(|asking| asking.replace(' ', "")) {
        for (_, after) in code.match_indices(&asking).map(|(at, _)| code.split_at(at + asking.len())) {
            let key = after.split('"').next().unwrap_or_default();
            if !key.contains('{') {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_text_asked_for_exists_in_all_languages() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["crates", "frontend"] {
        rust_files(&root.join(folder), &mut files)?;
    }
    let mut faults = Vec::new();
    let mut asked = 0;
    for file in files {
        for key in keys_asked_for(&fs::read_to_string(&file)?) {
            asked += 1;
            for language in Language::ALL {
                if try_text(language, &key, &[]).is_none() {
                    faults.push(format!("{}: no text {key} in {language}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(asked > 10, "the search for keys finds nothing any more");
    Ok(())
}
