//! Lists as files: what stands in each column is said once for each list, and written as CSV or as a workbook.

use std::fmt;

use actix_web::body::BoxBody;
use actix_web::{HttpRequest, HttpResponse, Responder};
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::tables::TableFormat;
use polku_domain::tables::{Delimiter, TableWriter};
use polku_i18n::{Language, format, text};
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::spawn_blocking;
use utoipa::openapi::{
    ContentBuilder, KnownFormat, ObjectBuilder, RefOr, Response, ResponseBuilder, SchemaFormat, Type,
};

use super::file::attachment;
use super::{Wanted, workbook};
use crate::app::App;
use crate::clock::finland;
use crate::problem::{AppError, FieldCode};

/// Most rows of one file.
pub const MOST_ROWS: usize = 100_000;

/// Rows that one statement reads.
const SLICE: usize = 1_000;

const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Text, and never a formula.
    Text(String),
    /// A whole number.
    Whole(u32),
    /// An instant, written in Finnish time.
    Moment(Timestamp),
    /// A day.
    Day(Date),
}

impl Cell {
    /// As text in a language.
    #[must_use]
    pub fn written(&self, language: Language) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Moment(at) => format::moment(language, finland().to_datetime(*at)),
            Self::Day(day) => format::date(language, *day),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(number)
    }
}

impl From<Timestamp> for Cell {
    fn from(at: Timestamp) -> Self {
        Self::Moment(at)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

struct Column<R> {
    header: String,
    cell: Box<dyn Fn(&R) -> Cell + Send>,
}

/// A list as it is written: its name and its columns. `R` is what the list itself shows of a row, so that a file holds
/// nothing that the list would not.
pub struct Sheet<R> {
    stem: &'static str,
    title: String,
    language: Language,
    columns: Vec<Column<R>>,
}

impl<R> fmt::Debug for Sheet<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("stem", &self.stem).finish_non_exhaustive()
    }
}

impl<R> Sheet<R> {
    /// A list without columns. `stem` names the file without its ending, `title` is the key of the text that names the
    /// list on its page.
    #[must_use]
    pub fn new(stem: &'static str, title: &str, language: Language) -> Self {
        Self { stem, title: text(language, title, &[]), language, columns: Vec::new() }
    }

    /// One column more, headed by the text of a key.
    #[must_use]
    pub fn column<C: Into<Cell>>(self, key: &str, cell: impl Fn(&R) -> C + Send + 'static) -> Self {
        let header = text(self.language, key, &[]);
        self.headed(header, cell)
    }

    /// One column more, headed by a text that somebody wrote.
    #[must_use]
    pub fn headed<C: Into<Cell>>(mut self, header: String, cell: impl Fn(&R) -> C + Send + 'static) -> Self {
        self.columns.push(Column { header, cell: Box::new(move |row| cell(row).into()) });
        self
    }

    /// The file. `now` becomes the time at which a workbook says it was made.
    ///
    /// # Errors
    /// `internal` when a workbook cannot hold a cell.
    pub fn write(&self, format: TableFormat, rows: &[R], now: Timestamp) -> Result<TableFile, AppError> {
        let headers = self.columns.iter().map(|column| column.header.as_str());
        let rows = rows.iter().map(|row| self.columns.iter().map(move |column| (column.cell)(row)));
        let bytes = match format {
            TableFormat::Csv => {
                let mut table = TableWriter::new(Delimiter::Semicolon, headers);
                rows.for_each(|cells| table.row(cells.map(|cell| cell.written(self.language))));
                table.finish().into_bytes()
            }
            TableFormat::Xlsx => {
                workbook::write(&self.title, headers, rows, self.language, now).map_err(AppError::internal)?
            }
        };
        Ok(TableFile { stem: self.stem, format, bytes })
    }
}

/// A list as a file to save.
#[derive(Debug)]
pub struct TableFile {
    stem: &'static str,
    format: TableFormat,
    bytes: Vec<u8>,
}

impl Responder for TableFile {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let (ending, media_type) = match self.format {
            TableFormat::Csv => ("csv", "text/csv; charset=utf-8"),
            TableFormat::Xlsx => ("xlsx", XLSX),
        };
        attachment(&format!("{}.{ending}", self.stem)).content_type(media_type).body(self.bytes)
    }
}

impl utoipa::IntoResponses for TableFile {
    fn responses() -> std::collections::BTreeMap<String, RefOr<Response>> {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        let bytes = text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
        let file = ResponseBuilder::new()
            .description("The list as a file, whole.")
            .content(CSV, ContentBuilder::new().schema(Some(text())).build())
            .content(XLSX, ContentBuilder::new().schema(Some(bytes)).build())
            .build();
        std::iter::once(("200".to_owned(), RefOr::T(file))).collect()
    }
}

/// Reads a list to its end, slice by slice, inside the transaction that `page` reads in. `position` is where a row
/// stands, as for a cursor.
///
/// # Errors
/// What `page` refuses; `invalid_fields` for more rows than a file may have: part of a list would look like all of it.
pub fn whole_list<R, P, E>(
    mut page: impl FnMut(&Wanted<P>) -> Result<Vec<R>, E>,
    position: impl Fn(&R) -> P,
) -> Result<Vec<R>, AppError>
where
    AppError: From<E>,
{
    let mut whole = Vec::new();
    let mut wanted = Wanted { limit: SLICE, after: None };
    loop {
        let mut rows = page(&wanted)?;
        let more = rows.len() > SLICE;
        rows.truncate(SLICE);
        wanted.after = rows.last().map(&position);
        whole.append(&mut rows);
        if whole.len() > MOST_ROWS {
            return Err(AppError::invalid("?", FieldCode::TooMany { max: MOST_ROWS as u64 }));
        }
        if !more {
            return Ok(whole);
        }
    }
}

/// Writes a file on a thread that may take its time. `turn` is of [`App::files`], taken before the rows were read: so
/// the memory of one file at a time is all that files take.
///
/// # Errors
/// As [`Sheet::write`].
pub async fn write_table<R: Send + 'static>(
    app: &App,
    turn: OwnedSemaphorePermit,
    sheet: Sheet<R>,
    format: Option<TableFormat>,
    rows: Vec<R>,
) -> Result<TableFile, AppError> {
    let now = app.clock.now();
    let task = spawn_blocking(move || {
        let file = sheet.write(format.unwrap_or_default(), &rows, now);
        drop(turn);
        file
    });
    task.await.unwrap_or_else(|stopped| Err(AppError::internal(stopped)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemCode;

    /// A list of `0..end`, as a store reads it.
    fn numbers(end: usize) -> impl FnMut(&Wanted<usize>) -> Result<Vec<usize>, AppError> {
        move |wanted| {
            let from = wanted.after.map_or(0, |after| after + 1);
            Ok((from..end).take(wanted.limit + 1).collect())
        }
    }

    #[test]
    fn a_list_is_read_to_its_end_once() {
        for end in [0, 1, SLICE - 1, SLICE, SLICE + 1, 3 * SLICE] {
            let whole = whole_list(numbers(end), |number| *number).unwrap();
            assert!(whole.iter().copied().eq(0..end), "{end}");
        }
    }

    #[test]
    fn part_of_a_list_is_never_taken_for_all_of_it() {
        assert_eq!(whole_list(numbers(MOST_ROWS), |number| *number).unwrap().len(), MOST_ROWS);
        let refused = whole_list(numbers(MOST_ROWS + 1), |number| *number).unwrap_err();
        assert_eq!(refused.code(), ProblemCode::InvalidFields);
    }
}
