//! The difference between a file and what is stored.

use super::{PersonColumn, StaffRecord};
use crate::{ids::PersonId, tables::Column};

/// A person as stored, from the same register as the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPerson {
    /// Names the person.
    pub id: PersonId,
    /// Whether they are in service.
    pub active: bool,
    /// What the register said last.
    pub record: StaffRecord,
}

/// What of a person a file changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedField {
    /// What a column holds.
    Column(PersonColumn),
    /// Back in service: stored as inactive, and in the file again.
    Active,
}

impl ChangedField {
    /// The word for the field on the wire and in the audit log.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Column(column) => column.key(),
            Self::Active => "active",
        }
    }
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: ChangedField,
    /// As stored; empty where nothing was.
    pub before: String,
    /// As in the file; empty where nothing is.
    pub after: String,
}

/// What `record` changes in `stored`.
pub(super) fn changes(stored: &StoredPerson, record: &StaffRecord) -> Vec<FieldChange> {
    let back = (!stored.active).then(|| FieldChange {
        field: ChangedField::Active,
        before: false.to_string(),
        after: true.to_string(),
    });
    let columns = PersonColumn::ALL.iter().filter_map(|column| {
        let (before, after) = (stored.record.text(*column), record.text(*column));
        (before != after).then_some(FieldChange { field: ChangedField::Column(*column), before, after })
    });
    columns.chain(back).collect()
}
