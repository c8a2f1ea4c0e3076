//! Planning again around what is there.

use jiff::civil::date;
use proptest::prelude::*;

use super::generated::schedules;
use super::proposed;
use crate::schedule::fixtures::autumn;
use crate::schedule::{Busy, Schedule, Standing, check, propose};

#[test]
fn nothing_moves_without_need_and_little_with_it() {
    let (_, first) = proposed(autumn(2, 12, 6));
    let mut input = autumn(2, 12, 6);
    for task in &mut input.tasks {
        task.standing = Standing::Kept(first.placed[&task.id]);
    }
    let (_, again) = proposed(input.clone());
    assert_eq!(again.placed, first.placed);
    assert!(again.moved.is_empty() && again.fewest);

    // A facilitator is away for the rest of the autumn.
    let away = Busy::parse(date(2020, 10, 1).at(0, 0, 0, 0), date(2021, 1, 1).at(0, 0, 0, 0));
    let ill = first.placed.values().find(|its| its.date > date(2020, 10, 1)).and_then(|its| its.facilitator);
    for its in &mut input.facilitators {
        if Some(its.person) == ill {
            its.busy.push(away.unwrap());
        }
    }
    let must =
        first.placed.values().filter(|its| its.facilitator == ill && its.date >= date(2020, 10, 1)).count();
    assert!(must > 0);
    let (_, mended) = proposed(input);
    assert!(mended.unplaced.is_empty());
    assert_eq!((mended.moved.len(), mended.fewest), (must, true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Of more tasks than can be tried out: fixed ones stay, and whatever is kept and not told as moved stays, too.
    #[test]
    fn what_is_fixed_never_moves(input in schedules(9)) {
        let schedule = Schedule::parse(input).unwrap();
        let proposal = propose(&schedule);
        prop_assert_eq!(check(&schedule, &proposal.placed), vec![]);
        for task in &schedule.input().tasks {
            match task.standing {
                Standing::Fixed(_) => prop_assert!(!proposal.placed.contains_key(&task.id)),
                Standing::Kept(placement) if !proposal.moved.contains(&task.id) => {
                    prop_assert_eq!(proposal.placed.get(&task.id), Some(&placement));
                }
                Standing::Kept(placement) => prop_assert_ne!(proposal.placed.get(&task.id), Some(&placement)),
                Standing::Free => prop_assert!(!proposal.moved.contains(&task.id)),
            }
        }
        let told = proposal.placed.len() + proposal.unplaced.len();
        let fixed = schedule.input().tasks.iter().filter(|its| matches!(its.standing, Standing::Fixed(_))).count();
        prop_assert_eq!(told + fixed, schedule.input().tasks.len());
    }

    #[test]
    fn the_same_input_gives_the_same_proposal_in_any_order(input in schedules(7), at in any::<prop::sample::Index>()) {
        let mut turned = input.clone();
        turned.tasks.rotate_left(at.index(input.tasks.len()));
        turned.tasks.reverse();
        turned.groups.reverse();
        turned.attendees.reverse();
        turned.facilitators.reverse();
        turned.rooms.reverse();
        turned.orders.reverse();
        for task in &mut turned.tasks {
            task.facilitators.reverse();
        }
        let one = propose(&Schedule::parse(input).unwrap());
        prop_assert_eq!(one, propose(&Schedule::parse(turned).unwrap()));
    }
}
