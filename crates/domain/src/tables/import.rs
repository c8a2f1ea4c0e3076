//! What imports of every room share: options, faults of a cell, remarks on a row, faulty rows back as a file.

use std::collections::BTreeMap;

use super::{
    ColumnFault, ColumnRef, ColumnSpec, Columns, DateTextError, ReadOptions, Row, Table, TableFault,
    TableWriter,
};
use crate::text::TextFault;

/// Corrections by the caller to what would be recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOptions<C> {
    /// Encoding and delimiter.
    pub read: ReadOptions,
    /// Where the caller says a column is.
    pub columns: BTreeMap<C, ColumnRef>,
}

impl<C> Default for ImportOptions<C> {
    fn default() -> Self {
        Self { read: ReadOptions::default(), columns: BTreeMap::new() }
    }
}

/// Why a whole file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault<C> {
    /// It is no table.
    Table(TableFault),
    /// Its columns cannot be told; all faults at once.
    Columns(Vec<ColumnFault<C>>),
}

/// A file whose table has been read and whose columns are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFile<C> {
    /// Header and rows.
    pub table: Table,
    /// Which column is where.
    pub columns: Columns<C>,
}

impl<C: Clone + Ord> ImportFile<C> {
    /// Reads the table and tells its columns.
    ///
    /// # Errors
    /// [`FileFault`] when the file as a whole is refused; faults of single rows come later.
    pub fn open(
        bytes: &[u8],
        specs: &[ColumnSpec<C>],
        options: &ImportOptions<C>,
    ) -> Result<Self, FileFault<C>> {
        let table = Table::read(bytes, options.read).map_err(FileFault::Table)?;
        let columns =
            Columns::recognise(&table.headers, specs, &options.columns).map_err(FileFault::Columns)?;
        Ok(Self { table, columns })
    }

    /// Whether the row has the header's number of cells; more are fine as long as they are empty.
    ///
    /// # Errors
    /// [`CellFault::TooFewColumns`] or [`CellFault::TooManyColumns`]: the cells may stand in wrong columns.
    pub fn check_width(&self, row: &Row) -> Result<(), CellFault> {
        let width = self.columns.width();
        if row.cells.len() < width {
            return Err(CellFault::TooFewColumns);
        }
        if row.cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Err(CellFault::TooManyColumns);
        }
        Ok(())
    }

    /// The cell, which must not be empty.
    ///
    /// # Errors
    /// [`CellFault::Missing`].
    pub fn required<'r>(&self, row: &'r Row, column: &C) -> Result<&'r str, CellFault> {
        Some(self.columns.cell(row, column)).filter(|cell| !cell.is_empty()).ok_or(CellFault::Missing)
    }

    /// The cell, if it is not empty.
    #[must_use]
    pub fn optional<'r>(&self, row: &'r Row, column: &C) -> Option<&'r str> {
        Some(self.columns.cell(row, column)).filter(|cell| !cell.is_empty())
    }
}

/// What can be wrong with a row or cell of any import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// The row has fewer cells than the header.
    TooFewColumns,
    /// The row has more cells than the header.
    TooManyColumns,
    /// A required cell is empty.
    Missing,
    /// The text is longer than the value may be.
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// The text holds a control character, such as NUL or a line break.
    ControlCharacter,
    /// No known form of a day or time.
    DateForm,
    /// There is no such day or time.
    DateDoesNotExist,
}

impl CellFault {
    /// The word for the fault on the wire and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooFewColumns => "too_few_columns",
            Self::TooManyColumns => "too_many_columns",
            Self::Missing => "value_missing",
            Self::TooLong { .. } => "text_too_long",
            Self::ControlCharacter => "control_character",
            Self::DateForm => "date_form",
            Self::DateDoesNotExist => "date_does_not_exist",
        }
    }
}

impl From<TextFault> for CellFault {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::Missing => Self::Missing,
            TextFault::TooLong { max } => Self::TooLong { max },
            TextFault::ControlCharacter => Self::ControlCharacter,
        }
    }
}

impl From<DateTextError> for CellFault {
    fn from(error: DateTextError) -> Self {
        match error {
            DateTextError::Form => Self::DateForm,
            DateTextError::DoesNotExist => Self::DateDoesNotExist,
        }
    }
}

/// What becomes of a row with a remark; the gravest of its remarks decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consequence {
    /// The row is imported as it is written, as text.
    ImportedAsText,
    /// The row is imported; a part of it is left out or looks wrong.
    ImportedWithWarning,
    /// The row is not imported.
    Rejected,
}

/// A fault of one import.
pub trait Fault {
    /// The word for the fault on the wire and in text keys.
    fn code(&self) -> &'static str;

    /// What becomes of the row.
    fn consequence(&self) -> Consequence;
}

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark<C, F> {
    /// The line of the file on which the row begins; the header is on line 1.
    pub line: usize,
    /// The column, where one is to blame.
    pub column: Option<C>,
    /// What is wrong.
    pub fault: F,
}

impl<C, F> Remark<C, F> {
    /// Puts a fault in its place.
    pub fn new(line: usize, column: impl Into<Option<C>>, fault: impl Into<F>) -> Self {
        Self { line, column: column.into(), fault: fault.into() }
    }
}

/// The rows that were rejected or warned of, as a file to mend and send again: the original columns, then the line and
/// the faults in words. Formula remarks are left out: nothing is to be mended.
///
/// `headers` names the two added columns; `describe` gives the words for a remark.
pub fn faulty_rows<C, F: Fault>(
    table: &Table,
    remarks: &[Remark<C, F>],
    headers: [&str; 2],
    describe: impl Fn(&Remark<C, F>) -> String,
) -> String {
    let mut by_line: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for remark in remarks.iter().filter(|remark| remark.fault.consequence() > Consequence::ImportedAsText) {
        by_line.entry(remark.line).or_default().push(describe(remark));
    }
    let heads = table.headers.iter().map(String::as_str).chain(headers);
    let mut writer = TableWriter::new(table.delimiter, heads);
    let width = table.headers.len();
    for row in &table.rows {
        let Some(faults) = by_line.get(&row.line) else { continue };
        let padding = std::iter::repeat_n("", width.saturating_sub(row.cells.len()));
        let cells = row.cells.iter().map(String::as_str).take(width).chain(padding);
        writer.row(cells.chain([row.line.to_string().as_str(), faults.join("; ").as_str()]));
    }
    writer.finish()
}
