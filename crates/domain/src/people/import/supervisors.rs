//! Supervisors as the file names them: known, somebody else, and not in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::led::Led;
use super::{PersonColumn, PersonFault, PersonRemark, StoredPerson, plan::ReadRow};
use crate::people::{ExternalId, ReportingLines};

/// Leaves out supervisors that cannot be, with a remark; doubtful ones get a remark only.
pub(super) fn check(
    rows: &mut [ReadRow],
    stored: &BTreeMap<&ExternalId, &StoredPerson>,
    led: &Led<'_>,
    remarks: &mut Vec<PersonRemark>,
) {
    let flags = supervisor_flags(rows, stored, led);
    for row in rows.iter_mut() {
        let Some(supervisor) = row.record.supervisor.as_ref() else { continue };
        let fault = if *supervisor == row.record.external_id {
            PersonFault::SupervisorIsSelf
        } else {
            match flags.get(supervisor) {
                None => PersonFault::SupervisorUnknown,
                Some(false) => PersonFault::SupervisorNotFlagged,
                Some(true) => continue,
            }
        };
        if fault != PersonFault::SupervisorNotFlagged {
            row.record.supervisor = None;
        }
        remarks.push(PersonRemark::new(row.line, PersonColumn::SupervisorExternalId, fault));
    }
    break_cycles(rows, stored, remarks);
}

/// Whether each known person is flagged as a supervisor; the file is newer than what is stored.
fn supervisor_flags(
    rows: &[ReadRow],
    stored: &BTreeMap<&ExternalId, &StoredPerson>,
    led: &Led<'_>,
) -> BTreeMap<ExternalId, bool> {
    let stored = stored.iter().map(|(id, person)| ((*id).clone(), person.record.is_supervisor));
    let read = rows.iter().map(|row| (row.record.external_id.clone(), row.record.is_supervisor));
    led.flags().chain(stored).chain(read).collect()
}

/// Everybody in a circle loses their supervisor: which link of it is wrong, nobody can tell from the file.
fn break_cycles(
    rows: &mut [ReadRow],
    stored: &BTreeMap<&ExternalId, &StoredPerson>,
    remarks: &mut Vec<PersonRemark>,
) {
    let lines: BTreeMap<ExternalId, usize> =
        rows.iter().map(|row| (row.record.external_id.clone(), row.line)).collect();
    let unmentioned = stored.iter().filter(|(id, _)| !lines.contains_key(**id));
    let pairs = unmentioned
        .filter_map(|(id, person)| Some(((*id).clone(), person.record.supervisor.clone()?)))
        .chain(
            rows.iter()
                .filter_map(|row| Some((row.record.external_id.clone(), row.record.supervisor.clone()?))),
        );
    let cycle_of: BTreeMap<ExternalId, BTreeSet<ExternalId>> = ReportingLines::new(pairs)
        .cycles()
        .into_iter()
        .flat_map(|cycle| cycle.clone().into_iter().map(move |id| (id, cycle.clone())))
        .collect();
    for row in rows {
        let Some(cycle) = cycle_of.get(&row.record.external_id) else { continue };
        row.record.supervisor = None;
        let lines = cycle.iter().filter_map(|id| lines.get(id).copied()).collect::<BTreeSet<_>>();
        let fault = PersonFault::SupervisorInCycle { lines: lines.into_iter().collect() };
        remarks.push(PersonRemark::new(row.line, PersonColumn::SupervisorExternalId, fault));
    }
}
