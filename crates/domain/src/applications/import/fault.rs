//! What can be wrong with a row of an application file.

use super::ApplicationColumn;
use crate::{
    programmes::call::AnswerFault,
    tables::{CellFault, Consequence, Fault, Remark},
};

/// What is wrong with a row, or worth knowing about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationFault {
    /// The row or a cell of it cannot be read.
    Cell(CellFault),
    /// The answer does not fit its question.
    Answer(AnswerFault),
    /// It was sent before the call opened or after it closed.
    OutsideWindow,
    /// An earlier row is of the same applicant; that row counts, faulty or not.
    ApplicantTaken {
        /// Line of the earlier row.
        first_line: usize,
    },
    /// Nobody in service has the number.
    ApplicantUnknown,
    /// The applicant has applied already, with other answers or at another time; what is stored stays.
    AppliedAlready,
    /// The text looks like a formula; it stays text, here and in every export.
    FormulaAsText,
}

/// A fault and where it stands.
pub type ApplicationRemark = Remark<ApplicationColumn, ApplicationFault>;

impl From<CellFault> for ApplicationFault {
    fn from(fault: CellFault) -> Self {
        Self::Cell(fault)
    }
}

impl From<AnswerFault> for ApplicationFault {
    fn from(fault: AnswerFault) -> Self {
        Self::Answer(fault)
    }
}

impl Fault for ApplicationFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Cell(fault) => fault.code(),
            Self::Answer(fault) => answer_code(*fault),
            Self::OutsideWindow => "outside_window",
            Self::ApplicantTaken { .. } => "applicant_taken",
            Self::ApplicantUnknown => "applicant_unknown",
            Self::AppliedAlready => "applied_already",
            Self::FormulaAsText => "formula_as_text",
        }
    }

    fn consequence(&self) -> Consequence {
        match self {
            Self::FormulaAsText => Consequence::ImportedAsText,
            _ => Consequence::Rejected,
        }
    }
}

/// The words every import uses, where one fits.
const fn answer_code(fault: AnswerFault) -> &'static str {
    match fault {
        AnswerFault::Missing => "value_missing",
        AnswerFault::TooLong { .. } => "text_too_long",
        AnswerFault::ControlCharacter => "control_character",
        AnswerFault::UnknownChoice => "choice_unknown",
        AnswerFault::OffScale => "off_scale",
        AnswerFault::NotAsked | AnswerFault::Twice | AnswerFault::WrongKind => "answer_unfit",
    }
}
