//! Lines of the register that lead to somebody who is followed by another line: two persons were merged
//! (`merging`), and the number of the one who was absorbed is still in the files.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::ReadRow;
use super::{StaffRecord, StoredPerson};
use crate::{ids::PersonId, people::ExternalId};

/// A number that leads to a person who is followed by another line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedLine {
    /// The number.
    pub external_id: ExternalId,
    /// Who holds this line: somebody who was merged into the person.
    pub held_by: PersonId,
    /// To whom it leads.
    pub person: PersonId,
    /// The number by which they are followed, where that is in the same register.
    pub followed: Option<ExternalId>,
    /// Whether they are flagged as a supervisor.
    pub is_supervisor: bool,
    /// The person, where they are followed in another register and that has put them out of service.
    pub ended: Option<EndedPerson>,
}

/// A person whom the register of their followed line has put out of service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedPerson {
    /// As the followed line left them.
    pub stored: StoredPerson,
    /// What the line that leads to them said last.
    pub line: StaffRecord,
}

/// The numbers of one register that lead to somebody else's line.
pub(super) struct Led<'a> {
    lines: BTreeMap<&'a ExternalId, &'a LedLine>,
}

impl<'a> Led<'a> {
    pub(super) fn new(lines: &'a [LedLine]) -> Self {
        Self { lines: lines.iter().map(|line| (&line.external_id, line)).collect() }
    }

    /// Whether each of these numbers is a supervisor's.
    pub(super) fn flags(&self) -> impl Iterator<Item = (ExternalId, bool)> {
        self.lines.values().map(|line| (line.external_id.clone(), line.is_supervisor))
    }

    /// Everybody with a number of their own that is `present` in the file, whichever line they are followed by.
    pub(super) fn people(&self, present: impl Fn(&ExternalId) -> bool) -> BTreeSet<PersonId> {
        self.lines.values().filter(|line| present(&line.external_id)).map(|line| line.person).collect()
    }

    /// Those for whom a number may take over, by that number.
    pub(super) fn ended(&self) -> impl Iterator<Item = (&'a ExternalId, &'a StoredPerson)> {
        self.lines.iter().filter_map(|(number, line)| Some((*number, &line.ended.as_ref()?.stored)))
    }

    /// What the line of a number that may take over said last.
    pub(super) fn said(&self, number: &ExternalId) -> Option<&'a StaffRecord> {
        self.lines.get(number).and_then(|line| line.ended.as_ref()).map(|ended| &ended.line)
    }

    /// By which number each person with rows of such lines is called in this file. Of several lines of another register
    /// than the followed one, the first one of the file that can be read.
    fn called(&self, rows: &[ReadRow]) -> BTreeMap<PersonId, &'a ExternalId> {
        let mut called = BTreeMap::new();
        for line in rows.iter().filter_map(|row| self.lines.get(&row.record.external_id)) {
            let number = match (&line.followed, &line.ended) {
                (Some(followed), _) => followed,
                (None, Some(_)) => &line.external_id,
                (None, None) => continue,
            };
            called.entry(line.person).or_insert(number);
        }
        called
    }

    /// Gives the rows the numbers that are followed, and takes out those that say nothing: their lines, and which line
    /// of the register each is.
    ///
    /// Where the file has the followed line, that one counts. Where it has only the other one of the same register, that
    /// one does: somebody has tidied the register up. A line of another register than the followed one counts where that
    /// other register has put the person out of service: they have gone on in this one.
    pub(super) fn lead(
        &self,
        rows: &mut Vec<ReadRow>,
        present: impl Fn(&ExternalId) -> bool,
    ) -> Vec<(usize, &'a LedLine)> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let called = self.called(rows);
        let mut taken = BTreeSet::new();
        let mut silent = Vec::new();
        rows.retain_mut(|row| {
            let number_of = |number: &ExternalId| {
                let line = self.lines.get(number)?;
                line.followed.as_ref().or_else(|| called.get(&line.person).copied()).cloned()
            };
            if let Some(number) = row.record.supervisor.as_ref().and_then(number_of) {
                row.record.supervisor = Some(number);
            }
            let Some(line) = self.lines.get(&row.record.external_id).copied() else { return true };
            let speaks = line.followed.as_ref().map_or(line.ended.is_some(), |number| !present(number));
            if speaks && taken.insert(line.person) {
                if let Some(number) = &line.followed {
                    row.record.external_id = number.clone();
                }
                return true;
            }
            silent.push((row.line, line));
            false
        });
        silent
    }
}
