//! Random schedules of a few days, tight enough that some cannot be met.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::programmes::element::DeliveryMode;
use crate::schedule::fixtures::{
    at, clock, empty, facilitator, group, holder, hours, office_week, participant, remote, room, task_id,
};
use crate::schedule::{
    Attendee, Busy, Facilitator, Order, PartOfDay, Placement, Room, RoomNeed, ScheduleGroup, ScheduleInput,
    Standing, Task, Wish,
};

/// Group, length in hours, who may hold it, whether it needs a room, its standing, day and hour of that, wish.
type Drawn = (u32, u32, u8, bool, u8, i8, i8, u8);

/// At most `tasks` tasks on at most three days of four hours in steps of half an hour; lengths of one or two hours, and of 50
/// minutes.
pub(in crate::schedule) fn schedules(tasks: usize) -> impl Strategy<Value = ScheduleInput> {
    let task = (0..3_u32, 0..3_u32, 0..4_u8, any::<bool>(), 0..6_u8, 0..3_i8, 0..6_i8, 0..4_u8);
    let order =
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..2_u32, prop::option::of(0..2_u32));
    let busy = (0..6_u32, 0..3_i8, 8..12_i8, 1..3_i8);
    let limits = (prop::option::of(60..200_u32), prop::option::of(120..400_u32));
    (vec(task, 1..=tasks), vec(order, 0..3), vec(busy, 0..6), limits, 1..3_i8, 0..3_u32, any::<u64>())
        .prop_map(|(drawn, orders, busy, limits, days, rooms, seed)| {
            let mut input = empty(date(2020, 9, 1), date(2020, 9, days));
            input.daily = hours(8, 12).unwrap();
            input.seed = seed;
            resources(&mut input, limits, rooms);
            interrupt(&mut input, &busy);
            let each = drawn.iter().enumerate();
            input.tasks =
                each.map(|(number, drawn)| drawn_task(u32::try_from(number).unwrap(), drawn)).collect();
            let ids: Vec<_> = input.tasks.iter().map(|task| task.id).collect();
            for (one, other, least_days, more) in orders {
                let (one, other) = (one.index(ids.len()), other.index(ids.len()));
                if one < other {
                    let greatest_days = more.map(|more| least_days + more);
                    input.orders.push(Order {
                        earlier: ids[one],
                        later: ids[other],
                        least_days,
                        greatest_days,
                    });
                }
            }
            if let [one, other, ..] = ids.as_slice() {
                input.same_week.push([*one, *other]);
            }
            input
        })
}

/// Two groups of two, and one that has a member of each.
fn resources(input: &mut ScheduleInput, limits: (Option<u32>, Option<u32>), rooms: u32) {
    for (number, members) in [(0, vec![0, 1]), (1, vec![2, 3]), (2, vec![1, 2])] {
        let members = members.into_iter().map(participant).collect();
        input.groups.push(ScheduleGroup { id: group(number), members });
    }
    for number in 0..4 {
        let week = if number == 3 { office_week(9, 12) } else { office_week(8, 16) };
        input.attendees.push(Attendee { person: participant(number), week, busy: Vec::new() });
    }
    for number in 0..2 {
        let (most_in_a_day, most_in_a_week) = if number == 0 { limits } else { (None, None) };
        input.facilitators.push(Facilitator { most_in_a_day, most_in_a_week, ..holder(number) });
    }
    for number in 0..rooms {
        input.rooms.push(Room { id: room(number), seats: 10, step_free: true, busy: Vec::new() });
    }
}

fn interrupt(input: &mut ScheduleInput, all: &[(u32, i8, i8, i8)]) {
    for (whom, day, from, long) in all {
        let date = day_number(*day);
        // Ten minutes past: what is fixed by others keeps to no step of ours.
        let busy = Busy::parse(date.to_datetime(clock(*from, 10)), date.to_datetime(clock(*from + *long, 0)))
            .unwrap();
        match whom {
            0..4 => input.attendees[*whom as usize].busy.push(busy),
            _ => input.facilitators[*whom as usize - 4].busy.push(busy),
        }
    }
}

fn day_number(day: i8) -> Date {
    date(2020, 9, 1 + day)
}

fn drawn_task(number: u32, drawn: &Drawn) -> Task {
    let (group, hours, holders, in_room, standing, day, half_hours, wish) = *drawn;
    let facilitators = match holders {
        0 => vec![],
        1 => vec![facilitator(0)],
        2 => vec![facilitator(1)],
        _ => vec![facilitator(0), facilitator(1)],
    };
    let placement = Placement {
        date: day_number(day),
        start: clock(8 + half_hours / 2, half_hours % 2 * 30),
        facilitator: facilitators.first().copied(),
        room: in_room.then(|| room(0)),
    };
    let wish = Wish {
        weekdays: if wish == 1 { vec![date(2020, 9, 2).weekday()] } else { vec![] },
        part: [None, None, Some(PartOfDay::Morning), Some(PartOfDay::Afternoon)][usize::from(wish)],
    };
    Task {
        mode: if in_room { DeliveryMode::Hybrid } else { DeliveryMode::Remote },
        facilitators,
        room: in_room.then_some(RoomNeed { seats: 2, step_free: true }),
        wish,
        standing: match standing {
            0 => Standing::Fixed(placement),
            1 | 2 => Standing::Kept(placement),
            _ => Standing::Free,
        },
        ..remote(task_id(group, number, 1), [50, 60, 120][hours as usize])
    }
}

#[test]
fn a_full_hour_is_one() {
    assert_eq!(at(8), clock(8, 0));
}
