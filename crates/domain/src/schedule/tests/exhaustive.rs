//! Small schedules beside the trial of every start, facilitator and room.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::generated::schedules;
use crate::schedule::fixtures::{clock, group, participant};
use crate::schedule::{
    Attendee, Fact, Placement, Schedule, ScheduleGroup, ScheduleInput, Standing, Task, TaskId, check,
    propose, score,
};

/// Unplaced and disturbed tasks of the best there is, by the checker alone.
pub(super) fn best_by_trial(schedule: &Schedule) -> (usize, usize) {
    let free: Vec<_> =
        schedule.input().tasks.iter().filter(|task| !matches!(task.standing, Standing::Fixed(_))).collect();
    let mut best = (free.len() + 1, 0);
    let mut placed = BTreeMap::new();
    descend(schedule, &free, &mut placed, (0, 0), &mut best);
    best
}

fn descend(
    schedule: &Schedule,
    left: &[&Task],
    placed: &mut BTreeMap<TaskId, Placement>,
    lost: (usize, usize),
    best: &mut (usize, usize),
) {
    if lost >= *best {
        return;
    }
    let Some((task, rest)) = left.split_first() else {
        *best = lost;
        return;
    };
    let kept = match task.standing {
        Standing::Kept(placement) => Some(placement),
        Standing::Free | Standing::Fixed(_) => None,
    };
    for placement in all_placements(schedule, task) {
        placed.insert(task.id, placement);
        if check(schedule, placed).is_empty() {
            let moved = usize::from(kept.is_some_and(|kept| kept != placement));
            descend(schedule, rest, placed, (lost.0, lost.1 + moved), best);
        }
        placed.remove(&task.id);
    }
    descend(schedule, rest, placed, (lost.0 + 1, lost.1 + usize::from(kept.is_some())), best);
}

fn all_placements(schedule: &Schedule, task: &Task) -> Vec<Placement> {
    let holders: Vec<_> = match task.facilitators.as_slice() {
        [] => vec![None],
        some => some.iter().copied().map(Some).collect(),
    };
    let rooms: Vec<_> = match task.room {
        None => vec![None],
        Some(_) => schedule.input().rooms.iter().map(|room| Some(room.id)).collect(),
    };
    let mut all = Vec::new();
    for date in schedule.days() {
        for half_hour in 0..8 {
            for facilitator in &holders {
                for room in &rooms {
                    let start = clock(8 + half_hour / 2, half_hour % 2 * 30);
                    all.push(Placement { date: *date, start, facilitator: *facilitator, room: *room });
                }
            }
        }
    }
    all
}

/// The schedule in which one fact does not hold and only those of a cause do.
fn without(input: &ScheduleInput, facts: &[Fact]) -> ScheduleInput {
    let has = |fact: Fact| facts.contains(&fact);
    let mut input = input.clone();
    for task in &mut input.tasks {
        if let Standing::Kept(_) = task.standing {
            task.standing = Standing::Free;
        }
    }
    input.tasks.retain(|task| has(Fact::Held(task.id)));
    let ids: Vec<_> = input.tasks.iter().map(|task| task.id).collect();
    input.orders.retain(|order| {
        ids.contains(&order.earlier)
            && ids.contains(&order.later)
            && has(Fact::Order(order.earlier, order.later))
    });
    input.same_week.clear();
    input.attendees.retain(|its| has(Fact::Attendee(its.person)));
    for its in &mut input.facilitators {
        if !has(Fact::FacilitatorLimits(its.person)) {
            (its.most_in_a_day, its.most_in_a_week) = (None, None);
        }
    }
    for task in &mut input.tasks {
        // Who is no fact is always there for whoever needs somebody.
        if task
            .facilitators
            .iter()
            .any(|its| !has(Fact::Facilitator(*its)) && !has(Fact::FacilitatorLimits(*its)))
        {
            task.facilitators.clear();
        }
        if !has(Fact::Rooms) {
            task.room = None;
            if let Standing::Fixed(placement) = &mut task.standing {
                placement.room = None;
            }
        }
        if let Standing::Fixed(placement) = &mut task.standing
            && placement
                .facilitator
                .is_some_and(|its| !has(Fact::Facilitator(its)) && !has(Fact::FacilitatorLimits(its)))
        {
            placement.facilitator = None;
        }
    }
    input
}

/// Whether the facts a trial can leave out are all there is: the people of groups and limits apart from their holder are
/// left to the solver's own tests.
fn can_be_tried(facts: &[Fact]) -> bool {
    facts.iter().all(|fact| match fact {
        Fact::FacilitatorLimits(person) => facts.contains(&Fact::Facilitator(*person)),
        _ => true,
    })
}

/// Splits groups that are no fact: each of their tasks for a group of its own, with nobody in common that is no fact.
fn apart(mut input: ScheduleInput, facts: &[Fact]) -> Option<ScheduleInput> {
    let shared =
        |one, other| facts.contains(&Fact::Shared(one, other)) || facts.contains(&Fact::Shared(other, one));
    let old = input.groups.clone();
    if facts.iter().any(|fact| matches!(fact, Fact::Attendee(_)))
        && facts.iter().any(|fact| matches!(fact, Fact::Shared(..)))
    {
        return None;
    }
    let named: Vec<_> = input.attendees.iter().map(|its| its.person).collect();
    let mut renamed = BTreeMap::new();
    let mut groups: Vec<ScheduleGroup> = Vec::new();
    let mut attendees = Vec::new();
    let mut links = 0;
    for (number, task) in (0_u32..).zip(&mut input.tasks) {
        let before = task.id;
        let members = &old.iter().find(|its| its.id == before.group)?.members;
        task.id.group = group(1_000 + number);
        renamed.insert(before, task.id);
        let mut own = Vec::new();
        for (place, member) in (0_u32..).zip(members) {
            if named.contains(member) {
                let person = participant(10_000 + number * 100 + place);
                let its = input.attendees.iter().find(|its| its.person == *member)?;
                attendees.push(Attendee { person, ..its.clone() });
                own.push(person);
            }
        }
        for (other, id) in &renamed {
            let together = if other.group == before.group {
                facts.contains(&Fact::Group(before.group))
            } else {
                shared(other.group, before.group)
            };
            if together && *id != task.id {
                links += 1;
                let link = participant(20_000 + links);
                own.push(link);
                groups.iter_mut().find(|its| its.id == id.group)?.members.push(link);
            }
        }
        groups.push(ScheduleGroup { id: task.id.group, members: own });
    }
    for order in &mut input.orders {
        order.earlier = *renamed.get(&order.earlier)?;
        order.later = *renamed.get(&order.later)?;
    }
    input.groups = groups;
    input.attendees = attendees;
    Some(input)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// As many as can be, as few moved as can be; whatever is said to be proven is true, and no limit is ever broken.
    #[test]
    fn nothing_better_is_found_by_trying_everything(input in schedules(4)) {
        let schedule = Schedule::parse(input).unwrap();
        let proposal = propose(&schedule);
        prop_assert_eq!(check(&schedule, &proposal.placed), vec![]);
        let best = best_by_trial(&schedule);
        prop_assert_eq!((proposal.unplaced.len(), proposal.moved.len()), best);
        prop_assert!(proposal.most && proposal.fewest);
        prop_assert!(proposal.unplaced.iter().all(|its| its.cause.as_ref().is_some_and(|cause| cause.minimal)));
        prop_assert_eq!(score(&schedule, &proposal.placed), proposal.score.wishes);
    }

    /// What a cause names cannot hold together, and without any one of it the rest can: tried on a schedule in which
    /// nothing else holds.
    #[test]
    fn what_is_named_suffices_and_is_needed(input in schedules(4)) {
        let schedule = Schedule::parse(input.clone()).unwrap();
        for cause in propose(&schedule).unplaced.into_iter().filter_map(|its| its.cause) {
            let unplaced = |facts: &[Fact]| {
                let only = can_be_tried(facts).then(|| apart(without(&input, facts), facts)).flatten()?;
                Some(best_by_trial(&Schedule::parse(only).unwrap()).0)
            };
            if let Some(unplaced) = unplaced(&cause.facts) {
                prop_assert!(unplaced > 0, "{:?} is no cause", cause.facts);
            }
            for left_out in &cause.facts {
                let rest: Vec<Fact> = cause.facts.iter().copied().filter(|fact| fact != left_out).collect();
                if let Some(unplaced) = unplaced(&rest) {
                    prop_assert_eq!(unplaced, 0, "{:?} of {:?} is not needed", left_out, cause.facts);
                }
            }
        }
    }
}
