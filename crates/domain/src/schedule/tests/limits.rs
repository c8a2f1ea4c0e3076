//! Each limit by itself: the checker finds it, and the solver keeps it.

use jiff::civil::{Date, date};

use super::{broken, proposed};
use crate::programmes::element::DeliveryMode;
use crate::schedule::fixtures::{
    at, clock, empty, facilitator, group, holder, hours, office_week, participant, remote, room, task_id,
};
use crate::schedule::{
    Attendee, Busy, Facilitator, Order, PartOfDay, Placement, Room, RoomNeed, Schedule, ScheduleError,
    ScheduleGroup, ScheduleInput, Standing, Task, Wish, propose,
};

const TUESDAY: Date = date(2020, 9, 1);

fn one_day() -> ScheduleInput {
    let mut input = empty(TUESDAY, TUESDAY);
    input.groups.push(ScheduleGroup { id: group(0), members: vec![participant(0)] });
    input.groups.push(ScheduleGroup { id: group(1), members: vec![participant(0), participant(1)] });
    input
}

fn placement(hour: i8) -> Placement {
    Placement { date: TUESDAY, start: at(hour), facilitator: None, room: None }
}

fn starts(input: ScheduleInput) -> Vec<Option<(Date, i8)>> {
    let (schedule, proposal) = proposed(input);
    let place = |task: &Task| proposal.placed.get(&task.id).map(|its| (its.date, its.start.hour()));
    schedule.input().tasks.iter().map(place).collect()
}

#[test]
fn a_day_holds_what_fits_into_its_hours() {
    let mut input = one_day();
    input.tasks.extend([remote(task_id(0, 0, 1), 240), remote(task_id(1, 1, 1), 240)]);
    let mut both = starts(input.clone());
    both.sort_unstable();
    assert_eq!(both, [Some((TUESDAY, 8)), Some((TUESDAY, 12))]);
    input.tasks.push(remote(task_id(0, 2, 1), 30));
    assert_eq!(proposed(input).1.unplaced.len(), 1);
}

#[test]
fn nothing_is_on_holidays_weekends_and_declared_days() {
    // 24.12.2020 is a Thursday, and offices are closed until Monday.
    let mut input = empty(date(2020, 12, 23), date(2020, 12, 29));
    input.groups.push(ScheduleGroup { id: group(0), members: vec![] });
    input.excluded.push(date(2020, 12, 23));
    input.tasks.push(remote(task_id(0, 0, 1), 480));
    input.tasks.push(remote(task_id(0, 0, 2), 480));
    let schedule = Schedule::parse(input.clone()).unwrap();
    assert_eq!(schedule.days(), [date(2020, 12, 28), date(2020, 12, 29)]);
    assert!(starts(input).iter().all(Option::is_some));
    let id = task_id(0, 0, 1);
    for day in [22, 23, 24, 25, 26, 27] {
        let there = Placement { date: date(2020, 12, day), ..placement(8) };
        assert_eq!(broken(&schedule, &[(id, there)]), 1, "{day}");
    }
    let late = Placement { date: date(2020, 12, 28), start: clock(8, 30), ..placement(8) };
    assert_eq!(broken(&schedule, &[(id, late)]), 1);
}

#[test]
fn busy_and_working_hours_count_to_the_minute() {
    let mut input = one_day();
    let busy = |from, until| Busy::parse(TUESDAY.to_datetime(from), TUESDAY.to_datetime(until)).unwrap();
    input.attendees.push(Attendee {
        person: participant(0),
        week: office_week(9, 15),
        busy: vec![busy(clock(10, 0), clock(11, 1)), busy(clock(14, 29), clock(14, 30))],
    });
    input.tasks.push(remote(task_id(0, 0, 1), 119));
    let schedule = Schedule::parse(input.clone()).unwrap();
    let at_half = |hour| Placement { start: clock(hour, 30), ..placement(8) };
    assert_eq!(broken(&schedule, &[(task_id(0, 0, 1), at_half(11))]), 0);
    assert_eq!(broken(&schedule, &[(task_id(0, 0, 1), placement(11))]), 1);
    assert_eq!(broken(&schedule, &[(task_id(0, 0, 1), at_half(12))]), 0);
    assert_eq!(broken(&schedule, &[(task_id(0, 0, 1), placement(13))]), 1);
    assert_eq!(broken(&schedule, &[(task_id(0, 0, 1), placement(8))]), 1);
    assert!(proposed(input).1.unplaced.is_empty());
}

#[test]
fn a_facilitator_holds_no_more_than_they_may() {
    let mut input = empty(date(2020, 8, 31), date(2020, 9, 4));
    input.groups.push(ScheduleGroup { id: group(0), members: vec![] });
    let limited = Facilitator { most_in_a_day: Some(240), most_in_a_week: Some(600), ..holder(0) };
    input.facilitators.push(limited);
    for occurrence in 1..=6 {
        let task = remote(task_id(0, 0, occurrence), 120);
        input.tasks.push(Task { facilitators: vec![facilitator(0)], ..task });
    }
    let (_, proposal) = proposed(input);
    assert_eq!((proposal.placed.len(), proposal.unplaced.len()), (5, 1));
    assert!(proposal.most);
}

#[test]
fn a_room_fits_and_holds_one_session_at_a_time() {
    let mut input = one_day();
    let its = |number, seats, step_free| Room { id: room(number), seats, step_free, busy: vec![] };
    input.rooms = vec![its(0, 30, false), its(1, 10, true), its(2, 20, true)];
    let task = Task {
        mode: DeliveryMode::Hybrid,
        room: Some(RoomNeed { seats: 15, step_free: true }),
        ..remote(task_id(0, 0, 1), 240)
    };
    input.tasks.push(task.clone());
    input.groups.push(ScheduleGroup { id: group(2), members: vec![] });
    input.tasks.push(Task { id: task_id(2, 0, 1), ..task.clone() });
    input.tasks.push(Task { id: task_id(2, 0, 2), ..task });
    let (_, proposal) = proposed(input);
    assert_eq!(proposal.unplaced.len(), 1);
    assert!(proposal.placed.values().all(|its| its.room == Some(room(2))));
}

#[test]
fn what_follows_keeps_its_gap() {
    let mut input = empty(date(2020, 9, 1), date(2020, 9, 30));
    input.groups.push(ScheduleGroup { id: group(0), members: vec![] });
    let ids = [task_id(0, 0, 1), task_id(0, 1, 1), task_id(0, 2, 1)];
    input.tasks.extend(ids.map(|id| remote(id, 180)));
    input.orders.push(Order { earlier: ids[0], later: ids[1], least_days: 0, greatest_days: Some(0) });
    input.orders.push(Order { earlier: ids[1], later: ids[2], least_days: 7, greatest_days: Some(8) });
    let (schedule, proposal) = proposed(input);
    let on = |id| proposal.placed[&id];
    assert_eq!(on(ids[0]).date, on(ids[1]).date);
    assert!(on(ids[1]).start >= clock(on(ids[0]).start.hour() + 3, on(ids[0]).start.minute()));
    let swapped = [(ids[0], on(ids[1])), (ids[1], on(ids[0]))];
    assert_eq!(broken(&schedule, &swapped), 1);
    let early = Placement { date: on(ids[1]).date, start: at(8), ..on(ids[2]) };
    assert!(broken(&schedule, &[(ids[1], on(ids[1])), (ids[2], early)]) > 0);
}

#[test]
fn wishes_are_met_where_they_can_be() {
    let mut input = empty(date(2020, 9, 1), date(2020, 9, 30));
    input.groups.push(ScheduleGroup { id: group(0), members: vec![] });
    for occurrence in 1..=4 {
        let wish = Wish { weekdays: vec![jiff::civil::Weekday::Wednesday], part: Some(PartOfDay::Afternoon) };
        input.tasks.push(Task { wish, ..remote(task_id(0, 0, occurrence), 120) });
    }
    let (_, proposal) = proposed(input);
    assert!(proposal.placed.values().all(|its| its.date.weekday() == jiff::civil::Weekday::Wednesday));
    assert!(proposal.placed.values().all(|its| its.start >= at(12)));
    let dates: std::collections::BTreeSet<_> = proposal.placed.values().map(|its| its.date).collect();
    assert_eq!(dates.len(), 4);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let refused = |change: &dyn Fn(&mut ScheduleInput)| {
        let mut input = one_day();
        input.tasks.push(remote(task_id(0, 0, 1), 60));
        change(&mut input);
        Schedule::parse(input).map(|_| ())
    };
    assert_eq!(refused(&|_| {}), Ok(()));
    assert_eq!(refused(&|its| its.last = date(2020, 8, 1)), Err(ScheduleError::Period));
    assert_eq!(refused(&|its| its.tasks[0].minutes = 4), Err(ScheduleError::Length));
    assert_eq!(refused(&|its| its.tasks[0].id.group = group(9)), Err(ScheduleError::Unknown));
    assert_eq!(refused(&|its| its.tasks.push(its.tasks[0].clone())), Err(ScheduleError::Twice));
    assert_eq!(refused(&|its| its.tasks[0].facilitators = vec![facilitator(1)]), Err(ScheduleError::Unknown));
    assert_eq!(refused(&|its| its.weights.load = 10_001), Err(ScheduleError::Weight));
    assert_eq!(
        refused(&|its| its.tasks[0].room = Some(RoomNeed { seats: 1, step_free: false })),
        Err(ScheduleError::RoomForRemote)
    );
    let id = task_id(0, 0, 1);
    let round = Order { earlier: id, later: id, least_days: 0, greatest_days: None };
    assert_eq!(refused(&|its| its.orders.push(round)), Err(ScheduleError::Order));
    assert_eq!(
        refused(&|its| its.facilitators.push(Facilitator { person: participant(1), ..holder(0) })),
        Err(ScheduleError::BothRoles)
    );
    assert!(hours(9, 9).is_none());
    assert_eq!(hours(9, 24).map(|its| its.until_minute()), Some(1_440));
}

/// A ring of orders cannot hold, and it ends.
#[test]
fn a_ring_of_orders_leaves_one_out() {
    let mut input = empty(date(2020, 9, 1), date(2020, 9, 10));
    input.groups.push(ScheduleGroup { id: group(0), members: vec![] });
    let ids = [task_id(0, 0, 1), task_id(0, 1, 1)];
    input.tasks.extend(ids.map(|id| remote(id, 60)));
    for [earlier, later] in [ids, [ids[1], ids[0]]] {
        input.orders.push(Order { earlier, later, least_days: 1, greatest_days: None });
    }
    let (_, proposal) = proposed(input);
    assert_eq!((proposal.placed.len(), proposal.most), (1, true));
}

#[test]
fn a_fixed_session_past_midnight_takes_the_next_morning() {
    let mut input = one_day();
    let night = Placement { date: date(2020, 8, 31), start: at(20), facilitator: None, room: None };
    let task = remote(task_id(0, 0, 1), 1_080);
    input.tasks.push(Task { standing: Standing::Fixed(night), ..task });
    input.tasks.push(remote(task_id(1, 0, 1), 120));
    input.tasks.push(remote(task_id(1, 0, 2), 60));
    let schedule = Schedule::parse(input).unwrap();
    let proposal = propose(&schedule);
    assert_eq!(proposal.placed.len(), 1);
    assert_eq!(broken(&schedule, &[(task_id(1, 0, 1), placement(13))]), 1);
    assert_eq!(broken(&schedule, &[(task_id(1, 0, 1), placement(14))]), 0);
}
