//! From text to rows that know their line in the file.

use super::Encoding;

/// What separates the columns of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`, the usual one where the comma is the decimal sign.
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// All delimiters, in the order they are tried.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Comma, Self::Tab];

    /// The character itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }

    /// The word for the delimiter on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolon",
            Self::Comma => "comma",
            Self::Tab => "tab",
        }
    }

    /// The delimiter of that name; `None` for any other.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| delimiter.name() == name)
    }

    /// The delimiter that splits the first line into most columns.
    fn recognise(text: &str) -> Self {
        let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let columns = |delimiter: &Self| {
            let mut quoted = false;
            head.bytes()
                .filter(|byte| {
                    quoted ^= *byte == b'"';
                    !quoted && *byte == delimiter.byte()
                })
                .count()
        };
        // The first of equals wins, so the order of ALL decides; max_by_key alone would take the last.
        Self::ALL.into_iter().rev().max_by_key(columns).unwrap_or(Self::Semicolon)
    }
}

/// Corrections to what would be recognised; `None` leaves it to recognition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// How the bytes stand for text.
    pub encoding: Option<Encoding>,
    /// What separates the columns.
    pub delimiter: Option<Delimiter>,
}

/// Why a file cannot be read as a table at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// There is no line in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than are read at once.
    #[error("the file has more than {max_bytes} bytes")]
    TooLarge {
        /// The most bytes read.
        max_bytes: usize,
    },
    /// More rows than are read at once.
    #[error("the file has more than {max_rows} rows")]
    TooManyRows {
        /// The most rows read.
        max_rows: usize,
    },
    /// More columns than any register has.
    #[error("the file has more than {max_columns} columns")]
    TooManyColumns {
        /// The most columns read.
        max_columns: usize,
    },
    /// A line is not text in the encoding.
    #[error("line {line} is not {}", encoding.name())]
    NotInEncoding {
        /// The encoding recognised or asked for.
        encoding: Encoding,
        /// The first such line, from 1.
        line: usize,
    },
    /// A quotation mark opens and never closes, and would swallow the rest of the file.
    #[error("the quotation mark on line {line} never closes")]
    UnclosedQuote {
        /// The line where its row begins, from 1.
        line: usize,
    },
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which the row begins, from 1; the header is on line 1 in a usual file.
    pub line: usize,
    /// The cells as written, without quotation marks.
    pub cells: Vec<String>,
}

/// A file read into header and rows. Rows of nothing but empty cells are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The encoding recognised or asked for.
    pub encoding: Encoding,
    /// The delimiter recognised or asked for.
    pub delimiter: Delimiter,
    /// The cells of the first row.
    pub headers: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Row>,
}

impl Table {
    /// Most bytes read at once: 32 MiB.
    pub const MAX_BYTES: usize = 32 * 1024 * 1024;
    /// Most rows read at once; the whole Finnish state has fewer people.
    pub const MAX_ROWS: usize = 100_000;
    /// Most columns read.
    pub const MAX_COLUMNS: usize = 200;

    /// Reads a file.
    ///
    /// # Errors
    /// [`TableFault`] when the file as a whole cannot be read.
    pub fn read(bytes: &[u8], options: ReadOptions) -> Result<Self, TableFault> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(TableFault::TooLarge { max_bytes: Self::MAX_BYTES });
        }
        let encoding = options.encoding.unwrap_or_else(|| Encoding::recognise(bytes));
        let text = encoding.decode(bytes)?;
        let delimiter = options.delimiter.unwrap_or_else(|| Delimiter::recognise(&text));
        let mut rows = read_rows(&text, delimiter)?;
        if rows.is_empty() {
            return Err(TableFault::Empty);
        }
        let headers = rows.remove(0).cells.iter().map(|header| header.trim().to_owned()).collect();
        Ok(Self { encoding, delimiter, headers, rows })
    }
}

fn read_rows(text: &str, delimiter: Delimiter) -> Result<Vec<Row>, TableFault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(text.as_bytes());
    let mut lines = Lines::new(text);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let start = offset(reader.position());
        // The text is UTF-8 and rows may differ in length, so the reader has nothing left to refuse.
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            return Ok(rows);
        }
        let end = offset(reader.position());
        let line = lines.line_of_first_text(start);
        if record.len() > Table::MAX_COLUMNS {
            return Err(TableFault::TooManyColumns { max_columns: Table::MAX_COLUMNS });
        }
        if end >= text.len() && is_unclosed(text.get(start..end).unwrap_or_default()) {
            return Err(TableFault::UnclosedQuote { line });
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // One more than the rows: the header.
        if rows.len() > Table::MAX_ROWS {
            return Err(TableFault::TooManyRows { max_rows: Table::MAX_ROWS });
        }
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// Whether the last record ran over line ends into the end of the file inside quotation marks.
fn is_unclosed(raw: &str) -> bool {
    raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 && raw.trim().contains(['\n', '\r'])
}

/// Counts lines while offsets only move forward. A line ends with LF, CR LF or CR.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first byte at or after `offset` that is no line end: a reader's record begins with the
    /// blank lines (and the LF of the CR LF) before it.
    fn line_of_first_text(&mut self, offset: usize) -> usize {
        while let Some(byte) = self.bytes.get(self.at) {
            let line_end = matches!(byte, b'\n' | b'\r');
            if self.at >= offset && !line_end {
                break;
            }
            let in_crlf = *byte == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            if line_end && !in_crlf {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Table, TableFault> {
        Table::read(text.as_bytes(), ReadOptions::default())
    }

    fn lines(text: &str) -> Vec<usize> {
        read(text).unwrap().rows.iter().map(|row| row.line).collect()
    }

    #[test]
    fn rows_know_their_line_whatever_ends_the_lines() {
        assert_eq!(lines("a;b\n1;2\n3;4"), [2, 3]);
        assert_eq!(lines("a;b\r\n1;2\r\n3;4\r\n"), [2, 3]);
        assert_eq!(lines("a;b\r1;2\r3;4\r"), [2, 3]);
    }

    #[test]
    fn blank_lines_and_quoted_line_breaks_are_counted() {
        assert_eq!(lines("a;b\r\n\r\n1;2\r\n;\r\n\"x\r\ny\";4\r\n5;6\r\n"), [3, 5, 7]);
        assert_eq!(lines("a;b\n\n\n1;2\n\"x\n\ny\";4\n5;6"), [4, 5, 8]);
    }

    #[test]
    fn delimiter_is_recognised_outside_quotation_marks() {
        for (text, delimiter) in [
            ("a;b;c\n", Delimiter::Semicolon),
            ("a,b,c\n", Delimiter::Comma),
            ("a\tb\tc\n", Delimiter::Tab),
            ("\"a;b;c\",d\n", Delimiter::Comma),
            ("alone\n", Delimiter::Semicolon),
        ] {
            assert_eq!(read(text).unwrap().delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn recognised_delimiter_can_be_corrected() {
        let options = ReadOptions { delimiter: Some(Delimiter::Comma), ..ReadOptions::default() };
        let table = Table::read(b"a;b;c,d\n", options).unwrap();
        assert_eq!(table.headers, ["a;b;c", "d"]);
    }

    #[test]
    fn empty_files_are_refused() {
        for text in ["", "\n\r\n", ";;\n", "\u{FEFF}"] {
            assert_eq!(read(text), Err(TableFault::Empty), "{text:?}");
        }
    }

    #[test]
    fn quotation_mark_that_never_closes_does_not_swallow_the_file() {
        assert_eq!(read("a;b\n1;2\n\"3;4\n5;6\n"), Err(TableFault::UnclosedQuote { line: 3 }));
        assert_eq!(read("a;b\n1;5\" pipe\n").unwrap().rows.len(), 1);
    }

    #[test]
    fn million_rows_are_refused_within_bounds() {
        let fault = TableFault::TooManyRows { max_rows: Table::MAX_ROWS };
        assert_eq!(read(&"1;2\n".repeat(1_000_000)), Err(fault));
        let fault = TableFault::TooLarge { max_bytes: Table::MAX_BYTES };
        assert_eq!(read(&"x".repeat(Table::MAX_BYTES + 1)), Err(fault));
        let fault = TableFault::TooManyColumns { max_columns: Table::MAX_COLUMNS };
        assert_eq!(read(&";".repeat(Table::MAX_COLUMNS)), Err(fault));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = Table::read(&bytes, ReadOptions::default());
        }

        #[test]
        fn any_table_like_text_is_read_or_refused(text in "[a;,\"\r\n\t\0=é]{0,60}") {
            if let Ok(table) = read(&text) {
                prop_assert!(table.rows.windows(2).all(|pair| pair[0].line < pair[1].line));
            }
        }
    }
}
