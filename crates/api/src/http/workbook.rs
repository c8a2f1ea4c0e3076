//! A list as a workbook of Office Open XML (ISO/IEC 29500), as spreadsheets read it.
//!
//! Nothing in it says who asked for it. The same rows at the same instant give the same bytes.

use jiff::Timestamp;
use jiff::civil::Date;
use polku_i18n::Language;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, XlsxError};

use super::Cell;
use crate::clock::finland;

/// Width of a column in characters: no narrower than a filter's arrow allows, no wider than a screen can bear.
const WIDTHS: (usize, usize) = (10, 60);

/// Characters that a cell needs beside its text; in the header row the arrow of the filter.
const MARGIN: usize = 3;

/// Characters of a moment, and of a day.
const MOMENT: usize = 16;
const DAY: usize = 10;

/// Format of text cells: what is typed over later stays text, too.
const TEXT: &str = "@";

/// How a moment shows: as the language writes it everywhere else, without the weekday.
const fn moment_format(language: Language) -> &'static str {
    match language {
        Language::Fi | Language::Sv => "d.m.yyyy hh:mm",
        Language::En => "d mmmm yyyy hh:mm",
    }
}

/// How a day shows.
const fn day_format(language: Language) -> &'static str {
    match language {
        Language::Fi | Language::Sv => "d.m.yyyy",
        Language::En => "d mmmm yyyy",
    }
}

/// Writes one sheet: a bold header row that stays in sight and filters, then the rows.
///
/// # Errors
/// What a workbook cannot hold: more than 1,048,576 rows, a text of more than 32,767 characters, a day before 1900.
pub fn write<'a>(
    title: &str,
    headers: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = impl Iterator<Item = Cell>>,
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.as_second())?;
    book.set_properties(&DocProperties::new().set_author("").set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(title)?;
    let text = Format::new().set_num_format(TEXT);
    let moment = Format::new().set_num_format(moment_format(language));
    let day = Format::new().set_num_format(day_format(language));
    let head = Format::new().set_num_format(TEXT).set_bold().set_border_bottom(FormatBorder::Thin);
    let mut widths = Vec::new();
    for (column, header) in (0_u16..).zip(headers) {
        sheet.write_string_with_format(0, column, header, &head)?;
        widths.push(header.chars().count());
    }
    let mut last = 0;
    for (row, cells) in (1_u32..).zip(rows) {
        last = row;
        for ((column, cell), width) in (0_u16..).zip(cells).zip(&mut widths) {
            let needed = match cell {
                Cell::Nothing => 0,
                Cell::Text(written) => {
                    let needed = written.chars().count();
                    sheet.write_string_with_format(row, column, written, &text)?;
                    needed
                }
                Cell::Whole(number) => {
                    sheet.write_number(row, column, number)?;
                    0
                }
                Cell::Moment(at) => {
                    sheet.write_datetime_with_format(row, column, wall_clock(at)?, &moment)?;
                    MOMENT
                }
                Cell::Day(on) => {
                    sheet.write_datetime_with_format(row, column, on_the_day(on)?, &day)?;
                    DAY
                }
            };
            *width = needed.max(*width);
        }
    }
    for (column, width) in (0_u16..).zip(&widths) {
        let shown = width.saturating_add(MARGIN).clamp(WIDTHS.0, WIDTHS.1);
        sheet.set_column_width(column, f64::from(u8::try_from(shown).unwrap_or(u8::MAX)))?;
    }
    if let Some(end) = widths.len().checked_sub(1).and_then(|end| u16::try_from(end).ok()) {
        sheet.autofilter(0, 0, last, end)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
    book.save_to_buffer()
}

/// What a clock on a Finnish wall shows: a workbook knows no zones.
fn wall_clock(at: Timestamp) -> Result<ExcelDateTime, XlsxError> {
    let wall = finland().to_datetime(at);
    on_the_day(wall.date())?.and_hms(
        u16::from(part(wall.hour())),
        part(wall.minute()),
        f64::from(wall.second()),
    )
}

fn on_the_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// A part of a date or a time, none of which is below nothing.
fn part(number: i8) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use jiff::civil::date;

    use super::*;

    fn now() -> Timestamp {
        "2020-05-26T21:30:07Z".parse().unwrap()
    }

    fn book(rows: Vec<Vec<Cell>>) -> Vec<u8> {
        let rows = rows.into_iter().map(Vec::into_iter);
        write("Hakemukset", ["=A1", "Milloin"].into_iter(), rows, Language::Fi, now()).unwrap()
    }

    fn opened(bytes: Vec<u8>) -> (Vec<String>, calamine::Range<Data>, bool) {
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = read.sheet_names();
        let formulas = read.worksheet_formula(&names[0]).unwrap();
        let range = read.worksheet_range(&names[0]).unwrap();
        (names, range, formulas.used_cells().next().is_some())
    }

    #[test]
    fn text_stays_text_a_number_a_number_and_a_moment_a_moment() {
        let odd = [
            "=1+1",
            "+358",
            "-1",
            "@x",
            "\tx",
            "a\r\nb",
            "_x0041_",
            "\u{1}",
            "007",
            "2020-01-01",
            " x ",
            "<&>\"'",
        ];
        let rows = odd.iter().map(|text| vec![Cell::from((*text).to_owned()), Cell::Moment(now())]);
        let rows = rows.chain([vec![Cell::Whole(42), Cell::Nothing]]).collect();
        let (names, range, formulas) = opened(book(rows));
        assert_eq!((names, formulas), (vec!["Hakemukset".to_owned()], false));
        assert_eq!(range.get((0, 0)), Some(&Data::String("=A1".into())));
        for (row, text) in (1..).zip(odd) {
            assert_eq!(range.get((row, 0)), Some(&Data::String(text.into())));
            let Some(Data::DateTime(at)) = range.get((row, 1)) else { panic!("{row}: no moment") };
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            // Half past midnight on the wall is another day than in UTC.
            assert_eq!((year, month, day, hour, minute, second), (2020, 5, 27, 0, 30, 7));
        }
        let end = 1 + odd.len();
        assert_eq!(range.get((end, 0)), Some(&Data::Float(42.0)));
        assert_eq!(range.get((end, 1)), Some(&Data::Empty));
    }

    #[test]
    fn an_empty_list_is_a_workbook_with_its_headers() {
        let (_, range, _) = opened(book(Vec::new()));
        assert_eq!(range.height(), 1);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let rows = || {
            vec![vec![
                Cell::Text("x".into()),
                Cell::Moment(date(2020, 1, 1).to_zoned(finland()).unwrap().timestamp()),
            ]]
        };
        assert_eq!(book(rows()), book(rows()));
    }
}
