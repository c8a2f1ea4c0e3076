//! Lists as files, read back.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use polku_domain::tables::without_guard;
use polku_i18n::{Language, format};

/// The cells of a CSV, as they were before formulas were made harmless.
pub fn csv_cells(file: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(file).unwrap().strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(|cell| without_guard(cell).to_owned()).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

/// The cells of a workbook with one sheet and no formula, moments and numbers written as the CSV writes them, and how
/// many of them are real moments and real numbers.
pub fn workbook_cells(file: &[u8], language: Language) -> (Vec<Vec<String>>, usize, usize) {
    cells_with_days(file, language, &[])
}

/// As [`workbook_cells`], where the columns at these places hold days: a workbook keeps them as moments at midnight.
pub fn cells_with_days(file: &[u8], language: Language, days: &[usize]) -> (Vec<Vec<String>>, usize, usize) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 1);
    assert_eq!(book.worksheet_formula(&names[0]).unwrap().used_cells().count(), 0);
    let range = book.worksheet_range(&names[0]).unwrap();
    let (mut moments, mut numbers) = (0, 0);
    let mut written = |(column, cell): (usize, &Data)| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => {
            numbers += 1;
            number.to_string()
        }
        Data::DateTime(at) => {
            moments += 1;
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let part = |number: u8| i8::try_from(number).unwrap();
            let day = date(i16::try_from(year).unwrap(), part(month), part(day));
            if days.contains(&column) {
                assert_eq!((hour, minute, second), (0, 0, 0));
                format::date(language, day)
            } else {
                format::moment(language, day.at(part(hour), part(minute), part(second), 0))
            }
        }
        other => panic!("a cell of another kind: {other:?}"),
    };
    let cells = range.rows().map(|row| row.iter().enumerate().map(&mut written).collect()).collect();
    (cells, moments, numbers)
}

/// The name of the only sheet.
pub fn sheet_name(file: &[u8]) -> String {
    let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
    book.sheet_names().remove(0)
}

/// A part of a workbook as the XML it is.
pub fn part(file: &[u8], name: &str) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// All parts of a workbook as one text.
pub fn parts(file: &[u8]) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    for index in 0..book.len() {
        book.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}
