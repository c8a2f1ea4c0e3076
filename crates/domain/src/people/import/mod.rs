//! Import of a staff register: from the bytes of a file to a plan of what it changes.
//!
//! [`StaffFile::open`] recognises encoding, delimiter and columns (each can be corrected), [`StaffFile::plan`] reads
//! the rows against what is stored. A plan changes nothing: a dry run shows it, an import carries it out, and the
//! same file again gives a plan without changes. Every fault names its row by the line in the file.
//!
//! Who is absent from the file is deactivated only when asked, and never more than 5 % of the active people unless
//! somebody confirmed exactly that number: half a file must not put half a staff out of service.
//!
//! A leave of absence is its days. A column that tells why somebody is away is left where it is, and a caller who
//! points to one is refused.
//!
//! Not here: storing (`api`), and the words for a fault (`locales`).

mod column;
mod diff;
mod fault;
mod led;
mod plan;
mod record;
mod row;
mod supervisors;

pub use column::PersonColumn;
pub use diff::{ChangedField, FieldChange, StoredPerson};
pub use fault::{PersonFault, PersonRemark};
pub use led::{EndedPerson, LedLine};
pub use plan::{AbsentPolicy, ImportPlan, PlannedRow, RowOutcome, TooManyDeactivations};
pub use record::StaffRecord;

use crate::{
    people::is_cause_of_absence,
    tables::{Column, ColumnFault, FileFault, ImportFile, ImportOptions},
    text::Language,
};

/// A staff register, read and with its columns known.
#[derive(Clone, Debug)]
pub struct StaffFile {
    file: ImportFile<PersonColumn>,
    default_language: Language,
}

impl StaffFile {
    /// Reads a register. Where it tells no language, new people get `default_language`.
    ///
    /// # Errors
    /// [`FileFault`] when the file as a whole is refused.
    pub fn open(
        bytes: &[u8],
        options: &ImportOptions<PersonColumn>,
        default_language: Language,
    ) -> Result<Self, FileFault<PersonColumn>> {
        let file = ImportFile::open(bytes, &PersonColumn::specs(), options)?;
        let why = PersonColumn::ALL.iter().copied().filter(|column| {
            let header = file.columns.number(column).and_then(|number| file.table.headers.get(number - 1));
            header.is_some_and(|header| is_cause_of_absence(header))
        });
        let why: Vec<_> = why.map(ColumnFault::NotTaken).collect();
        if why.is_empty() { Ok(Self { file, default_language }) } else { Err(FileFault::Columns(why)) }
    }

    /// Headers of columns that tell why people are absent. Nothing of them is read.
    pub fn causes_of_absence(&self) -> impl Iterator<Item = &str> {
        self.file.table.headers.iter().map(String::as_str).filter(|header| is_cause_of_absence(header))
    }

    /// The table and its columns.
    #[must_use]
    pub const fn file(&self) -> &ImportFile<PersonColumn> {
        &self.file
    }

    /// What the file would change in `stored`: everybody, active or not, who came from the same register.
    #[must_use]
    pub fn plan(&self, stored: &[StoredPerson]) -> ImportPlan {
        self.plan_led(stored, &[])
    }

    /// As [`StaffFile::plan`], where some numbers of the register lead to people who are followed by another line.
    #[must_use]
    pub fn plan_led(&self, stored: &[StoredPerson], led: &[LedLine]) -> ImportPlan {
        plan::make(self, stored, led)
    }
}
