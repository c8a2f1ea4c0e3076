//! Notes which requirements a step has just shown, for the table of the test command.

use std::io::Write;

/// Notes that what was asserted just before shows these requirements, such as `"R1 N2"`. Call it after the last
/// assertion of the step: what fails is never noted. Without the file of the test command it does nothing.
pub fn covers(numbers: &str, what: &str) {
    let numbers: Vec<&str> = numbers.split_whitespace().collect();
    assert!(!numbers.is_empty() && !what.contains(['\t', '\n']), "a line of the table");
    let Some(path) = std::env::var_os("POLKU_TEST_COVERED") else { return };
    let thread = std::thread::current();
    let test = thread.name().expect("the thread of a test has its name");
    let line = format!("{}\tscenario::{test}\t{what}\n", numbers.join(","));
    let mut file =
        std::fs::OpenOptions::new().create(true).append(true).open(path).expect("the file of the table");
    // One write a line: other tests write at the same time.
    file.write_all(line.as_bytes()).expect("the table takes a line");
}
