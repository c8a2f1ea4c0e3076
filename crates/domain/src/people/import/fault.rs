//! What can be wrong with a row of a staff register.

use super::PersonColumn;
use crate::people::LeaveFault;
use crate::tables::{CellFault, Consequence, Fault, Remark};

/// What is wrong with a row, or worth knowing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonFault {
    /// The row or a cell of it cannot be read.
    Cell(CellFault),
    /// No e-mail address.
    EmailInvalid,
    /// Neither yes (`K`, `kyllä`, `ja`, `yes`, `true`, `1`) nor no (`E`, `ei`, `nej`, `no`, `false`, `0`).
    FlagUnknown,
    /// The days are no leave of absence.
    Leave(LeaveFault),
    /// None of the languages of the service.
    LanguageUnknown,
    /// An earlier row has the same number; that row counts, faulty or not.
    ExternalIdTaken {
        /// Line of the earlier row.
        first_line: usize,
    },
    /// The supervisor is neither in the file nor stored.
    SupervisorUnknown,
    /// The person is their own supervisor.
    SupervisorIsSelf,
    /// Through others, the person is their own supervisor.
    SupervisorInCycle {
        /// Lines of everybody in the cycle who is in the file, this row's too.
        lines: Vec<usize>,
    },
    /// The supervisor is not flagged as one; kept, since the flag may be what is wrong.
    SupervisorNotFlagged,
    /// An earlier row has the same address: mails to one would reach the other.
    EmailShared {
        /// Line of the earlier row.
        first_line: usize,
    },
    /// The text looks like a formula; it stays text, here and in every export.
    FormulaAsText,
}

/// A fault and where it stands.
pub type PersonRemark = Remark<PersonColumn, PersonFault>;

impl From<CellFault> for PersonFault {
    fn from(fault: CellFault) -> Self {
        Self::Cell(fault)
    }
}

impl Fault for PersonFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Cell(fault) => fault.code(),
            Self::EmailInvalid => "email_invalid",
            Self::FlagUnknown => "flag_unknown",
            Self::Leave(LeaveFault::WithoutStart) => "leave_without_start",
            Self::Leave(LeaveFault::EndsBeforeStart) => "leave_ends_before_start",
            Self::LanguageUnknown => "language_unknown",
            Self::ExternalIdTaken { .. } => "external_id_taken",
            Self::SupervisorUnknown => "supervisor_unknown",
            Self::SupervisorIsSelf => "supervisor_is_self",
            Self::SupervisorInCycle { .. } => "supervisor_in_cycle",
            Self::SupervisorNotFlagged => "supervisor_not_flagged",
            Self::EmailShared { .. } => "email_shared",
            Self::FormulaAsText => "formula_as_text",
        }
    }

    fn consequence(&self) -> Consequence {
        match self {
            Self::Cell(_)
            | Self::EmailInvalid
            | Self::FlagUnknown
            | Self::Leave(_)
            | Self::LanguageUnknown
            | Self::ExternalIdTaken { .. } => Consequence::Rejected,
            Self::SupervisorUnknown
            | Self::SupervisorIsSelf
            | Self::SupervisorInCycle { .. }
            | Self::SupervisorNotFlagged
            | Self::EmailShared { .. } => Consequence::ImportedWithWarning,
            Self::FormulaAsText => Consequence::ImportedAsText,
        }
    }
}
