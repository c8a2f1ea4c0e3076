//! The applications of the call of 2020, imported as they are.
#![expect(clippy::unwrap_used, reason = "a helper that cannot do its part fails the test")]

use std::collections::BTreeMap;

use jiff::{civil::date, tz::TimeZone};
use polku_domain::{
    applications::import::{ApplicationColumn, ApplicationFault, ApplicationsFile, Frame},
    programmes::{
        call::{Answer, AnswerFault, Window},
        fixtures,
    },
    tables::{CellFault, ColumnFault, ColumnRef, Encoding, Fault, FileFault, ImportOptions},
};
use proptest::prelude::*;

const APPLICATIONS: &[u8] = include_bytes!("../../../demo/palkeet-2020/hakemukset.csv");
const HEADER: &str = "lahetetty;nro;perustelu;toivottu_toteutustapa;motivaatio_1_5";

fn read(bytes: &[u8]) -> Result<ApplicationsFile, FileFault<ApplicationColumn>> {
    read_with(bytes, &ImportOptions::default(), Window::parse(date(2020, 4, 14), date(2020, 5, 1)).unwrap())
}

fn read_with(
    bytes: &[u8],
    options: &ImportOptions<ApplicationColumn>,
    window: Window,
) -> Result<ApplicationsFile, FileFault<ApplicationColumn>> {
    let zone = TimeZone::get("Europe/Helsinki").unwrap();
    ApplicationsFile::read(bytes, options, Frame { questions: &fixtures::questions(), window, zone: &zone })
}

fn remarks(rows: &str) -> Vec<(usize, String, &'static str)> {
    let file = read(format!("{HEADER}\n{rows}").as_bytes()).unwrap();
    file.remarks
        .iter()
        .map(|remark| {
            let column = remark.column.as_ref().map(|column| column.key().to_owned());
            (remark.line, column.unwrap_or_default(), remark.fault.code())
        })
        .collect()
}

#[test]
fn all_137_applications_of_2020_are_read_without_a_fault() {
    let file = read(APPLICATIONS).unwrap();
    assert_eq!(file.file.table.encoding, Encoding::Windows1252);
    assert_eq!((file.rows.len(), file.remarks.as_slice()), (137, &[][..]));
    let first = &file.rows[0];
    assert_eq!((first.line, first.applicant.as_str()), (2, "102443"));
    assert_eq!(first.submitted_at.to_string(), "2020-04-14T09:27:00Z");
    let answers: BTreeMap<&str, &Answer> =
        first.answers.iter().map(|(key, answer)| (key.as_str(), answer)).collect();
    let reason = "Työni on muuttunut paljon; itsensä johtaminen ja ajankäyttö ovat minulle ajankohtaisia.";
    assert_eq!(answers["reason"], &Answer::Text(reason.to_owned()));
    assert_eq!(answers["preferred_mode"], &Answer::Choice("any".to_owned()));
    assert_eq!(answers["motivation"], &Answer::Scale(2));
}

#[test]
fn every_way_of_taking_part_is_told_by_its_label_or_its_beginning() {
    let file = read(APPLICATIONS).unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, answer) in file.rows.iter().flat_map(|row| row.answers.iter()) {
        if let Answer::Choice(key) = answer {
            *counts.entry(key.clone()).or_default() += 1;
        }
    }
    let expected = [("any", 75), ("in_person", 32), ("remote", 30)];
    assert_eq!(counts, expected.map(|(key, count)| (key.to_owned(), count)).into());
}

#[test]
fn faulty_rows_are_named_and_the_others_read() {
    let rows = "\
        13.4.2020 23:59;1;Haluan;ei väliä;2\n\
        1.5.2020 23:59;2;Haluan;ei väliä;2\n\
        2.5.2020 0:00;3;Haluan;ei väliä;2\n\
        eilen;4;Haluan;ei väliä;2\n\
        15.4.2020 8:00;2;Haluan;ei väliä;2\n\
        15.4.2020 8:00;;;laivalla;9\n\
        15.4.2020 8:00;7;Haluan\n\
        15.4.2020 8:00;8;=1+1;kasvokkain;\n";
    let expected = [
        (2, "submitted_at", "outside_window"),
        (4, "submitted_at", "outside_window"),
        (5, "submitted_at", "date_form"),
        (6, "applicant", "applicant_taken"),
        (7, "applicant", "value_missing"),
        (7, "preferred_mode", "choice_unknown"),
        (7, "motivation", "off_scale"),
        (7, "reason", "value_missing"),
        (8, "", "too_few_columns"),
        (9, "reason", "formula_as_text"),
    ];
    assert_eq!(remarks(rows), expected.map(|(line, column, code)| (line, column.to_owned(), code)));
    let lines: Vec<usize> =
        read(format!("{HEADER}\n{rows}").as_bytes()).unwrap().rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 9]);
}

#[test]
fn hour_that_summer_time_skips_does_not_exist_and_the_doubled_one_is_the_first() {
    let spring = Window::parse(date(2020, 3, 28), date(2020, 3, 30)).unwrap();
    let text = format!("{HEADER}\n29.3.2020 3:30;1;Haluan;etä;1\n");
    let file = read_with(text.as_bytes(), &ImportOptions::default(), spring).unwrap();
    assert_eq!(file.remarks[0].fault, ApplicationFault::Cell(CellFault::DateDoesNotExist));
    let autumn = Window::parse(date(2020, 10, 24), date(2020, 10, 26)).unwrap();
    let text = format!("{HEADER}\n25.10.2020 3:30;1;Haluan;etä;1\n");
    let file = read_with(text.as_bytes(), &ImportOptions::default(), autumn).unwrap();
    assert_eq!(file.rows[0].submitted_at.to_string(), "2020-10-25T00:30:00Z");
}

#[test]
fn question_without_a_column_is_told_and_can_be_pointed_to() {
    let text = "lahetetty;nro;vapaa;tapa\n15.4.2020 8:00;1;Haluan;etä\n";
    let faults = ["reason", "preferred_mode"].map(|key| ColumnFault::Missing(ApplicationColumn::named(key)));
    assert_eq!(read(text.as_bytes()).unwrap_err(), FileFault::Columns(faults.to_vec()));
    let mut options = ImportOptions::default();
    options.columns.insert(ApplicationColumn::named("reason"), ColumnRef::parse("vapaa"));
    options.columns.insert(ApplicationColumn::named("preferred_mode"), ColumnRef::parse("#4"));
    let window = Window::parse(date(2020, 4, 14), date(2020, 5, 1)).unwrap();
    assert_eq!(read_with(text.as_bytes(), &options, window).unwrap().rows.len(), 1);
}

#[test]
fn line_breaks_may_stand_in_what_people_write() {
    let file = read(format!("{HEADER}\n15.4.2020 8:00;1;\"Yksi\nKaksi\";etä;1\n").as_bytes()).unwrap();
    let answer = file.rows[0].answers.iter().find(|(key, _)| key.as_str() == "reason").unwrap().1;
    assert_eq!(answer, &Answer::Text("Yksi\nKaksi".to_owned()));
    let nul = format!("{HEADER}\n15.4.2020 8:00;1;a\0b;etä;1\n");
    let fault = ApplicationFault::Answer(AnswerFault::ControlCharacter);
    assert_eq!(read(nul.as_bytes()).unwrap().remarks[0].fault, fault);
}

proptest! {
    #[test]
    fn any_rows_below_the_header_are_read(rows in "([0-9.: ;\"\r\n=ä]{0,20};){0,20}") {
        let _ = read(format!("{HEADER}\n{rows}").as_bytes());
    }
}
