mod causes;
mod exhaustive;
mod figures;
pub(super) mod generated;
mod keeping;
mod limits;

use std::collections::BTreeMap;

use super::{Placement, Proposal, Schedule, ScheduleInput, TaskId, check, propose};

fn proposed(input: ScheduleInput) -> (Schedule, Proposal) {
    let schedule = Schedule::parse(input).unwrap();
    let proposal = propose(&schedule);
    assert_eq!(check(&schedule, &proposal.placed), []);
    (schedule, proposal)
}

fn broken(schedule: &Schedule, placed: &[(TaskId, Placement)]) -> usize {
    check(schedule, &placed.iter().copied().collect::<BTreeMap<_, _>>()).len()
}
