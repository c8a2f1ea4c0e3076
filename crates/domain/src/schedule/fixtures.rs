//! Made-up schedules, for the tests of every crate and for the figures.

use jiff::civil::{Date, Time, Weekday, date, time};

use super::{
    Attendee, Facilitator, Hours, Order, Room, RoomNeed, ScheduleGroup, ScheduleInput, SlotLength, Standing,
    Task, TaskId, Weights, Wish, WorkingWeek,
};
use crate::ids::{ElementId, GroupId, PersonId, RoomId};
use crate::programmes::element::DeliveryMode;

/// The weekdays on which offices work.
pub const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// Participant number `number`.
#[must_use]
pub const fn participant(number: u32) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128(0x7000_8000_0000_0000_0000 + number as u128))
}

/// Facilitator number `number`.
#[must_use]
pub const fn facilitator(number: u32) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128(0x7000_8000_0001_0000_0000 + number as u128))
}

/// Group number `number`.
#[must_use]
pub const fn group(number: u32) -> GroupId {
    GroupId::new(uuid::Uuid::from_u128(0x7000_8000_0002_0000_0000 + number as u128))
}

/// Room number `number`.
#[must_use]
pub const fn room(number: u32) -> RoomId {
    RoomId::new(uuid::Uuid::from_u128(0x7000_8000_0003_0000_0000 + number as u128))
}

/// Time `occurrence` of element number `element` for a group.
#[must_use]
pub const fn task_id(group_number: u32, element: u32, occurrence: u32) -> TaskId {
    let element = ElementId::new(uuid::Uuid::from_u128(0x7000_8000_0004_0000_0000 + element as u128));
    TaskId { group: group(group_number), element, occurrence }
}

/// From one full hour to another.
#[must_use]
pub fn hours(from: i8, until: i8) -> Option<Hours> {
    Hours::parse(at(from), at(until)).ok()
}

/// A full hour; 24 is midnight.
#[must_use]
pub fn at(hour: i8) -> Time {
    Time::new(hour % 24, 0, 0, 0).unwrap_or_default()
}

/// Five days a week at the same hours.
#[must_use]
pub fn office_week(from: i8, until: i8) -> WorkingWeek {
    WorkingWeek::new([0, 1, 2, 3, 4, 5, 6].map(|day| hours(from, until).filter(|_| day < 5)))
}

/// An empty schedule for working days from 8 to 16 o'clock.
#[must_use]
pub fn empty(first: Date, last: Date) -> ScheduleInput {
    ScheduleInput {
        first,
        last,
        daily: hours(8, 16).unwrap_or(Hours::WHOLE_DAY),
        weekdays: WORKING_DAYS.to_vec(),
        excluded: Vec::new(),
        slot: SlotLength::Half,
        groups: Vec::new(),
        attendees: Vec::new(),
        facilitators: Vec::new(),
        rooms: Vec::new(),
        tasks: Vec::new(),
        orders: Vec::new(),
        same_week: Vec::new(),
        weights: Weights::default(),
        seed: 2020,
    }
}

/// A remote task that nobody has to hold.
#[must_use]
pub const fn remote(id: TaskId, minutes: u32) -> Task {
    Task {
        id,
        minutes,
        mode: DeliveryMode::Remote,
        facilitators: Vec::new(),
        room: None,
        wish: Wish { weekdays: Vec::new(), part: None },
        standing: Standing::Free,
    }
}

/// A facilitator who works from 8 to 16 on working days, without limits.
#[must_use]
pub fn holder(number: u32) -> Facilitator {
    Facilitator {
        person: facilitator(number),
        week: office_week(8, 16),
        busy: Vec::new(),
        most_in_a_day: None,
        most_in_a_week: None,
    }
}

/// `programmes` programmes of two groups of twenty, twelve elements each in order: the first and last for everybody, full
/// and half days in rooms, and remote afternoons. Facilitators work with a few of them each, one in five part-time, and so
/// does one participant in ten.
#[must_use]
pub fn autumn(programmes: u32, facilitators: u32, rooms: u32) -> ScheduleInput {
    let mut input = empty(date(2020, 8, 17), date(2020, 12, 18));
    let part_time = WorkingWeek::new([0, 1, 2, 3, 4, 5, 6].map(|day| hours(8, 16).filter(|_| day < 4)));
    input.facilitators = (0..facilitators)
        .map(|number| Facilitator {
            week: if number % 5 == 4 { part_time } else { office_week(8, 16) },
            most_in_a_day: Some(480),
            most_in_a_week: Some(1_920),
            ..holder(number)
        })
        .collect();
    input.rooms = (0..rooms)
        .map(|number| Room {
            id: room(number),
            seats: if number % 4 == 0 { 60 } else { 24 },
            step_free: number % 2 == 0,
            busy: Vec::new(),
        })
        .collect();
    for programme in 0..programmes {
        one_programme(&mut input, programme, facilitators, part_time);
    }
    input
}

fn one_programme(input: &mut ScheduleInput, programme: u32, facilitators: u32, part_time: WorkingWeek) {
    let people: Vec<PersonId> = (0..40).map(|number| participant(programme * 40 + number)).collect();
    let (everybody, halves) = (programme * 3, [programme * 3 + 1, programme * 3 + 2]);
    let (one, other) = people.split_at(20);
    for (number, members) in [(everybody, people.as_slice()), (halves[0], one), (halves[1], other)] {
        input.groups.push(ScheduleGroup { id: group(number), members: members.to_vec() });
    }
    let week = |place: usize| if place % 10 == 3 { part_time } else { office_week(8, 16) };
    let attendees = people.iter().enumerate();
    input.attendees.extend(attendees.map(|(place, person)| Attendee {
        person: *person,
        week: week(place),
        busy: Vec::new(),
    }));
    let allowed = |element: u32| {
        (0..4).map(|at| facilitator((programme * 7 + element + at * 13) % facilitators)).collect()
    };
    for half in halves {
        let mut before = None;
        for element in 0..12 {
            let together = element == 0 || element == 11;
            let id = task_id(if together { everybody } else { half }, element, 1);
            if !together || half == halves[0] {
                let (minutes, seats) = match element % 4 {
                    _ if together => (180, Some(40)),
                    1 => (441, Some(20)),
                    2 => (240, Some(20)),
                    _ => (120, None),
                };
                input.tasks.push(Task {
                    mode: if seats.is_some() { DeliveryMode::InPerson } else { DeliveryMode::Remote },
                    room: seats.map(|seats| RoomNeed { seats, step_free: programme.is_multiple_of(3) }),
                    facilitators: allowed(element),
                    wish: Wish {
                        weekdays: if element == 2 {
                            vec![Weekday::Tuesday, Weekday::Thursday]
                        } else {
                            Vec::new()
                        },
                        part: None,
                    },
                    ..remote(id, minutes)
                });
            }
            if let Some(earlier) = before {
                input.orders.push(Order { earlier, later: id, least_days: 3, greatest_days: Some(30) });
            }
            before = Some(id);
        }
    }
}

/// A time of day, for tests.
#[must_use]
pub const fn clock(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}
