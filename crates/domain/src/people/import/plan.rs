//! What an import would do.

use std::collections::{BTreeMap, BTreeSet};

use super::led::Led;
use super::{
    FieldChange, LedLine, PersonColumn, PersonFault, PersonRemark, StaffFile, StaffRecord, StoredPerson, diff,
};
use super::{row, supervisors};
use crate::{ids::PersonId, people::ExternalId};

/// What an import would do; nothing is done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPlan {
    /// Every row of the file in its order.
    pub rows: Vec<PlannedRow>,
    /// What is wrong with rows or worth knowing, by line.
    pub remarks: Vec<PersonRemark>,
    /// Active people who are not in the file. A row that is rejected still shows that its person is there.
    pub absent: Vec<PersonId>,
    /// How many people of this register were active before.
    pub active_before: usize,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// The line of the file on which the row begins.
    pub line: usize,
    /// What becomes of it.
    pub outcome: RowOutcome,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// Not imported; a remark says why.
    Rejected,
    /// Somebody who is not stored yet.
    New(StaffRecord),
    /// Somebody stored, of whom the file says something else.
    Changed {
        /// The person.
        person: PersonId,
        /// What the register says now.
        record: StaffRecord,
        /// What is different; never empty.
        changes: Vec<FieldChange>,
    },
    /// Somebody stored, of whom the file says the same.
    Unchanged {
        /// The person.
        person: PersonId,
    },
    /// Somebody who is followed by another line: this one says nothing but that they are there.
    Led {
        /// The person.
        person: PersonId,
        /// Who holds this line.
        held_by: PersonId,
    },
}

/// What to do with people who are not in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AbsentPolicy {
    /// Leave them as they are.
    #[default]
    Keep,
    /// Put them out of service.
    Deactivate {
        /// The number of people somebody has agreed to deactivate, where it is above the limit. It has to be exactly
        /// the number of the plan, so that a stale confirmation agrees to nothing else.
        confirmed: Option<usize>,
    },
}

/// More people would be deactivated than goes without saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{deactivated} of {active} active people would be deactivated")]
pub struct TooManyDeactivations {
    /// How many would be deactivated.
    pub deactivated: usize,
    /// How many are active.
    pub active: usize,
}

impl ImportPlan {
    /// Share of the active people that may be deactivated without confirmation, in per cent.
    pub const DEACTIVATION_LIMIT_PERCENT: usize = 5;

    /// Who is to be deactivated under `policy`.
    ///
    /// # Errors
    /// [`TooManyDeactivations`] when more than 5 % of the active people would be and nobody confirmed that number.
    pub fn deactivations(&self, policy: AbsentPolicy) -> Result<&[PersonId], TooManyDeactivations> {
        match policy {
            AbsentPolicy::Keep => Ok(&[]),
            AbsentPolicy::Deactivate { confirmed } => {
                if self.needs_confirmation() && confirmed != Some(self.absent.len()) {
                    let (deactivated, active) = (self.absent.len(), self.active_before);
                    return Err(TooManyDeactivations { deactivated, active });
                }
                Ok(&self.absent)
            }
        }
    }

    /// Whether deactivating everybody absent would take a confirmation.
    #[must_use]
    pub const fn needs_confirmation(&self) -> bool {
        self.absent.len() * 100 > self.active_before * Self::DEACTIVATION_LIMIT_PERCENT
    }

    /// How many rows have an outcome.
    #[must_use]
    pub fn count(&self, wanted: impl Fn(&RowOutcome) -> bool) -> usize {
        self.rows.iter().filter(|row| wanted(&row.outcome)).count()
    }

    /// The records to be stored, new and changed.
    pub fn records(&self) -> impl Iterator<Item = &StaffRecord> {
        self.rows.iter().filter_map(|row| match &row.outcome {
            RowOutcome::New(record) | RowOutcome::Changed { record, .. } => Some(record),
            RowOutcome::Rejected | RowOutcome::Unchanged { .. } | RowOutcome::Led { .. } => None,
        })
    }
}

/// A row that was read without a fault that rejects it.
pub(super) struct ReadRow {
    pub(super) line: usize,
    pub(super) record: StaffRecord,
}

pub(super) fn make(file: &StaffFile, stored: &[StoredPerson], led: &[LedLine]) -> ImportPlan {
    let led = Led::new(led);
    let stored_by_id: BTreeMap<&ExternalId, &StoredPerson> =
        led.ended().chain(stored.iter().map(|person| (&person.record.external_id, person))).collect();
    let mut remarks = Vec::new();
    let mut present = First::default();
    let mut read = read_rows(file, &mut present, &mut remarks);
    let in_file = |number: &ExternalId| present.has(number.as_str());
    let silent = led.lead(&mut read, in_file);
    for row in &mut read {
        let number = &row.record.external_id;
        // Of two lines no fact is mixed: one that takes over is silent as it was left, and not as the other one ended.
        let said = led.said(number).or_else(|| stored_by_id.get(number).map(|person| &person.record));
        if let Some(said) = said {
            row.record.keep_from(said, |column| file.file.columns.has(&column));
        }
    }
    supervisors::check(&mut read, &stored_by_id, &led, &mut remarks);
    remark_shared_addresses(&read, &mut remarks);
    remarks.sort_by_key(|remark| remark.line);
    let active = stored.iter().filter(|person| person.active);
    let by_other_line = led.people(in_file);
    let is_absent =
        |person: &&StoredPerson| !in_file(&person.record.external_id) && !by_other_line.contains(&person.id);
    let absent = active.clone().filter(is_absent);
    ImportPlan {
        absent: absent.map(|person| person.id).collect(),
        active_before: active.count(),
        rows: outcomes(file, read, &silent, &stored_by_id),
        remarks,
    }
}

/// The line on which each text was met first.
#[derive(Default)]
struct First(BTreeMap<String, usize>);

impl First {
    /// The line where `text` stood before, or `None` at its first time.
    fn met(&mut self, text: &str, line: usize) -> Option<usize> {
        match self.0.get(text) {
            Some(first) => Some(*first),
            None => {
                self.0.insert(text.to_owned(), line);
                None
            }
        }
    }

    fn has(&self, text: &str) -> bool {
        self.0.contains_key(text)
    }
}

fn read_rows(file: &StaffFile, present: &mut First, remarks: &mut Vec<PersonRemark>) -> Vec<ReadRow> {
    let mut read = Vec::with_capacity(file.file.table.rows.len());
    for row in &file.file.table.rows {
        let record = row::read(file, row, remarks);
        let number = file.file.columns.cell(row, &PersonColumn::ExternalId);
        let taken = if number.is_empty() { None } else { present.met(number, row.line) };
        if let Some(first_line) = taken {
            let fault = PersonFault::ExternalIdTaken { first_line };
            remarks.push(PersonRemark::new(row.line, PersonColumn::ExternalId, fault));
        } else if let Some(record) = record {
            read.push(ReadRow { line: row.line, record });
        }
    }
    read
}

fn remark_shared_addresses(rows: &[ReadRow], remarks: &mut Vec<PersonRemark>) {
    let mut addresses = First::default();
    for row in rows {
        let address = row.record.text(PersonColumn::Email).to_lowercase();
        if let Some(first_line) = addresses.met(&address, row.line) {
            let fault = PersonFault::EmailShared { first_line };
            remarks.push(PersonRemark::new(row.line, PersonColumn::Email, fault));
        }
    }
}

fn outcomes(
    file: &StaffFile,
    read: Vec<ReadRow>,
    silent: &[(usize, &LedLine)],
    stored: &BTreeMap<&ExternalId, &StoredPerson>,
) -> Vec<PlannedRow> {
    let led = silent.iter().map(|(line, _)| *line);
    let accepted: BTreeSet<usize> = read.iter().map(|row| row.line).chain(led).collect();
    let rejected = file.file.table.rows.iter().map(|row| row.line).filter(|line| !accepted.contains(line));
    let mut rows: Vec<PlannedRow> =
        rejected.map(|line| PlannedRow { line, outcome: RowOutcome::Rejected }).collect();
    let of_led = |(line, led): &(usize, &LedLine)| PlannedRow {
        line: *line,
        outcome: RowOutcome::Led { person: led.person, held_by: led.held_by },
    };
    rows.extend(silent.iter().map(of_led));
    for ReadRow { line, record } in read {
        let outcome = match stored.get(&record.external_id) {
            None => RowOutcome::New(record),
            Some(person) => {
                let changes = diff::changes(person, &record);
                if changes.is_empty() {
                    RowOutcome::Unchanged { person: person.id }
                } else {
                    RowOutcome::Changed { person: person.id, record, changes }
                }
            }
        };
        rows.push(PlannedRow { line, outcome });
    }
    rows.sort_by_key(|row| row.line);
    rows
}
