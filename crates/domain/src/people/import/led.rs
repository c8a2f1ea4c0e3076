//! Lines of the register that lead to somebody who is followed by another line: two persons were merged
//! (`merging`), and the number of the one who was absorbed is still in the files.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::ReadRow;
use crate::{ids::PersonId, people::ExternalId};

/// A number that leads to a person who is followed by another line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedLine {
    /// The number.
    pub external_id: ExternalId,
    /// To whom it leads.
    pub person: PersonId,
    /// The number by which they are followed, where that is in the same register.
    pub followed: Option<ExternalId>,
    /// Whether they are flagged as a supervisor.
    pub is_supervisor: bool,
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

    /// Gives the rows the numbers that are followed, and takes out those that say nothing: their lines, and to whom
    /// each leads.
    ///
    /// Where the file has the followed line, that one counts. Where it has only the other one of the same register, that
    /// one does: somebody has tidied the register up. A line of another register than the followed one never counts.
    pub(super) fn lead(
        &self,
        rows: &mut Vec<ReadRow>,
        present: impl Fn(&ExternalId) -> bool,
    ) -> Vec<(usize, PersonId)> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let mut taken = BTreeSet::new();
        let mut silent = Vec::new();
        rows.retain_mut(|row| {
            let followed = |number: &ExternalId| self.lines.get(number).and_then(|led| led.followed.clone());
            if let Some(number) = row.record.supervisor.as_ref().and_then(followed) {
                row.record.supervisor = Some(number);
            }
            let Some(led) = self.lines.get(&row.record.external_id) else { return true };
            match &led.followed {
                Some(number) if !present(number) && taken.insert(number.clone()) => {
                    row.record.external_id = number.clone();
                    true
                }
                _ => {
                    silent.push((row.line, led.person));
                    false
                }
            }
        });
        silent
    }
}
