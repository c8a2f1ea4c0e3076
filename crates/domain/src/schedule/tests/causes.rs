//! What is said of tasks that cannot be met.

use jiff::civil::{Date, date};

use super::proposed;
use crate::programmes::element::DeliveryMode;
use crate::schedule::fixtures::{
    at, clock, empty, facilitator, group, holder, office_week, participant, remote, room, task_id,
};
use crate::schedule::{
    Attendee, Busy, Facilitator, Fact, Order, Placement, Room, RoomNeed, ScheduleGroup, ScheduleInput,
    Standing, Task,
};

const MONDAY: Date = date(2020, 8, 31);

fn week() -> ScheduleInput {
    let mut input = empty(MONDAY, date(2020, 9, 4));
    input.groups.push(ScheduleGroup { id: group(0), members: (0..20).map(participant).collect() });
    input
}

fn facts(input: ScheduleInput) -> Vec<Fact> {
    let (_, proposal) = proposed(input);
    assert_eq!(proposal.unplaced.len(), 1, "{proposal:?}");
    assert!(proposal.most);
    let cause = proposal.unplaced[0].cause.clone().unwrap();
    assert!(cause.minimal);
    cause.facts
}

#[test]
fn a_facilitator_without_a_free_slot_is_named_with_the_task() {
    let mut input = week();
    let every_noon = (0..5).map(|day| {
        let date = MONDAY.checked_add(jiff::Span::new().days(day)).unwrap();
        Busy::parse(date.to_datetime(at(11)), date.to_datetime(clock(12, 30))).unwrap()
    });
    input.facilitators.push(Facilitator { busy: every_noon.collect(), ..holder(0) });
    input.facilitators.push(holder(1));
    let id = task_id(0, 7, 1);
    input.tasks.push(Task { facilitators: vec![facilitator(0)], ..remote(id, 240) });
    input.tasks.push(Task { facilitators: vec![facilitator(1)], ..remote(task_id(0, 8, 1), 240) });
    assert_eq!(facts(input.clone()), [Fact::Held(id), Fact::Facilitator(facilitator(0))]);
    let between = proposed(input).1.unplaced[0].cause.as_ref().and_then(|cause| cause.between);
    assert_eq!(between, Some((MONDAY, date(2020, 9, 4))));
}

#[test]
fn a_task_too_long_for_any_day_is_named_alone() {
    let mut input = week();
    let id = task_id(0, 0, 1);
    input.tasks.push(remote(id, 481));
    assert_eq!(facts(input), [Fact::Held(id)]);
}

#[test]
fn two_part_timers_who_never_meet_are_both_named() {
    let mut input = week();
    let attendee = |number, from, until| Attendee {
        person: participant(number),
        week: office_week(from, until),
        busy: vec![],
    };
    input.attendees = vec![attendee(3, 8, 12), attendee(4, 8, 16), attendee(7, 12, 16)];
    let id = task_id(0, 0, 1);
    input.tasks.push(remote(id, 60));
    assert_eq!(
        facts(input),
        [Fact::Held(id), Fact::Attendee(participant(3)), Fact::Attendee(participant(7))]
    );
}

#[test]
fn rooms_that_are_too_small_are_told_as_rooms() {
    let mut input = week();
    input.rooms =
        (0..20).map(|number| Room { id: room(number), seats: 20, step_free: true, busy: vec![] }).collect();
    let id = task_id(0, 0, 1);
    let need = RoomNeed { seats: 21, step_free: false };
    input.tasks.push(Task { mode: DeliveryMode::InPerson, room: Some(need), ..remote(id, 60) });
    assert_eq!(facts(input), [Fact::Held(id), Fact::Rooms]);
}

#[test]
fn gaps_that_do_not_fit_into_the_period_name_the_whole_row() {
    let mut input = week();
    let ids = [1, 2, 3].map(|element| task_id(0, element, 1));
    input.tasks.extend(ids.map(|id| remote(id, 60)));
    for pair in ids.windows(2) {
        input.orders.push(Order { earlier: pair[0], later: pair[1], least_days: 3, greatest_days: None });
    }
    let named = facts(input);
    assert_eq!(named.iter().filter(|fact| matches!(fact, Fact::Held(_))).count(), 3);
    assert_eq!(named.iter().filter(|fact| matches!(fact, Fact::Order(..))).count(), 2);
    assert_eq!(named.len(), 5);
}

#[test]
fn a_fixed_session_in_the_way_is_named() {
    let mut input = week();
    input.last = MONDAY;
    let fixed = Placement { date: MONDAY, start: at(10), facilitator: None, room: None };
    let (before, id) = (task_id(0, 0, 1), task_id(0, 1, 1));
    input.tasks.push(Task { standing: Standing::Fixed(fixed), ..remote(before, 240) });
    input.tasks.push(remote(id, 180));
    assert_eq!(facts(input), [Fact::Held(before), Fact::Held(id), Fact::Group(group(0))]);
}

#[test]
fn a_group_with_more_than_a_day_holds_names_no_person() {
    let mut input = week();
    input.last = MONDAY;
    input.groups.push(ScheduleGroup { id: group(1), members: vec![participant(0), participant(1)] });
    input.tasks.push(remote(task_id(0, 0, 1), 300));
    input.tasks.push(remote(task_id(1, 0, 1), 300));
    let expected =
        [Fact::Held(task_id(0, 0, 1)), Fact::Held(task_id(1, 0, 1)), Fact::Shared(group(0), group(1))];
    assert_eq!(facts(input), expected);
}

#[test]
fn a_facilitators_limit_is_told_apart_from_their_calendar() {
    let mut input = week();
    input.facilitators.push(Facilitator { most_in_a_week: Some(300), ..holder(0) });
    for element in 0..2 {
        input.tasks.push(Task { facilitators: vec![facilitator(0)], ..remote(task_id(0, element, 1), 180) });
    }
    let expected =
        [Fact::Held(task_id(0, 0, 1)), Fact::Held(task_id(0, 1, 1)), Fact::FacilitatorLimits(facilitator(0))];
    assert_eq!(facts(input), expected);
}
