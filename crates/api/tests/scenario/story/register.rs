//! The staff register as this test reads it by itself, to hold the product's answers against.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// The staff register as an HR system exports it.
pub const REGISTER: &[u8] = include_bytes!("../../../../../demo/palkeet-2020/henkilosto.csv");
/// What is wrong with it, row by row.
const FAULTS: &str = include_str!("../../../../../demo/palkeet-2020/faults.csv");
/// The applications of the call.
pub const APPLICATIONS: &[u8] = include_bytes!("../../../../../demo/palkeet-2020/hakemukset.csv");

/// A person of the register.
#[derive(Clone, Debug)]
pub struct Row {
    pub number: String,
    pub name: String,
    pub email: String,
    pub category: String,
    pub is_supervisor: bool,
    pub supervisor: String,
    pub started: Option<Date>,
    pub language: String,
}

/// One line of `faults.csv`.
#[derive(Clone, Debug)]
pub struct ListedFault {
    pub line: u64,
    pub fault: &'static str,
    pub consequence: &'static str,
}

/// The people of the register by their number, without the rows that cannot be imported.
pub fn people() -> BTreeMap<String, Row> {
    let rejected: Vec<u64> =
        faults().iter().filter(|fault| fault.consequence == "hylätään").map(|fault| fault.line).collect();
    let rows = lines(REGISTER).into_iter().filter(|(line, _)| !rejected.contains(line));
    rows.map(|(_, cells)| (cells[0].clone(), person(&cells))).collect()
}

/// The numbers of those who applied, by the file of the call.
pub fn applicants() -> Vec<String> {
    lines(APPLICATIONS).into_iter().map(|(_, cells)| cells[1].clone()).collect()
}

/// The faults the register is known for.
pub fn faults() -> Vec<ListedFault> {
    let of_line = |line: &'static str| {
        let cells: Vec<&str> = line.trim_end().split(';').collect();
        ListedFault { line: cells[0].parse().unwrap(), fault: cells[1], consequence: cells[2] }
    };
    FAULTS.lines().skip(1).map(of_line).collect()
}

fn person(cells: &[String]) -> Row {
    let started: Option<Date> = {
        let mut parts = cells[10].split('.').map(str::parse::<i16>);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(day)), Some(Ok(month)), Some(Ok(year))) => {
                Date::new(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap()).ok()
            }
            _ => None,
        }
    };
    Row {
        number: cells[0].clone(),
        name: format!("{} {}", cells[2], cells[1]),
        email: cells[3].clone(),
        category: cells[7].clone(),
        is_supervisor: cells[8] == "K",
        supervisor: cells[9].clone(),
        started,
        language: cells[11].clone(),
    }
}

/// The rows below the header with their line numbers. Windows-1252, where it is as Latin 1.
fn lines(file: &[u8]) -> Vec<(u64, Vec<String>)> {
    let text: String = file.iter().map(|byte| char::from(*byte)).collect();
    let rows = (1..).zip(text.lines().map(cells).collect::<Vec<_>>()).skip(1);
    rows.filter(|(_, cells)| cells.len() > 1).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut letters = line.trim_end().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cells.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}
