//! The two engines' migrations: the same steps under the same names, each with its way back.

use std::collections::BTreeSet;

use super::Findings;

const FOLDER: &str = "crates/api/migrations/";
const ENGINES: [&str; 2] = ["sqlite", "postgres"];

pub fn same(files: &[String]) -> Findings {
    let of = |engine: &str| -> BTreeSet<&str> {
        let folder = format!("{FOLDER}{engine}/");
        files.iter().filter_map(|path| path.strip_prefix(folder.as_str())).collect()
    };
    let mut findings = Findings::new();
    for (engine, other) in [(ENGINES[0], ENGINES[1]), (ENGINES[1], ENGINES[0])] {
        for path in of(other).difference(&of(engine)) {
            findings.push(format!("{FOLDER}{engine}/{path} is missing"));
        }
        for path in of(engine) {
            let back = path.replace("up.sql", "down.sql");
            if !of(engine).contains(back.as_str()) {
                findings.push(format!("{FOLDER}{engine}/{back} is missing"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_of_one_engine_only_and_one_without_a_way_back_are_found() {
        let files: Vec<String> = ["sqlite/0001_a/up.sql", "sqlite/0001_a/down.sql", "postgres/0001_a/up.sql"]
            .iter()
            .map(|path| format!("{FOLDER}{path}"))
            .collect();
        let findings = same(&files);
        assert_eq!(findings.len(), 2, "{findings:?}");
    }
}
