//! Reads from a runner's own closing lines how many tests it ran.

use anyhow::{Result, ensure};

use crate::steps::Counts;

/// The sum of libtest's `test result:` lines, as cargo and the browser runner print them.
pub fn libtest(output: &str) -> Result<Counts> {
    let mut counts = Counts::NONE;
    for line in output.lines().filter_map(|line| line.trim().strip_prefix("test result:")) {
        ensure!(before(line, " ignored") == 0, "a test was ignored:{line}");
        counts += Counts::new(before(line, " passed"), before(line, " failed"));
    }
    let name = |line: &str| Some(line.trim().strip_prefix("test ")?.strip_suffix(" ... FAILED")?.to_owned());
    counts.names = output.lines().filter_map(name).collect();
    Ok(counts)
}

/// The sum of node's `# pass 3` and `# fail 0`.
pub fn tap(output: &str) -> Result<Counts> {
    let of = |word: &str| -> u32 {
        let start = format!("# {word} ");
        output.lines().filter_map(|line| line.strip_prefix(&start)?.trim().parse::<u32>().ok()).sum()
    };
    ensure!(of("skipped") == 0 && of("todo") == 0, "a journey was skipped");
    let name = |line: &str| Some(line.trim().strip_prefix("not ok ")?.to_owned());
    let names = output.lines().filter_map(name).collect();
    Ok(Counts { names, ..Counts::new(of("pass"), of("fail") + of("cancelled")) })
}

/// The number just before `word`.
fn before(line: &str, word: &str) -> u32 {
    let head = line.split(word).next().filter(|head| head.len() < line.len()).unwrap_or_default();
    head.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_binaries_add_up() {
        let output = "running 2 tests\ntest a::b ... ok\ntest a::c ... FAILED\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\n\
                      test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured\n";
        let names = vec!["a::c".to_owned()];
        assert_eq!(libtest(output).unwrap(), Counts { names, ..Counts::new(14, 3) });
    }

    #[test]
    fn an_ignored_test_is_not_passed_over() {
        assert!(libtest("test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured").is_err());
    }

    #[test]
    fn node_counts_and_its_skips_are_read() {
        assert_eq!(
            tap("not ok 4 - signs in\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n").unwrap(),
            Counts { names: vec!["4 - signs in".to_owned()], ..Counts::new(3, 2) }
        );
        assert!(tap("# pass 3\n# fail 0\n# skipped 1\n").is_err());
    }
}
