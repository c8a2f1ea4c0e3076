use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::{ApplicationId, ElementId, GroupId, PersonId, SessionId};
use crate::programmes::element::{Audience, DeliveryMode, Length, Minutes as ElementMinutes};
use crate::sessions::{GroupMove, Member, Need, SessionState, Stretch, group_times};

fn day(day: i64) -> Timestamp {
    Timestamp::from_second(day * 86_400).unwrap()
}

fn group(number: u128) -> GroupId {
    GroupId::new(Uuid::from_u128(number))
}

fn sitting(mode: DeliveryMode) -> Sitting {
    Sitting { state: SessionState::Published, mode, starts_at: day(10), counted_minutes: 180 }
}

fn member(groups: &[u128], times: &[(i64, Option<i64>)]) -> Member {
    Member {
        person: PersonId::new(Uuid::nil()),
        groups: groups.iter().flat_map(|id| group_times(group(*id), &[])).collect(),
        times: times
            .iter()
            .map(|(from, until)| Stretch { from: day(*from), until: until.map(day) })
            .collect(),
    }
}

#[test]
fn what_is_lived_fits_how_the_session_was_held() {
    use DeliveryMode::{Hybrid, InPerson, Remote as Remotely};
    use Status::{Absent, Apologised, OnSite, Remote};
    let read = |status, mode| Said::parse(status, None, &sitting(mode));
    for (status, fits) in [(OnSite, [true, false, true]), (Remote, [false, true, true])] {
        for (mode, fits) in [InPerson, Remotely, Hybrid].into_iter().zip(fits) {
            assert_eq!(read(status, mode).is_ok(), fits, "{status:?} {mode:?}");
        }
    }
    for status in [Absent, Apologised] {
        assert!([InPerson, Remotely, Hybrid].into_iter().all(|mode| read(status, mode).is_ok()));
    }
    assert_eq!(read(OnSite, Remotely), Err(MarkFault::OtherMode));
    assert_eq!(read(Status::Withdrawn, Hybrid), Err(MarkFault::Nothing));
}

#[test]
fn partly_counts_from_a_minute_to_the_whole() {
    let of = sitting(DeliveryMode::InPerson);
    let partly = |minutes| Said::parse(Status::PartlyOnSite, minutes, &of);
    assert_eq!(partly(None), Err(MarkFault::NoMinutes));
    assert_eq!(partly(Some(0)), Err(MarkFault::TooFew));
    assert_eq!(partly(Some(181)), Err(MarkFault::TooMany(180)));
    assert_eq!(partly(Some(1)).unwrap().counted(180), 1);
    assert_eq!(partly(Some(180)).unwrap().counted(120), 120, "the session was made shorter since");
    assert_eq!(Said::parse(Status::OnSite, Some(30), &of), Err(MarkFault::NeedlessMinutes));
    assert_eq!(Said::parse(Status::OnSite, None, &of).unwrap().counted(180), 180);
    assert_eq!(Said::parse(Status::Absent, None, &of).unwrap().counted(180), 0);
}

#[test]
fn nobody_is_there_before_the_start_and_nobody_apologises_after_it() {
    let of = sitting(DeliveryMode::InPerson);
    let (there, sorry) = (
        Said::parse(Status::OnSite, None, &of).unwrap(),
        Said::parse(Status::Apologised, None, &of).unwrap(),
    );
    assert_eq!(of.takes(&[sorry, there], day(9)), Err(Refused::NotBegun));
    assert_eq!(of.takes(&[sorry], day(9)), Ok(()));
    assert_eq!(of.takes(&[sorry, there], day(10)), Ok(()), "from the moment at which it begins");
    assert_eq!(of.takes_apology(day(9)), Ok(()));
    assert_eq!(of.takes_apology(day(10)), Err(Refused::Begun));
    for state in [SessionState::Draft, SessionState::Cancelled] {
        let of = Sitting { state, ..of };
        assert_eq!(of.takes(&[there], day(11)), Err(Refused::NotHeld(state)));
        assert_eq!(of.takes_apology(day(9)), Err(Refused::NotHeld(state)));
    }
}

#[test]
fn whoever_had_not_begun_or_had_left_is_not_absent() {
    let of = |member: &Member, group| membership(member, group, day(10));
    assert_eq!(of(&member(&[1], &[(5, None)]), Some(group(1))), Some(Membership::Member));
    assert_eq!(of(&member(&[1], &[(5, None)]), Some(group(2))), None, "of another group");
    let came = |from: Option<u128>, on| {
        let moves = [GroupMove { from: from.map(group), at: day(on) }];
        Member { groups: group_times(group(2), &moves), ..member(&[], &[(5, None)]) }
    };
    assert_eq!(of(&came(Some(1), 12), Some(group(2))), None, "was in the other group then");
    assert_eq!(of(&came(Some(1), 12), Some(group(1))), Some(Membership::Member));
    assert_eq!(of(&came(None, 12), Some(group(2))), Some(Membership::NotYet), "had no group yet");
    assert_eq!(of(&member(&[], &[(10, None)]), None), Some(Membership::Member));
    assert_eq!(of(&member(&[], &[(11, None)]), None), Some(Membership::NotYet));
    assert_eq!(of(&member(&[], &[(5, Some(10))]), None), Some(Membership::NoLonger));
    assert_eq!(of(&member(&[], &[(5, Some(8)), (12, None)]), None), Some(Membership::Paused));
}

fn element(number: u128) -> ElementId {
    ElementId::new(Uuid::from_u128(number))
}

fn need(number: u128, times: u32, minutes: u32) -> Need {
    let length = Length::Minutes(ElementMinutes::parse(minutes).unwrap());
    Need { element: element(number), audience: Audience::Programme, times, length }
}

fn held(number: u128, of: u128, group_of: Option<u128>, at: i64, state: SessionState) -> Held {
    let sitting = Sitting { state, mode: DeliveryMode::Hybrid, starts_at: day(at), counted_minutes: 60 };
    Held {
        id: SessionId::new(Uuid::from_u128(number)),
        element: Some(element(of)),
        group: group_of.map(group),
        sitting,
        held_again: false,
    }
}

fn taking(number: u128, member: Member, said: &[(u128, Status, Option<u32>)]) -> Taking {
    let said = said.iter().filter_map(|(session, status, minutes)| {
        Some((SessionId::new(Uuid::from_u128(*session)), Said::stored(*status, *minutes)?))
    });
    Taking { application: ApplicationId::new(Uuid::from_u128(number)), member, said: said.collect() }
}

#[test]
fn hours_are_promised_invited_lived_and_to_come() {
    use SessionState::{Cancelled, Draft, Published};
    let needs = [need(1, 3, 60), need(2, 1, 60)];
    let sessions = [
        held(1, 1, None, 1, Published),
        held(2, 1, None, 2, Published),
        held(3, 1, None, 30, Published),
        held(4, 2, Some(2), 3, Published),
        held(5, 2, None, 4, Cancelled),
        held(6, 2, None, 5, Draft),
        held(7, 9, None, 6, Published),
    ];
    let mut people = vec![
        taking(
            1,
            member(&[1], &[(0, None)]),
            &[(1, Status::OnSite, None), (4, Status::PartlyRemote, Some(20))],
        ),
        taking(2, member(&[2], &[(0, Some(2))]), &[(1, Status::Absent, None), (5, Status::OnSite, None)]),
    ];
    let book = ledger(&needs, &sessions, &people, day(20));
    let first = &book.people[0];
    assert_eq!(first.promised(), 240);
    assert_eq!((first.elements[0].promised, first.elements[0].minutes.invited), (Some(180), 180));
    let of_first = first.elements[0].minutes;
    assert_eq!((of_first.on_site, of_first.to_come, of_first.unmarked), (60, 60, 1));
    assert_eq!(first.elements[1].minutes.remote, 20, "lived before they were moved to another group");
    assert_eq!(first.elements[1].minutes.invited, 0);
    let outside = first.elements[2];
    assert_eq!((outside.element, outside.promised, outside.minutes.invited), (None, None, 60));
    let second = &book.people[1];
    assert_eq!((second.total.invited, second.total.attended(), second.total.unmarked), (60, 0, 0));
    assert_eq!(book.sessions.len(), 5, "what was not held is in nobody's hours");
    assert_eq!(book.elements().last().map(|line| line.element), Some(None));
    people.clear();
    assert_eq!(ledger(&needs, &sessions, &people, day(20)).total(), Minutes::default());
}

#[test]
fn training_days_of_few_people_are_hidden() {
    use crate::programmes::element::ElementKind::{Lecture, Mentoring};
    let lived = |person: u128, year, kind, minutes| Lived {
        person: PersonId::new(Uuid::from_u128(person)),
        year,
        kind,
        minutes,
    };
    let mut rows: Vec<Lived> = (0..5).map(|person| lived(person, 2020, Lecture, 60)).collect();
    rows.push(lived(0, 2020, Lecture, 30));
    rows.extend((0..4).map(|person| lived(person, 2020, Mentoring, 60)));
    rows.push(lived(9, 2021, Lecture, 0));
    let lines = training_lines(rows, 5);
    assert_eq!(lines.len(), 2, "nobody lived anything in 2021");
    assert_eq!((lines[0].kind, lines[0].shown), (Lecture, Some((5, 330))));
    assert_eq!((lines[1].kind, lines[1].shown), (Mentoring, None));
}

/// Somebody: their group, when they began, when they left, and what is said of each session.
type Somebody = (usize, i64, Option<i64>, Vec<Option<(usize, u32)>>);

fn somebody() -> impl Strategy<Value = Somebody> {
    let marks = prop::collection::vec(prop::option::of((0..Status::ALL.len(), 1_u32..60)), 12);
    (0_usize..3, 0_i64..50, prop::option::of(50_i64..100), marks)
}

proptest! {
    /// Totals over people equal totals over sessions, and totals over elements, whoever came, left and was moved (N18).
    #[test]
    fn totals_over_people_equal_totals_over_sessions(
        crowd in prop::collection::vec(somebody(), 0..12),
        sessions in prop::collection::vec((1_u128..5, prop::option::of(1_u128..4), 0_i64..100, 0_usize..3), 0..12),
        now in 0_i64..100,
    ) {
        let sessions: Vec<Held> = sessions
            .iter()
            .enumerate()
            .map(|(index, (of, group_of, at, state))| {
                held(index as u128, *of, *group_of, *at, SessionState::ALL[*state])
            })
            .collect();
        let people: Vec<Taking> = crowd
            .iter()
            .enumerate()
            .map(|(index, (place, from, until, marks))| {
                let said: BTreeMap<SessionId, Said> = sessions
                    .iter()
                    .zip(marks)
                    .filter_map(|(session, mark)| {
                        let (status, minutes) = (*mark)?;
                        let status = Status::ALL[status];
                        let minutes = status.is_partly().then_some(minutes);
                        Some((session.id, Said::stored(status, minutes)?))
                    })
                    .collect();
                let member = member(&[*place as u128 + 1], &[(*from, *until)]);
                Taking { application: ApplicationId::new(Uuid::from_u128(index as u128)), member, said }
            })
            .collect();
        let book = ledger(&[need(1, 2, 60), need(2, 1, 90), need(3, 1, 30)], &sessions, &people, day(now));
        let mut over_sessions = Minutes::default();
        for session in &book.sessions {
            over_sessions.invited += session.minutes.invited;
            over_sessions.to_come += session.minutes.to_come;
            over_sessions.on_site += session.minutes.on_site;
            over_sessions.remote += session.minutes.remote;
            over_sessions.unmarked += session.minutes.unmarked;
        }
        prop_assert_eq!(book.total(), over_sessions);
        let over_elements: u32 = book.elements().iter().map(|line| line.minutes.attended()).sum();
        prop_assert_eq!(over_elements, book.total().attended());
        for person in &book.people {
            prop_assert!(person.total.to_come <= person.total.invited);
            let own: u32 = person.elements.iter().map(|line| line.minutes.invited).sum();
            prop_assert_eq!(own, person.total.invited);
        }
    }
}

proptest! {
    /// By planned mode, by delivered mode and by lived mode, the same hours are counted: no sum differs from the hours over
    /// people, and each published session stands in one line (N7, R46–R48).
    #[test]
    fn hours_by_planned_by_delivered_and_by_lived_mode_agree(
        crowd in prop::collection::vec(somebody(), 0..12),
        sessions in prop::collection::vec((1_u128..5, 0_i64..100, 0_usize..4, 0_usize..3), 0..12),
        now in 0_i64..100,
    ) {
        let held: Vec<Held> = sessions
            .iter()
            .enumerate()
            .map(|(index, (of, at, ..))| held(index as u128, *of, None, *at, SessionState::Published))
            .collect();
        let people: Vec<Taking> = crowd
            .iter()
            .enumerate()
            .map(|(index, (place, from, until, marks))| {
                let said = held.iter().zip(marks).filter_map(|(session, mark)| {
                    let (status, minutes) = (*mark)?;
                    let status = Status::ALL[status];
                    Some((session.id, Said::stored(status, status.is_partly().then_some(minutes))?))
                });
                let member = member(&[*place as u128 + 1], &[(*from, *until)]);
                Taking { application: ApplicationId::new(Uuid::from_u128(index as u128)), member, said: said.collect() }
            })
            .collect();
        let book = ledger(&[need(1, 2, 60)], &held, &people, day(now));
        let modes = |id: SessionId| {
            let index = held.iter().position(|session| session.id == id)?;
            let (_, _, planned, delivered) = sessions[index];
            Some((DeliveryMode::ALL.get(planned).copied(), DeliveryMode::ALL[delivered]))
        };
        let lines = by_mode(&book, modes);
        let sum = |of: fn(&Minutes) -> u32| lines.iter().map(|line| of(&line.minutes)).sum::<u32>();
        let total = book.total();
        prop_assert_eq!(sum(|minutes| minutes.on_site), total.on_site);
        prop_assert_eq!(sum(|minutes| minutes.remote), total.remote);
        prop_assert_eq!(sum(|minutes| minutes.invited), total.invited);
        prop_assert_eq!(lines.iter().map(|line| line.sessions as usize).sum::<usize>(), sessions.len());
        let mut keys: Vec<_> = lines.iter().map(|line| (line.planned, line.delivered)).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), lines.len(), "no two lines alike");
    }
}

proptest! {
    /// What is promised is what is designed, whatever is cancelled and held again; and as long as nobody plans more than the
    /// design, an hour that is cancelled is to be held until it is: together with what people are invited to nothing falls.
    #[test]
    fn promised_hours_do_not_fall_with_a_cancellation(
        sessions in prop::collection::vec((1_u128..4, 0_usize..3), 0..9),
        now in 0_i64..100,
    ) {
        use SessionState::{Cancelled, Published};
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let mut all = 0_u128;
        for (of, fate) in &sessions {
            let one = held(all, *of, None, 10, Published);
            before.push(one);
            let cancelled = Held { sitting: Sitting { state: Cancelled, ..one.sitting }, ..one };
            match fate {
                0 => after.push(one),
                1 => after.push(cancelled),
                _ => {
                    after.push(Held { held_again: true, ..cancelled });
                    after.push(held(1_000 + all, *of, None, 20, Published));
                }
            }
            all += 1;
        }
        let times = |of: u128| u32::try_from(sessions.iter().filter(|one| one.0 == of).count()).unwrap();
        let needs: Vec<Need> =
            (1..4).filter(|of| times(*of) > 0).map(|of| need(of, times(of), 60)).collect();
        let people = [taking(1, member(&[1], &[(0, None)]), &[])];
        let (was, is) = (ledger(&needs, &before, &people, day(now)), ledger(&needs, &after, &people, day(now)));
        let designed: u32 = needs.iter().filter_map(Need::minutes).sum();
        prop_assert_eq!(was.people[0].promised(), designed);
        prop_assert_eq!(is.people[0].promised(), designed);
        prop_assert_eq!(was.people[0].total.invited, designed);
        prop_assert_eq!(is.people[0].total.invited + is.people[0].to_be_held(), designed);
        let summed: u32 = is.elements().iter().map(|line| line.to_be_held).sum();
        prop_assert_eq!(summed, is.people[0].to_be_held());
    }
}
