use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::{ElementId, GroupId, PersonId};
use crate::participation::ParticipationStep;
use crate::programmes::element::{Audience, Length, Minutes};

/// Finland's clock by its rule; the server has the whole history of it.
fn helsinki() -> TimeZone {
    TimeZone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").unwrap()
}

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn utc(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn plan(start: &str, end: &str) -> Plan {
    Plan { start: at(start), end: at(end), start_hour: None, end_hour: None, breaks: Vec::new() }
}

fn pause(start: &str, minutes: u32) -> Break {
    Break { start: at(start), minutes }
}

#[test]
fn a_day_from_eight_to_sixteen_twenty_one_with_an_hours_break_counts_seven_twenty_one() {
    let mut day = plan("2020-09-08T08:00", "2020-09-08T16:21");
    day.breaks.push(pause("2020-09-08T11:30", 60));
    let held = day.held(&helsinki()).unwrap();
    assert_eq!((held.span_minutes, held.counted_minutes), (501, 441));
    assert_eq!(held.counted_minutes, crate::programmes::hours::FULL_DAY_MINUTES);
    assert_eq!(held.starts_at, utc("2020-09-08T05:00:00Z"));
}

#[test]
fn the_hour_that_spring_skips_is_refused_with_the_nearest_times() {
    let skipped = Skipped { before: at("2021-03-28T02:59"), after: at("2021-03-28T04:00") };
    for inside in ["2021-03-28T03:00", "2021-03-28T03:30", "2021-03-28T03:59"] {
        assert_eq!(instant(at(inside), None, &helsinki()), Err(Some(skipped)), "{inside}");
    }
    let late = plan("2021-03-28T03:30", "2021-03-28T05:00");
    assert_eq!(late.held(&helsinki()), Err(PlanFault::Skipped(Moment::Start, skipped)));
    let over = plan("2021-03-28T02:00", "2021-03-28T05:00").held(&helsinki()).unwrap();
    assert_eq!(over.span_minutes, 120, "an hour of it is never shown");
    assert_eq!(instant(at("2021-03-28T04:00"), None, &helsinki()), Ok(utc("2021-03-28T01:00:00Z")));
}

#[test]
fn the_hour_that_autumn_shows_twice_is_the_earlier_one_unless_said() {
    let zone = helsinki();
    let twice = at("2020-10-25T03:30");
    assert!(occurs_twice(twice, &zone) && !occurs_twice(at("2020-10-25T04:00"), &zone));
    assert_eq!(instant(twice, None, &zone), Ok(utc("2020-10-25T00:30:00Z")));
    assert_eq!(instant(twice, Some(Hour::Earlier), &zone), Ok(utc("2020-10-25T00:30:00Z")));
    assert_eq!(instant(twice, Some(Hour::Later), &zone), Ok(utc("2020-10-25T01:30:00Z")));
    let night = |start_hour, end_hour| {
        let plan = plan("2020-10-25T03:15", "2020-10-25T03:45");
        Plan { start_hour, end_hour, ..plan }.held(&zone).map(|held| held.span_minutes)
    };
    assert_eq!(night(None, None), Ok(30));
    assert_eq!(night(None, Some(Hour::Later)), Ok(90));
    assert_eq!(night(Some(Hour::Later), None), Ok(30), "the end follows the start");
    assert_eq!(night(Some(Hour::Later), Some(Hour::Earlier)), Err(PlanFault::EndBeforeStart));
    let around = plan("2020-10-25T03:45", "2020-10-25T03:15").held(&zone).unwrap();
    assert_eq!(around.span_minutes, 30, "from the first showing to the second");
}

#[test]
fn an_evening_goes_past_midnight() {
    let held = plan("2020-09-08T22:00", "2020-09-09T01:00").held(&helsinki()).unwrap();
    assert_eq!((held.span_minutes, held.ends_at), (180, utc("2020-09-08T22:00:00Z")));
    let long_night = plan("2020-10-24T22:00", "2020-10-25T06:00").held(&helsinki()).unwrap();
    assert_eq!(long_night.span_minutes, 540, "the night of the change is an hour longer than its clock");
}

#[test]
fn a_plan_is_refused_for_what_cannot_be() {
    let zone = helsinki();
    let with =
        |breaks: Vec<Break>| Plan { breaks, ..plan("2020-09-08T09:00", "2020-09-08T12:00") }.held(&zone);
    assert_eq!(plan("2020-09-08T09:00", "2020-09-08T09:00").held(&zone), Err(PlanFault::EndBeforeStart));
    assert_eq!(plan("2020-09-08T09:00", "2020-09-09T09:01").held(&zone), Err(PlanFault::TooLong));
    assert_eq!(with(vec![pause("2020-09-08T08:50", 20)]), Err(PlanFault::BreakOutside(0)));
    assert_eq!(with(vec![pause("2020-09-08T11:50", 20)]), Err(PlanFault::BreakOutside(0)));
    assert_eq!(with(vec![pause("2020-09-08T09:00", 180)]), Err(PlanFault::OnlyBreaks));
    assert_eq!(with(vec![pause("2020-09-08T10:00", 0)]), Err(PlanFault::EmptyBreak(0)));
    let two = vec![pause("2020-09-08T10:00", 20), pause("2020-09-08T10:10", 20)];
    assert_eq!(with(two), Err(PlanFault::BreaksOverlap(1)));
    assert_eq!(with(vec![pause("2020-09-08T10:00", 1); MAX_BREAKS + 1]), Err(PlanFault::TooManyBreaks));
}

#[test]
fn a_series_keeps_the_clock_over_both_changes() {
    let mut first = plan("2020-10-21T09:00", "2020-10-21T12:00");
    first.breaks.push(pause("2020-10-21T10:00", 15));
    let plans = Series::parse(1, 26).unwrap().plans(&first, &[date(2020, 12, 23)]).unwrap();
    assert_eq!(plans.len(), 25);
    let held: Vec<Held> = plans.iter().map(|plan| plan.held(&helsinki()).unwrap()).collect();
    assert!(held.iter().all(|held| held.counted_minutes == 165));
    assert!(plans.iter().all(|plan| plan.start.time() == first.start.time()));
    assert_eq!(held[0].starts_at, utc("2020-10-21T06:00:00Z"));
    assert_eq!(held[1].starts_at, utc("2020-10-28T07:00:00Z"), "winter");
    assert_eq!(held[24].starts_at, utc("2021-04-14T06:00:00Z"), "summer again");
    assert_eq!(Series::parse(0, 1), Err(SeriesFault::Weeks));
    assert_eq!(Series::parse(1, MAX_TIMES + 1), Err(SeriesFault::Times));
}

#[test]
fn only_a_draft_is_published_or_removed_and_only_what_is_published_is_cancelled() {
    use SessionState::{Cancelled, Draft, Published};
    use SessionStep::{Cancel, Change, Publish, Remove};
    assert_eq!(Draft.after(Publish), Ok(Some(Published)));
    assert_eq!(Published.after(Cancel), Ok(Some(Cancelled)));
    assert_eq!(Draft.after(Remove), Ok(None));
    assert_eq!(Published.after(Change), Ok(Some(Published)));
    for (state, step) in [
        (Draft, Cancel),
        (Published, Publish),
        (Published, Remove),
        (Cancelled, Change),
        (Cancelled, Publish),
    ] {
        assert_eq!(state.after(step), Err(StandsStill(state)), "{state:?} {step:?}");
    }
}

#[test]
fn whoever_pauses_or_leaves_is_no_member_meanwhile() {
    let began = utc("2020-06-01T00:00:00Z");
    let (paused, resumed) = (utc("2020-09-01T00:00:00Z"), utc("2020-10-01T00:00:00Z"));
    let left = utc("2020-11-01T00:00:00Z");
    let steps = [
        (ParticipationStep::Paused, paused),
        (ParticipationStep::Resumed, resumed),
        (ParticipationStep::Discontinued, left),
    ];
    let times = stretches(began, &steps);
    let member = Member { person: PersonId::new(Uuid::nil()), groups: Vec::new(), times };
    let is_in = |text: &str| member.is_in(None, utc(text));
    assert!(!is_in("2020-05-31T00:00:00Z"), "not yet");
    assert!(is_in("2020-08-31T00:00:00Z") && is_in("2020-10-15T00:00:00Z"));
    assert!(!is_in("2020-09-15T00:00:00Z"), "paused");
    assert!(!is_in("2020-11-01T00:00:00Z"), "left");
    let group = GroupId::new(Uuid::nil());
    assert!(!member.is_in(Some(group), utc("2020-08-31T00:00:00Z")), "in no group");
}

#[test]
fn whoever_is_moved_is_a_member_of_each_group_while_there() {
    let at = |day: u8| utc(&format!("2020-09-{day:02}T00:00:00Z"));
    let moves =
        [GroupMove { from: Some(group(1)), at: at(10) }, GroupMove { from: Some(group(2)), at: at(20) }];
    let times = vec![Stretch { from: at(1), until: None }];
    let member = |moves: &[GroupMove]| Member {
        person: PersonId::new(Uuid::nil()),
        groups: group_times(group(3), moves),
        times: times.clone(),
    };
    let lived = |moves: &[GroupMove], day| {
        let member = member(moves);
        (1..=3).filter(|id| member.is_in(Some(group(*id)), at(day))).collect::<Vec<_>>()
    };
    assert_eq!([5, 10, 19, 20, 30].map(|day| lived(&moves, day)), [[1], [2], [2], [3], [3]]);
    // Moved by nobody: there from the first day. Placed later: not before.
    assert_eq!(lived(&[], 1), [3]);
    let late = [GroupMove { from: None, at: at(15) }];
    assert_eq!((lived(&late, 14), lived(&late, 15)), (vec![], vec![3]));
}

#[test]
fn what_two_stretches_have_in_common_is_in_both() {
    let at = |day: u8| utc(&format!("2020-09-{day:02}T00:00:00Z"));
    let stretch = |from: u8, until: Option<u8>| Stretch { from: at(from), until: until.map(at) };
    let (early, late) = (stretch(1, Some(10)), stretch(5, None));
    assert_eq!(early.within(late), Some(stretch(5, Some(10))));
    assert_eq!(late.within(early), Some(stretch(5, Some(10))));
    assert_eq!(late.within(stretch(7, None)), Some(stretch(7, None)));
    assert_eq!(early.within(stretch(10, None)), None, "one ends when the other begins");
}

fn group(number: u128) -> GroupId {
    GroupId::new(Uuid::from_u128(number))
}

fn element(number: u128) -> ElementId {
    ElementId::new(Uuid::from_u128(number))
}

fn need(number: u128, audience: Audience, times: u32, minutes: u32) -> Need {
    let length = Length::Minutes(Minutes::parse(minutes).unwrap());
    Need { element: element(number), audience, times, length }
}

fn session(of: u128, group: Option<GroupId>, state: SessionState, minutes: u32) -> Scheduled {
    Scheduled { element: element(of), group, state, span_minutes: minutes + 15, counted_minutes: minutes }
}

/// Two groups; the first has two small groups.
const TREE: [(u128, Option<u128>); 4] = [(1, None), (2, None), (11, Some(1)), (12, Some(1))];

fn tree() -> Vec<(GroupId, Option<GroupId>)> {
    TREE.iter().map(|(id, within)| (group(*id), within.map(group))).collect()
}

#[test]
fn a_line_for_whom_it_can_differ_and_a_cancelled_session_is_still_to_be_held() {
    use SessionState::{Cancelled, Draft, Published};
    let needs = [need(1, Audience::Programme, 1, 60), need(2, Audience::SmallGroup, 3, 180)];
    let sessions = [
        session(1, None, Published, 60),
        session(2, Some(group(11)), Published, 180),
        session(2, Some(group(11)), Cancelled, 180),
        session(2, Some(group(1)), Draft, 120),
    ];
    let lines = lines(&needs, &tree(), &sessions);
    let audiences: Vec<_> = lines.iter().map(|line| line.group).collect();
    assert_eq!(audiences, [None, Some(group(11)), Some(group(12)), Some(group(2))]);
    let first = lines[1];
    assert_eq!((first.scheduled_times, first.published_times, first.cancelled_times), (2, 1, 1));
    assert_eq!((first.missing_times(), first.counted_minutes, first.span_minutes), (1, 300, 330));
    assert_eq!((first.promised_minutes, first.difference()), (Some(540), Some(-240)));
    assert_eq!(lines[3].missing_times(), 3);
    assert_eq!(lines[0].difference(), Some(0));
}

#[test]
fn what_nobody_gave_a_length_promises_no_minutes() {
    let unknown = Need { length: Length::Day, ..need(1, Audience::Group, 1, 60) };
    let lines = lines(&[unknown], &[], &[session(1, None, SessionState::Draft, 60)]);
    assert_eq!((lines[0].group, lines[0].promised_minutes, lines[0].difference()), (None, None, None));
}

proptest! {
    /// Totals over people equal totals over sessions, whoever came, paused and left when (N7, N18).
    #[test]
    fn totals_over_people_equal_totals_over_sessions(
        people in prop::collection::vec((0_usize..3, 0_i64..50, prop::option::of(50_i64..100)), 0..12),
        sessions in prop::collection::vec((0_usize..5, 0_i64..100, 5_u32..500), 0..20),
    ) {
        let day = |day: i64| Timestamp::from_second(day * 86_400).unwrap();
        let places = [vec![1, 11], vec![1, 12], vec![2]];
        let members: Vec<Member> = people.iter().map(|(place, from, until)| Member {
            person: PersonId::new(Uuid::nil()),
            groups: places[*place].iter().flat_map(|id| group_times(group(*id), &[])).collect(),
            times: vec![Stretch { from: day(*from), until: until.map(day) }],
        }).collect();
        let audience = |index: usize| TREE.get(index).map(|(id, _)| group(*id));
        let over_sessions: u64 = sessions.iter().map(|(of, at, minutes)| {
            let here = members.iter().filter(|member| member.is_in(audience(*of), day(*at))).count() as u64;
            here * u64::from(*minutes)
        }).sum();
        let over_people: u64 = members.iter().map(|member| {
            let own = sessions.iter().filter(|(of, at, _)| member.is_in(audience(*of), day(*at)));
            own.map(|(_, _, minutes)| u64::from(*minutes)).sum::<u64>()
        }).sum();
        prop_assert_eq!(over_people, over_sessions);
        // In a line stands what one who takes part throughout hears: no session of others, none twice.
        let scheduled: Vec<Scheduled> =
            sessions.iter().map(|(of, _, minutes)| session(1, audience(*of), SessionState::Draft, *minutes)).collect();
        for line in lines(&[need(1, Audience::SmallGroup, 1, 60)], &tree(), &scheduled) {
            let of = line.group.unwrap();
            let place = places.iter().find(|place| place.iter().any(|id| group(*id) == of)).unwrap();
            let heard = sessions.iter().filter(|(index, ..)| {
                audience(*index).is_none_or(|group_of| place.iter().any(|id| group(*id) == group_of))
            });
            prop_assert_eq!(line.counted_minutes, heard.map(|(_, _, minutes)| *minutes).sum::<u32>());
        }
    }

    /// Whatever the clock: what is held ends after it starts, and its break is not counted.
    #[test]
    fn what_is_held_lasts_as_long_as_passes(
        hours in 0_i32..24 * 366,
        length in 10_i32..600,
        rest in 1_u32..5,
    ) {
        let zone = helsinki();
        let start = date(2020, 1, 1).at(0, 15, 0, 0) + jiff::Span::new().hours(hours);
        let end = start + jiff::Span::new().minutes(length);
        let plan = Plan { start, end, start_hour: None, end_hour: None, breaks: vec![Break { start, minutes: rest }] };
        match plan.held(&zone) {
            Ok(held) => {
                prop_assert_eq!(held.span_minutes - held.counted_minutes, rest);
                let passed = i64::from(held.span_minutes) - i64::from(length);
                prop_assert!([-60, 0, 60].contains(&passed), "{} minutes more than the clock shows", passed);
                prop_assert_eq!(zone.to_datetime(held.starts_at), start);
                prop_assert_eq!(zone.to_datetime(held.ends_at), end);
            }
            Err(PlanFault::Skipped(_, skipped)) => {
                prop_assert!(instant(skipped.before, None, &zone).is_ok());
                prop_assert!(instant(skipped.after, None, &zone).is_ok());
            }
            Err(PlanFault::OnlyBreaks | PlanFault::BreakOutside(_) | PlanFault::EndBeforeStart) => {
                // Clocks put forward may leave less than the break.
                prop_assert!(length <= 66, "{length}");
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
