//! What the register says otherwise of somebody than before, as far as it can matter to a programme.

use std::collections::BTreeSet;

use super::import::{ChangedField, FieldChange, PersonColumn};

/// A fact about somebody that changed in the register. Only which one: neither the old value nor the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangedFact {
    /// The name.
    Name,
    /// The unit.
    Unit,
    /// The site.
    Site,
    /// The job title.
    Title,
    /// The job category.
    JobCategory,
    /// Whether they are a supervisor.
    IsSupervisor,
    /// Their own supervisor.
    Supervisor,
    /// Somebody above them has another supervisor now.
    ReportingLine,
    /// The first day of the present role.
    RoleStart,
    /// The days of a leave of absence.
    Leave,
    /// Whether they are in service.
    Service,
}

impl ChangedFact {
    /// Every fact, in the order in which it is shown.
    pub const ALL: &[Self] = &[
        Self::Name,
        Self::Unit,
        Self::Site,
        Self::Title,
        Self::JobCategory,
        Self::IsSupervisor,
        Self::Supervisor,
        Self::ReportingLine,
        Self::RoleStart,
        Self::Leave,
        Self::Service,
    ];

    /// Stable code, as in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Title => "title",
            Self::JobCategory => "job_category",
            Self::IsSupervisor => "is_supervisor",
            Self::Supervisor => "supervisor",
            Self::ReportingLine => "reporting_line",
            Self::RoleStart => "role_start",
            Self::Leave => "leave",
            Self::Service => "service",
        }
    }

    /// Reads a stable code; `None` for a code that is not on the list.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.code() == code)
    }

    /// What the importer found to be different. How somebody is reached and in which language is no matter of any
    /// programme.
    #[must_use]
    pub fn of_import(changes: &[FieldChange]) -> BTreeSet<Self> {
        changes.iter().filter_map(|change| Self::of_field(change.field)).collect()
    }

    const fn of_field(field: ChangedField) -> Option<Self> {
        let column = match field {
            ChangedField::Active => return Some(Self::Service),
            ChangedField::Column(column) => column,
        };
        match column {
            PersonColumn::FamilyName | PersonColumn::GivenName => Some(Self::Name),
            PersonColumn::Unit => Some(Self::Unit),
            PersonColumn::Site => Some(Self::Site),
            PersonColumn::Title => Some(Self::Title),
            PersonColumn::JobCategory => Some(Self::JobCategory),
            PersonColumn::IsSupervisor => Some(Self::IsSupervisor),
            PersonColumn::SupervisorExternalId => Some(Self::Supervisor),
            PersonColumn::RoleStartedOn => Some(Self::RoleStart),
            PersonColumn::LeaveFrom | PersonColumn::LeaveUntil => Some(Self::Leave),
            PersonColumn::ExternalId | PersonColumn::Email | PersonColumn::Language => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Column;

    #[test]
    fn every_fact_reads_back_from_its_code() {
        for fact in ChangedFact::ALL {
            assert_eq!(ChangedFact::from_code(fact.code()), Some(*fact));
        }
    }

    #[test]
    fn every_column_of_the_register_is_a_fact_or_a_matter_of_reaching_somebody() {
        let change = |column: &PersonColumn| FieldChange {
            field: ChangedField::Column(*column),
            before: "a".into(),
            after: "b".into(),
        };
        let silent: Vec<PersonColumn> = PersonColumn::ALL
            .iter()
            .copied()
            .filter(|column| ChangedFact::of_import(&[change(column)]).is_empty())
            .collect();
        assert_eq!(silent, [PersonColumn::ExternalId, PersonColumn::Email, PersonColumn::Language]);
    }
}
