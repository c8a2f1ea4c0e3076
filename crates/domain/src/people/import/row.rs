//! One row of a staff register.

use jiff::civil::Date;

use super::{PersonColumn, PersonFault, PersonRemark, StaffFile, StaffRecord};
use crate::{
    agencies::PlaceName,
    people::{Email, ExternalId, JobCategory, Leave, NamePart, PersonName, Title},
    tables::{CellFault, Column, ImportFile, Row, is_formula, parse_date},
    text::{Language, TextFault},
};

/// Reads one row. Either a record, or at least one remark that rejects the row.
pub(super) fn read(file: &StaffFile, row: &Row, remarks: &mut Vec<PersonRemark>) -> Option<StaffRecord> {
    if let Err(fault) = file.file.check_width(row) {
        remarks.push(PersonRemark::new(row.line, None, fault));
        return None;
    }
    note_formulas(&file.file, row, remarks);
    Cells { file: &file.file, row, remarks }.record(file.default_language)
}

fn note_formulas(file: &ImportFile<PersonColumn>, row: &Row, remarks: &mut Vec<PersonRemark>) {
    for column in PersonColumn::ALL.iter().copied() {
        if is_formula(file.columns.cell(row, &column)) {
            remarks.push(PersonRemark::new(row.line, column, PersonFault::FormulaAsText));
        }
    }
}

/// The cells of a row, with a place for what is wrong with them.
struct Cells<'a> {
    file: &'a ImportFile<PersonColumn>,
    row: &'a Row,
    remarks: &'a mut Vec<PersonRemark>,
}

impl Cells<'_> {
    /// All cells are read before the first missing one ends it, so that every fault of the row is told.
    fn record(&mut self, default_language: Language) -> Option<StaffRecord> {
        let external_id = self.text(PersonColumn::ExternalId, ExternalId::parse);
        let family = self.text(PersonColumn::FamilyName, NamePart::parse);
        let given = self.text(PersonColumn::GivenName, NamePart::parse);
        let email =
            self.required(PersonColumn::Email, |cell| Email::parse(cell).or(Err(PersonFault::EmailInvalid)));
        let unit = self.text(PersonColumn::Unit, PlaceName::parse);
        let site = self.optional_text(PersonColumn::Site, PlaceName::parse);
        let title = self.optional_text(PersonColumn::Title, Title::parse);
        let job_category = self.text(PersonColumn::JobCategory, JobCategory::parse);
        let is_supervisor = self
            .required(PersonColumn::IsSupervisor, |cell| parse_flag(cell).ok_or(PersonFault::FlagUnknown));
        let supervisor = self.optional_text(PersonColumn::SupervisorExternalId, ExternalId::parse);
        let role_started_on = self.day(PersonColumn::RoleStartedOn);
        let leave = self.leave();
        let language = self.optional(PersonColumn::Language, |cell| {
            parse_language(cell).ok_or(PersonFault::LanguageUnknown)
        });
        Some(StaffRecord {
            external_id: external_id?,
            name: PersonName { family: family?, given: given? },
            email: Some(email?),
            unit: Some(unit?),
            site: site?,
            title: title?,
            job_category: job_category?,
            is_supervisor: is_supervisor?,
            supervisor: supervisor?,
            role_started_on: role_started_on?,
            leave: leave?,
            language: language?.unwrap_or(default_language),
        })
    }

    fn day(&mut self, column: PersonColumn) -> Option<Option<Date>> {
        self.optional(column, |cell| parse_date(cell).map_err(|error| CellFault::from(error).into()))
    }

    /// Two days that have to fit each other.
    fn leave(&mut self) -> Option<Option<Leave>> {
        let (from, until) = (self.day(PersonColumn::LeaveFrom), self.day(PersonColumn::LeaveUntil));
        let read = Leave::of_days(from?, until?).map_err(PersonFault::Leave);
        self.keep(PersonColumn::LeaveUntil, read)
    }

    fn text<T>(&mut self, column: PersonColumn, parse: impl Fn(&str) -> Result<T, TextFault>) -> Option<T> {
        self.required(column, |cell| parse(cell).map_err(|fault| CellFault::from(fault).into()))
    }

    fn optional_text<T>(
        &mut self,
        column: PersonColumn,
        parse: impl Fn(&str) -> Result<T, TextFault>,
    ) -> Option<Option<T>> {
        self.optional(column, |cell| parse(cell).map_err(|fault| CellFault::from(fault).into()))
    }

    fn required<T>(
        &mut self,
        column: PersonColumn,
        parse: impl Fn(&str) -> Result<T, PersonFault>,
    ) -> Option<T> {
        let read = self.file.required(self.row, &column).map_err(PersonFault::from).and_then(parse);
        self.keep(column, read)
    }

    /// `None` where the cell is faulty, `Some(None)` where it is empty.
    fn optional<T>(
        &mut self,
        column: PersonColumn,
        parse: impl Fn(&str) -> Result<T, PersonFault>,
    ) -> Option<Option<T>> {
        let read = self.file.optional(self.row, &column).map(parse).transpose();
        self.keep(column, read)
    }

    fn keep<T>(&mut self, column: PersonColumn, read: Result<T, PersonFault>) -> Option<T> {
        read.map_err(|fault| self.remarks.push(PersonRemark::new(self.row.line, column, fault))).ok()
    }
}

fn parse_flag(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "k" | "kyllä" | "kylla" | "ja" | "j" | "yes" | "y" | "true" | "1" => Some(true),
        "e" | "ei" | "nej" | "n" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

fn parse_language(cell: &str) -> Option<Language> {
    let folded = cell.to_lowercase();
    match folded.split(['-', '_']).next().unwrap_or_default() {
        "suomi" | "finska" | "finnish" => Some(Language::Fi),
        "ruotsi" | "svenska" | "swedish" => Some(Language::Sv),
        "englanti" | "engelska" | "english" => Some(Language::En),
        code => Language::parse(code).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_in_three_languages() {
        for yes in ["K", "kyllä", "Ja", "YES", "true", "1"] {
            assert_eq!(parse_flag(yes), Some(true), "{yes}");
        }
        for no in ["E", "ei", "Nej", "NO", "false", "0"] {
            assert_eq!(parse_flag(no), Some(false), "{no}");
        }
        assert_eq!(parse_flag("?"), None);
    }

    #[test]
    fn languages_are_read_by_code_and_by_name() {
        assert_eq!(parse_language("sv-FI"), Some(Language::Sv));
        assert_eq!(parse_language("Suomi"), Some(Language::Fi));
        assert_eq!(parse_language("de"), None);
    }
}
