//! Writing tables that no spreadsheet takes for formulas (OWASP: CSV injection).

use super::Delimiter;

/// Whether a spreadsheet could run the text: it begins, after white space, with `=`, `+`, `-`, `@` or a full-width
/// form of them, or with a tab or carriage return.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let blank =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}');
    text.starts_with(['\t', '\r']) || text.trim_start_matches(blank).starts_with(starts)
}

/// The text as a spreadsheet may have it: a formula gets a leading `'`, which makes it text.
#[must_use]
pub fn neutralise(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text without the `'` that [`neutralise`] puts before formulas, so that a file of ours reads back as it was.
#[must_use]
pub fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Writes a table as CSV: UTF-8 with a byte order mark (or spreadsheets guess Windows-1252), CR LF, every cell quoted
/// (or a cell could be split by a program that takes another delimiter) and neutralised, headers too.
#[derive(Debug)]
pub struct TableWriter {
    text: String,
    delimiter: Delimiter,
}

impl TableWriter {
    /// Starts a table with its headers.
    #[must_use]
    pub fn new<T: AsRef<str>>(delimiter: Delimiter, headers: impl IntoIterator<Item = T>) -> Self {
        let mut writer = Self { text: String::from('\u{FEFF}'), delimiter };
        writer.row(headers);
        writer
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(char::from(self.delimiter.byte()));
            }
            self.text.push('"');
            self.text.push_str(&neutralise(cell.as_ref()).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The whole file.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tables::{Encoding, ReadOptions, Table};

    #[test]
    fn every_start_of_a_formula_is_guarded_in_headers_and_cells() {
        let mut writer = TableWriter::new(Delimiter::Semicolon, ["=1+1", "ok"]);
        for cell in ["=A1", "+1", "-1", "@x", "\tx", "\rx", "＝A1", "＠x", " =A1", "\u{FEFF}=A1"] {
            assert!(is_formula(cell), "{cell:?}");
            writer.row([cell, "a=b"]);
        }
        let text = writer.finish();
        assert_eq!(text.matches("\"'").count(), 11);
        assert_eq!(text.matches("\"a=b\"").count(), 10);
    }

    #[test]
    fn usual_names_are_left_alone() {
        for text in ["Mäki-Petäys", "O'Brien", "'t Hooft", "", "a@b.fi"] {
            assert_eq!(neutralise(text), text);
            assert_eq!(without_guard(text), text);
        }
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back(cells in prop::collection::vec("[a-z=+@';,\"\n ＝]{0,8}", 2..5)) {
            prop_assume!(!cells.iter().all(|cell| cell.trim().is_empty()));
            let mut writer = TableWriter::new(Delimiter::Semicolon, vec!["h"; cells.len()]);
            writer.row(&cells);
            let text = writer.finish();
            let table = Table::read(text.as_bytes(), ReadOptions::default()).unwrap();
            prop_assert_eq!((table.encoding, table.delimiter), (Encoding::Utf8, Delimiter::Semicolon));
            let read: Vec<&str> = table.rows[0].cells.iter().map(|cell| without_guard(cell)).collect();
            let raw: Vec<&str> = cells.iter().map(|cell| without_guard(cell)).collect();
            prop_assert_eq!(read, raw);
        }

        #[test]
        fn no_cell_is_left_a_formula(text in any::<String>()) {
            prop_assert!(!is_formula(&neutralise(&text)));
        }
    }
}
