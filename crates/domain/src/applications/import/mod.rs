//! Import of applications that were made elsewhere, as in the call of 2020.
//!
//! A file has one application a row: when it was sent (wall-clock time of the call's zone), who sent it (number in the
//! staff register) and a column for each question of the call. The call's own check decides whether answers are
//! good: an imported application passes the same gate as one written in the browser.
//!
//! Not here: whether the person is known or has applied already; the server finds that out and adds its remark.

mod answers;
mod column;
mod fault;

pub use column::ApplicationColumn;
pub use fault::{ApplicationFault, ApplicationRemark};

use std::collections::BTreeMap;

use jiff::{
    Timestamp,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::{
    people::ExternalId,
    programmes::call::{Answers, Questions, Window},
    tables::{CellFault, FileFault, ImportFile, ImportOptions, Row, parse_local_time},
};

/// What an application file is read against.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The questions of the call.
    pub questions: &'a Questions,
    /// When people may apply.
    pub window: Window,
    /// Where the wall clock hangs.
    pub zone: &'a TimeZone,
}

/// A file of applications, read row by row.
#[derive(Clone, Debug)]
pub struct ApplicationsFile {
    /// The table and its columns.
    pub file: ImportFile<ApplicationColumn>,
    /// Rows without a fault that rejects them, in the order of the file.
    pub rows: Vec<ApplicationRow>,
    /// What is wrong with rows or worth knowing, by line.
    pub remarks: Vec<ApplicationRemark>,
}

/// One application of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationRow {
    /// The line of the file on which the row begins.
    pub line: usize,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// Number of the applicant in the staff register.
    pub applicant: ExternalId,
    /// The answers, good by the call's own check.
    pub answers: Answers,
}

impl ApplicationsFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FileFault`] when the file as a whole is refused.
    pub fn read(
        bytes: &[u8],
        options: &ImportOptions<ApplicationColumn>,
        frame: Frame<'_>,
    ) -> Result<Self, FileFault<ApplicationColumn>> {
        let file = ImportFile::open(bytes, &column::specs(frame.questions), options)?;
        let mut remarks = Vec::new();
        let mut first_lines = BTreeMap::new();
        let mut rows = Vec::new();
        for row in &file.table.rows {
            let read = read_row(&file, row, frame, &mut remarks);
            let number = file.columns.cell(row, &ApplicationColumn::Applicant);
            match first_lines.get(number) {
                Some(first_line) if !number.is_empty() => {
                    let fault = ApplicationFault::ApplicantTaken { first_line: *first_line };
                    remarks.push(ApplicationRemark::new(row.line, ApplicationColumn::Applicant, fault));
                }
                _ => {
                    first_lines.insert(number.to_owned(), row.line);
                    rows.extend(read);
                }
            }
        }
        Ok(Self { file, rows, remarks })
    }
}

fn read_row(
    file: &ImportFile<ApplicationColumn>,
    row: &Row,
    frame: Frame<'_>,
    remarks: &mut Vec<ApplicationRemark>,
) -> Option<ApplicationRow> {
    if let Err(fault) = file.check_width(row) {
        remarks.push(ApplicationRemark::new(row.line, None, fault));
        return None;
    }
    let mut keep = |column, fault| remarks.push(ApplicationRemark::new(row.line, column, fault));
    let submitted_at =
        submitted_at(file, row, frame).map_err(|fault| keep(ApplicationColumn::SubmittedAt, fault)).ok();
    let applicant =
        applicant(file, row).map_err(|fault| keep(ApplicationColumn::Applicant, fault.into())).ok();
    let answers = answers::read(file, row, frame.questions, remarks);
    Some(ApplicationRow {
        line: row.line,
        submitted_at: submitted_at?,
        applicant: applicant?,
        answers: answers?,
    })
}

fn applicant(file: &ImportFile<ApplicationColumn>, row: &Row) -> Result<ExternalId, CellFault> {
    Ok(ExternalId::parse(file.required(row, &ApplicationColumn::Applicant)?)?)
}

fn submitted_at(
    file: &ImportFile<ApplicationColumn>,
    row: &Row,
    frame: Frame<'_>,
) -> Result<Timestamp, ApplicationFault> {
    let cell = file.required(row, &ApplicationColumn::SubmittedAt)?;
    let local = parse_local_time(cell).map_err(CellFault::from)?;
    // The hour that the clock shows twice in autumn is taken as the first of the two.
    let ambiguous = frame.zone.to_ambiguous_zoned(local);
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(CellFault::DateDoesNotExist.into());
    }
    let instant = ambiguous.compatible().map_err(|_| CellFault::DateDoesNotExist)?.timestamp();
    let (opens, closes) = (frame.window.opens_at(frame.zone), frame.window.closes_at(frame.zone));
    if (opens..closes).contains(&instant) { Ok(instant) } else { Err(ApplicationFault::OutsideWindow) }
}
